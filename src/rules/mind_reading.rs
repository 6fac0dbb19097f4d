//! What somebody thinks, wants or feels, told as if the writer had looked inside.

use super::claims::{insert_source, unsupported};
use super::{Context, Family, Question, Rule};
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
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    unsupported(context, Trigger::Mind)
        .filter(|claim| !reports_its_own_kind(context, claim))
        .map(|claim| {
            let message =
                "How do we know what they think or want? Say who told us, or what they said and did.";
            context.finding(claim.span, message).with_fix(insert_source(context, claim.sentence))
        })
        .collect()
}

/// Whether the sentence is about a poll or a law, which state minds and purposes as their matter.
fn reports_its_own_kind(context: &Context<'_>, claim: &Claim) -> bool {
    context.annotations.attributions.iter().any(|attribution| {
        attribution.sentence == claim.sentence && attribution.class() == SourceClass::Document
    })
}
