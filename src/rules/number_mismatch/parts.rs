//! "Ten people, four men and five women": parts that do not come to the whole.

use super::Sum;
use crate::annotations::quantity::{Quantity, Unit};
use crate::finding::Finding;
use crate::text::Span;

/// A whole stands no further before its parts.
const NEAR: usize = 8;

/// Shares may be rounded up, each by half a point.
const MOST_ROUNDED: f64 = 102.0;

pub(super) fn find(sum: &Sum<'_>) -> Option<Finding> {
    let first = sum.figures.iter().position(|figure| is_part(sum, figure))?;
    let whole = sum.figures.get(first.checked_sub(1)?)?;
    let parts = row(sum, first);
    let last = parts.last().filter(|_| parts.len() > 1)?;
    let behind = sum.text(last.tokens.end + 1);
    let opens = sum.figures.get(first).map_or("", |part| sum.text(part.tokens.start.saturating_sub(1)));
    let between = whole.tokens.end..parts.first()?.tokens.start;
    let is_whole = whole.unit == Unit::Plain
        && whole.value >= 2.0
        && between.len() <= NEAR
        && sum.text(whole.tokens.end) != "of"
        && !sum.any_is(between, "open")
        && matches!(opens, "," | ":" | "(" | "—" | "–")
        && matches!(behind, "" | "," | "." | ";" | ":" | ")" | "—" | "–");
    let is_exact = !sum.is_rough(whole) && !parts.iter().any(|part| sum.is_rough(part));
    let total: f64 = parts.iter().map(|part| part.value).sum();
    if !is_whole || !is_exact || (total - whole.value).abs() < 0.5 {
        return None;
    }
    let context = sum.context;
    let figure = whole.figure.of(&context.document.prose).to_lowercase();
    let message = format!("The parts come to {total}, not {figure}. Which of the figures is wrong?");
    let all = sum.span(parts.first()?.tokens.start..last.tokens.end + 1);
    Some(context.finding(whole.figure, message).with_related(context.related(all, "the parts")))
}

/// A number of men, women or children.
fn is_part(sum: &Sum<'_>, figure: &Quantity) -> bool {
    figure.unit == Unit::Plain && sum.is(figure.tokens.end, "person")
}

/// The parts from that figure on, joined by commas and "and".
fn row<'a>(sum: &'a Sum<'_>, first: usize) -> Vec<&'a Quantity> {
    let mut parts: Vec<&Quantity> = Vec::new();
    for figure in sum.figures.iter().skip(first) {
        let joins = |last: &&Quantity| {
            (last.tokens.end + 1..figure.tokens.start).all(|at| matches!(sum.text(at), "," | "and"))
        };
        if !is_part(sum, figure) || !parts.last().is_none_or(joins) {
            break;
        }
        parts.push(figure);
    }
    parts
}

/// "52% said yes, 41% no and 17% were undecided": the answers to one question that come to more than all.
pub(super) fn find_shares(sum: &Sum<'_>) -> Option<Finding> {
    let shares: Vec<&Quantity> = sum.figures.iter().filter(|figure| figure.unit == Unit::Percent).collect();
    let last = shares.last().filter(|_| shares.len() > 2)?;
    let is_poll = sum.any_is(last.tokens.end..last.tokens.end + 4, "unsure");
    let is_plain =
        !sum.any_is(0..sum.tokens.len(), "compared") && !shares.iter().any(|share| sum.is_rough(share));
    let total: f64 = shares.iter().map(|share| share.value).sum();
    if !is_poll || !is_plain || total <= MOST_ROUNDED {
        return None;
    }
    let all: Span = shares.first()?.span.join(last.span);
    let message = format!("The shares come to {total} percent. Which of them is wrong?");
    Some(sum.context.finding(all, message))
}

/// A word for a side stands no further behind its share.
const STANCE: usize = 5;

/// "60 percent voted yes and 50 percent no": two sides of one question that come to more than all.
pub(super) fn find_sides(sum: &Sum<'_>) -> Option<Finding> {
    let shares: Vec<&Quantity> = sum.figures.iter().filter(|figure| figure.unit == Unit::Percent).collect();
    let [one, other] = shares[..] else { return None };
    // Each share has a side of its own, and is no share of some.
    let side = |share: &Quantity, end: usize| {
        let near = share.tokens.end..end.min(share.tokens.end + STANCE);
        let (yes, no) = (sum.any_is(near.clone(), "yes"), sum.any_is(near.clone(), "no"));
        let is_of_some = near.clone().any(|at| match sum.text(at) {
            "of" => sum.text(at + 1) != "them",
            "in" => !sum.is(at + 1, "yes"),
            word => matches!(word, "from" | "among") || word.starts_with(char::is_uppercase),
        });
        (yes != no && !is_of_some).then_some(yes)
    };
    let first = side(one, other.tokens.start).or_else(|| of_whole(sum, one, other))?;
    let second = side(other, sum.tokens.len())?;
    let is_elsewhere =
        (one.tokens.end..other.tokens.start).any(|at| sum.text(at).starts_with(char::is_uppercase));
    let is_one_question = first != second && sum.figures.len() == 2 && !is_elsewhere;
    let is_exact =
        !sum.any_is(0..sum.tokens.len(), "compared") && !shares.iter().any(|share| sum.is_rough(share));
    let total = one.value + other.value;
    if !is_one_question || !is_exact || total <= MOST_ROUNDED {
        return None;
    }
    let message = format!("The two sides come to {total} percent. Which of the shares is wrong?");
    Some(sum.context.finding(one.span.join(other.span), message))
}

/// The side of "60 percent of the members voted yes", whose whole is that of the other share as well.
fn of_whole(sum: &Sum<'_>, share: &Quantity, next: &Quantity) -> Option<bool> {
    let near = share.tokens.end..next.tokens.start;
    let is_whole = sum.text(share.tokens.end) == "of" && near.len() <= 2 * STANCE;
    let (yes, no) = (sum.any_is(near.clone(), "yes"), sum.any_is(near, "no"));
    (is_whole && yes != no).then_some(yes)
}
