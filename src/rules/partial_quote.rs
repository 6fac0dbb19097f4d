//! Plain words in quotation marks inside a paraphrase.

use super::{Context, Family, Question, Reach, Rule};
use super::{fragments, passage};
use crate::annotations::word::fold;
use crate::annotations::{Quotation, SourceClass};
use crate::finding::{Finding, Level};
use crate::lexicon::Terms;
use crate::sentence::{Token, TokenKind};
use crate::spelling::Dictionary;
use crate::text::Span;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "partial-quote",
    summary: "A few plain words in quotation marks inside a paraphrase",
    page: include_str!("partial_quote.md"),
    family: Family::Quotes,
    level: Level::Hint,
    core: false,
    question: Question::Other,
    reach: Reach::Nearby,
    check,
};

/// Words with a verdict or an accusation in them: their marks say whose they are.
static CHARGED: LazyLock<Terms> = LazyLock::new(|| Terms::parse(include_str!("../lexicon/claim_words.txt")));

/// The rarest band of words that anybody might have used.
const PLAIN: u8 = 3;

/// Words that only the speaker can say, so that they need their marks.
const FIRST_PERSON: &[&str] = &["i", "me", "my", "myself", "we", "us", "our", "ours", "ourselves"];

/// How many words a fragment has.
const LENGTHS: RangeInclusive<usize> = 2..=6;

/// So many fragments in a hundred words of a paragraph are too many.
const MOST_IN_A_HUNDRED: usize = 3;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let fragments = fragments(context);
    let paragraphs = fragments.chunk_by(|one, other| one.block == other.block);
    paragraphs.filter_map(|fragments| report(context, fragments)).collect()
}

/// The finding about a paragraph's fragments, where they are many for its length.
fn report(context: &Context<'_>, fragments: &[&Quotation]) -> Option<Finding> {
    let (first, others) = fragments.split_first()?;
    let block = context.document.blocks.get(first.block)?;
    let words = passage::tokens_in(context, block.span);
    let words = words.iter().filter(|token| token.kind != TokenKind::Punctuation).count();
    if fragments.len() * 100 < words * MOST_IN_A_HUNDRED {
        return None;
    }
    let message = "Must readers know that these words are the speaker’s own? If not, take the marks off; if so, quote the whole thought.";
    let fix = fragments::without_marks(context, fragments);
    let finding = context.finding(first.span, message).with_fix(fix);
    let related = others.iter().map(|other| context.related(other.span, "This is a fragment, too."));
    Some(related.fold(finding, Finding::with_related))
}

/// The fragments of plain words in what somebody is said to have said, in order.
fn fragments<'a>(context: &Context<'a>) -> Vec<&'a Quotation> {
    let quotations = &context.annotations.quotations;
    let mut found = BTreeSet::new();
    for attribution in context.annotations.explicit().filter(|attribution| passage::is_said(attribution)) {
        if matches!(attribution.class(), SourceClass::None | SourceClass::Document) {
            continue;
        }
        for content in &attribution.content {
            let first = quotations.partition_point(|quotation| quotation.span.start < content.start);
            let within = quotations.get(first..).unwrap_or_default().iter().enumerate();
            let within = within.take_while(|(_, quotation)| quotation.span.start < content.end);
            let parts = within.filter(|(_, quotation)| is_part(context, quotation, *content));
            found.extend(parts.map(|(at, _)| first + at));
        }
    }
    let found = found.into_iter().filter_map(|at| quotations.get(at));
    let plain = found.filter_map(|quotation| Some((quotation, plain_fragment(context, quotation)?)));
    let plain = fragments::without_words_spoken_of(context, plain);
    plain.into_iter().map(|(quotation, _)| quotation).collect()
}

/// Whether a quotation lies in `content`, with words beside it.
fn is_part(context: &Context<'_>, quotation: &Quotation, content: Span) -> bool {
    let beside = |token: &Token| token.kind == TokenKind::Word && !quotation.span.covers(token.span);
    content.covers(quotation.span) && passage::tokens_in(context, content).iter().any(beside)
}

/// The sentence of a quotation of a few words that the writer might have used as well.
fn plain_fragment(context: &Context<'_>, quotation: &Quotation) -> Option<usize> {
    let sentence = fragments::sentence_of_fragment(context, quotation)?;
    let prose = &context.document.prose;
    let tokens = passage::tokens_in(context, quotation.inner);
    let words = match tokens.split_last() {
        Some((last, words)) if matches!(last.span.of(prose), "," | ".") => words,
        _ => tokens,
    };
    let is_plain = |token: &Token| token.kind == TokenKind::Word && is_plain_word(context, token);
    let begins_small = quotation.inner.of(prose).starts_with(char::is_lowercase);
    let is_fragment = LENGTHS.contains(&words.len()) && begins_small && words.iter().all(is_plain);
    is_fragment.then_some(sentence)
}

/// Whether a word is common, without a verdict, and not the speaker's "I" or "we".
fn is_plain_word(context: &Context<'_>, token: &Token) -> bool {
    let word = fold(token.span.of(&context.document.prose));
    let dictionary = Dictionary::of(context.config.dialect);
    let is_common = dictionary.commonness(&word).is_some_and(|band| band <= PLAIN);
    is_common && !is_charged(&word) && !FIRST_PERSON.contains(&&*word)
}

fn is_charged(word: &str) -> bool {
    // What only foretells ("improve") takes no side.
    CHARGED.get(passage::singular(word)).is_some_and(|entry| !entry.field(1).starts_with("forecast"))
}
