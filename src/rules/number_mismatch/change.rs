//! "From 40% to 44%, up 4%": a change that its two ends do not give.

use super::{Sum, is_of_one_kind, written};
use crate::annotations::quantity::{Quantity, Unit};
use crate::finding::{Finding, Safety};
use std::ops::Range;

/// Further words between the two ends, or between them and the measure, may be of another matter.
const NEAR: usize = 4;

pub(super) fn find(sum: &Sum<'_>) -> Option<Finding> {
    let plain = || {
        let ends = ends(sum)?;
        let measure = measure(sum, &ends.tokens)?;
        Some((ends, measure))
    };
    let (Ends { first, second, .. }, measure) = plain().or_else(|| around(sum))?;
    let is_exact = ![first, second, measure].into_iter().any(|figure| sum.is_rough(figure));
    let (start, end) = (scaled(first, second), second.value);
    if !is_exact || start <= 0.0 {
        return None;
    }
    let step = (end - start).abs();
    let change = step / start * 100.0;
    // Who writes the difference of two percentages has taken one from the other, however they were rounded.
    let is_in_points = second.unit == Unit::Percent
        && (step - measure.value).abs() < measure.rounding
        && (change - measure.value).abs() > 2.0 * measure.rounding;
    if !is_in_points && fits(first, second, start, measure) {
        return None;
    }
    let decimals = usize::from(change < 10.0 || measure.rounding < 0.5);
    let right = written(change, decimals).trim_end_matches(".0").to_owned();
    let context = sum.context;
    let prose = &context.document.prose;
    let figure = measure.figure.of(prose);
    let points = if matches!(figure, "1" | "one") { "point" } else { "points" };
    let message = if is_in_points {
        format!("That is {figure} percentage {points}, or {right} percent. Which is meant?")
    } else {
        format!(
            "From {} to {} is {right} percent. Which of the figures is wrong?",
            first.span.of(prose),
            second.span.of(prose)
        )
    };
    let by_points = is_in_points.then(|| {
        let text = format!("{figure} percentage {points}");
        context.replace(measure.span, text, "Change to percentage points", Safety::Unsafe)
    });
    let by_figure = context.replace(measure.figure, &right, format!("Change to {right}"), Safety::Unsafe);
    let ends = first.span.join(second.span);
    let finding = context.finding(measure.span, message).with_related(context.related(ends, "the two ends"));
    Some(finding.with_fix(by_points.flatten()).with_fix(by_figure))
}

/// The two figures of "from … to …" or "to … from …", the earlier state first, and where both stand.
fn ends<'a>(sum: &'a Sum<'_>) -> Option<Ends<'a>> {
    sum.figures.iter().zip(sum.figures.iter().skip(1)).find_map(|(one, other)| {
        let led_by = |figure: &Quantity| figure.tokens.start.checked_sub(1).map_or("", |at| sum.text(at));
        let (first, second) = match (led_by(one), led_by(other)) {
            ("from", "to") => (one, other),
            ("to", "from") => (other, one),
            _ => return None,
        };
        let gap = other.tokens.start.saturating_sub(one.tokens.end);
        let is_year =
            |figure: &Quantity| figure.unit == Unit::Plain && (1000.0..=2100.0).contains(&figure.value);
        let is_change = gap <= NEAR && is_of_one_kind(first, second) && !(is_year(first) && is_year(second));
        is_change.then_some(Ends { first, second, tokens: one.tokens.start..other.tokens.end })
    })
}

/// "To 44 boats, up 4% from 40": the measure between the later state and the earlier one.
fn around<'a>(sum: &'a Sum<'_>) -> Option<(Ends<'a>, &'a Quantity)> {
    sum.figures.windows(3).find_map(|figures| {
        let [second, measure, first] = figures else { return None };
        let before = measure.tokens.start.checked_sub(1)?;
        let last = first.tokens.start.checked_sub(1)?;
        let noun = second.tokens.end..before.checked_sub(1)?;
        let is_led = sum.text(noun.end) == "," && matches!(sum.text(before), "up" | "down" | "a" | "an");
        let is_one_noun =
            noun.len() < NEAR && noun.clone().all(|at| sum.text(at).chars().all(char::is_alphabetic));
        let is_from = sum.text(last) == "from" && (measure.tokens.end..last).all(|at| sum.is(at, "change"));
        let is_year = first.unit == Unit::Plain && (1000.0..=2100.0).contains(&first.value);
        let is_change = measure.unit == Unit::Percent && is_of_one_kind(first, second) && !is_year;
        let tokens = second.tokens.start..first.tokens.end;
        (is_led && is_one_noun && is_from && is_change).then_some((Ends { first, second, tokens }, measure))
    })
}

/// The state before a change and the state after it.
struct Ends<'a> {
    first: &'a Quantity,
    second: &'a Quantity,
    /// From the figure that stands first to the last.
    tokens: Range<usize>,
}

/// The percentage by which it changed: right behind the ends (", up 4%") or right before them ("a 4% rise from").
fn measure<'a>(sum: &'a Sum<'_>, ends: &Range<usize>) -> Option<&'a Quantity> {
    sum.figures.iter().filter(|figure| figure.unit == Unit::Percent).find(|figure| {
        let (start, end) = (figure.tokens.start, figure.tokens.end);
        let is_of_time = matches!(sum.text(end), "a" | "per" | "annually" | "each" | "of" | "more" | "less");
        let behind = start.checked_sub(ends.end).filter(|gap| *gap <= NEAR || is_apposed(sum, start, *gap));
        let before = ends.start.checked_sub(end + 1).filter(|gap| *gap <= 2);
        let leads =
            |at: usize| sum.is(at, "by") || sum.text(at) == "of" && at > 0 && sum.is(at - 1, "change");
        let follows = behind.is_some() && start.checked_sub(1).is_some_and(leads);
        let precedes =
            before.is_some() && (end..ends.start - 1).all(|at| sum.text(at) == "," || sum.is(at, "change"));
        !is_of_time && (follows || precedes)
    })
}

/// Whether a measure stands in an apposition to its ends, a date at most between them: "from 61% in 2021, | an increase
/// of | 7%".
fn is_apposed(sum: &Sum<'_>, measure: usize, gap: usize) -> bool {
    let opens = |back: usize, words: &[&str]| {
        measure.checked_sub(back).is_some_and(|at| words.contains(&sum.text(at)))
    };
    gap <= NEAR + 2 && opens(3, &["a", "an"]) && opens(4, &[","])
}

/// The first end in the magnitude of the second: "from 1.2 to 1.4 million".
fn scaled(first: &Quantity, second: &Quantity) -> f64 {
    let is_bare = first.magnitude <= 1.0 && second.magnitude > 1.0 && first.value < 1000.0;
    if is_bare { first.value * second.magnitude } else { first.value }
}

/// Whether the change comes to what is given, as far as all three are rounded.
fn fits(first: &Quantity, second: &Quantity, start: f64, measure: &Quantity) -> bool {
    let slack = start / first.value.max(f64::EPSILON) * first.rounding;
    let step = (second.value - start).abs();
    let least = (step - slack - second.rounding) / (start + slack) * 100.0;
    let most = (step + slack + second.rounding) / (start - slack).max(f64::EPSILON) * 100.0;
    (least..=most).contains(&measure.value)
        || (measure.value - least).abs() <= 2.0 * measure.rounding
        || (measure.value - most).abs() <= 2.0 * measure.rounding
}
