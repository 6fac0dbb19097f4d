//! A stet mark for a rule that does not exist; `stet::apply` makes the findings.

use super::{Family, Question, Reach, Rule, made_of_findings};
use crate::finding::Level;

pub(super) const RULE: Rule = Rule {
    name: "unknown-stet",
    summary: "A stet mark for a rule that does not exist",
    page: include_str!("unknown_stet.md"),
    family: Family::Stet,
    level: Level::Warning,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check: made_of_findings,
};
