//! What somebody thinks, wants or feels, told as if the writer had looked inside.

use super::claims;
use super::vague_collective;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::{Claim, SourceClass, Trigger};
use crate::finding::{Finding, Level};
use crate::text::Span;

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
    let nobody_in_particular = vague_collective::asked_about(context);
    minds
        .filter(|claim| !reports_its_own_kind(context, claim))
        .filter(|claim| !is_of(context, claim, &nobody_in_particular))
        .filter_map(|claim| claims::finding(context, claim, question))
        .collect()
}

/// Whether the sentence is about a poll or a law, which state minds and purposes as their matter.
fn reports_its_own_kind(context: &Context<'_>, claim: &Claim) -> bool {
    let mut here = context.annotations.attributions_of(claim.sentence..claim.sentence + 1);
    here.any(|(_, attribution)| attribution.class() == SourceClass::Document)
}

/// Whether the mind is that of sources who are asked about: “Some sailors think so” wants a name first, and who is
/// named can be asked.
fn is_of(context: &Context<'_>, claim: &Claim, sources: &[Span]) -> bool {
    let mut here = context.annotations.attributions_of(claim.sentence..claim.sentence + 1);
    here.any(|(_, attribution)| {
        let is_cue = attribution.cue.as_ref().is_some_and(|cue| cue.span == claim.span);
        let source = attribution.source.as_ref().map(|source| source.span);
        is_cue && source.is_some_and(|source| sources.contains(&source))
    })
}
