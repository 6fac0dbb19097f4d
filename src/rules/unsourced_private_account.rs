//! What was said or done in private, without how that is known.

use super::claims;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::Trigger;
use crate::finding::{Finding, Level};

pub(super) const RULE: Rule = Rule {
    name: "unsourced-private-account",
    summary: "A private scene with nobody who was there",
    page: include_str!("unsourced_private_account.md"),
    family: Family::Attribution,
    level: Level::Warning,
    core: false,
    question: Question::WhoSaysSo,
    reach: Reach::Nearby,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    claims::ask(context, Trigger::PrivateTalk, "Who heard this? Say how many told us and where they stood.")
}
