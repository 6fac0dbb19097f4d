//! A statement that could be disputed, with nobody behind it and no more specific rule for it.

use super::claims;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::Trigger;
use crate::finding::{Finding, Level};

pub(super) const RULE: Rule = Rule {
    name: "unattributed-claim",
    summary: "A contestable statement without a source",
    page: include_str!("unattributed_claim.md"),
    family: Family::Attribution,
    level: Level::Warning,
    core: true,
    question: Question::WhoSaysSo,
    reach: Reach::Nearby,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let sweeping = "Who says so, and how can they know it of everybody?";
    let judgement = "Whose verdict is this? Name them, or show what happened.";
    let mut findings = claims::ask(context, Trigger::Sweeping, sweeping);
    findings.extend(claims::ask(context, Trigger::Judgement, judgement));
    findings
}
