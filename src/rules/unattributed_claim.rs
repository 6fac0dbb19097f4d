//! A statement that could be disputed, with nobody behind it and no more specific rule for it.

use super::{Context, Family, Question, Reach, Rule};
use super::{claims, passage, vague_collective};
use crate::annotations::Trigger;
use crate::finding::{Finding, Level};

pub(super) const RULE: Rule = Rule {
    name: "unattributed-claim",
    summary: "A contestable statement without a source",
    page: include_str!("unattributed_claim.md"),
    family: Family::Attribution,
    level: Level::Warning,
    core: true,
    question: Question::WhoSaysSo,
    reach: Reach::Nearby,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let sweeping = "Who says so, and how can they know it of everybody?";
    let judgement = "Whose verdict is this? Name them, or show what happened.";
    // Who they are that "most say so" is asked first: who is named can be asked.
    let nobody_in_particular = vague_collective::asked_about(context);
    let crowds = context.annotations.claims.iter().filter(|claim| claim.trigger == Trigger::Sweeping);
    let crowds = crowds.filter(|claim| !passage::overlaps_any(&nobody_in_particular, claim.span));
    let mut findings: Vec<Finding> =
        crowds.filter_map(|claim| claims::finding(context, claim, sweeping)).collect();
    findings.extend(claims::ask(context, Trigger::Judgement, judgement));
    findings
}
