//! The ledger: all sources of a draft, each with its mentions and what rests on it.

use super::attribution::{Attribution, Scope};
use super::source::{Source, SourceClass};
use super::word::fold;
use crate::document::Document;
use crate::text::Span;
use std::collections::HashMap;

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
        let mut known = Known::default();
        let explicit = attributions.iter().enumerate();
        for (index, attribution) in explicit.filter(|(_, attribution)| attribution.scope == Scope::Explicit) {
            let Some(source) = &attribution.source else {
                continue;
            };
            let words = fold(source.span.of(&document.prose));
            let number = known.find(&words, source, document).unwrap_or_else(|| {
                ledger.entries.push(LedgerEntry {
                    name: source.span.of(&document.prose).to_owned(),
                    class: source.class,
                    mentions: Vec::new(),
                    attributions: Vec::new(),
                });
                ledger.entries.len() - 1
            });
            known.note(number, words, source);
            if let Some(entry) = ledger.entries.get_mut(number) {
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
}

/// By what the sources so far are known again; the numbers are those of their entries.
#[derive(Default)]
struct Known {
    by_words: HashMap<String, usize>,
    by_surname: HashMap<String, usize>,
    last_person: Option<usize>,
}

impl Known {
    fn find(&self, words: &str, source: &Source, document: &Document) -> Option<usize> {
        if source.class == SourceClass::Pronoun && matches!(words, "he" | "she") {
            return self.last_person;
        }
        let same = self.by_words.get(words);
        let surname = || {
            let surname = surname(source, document);
            (source.class == SourceClass::NamedPerson).then(|| self.by_surname.get(&surname)).flatten()
        };
        same.or_else(surname).copied()
    }

    /// Remembers a mention; of a person, every word of the name stands for them.
    fn note(&mut self, number: usize, words: String, source: &Source) {
        if source.class == SourceClass::NamedPerson {
            self.last_person = Some(number);
            for word in words.split([' ', ',']).filter(|word| word.chars().count() > 2) {
                self.by_surname.entry(word.trim_end_matches("'s").to_owned()).or_insert(number);
            }
        }
        self.by_words.entry(words).or_insert(number);
    }
}

fn surname(source: &Source, document: &Document) -> String {
    let head = fold(source.head.of(&document.prose));
    head.split(' ').next_back().unwrap_or("").trim_end_matches("'s").to_owned()
}
