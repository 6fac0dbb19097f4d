//! Adjectives and the like that are cues: "is critical of", "remained adamant that", "a source willing to".

use super::clause::Clause;
use super::cue::CueKind;
use super::reading::Reading;
use super::subject;
use super::word::Classes;
use crate::lexicon::{self, Entry};
use crate::syntax::{Relation, Tag};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Reads all of them, from left to right.
pub(super) fn read(clause: &Clause<'_>) -> Vec<Reading> {
    (0..clause.len()).filter(|at| !clause.is_quoted(*at)).filter_map(|at| predicate_at(clause, at)).collect()
}

fn predicate_at(clause: &Clause<'_>, at: usize) -> Option<Reading> {
    let entries = PREDICATES.get(clause.folded(at))?;
    let (entry, words) = entries
        .iter()
        .map(|entry| (entry, entry.term.split(' ').count()))
        .find(|(entry, _)| entry.term.split(' ').enumerate().all(|(n, word)| clause.reads(at + n, word)))?;
    let end = at + words;
    // The word of the phrase on which the others depend.
    let head = (at..end).find(|word| clause.is_top(*word, &(at..end)))?;
    let (brings, content) = content(clause, entry, head, end)?;
    // "It is clear that": to nobody in particular.
    if clause.child(head, &[Relation::Expletive]).is_some() {
        return None;
    }
    let source = source(clause, head, at)?;
    let start = (0..at)
        .rev()
        .take_while(|word| {
            clause.head(*word) == Some(head)
                && matches!(
                    clause.relation(*word),
                    Relation::Auxiliary
                        | Relation::PassiveAuxiliary
                        | Relation::Copula
                        | Relation::Adverbial
                        | Relation::Determiner
                )
        })
        .last()
        .unwrap_or(at);
    Some(Reading {
        cue: start..brings,
        lemma: format!("be {}", entry.term).into(),
        kind: entry.field(1).parse().unwrap_or(CueKind::Feeling),
        source: Some(source),
        content: vec![content],
        agentless: false,
        reports: false,
    })
}

/// Whose state it is: the subject of the predicate, or the noun that the adjective stands behind.
fn source(clause: &Clause<'_>, head: usize, start: usize) -> Option<Range<usize>> {
    let noun = clause.head(head).filter(|noun| *noun < start && clause.tag(*noun).is_noun());
    match (clause.relation(head), noun) {
        (Relation::AdjectiveModifier | Relation::NounClause, Some(noun)) => {
            let range = subject::phrase(clause, noun).start..start;
            Some(clause.trimmed(range))
        }
        (Relation::AdjectiveModifier | Relation::Compound, _) => None,
        _ => subject::of(clause, head),
    }
}

/// Where the cue ends, and the content behind it.
fn content(clause: &Clause<'_>, entry: &Entry, head: usize, end: usize) -> Option<(usize, Range<usize>)> {
    let takes = |word: &str| entry.field(2).split(' ').any(|frame| frame == word);
    let next = clause.text(end).to_ascii_lowercase();
    let below = clause.children(head).find(|child| *child > head && clause.subtree(*child).start == end);
    let clausal = below.is_some_and(|below| clause.relation(below) == Relation::ClausalComplement);
    let stop = |from: usize| {
        let behind = clause.subtree(head).end.max(below.map_or(0, |below| clause.subtree(below).end));
        if behind > from {
            behind
        } else {
            (from..clause.body_end()).find(|at| clause.is(*at, Classes::COMMA)).unwrap_or(clause.body_end())
        }
    };
    let infinitive = next == "to" && matches!(clause.tag(end + 1), Tag::Base)
        || next == "not" && clause.reads(end + 1, "to");
    if next == "that" && takes("that")
        || infinitive && takes("to")
        || clausal && (takes("that") || takes(next.as_str()))
    {
        return Some((end, clause.trimmed(end..stop(end))));
    }
    let brings = takes(next.as_str()) && next != "that" && end + 1 < clause.body_end();
    brings
        .then(|| (end + 1, clause.trimmed(end + 1..stop(end + 1))))
        .filter(|(_, content)| !content.is_empty())
}

/// By their first word, the longest first.
static PREDICATES: LazyLock<FxHashMap<&'static str, Vec<Entry>>> = LazyLock::new(|| {
    let mut predicates: FxHashMap<&'static str, Vec<Entry>> = FxHashMap::default();
    for entry in lexicon::entries(include_str!("../lexicon/cue_adjectives.txt")) {
        if let Some(first) = entry.term.split(' ').next() {
            predicates.entry(first).or_default().push(entry);
        }
    }
    for list in predicates.values_mut() {
        list.sort_by_key(|entry| std::cmp::Reverse(entry.term.len()));
    }
    predicates
});
