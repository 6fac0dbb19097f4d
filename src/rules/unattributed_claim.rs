//! A statement that could be disputed, with nobody behind it and no more specific rule for it.

use super::claims::insert_source;
use super::{Context, Family, Question, Rule};
use crate::annotations::{Support, Trigger};
use crate::finding::{Finding, Level};

pub(super) const RULE: Rule = Rule {
    name: "unattributed-claim",
    summary: "A contestable statement without a source",
    page: include_str!("unattributed_claim.md"),
    family: Family::Attribution,
    level: Level::Warning,
    core: true,
    question: Question::WhoSaysSo,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let claims = context.annotations.claims.iter().filter(|claim| claim.support == Support::None);
    claims
        .filter_map(|claim| {
            let (message, most) = question(claim.trigger)?;
            let finding = context.finding(claim.span, message).at_most(most);
            Some(finding.with_fix(insert_source(context, claim.sentence)))
        })
        .collect()
}

/// What to ask about a trigger that has no rule of its own, and how loud at most.
fn question(trigger: Trigger) -> Option<(&'static str, Level)> {
    match trigger {
        Trigger::SweepingNegative => {
            Some(("Who says so, and how can they know it of everybody?", Level::Warning))
        }
        Trigger::PrivateTalk => {
            Some(("Who heard this? Say how many told us and where they stood.", Level::Warning))
        }
        Trigger::Judgement => {
            Some(("Whose verdict is this? Name them, or show what happened.", Level::Warning))
        }
        Trigger::Superlative => Some(("Who keeps the list, and as of when?", Level::Info)),
        Trigger::Cause => Some(("“After” is a fact, “because” is a finding. Whose?", Level::Hint)),
        Trigger::Forecast => Some(("Who expects it, and on what basis?", Level::Info)),
        Trigger::Figure | Trigger::Mind | Trigger::Accusation => None,
    }
}
