//! What tells in a sentence that it speaks of the law: charges, trials, verdicts.

use super::{Context, passage};
use crate::annotations::Claim;
use crate::annotations::word::denies;
use crate::lexicon::{Entry, Phrases};
use crate::sentence::Sentence;
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

/// Whether a court has said whose deed it was that a claim tells of: its sentence says so, or one beside it in its paragraph. A
/// sentence behind a conviction tells what it was for, and one before it, too: "Lang robbed four banks. He was convicted in May".
pub(super) fn is_settled(context: &Context<'_>, claim: &Claim) -> bool {
    let sentences = context.annotations.sentences();
    let Some(sentence) = sentences.get(claim.sentence) else { return false };
    let beside = |index: usize| sentences.get(index).filter(|other| other.block == sentence.block);
    let before = claim.sentence.checked_sub(1).and_then(beside);
    has(context, sentence.span, "settled")
        || before.is_some_and(|before| has(context, before.span, "settled"))
        || beside(claim.sentence + 1).is_some_and(|next| tells_verdict(context, sentence, next))
}

/// How many words before a verdict may deny it or leave it open: "has | not been | convicted", "if | convicted".
const DENIAL: usize = 3;

/// Whether a sentence goes on with the same person, and with how it ended for them.
fn tells_verdict(context: &Context<'_>, sentence: &Sentence, next: &Sentence) -> bool {
    let opens = context.document.prose_of(next.span);
    let is_pronoun = ["He ", "She ", "They "].iter().any(|pronoun| opens.starts_with(pronoun));
    let deed = context.document.prose_of(sentence.span);
    let is_same = passage::names_in(context, next).next().is_some_and(|name| {
        let last = context.document.prose_of(name.span).rsplit(' ').next();
        name.span.start == next.span.start && last.is_some_and(|last| deed.contains(last))
    });
    let is_open = |word: &str| denies(word) || matches!(word, "if" | "be" | "when" | "until");
    let mut verdicts = words(context, next.span).filter(|(_, entry)| is(entry, "settled"));
    (is_pronoun || is_same)
        && verdicts.any(|(verdict, _)| {
            let before = passage::words(context, Span::new(next.span.start, verdict.start));
            !before.iter().rev().take(DENIAL).any(|word| is_open(word))
        })
}
