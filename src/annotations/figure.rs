//! Figures that want a source: shares, sums, tolls and rates. Ages, dates, scores and prices do not.

use super::clause::Clause;
use super::word::Classes;
use crate::lexicon::Terms;
use std::ops::Range;
use std::sync::LazyLock;

/// The figures of a sentence, in order.
pub(super) fn figures(clause: &Clause<'_>) -> Vec<Range<usize>> {
    (0..clause.len())
        .filter(|at| !clause.is_quoted(*at))
        .filter_map(|at| amount(clause, at).or_else(|| magnitude(clause, at)).or_else(|| rate(clause, at)))
        .collect()
}

/// "40 percent", "12%", "$3 billion".
fn amount(clause: &Clause<'_>, at: usize) -> Option<Range<usize>> {
    if !clause.is(at, Classes::NUMBER) {
        return None;
    }
    let start = if at > 0 && matches!(clause.text(at - 1), "$" | "€" | "£" | "¥") { at - 1 } else { at };
    let end = if clause.reads_any(at + 1, &["%", "percent", "million", "billion", "trillion"]) {
        at + 2
    } else if clause.reads(at + 1, "per") && clause.reads(at + 2, "cent") {
        at + 3
    } else {
        return None;
    };
    Some(start..end)
}

/// "thousands of people", "killed or maimed thousands".
fn magnitude(clause: &Clause<'_>, at: usize) -> Option<Range<usize>> {
    if !clause.reads_any(at, &["hundreds", "thousands", "millions", "billions"]) {
        return None;
    }
    let on_side = |index: usize, side: &str| {
        CASUALTIES.get(clause.text(index)).is_some_and(|entry| entry.field(1) == side)
    };
    let counted = (at + 1..at + 4).any(|index| on_side(index, "counted"));
    let harm = (at.saturating_sub(4)..at).any(|index| on_side(index, "harm"));
    (counted || harm).then_some(at..at + 1)
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
    (small && clause.is(second, Classes::NUMBER)).then_some(at..second + 1)
}

static CASUALTIES: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/casualty_words.txt")));
