//! A rule for the tests of what surrounds the rules; release builds do not have it.
//!
//! That a panicking rule costs its own findings only can be shown with a rule that panics, and none of
//! ours may. It is off until settings name it, has no page and stands outside the table of rules, so
//! that no list, page or count shows it.

use super::{Context, Family, Question, Reach, Rule};
use crate::finding::{Finding, Level};

pub(super) const PANIC_ON_PURPOSE: Rule = Rule {
    name: "panic-on-purpose",
    summary: "A panic, or a block of a calm draft",
    page: "# Panic on purpose\n",
    family: Family::Mechanics,
    level: Level::Off,
    core: false,
    question: Question::Other,
    reach: Reach::Block,
    check,
};

/// Panics, but finds every block where one says that nothing happened. The message holds the draft, as that of a slice out
/// of range would: no log may show it.
#[expect(clippy::panic, reason = "this is what the rule is for")]
fn check(context: &Context<'_>) -> Vec<Finding> {
    let document = context.document;
    let is_calm = document.blocks.iter().any(|block| document.prose_of(block.span) == "Nothing happened.");
    if !is_calm {
        panic!("a panic that quotes the draft: {}", document.source)
    }
    document.blocks.iter().map(|block| context.finding(block.span, "Nothing is wrong here.")).collect()
}
