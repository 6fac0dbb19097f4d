//! Cues: the words that link a source to its content (*said*, *according to*, *the claim that*).

use crate::text::Span;

/// What kind of act a cue reports. PolNeAR counts all of them as attribution; a newsroom calls the
/// last three mind-reading where no source stands behind them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CueKind {
    /// Somebody says or writes something.
    Communication,
    /// A document states something.
    Document,
    /// Somebody sees or hears something.
    Perception,
    /// Somebody thinks or knows something.
    Belief,
    /// Somebody wants or decides something.
    Intention,
    /// Somebody feels something.
    Feeling,
}

impl CueKind {
    /// Its name in word lists and output.
    pub const fn as_str(self) -> &'static str {
        match self {
            CueKind::Communication => "communication",
            CueKind::Document => "document",
            CueKind::Perception => "perception",
            CueKind::Belief => "belief",
            CueKind::Intention => "intention",
            CueKind::Feeling => "feeling",
        }
    }

    /// Whether it reports what only the person can know.
    pub const fn is_of_the_mind(self) -> bool {
        matches!(self, CueKind::Belief | CueKind::Intention | CueKind::Feeling)
    }
}

/// The words of one cue.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cue {
    /// Where the words stand, with their auxiliaries.
    pub span: Span,
    /// The verb's or noun's base form, or the phrase.
    pub lemma: String,
    /// What kind of act it reports.
    pub kind: CueKind,
    /// Whether it is a passive or an adverb that names no source ("is expected to", "reportedly").
    pub agentless: bool,
}
