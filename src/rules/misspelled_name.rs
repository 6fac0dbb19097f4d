//! A near miss of a name that the lists or the house know.

use super::{Context, Family, Question, Rule};
use crate::finding::{Finding, Level, Safety};

pub(super) const RULE: Rule = Rule {
    name: "misspelled-name",
    summary: "A near miss of a well-known name",
    page: include_str!("misspelled_name.md"),
    family: Family::Names,
    level: Level::Error,
    core: false,
    question: Question::Other,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let slips = context.annotations.name_slips.iter().map(|slip| {
        let message = if slip.sure {
            format!("Is this {}? Check it against the name's own spelling.", slip.name)
        } else {
            format!("No list has this name. Is {} meant?", slip.name)
        };
        let title = if slip.name.contains(' ') {
            format!("Change to “{}”, as in “{}”", slip.right, slip.name)
        } else {
            format!("Change to “{}”", slip.right)
        };
        let fix = context.replace(slip.span, &slip.right, title, Safety::Unsafe);
        let level = if slip.sure { Level::Error } else { Level::Warning };
        context.finding(slip.span, message).at_most(level).with_fix(fix)
    });
    slips.collect()
}
