//! Reporting clauses behind what they report, told by the marks around them and not by the tree, which is often
//! wrong about them: "“…,” his aide, Ann Lee, said.", "…, people close to him told the paper on Monday.", "…, studies show."

use super::clause::Clause;
use super::cue::{self, CueKind, VerbCue};
use super::reading::{Reading, beside, names_hearer, reading};
use super::subject;
use super::word::{Classes, CueVerb};
use crate::syntax::{Relation, Tag};
use std::ops::Range;

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
    read_at(clause, cue::speaks(clause, head)?, (head, group), source)
}

/// Those between commas, or behind the last: "The deal, people close to her said, is dead".
pub(super) fn between_commas(clause: &Clause<'_>) -> Vec<Reading> {
    (2..clause.body_end()).filter_map(|head| between_commas_at(clause, head)).collect()
}

/// The one that has this verb.
fn between_commas_at(clause: &Clause<'_>, head: usize) -> Option<Reading> {
    let speaks = cue::speaks(clause, head).or_else(|| cue::states(clause, head));
    let verb = speaks.filter(|_| clause.tag(head).is_verb() && !clause.is_quoted(head))?;
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
        true if names_hearer(verb) => return None,
        true => subject::behind(clause, group.end)?,
        false => clause.trimmed(comma + 1..group.start),
    };
    let is_document = source.end.checked_sub(1).is_some_and(|last| clause.is(last, Classes::DOCUMENT));
    let fits = verb.kind != CueKind::Document || is_document;
    if source.is_empty() || clause.is(source.start, Classes::RELATIVE) || !fits {
        return None;
    }
    read_at(clause, verb, (head, group), source)
}

/// The reading of a reporting clause, if its source names somebody and something stands beside it.
fn read_at(
    clause: &Clause<'_>,
    verb: &'static CueVerb,
    (head, group): (usize, Range<usize>),
    source: Range<usize>,
) -> Option<Reading> {
    let other_verb = |at: usize| {
        matches!(clause.tag(at), Tag::Past | Tag::Present | Tag::PresentThird | Tag::Modal)
            && clause.relation(at) != Relation::RelativeClause
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
    (opens && !adjunct && names && !source.clone().any(other_verb) && !content.is_empty())
        .then(|| Reading { reports: true, ..reading(&cue, Some(source), content) })
}
