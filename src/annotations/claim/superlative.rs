//! Superlatives of a domain: "the largest plant in Europe", "the city's oldest school". Without a domain a
//! superlative compares a few things at hand, which the writer may have seen.

use super::super::clause::Clause;
use super::super::word::{Classes, fold, noun_terms};
use super::owner::Owners;
use super::{Found, Trigger, price};
use crate::lexicon::Terms;
use crate::syntax::{Relation, Tag};
use std::ops::Range;
use std::sync::LazyLock;

/// How many words of the noun phrase may stand between a superlative and its domain.
const LONGEST_PHRASE: usize = 8;

/// How many words behind a superlative "ever" may stand.
const LONGEST_CLAUSE: usize = 12;

/// The superlatives of a sentence, in order.
pub(super) fn superlatives<'a>(clause: &'a Clause<'_>, owners: Owners) -> impl Iterator<Item = Found> + 'a {
    (0..clause.len()).filter_map(move |at| {
        let ranks = ranks(clause, at)?;
        if is_of_price(clause, &ranks, owners) {
            return None;
        }
        let one_of_many = (at.saturating_sub(3)..at).any(|before| {
            clause.reads_any(before, &["one", "some", "among"])
                && clause.reads_any(before + 1, &["of", "the"])
        });
        let domain = owned(clause, at) || ranged(clause, ranks.end) || is_of_all_time(clause, ranks.end);
        let is_claim = domain && !one_of_many && !is_in_textbooks(clause, &ranks);
        is_claim.then_some((ranks, Trigger::Superlative))
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
        // "The first app | of its kind |".
        _ if clause.reads_any(at, &["first", "only"]) && heads_noun(at) && is_of_its_kind(clause, at) => {
            Some(at..at + 1)
        }
        _ if clause.text(at).contains("-largest") || clause.text(at).contains("-biggest") => Some(at..at + 1),
        _ => None,
    }
}

/// "Shares rose 7 percent, their | biggest | gain since March": the exchange keeps the list.
fn is_of_price(clause: &Clause<'_>, ranks: &Range<usize>, owners: Owners) -> bool {
    let noun = clause.head(ranks.end - 1).filter(|noun| *noun >= ranks.end);
    noun.is_some_and(|noun| is_gain(clause.text(noun))) && price::is_quotation(clause, owners)
}

/// "Its biggest | gain |", "its best | day |".
fn is_gain(noun: &str) -> bool {
    price::moves(noun) || PERIODS.contains(&fold(noun))
}

/// "Mount Velm, the world's | highest | mountain", "Velm is the country's | oldest | port": how large, high or old a thing is that
/// bears a name, whatever it is, one looks up.
fn is_in_textbooks(clause: &Clause<'_>, ranks: &Range<usize>) -> bool {
    let measure = ranks.clone().next_back().map(|at| fold(clause.text(at)).into_owned());
    let is_measure = measure.is_some_and(|measure| {
        RANKS.contains(measure.rsplit_once('-').map_or(measure.as_str(), |(_, rank)| rank))
    });
    let last = ranks.end - 1;
    let noun = clause.head(last).filter(|noun| *noun > last).unwrap_or(last);
    is_measure && owned(clause, ranks.start) && is_of_name(clause, noun)
}

/// Whether a noun says what a name is: beside it, or by "is".
fn is_of_name(clause: &Clause<'_>, noun: usize) -> bool {
    let is_named = |name: usize| clause.tag(name).is_name();
    let is_present = |verb: usize| clause.reads_any(verb, &["is", "are", "remains", "remain"]);
    let beside = clause.relation(noun) == Relation::Apposition && clause.head(noun).is_some_and(is_named);
    beside
        || clause.child(noun, &[Relation::Subject]).is_some_and(is_named)
            && clause.child(noun, &[Relation::Copula]).is_some_and(is_present)
}

fn is_of_its_kind(clause: &Clause<'_>, at: usize) -> bool {
    (at + 1..(at + LONGEST_PHRASE).min(clause.len())).take_while(|word| !clause.is_mark(*word)).any(|word| {
        clause.reads(word, "of")
            && clause.reads_any(word + 1, &["its", "their"])
            && clause.reads(word + 2, "kind")
    })
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
    DOMAINS.contains(clause.folded(owner))
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

/// "The largest bid | that the borough has ever received |"; not of somebody's own: "the best book I have ever read".
fn is_of_all_time(clause: &Clause<'_>, behind: usize) -> bool {
    let mut rest =
        (behind..(behind + LONGEST_CLAUSE).min(clause.len())).take_while(|at| !clause.is_mark(*at));
    let Some(ever) = rest.find(|at| clause.reads(*at, "ever")) else { return false };
    let is_ones_own = (behind..ever).any(|at| clause.tag(at) == Tag::Pronoun);
    clause.tag(ever + 1).is_verb() && !is_ones_own
}

fn is_domain(clause: &Clause<'_>, start: usize) -> bool {
    let first = if clause.tag(start) == Tag::Determiner || clause.tag(start) == Tag::Possessive {
        start + 1
    } else {
        start
    };
    (first..(first + 3).min(clause.len()))
        .take_while(|at| !clause.is_mark(*at) && !clause.tag(*at).is_verb())
        .any(|at| DOMAINS.contains(clause.folded(at)))
}

static RANKS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/textbook_ranks.txt")));

static PERIODS: LazyLock<Terms> = LazyLock::new(|| noun_terms(include_str!("../../lexicon/periods.txt")));

static DOMAINS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/superlative_domains.txt")));
