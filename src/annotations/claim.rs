//! Claims: statements that could be checked, what makes them check-worthy, and what supports them.

use super::attribution::Attribution;
use super::quotation::Quotation;
use crate::document::Document;
use crate::sentence::Sentences;
use crate::text::Span;

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
    /// A crime or discreditable act of somebody identifiable.
    Accusation,
    /// Nobody, never, neither side, no evidence.
    SweepingNegative,
    /// Privately, behind closed doors.
    PrivateTalk,
    /// A verdict in the outlet's own voice.
    Judgement,
}

/// What stands behind a claim.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Support {
    /// Nothing.
    None,
    /// The attribution of that index, by inheritance.
    Inherited(usize),
    /// The attribution of that index, by its own cue.
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

/// Finds the claims of a document's paragraphs.
pub fn recognise(
    _document: &Document,
    _text: &Sentences,
    _quotations: &[Quotation],
    _attributions: &[Attribution],
) -> Vec<Claim> {
    Vec::new()
}
