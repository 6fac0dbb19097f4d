//! Where a draft uses each noun: one pass for a rule that asks it of many sources.

use super::Context;
use super::passage::singular;
use crate::text::Span;
use std::collections::HashMap;

/// The uses of all words of a draft, by their singular in small letters, possessive endings left out.
pub(super) struct Uses(HashMap<String, Numbers>);

/// The uses of one noun, each row in order.
#[derive(Default)]
struct Numbers {
    singular: Vec<Span>,
    plural: Vec<Span>,
}

impl Uses {
    /// The uses of a draft's words.
    pub(super) fn of(context: &Context<'_>) -> Self {
        let mut uses: HashMap<String, Numbers> = HashMap::new();
        for token in &context.annotations.text.tokens {
            let word = token.span.of(&context.document.prose).to_lowercase();
            let word = word.trim_end_matches("’s").trim_end_matches("'s");
            let noun = singular(word);
            let numbers = uses.entry(noun.to_owned()).or_default();
            if noun == word { &mut numbers.singular } else { &mut numbers.plural }.push(token.span);
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
