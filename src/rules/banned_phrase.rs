//! A phrase that the house does not print.

use super::{Context, Family, Question, Reach, Rule, house};
use crate::config::Zone;
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
    reach: Reach::Block,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let Some(pattern) = context.config.policy.banned_phrases.pattern() else { return Vec::new() };
    let uses = house::uses(context, pattern, Zone::OutsideQuotation, None);
    let text = |span: Span| span.of(&context.document.prose);
    uses.iter().map(|found| context.finding(found.span, house::not_printed(text(found.span)))).collect()
}
