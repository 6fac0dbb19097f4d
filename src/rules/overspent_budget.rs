//! More findings of a rule or a family than the house has a budget for; `check::budget` makes the findings.

use super::{Family, Question, Reach, Rule, made_of_findings};
use crate::finding::Level;

/// The rule by which a budget that is overspent is reported, and fails a run.
pub const RULE: Rule = Rule {
    name: "overspent-budget",
    summary: "More findings of a rule or family than the house’s budget allows",
    page: include_str!("overspent_budget.md"),
    family: Family::House,
    level: Level::Error,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check: made_of_findings,
};
