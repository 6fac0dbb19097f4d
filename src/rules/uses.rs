//! Where a draft uses nouns: one pass for a rule that asks it of many sources.

use super::Context;
use super::passage::singular;
use crate::annotations::word::fold;
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};

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
        let first_letter = |word: &str| word.bytes().next().filter(u8::is_ascii);
        let first_letters: FxHashSet<u8> = uses.keys().filter_map(|noun| first_letter(noun)).collect();
        for token in &context.annotations.text.tokens {
            let word = token.span.of(&context.document.prose);
            // Few words begin like one of the nouns, and to fold one takes longer than to see that.
            let letter = first_letter(word).map(|letter| letter.to_ascii_lowercase());
            if letter.is_some_and(|letter| !first_letters.contains(&letter)) {
                continue;
            }
            let word = fold(word);
            let word = word.trim_end_matches("’s").trim_end_matches("'s");
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
