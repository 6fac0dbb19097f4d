//! Superlatives of a domain: "the largest plant in Europe", "the city's oldest school". Without a domain a
//! superlative compares a few things at hand, which the writer may have seen.

use super::super::clause::Clause;
use super::super::word::{Classes, fold};
use super::{Found, Trigger};
use crate::lexicon::Terms;
use crate::syntax::{Relation, Tag};
use std::ops::Range;
use std::sync::LazyLock;

/// How many words of the noun phrase may stand between a superlative and its domain.
const LONGEST_PHRASE: usize = 8;

/// The superlatives of a sentence, in order.
pub(super) fn superlatives<'a>(clause: &'a Clause<'_>) -> impl Iterator<Item = Found> + 'a {
    (0..clause.len()).filter_map(|at| {
        let ranks = ranks(clause, at)?;
        let one_of_many = (at.saturating_sub(3)..at).any(|before| {
            clause.reads_any(before, &["one", "some", "among"])
                && clause.reads_any(before + 1, &["of", "the"])
        });
        let domain = owned(clause, at) || ranged(clause, ranks.end);
        (domain && !one_of_many).then_some((ranks, Trigger::Superlative))
    })
}

/// "largest", "most powerful", "first", "second-largest".
fn ranks(clause: &Clause<'_>, at: usize) -> Option<Range<usize>> {
    if clause.reads_any(at, &["latest", "least", "best-known", "last"]) {
        return None;
    }
    let heads_noun = |word: usize| {
        matches!(clause.relation(word), Relation::AdjectiveModifier)
            && clause.head(word).is_some_and(|noun| noun > word)
    };
    match clause.tag(at) {
        Tag::Superlative if heads_noun(at) && !clause.reads(at, "most") => Some(at..at + 1),
        // "The election was | the closest | in the county's history."
        Tag::Superlative if stands_for_noun(clause, at) => Some(at - 1..at + 1),
        Tag::AdverbSuperlative if clause.head(at).is_some_and(heads_noun) => Some(at..at + 2),
        _ if clause.text(at).contains("-largest") || clause.text(at).contains("-biggest") => Some(at..at + 1),
        _ => None,
    }
}

/// Whether a superlative ranks without a noun behind it: "the closest in memory", "the worst ever".
fn stands_for_noun(clause: &Clause<'_>, at: usize) -> bool {
    at > 0
        && clause.reads(at - 1, "the")
        && !clause.reads(at, "most")
        && clause.reads_any(at + 1, &["in", "on", "ever"])
}

/// "the world's largest", "Europe's oldest", "its largest".
fn owned(clause: &Clause<'_>, at: usize) -> bool {
    let Some(ending) = at.checked_sub(1).filter(|ending| clause.tag(*ending) == Tag::PossessiveEnding) else {
        return false;
    };
    let Some(owner) = ending.checked_sub(1) else { return false };
    DOMAINS.contains(&fold(clause.text(owner)))
}

/// "the largest plant | in Europe", "| ever", "| in ten years".
fn ranged(clause: &Clause<'_>, behind: usize) -> bool {
    (behind..(behind + LONGEST_PHRASE).min(clause.len()))
        .take_while(|at| !clause.is_mark(*at) && !clause.tag(*at).is_verb())
        .any(|at| {
            if clause.reads(at, "ever") {
                return true;
            }
            if clause.reads(at, "since") {
                return clause.is(at + 1, Classes::NUMBER | Classes::CAPITALISED);
            }
            clause.reads_any(at, &["in", "of", "on"]) && is_domain(clause, at + 1)
        })
}

fn is_domain(clause: &Clause<'_>, start: usize) -> bool {
    let first = if clause.tag(start) == Tag::Determiner || clause.tag(start) == Tag::Possessive {
        start + 1
    } else {
        start
    };
    (first..(first + 3).min(clause.len()))
        .take_while(|at| !clause.is_mark(*at) && !clause.tag(*at).is_verb())
        .any(|at| DOMAINS.contains(&fold(clause.text(at))))
}

static DOMAINS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/superlative_domains.txt")));
