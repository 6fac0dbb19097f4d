//! A near miss of a name that the lists or the house know.

use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::NameSlip;
use crate::annotations::name_slip::Evidence;
use crate::finding::{Finding, Level, Safety};

pub(super) const RULE: Rule = Rule {
    name: "misspelled-name",
    summary: "A near miss of a well-known name",
    page: include_str!("misspelled_name.md"),
    family: Family::Names,
    level: Level::Error,
    core: false,
    question: Question::Other,
    reach: Reach::Block,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let slips = context.annotations.name_slips.iter().map(|slip| {
        let title = if slip.name.contains(' ') && slip.name != slip.right {
            format!("Change to “{}”, as in “{}”", slip.right, slip.name)
        } else {
            format!("Change to “{}”", slip.right)
        };
        let fix = context.replace(slip.span, &slip.right, title, Safety::Unsafe);
        let level = if slip.evidence == Evidence::Likeness { Level::Warning } else { Level::Error };
        context.finding(slip.span, message(slip)).at_most(level).with_fix(fix)
    });
    slips.collect()
}

fn message(slip: &NameSlip) -> String {
    let name = &slip.name;
    match (slip.evidence, &slip.role) {
        (Evidence::Listed, Some(role)) => format!("Is this {name}, {role}? The house spells the name so."),
        (Evidence::Listed, None) => format!("Is this {name}? The house spells the name so."),
        (Evidence::Rest, _) => format!("Is this {name}? Check it against the name's own spelling."),
        (Evidence::Likeness, _) => format!("No list has this name. Is {name} meant?"),
    }
}
