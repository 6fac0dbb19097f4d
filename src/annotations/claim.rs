//! Claims: statements that could be checked, what makes them check-worthy, and what supports them.

mod charge;
mod crowd;
mod decision;
mod effect;
mod figure;
mod fraction;
mod mind;
mod misdeed;
mod nobody;
mod owner;
mod price;
mod superlative;
mod support;
mod wording;
mod worked_out;

pub use charge::{is_on_record, subject_of};
pub use crowd::is_passer_by;
pub use mind::MIND_VERBS;
pub(super) use mind::{Mind, in_sentence as minds_in_sentence};
pub(super) use owner::{OWNERS_REACH, Owners};

use super::attribution::Attribution;
use super::clause::Clause;
use super::in_sentence::InSentence;
use super::ledger::Ledger;
use super::quotation::{self, Quotation};
use crate::sentence::Sentences;
use crate::text::Span;
use std::ops::Range;
use std::sync::Arc;

/// What makes a statement a claim that wants a source.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Trigger {
    /// A figure, rate, casualty count or order of magnitude.
    Figure,
    /// First, only, largest, unprecedented.
    Superlative,
    /// Somebody's thought, wish or fear.
    Mind,
    /// Because of, led to, fuelled by.
    Cause,
    /// The future as fact.
    Forecast,
    /// A crime or discreditable act.
    Accusation,
    /// Nobody, never, neither side, most people, no evidence.
    Sweeping,
    /// Privately, behind closed doors.
    PrivateTalk,
    /// A verdict as a statement: "the plan is risky".
    Judgement,
    /// A verdict in passing: "the embarrassing retreat", "surprisingly".
    Tone,
    /// A name for people or things that takes a side: regime, propaganda.
    Label,
    /// What everybody is said to know: "needless to say".
    CommonKnowledge,
}

impl Trigger {
    /// The trigger of that name in the lists.
    fn of_name(name: &str) -> Option<Self> {
        match name {
            "superlative" => Some(Trigger::Superlative),
            "cause" => Some(Trigger::Cause),
            "forecast" => Some(Trigger::Forecast),
            "accusation" => Some(Trigger::Accusation),
            "sweeping" => Some(Trigger::Sweeping),
            "private" => Some(Trigger::PrivateTalk),
            "judgement" => Some(Trigger::Judgement),
            "tone" => Some(Trigger::Tone),
            "label" => Some(Trigger::Label),
            "common" => Some(Trigger::CommonKnowledge),
            _ => None,
        }
    }
}

/// What stands behind a claim.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Support {
    /// Nothing.
    None,
    /// The attribution of that index, which stands near and does not say so of the claim.
    Inherited(usize),
    /// The attribution of that index, in whose content the claim lies.
    Explicit(usize),
}

/// A statement that could be checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Claim {
    /// The words that trigger it.
    pub span: Span,
    /// The index of its sentence.
    pub sentence: usize,
    /// What makes it a claim.
    pub trigger: Trigger,
    /// What stands behind it.
    pub support: Support,
}

/// What makes a claim of some of a sentence's words.
type Found = (Range<usize>, Trigger);

/// Finds what may be claims in a sentence of a paragraph by itself, outside quotation marks, but for what is said of
/// minds. `owners` are those whose figures are known in it.
pub(super) fn in_sentence(
    prose: &str,
    clause: &Clause<'_>,
    sentence: Span,
    quotations: &[Quotation],
    owners: Owners,
) -> Vec<(Span, Trigger)> {
    if asks(clause) {
        return Vec::new();
    }
    let found = figure::figures(clause, owners)
        .chain(superlative::superlatives(clause, owners))
        .chain(crowd::crowds(clause))
        .chain(misdeed::misdeeds(clause))
        .chain(wording::words(clause));
    let found = found
        .filter(|(range, _)| !range.clone().all(|at| clause.is_quoted(at)))
        .map(|(range, trigger)| (clause.span(&range), trigger));
    let phrases = wording::phrases(clause, prose, sentence, owners)
        .filter(|(span, _)| !quotation::cover(quotations, *span));
    let is_of_story = |trigger: Trigger| trigger == Trigger::Accusation && misdeed::tells_story(clause);
    found.chain(phrases).filter(|(_, trigger)| !is_of_story(*trigger)).collect()
}

/// The claims of a document, in the order of the text: what its sentences have, with what stands behind each.
pub(super) fn recognise(
    text: &Sentences,
    attributions: &[Attribution],
    ledger: &Ledger,
    in_sentences: &[Arc<InSentence>],
) -> Vec<Claim> {
    let sentences = text.sentences.iter().zip(in_sentences).enumerate();
    let own = sentences.flat_map(|(index, (sentence, own))| {
        own.claims(sentence.span.start).map(move |(span, trigger)| {
            let support = support::of(text, attributions, index, span, trigger, None);
            Claim { span, sentence: index, trigger, support }
        })
    });
    let mut claims: Vec<Claim> = own.collect();
    claims.extend(mind::minds(text, attributions, ledger, in_sentences));
    claims.sort_by_key(|claim| (claim.sentence, claim.span.start));
    claims
}

/// Whether a sentence asks: what it asks it does not claim.
fn asks(clause: &Clause<'_>) -> bool {
    (clause.body_end()..clause.len()).any(|at| clause.reads(at, "?"))
}
