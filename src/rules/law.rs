//! What tells in a sentence that it speaks of the law: charges, trials, verdicts.

use super::Context;
use crate::lexicon::{Entry, Phrases};
use crate::text::Span;
use std::sync::LazyLock;

static WORDS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/trial_words.txt")));

/// The words and phrases of the law in a span, in order, each with its line.
pub(super) fn words<'a>(
    context: &Context<'a>,
    span: Span,
) -> impl Iterator<Item = (Span, &'static Entry)> + use<'a> {
    WORDS.find(&context.document.prose, span)
}

/// Whether a span has a word of the law of that kind.
pub(super) fn has(context: &Context<'_>, span: Span, kind: &str) -> bool {
    words(context, span).any(|(_, entry)| is(entry, kind))
}

/// Whether a line is of that kind, among others.
pub(super) fn is(entry: &Entry, kind: &str) -> bool {
    entry.values(1).any(|value| value == kind)
}
