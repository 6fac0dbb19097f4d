//! How somebody who is not named comes to know what they tell, or why they are not named: "officials | briefed on the plan |
//! said it was dead", "an aide | not authorized to speak | said".

use super::anonymity::STATEMENTS;
use super::clause::Clause;
use super::word::Classes;
use crate::lexicon::Phrases;
use std::sync::LazyLock;

/// The phrases that tell it behind a noun for a person.
pub static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/anonymous_knowledge.txt")));

/// Whether the word at `at` begins such a phrase between somebody and what they do: then it is no verb of theirs, as the tagger
/// often has it.
pub(super) fn begins(clause: &Clause<'_>, at: usize) -> bool {
    let is_behind_person = at > 0 && clause.tag(at - 1).is_noun() && clause.is(at - 1, Classes::ROLE);
    let mut behind = (at + 1..clause.len()).take_while(|at| !clause.is_mark(*at));
    is_behind_person
        && behind.any(|at| clause.is_finite(at))
        && (clause.begins_with(at, &PHRASES) || clause.begins_with(at, &STATEMENTS))
}
