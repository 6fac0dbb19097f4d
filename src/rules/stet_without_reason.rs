//! A stet mark that does not say why; `stet::apply` makes the findings.

use super::{Family, Question, Reach, Rule, made_of_findings};
use crate::finding::Level;

pub(super) const RULE: Rule = Rule {
    name: "stet-without-reason",
    summary: "A stet mark that does not say why",
    page: include_str!("stet_without_reason.md"),
    family: Family::Stet,
    level: Level::Warning,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check: made_of_findings,
};
