//! The ledger: all sources of a draft, each with its mentions and what rests on it.

use super::attribution::Attribution;
use super::source::{Source, SourceClass};
use super::word::fold;
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
    /// Joins the mentions of one source: the same words, the surname of a person named before, or a
    /// pronoun that follows a named source.
    pub fn of(document: &Document, attributions: &[Attribution]) -> Self {
        let mut ledger = Self::default();
        for (index, attribution) in attributions.iter().enumerate() {
            let Some(source) = &attribution.source else {
                continue;
            };
            let entry = match ledger.entry_for(document, source) {
                Some(entry) => entry,
                None => {
                    let name = source.span.of(&document.prose).to_owned();
                    let (mentions, attributions) = (Vec::new(), Vec::new());
                    ledger.entries.push(LedgerEntry { name, class: source.class, mentions, attributions });
                    ledger.entries.len() - 1
                }
            };
            if let Some(entry) = ledger.entries.get_mut(entry) {
                entry.mentions.push(source.span);
                entry.attributions.push(index);
            }
        }
        ledger
    }

    /// The entry on which an attribution rests.
    pub fn entry_of(&self, attribution: usize) -> Option<&LedgerEntry> {
        self.entries.iter().find(|entry| entry.attributions.contains(&attribution))
    }

    fn entry_for(&self, document: &Document, source: &Source) -> Option<usize> {
        let text = fold(source.span.of(&document.prose));
        if let Some(same) = self.entries.iter().position(|entry| fold(&entry.name) == text) {
            return (source.class != SourceClass::Pronoun || !is_personal(&text))
                .then_some(same)
                .or_else(|| self.last_person());
        }
        match source.class {
            SourceClass::NamedPerson => {
                let surname = fold(source.head.of(&document.prose));
                let surname = surname.split(' ').next_back().unwrap_or("").trim_end_matches("'s").to_owned();
                self.entries.iter().position(|entry| {
                    entry.class == SourceClass::NamedPerson
                        && fold(&entry.name).split([' ', ',']).any(|word| word == surname && !word.is_empty())
                })
            }
            SourceClass::Pronoun if is_personal(&text) => self.last_person(),
            _ => None,
        }
    }

    /// The person that was added last: the one a "he" or "she" most often means.
    fn last_person(&self) -> Option<usize> {
        let latest = |entry: &LedgerEntry| entry.mentions.last().map_or(0, |span| span.start);
        let people = self.entries.iter().enumerate();
        let people = people.filter(|(_, entry)| entry.class == SourceClass::NamedPerson);
        people.max_by_key(|(_, entry)| latest(entry)).map(|(index, _)| index)
    }
}

fn is_personal(folded: &str) -> bool {
    matches!(folded, "he" | "she")
}
