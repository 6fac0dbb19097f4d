//! The noun phrase right before a verb, told by the words alone.

use super::clause::Clause;
use super::cue::VerbCue;
use super::knowledge;
use super::subject::phrase;
use super::word::Classes;
use crate::syntax::{Relation, Tag};
use std::ops::Range;

/// The noun phrase right before a finite verb that the parser left without a subject: "…,” Jones said".
pub(super) fn neighbour(clause: &Clause<'_>, cue: &VerbCue) -> Option<Range<usize>> {
    let finite = matches!(clause.tag(cue.head), Tag::Past | Tag::PresentThird | Tag::Present)
        || cue.group.start < cue.head && clause.relation(cue.group.start) == Relation::Auxiliary;
    if !finite || clause.relation(cue.head) == Relation::Conjunct {
        return None;
    }
    let phrase = right_before(clause, before_brackets(clause, cue.group.start))?;
    Some(phrase.start..cue.group.start)
}

/// The noun phrase that ends at `end`, told by the words alone.
pub(super) fn right_before(clause: &Clause<'_>, end: usize) -> Option<Range<usize>> {
    let boundary = |at: &usize| clause.is_mark(*at) || clause.is_quoted(*at);
    let start = (0..end).rev().take_while(|at| !boundary(at)).last()?;
    let noun = |at: usize| clause.tag(at).is_noun() || clause.is(at, Classes::SUBJECT | Classes::QUANTITY);
    // "But on Monday | officials briefed on the plan | said".
    let is_described =
        |at: &usize| knowledge::begins(clause, *at) && !(at + 1..end).any(|at| clause.is_finite(at));
    let after = match (start..end).find(is_described) {
        Some(at) => phrase(clause, at - 1).start,
        None => (start..end).rev().take_while(|at| !clause.tag(*at).is_verb()).last()?,
    };
    let opens = !matches!(clause.tag(after), Tag::Preposition | Tag::To | Tag::Coordinator | Tag::Adverb);
    (opens && (after..end).any(noun)).then_some(after..end)
}

/// Steps back over what stands in brackets: "Sen. Amy Klobuchar (D-Minn.) | said".
fn before_brackets(clause: &Clause<'_>, end: usize) -> usize {
    let closes = end.checked_sub(1).is_some_and(|at| clause.reads(at, ")"));
    let open = (0..end).rev().take(8).find(|at| clause.reads(*at, "(")).filter(|_| closes);
    open.unwrap_or(end)
}
