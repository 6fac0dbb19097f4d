//! Reads one sentence: which cues it holds, who their source is and what their content.

use super::beside::{beside, is_circumstance, is_parted, subject_before, without_question};
use super::clause::Clause;
use super::cue::{self, CueKind, VerbCue};
use super::expression_cue;
use super::extent;
use super::frame::{self, Complement, Frame};
use super::framed_cue;
use super::idiom;
use super::interrupted;
use super::knowledge;
use super::noun_cue;
use super::passive_cue;
use super::phrase_cue;
use super::predicate_cue;
use super::subject;
use super::tail;
use super::word::{Classes, CueVerb};
use crate::syntax::{Relation, Tag};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;

/// One attribution in ranges of its sentence's words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Reading {
    /// The words of the cue.
    pub cue: Range<usize>,
    /// Its base form.
    pub lemma: Cow<'static, str>,
    /// What kind of act it reports.
    pub kind: CueKind,
    /// The source's noun phrase.
    pub source: Option<Range<usize>>,
    /// The content, in order.
    pub content: Vec<Range<usize>>,
    /// Whether the cue names no source by its form.
    pub agentless: bool,
    /// Whether it reports words: it brings a clause or a quotation, or stands beside one.
    pub reports: bool,
}

/// All attributions of a sentence, in the order of their cues.
pub(super) fn read(clause: &Clause<'_>, headline: bool) -> Vec<Reading> {
    let mut readings = phrase_cue::read(clause, headline);
    // "Made it clear" is one cue, not two, and "is determined to" no passive of *determine*: of readings that
    // share a word the first holds.
    add(&mut readings, framed_cue::read(clause));
    add(&mut readings, expression_cue::read(clause));
    add(&mut readings, predicate_cue::read(clause));
    add(&mut readings, tail::behind_quotations(clause));
    add(&mut readings, tail::within_clauses(clause));
    add(&mut readings, (0..clause.len()).filter_map(|at| verb_at(clause, at)).collect());
    add(&mut readings, tail::between_commas(clause));
    let nouns = noun_cue::read(clause, &readings);
    add(&mut readings, nouns);
    cite(clause, &mut readings);
    extent::bound(clause, &mut readings);
    leave_to_speakers(&mut readings);
    readings.sort_by_key(|reading| reading.cue.start);
    readings
}

/// Leaves out what is part of what somebody else says: "aides said he wants to stay" has one source, the
/// aides. What is said within what is said stays: "aides said he told them that".
fn leave_to_speakers(readings: &mut Vec<Reading>) {
    let covers =
        |outer: &Reading, inner: &Reading| outer.content.iter().any(|range| range.contains(&inner.cue.start));
    let told_by_others: Vec<bool> = readings
        .iter()
        .map(|inner| {
            let takes_over = |outer: &Reading| {
                covers(outer, inner) && !covers(inner, outer) && !(shows(outer) && names_agent(inner))
            };
            !inner.reports && readings.iter().any(takes_over)
        })
        .collect();
    let mut told_by_others = told_by_others.into_iter();
    readings.retain(|_| !told_by_others.next().unwrap_or(false));
}

/// Whether something is only shown or found, by nobody's words: "an ad showing him making remarks".
fn shows(reading: &Reading) -> bool {
    matches!(reading.kind, CueKind::Document | CueKind::Perception)
}

/// "Remarks viewed by some as an insult": who views them stands behind the verb.
fn names_agent(reading: &Reading) -> bool {
    reading.source.as_ref().is_some_and(|source| source.start >= reading.cue.end)
}

/// Adds readings whose cues share no word with those before; an adverb of hearsay before a verb is a cue of its
/// own ("reportedly | said").
fn add(readings: &mut Vec<Reading>, more: Vec<Reading>) {
    for mut reading in more {
        let behind = readings.iter().filter(|other| other.agentless && other.cue.end < reading.cue.end);
        let behind =
            behind.filter(|other| other.cue.start >= reading.cue.start).map(|other| other.cue.end).max();
        reading.cue.start = behind.unwrap_or(reading.cue.start);
        let overlaps =
            |other: &Reading| other.cue.start < reading.cue.end && reading.cue.start < other.cue.end;
        if !readings.iter().any(overlaps) {
            readings.push(reading);
        }
    }
}

/// "The Times reported, citing two officials": whom a source cites stands behind the same content.
fn cite(clause: &Clause<'_>, readings: &mut [Reading]) {
    let is_citing = |reading: &Reading| matches!(&*reading.lemma, "cite" | "quoting");
    let tells =
        |reading: &Reading| reading.source.is_some() && !reading.content.is_empty() && !is_citing(reading);
    let first = readings.iter().position(tells);
    // "The Courier, | quoting | two officials, reported": whose subject it parts from its verb.
    let parted: FxHashMap<usize, usize> = (0..readings.len())
        .rev()
        .filter(|at| tells(&readings[*at]))
        .filter_map(|at| Some((interrupted::citing_within(clause, readings[at].cue.start)?, at)))
        .collect();
    for at in 0..readings.len() {
        let verb = readings[at].cue.clone();
        let (cited, outer) = match &*readings[at].lemma {
            "cite" => (readings[at].content.first().map(|cited| up_to_comma(clause, cited.clone())), first),
            "quoting" => (readings[at].source.clone(), parted.get(&verb.start).copied()),
            _ => continue,
        };
        let Some(cited) = cited.filter(|cited| is_people(clause, cited)) else { continue };
        readings[at].source = Some(cited);
        // "It cited two officials": they are the source, what they said stands elsewhere.
        let Some(outer) = outer else { continue };
        let before = |range: &Range<usize>| {
            let end = if range.start < verb.start { range.end.min(verb.start) } else { range.end };
            clause.trimmed(range.start..end)
        };
        let content = readings[outer].content.iter().map(before);
        readings[at].content = content.filter(|range| !range.contains(&verb.start)).collect();
    }
}

fn up_to_comma(clause: &Clause<'_>, range: Range<usize>) -> Range<usize> {
    let comma = range.clone().find(|at| clause.is(*at, Classes::COMMA) && !clause.is_quoted(*at));
    range.start..comma.unwrap_or(range.end)
}

/// Whether a phrase is about people: its head is a role, or a counted or vague number of them.
fn is_people(clause: &Clause<'_>, phrase: &Range<usize>) -> bool {
    let head = phrase.clone().find(|at| clause.is_top(*at, phrase));
    // "People | briefed on it": the parser may make the participle the head.
    let head = head.map(|head| clause.child(head, &[Relation::PassiveSubject]).unwrap_or(head));
    head.is_some_and(|head| clause.is(head, Classes::ROLE) && !clause.is(head, Classes::CAPITALISED))
}

fn verb_at(clause: &Clause<'_>, at: usize) -> Option<Reading> {
    if knowledge::begins(clause, at) {
        return None;
    }
    let cues = cue::verbs_at(clause, at);
    cues.iter().filter(|cue| !idiom::is_idiom(clause, cue)).find_map(|cue| read_verb(clause, cue))
}

fn read_verb(clause: &Clause<'_>, cue: &VerbCue) -> Option<Reading> {
    if cue.verb.takes("seem") {
        passive_cue::seeming(clause, cue)
    } else if cue.passive {
        passive_cue::passive(clause, cue)
    } else {
        active(clause, cue)
    }
}

fn active(clause: &Clause<'_>, cue: &VerbCue) -> Option<Reading> {
    if let Some(reading) = said_by_particled_name(clause, cue) {
        return Some(reading);
    }
    let source = inverted(clause, cue).or_else(|| subject::of_cue(clause, cue));
    let complement = frame::complement(clause, cue);
    if let Some(content) = as_said(clause, cue).filter(|_| complement.is_none() && source.is_some()) {
        return Some(Reading { reports: true, ..reading(cue, source, content) });
    }
    let says = matches!(cue.verb.kind, CueKind::Communication | CueKind::Document);
    let finite = subject::is_own(clause, cue.head)
        || clause.tag(cue.head) == Tag::Gerund
        || clause.is_finite(cue.group.start);
    let governed = complement.as_ref().is_some_and(|complement| {
        complement.frame == Frame::Clause && !is_parted(clause, cue, source.as_ref(), &complement.content)
    });
    let beside = match &source {
        Some(source) if !governed && is_parenthetical(cue.verb) => beside(clause, cue, source),
        _ => Vec::new(),
    };
    let phrase =
        beside.is_empty() && complement.as_ref().is_some_and(|complement| complement.frame == Frame::Phrase);
    let reports = says && finite && !phrase;
    let content = match complement {
        Some(Complement { frame: Frame::Quotation, content }) => {
            let said = |range: &Range<usize>| {
                range.end <= content.start && !is_circumstance(clause, range, cue.head)
            };
            let left = beside.into_iter().filter(said);
            left.chain([content.clone()]).collect()
        }
        Some(Complement { content, .. }) if beside.is_empty() => {
            let subject = source.as_ref().and_then(|source| subject_before(clause, cue, source, &content));
            subject.into_iter().chain([content]).collect()
        }
        _ if !beside.is_empty() => without_question(clause, cue, beside),
        _ => match frame::unparsed(clause, cue) {
            Some(content) => vec![content],
            None if is_parenthetical(cue.verb) && ends_with_colon(clause, cue.group.end) => Vec::new(),
            None => return None,
        },
    };
    // "And then says that …": somebody speaks, whoever it is.
    let stands = source.is_some() || reports && governed;
    stands.then(|| Reading { reports, ..reading(cue, source, content) })
}

/// "…, said | Ann van den Moss |, the chief": the parser takes such a name apart, and its parts for what is said.
fn said_by_particled_name(clause: &Clause<'_>, cue: &VerbCue) -> Option<Reading> {
    let can_stand_apart = is_parenthetical(cue.verb) && !names_hearer(cue.verb) && cue.group.len() == 1;
    let has_name = can_stand_apart && subject::name_with_particles(clause, cue.group.end).is_some();
    let source = subject::behind(clause, cue.group.end).filter(|_| has_name)?;
    let content = beside(clause, cue, &source);
    (!content.is_empty()).then(|| Reading { reports: true, ..reading(cue, Some(source), content) })
}

/// "As the Times noted, …": the clause around what "as" opens.
fn as_said(clause: &Clause<'_>, cue: &VerbCue) -> Option<Vec<Range<usize>>> {
    let start = clause.subtree(cue.head).start;
    let opens = clause.reads(start, "as")
        && clause.relation(start) == Relation::Marker
        && clause.head(start) == Some(cue.head);
    (opens && is_parenthetical(cue.verb)).then(|| phrase_cue::around(clause, &clause.subtree(cue.head)))
}

/// Whether a verb can stand apart from what it reports: "…, she said, …".
pub(super) fn is_parenthetical(verb: &CueVerb) -> bool {
    verb.takes_any(&["paren", "quote", "person-that"]) || verb.kind == CueKind::Document && verb.takes("bare")
}

/// "…, said Jones": a subject behind that the parser took for an object.
fn inverted(clause: &Clause<'_>, cue: &VerbCue) -> Option<Range<usize>> {
    let before = cue.group.start.checked_sub(1)?;
    let closes = clause.is_quoted(before) || clause.is(before, Classes::COMMA);
    let finite = matches!(
        clause.tag(cue.head),
        Tag::Past | Tag::PresentThird | Tag::Participle | Tag::Present | Tag::Base
    );
    if !closes
        || !finite
        || names_hearer(cue.verb)
        || cue.group.len() > 1
        || subject::of(clause, cue.head).is_some()
    {
        return None;
    }
    subject::behind(clause, cue.group.end)
}

/// Whether what stands behind a verb is the hearer: "told the paper", and so never who speaks.
pub(super) fn names_hearer(verb: &CueVerb) -> bool {
    verb.takes("person-that") && !verb.takes("that")
}

/// What a verb and what belongs to it make.
pub(super) fn reading(cue: &VerbCue, source: Option<Range<usize>>, content: Vec<Range<usize>>) -> Reading {
    Reading {
        cue: cue.group.clone(),
        lemma: cue.verb.lemma.into(),
        kind: cue.verb.kind,
        source,
        content,
        agentless: false,
        reports: false,
    }
}

fn ends_with_colon(clause: &Clause<'_>, from: usize) -> bool {
    let last = clause.len().saturating_sub(1);
    clause.reads(last, ":") && last < from + 14
}
