//! From prose to source: which bytes of the draft's file a span of its prose came from.
//!
//! Prose is built from left to right out of *pieces*. A verbatim piece has the same bytes in both
//! texts; any other piece (an entity, a joined line end, a place-holder for code) is atomic: a span
//! that touches it takes the whole of it.

use super::Span;
use std::hash::{Hash, Hasher};

/// The map of one document.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SourceMap {
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Piece {
    prose: Span,
    source: Span,
    verbatim: bool,
}

impl SourceMap {
    /// The source span of a prose span: from the source of its first byte to that of its last.
    /// Markup between the two is inside it, markup around it is not. An empty span maps to the place
    /// before the byte that follows it, or behind the last byte at the end of a piece.
    pub fn to_source(&self, prose: Span) -> Span {
        if prose.is_empty() {
            return Span::at(self.source_of(prose.start));
        }
        let start = self.source_of(prose.start);
        let end = self.piece_of(prose.end - 1).map_or(start, |piece| {
            if piece.verbatim {
                piece.source.start + (prose.end - piece.prose.start)
            } else {
                piece.source.end
            }
        });
        Span::new(start, end)
    }

    /// The source span of a prose span where both hold the same bytes, so that an edit of the one can
    /// be made in the other; `None` where markup, an entity or a line end lies inside. An empty span has no
    /// bytes: what is put there belongs to one side, which [`Self::before`] and [`Self::behind`] ask for.
    pub fn to_verbatim(&self, prose: Span) -> Option<Span> {
        if prose.is_empty() {
            return None;
        }
        let source = self.to_source(prose);
        let mut covered = 0;
        let first = self.pieces.partition_point(|piece| piece.prose.end <= prose.start);
        for piece in self.pieces[first..].iter().take_while(|piece| piece.prose.start < prose.end) {
            if !piece.verbatim {
                return None;
            }
            covered += piece.prose.end.min(prose.end) - piece.prose.start.max(prose.start);
        }
        (covered == prose.len() && source.len() == prose.len()).then_some(source)
    }

    /// Whether nothing of the source is left out within a span of the prose: an edit of the whole of it loses no markup.
    pub fn is_unbroken(&self, prose: Span) -> bool {
        let first = self.pieces.partition_point(|piece| piece.prose.end <= prose.start);
        let within = self.pieces.get(first..).unwrap_or_default();
        let within = within.iter().take_while(|piece| piece.prose.start < prose.end);
        let follows = |end: Option<usize>, piece: &Piece| end.is_none_or(|end| end == piece.source.start);
        let mut end = None;
        within.into_iter().all(|piece| follows(end.replace(piece.source.end), piece))
    }

    /// The place in the source right before the byte of the prose at an offset; the end behind the last one.
    pub fn before(&self, prose: usize) -> usize {
        self.source_of(prose)
    }

    /// The place in the source right behind the byte of the prose that ends at an offset; the start before the
    /// first one. Markup between the two bytes, or the end of a block, comes behind it.
    pub fn behind(&self, prose: usize) -> usize {
        match prose.checked_sub(1) {
            Some(last) => self.to_source(Span::new(last, prose)).end,
            None => self.source_of(0),
        }
    }

    /// The prose offset for a source offset: exact inside a verbatim piece, the start of an atomic
    /// one, and `None` in markup or outside all prose.
    pub fn to_prose(&self, source: usize) -> Option<usize> {
        let at = self.pieces.partition_point(|piece| piece.source.end <= source);
        let piece = self.pieces.get(at).filter(|piece| piece.source.contains(source))?;
        Some(if piece.verbatim {
            piece.prose.start + (source - piece.source.start)
        } else {
            piece.prose.start
        })
    }

    /// Takes into `hasher` how a span of the prose lies in the source, of which `start` is the beginning: two spans of the
    /// same text with one hash are led to the same places, counted from there.
    pub fn hash_within(&self, prose: Span, start: usize, hasher: &mut impl Hasher) {
        let first = self.pieces.partition_point(|piece| piece.prose.end <= prose.start);
        let pieces = self.pieces.iter().skip(first).take_while(|piece| piece.prose.start < prose.end);
        for piece in pieces {
            let in_prose = piece.prose.start.wrapping_sub(prose.start);
            let in_source = piece.source.start.wrapping_sub(start);
            (in_prose, in_source, piece.prose.len(), piece.source.len(), piece.verbatim).hash(hasher);
        }
    }

    fn piece_of(&self, prose: usize) -> Option<&Piece> {
        let at = self.pieces.partition_point(|piece| piece.prose.end <= prose);
        self.pieces.get(at)
    }

    fn source_of(&self, prose: usize) -> usize {
        match self.piece_of(prose) {
            Some(piece) if piece.verbatim && piece.prose.contains(prose) => {
                piece.source.start + (prose - piece.prose.start)
            }
            Some(piece) => piece.source.start,
            None => self.pieces.last().map_or(0, |piece| piece.source.end),
        }
    }
}

/// Builds a document's prose and its map side by side. Pieces must come in the order of the source.
#[derive(Debug, Default)]
pub struct SourceMapBuilder {
    prose: String,
    map: SourceMap,
}

impl SourceMapBuilder {
    /// Length of the prose so far: where the next piece will start.
    pub fn offset(&self) -> usize {
        self.prose.len()
    }

    /// The prose so far.
    pub fn prose(&self) -> &str {
        &self.prose
    }

    /// Adds `span` of `source` as it stands.
    pub fn verbatim(&mut self, source: &str, span: Span) {
        if span.is_empty() {
            return;
        }
        let start = self.prose.len();
        self.prose.push_str(span.of(source));
        if let Some(last) = self.map.pieces.last_mut()
            && last.verbatim
            && last.source.end == span.start
        {
            last.source.end = span.end;
            last.prose.end = self.prose.len();
            return;
        }
        let prose = Span::new(start, self.prose.len());
        self.map.pieces.push(Piece { prose, source: span, verbatim: true });
    }

    /// Adds `text` in the place of `span` of the source: an entity's character, the space for a joined
    /// line end, U+FFFC for a passage that is no prose. An empty `text` adds nothing.
    pub fn replaced(&mut self, text: &str, span: Span) {
        if text.is_empty() {
            return;
        }
        let start = self.prose.len();
        self.prose.push_str(text);
        let prose = Span::new(start, self.prose.len());
        self.map.pieces.push(Piece { prose, source: span, verbatim: false });
    }

    /// The finished prose and its map.
    pub fn finish(self) -> (String, SourceMap) {
        (self.prose, self.map)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `the **New** Yotk &amp; co` with the emphasis and the entity resolved.
    fn sample() -> (&'static str, String, SourceMap) {
        let source = "the **New** Yotk &amp; co";
        let mut builder = SourceMapBuilder::default();
        builder.verbatim(source, Span::new(0, 4));
        builder.verbatim(source, Span::new(6, 9));
        builder.verbatim(source, Span::new(11, 17));
        builder.replaced("&", Span::new(17, 22));
        builder.verbatim(source, Span::new(22, 25));
        let (prose, map) = builder.finish();
        (source, prose, map)
    }

    #[test]
    fn spans_of_prose_find_their_source() {
        let (source, prose, map) = sample();
        assert_eq!(prose, "the New Yotk & co");
        let place = |text: &str| {
            let start = prose.find(text).unwrap();
            Span::new(start, start + text.len())
        };
        assert_eq!(map.to_source(place("New")).of(source), "New");
        assert_eq!(map.to_source(place("New Yotk")).of(source), "New** Yotk");
        assert_eq!(map.to_source(place("& co")).of(source), "&amp; co");
        assert_eq!(map.to_verbatim(place("Yotk")).map(|span| span.of(source)), Some("Yotk"));
        assert_eq!(map.to_verbatim(place("New Yotk")), None);
        assert_eq!(map.to_verbatim(place("& co")), None);
        assert!(map.is_unbroken(place("Yotk & co")) && !map.is_unbroken(place("New Yotk")));
    }

    #[test]
    fn a_place_between_two_bytes_has_two_sides() {
        let (source, prose, map) = sample();
        let behind_new = prose.find(" Yotk").unwrap();
        assert_eq!(&source[..map.behind(behind_new)], "the **New");
        assert_eq!(&source[..map.before(behind_new)], "the **New**");
        assert_eq!((map.behind(0), map.before(0)), (0, 0));
        assert_eq!(map.behind(prose.len()), source.len());
        assert_eq!(map.before(prose.len()), source.len());
    }

    #[test]
    fn source_offsets_find_their_prose() {
        let (source, prose, map) = sample();
        let yotk = source.find("Yotk").unwrap();
        assert_eq!(map.to_prose(yotk), prose.find("Yotk"));
        assert_eq!(map.to_prose(source.find("**").unwrap()), None);
        assert_eq!(map.to_prose(source.find("amp;").unwrap()), prose.find('&'));
    }
}
