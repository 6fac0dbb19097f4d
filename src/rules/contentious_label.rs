//! A name for people or things that takes a side.

use super::claims;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::Trigger;
use crate::finding::{Finding, Level};

pub(super) const RULE: Rule = Rule {
    name: "contentious-label",
    summary: "A label that takes a side",
    page: include_str!("contentious_label.md"),
    family: Family::Claims,
    level: Level::Info,
    core: false,
    question: Question::Other,
    reach: Reach::Nearby,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    claims::ask(context, Trigger::Label, "Who calls it that? Take a plain word, or say whose word it is.")
}
