//! Marks that stand in pairs around words, as `*so*`, found in time linear in the text.

use crate::text::Span;
use std::collections::HashMap;

/// The pairs of one block of text.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// Where each closing mark stands, with its length, and what is printed there.
    closings: HashMap<usize, (usize, &'static str)>,
    /// For each mark up to where none closes.
    none_before: HashMap<&'static str, usize>,
}

impl Pairs {
    /// Where `close` stands in `rest`, the first that `fits`. What was looked for in vain is not looked for again.
    pub(super) fn find(
        &mut self,
        source: &str,
        rest: Span,
        close: &'static str,
        fits: impl Fn(&str, &str) -> bool,
    ) -> Option<usize> {
        if self.none_before.get(close).is_some_and(|end| rest.start < *end) {
            return None;
        }
        let text = rest.of(source);
        let found = text.match_indices(close).map(|(at, _)| at).find(|at| {
            let (before, behind) =
                (text.get(..*at).unwrap_or(""), text.get(at + close.len()..).unwrap_or(""));
            *at > 0 && fits(before, behind)
        });
        if found.is_none() {
            self.none_before.insert(close, rest.end);
        }
        found.map(|at| rest.start + at)
    }

    /// Notes that a mark of that length closes at an offset of the source, and what is printed for it.
    pub(super) fn close_at(&mut self, offset: usize, length: usize, printed: &'static str) {
        self.closings.insert(offset, (length, printed));
    }

    /// The closing mark at an offset: its length and what is printed for it.
    pub(super) fn closing(&self, offset: usize) -> Option<(usize, &'static str)> {
        self.closings.get(&offset).copied()
    }
}

/// Whether a letter, digit or underscore stands at the end of a text.
pub(super) fn ends_with_word(text: &str) -> bool {
    text.chars().next_back().is_some_and(is_of_word)
}

/// Whether a letter, digit or underscore stands at the start of a text.
pub(super) fn starts_with_word(text: &str) -> bool {
    text.chars().next().is_some_and(is_of_word)
}

fn is_of_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}
