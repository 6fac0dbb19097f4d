//! A percentage, a sum, a toll or a rate without a source.

use super::claims;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::Trigger;
use crate::finding::{Finding, Level};

pub(super) const RULE: Rule = Rule {
    name: "unsourced-statistic",
    summary: "A figure that nobody stands behind",
    page: include_str!("unsourced_statistic.md"),
    family: Family::Claims,
    level: Level::Warning,
    core: true,
    question: Question::WhoSaysSo,
    reach: Reach::Nearby,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    claims::ask(context, Trigger::Figure, "Whose figure is this, and from when? Give its owner and its date.")
}
