//! What everybody is said to know.

use super::claims;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::Trigger;
use crate::finding::{Finding, Level};

pub(super) const RULE: Rule = Rule {
    name: "appeal-to-common-knowledge",
    summary: "A claim that leans on what everybody knows",
    page: include_str!("appeal_to_common_knowledge.md"),
    family: Family::Hedging,
    level: Level::Hint,
    core: false,
    question: Question::WhoSaysSo,
    reach: Reach::Nearby,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    claims::ask(
        context,
        Trigger::CommonKnowledge,
        "Does everybody know it? Then cut these words; if not, say who says so.",
    )
}
