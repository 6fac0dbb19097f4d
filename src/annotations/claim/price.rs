//! Prices that an exchange shows everybody.

use super::super::clause::Clause;
use super::super::name::is_everyday;
use super::super::name_kind;
use super::super::word::{Classes, fold, verb_terms};
use super::figure::{self, LONGEST_WAY, makes_rough};
use super::owner::Owners;
use crate::lexicon::Terms;
use crate::syntax::{Relation, Tag};
use std::sync::LazyLock;

/// Whether a sentence tells that an index, a share, a currency or a commodity moved, or where "they" moved of which a
/// sentence before it told.
pub(super) fn is_quotation(clause: &Clause<'_>, owners: Owners) -> bool {
    let on_exchange = is_on_exchange(clause);
    let in_market = on_exchange || owners.market;
    (0..clause.len()).filter(|at| tells_of_move(clause, *at)).any(|verb| {
        clause.child(verb, &[Relation::Subject]).is_some_and(|noun| {
            has_price(clause, noun, on_exchange)
                || in_market && clause.tag(noun).is_name()
                || is_price_again(clause, noun, owners)
                || is_share_of_firm(clause, noun, verb)
        })
    })
}

/// Whether a figure of such a sentence is what something traded moved by or to: not that of "oil rose, and 40 percent of the town
/// is out of work".
pub(super) fn is_of_quotation(clause: &Clause<'_>, at: usize) -> bool {
    let mut heads = std::iter::successors(Some(at), |word| clause.head(*word)).take(LONGEST_WAY);
    let told = heads.find_map(|verb| Some((verb, clause.child(verb, &[Relation::Subject])?)));
    told.is_none_or(|(verb, noun)| {
        tells_of_move(clause, verb)
            && (!matches!(clause.tag(noun), Tag::Noun | Tag::Nouns)
                || has_price(clause, noun, is_on_exchange(clause)))
    })
}

/// Whether a predicate is a move, or has beside it how the price stands or on which side: "shares were | up | 6.6%", "led the |
/// gainers | with 4%".
fn tells_of_move(clause: &Clause<'_>, predicate: usize) -> bool {
    let stands = |child: usize| is(clause.text(child), "state") || is(clause.text(child), "side");
    moves(clause.text(predicate)) || clause.children(predicate).any(stands)
}

/// Whether a share stands right behind how a price moves or stands, and what has it is a name or the sentence's own: "with
/// Halden Motors | down 7% |", "energy was the exception, | gaining 1.8% |".
pub(super) fn is_beside_move(clause: &Clause<'_>, at: usize) -> bool {
    let Some(word) = (0..at).rev().take(LONGEST_WAY).find(|before| !is_filler(clause, *before)) else {
        return false;
    };
    let Some(before) = word.checked_sub(1) else { return false };
    let states =
        is(clause.text(word), "state") && (clause.tag(before).is_name() || clause.is(before, Classes::COMMA));
    let moving =
        clause.tag(word) == Tag::Gerund && moves(clause.text(word)) && clause.is(before, Classes::COMMA);
    states || moving
}

/// What may stand between a move and by how much: "down | by about | 7%".
fn is_filler(clause: &Clause<'_>, at: usize) -> bool {
    let is_adverb = clause.tag(at) == Tag::Adverb && !is(clause.text(at), "state");
    is_adverb || clause.reads_any(at, &["by", "more"]) || makes_rough(clause, at)
}

/// "They", behind a sentence that told of prices.
fn is_price_again(clause: &Clause<'_>, noun: usize, owners: Owners) -> bool {
    owners.exchange && clause.reads_any(noun, &["it", "they"])
}

/// "Halden Motors | jumped 4% |": a firm of the lists, or a name that is no everyday word, no place and nobody's, and a share right
/// behind the move; not "Halden Motors | lost 4% of | its dealers".
fn is_share_of_firm(clause: &Clause<'_>, noun: usize, verb: usize) -> bool {
    let first = clause.children(noun).find(|part| *part < noun && clause.tag(*part).is_name());
    let parts = (first.unwrap_or(noun)..noun + 1).map(|at| clause.text(at));
    let is_firm = match name_kind::organisation(&parts.clone().collect::<Vec<_>>().join(" ")) {
        Some(body) => matches!(body.field(3), "company" | "bank"),
        None => parts.clone().all(|part| !names_other(part)),
    };
    let moved = (verb + 1..clause.len()).find(|at| !is_filler(clause, *at) && !is(clause.text(*at), "state"));
    let share = moved.and_then(|at| figure::share(clause, at));
    clause.tag(noun).is_name() && is_firm && share.is_some_and(|share| !clause.reads(share.end, "of"))
}

/// Whether a name is one of a place or a person, or an everyday word.
fn names_other(name: &str) -> bool {
    name_kind::is_place(name)
        || name_kind::is_given_name(name)
        || name_kind::is_surname(name)
        || is_everyday(name)
}

fn is_on_exchange(clause: &Clause<'_>) -> bool {
    (0..clause.len()).any(|at| is(clause.text(at), "exchange"))
}

/// Whether a noun is what is traded or the price of it: "stocks", "oil prices", "the S&P 500"; not "house prices" and "fish
/// stocks".
fn has_price(clause: &Clause<'_>, noun: usize, on_exchange: bool) -> bool {
    let is_word = |at: usize, kind: &str| is(clause.text(at), kind);
    let mut kinds = clause.children(noun).filter(|child| clause.relation(*child) == Relation::Compound);
    let all_traded = kinds
        .clone()
        .all(|kind| is_word(kind, "traded") || is_word(kind, "grade") || clause.tag(kind).is_name());
    // "The Nikkei | 225", "the S | & | P 500".
    let joined = |at: usize| (at..at + 3).map(|at| clause.text(at)).collect::<String>();
    let is_numbered = clause.is(noun, Classes::NUMBER) && noun > 0 && is_word(noun - 1, "traded");
    let is_index =
        is_numbered || clause.subtree(noun).any(|at| clause.reads(at + 1, "&") && is(&joined(at), "traded"));
    // "The price of durum wheat".
    let is_of_traded =
        clause.reads(noun + 1, "of") && (noun + 2..noun + 5).any(|kind| is_word(kind, "traded"));
    // "The yield on the ten-year note".
    let is_of_paper = clause.reads(noun + 1, "on") && clause.subtree(noun).any(|kind| is_word(kind, "paper"));
    let is_quoted = kinds.any(|kind| is_word(kind, "traded") || is_word(kind, "quoted"));
    let is_price = is_word(noun, "price") && (is_quoted || is_of_traded || is_of_paper || on_exchange);
    is_word(noun, "traded") && all_traded || is_index || is_price
}

/// Whether a word is of what is traded in public.
pub(super) fn is_traded(word: &str) -> bool {
    is(word, "traded")
}

/// Whether a word tells how a price changes or stands.
pub(super) fn moves(word: &str) -> bool {
    MOVES.contains(&fold(word)) || is(word, "state")
}

fn is(word: &str, kind: &str) -> bool {
    PRICES.is(&fold(word), kind)
}

static PRICES: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/market_prices.txt")));

static MOVES: LazyLock<Terms> =
    LazyLock::new(|| verb_terms(include_str!("../../lexicon/price_moves.txt"), 1));
