//! The ledger: all sources of a draft, each with its mentions and what rests on it.

mod resolve;

use super::attribution::{Attribution, Scope};
use super::source::SourceClass;
use crate::document::Document;
use crate::sentence::Sentences;
use crate::text::Span;
use resolve::Resolver;

/// One source of a draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LedgerEntry {
    /// The fullest form in which the draft mentions it.
    pub name: String,
    /// The class of that mention.
    pub class: SourceClass,
    /// All mentions as a source, in order.
    pub mentions: Vec<Span>,
    /// The indices of the attributions that rest on it, inherited ones among them, in order.
    pub attributions: Vec<usize>,
}

/// All sources of a draft, in order of their first mention.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ledger {
    /// The sources.
    pub entries: Vec<LedgerEntry>,
    /// For each attribution the number of its entry.
    entry_of: Vec<Option<usize>>,
}

impl Ledger {
    /// Joins the mentions of one source: the same words, the surname of a person named before, the title of
    /// one ("the minister"), a definite form of an unnamed one ("the official"), and a pronoun right behind
    /// the only source it can mean. What is not certain stays a source of its own.
    pub fn of(document: &Document, text: &Sentences, attributions: &[Attribution]) -> Self {
        let mut ledger = Self { entries: Vec::new(), entry_of: vec![None; attributions.len()] };
        let mut resolver = Resolver::default();
        for (index, attribution) in attributions.iter().enumerate() {
            let Some(source) = attribution.source.as_ref().filter(|_| attribution.scope == Scope::Explicit)
            else {
                continue;
            };
            let mention = resolve::Mention::of(document, text, source, attribution.sentence);
            let number = resolver.find(&mention).unwrap_or(ledger.entries.len());
            if number == ledger.entries.len() {
                ledger.entries.push(LedgerEntry {
                    name: mention.shown.to_owned(),
                    class: source.class,
                    mentions: Vec::new(),
                    attributions: Vec::new(),
                });
            }
            let Some(entry) = ledger.entries.get_mut(number) else { continue };
            if mention.tells_more_than(&entry.name, entry.class) {
                mention.shown.clone_into(&mut entry.name);
                entry.class = source.class;
            }
            if entry.mentions.last() != Some(&source.span) {
                entry.mentions.push(source.span);
            }
            entry.attributions.push(index);
            ledger.entry_of[index] = Some(number);
            resolver.note(number, mention);
        }
        ledger.add_inherited(attributions);
        ledger
    }

    /// The ledger of these entries.
    pub fn of_entries(entries: Vec<LedgerEntry>) -> Self {
        let attributions = entries.iter().flat_map(|entry| &entry.attributions);
        let mut entry_of = vec![None; attributions.max().map_or(0, |last| last + 1)];
        for (number, entry) in entries.iter().enumerate() {
            entry.attributions.iter().for_each(|attribution| entry_of[*attribution] = Some(number));
        }
        Self { entries, entry_of }
    }

    /// The entry on which an attribution rests.
    pub fn entry_of(&self, attribution: usize) -> Option<&LedgerEntry> {
        self.entries.get(self.number_of(attribution)?)
    }

    /// The number of the entry on which an attribution rests.
    pub fn number_of(&self, attribution: usize) -> Option<usize> {
        self.entry_of.get(attribution).copied().flatten()
    }

    fn add_inherited(&mut self, attributions: &[Attribution]) {
        for (index, attribution) in attributions.iter().enumerate() {
            let Scope::Inherited(from) = attribution.scope else { continue };
            let number = self.number_of(from);
            if let Some(entry) = number.and_then(|number| self.entries.get_mut(number)) {
                entry.attributions.push(index);
                self.entry_of[index] = number;
            }
        }
        for entry in &mut self.entries {
            entry.attributions.sort_unstable();
        }
    }
}
