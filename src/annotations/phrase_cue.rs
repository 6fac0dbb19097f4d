//! Cues that are no verbs: "according to", "reportedly", "the claim that", a headline's colon.

use super::clause::Clause;
use super::cue::CueKind;
use super::reading::Reading;
use super::word::Classes;
use crate::lexicon::{self, Entry};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Reads all of them, in no order.
pub(super) fn read(clause: &Clause<'_>, headline: bool) -> Vec<Reading> {
    let mut readings: Vec<Reading> = (0..clause.len())
        .filter(|at| !clause.is_quoted(*at))
        .filter_map(|at| phrase_at(clause, at).or_else(|| noun_at(clause, at)))
        .collect();
    if headline {
        readings.extend(colon(clause));
    }
    readings
}

fn phrase_at(clause: &Clause<'_>, at: usize) -> Option<Reading> {
    let first = clause.text(at).to_ascii_lowercase();
    let phrase = PHRASES
        .get(first.as_str())?
        .iter()
        .find(|phrase| phrase.words.iter().enumerate().all(|(n, word)| clause.reads(at + n, word)))?;
    let cue = at..at + phrase.words.len();
    let kind = phrase.kind;
    match phrase.position {
        "before-source" => {
            let source = clause.noun_phrase_after(cue.end)?;
            let content = around(clause, cue.start, source.end);
            Some(Reading {
                cue,
                lemma: phrase.text.to_owned(),
                kind,
                source: Some(source),
                content,
                agentless: false,
            })
        }
        "no-source" => {
            let content = around(clause, cue.start, cue.end);
            Some(Reading { cue, lemma: phrase.text.to_owned(), kind, source: None, content, agentless: true })
        }
        "after-source" => {
            let source = clause.noun_phrase_before(at)?;
            let content = cue.end..clause.body_end();
            let content = if content.is_empty() { Vec::new() } else { vec![content] };
            Some(Reading {
                cue,
                lemma: phrase.text.to_owned(),
                kind,
                source: Some(source),
                content,
                agentless: false,
            })
        }
        _ => None,
    }
}

/// What stands around a parenthetical cue and its source: before it, or behind it where it opens the
/// sentence, or both where what stands before says nothing yet.
fn around(clause: &Clause<'_>, start: usize, end: usize) -> Vec<Range<usize>> {
    let before = clause.trimmed(0..start);
    let behind = clause.trimmed(end..clause.body_end());
    let says_something =
        before.len() > 2 && before.clone().any(|at| clause.may_be_verb(at) || clause.is_quoted(at));
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

/// "the claim that …", "his promise to …", "Trump's attack on …", "a statement by …".
fn noun_at(clause: &Clause<'_>, at: usize) -> Option<Reading> {
    let noun = clause.word(at).lexeme?.noun?;
    let takes = |frame: &str| noun.field(2).split(' ').any(|name| name == frame);
    let next = clause.text(at + 1).to_ascii_lowercase();
    let owner = possessor(clause, at);
    let by = (next == "by" && takes("by")).then(|| clause.noun_phrase_after(at + 2)).flatten();
    let frame = match next.as_str() {
        "that" => takes("that"),
        "to" => takes("to"),
        "of" => takes("of"),
        "for" => takes("for"),
        "about" | "on" | "over" => takes("about"),
        _ => false,
    };
    let linked = frame
        && (owner.is_some() || next == "that" && !clause.is(at + 2, Classes::AUXILIARY | Classes::MODAL));
    if !linked && by.is_none() {
        return None;
    }
    let start = by.as_ref().map_or(at + 1, |source| source.end);
    let end = (start + 1..clause.body_end())
        .find(|index| clause.is(*index, Classes::COMMA) && !clause.is_quoted(*index))
        .unwrap_or(clause.body_end());
    let behind = start..end;
    let content = if behind.is_empty() { Vec::new() } else { vec![behind] };
    let kind = CueKind::of_name(noun.field(1)).unwrap_or(CueKind::Communication);
    let first = if owner.is_some() || at == 0 {
        at
    } else {
        at - usize::from(clause.is(at - 1, Classes::DETERMINER))
    };
    Some(Reading {
        cue: first..at + 1,
        lemma: noun.term.to_owned(),
        kind,
        source: by.or(owner),
        content,
        agentless: false,
    })
}

/// "his", "Trump's", "the mayor's" before a noun and its adjectives.
fn possessor(clause: &Clause<'_>, noun: usize) -> Option<Range<usize>> {
    let owner = (noun.saturating_sub(4)..noun).rev().find(|at| clause.is(*at, Classes::POSSESSIVE))?;
    let between = owner + 1..noun;
    let closed =
        Classes::PREPOSITION | Classes::COMMA | Classes::MARK | Classes::COORDINATOR | Classes::AUXILIARY;
    if between.into_iter().any(|at| clause.is(at, closed)) {
        return None;
    }
    if clause.is(owner, Classes::DETERMINER) {
        return Some(owner..owner + 1);
    }
    clause.noun_phrase_before(owner + 1)
}

/// "Harris: widens lead", "Widens lead: Harris".
fn colon(clause: &Clause<'_>) -> Option<Reading> {
    let at = (1..clause.len()).find(|at| clause.reads(*at, ":") && !clause.is_quoted(*at))?;
    let end = clause.body_end();
    let named =
        (0..at).all(|index| clause.is(index, Classes::CAPITALISED | Classes::NUMBER | Classes::DOCUMENT));
    if at > 4 || !named || at + 2 >= end || clause.may_be_verb(at - 1) && at > 1 {
        return None;
    }
    let behind = at + 1..end;
    Some(Reading {
        cue: at..at + 1,
        lemma: ":".to_owned(),
        kind: CueKind::Communication,
        source: Some(0..at),
        content: vec![behind],
        agentless: false,
    })
}

struct Phrase {
    text: &'static str,
    words: Vec<&'static str>,
    kind: CueKind,
    position: &'static str,
}

/// The phrases by their first word, longest first.
static PHRASES: LazyLock<HashMap<&'static str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: HashMap<&'static str, Vec<Phrase>> = HashMap::new();
    let phrase = |entry: &Entry| Phrase {
        text: entry.term,
        words: entry.term.split(' ').collect(),
        kind: CueKind::of_name(entry.field(1)).unwrap_or(CueKind::Communication),
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
