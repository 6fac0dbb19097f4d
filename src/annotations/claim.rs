//! Claims: statements that could be checked, what makes them check-worthy, and what supports them.

mod crowd;
mod figure;
mod mind;
mod misdeed;
mod superlative;
mod support;
mod wording;

use super::attribution::Attribution;
use super::clause::Clause;
use super::ledger::Ledger;
use super::quotation::{self, Quotation};
use crate::document::Document;
use crate::sentence::Sentences;
use crate::text::Span;
use std::ops::Range;

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

/// Finds the claims of a document's paragraphs, outside quotation marks, in the order of the text.
pub fn recognise(
    document: &Document,
    text: &Sentences,
    clauses: &[Clause<'_>],
    quotations: &[Quotation],
    attributions: &[Attribution],
    ledger: &Ledger,
) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (index, sentence) in text.sentences.iter().enumerate() {
        let Some(clause) = clauses.get(index) else { continue };
        if !document.blocks[sentence.block].kind.is_body() || asks(clause) {
            continue;
        }
        let found = figure::figures(clause, &clauses[..index])
            .chain(superlative::superlatives(clause))
            .chain(crowd::crowds(clause))
            .chain(misdeed::misdeeds(clause))
            .chain(wording::words(clause));
        let found = found
            .filter(|(range, _)| !range.clone().all(|at| clause.is_quoted(at)))
            .map(|(range, trigger)| (clause.span(&range), trigger));
        let phrases = wording::phrases(clause, &document.prose, sentence.span)
            .filter(|(span, _)| !quotation::cover(quotations, *span));
        let is_story = misdeed::tells_story(clause);
        let found = found.chain(phrases).filter(|(_, trigger)| !is_story || *trigger != Trigger::Accusation);
        for (span, trigger) in found {
            let support = support::of(text, attributions, index, span, trigger, None);
            claims.push(Claim { span, sentence: index, trigger, support });
        }
    }
    claims.extend(mind::minds(document, text, clauses, attributions, ledger));
    claims.sort_by_key(|claim| (claim.sentence, claim.span.start));
    claims
}

/// Whether a sentence asks: what it asks it does not claim.
fn asks(clause: &Clause<'_>) -> bool {
    (clause.body_end()..clause.len()).any(|at| clause.reads(at, "?"))
}
