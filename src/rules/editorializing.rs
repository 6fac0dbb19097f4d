//! A verdict in passing, in the writer's own voice.

use super::claims;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::Trigger;
use crate::finding::{Finding, Level};

pub(super) const RULE: Rule = Rule {
    name: "editorializing",
    summary: "A verdict in passing",
    page: include_str!("editorializing.md"),
    family: Family::Claims,
    level: Level::Info,
    core: false,
    question: Question::Other,
    reach: Reach::Nearby,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    claims::ask(context, Trigger::Tone, "Whose verdict is this word? Cut it, or give it to somebody.")
}
