//! Cues that are no verbs: "according to", "reportedly", a headline's colon.

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

/// Reads all of them, in no order.
pub(super) fn read(clause: &Clause<'_>, headline: bool) -> Vec<Reading> {
    let mut readings: Vec<Reading> = (0..clause.len())
        .filter(|at| !clause.is_quoted(*at))
        .filter_map(|at| phrase_at(clause, at))
        .collect();
    readings.extend(if headline { colon(clause) } else { label(clause) });
    readings.extend(poll(clause));
    readings
}

/// "LOPEZ: Well, …": who speaks, in a transcript; not "Lopez: 22 points", which tells what there is of them.
fn label(clause: &Clause<'_>) -> Option<Reading> {
    let at = (1..clause.len().min(4)).find(|at| clause.reads(*at, ":"))?;
    let named = (0..at).all(|index| clause.tag(index).is_name() && !clause.is_quoted(index));
    let behind = at + 1..clause.body_end();
    let is_figure = clause.text(at + 1).starts_with(|first: char| first.is_ascii_digit());
    let counts = is_figure && !behind.clone().any(|index| clause.tag(index).is_verb());
    (named && behind.len() > 1 && !counts).then(|| at_colon(at, behind))
}

/// "In a new poll, …": a poll that stands behind the rest of the sentence. "She leads in the polls" tells where she is;
/// several of them stand behind something only where they open the sentence.
fn poll(clause: &Clause<'_>) -> Option<Reading> {
    let at = (0..clause.len()).find(|at| {
        clause.reads_any(*at, &["in"])
            && clause.relation(*at) == Relation::Case
            && !clause.is_quoted(*at)
            && clause.head(*at).is_some_and(|noun| {
                let several = clause.tag(noun) == Tag::Nouns;
                clause.reads_any(noun, POLLS) || several && *at == 0 && clause.reads_any(noun, MANY_POLLS)
            })
    })?;
    let noun = clause.head(at)?;
    let source = subject::with_description(clause, subject::phrase(clause, noun), clause.body_end());
    let content = around(clause, &(at..source.end));
    Some(Reading {
        cue: at..at + 1,
        lemma: "in a poll".into(),
        kind: CueKind::Document,
        source: Some(source),
        content,
        agentless: false,
        reports: true,
    })
}

const POLLS: &[&str] = &["poll", "survey"];

const MANY_POLLS: &[&str] = &["polls", "surveys"];

fn phrase_at(clause: &Clause<'_>, at: usize) -> Option<Reading> {
    let first = clause.text(at).to_ascii_lowercase();
    let phrase = PHRASES
        .get(first.as_str())?
        .iter()
        .find(|phrase| phrase.words.iter().enumerate().all(|(n, word)| clause.reads(at + n, word)))?;
    let cue = at..at + phrase.words.len();
    let kind = phrase.kind;
    let (source, content) = match phrase.position {
        "before-source" => {
            let source = subject::phrase_from(clause, cue.end)?;
            let source = subject::with_description(clause, source, clause.body_end());
            let content = around(clause, &(cue.start..source.end));
            (Some(source), content)
        }
        "no-source" => (None, around(clause, &cue)),
        _ => return None,
    };
    let agentless = source.is_none();
    Some(Reading { cue, lemma: phrase.text.into(), kind, source, content, agentless, reports: true })
}

/// What stands around a parenthetical cue and its source, in the clause to which it belongs: before it, or
/// behind it where it opens the clause, or both where what stands before says nothing yet.
pub(super) fn around(clause: &Clause<'_>, phrase: &Range<usize>) -> Vec<Range<usize>> {
    let whole = governor(clause, phrase).map_or(0..clause.body_end(), |word| clause.subtree(word));
    let before = clause.trimmed(whole.start.min(phrase.start)..phrase.start);
    let behind = clause.trimmed(phrase.end..whole.end.min(clause.body_end()).max(phrase.end));
    let says_something =
        before.len() > 2 && before.clone().any(|at| clause.tag(at).is_verb() || clause.is_quoted(at));
    let relative = clause.is(behind.start, Classes::RELATIVE | Classes::SUBORDINATOR | Classes::PREPOSITION);
    let mut content = Vec::new();
    if !before.is_empty() {
        content.push(before);
    }
    if !says_something && !relative && behind.len() > 1 {
        content.push(behind);
    }
    content
}

/// The verb or predicate to which a phrase belongs; `None` where it is the sentence's own, or none.
fn governor(clause: &Clause<'_>, phrase: &Range<usize>) -> Option<usize> {
    let top = phrase.clone().find(|at| clause.head(*at).is_some_and(|head| !phrase.contains(&head)))?;
    let mut word = clause.head(top)?;
    while !clause.is_clause(word) {
        word = clause.head(word)?;
    }
    clause.head(word).is_some().then_some(word)
}

/// "Harris: widens lead", "Widens lead: Harris".
fn colon(clause: &Clause<'_>) -> Option<Reading> {
    let at = (1..clause.len()).find(|at| clause.reads(*at, ":") && !clause.is_quoted(*at))?;
    let end = clause.body_end();
    let named =
        (0..at).all(|index| clause.is(index, Classes::CAPITALISED | Classes::NUMBER | Classes::DOCUMENT));
    if at > 4 || !named || at + 2 >= end {
        return None;
    }
    let behind = at + 1..end;
    Some(at_colon(at, behind))
}

/// What stands before a colon says what stands behind it.
fn at_colon(at: usize, behind: Range<usize>) -> Reading {
    Reading {
        cue: at..at + 1,
        lemma: ":".into(),
        kind: CueKind::Communication,
        source: Some(0..at),
        content: vec![behind],
        agentless: false,
        reports: true,
    }
}

struct Phrase {
    text: &'static str,
    words: Vec<&'static str>,
    kind: CueKind,
    position: &'static str,
}

/// The phrases by their first word, longest first.
static PHRASES: LazyLock<FxHashMap<&'static str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: FxHashMap<&'static str, Vec<Phrase>> = FxHashMap::default();
    let phrase = |entry: &Entry| Phrase {
        text: entry.term,
        words: entry.term.split(' ').collect(),
        kind: entry.field(1).parse().unwrap_or(CueKind::Communication),
        position: entry.field(2),
    };
    for entry in lexicon::entries(include_str!("../lexicon/cue_phrases.txt")) {
        let phrase = phrase(&entry);
        if let Some(first) = phrase.words.first() {
            phrases.entry(first).or_default().push(phrase);
        }
    }
    for list in phrases.values_mut() {
        list.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
    }
    phrases
});
