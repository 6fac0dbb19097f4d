//! Cause and effect in the writer's own voice.

use super::claims;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::Trigger;
use crate::finding::{Finding, Level};

pub(super) const RULE: Rule = Rule {
    name: "unattributed-causation",
    summary: "A cause stated as fact",
    page: include_str!("unattributed_causation.md"),
    family: Family::Claims,
    level: Level::Info,
    core: false,
    question: Question::WhoSaysSo,
    reach: Reach::Nearby,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    claims::ask(context, Trigger::Cause, "“After” is a fact, “because” is a finding. Whose?")
}
