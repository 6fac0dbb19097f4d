//! Reporting clauses behind what they report, told by the marks around them and not by the tree, which is often
//! wrong about them: "“…,” his aide, Ann Lee, said.", "…, people close to him told the paper on Monday.", "…, studies show."

use super::beside::beside;
use super::clause::Clause;
use super::cue::{self, CueKind, VerbCue};
use super::knowledge;
use super::reading::{Reading, is_parenthetical, names_hearer, reading};
use super::subject;
use super::word::{Classes, CueVerb, VerbForm};
use crate::lexicon::Terms;
use crate::syntax::{Relation, Tag};
use std::ops::Range;
use std::sync::LazyLock;

/// How many words a reporting clause may have up to its verb.
const LONGEST: usize = 16;

/// How many words may follow its verb: whom it was said to, when and where.
const LONGEST_CIRCUMSTANCE: usize = 9;

/// Those that start right behind a closing mark.
pub(super) fn behind_quotations(clause: &Clause<'_>) -> Vec<Reading> {
    let closes = |at: &usize| clause.is_quoted(at - 1) && !clause.is_quoted(*at);
    (1..clause.body_end()).filter(closes).filter_map(|start| behind_quotation(clause, start)).collect()
}

/// The reporting clause that starts at `start`, behind a closing mark.
fn behind_quotation(clause: &Clause<'_>, start: usize) -> Option<Reading> {
    let end = (start..clause.body_end()).find(|at| clause.is_quoted(*at)).unwrap_or(clause.body_end());
    let head = (start..end.min(start + LONGEST)).find(|at| cue::speaks(clause, *at).is_some())?;
    let group = cue::group_start(clause, head).max(start)..head + 1;
    let source = if group.start == start {
        subject::behind(clause, group.end)?
    } else {
        let whole = clause.trimmed(start..group.start);
        // "“…” probe, an aide said": the rest of what is said; "“…,” Jones, a spokesman said" is one phrase.
        let part = subject::behind_open_comma(clause, &whole);
        let is_named = |part: &Range<usize>| (whole.start..part.start).any(|at| clause.tag(at).is_name());
        part.filter(|part| !is_named(part)).unwrap_or(whole)
    };
    let verb = cue::speaks(clause, head).filter(|verb| is_parenthetical(verb))?;
    read_at(clause, verb, (head, group), source)
}

/// Those that part a subject from its verb: "The river, Ola Berg says, has not been so low". The parser takes both nouns for
/// one.
pub(super) fn within_clauses(clause: &Clause<'_>) -> Vec<Reading> {
    let parts = |reading: &Reading| match reading.content.as_slice() {
        [subject, verb] => {
            let opens = !matches!(
                clause.tag(subject.start),
                Tag::Preposition | Tag::To | Tag::Gerund | Tag::Coordinator | Tag::Adverb | Tag::WhAdverb
            );
            let is_finite = |at: usize| clause.is_finite(at);
            let names = |at: usize| clause.tag(at).is_noun() || clause.is(at, Classes::SUBJECT);
            let is_subject = opens && subject.clone().any(names) && !subject.clone().any(is_finite);
            is_subject && is_finite(verb.start) && verb.start > reading.cue.end
        }
        _ => false,
    };
    // "The ferry, it is claimed, was safe": that is nobody's.
    let is_active = |head: &usize| !cue::is_passive(clause, *head);
    let readings =
        (2..clause.body_end()).filter(is_active).filter_map(|head| between_commas_at(clause, head));
    readings.filter(parts).collect()
}

/// Those between commas, or behind the last: "The deal, people close to her said, is dead".
pub(super) fn between_commas(clause: &Clause<'_>) -> Vec<Reading> {
    (2..clause.body_end()).filter_map(|head| between_commas_at(clause, head)).collect()
}

/// The one that has this verb.
fn between_commas_at(clause: &Clause<'_>, head: usize) -> Option<Reading> {
    let verb =
        cue::speaks(clause, head).or_else(|| cue::states(clause, head)).or_else(|| finds(clause, head));
    // "…, figures from the ministry | show": the tagger takes the last word for a noun.
    let last = head + 1 == clause.body_end() && !clause.is(head - 1, Classes::DETERMINER);
    let is_verb = |verb: &&CueVerb| clause.tag(head).is_verb() || last && verb.kind == CueKind::Document;
    let verb = verb.filter(is_verb).filter(|_| !clause.is_quoted(head))?;
    let end =
        (head + 1..clause.body_end()).find(|at| clause.is(*at, Classes::COMMA)).unwrap_or(clause.body_end());
    let breaks = |at: usize| clause.is_mark(at) || clause.is_quoted(at) || clause.tag(at).is_verb();
    if end > head + LONGEST_CIRCUMSTANCE || (head + 1..end).any(|at| breaks(at) || clause.reads(at, "that")) {
        return None;
    }
    let group = cue::group_start(clause, head)..head + 1;
    let before = group.start.saturating_sub(LONGEST)..group.start;
    let comma = before.rev().find(|at| clause.is(*at, Classes::COMMA))?;
    let inverted = comma + 1 == group.start && group.len() == 1;
    let source = match inverted {
        // "The pupils, asked their names, …": whoever stands behind hears it.
        true if names_hearer(verb) || verb.takes("person-to") => return None,
        true => subject::behind(clause, group.end)?,
        false => clause.trimmed(comma + 1..group.start),
    };
    let noun = head_noun(clause, &source)?;
    let fits = match verb.kind {
        _ if verb.takes("court") && is_fact_finder(clause, noun) => true,
        CueKind::Document => clause.is(noun, Classes::DOCUMENT),
        CueKind::Communication => is_parenthetical(verb),
        _ => false,
    };
    if source.is_empty() || clause.is(source.start, Classes::RELATIVE) || !fits {
        return None;
    }
    read_at(clause, verb, (head, group), source)
}

static FACT_FINDERS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/fact_finders.txt")));

/// The finite verb at `head` by which a court tells what it heard or found.
fn finds(clause: &Clause<'_>, head: usize) -> Option<&'static CueVerb> {
    let mut verbs = clause.word(head).lexeme?.verbs.iter();
    let told = |(verb, form): &&(&'static CueVerb, VerbForm)| {
        verb.takes("court") && verb.particles.is_empty() && *form != VerbForm::Ing
    };
    verbs.find(told).map(|(verb, _)| *verb)
}

fn is_fact_finder(clause: &Clause<'_>, noun: usize) -> bool {
    FACT_FINDERS.contains(clause.folded(noun))
}

/// The noun that says what a source is: the last before what describes it, "| figures | from the ministry".
fn head_noun(clause: &Clause<'_>, source: &Range<usize>) -> Option<usize> {
    let describes = |at: usize| {
        matches!(clause.tag(at), Tag::Preposition | Tag::Participle | Tag::To)
            || clause.is(at, Classes::RELATIVE | Classes::COMMA)
    };
    let end = (source.start + 1..source.end).find(|at| describes(*at)).unwrap_or(source.end);
    end.checked_sub(1).filter(|last| source.contains(last))
}

/// The reading of a reporting clause, if its source names somebody and something stands beside it.
fn read_at(
    clause: &Clause<'_>,
    verb: &'static CueVerb,
    (head, group): (usize, Range<usize>),
    source: Range<usize>,
) -> Option<Reading> {
    let other_verb = |at: usize| {
        clause.is_finite(at)
            && clause.relation(at) != Relation::RelativeClause
            && !knowledge::begins(clause, at)
    };
    let opens = !matches!(
        clause.tag(source.start),
        Tag::Preposition | Tag::To | Tag::Gerund | Tag::Coordinator | Tag::Adverb | Tag::WhAdverb
    );
    // "“…” compared with last year, an aide said": an adjunct of what is quoted.
    let adjunct =
        clause.tag(source.start) == Tag::Participle && clause.tag(source.start + 1) == Tag::Preposition;
    // "The executive said": the tagger takes some roles for adjectives.
    let somebody = |at: usize| clause.tag(at).is_noun() || clause.is(at, Classes::SUBJECT | Classes::ROLE);
    let names = source.clone().any(somebody);
    let cue = VerbCue { head, group, verb, passive: false };
    let content = beside(clause, &cue, &source);
    // What a court heard it was told, and now tells.
    let kind = if verb.kind == CueKind::Document { CueKind::Document } else { CueKind::Communication };
    (opens && !adjunct && names && !source.clone().any(other_verb) && !content.is_empty()).then(|| Reading {
        reports: true,
        kind,
        ..reading(&cue, Some(source), content)
    })
}
