//! Spans, edits and the two maps between offsets: to lines and columns, and from prose to source.

pub mod line_index;
pub mod offsets;
pub mod source_map;
pub mod visible;

pub use line_index::{Encoding, LineIndex, Position};
pub use offsets::Offsets;
pub use source_map::{SourceMap, SourceMapBuilder};

use std::ops::Range;

/// Words as they begin a sentence.
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A half-open range of byte offsets, `start..end`, always on character boundaries of its text.
///
/// Most spans point into a document's *prose* (see [`crate::document::Document`]); those in a
/// [`crate::finding::Finding`] point into its *source*. `Context` in `crate::rules` is the one place
/// where the former become the latter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset just behind the last byte.
    pub end: usize,
}

impl Span {
    /// The span `start..end`; an `end` before `start` gives the empty span at `start`.
    pub const fn new(start: usize, end: usize) -> Self {
        let end = if end < start { start } else { end };
        Self { start, end }
    }

    /// The span without width at `offset`.
    pub const fn at(offset: usize) -> Self {
        Self { start: offset, end: offset }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `offset` lies in it (`end` does not).
    pub const fn contains(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether every byte of `other` lies in it.
    pub const fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether they share at least one byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same span where the text around it, which stood at the offset `from`, stands at `to`.
    pub const fn moved(self, from: usize, to: usize) -> Span {
        Span { start: (self.start + to).saturating_sub(from), end: (self.end + to).saturating_sub(from) }
    }

    /// The part of `text` it covers; empty where it does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// The same as a standard range.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A replacement of one span of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// What is replaced, in the offsets of the text that is edited.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

impl Edit {
    /// The same edit of `text` without what stays at its ends: an editor may send a whole text for one letter.
    pub fn trimmed(mut self, text: &str) -> Self {
        let same = |pair: &(char, char)| pair.0 == pair.1;
        let length = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
            pairs.take_while(same).map(|pair| pair.0.len_utf8()).sum()
        };
        let old = self.span.of(text);
        let start = length(&mut old.chars().zip(self.text.chars()));
        self.span.start += start;
        self.text.drain(..start);
        let old = self.span.of(text);
        let end = length(&mut old.chars().rev().zip(self.text.chars().rev()));
        self.span.end -= end;
        self.text.truncate(self.text.len() - end);
        self
    }
}

/// Applies `edits` to `text`: sorted by start; one that overlaps an earlier one is left out.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in sorted {
        if edit.span.start < done {
            continue;
        }
        out.push_str(Span::new(done, edit.span.start).of(text));
        out.push_str(&edit.text);
        done = edit.span.end;
    }
    out.push_str(Span::new(done, text.len()).of(text));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_trimmed_edit_makes_the_same_text_and_touches_no_more(
            before in "[aé😀\n]{0,6}", old in "[aé😀\n]{0,8}", behind in "[aé😀\n]{0,6}", new in "[aé😀\n]{0,8}",
        ) {
            let text = format!("{before}{old}{behind}");
            let span = Span::new(before.len(), before.len() + old.len());
            let edit = Edit { span, text: new };
            let trimmed = edit.clone().trimmed(&text);
            prop_assert!(span.covers(trimmed.span));
            prop_assert_eq!(apply(&text, std::slice::from_ref(&trimmed)), apply(&text, &[edit]));
            let first = |text: &str| text.chars().next();
            let old = trimmed.span.of(&text);
            prop_assert!(first(old).is_none() || first(old) != first(&trimmed.text));
        }
    }

    #[test]
    fn edits_apply_in_order_and_an_overlap_is_left_out() {
        let edit = |start, end, text: &str| Edit { span: Span::new(start, end), text: text.into() };
        let edits = [edit(4, 8, "York"), edit(0, 3, "new"), edit(5, 9, "?")];
        assert_eq!(apply("New Yotk Times", &edits), "new York Times");
    }

    #[test]
    fn spans_are_half_open() {
        let span = Span::new(2, 5);
        assert!(span.contains(2) && !span.contains(5));
        assert!(!span.overlaps(Span::new(5, 6)) && span.overlaps(Span::new(4, 6)));
        assert_eq!(Span::new(5, 2), Span::at(5));
    }
}
