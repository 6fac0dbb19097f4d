//! Between the protocol's values and ours. Lines and columns exist here and in the renderers only.

use crate::finding::Level;
use crate::pages;
use crate::text::{self, Edit, Encoding, LineIndex, Span};
use tower_lsp::ls_types::{
    DiagnosticSeverity, Position, PositionEncodingKind, Range, TextDocumentContentChangeEvent, Uri,
};

/// The first of the offered encodings that we know, since clients offer the cheapest for them first; `unsaid` where
/// there is none.
pub fn encoding(offered: Option<&[PositionEncodingKind]>, unsaid: Encoding) -> Encoding {
    let known = |kind: &PositionEncodingKind| kind.as_str().parse().ok();
    offered.unwrap_or_default().iter().find_map(known).unwrap_or(unsaid)
}

/// The protocol's name of an encoding.
pub fn encoding_kind(encoding: Encoding) -> PositionEncodingKind {
    match encoding {
        Encoding::Utf8 => PositionEncodingKind::UTF8,
        Encoding::Utf16 => PositionEncodingKind::UTF16,
        Encoding::Utf32 => PositionEncodingKind::UTF32,
    }
}

/// A text with what is needed to find one's way in it.
#[derive(Clone, Copy, Debug)]
pub struct Lines<'a> {
    /// The text.
    pub text: &'a str,
    /// Its lines.
    pub index: &'a LineIndex,
    /// The unit of columns.
    pub encoding: Encoding,
}

impl Lines<'_> {
    /// The range of a span.
    pub fn range(&self, span: Span) -> Range {
        Range { start: self.position(span.start), end: self.position(span.end) }
    }

    /// The position of a byte offset.
    pub fn position(&self, offset: usize) -> Position {
        let position = self.index.position(self.text, offset, self.encoding);
        Position { line: clamp(position.line), character: clamp(position.column) }
    }

    /// The byte offset of a position; one outside the text counts as the nearest place inside.
    pub fn offset(&self, position: Position) -> usize {
        let column = position.character as usize;
        let position = text::Position { line: position.line as usize, column };
        self.index.offset(self.text, position, self.encoding)
    }

    /// The span of a range; one that ends before it starts is turned round.
    pub fn span(&self, range: Range) -> Span {
        let (start, end) = (self.offset(range.start), self.offset(range.end));
        Span::new(start.min(end), start.max(end))
    }

    /// A change as an edit; one without a range replaces the whole text.
    pub fn edit(&self, change: TextDocumentContentChangeEvent) -> Edit {
        let whole = Span::new(0, self.text.len());
        Edit { span: change.range.map_or(whole, |range| self.span(range)), text: change.text }
    }
}

/// The address of a rule's page; `None` for a rule that has none.
pub fn page(rule: &str) -> Option<Uri> {
    Uri::from_file_path(pages::file(rule)?)
}

/// The severity with which a level is shown.
pub fn severity(level: Level) -> DiagnosticSeverity {
    match level {
        Level::Error => DiagnosticSeverity::ERROR,
        Level::Warning => DiagnosticSeverity::WARNING,
        Level::Info => DiagnosticSeverity::INFORMATION,
        Level::Hint | Level::Off => DiagnosticSeverity::HINT,
    }
}

fn clamp(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clients_first_known_encoding_is_taken() {
        let kinds = |names: &[&'static str]| names.iter().map(|name| (*name).into()).collect::<Vec<_>>();
        assert_eq!(encoding(Some(&kinds(&["utf-7", "utf-32", "utf-8"])), Encoding::Utf16), Encoding::Utf32);
        assert_eq!(encoding(Some(&kinds(&["utf-8", "utf-16"])), Encoding::Utf32), Encoding::Utf8);
        assert_eq!(encoding(Some(&kinds(&["utf-7"])), Encoding::Utf16), Encoding::Utf16);
        assert_eq!(encoding(None, Encoding::Utf8), Encoding::Utf8);
    }

    #[test]
    fn ranges_outside_and_turned_round_are_mended() {
        let text = "one\ntwo";
        let index = LineIndex::new(text);
        let lines = Lines { text, index: &index, encoding: Encoding::Utf16 };
        let range = |a, b, c, d| Range { start: Position::new(a, b), end: Position::new(c, d) };
        assert_eq!(lines.span(range(1, 2, 0, 1)), Span::new(1, 6));
        assert_eq!(lines.span(range(7, 0, 9, 9)), Span::at(7));
        assert_eq!(lines.span(range(0, u32::MAX, u32::MAX, 0)), Span::new(3, 7));
    }
}
