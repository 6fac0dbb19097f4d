//! People nobody has counted: sweeping statements about them ("most children there go hungry"), and who is one of them.

use super::super::clause::Clause;
use super::super::word::{Classes, noun_terms};
use super::{Found, Trigger};
use crate::lexicon::Terms;
use crate::syntax::{Relation, Tag};
use std::sync::LazyLock;

/// What is said in the present of most, many or few of some people. The present tells what is so of them all;
/// the past may tell what a reporter saw.
pub(super) fn crowds<'a>(clause: &'a Clause<'_>) -> impl Iterator<Item = Found> + 'a {
    (0..clause.len()).filter_map(|at| {
        // "A few women" are some that somebody has met.
        let some = at > 0 && clause.reads(at, "few") && clause.reads(at - 1, "a");
        let counted = clause.reads_any(at, &["most", "many", "few"]) && !some;
        let noun = clause.head(at).filter(|noun| counted && *noun > at && is_people(clause, *noun))?;
        let verb = clause.head(noun).filter(|_| clause.relation(noun) == Relation::Subject)?;
        let present = |word: usize| matches!(clause.tag(word), Tag::Present | Tag::PresentThird);
        let generic = present(verb)
            || clause.children(verb).any(|child| {
                matches!(clause.relation(child), Relation::Auxiliary | Relation::Copula) && present(child)
            });
        generic.then_some((at..noun + 1, Trigger::Sweeping))
    })
}

/// Whether a noun is a plural of people: a role, or a name as of a nation.
fn is_people(clause: &Clause<'_>, noun: usize) -> bool {
    match clause.tag(noun) {
        Tag::Nouns => clause.is(noun, Classes::ROLE),
        Tag::Names => true,
        _ => false,
    }
}

/// Whether a noun in small letters, singular or plural, is of people who are asked in the street, or known by what they
/// did alone: "a resident", "witnesses", "the gunman".
pub fn is_passer_by(noun: &str) -> bool {
    let regular = match noun {
        "people" => "person",
        "men" => "man",
        "women" => "woman",
        "children" => "child",
        noun => noun,
    };
    PASSERS_BY.contains(regular)
}

static PASSERS_BY: LazyLock<Terms> =
    LazyLock::new(|| noun_terms(include_str!("../../lexicon/passers_by.txt")));
