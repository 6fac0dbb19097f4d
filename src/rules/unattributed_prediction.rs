//! The future as fact, or expected by nobody.

use super::{Context, Family, Question, Reach, Rule};
use super::{claims, passage};
use crate::annotations::{Claim, Trigger};
use crate::finding::{Finding, Level};
use crate::lexicon::Terms;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "unattributed-prediction",
    summary: "The future stated as fact",
    page: include_str!("unattributed_prediction.md"),
    family: Family::Claims,
    level: Level::Info,
    core: false,
    question: Question::WhoSaysSo,
    reach: Reach::Nearby,
    check,
};

static NOTICES: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/forecast_notices.txt")));

fn check(context: &Context<'_>) -> Vec<Finding> {
    let forecasts = context.annotations.claims.iter().filter(|claim| claim.trigger == Trigger::Forecast);
    forecasts
        .filter(|claim| !follows_warning(context, claim))
        .filter_map(|claim| claims::finding(context, claim, "Who expects it, and on what basis?"))
        .collect()
}

/// Whether the sentence before it in its paragraph tells of a warning or a forecast, whose it is: "The Met Office issued an
/// amber warning for rain. Up to 150mm may fall".
fn follows_warning(context: &Context<'_>, claim: &Claim) -> bool {
    let sentences = context.annotations.sentences();
    let before = claim.sentence.checked_sub(1).and_then(|before| sentences.get(before));
    let before =
        before.filter(|before| sentences.get(claim.sentence).is_some_and(|at| at.block == before.block));
    before.is_some_and(|before| {
        let words = passage::words(context, before.span);
        words.iter().any(|word| NOTICES.contains(word))
    })
}
