//! A stet mark that lets nothing stand; `stet::apply` makes the findings.

use super::{Family, Question, Reach, Rule, made_of_findings};
use crate::finding::Level;

pub(super) const RULE: Rule = Rule {
    name: "unused-stet",
    summary: "A stet mark that lets nothing stand",
    page: include_str!("unused_stet.md"),
    family: Family::Stet,
    level: Level::Info,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check: made_of_findings,
};
