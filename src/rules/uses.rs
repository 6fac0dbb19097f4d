//! Where a draft uses nouns: one pass for a rule that asks it of many sources.

use super::Context;
use super::passage::singular;
use crate::annotations::word::fold;
use crate::text::Span;
use rustc_hash::FxHashMap;

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
        let tokens = if uses.is_empty() { &[][..] } else { &context.annotations.text.tokens };
        for token in tokens {
            let word = fold(token.span.of(&context.document.prose));
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
