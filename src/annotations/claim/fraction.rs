//! Shares in words: "a third of the hoists", "fell by a fifth".

use super::super::clause::Clause;
use super::super::word::Classes;
use super::figure::{LONGEST_WAY, is_rough};
use super::price;
use crate::lexicon::Terms;
use crate::syntax::{Relation, Tag};
use std::ops::Range;
use std::sync::LazyLock;

/// How many words behind "of" the noun stands of which it is a share.
const LONGEST_WHOLE: usize = 4;

/// The share that begins at a word: of a number of people or things, or what a number has changed by.
pub(super) fn part(clause: &Clause<'_>, at: usize) -> Option<Range<usize>> {
    let (fraction, is_plain) = match FRACTIONS.get(clause.folded(at))?.field(1) {
        "part" => (at, clause.reads(at, "half") && !is_rough(clause, at) && !clause.reads(at + 2, "all")),
        "one" if at > 0 && clause.reads_any(at - 1, &["a", "one"]) => (at - 1, false),
        "more" if at > 0 && clause.is(at - 1, Classes::NUMBER) => (at - 1, false),
        _ => return None,
    };
    // "The first half of the players".
    let is_counted_off =
        fraction > 0 && clause.reads_any(fraction - 1, &["the", "first", "second", "last", "top"]);
    let is_share = is_of_many(clause, at) && !is_plain || is_change(clause, fraction, at);
    (is_share && !is_counted_off).then_some(fraction..at + 1)
}

/// "A third | of the town's hoists |"; not "of the way", "of an hour".
fn is_of_many(clause: &Clause<'_>, at: usize) -> bool {
    let whole = at + 2..(at + 2 + LONGEST_WHOLE).min(clause.len());
    let stops = |word: &usize| clause.is_mark(*word) || clause.tag(*word).is_verb();
    let mut nouns = whole.take_while(|word| !stops(word)).filter(|word| clause.tag(*word).is_noun());
    // The last noun of "the town's | hoists" is what is shared.
    let next_is_noun =
        |noun: usize| clause.tag(noun + 1).is_noun() || clause.tag(noun + 1) == Tag::PossessiveEnding;
    // "A quarter of a million people" is a number.
    let is_of_one = clause.reads_any(at + 2, &["a", "an"]);
    clause.reads(at + 1, "of")
        && !is_of_one
        && nouns.find(|noun| !next_is_noun(*noun)).is_some_and(|noun| clause.tag(noun) == Tag::Nouns)
}

/// "Fell | by a fifth |": nobody makes a number fall, so that somebody has counted.
fn is_change(clause: &Clause<'_>, fraction: usize, at: usize) -> bool {
    let ends =
        |next: usize| clause.is_mark(next) || matches!(clause.tag(next), Tag::Preposition | Tag::Adverb);
    let verb = || (0..fraction - 1).rev().take(LONGEST_WAY).find(|verb| clause.tag(*verb).is_verb());
    fraction > 1
        && clause.reads(fraction - 1, "by")
        && !clause.reads(at + 1, "of")
        && (at + 1 >= clause.len() || ends(at + 1))
        && verb().is_some_and(|verb| {
            price::moves(clause.text(verb)) && clause.child(verb, &[Relation::Object]).is_none()
        })
}

static FRACTIONS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/fractions.txt")));
