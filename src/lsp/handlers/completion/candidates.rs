//! Which names may be offered, the likeliest first.

use crate::annotations::roster::{Form, NamePlace, Naming};
use crate::annotations::{Annotations, Ledger, LedgerEntry, Roster, SourceClass};
use crate::config::Config;
use crate::document::Document;
use crate::lsp::snapshot::{Checked, Last};
use crate::text::Span;
use std::collections::HashSet;

/// The rules whose findings say that a name is not to be written again as it stands.
const DOUBTS: [&str; 4] = ["inconsistent-name", "leftover-placeholder", "misspelled-name", "misspelling"];

/// A name that may be offered.
pub(super) struct Candidate {
    /// How it is written.
    pub name: String,
    /// What the editor says beside it.
    pub detail: String,
}

/// The draft's sources, those on whom most rests first, then its other names, then the house's.
pub(super) fn all(last: &Last, config: &Config, typed: &str) -> Vec<Candidate> {
    let (document, annotations) = (&last.checked.document, &last.checked.annotations);
    let doubted: HashSet<&str> = roster_in_doubt(last).map(|naming| naming.name.as_str()).collect();
    let mut seen: HashSet<String> = HashSet::from([typed.to_owned()]);
    let mut candidates = Vec::new();
    let mut offer = |name: &str, detail: &str| {
        if !name.is_empty() && !doubted.contains(name) && seen.insert(name.to_owned()) {
            candidates.push(Candidate { name: name.to_owned(), detail: detail.to_owned() });
        }
    };
    let roster = annotations.roster(document);
    for entry in by_weight(&annotations.ledger) {
        match naming_of(annotations, roster, entry) {
            Some(naming) => {
                offer(&naming.name, entry.class.in_words());
                offer(&surname(document, naming), &naming.name);
            }
            None if is_written_again(entry) => {
                let inside = entry.name.strip_prefix("The ").map(|rest| format!("the {rest}"));
                offer(inside.as_ref().unwrap_or(&entry.name), entry.class.in_words());
            }
            None => {}
        }
    }
    let shown = |naming: &&Naming| naming.places.iter().any(|place| !place.in_heading);
    for naming in roster.namings.iter().filter(shown) {
        offer(&naming.name, "a name of this draft");
        offer(&surname(document, naming), &naming.name);
    }
    for name in config.known_names() {
        offer(name, "a name of the house");
    }
    candidates
}

/// The sources of a draft, those on whom most rests first.
fn by_weight(ledger: &Ledger) -> Vec<&LedgerEntry> {
    let mut entries: Vec<&LedgerEntry> = ledger.entries.iter().collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.attributions.len()));
    entries
}

fn naming_of<'a>(annotations: &Annotations, roster: &'a Roster, entry: &LedgerEntry) -> Option<&'a Naming> {
    let attributions = entry.attributions.iter().filter_map(|index| annotations.attributions.get(*index));
    let mut names = attributions.filter_map(|attribution| attribution.source.as_ref()?.name);
    names.find_map(|name| Some(roster.at(name.end)?.0))
}

/// Whether a source without a name of its own is called the same again; not what is somebody's who was named before.
fn is_written_again(entry: &LedgerEntry) -> bool {
    let first = entry.name.split_whitespace().next().unwrap_or_default().to_lowercase();
    matches!(entry.class, SourceClass::NamedOrganisation | SourceClass::Institution)
        && !matches!(first.as_str(), "my" | "our" | "your" | "his" | "her" | "its" | "their")
}

/// The names that are in doubt wherever they stand: slips, room that is left for a name, and what was typed over since.
fn roster_in_doubt(last: &Last) -> impl Iterator<Item = &Naming> {
    let Checked { document, annotations, findings, .. } = &*last.checked;
    let doubts: Vec<Span> = findings
        .iter()
        .filter(|finding| DOUBTS.contains(&finding.rule))
        .map(|finding| finding.span)
        .collect();
    let is_doubted = move |place: &NamePlace| {
        let source = document.map.to_source(place.span());
        last.shift.forward(source).is_none() || doubts.iter().any(|doubt| doubt.overlaps(source))
    };
    annotations.roster(document).namings.iter().filter(move |naming| naming.places.iter().all(&is_doubted))
}

/// The surname of a person who has been named in full.
fn surname(document: &Document, naming: &Naming) -> String {
    let full = naming.places.iter().find(|place| place.form == Form::Full && naming.is_person);
    let words = full.and_then(|full| full.words.get(full.given..)).unwrap_or_default();
    words.iter().map(|word| document.prose_of(*word)).collect::<Vec<_>>().join(" ")
}
