//! Figures that somebody sets, plans or forecasts: they are theirs by the sentence itself.

use super::super::clause::Clause;
use super::super::word::{fold, noun_terms, verb_terms};
use super::figure::{LONGEST_WAY, is_money};
use super::owner::has_count;
use crate::lexicon::Terms;
use crate::syntax::{Relation, Tag};
use std::sync::LazyLock;

/// How far before a figure the word stands that links it to a verb of worth: "at more than $29 million".
const VALUED: usize = 4;

/// Whether a figure is to be, rather than is: "to cut emissions by 32 percent", "would cost $3 billion"; or whoever is named
/// there makes it so, or says it of a thing.
pub(super) fn is_made(clause: &Clause<'_>, at: usize) -> bool {
    let Some(verb) = verb_of(clause, at) else { return false };
    let is = |kind: &str| is_verb(clause.text(verb), kind);
    let has_subject = || clause.child(verb, &[Relation::Subject]).is_some();
    // "The firm expects a profit of 4 million": it has said so itself.
    let guides = is("guide") && has_subject();
    // "The state puts the damage at $29 million": whose figure it is stands there.
    let values =
        is("value") && has_subject() && (1..=VALUED).any(|back| clause.reads(at.wrapping_sub(back), "at"));
    // "The House passed a bill of 95 billion": it is in the bill.
    let adopts = is("adopt")
        && clause.child(verb, &[Relation::Object]).is_some_and(|object| clause.subtree(object).contains(&at));
    let imposes = || is("impose") && has_doer(clause, verb) && is_sum_of(clause, at, verb);
    // "The budget sets aside 4 million", "the fund allots 40 percent to the mill".
    let allots = (is("allot") || is("set") && clause.reads(verb + 1, "aside")) && has_subject();
    // "The film grossed 4 million": whoever shows it gives that out.
    let grosses = is("gross")
        && is_money(clause, at)
        && clause
            .child(verb, &[Relation::Subject])
            .is_some_and(|subject| has_count(clause, subject, "release"));
    // "Funds that own 9 percent of Halden Freight": the register shows it.
    let owns = is("own") && is_of_name(clause, at);
    let is_told = guides || values || adopts || allots || grosses || owns;
    is_told || imposes() || sets(clause, verb) || is_to_be(clause, verb) || is_of_act(clause, verb)
}

/// "9 percent | of Halden Freight |".
fn is_of_name(clause: &Clause<'_>, at: usize) -> bool {
    let of = (at + 1..at + VALUED).find(|of| clause.reads(*of, "of"));
    of.is_some_and(|of| clause.tag(of + 1).is_name())
}

/// Whether it is told who has asked those whose estimate it is, or put their estimates together: "analysts | polled by
/// Velm Research |".
pub(super) fn is_reckoned(clause: &Clause<'_>) -> bool {
    let is_by_name = |verb: usize| {
        clause.reads(verb + 1, "by")
            && (verb + 2..(verb + 4).min(clause.len())).any(|name| clause.tag(name).is_name())
    };
    (0..clause.len()).any(|verb| is_verb(clause.text(verb), "reckon") && is_by_name(verb))
}

/// "The rate rises to 20 percent | under the plan |": what an act that is named says, of today or of what is to come.
fn is_of_act(clause: &Clause<'_>, verb: usize) -> bool {
    let is_present = matches!(clause.tag(verb), Tag::Present | Tag::PresentThird);
    let is_named = |under: usize| (under + 1..=under + VALUED).any(|act| ACTS.contains(clause.folded(act)));
    is_present && (0..clause.len()).any(|under| clause.reads(under, "under") && is_named(under))
}

/// The verb that a word depends on.
fn verb_of(clause: &Clause<'_>, at: usize) -> Option<usize> {
    let mut word = at;
    for _ in 0..LONGEST_WAY {
        if clause.tag(word).is_verb() {
            break;
        }
        word = clause.head(word)?;
    }
    Some(word)
}

/// Whether it is told who does it, or who has it done to them; of "ruled, fining the yard" it is who ruled.
fn has_doer(clause: &Clause<'_>, verb: usize) -> bool {
    let has_subject =
        |verb: usize| clause.child(verb, &[Relation::Subject, Relation::PassiveSubject]).is_some();
    let is_beside = matches!(
        clause.relation(verb),
        Relation::AdverbialClause | Relation::Conjunct | Relation::OpenComplement
    );
    has_subject(verb) || is_beside && clause.head(verb).is_some_and(has_subject)
}

/// "Fined the yard | 2 million crowns |", "awarded a contract worth | $3 million |": a sum that is the verb's object or what its object
/// is of, not a share.
fn is_sum_of(clause: &Clause<'_>, at: usize, verb: usize) -> bool {
    let is_part =
        |word: usize| matches!(clause.relation(word), Relation::NumberModifier | Relation::Compound);
    let counted = std::iter::successors(Some(at), |word| clause.head(*word).filter(|_| is_part(*word)));
    let of = counted.last().and_then(|sum| clause.head(sum));
    let worth = of.filter(|word| clause.reads(*word, "worth")).and_then(|worth| clause.head(worth));
    let is_object =
        |noun: usize| clause.relation(noun) == Relation::Object && clause.head(noun) == Some(verb);
    is_money(clause, at) && (of == Some(verb) || worth.or(of).is_some_and(is_object))
}

/// Whether it is said what is to be done, or what would come of it.
fn is_to_be(clause: &Clause<'_>, verb: usize) -> bool {
    clause.children(verb).any(|child| {
        clause.relation(child) == Relation::Marker && clause.reads(child, "to")
            || clause.relation(child) == Relation::Auxiliary && clause.tag(child) == Tag::Modal
    })
}

/// "The bank kept its rate at 4 percent", "the firm raised its forecast": what they move is theirs to move.
fn sets(clause: &Clause<'_>, verb: usize) -> bool {
    let moved = clause.children(verb).filter(|child| {
        matches!(clause.relation(*child), Relation::Object | Relation::Subject | Relation::OpenComplement)
    });
    is_verb(clause.text(verb), "set")
        && moved.filter(|noun| *noun > verb).any(|noun| is_settable(clause, noun) || is_lenders(clause, noun))
}

/// "Its forecast", "the duty on rum", "pay".
fn is_settable(clause: &Clause<'_>, noun: usize) -> bool {
    ["decided", "rule", "term"].iter().any(|kind| has_count(clause, noun, kind))
}

/// "A 35% | rate |"; not "a 35% rate of infection".
pub(super) fn is_rate(clause: &Clause<'_>, at: usize) -> bool {
    RATES.is(clause.folded(at), "rate") && !clause.reads(at + 1, "of")
}

/// "Its rate", "the main interest rate", "the rate of interest"; not "the jobless rate" and "the rate of infection".
fn is_lenders(clause: &Clause<'_>, rate: usize) -> bool {
    let mut kinds = clause.children(rate).filter(|child| {
        *child < rate && matches!(clause.relation(*child), Relation::Compound | Relation::AdjectiveModifier)
    });
    let is_lending = |kind: usize| RATES.is(clause.folded(kind), "lending");
    let of = clause.child(rate, &[Relation::NounModifier]).filter(|_| clause.reads(rate + 1, "of"));
    RATES.is(clause.folded(rate), "rate")
        && of.is_none_or(is_lending)
        && (kinds.clone().next().is_none() || kinds.any(is_lending))
}

/// Whether the list has a verb, as one of that kind.
pub(super) fn is_verb(word: &str, kind: &str) -> bool {
    VERBS.is(&fold(word), kind)
}

static VERBS: LazyLock<Terms> =
    LazyLock::new(|| verb_terms(include_str!("../../lexicon/figure_verbs.txt"), 2));

static ACTS: LazyLock<Terms> = LazyLock::new(|| noun_terms(include_str!("../../lexicon/acts.txt")));

static RATES: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/lending_rates.txt")));
