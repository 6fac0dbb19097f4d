//! Reads one sentence: which cues it holds, who their source is and what their content.
//!
//! Each kind of cue has a reader of its own; all deliver [`Reading`]s in the order of their cues.

use super::clause::Clause;
use super::cue::{self, CueKind, VerbCue};
use super::frame::{self, Frame};
use super::idiom;
use super::phrase_cue;
use super::word::{Classes, VerbForm};
use std::ops::Range;

/// More words than this before ", officials said" hold a statement, even if its verb is on no list.
const LONGEST_ADJUNCT: usize = 7;

/// One attribution in ranges of its sentence's tokens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Reading {
    /// The words of the cue.
    pub cue: Range<usize>,
    /// Its base form.
    pub lemma: String,
    /// What kind of act it reports.
    pub kind: CueKind,
    /// The source's noun phrase.
    pub source: Option<Range<usize>>,
    /// The content, in order.
    pub content: Vec<Range<usize>>,
    /// Whether the cue names no source by its form.
    pub agentless: bool,
}

/// All attributions of a sentence, in the order of their cues.
pub(super) fn read(clause: &Clause<'_>, headline: bool) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::new();
    let mut subject: Option<Range<usize>> = None;
    for cue in cue::verbs_in(clause) {
        if idiom::is_idiom(clause, &cue) {
            continue;
        }
        if let Some(reading) = read_verb(clause, &cue, subject.as_ref()) {
            if reading.source.is_some() && !reading.agentless {
                subject.clone_from(&reading.source);
            }
            readings.push(reading);
        }
    }
    let phrases = phrase_cue::read(clause, headline);
    // "is determined to" is a phrase of the list, and no passive of *determine*.
    let overlaps = |one: &Range<usize>, other: &Range<usize>| one.start < other.end && other.start < one.end;
    readings.retain(|verb| !phrases.iter().any(|phrase| overlaps(&phrase.cue, &verb.cue)));
    readings.extend(phrases);
    readings.sort_by_key(|reading| reading.cue.start);
    end_before_coordinates(clause, &mut readings);
    readings
}

/// Reads a verb. `subject` is the source of the verb before it, for "and added that".
fn read_verb(clause: &Clause<'_>, cue: &VerbCue, subject: Option<&Range<usize>>) -> Option<Reading> {
    if cue.passive {
        return passive(clause, cue);
    }
    if let Some(reading) = inverted(clause, cue) {
        return Some(reading);
    }
    if cue.form == VerbForm::Ing || cue.infinitive {
        return participle(clause, cue, subject);
    }
    active(clause, cue, subject)
}

/// "…, said Jones, who …"
fn inverted(clause: &Clause<'_>, cue: &VerbCue) -> Option<Reading> {
    // "…, an engineer, told reporters": what follows *told* is whom, never who.
    let names_hearer = cue.verb.takes("person-that") && !cue.verb.takes("that");
    let speaks = (cue.verb.takes("paren") || cue.verb.takes("quote")) && !names_hearer;
    let finite = matches!(cue.form, VerbForm::Past | VerbForm::Third);
    let before = cue.group.start.checked_sub(1)?;
    let closes =
        clause.is_quoted(before) || clause.is(before, Classes::COMMA) && has_content(clause, 0..before);
    if !speaks || !finite || !closes || cue.group.len() > 1 + cue.verb.particles.len() {
        return None;
    }
    let after = cue.group.end;
    let object =
        clause.is(after, Classes::OBJECT) && !clause.is(after, Classes::SUBJECT | Classes::DETERMINER);
    if clause.reads(after, "that")
        || object
        || clause.starts_adjunct(after)
        || clause.is(after, Classes::PREPOSITION)
    {
        return None;
    }
    let source = clause.noun_phrase_after(after)?;
    let mut content = vec![left_content(clause, before + 1)];
    content.extend(right_of_parenthesis(clause, source.end));
    Some(reading(cue, Some(source), content))
}

/// A finite active verb with its subject before it.
fn active(clause: &Clause<'_>, cue: &VerbCue, subject: Option<&Range<usize>>) -> Option<Reading> {
    let start = cue.group.start;
    let source = source_before(clause, start).or_else(|| {
        let coordinated = start > 0 && clause.is(start - 1, Classes::COORDINATOR | Classes::COMMA);
        coordinated.then(|| subject.cloned().or_else(|| first_subject(clause, start))).flatten()
    });
    let left =
        source.as_ref().filter(|source| source.end == start).and_then(|source| left_of(clause, source.start));
    let of_document =
        source.as_ref().is_some_and(|range| range.clone().any(|at| clause.is(at, Classes::DOCUMENT)));
    let complement = frame::complement(clause, cue.verb, cue.group.end)
        .or_else(|| of_document.then(|| frame::bare_of_document(clause, cue.verb, cue.group.end)).flatten());
    let parenthetical = ["paren", "quote", "person-that"].iter().any(|frame| cue.verb.takes(frame));
    let mut content = Vec::new();
    match (left, complement) {
        (Some(left), complement) if parenthetical && clause.is_quoted(left.end - 1) => {
            content.push(left);
            match complement {
                Some(complement) if complement.frame == Frame::Quotation => content.push(complement.content),
                _ => content.extend(right_of_parenthesis(clause, cue.group.end)),
            }
        }
        (_, Some(complement)) => content.push(complement.content),
        (Some(left), None) if parenthetical => {
            content.push(left);
            content.extend(right_of_parenthesis(clause, cue.group.end));
        }
        (None, None) if parenthetical && ends_with_colon(clause, cue.group.end) => {}
        _ => return None,
    }
    let noun = source.as_ref()?;
    // "An executive order": a singular takes no plain verb, so this one is a noun.
    let singular = clause.reads_any(noun.start, &["a", "an"]) && noun.len() <= 3 && noun.end == start;
    let disagrees = cue.form == VerbForm::Base && cue.group.len() == 1 && singular;
    (!disagrees).then(|| reading(cue, source, content))
}

/// "…, saying that …", "declined to say whether …": the source is the subject of the verb before it.
fn participle(clause: &Clause<'_>, cue: &VerbCue, subject: Option<&Range<usize>>) -> Option<Reading> {
    let complement = frame::complement(clause, cue.verb, cue.group.end)?;
    let start = cue.group.start;
    let progressive = cue.form == VerbForm::Ing && cue.group.len() > 1 + cue.verb.particles.len();
    let source = if progressive && clause.is(start, Classes::AUXILIARY) {
        source_before(clause, start).or_else(|| subject.cloned())
    } else {
        subject.cloned().filter(|range| range.end <= start).or_else(|| first_subject(clause, start))
    };
    if cue.infinitive && complement.frame == Frame::Phrase {
        return None;
    }
    Some(reading(cue, source, vec![complement.content]))
}

/// "is expected to close", "was described by aides as …".
fn passive(clause: &Clause<'_>, cue: &VerbCue) -> Option<Reading> {
    let after = cue.group.end;
    let agent = (after..clause.len().min(after + 8))
        .take_while(|at| !clause.is(*at, Classes::COMMA | Classes::MARK))
        .find(|at| clause.reads(*at, "by"))
        .and_then(|by| clause.noun_phrase_after(by + 1));
    let behind = agent.as_ref().filter(|agent| agent.start <= after + 1).map_or(after, |agent| agent.end);
    let frame = ["that", "to", "as", "about", "for"].into_iter().find(|word| clause.reads(behind, word));
    let hearsay = frame.is_some_and(|word| {
        cue.verb.takes(word)
            || word == "to" && (cue.verb.takes("that") || cue.verb.takes("person-to") || cue.verb.takes("as"))
            || word == "that" && cue.verb.takes("person-that")
    });
    if !hearsay && agent.is_none() {
        return None;
    }
    if agent.is_some() && !hearsay && !cue.verb.takes("np") {
        return None;
    }
    let mut content = Vec::new();
    if let Some(patient) = source_before(clause, cue.group.start)
        && !clause.reads_any(patient.start, &["it", "there"])
        && !(cue.verb.takes("person-to") || cue.verb.takes("person-that"))
    {
        content.push(patient);
    }
    if hearsay {
        content.push(behind..clause.body_end());
    }
    let agentless = agent.is_none();
    Some(Reading { agentless, ..reading(cue, agent, content) })
}

fn reading(cue: &VerbCue, source: Option<Range<usize>>, content: Vec<Range<usize>>) -> Reading {
    Reading {
        cue: cue.group.clone(),
        lemma: cue.verb.lemma.to_owned(),
        kind: cue.verb.kind,
        source,
        content,
        agentless: false,
    }
}

/// The subject of a verb group that starts at `start`; for "who said", the noun before the pronoun too.
fn source_before(clause: &Clause<'_>, start: usize) -> Option<Range<usize>> {
    let before = start.checked_sub(1)?;
    if clause.is_quoted(before) {
        return None;
    }
    if clause.reads_any(before, &["who", "which", "that"]) {
        let noun = before
            .checked_sub(1)
            .map_or(before, |at| if clause.is(at, Classes::COMMA) { at } else { before });
        return match clause.noun_phrase_before(noun) {
            Some(range) => Some(range.start..before + 1),
            None => Some(before..start),
        };
    }
    clause.noun_phrase_before(start)
}

/// The first noun phrase of the sentence, which ends before its first verb: the subject that later
/// verbs without one of their own share.
fn first_subject(clause: &Clause<'_>, before: usize) -> Option<Range<usize>> {
    let verb = (1..before).find(|at| {
        clause.is(*at, Classes::AUXILIARY | Classes::MODAL)
            || clause.may_be_verb(*at) && !clause.is(*at - 1, Classes::DETERMINER)
    })?;
    clause.noun_phrase_before(verb)
}

/// What stands before a source and is attributed to it: something that a comma, a dash or a closing
/// quotation mark ends, and that says something.
fn left_of(clause: &Clause<'_>, source: usize) -> Option<Range<usize>> {
    let mark = source.checked_sub(1)?;
    let ends = clause.is_quoted(mark)
        || clause.is(mark, Classes::COMMA)
        || matches!(clause.text(mark), "—" | "–" | "--");
    let range = left_content(clause, source);
    (ends && has_content(clause, range.clone())).then_some(range)
}

fn left_content(clause: &Clause<'_>, end: usize) -> Range<usize> {
    let mut range = 0..end;
    while range.end > 0 && clause.is(range.end - 1, Classes::COMMA) && !clause.is_quoted(range.end - 1) {
        range.end -= 1;
    }
    range
}

/// Whether a stretch of words says something: it holds a verb or a quotation.
fn has_content(clause: &Clause<'_>, range: Range<usize>) -> bool {
    let long = range.len() > LONGEST_ADJUNCT;
    range.clone().any(|at| clause.is_quoted(at))
        || long
        || range.len() > 2 && range.clone().any(|at| clause.may_be_verb(at))
}

/// What goes on behind ", he said,": the rest of the sentence, unless a participle or another clause
/// takes over.
fn right_of_parenthesis(clause: &Clause<'_>, after: usize) -> Option<Range<usize>> {
    let end = clause.body_end();
    let comma = (after..end).find(|at| clause.is(*at, Classes::COMMA) || clause.is_quoted(*at))?;
    if comma > after + 10 {
        return None;
    }
    let start = if clause.is_quoted(comma) { comma } else { comma + 1 };
    let ing = clause.text(start).ends_with("ing");
    let takes_over =
        clause.is(start, Classes::RELATIVE | Classes::SUBORDINATOR | Classes::PREPOSITION) || ing;
    (start < end && (clause.is_quoted(start) || !takes_over && end - start > 2)).then_some(start..end)
}

fn ends_with_colon(clause: &Clause<'_>, from: usize) -> bool {
    let last = clause.len().saturating_sub(1);
    clause.reads(last, ":") && last < from + 14
}

/// Lets a content end where a coordinated clause with a cue of its own starts: "he said A, but she
/// said B".
fn end_before_coordinates(clause: &Clause<'_>, readings: &mut [Reading]) {
    let starts: Vec<usize> = readings
        .iter()
        .filter_map(|reading| {
            let start = reading
                .source
                .as_ref()
                .map_or(reading.cue.start, |source| source.start.min(reading.cue.start));
            let before = start.checked_sub(1)?;
            let coordinated = clause.reads_any(before, &["but", "while", ";", "whereas"])
                || clause.reads(before, "and") && before > 0 && clause.is(before - 1, Classes::COMMA);
            coordinated.then_some(before)
        })
        .collect();
    for reading in readings {
        for content in &mut reading.content {
            if content.start >= reading.cue.end
                && let Some(cut) = starts.iter().find(|cut| **cut > content.start && **cut < content.end)
            {
                content.end = *cut;
            }
        }
    }
}
