//! What somebody thinks, wants or feels, told as if the writer had looked inside.

use super::claims;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::{Claim, SourceClass, Trigger};
use crate::finding::{Finding, Level};

pub(super) const RULE: Rule = Rule {
    name: "mind-reading",
    summary: "A thought, wish or fear stated as fact",
    page: include_str!("mind_reading.md"),
    family: Family::Claims,
    level: Level::Warning,
    core: true,
    question: Question::WhoSaysSo,
    reach: Reach::Nearby,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let minds = context.annotations.claims.iter().filter(|claim| claim.trigger == Trigger::Mind);
    let question = "How do we know what they think or want? Say who told us, or what they said and did.";
    minds
        .filter(|claim| !reports_its_own_kind(context, claim))
        .filter_map(|claim| claims::finding(context, claim, question))
        .collect()
}

/// Whether the sentence is about a poll or a law, which state minds and purposes as their matter.
fn reports_its_own_kind(context: &Context<'_>, claim: &Claim) -> bool {
    let mut here = context.annotations.attributions_of(claim.sentence..=claim.sentence);
    here.any(|(_, attribution)| attribution.class() == SourceClass::Document)
}
