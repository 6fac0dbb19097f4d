//! A rule for the tests of what surrounds the rules; release builds do not have it.
//!
//! That a panicking rule costs its own findings only can be shown with a rule that panics, and none of
//! ours may. It is off until settings name it, has no page and stands outside the table of rules, so
//! that no list, page or count shows it.

use super::{Context, Family, Question, Reach, Rule};
use crate::finding::{Finding, Level};

pub(super) const PANIC_ON_PURPOSE: Rule = Rule {
    name: "panic-on-purpose",
    summary: "Panics",
    page: "# Panic on purpose\n",
    family: Family::Mechanics,
    level: Level::Off,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

/// The message holds the draft, as that of a slice out of range would: no log may show it.
#[expect(clippy::panic, reason = "this is what the rule is for")]
fn check(context: &Context<'_>) -> Vec<Finding> {
    panic!("a panic that quotes the draft: {}", context.document.source)
}
