//! First, largest, unprecedented, on nobody's authority.

use super::claims;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::Trigger;
use crate::finding::{Finding, Level};

pub(super) const RULE: Rule = Rule {
    name: "unsourced-superlative",
    summary: "A superlative on nobody's authority",
    page: include_str!("unsourced_superlative.md"),
    family: Family::Claims,
    level: Level::Info,
    core: false,
    question: Question::WhoSaysSo,
    reach: Reach::Nearby,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    claims::ask(
        context,
        Trigger::Superlative,
        "Who keeps the list, and as of when? Name them, or write “one of the”.",
    )
}
