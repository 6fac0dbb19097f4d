//! Figures that want a source: shares, sums, tolls and rates. Ages, dates, scores and prices do not.

use super::super::clause::Clause;
use super::super::word::{Classes, fold};
use super::owner::{Owners, has_count};
use super::{Found, Trigger, charge, decision, fraction, price, worked_out};
use crate::lexicon::{Phrases, Terms};
use crate::syntax::{Relation, Tag};
use std::cell::LazyCell;
use std::ops::Range;
use std::sync::LazyLock;

/// The figures of a sentence, in order.
pub(super) fn figures<'a>(clause: &'a Clause<'_>, owners: Owners) -> impl Iterator<Item = Found> + 'a {
    // Asked of the few sentences only that have a figure.
    let votes = LazyCell::new(move || names(clause, "election"));
    let quoted = LazyCell::new(move || price::is_quotation(clause, owners));
    let reckoned = LazyCell::new(move || decision::is_reckoned(clause));
    let last_comparison = LazyCell::new(move || last_comparison(clause));
    (0..clause.len())
        .filter(|at| !clause.is_quoted(*at))
        .filter_map(move |at| {
            let in_public = || {
                owners.poll
                    || *votes
                    || *quoted && price::is_of_quotation(clause, at)
                    || owners.market && price::is_beside_move(clause, at)
            };
            let share = share(clause, at).or_else(|| rate(clause, at)).or_else(|| fraction::part(clause, at));
            share
                .filter(|_| !in_public())
                .or_else(|| sum(clause, at).filter(|_| !*reckoned))
                .or_else(|| magnitude(clause, at))
                .or_else(|| toll(clause, at))
                .or_else(|| estimate(clause, at).filter(|_| !*votes))
                .or_else(|| multiple(clause, at))
                .or_else(|| compared(clause, at).filter(|_| *last_comparison > Some(at) && !in_public()))
                .filter(|_| !(decision::is_made(clause, at) || owners.accounts && is_of_accounts(clause, at)))
        })
        .map(|range| (range, Trigger::Figure))
}

/// How many heads may stand between a figure and what it belongs to.
pub(super) const LONGEST_WAY: usize = 32;

/// Whether a figure is one of accounts: of a profit, or what it is that sales rose by and to.
fn is_of_accounts(clause: &Clause<'_>, at: usize) -> bool {
    let is_account = |word: usize| has_count(clause, word, "account");
    let mut word = at;
    for _ in 0..LONGEST_WAY {
        if is_account(word) || clause.child(word, &[Relation::Subject]).is_some_and(is_account) {
            return true;
        }
        let Some(head) = clause.head(word) else { return false };
        word = head;
    }
    false
}

/// Whether a sentence has a word of that kind of public count.
fn names(clause: &Clause<'_>, kind: &str) -> bool {
    (0..clause.len()).any(|at| has_count(clause, at, kind))
}

/// "40 percent", "12%"; not "the top 1 percent", which are people.
pub(super) fn share(clause: &Clause<'_>, at: usize) -> Option<Range<usize>> {
    let is_class = clause.reads_any(at.wrapping_sub(1), &["top", "the", "bottom"])
        && clause.reads_any(at, &["1", "one"]);
    let end = if clause.reads_any(at + 1, &["%", "percent"]) {
        at + 2
    } else if clause.reads(at + 1, "per") && clause.reads(at + 2, "cent") {
        at + 3
    } else {
        return None;
    };
    // "100 percent sure" is no share of anything, and "the 5 percent threshold" is a rule.
    let is_figure_of_speech = clause.reads_any(end, &["sure", "certain"]);
    let is_rule =
        has_count(clause, end, "rule") || decision::is_rate(clause, end) || is_rate_of_levy(clause, at);
    // "Had 60 percent | of the ball |": whoever watched the match has counted.
    let is_known = clause.begins_with(end, &IN_PLAY) || worked_out::is_sum(clause, &(at..end));
    let is_share = clause.is(at, Classes::NUMBER) && !is_class && !is_figure_of_speech;
    (is_share && !is_rule && !is_known).then_some(at..end)
}

/// "Stamp duty rises to | 7% |": whoever levies it has set it; not "tax evasion rose 7%".
fn is_rate_of_levy(clause: &Clause<'_>, at: usize) -> bool {
    let verb = std::iter::successors(Some(at), |word| clause.head(*word))
        .take(LONGEST_WAY)
        .find(|word| clause.tag(*word).is_verb());
    let levy = verb.and_then(|verb| clause.child(verb, &[Relation::Subject, Relation::PassiveSubject]));
    levy.is_some_and(|levy| has_count(clause, levy, "rule"))
}

/// "$3 billion", "14 million people", "more than a million"; not "a $3 billion lawsuit", which is what the thing is
/// called, and not "2 million views", which anybody can see.
fn sum(clause: &Clause<'_>, at: usize) -> Option<Range<usize>> {
    let number = clause.is(at, Classes::NUMBER) || clause.reads(at, "a") && is_rough(clause, at);
    if !number || !clause.reads_any(at + 1, &["million", "billion", "trillion"]) {
        return None;
    }
    let start = start_of_sum(clause, at);
    let names_thing = start > 0
        && matches!(clause.tag(start - 1), Tag::Determiner | Tag::Possessive)
        && clause.tag(at + 2).is_noun();
    let measured =
        clause.reads_any(at + 2, &["km", "kilometers", "kilometres", "miles", "years", "year", "-year-old"]);
    // "Bought it for $3 million": a price that both sides know.
    let price = start > 0 && clause.reads(start - 1, "for");
    // "Bail of £2 million": whoever sets it says how much.
    let is_set = start > 1 && clause.reads(start - 1, "of") && has_count(clause, start - 2, "order");
    let on_display = is_on_display(clause, at) || is_beside_display(clause, at);
    let is_known = is_set || on_display || is_market_value(clause, at) || charge::is_settled(clause, at);
    (!names_thing && !measured && !price && !is_known).then_some(start..at + 2)
}

/// Where a sum begins: with its sign, or with the letters of whose money it is: "$", "A$".
fn start_of_sum(clause: &Clause<'_>, at: usize) -> usize {
    let is_sign = |at: usize| matches!(clause.text(at), "$" | "€" | "£" | "¥");
    let Some(sign) = at.checked_sub(1).filter(|sign| is_sign(*sign)) else { return at };
    let touches = |letters: usize| {
        clause.span(&(letters..letters + 1)).end == clause.span(&(sign..sign + 1)).start
            && clause.text(letters).chars().all(|letter| letter.is_ascii_uppercase())
    };
    sign.checked_sub(1).filter(|letters| touches(*letters)).unwrap_or(sign)
}

/// "Its market value to | $3 billion |": anybody can reckon it by the price of a share.
fn is_market_value(clause: &Clause<'_>, at: usize) -> bool {
    let worth = ["value", "valuation", "cap", "capitalisation", "capitalization"];
    (at.saturating_sub(LONGEST_MEASURE)..at)
        .any(|market| clause.reads(market, "market") && clause.reads_any(market + 1, &worth))
}

/// How many words before a sum the words may stand that say what it measures.
const LONGEST_MEASURE: usize = 10;

/// "2 million | views".
fn is_on_display(clause: &Clause<'_>, at: usize) -> bool {
    (at + 2..at + 4).any(|noun| has_count(clause, noun, "display"))
}

/// "2 million views, compared with an average of | 3 million |": a count beside another, of the same.
fn is_beside_display(clause: &Clause<'_>, at: usize) -> bool {
    let has_noun = clause.tag(at + 2).is_noun() || clause.tag(at + 2) == Tag::Adjective;
    !has_noun
        && (at.saturating_sub(LONGEST_WAY)..at)
            .any(|other| clause.is(other, Classes::NUMBER) && is_on_display(clause, other))
}

/// "some | 300 | rebels were killed": a toll that nobody has counted out. "At least 300" is a count that goes on.
fn toll(clause: &Clause<'_>, at: usize) -> Option<Range<usize>> {
    let counted =
        clause.head(at).filter(|noun| clause.is(at, Classes::NUMBER) && clause.tag(*noun) == Tag::Nouns)?;
    let verb = clause.head(counted)?;
    let is_hurt = matches!(clause.relation(counted), Relation::PassiveSubject | Relation::Object)
        || clause.relation(counted) == Relation::Subject && clause.reads_any(verb, &["died", "drowned"]);
    let is_least = at > 0 && clause.reads(at - 1, "least");
    let told = is_hurt && is_harm(clause.text(verb)) && is_rough(clause, at) && !is_least;
    (told && !clause.children(verb).any(|child| clause.tag(child) == Tag::Modal)).then_some(at..at + 1)
}

/// "about 31,000 cars", "nearly 1,500 plants": somebody has counted or guessed.
fn estimate(clause: &Clause<'_>, at: usize) -> Option<Range<usize>> {
    let text = clause.text(at);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let large = text.contains(',') && digits > 3;
    let counted = clause.head(at).is_some_and(|noun| noun > at && clause.tag(noun) == Tag::Nouns);
    (large && is_rough(clause, at) && counted).then_some(at..at + 1)
}

/// Whether the word before a number makes it inexact: "nearly", "more than", "at least".
pub(super) fn is_rough(clause: &Clause<'_>, at: usize) -> bool {
    at > 0 && makes_rough(clause, at - 1)
}

/// Whether a word makes the number behind it inexact.
pub(super) fn makes_rough(clause: &Clause<'_>, at: usize) -> bool {
    let rough =
        ["about", "nearly", "some", "almost", "around", "roughly", "over", "approximately", "than", "least"];
    clause.reads_any(at, &rough)
}

/// "three times the rate", "twice as many".
fn multiple(clause: &Clause<'_>, at: usize) -> Option<Range<usize>> {
    // Not "scored twice as the visitors won", which tells when.
    let measures =
        |as_: usize| clause.reads(as_, "as") && matches!(clause.tag(as_ + 1), Tag::Adjective | Tag::Adverb);
    if clause.reads(at, "twice") && measures(at + 1) {
        return Some(at..at + 2);
    }
    let times = clause.is(at, Classes::NUMBER) && clause.reads(at + 1, "times");
    let compares = measures(at + 2) || clause.reads_any(at + 2, &["the", "more", "higher", "larger"]);
    (times && compares).then_some(at..at + 2)
}

/// Where a sentence compares a count with an earlier one for the last time: "up from 21".
fn last_comparison(clause: &Clause<'_>) -> Option<usize> {
    (0..clause.len()).rev().find(|at| {
        clause.reads_any(*at, &["up", "down"])
            && clause.reads(at + 1, "from")
            && clause.is(at + 2, Classes::NUMBER)
    })
}

/// "38 attacks", if "up from 21" stands behind: a count beside another.
fn compared(clause: &Clause<'_>, at: usize) -> Option<Range<usize>> {
    let digits = clause.text(at).bytes().all(|byte| byte.is_ascii_digit());
    let counted = (at + 1..at + COUNTED).any(|noun| clause.tag(noun) == Tag::Nouns)
        && clause.head(at).is_some_and(|noun| noun > at && clause.tag(noun) == Tag::Nouns);
    (clause.is(at, Classes::NUMBER) && digits && counted).then_some(at..at + 1)
}

/// How many words behind a number its noun is looked for.
const COUNTED: usize = 4;

/// "thousands of people", "killed or maimed tens of thousands", "millions of dollars".
fn magnitude(clause: &Clause<'_>, at: usize) -> Option<Range<usize>> {
    if !clause.reads_any(at, &["hundreds", "thousands", "millions", "billions"]) {
        return None;
    }
    let is_counted =
        |index: usize| CASUALTIES.get(clause.text(index)).is_some_and(|entry| entry.field(1) == "counted");
    let counted = (at + 1..at + 4).any(is_counted);
    let harm = (at.saturating_sub(4)..at).any(|index| is_harm(clause.text(index)));
    let money = clause.reads_any(at, &["millions", "billions"])
        && clause.reads(at + 1, "of")
        && is_currency(clause.text(at + 2));
    // "Hundreds of people lined the streets": whoever was there has seen it.
    let gathers = clause.reads(at, "hundreds")
        && clause.head(at).is_some_and(|verb| {
            clause.relation(at) == Relation::Subject && has_count(clause, verb, "gathering")
        });
    if gathers && !harm {
        return None;
    }
    let doubled = clause.reads_any(at.wrapping_sub(2), &["tens", "hundreds"]) && clause.reads(at - 1, "of");
    (counted || harm || money).then_some(if doubled { at - 2..at + 1 } else { at..at + 1 })
}

/// Whether the word tells of harm done to people: "killed", "hurt".
pub(super) fn is_harm(word: &str) -> bool {
    CASUALTIES.get(&fold(word)).is_some_and(|entry| entry.field(1) == "harm")
}

/// "one in five", "nine out of ten".
fn rate(clause: &Clause<'_>, at: usize) -> Option<Range<usize>> {
    let small = clause.reads_any(at, &["one", "two", "three", "four", "nine"]);
    let second = if clause.reads(at + 1, "in") {
        at + 2
    } else if clause.reads(at + 1, "out") && clause.reads(at + 2, "of") {
        at + 3
    } else {
        return None;
    };
    // "Two became one in 1990."
    let year =
        clause.text(second).len() == 4 && clause.text(second).bytes().all(|digit| digit.is_ascii_digit());
    (small && !year && clause.is(second, Classes::NUMBER)).then_some(at..second + 1)
}

/// How many words behind a number its currency is looked for: "2 | million | Velm | crowns".
const CURRENCY: usize = 4;

/// Whether a number is one of money: "$2 million", "2 million crowns".
pub(super) fn is_money(clause: &Clause<'_>, at: usize) -> bool {
    let has_sign = at > 0 && clause.tag(at - 1) == Tag::Currency || clause.tag(at) == Tag::Currency;
    has_sign || (at + 1..at + CURRENCY).any(|word| is_currency(clause.text(word)))
}

/// Whether a word names money: "crowns".
pub(super) fn is_currency(word: &str) -> bool {
    CURRENCIES.contains(&fold(word))
}

static IN_PLAY: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../../lexicon/shares_in_play.txt")));

static CASUALTIES: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/casualty_words.txt")));

static CURRENCIES: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/currencies.txt")));
