//! "Of the 40 boats, 10, or 30 percent": a share that its two figures do not give.

use super::{Sum, written};
use crate::annotations::quantity::{Quantity, Unit};
use crate::finding::{Finding, Safety};

/// Words between "of" and the whole.
const BEFORE_WHOLE: [&str; 6] = ["the", "its", "their", "these", "those", "all"];

/// The noun behind a figure has at most so many words.
const LONGEST_NOUN: usize = 3;

pub(super) fn find(sum: &Sum<'_>) -> Option<Finding> {
    let figures = sum.figures.windows(3).find_map(|figures| match figures {
        [one, other, share] => read(sum, one, other, share),
        _ => None,
    });
    let (whole, part, share) = figures?;
    let is_exact = ![whole, part, share].into_iter().any(|figure| sum.is_rough(figure));
    let real = part.value / whole.value * 100.0;
    let is_told = (real - share.value).abs() <= 2.0 * share.rounding;
    if !is_exact || whole.value < 1.0 || part.value > whole.value || is_told {
        return None;
    }
    let decimals = usize::from(share.rounding < 0.5);
    let right = written(real, decimals);
    let context = sum.context;
    let prose = &context.document.prose;
    let message = format!(
        "{} of {} is {right} percent. Which of the figures is wrong?",
        part.figure.of(prose),
        whole.figure.of(prose)
    );
    let finding = context.finding(share.span, message);
    let finding = finding.with_related(context.related(whole.span.join(part.span), "the two figures"));
    let title = format!("Change to {right}");
    Some(finding.with_fix(context.replace(share.figure, &right, title, Safety::Unsafe)))
}

/// Whole, part and share of "Of the 40 boats, 10, or 25 percent" or "10 of the 40 boats, or 25 percent".
fn read<'a>(
    sum: &Sum<'_>,
    one: &'a Quantity,
    other: &'a Quantity,
    share: &'a Quantity,
) -> Option<(&'a Quantity, &'a Quantity, &'a Quantity)> {
    let is_count = |figure: &Quantity| figure.unit == Unit::Plain && figure.magnitude <= 1.0;
    if share.unit != Unit::Percent || !is_count(one) || !is_count(other) {
        return None;
    }
    let is_of = |at: usize| {
        let article = at.checked_sub(1).filter(|at| BEFORE_WHOLE.contains(&sum.text(*at)));
        let at = article.unwrap_or(at);
        at.checked_sub(1).filter(|at| sum.text(*at).eq_ignore_ascii_case("of"))
    };
    let behind_other = share.tokens.start.checked_sub(other.tokens.end)?;
    let is_or = sum.text(share.tokens.start.checked_sub(1)?) == "or"
        && sum.text(share.tokens.start.checked_sub(2)?) == ",";
    let between = one.tokens.end..other.tokens.start;
    let is_one_noun = |at: std::ops::Range<usize>| {
        at.len() <= LONGEST_NOUN && at.clone().all(|at| sum.text(at).chars().all(char::is_alphabetic))
    };
    let of_one = is_of(one.tokens.start);
    let of_other = is_of(other.tokens.start);
    let noun_of_other = other.tokens.end..share.tokens.start.checked_sub(2)?;
    if !is_or {
        None
    } else if of_one.is_some() && behind_other == 2 && sum.text(between.end.checked_sub(1)?) == "," {
        is_one_noun(between.start..between.end - 1).then_some((one, other, share))
    } else if of_other == Some(one.tokens.end) && is_one_noun(noun_of_other) {
        Some((other, one, share))
    } else {
        None
    }
}
