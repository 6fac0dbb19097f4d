//! The future as fact, or expected by nobody.

use super::claims;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::Trigger;
use crate::finding::{Finding, Level};

pub(super) const RULE: Rule = Rule {
    name: "unattributed-prediction",
    summary: "The future stated as fact",
    page: include_str!("unattributed_prediction.md"),
    family: Family::Claims,
    level: Level::Info,
    core: false,
    question: Question::WhoSaysSo,
    reach: Reach::Nearby,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    claims::ask(context, Trigger::Forecast, "Who expects it, and on what basis?")
}
