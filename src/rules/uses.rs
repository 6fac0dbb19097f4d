//! Where a draft uses nouns: one pass for a rule that asks it of many sources.

use super::passage::singular;
use super::{Context, Reach};
use crate::annotations::word::fold;
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// The first letters and the lengths of some words. Few words of a draft begin like one of a few and are as long, and to fold
/// a word takes longer than to see that.
pub(super) struct Shapes {
    /// For each letter a bit for each length in bytes, the last for all that are longer.
    lengths: [u64; 128],
}

impl Shapes {
    /// Those of words in small letters, which may be written with so many more bytes at their end.
    pub(super) fn of<'a>(words: impl Iterator<Item = &'a str>, longer: usize) -> Self {
        let mut lengths = [0; 128];
        for word in words {
            for length in word.len()..=word.len() + longer {
                if let Some(lengths) = first_letter(word).and_then(|letter| lengths.get_mut(letter)) {
                    *lengths |= bit(length);
                }
            }
        }
        Self { lengths }
    }

    /// Whether a word may be one of them, in whatever letters.
    pub(super) fn may_have(&self, word: &str) -> bool {
        let lengths = first_letter(word).and_then(|letter| self.lengths.get(letter));
        lengths.is_none_or(|lengths| lengths & bit(word.len()) != 0)
    }
}

fn first_letter(word: &str) -> Option<usize> {
    word.bytes().next().map(|letter| usize::from(letter.to_ascii_lowercase()))
}

fn bit(length: usize) -> u64 {
    1 << length.min(63)
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
        let asked: BTreeSet<String> = nouns.collect();
        let shapes = Shapes::of(asked.iter().map(String::as_str), "s’s".len());
        let noted = context.noted_for(&asked, "uses", Reach::Block, |block| {
            let tokens = context.annotations.tokens_in(block).iter();
            let tokens = tokens.filter(|token| shapes.may_have(token.span.of(&context.document.prose)));
            let uses = tokens.filter_map(|token| {
                let word = fold(token.span.of(&context.document.prose));
                let word = word.strip_suffix("’s").or(word.strip_suffix("'s")).unwrap_or(&word);
                let noun = asked.get(singular(word))?;
                Some((token.span, (noun.clone(), noun != word)))
            });
            uses.collect()
        });
        let mut uses: FxHashMap<String, Numbers> = FxHashMap::default();
        for (span, (noun, is_plural)) in noted.iter() {
            let numbers = uses.entry(noun.clone()).or_default();
            if *is_plural { &mut numbers.plural } else { &mut numbers.singular }.push(span);
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
