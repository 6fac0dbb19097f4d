//! A subject that a participle parts from its verb: "The Courier, | citing two officials, | reported that it was dead".

use super::clause::Clause;
use super::neighbour;
use super::word::Classes;
use crate::syntax::Tag;
use std::ops::Range;

/// How many words the participle may have with all that belongs to it.
const LONGEST: usize = 16;

/// The participles by which somebody hands on what others say. What else somebody is doing may be part of who they are, and
/// the parser knows better.
const CITES: [&str; 2] = ["citing", "quoting"];

/// The subject of the verb whose words begin at `verb`, if all between them stands between commas behind a participle.
pub(super) fn subject_of(clause: &Clause<'_>, verb: usize) -> Option<Range<usize>> {
    neighbour::right_before(clause, opening(clause, verb)?)
}

/// The same where it cites somebody.
pub(super) fn citing_subject_of(clause: &Clause<'_>, verb: usize) -> Option<Range<usize>> {
    citing(clause, opening(clause, verb)? + 1)
}

/// The participle by which that subject cites somebody.
pub(super) fn citing_within(clause: &Clause<'_>, verb: usize) -> Option<usize> {
    let participle = opening(clause, verb)? + 1;
    citing(clause, participle).map(|_| participle)
}

/// Who cites somebody by the participle at `at`, behind a comma.
pub(super) fn citing(clause: &Clause<'_>, at: usize) -> Option<Range<usize>> {
    let comma = at.checked_sub(1).filter(|at| clause.is(*at, Classes::COMMA))?;
    neighbour::right_before(clause, comma).filter(|_| clause.reads_any(at, &CITES))
}

/// The comma before a participle that ends with a comma right before `verb`.
fn opening(clause: &Clause<'_>, verb: usize) -> Option<usize> {
    let is_comma = |at: &usize| clause.is(*at, Classes::COMMA) && !clause.is_quoted(*at);
    let close = verb.checked_sub(1).filter(is_comma)?;
    let opens = |at: &usize| is_comma(at) && clause.tag(at + 1) == Tag::Gerund;
    (close.saturating_sub(LONGEST)..close).rev().find(opens)
}
