//! Where a draft uses nouns: one pass for a rule that asks it of many sources.

use super::Context;
use super::passage::singular;
use crate::annotations::word::fold;
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// The first letters of some words. Few words of a draft begin like one of a few, and to fold a word takes longer than to
/// see that.
pub(super) struct Beginnings(FxHashSet<u8>);

impl Beginnings {
    /// Those of words in small letters.
    pub(super) fn of<'a>(words: impl Iterator<Item = &'a String>) -> Self {
        Self(words.filter_map(|word| word.bytes().next()).collect())
    }

    /// Whether a word may be one of them, in whatever letters.
    pub(super) fn may_be_of(&self, word: &str) -> bool {
        let letter = word.bytes().next().filter(u8::is_ascii);
        letter.is_none_or(|letter| self.0.contains(&letter.to_ascii_lowercase()))
    }
}

/// The uses of some nouns of a draft, by their singular in small letters, possessive endings left out.
pub(super) struct Uses(FxHashMap<String, Numbers>);

/// The uses of one noun, each row in order.
#[derive(Default)]
struct Numbers {
    singular: Vec<Span>,
    plural: Vec<Span>,
}

impl Uses {
    /// The uses of those nouns, given in the singular.
    pub(super) fn of(context: &Context<'_>, nouns: impl Iterator<Item = String>) -> Self {
        let mut uses: FxHashMap<String, Numbers> = nouns.map(|noun| (noun, Numbers::default())).collect();
        let beginnings = Beginnings::of(uses.keys());
        for token in &context.annotations.text.tokens {
            let word = token.span.of(&context.document.prose);
            if !beginnings.may_be_of(word) {
                continue;
            }
            let word = fold(word);
            let word = word.strip_suffix("’s").or(word.strip_suffix("'s")).unwrap_or(&word);
            let noun = singular(word);
            if let Some(numbers) = uses.get_mut(noun) {
                if noun == word { &mut numbers.singular } else { &mut numbers.plural }.push(token.span);
            }
        }
        Self(uses)
    }

    /// The uses of a noun in one number before an offset, in order.
    pub(super) fn before(&self, noun: &str, plural: bool, offset: usize) -> &[Span] {
        let Some(numbers) = self.0.get(noun) else { return &[] };
        let uses = if plural { &numbers.plural } else { &numbers.singular };
        uses.get(..uses.partition_point(|span| span.start < offset)).unwrap_or_default()
    }
}
