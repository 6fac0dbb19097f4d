//! A phrase that the house does not print.

use super::{Context, Family, Question, Reach, Rule};
use crate::finding::{Finding, Level};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    name: "banned-phrase",
    summary: "A phrase that the house does not print",
    page: include_str!("banned_phrase.md"),
    family: Family::Spelling,
    level: Level::Warning,
    core: false,
    question: Question::Other,
    reach: Reach::Nearby,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let phrases = &context.config.policy.banned_phrases;
    if phrases.is_empty() {
        return Vec::new();
    }
    let tokens = context.annotations.text.tokens.iter();
    tokens
        .filter_map(|token| phrases.iter().find_map(|phrase| phrase_at(context, phrase, token.span.start)))
        .filter(|span| !context.annotations.is_quoted(*span))
        .map(|span| {
            let text = span.of(&context.document.prose);
            let message = format!("Can you say it otherwise? The house does not print “{text}”.");
            context.finding(span, message)
        })
        .collect()
}

/// The phrase at an offset, in either case, where it ends at the end of a word.
fn phrase_at(context: &Context<'_>, phrase: &str, start: usize) -> Option<Span> {
    let span = Span::new(start, start + phrase.len());
    let found = context.document.prose.get(span.range()).filter(|text| text.eq_ignore_ascii_case(phrase))?;
    let behind = context.document.prose.get(span.end..)?.chars().next();
    let whole = !found.is_empty() && !behind.is_some_and(char::is_alphanumeric);
    whole.then_some(span)
}
