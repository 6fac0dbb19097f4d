//! "Five were hurt: Ann, Bob, Cy and Di": a number and a list of fewer or more names.

use super::Sum;
use crate::annotations::name::PARTICLES;
use crate::annotations::name_kind;
use crate::annotations::quantity::Unit;
use crate::finding::Finding;
use crate::sentence::TokenKind;
use std::ops::Range;

/// Longer lists are nobody's slip of the eye, and seldom whole.
const LONGEST: f64 = 12.0;

pub(super) fn find(sum: &Sum<'_>) -> Option<Finding> {
    let colon = (0..sum.tokens.len()).find(|at| sum.text(*at) == ":")?;
    let mut before = sum.figures.iter().filter(|figure| figure.tokens.end <= colon);
    let number = before.next().filter(|_| before.next().is_none())?;
    let counts =
        number.unit == Unit::Plain && number.magnitude <= 1.0 && (2.0..=LONGEST).contains(&number.value);
    let is_of_list = !sum.any_is(0..colon, "open")
        && !sum.is_rough(number)
        && !sum.any_is(number.tokens.end..(number.tokens.end + 2).min(colon), "measure");
    let items = items(sum, colon + 1).filter(|items| counts && is_of_list && items.len() > 1)?;
    let listed = f64::from(u32::try_from(items.len()).ok()?);
    if (listed - number.value).abs() < 0.5 {
        return None;
    }
    let context = sum.context;
    let figure = number.figure.of(&context.document.prose).to_lowercase();
    let message =
        format!("{} names follow, not {figure}. Is one missing, or is the number wrong?", items.len());
    let all = sum.span(items.first()?.start..items.last()?.end);
    Some(context.finding(number.figure, message).with_related(context.related(all, "the names")))
}

/// The names of a list that runs to the end of its sentence; `None` where anything else stands in it.
fn items(sum: &Sum<'_>, from: usize) -> Option<Vec<Range<usize>>> {
    let end = (from..sum.tokens.len()).find(|at| sum.text(*at) == ".").unwrap_or(sum.tokens.len());
    let mut items: Vec<Range<usize>> = Vec::new();
    let mut start = from;
    for at in from..=end {
        let ends = at == end || matches!(sum.text(at), "," | "and");
        if !ends {
            continue;
        }
        if start < at && !is_age(sum, start..at) {
            items.push(start..at);
        }
        start = at + 1;
    }
    // "Simon and Garfunkel, Abba and Queen": only the last "and" parts names.
    let ands = (from..end).filter(|at| sum.text(*at) == "and").count();
    let are_names = items.iter().all(|item| is_name(sum, item.clone()));
    let is_last =
        ands == 1 && items.last().is_some_and(|item| (from..item.start).any(|at| sum.text(at) == "and"));
    let is_settled = end + 1 >= sum.tokens.len();
    // "Lyon, France, and Velm": a place and where it lies are two items of one thing.
    let places = items
        .iter()
        .filter(|item| name_kind::is_place(sum.span((*item).clone()).of(&sum.context.document.prose)))
        .count();
    (are_names && is_last && is_settled && places == 0).then_some(items)
}

fn is_age(sum: &Sum<'_>, item: Range<usize>) -> bool {
    item.len() == 1 && sum.tokens.get(item.start).is_some_and(|token| token.kind == TokenKind::Number)
}

fn is_name(sum: &Sum<'_>, item: Range<usize>) -> bool {
    let is_word = |at: usize| sum.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
    let is_tail = matches!(sum.text(item.start), "Jr." | "Sr." | "Jr" | "Sr" | "Inc." | "Ltd");
    let first = item.start;
    let mut words = item;
    !is_tail
        && words.all(|at| {
            let word = sum.text(at);
            is_word(at) && (word.starts_with(char::is_uppercase) || at > first && PARTICLES.contains(word))
        })
}
