//! "Born in 1932, he died in 2020, aged 98": an age that its years do not give.

use super::Sum;
use crate::annotations::quantity::{Quantity, Unit};
use crate::finding::Finding;
use crate::text::Span;

/// A year stands no further behind its word: "born on May 3, 1932".
const NEAR: usize = 9;

/// Nobody is older.
const OLDEST: i64 = 120;

/// An age at death that is not the time between birth and death.
pub(super) fn find(sum: &Sum<'_>) -> Option<Finding> {
    let died = year_behind(sum, "died")?;
    judge(sum, age_at_death(sum)?, died)
}

/// Whether a sentence tells when somebody was born and how old they are, so that the year of the draft counts.
pub(super) fn is_of_the_living(sum: &Sum<'_>) -> bool {
    age_now(sum).is_some() && year_behind(sum, "died").is_none()
}

/// An age that is not the time between birth and the year of the draft.
pub(super) fn find_living(sum: &Sum<'_>, published: i64) -> Option<Finding> {
    judge(sum, age_now(sum)?, (published, None))
}

/// `age` is how old somebody is said to be in the year `until`, each with its place, where it has one.
fn judge(sum: &Sum<'_>, age: (i64, Span), until: (i64, Option<Span>)) -> Option<Finding> {
    let born = year_behind(sum, "born")?;
    let is_one_life =
        (0..sum.tokens.len()).filter(|at| sum.text(*at).eq_ignore_ascii_case("born")).count() == 1;
    let years = until.0 - born.0;
    if !is_one_life || !(0..=OLDEST).contains(&years) || [years, years - 1].contains(&age.0) {
        return None;
    }
    let message = format!(
        "Born in {}, one is {} or {years} in {}, not {}. Which of the figures is wrong?",
        born.0,
        years - 1,
        until.0,
        age.0
    );
    let context = sum.context;
    let finding = context.finding(age.1, message);
    let places = [born.1, until.1].into_iter().flatten();
    Some(places.fold(finding, |finding, span| finding.with_related(context.related(span, "the year"))))
}

/// The only year that stands close behind a word.
fn year_behind(sum: &Sum<'_>, word: &str) -> Option<(i64, Option<Span>)> {
    let at = (0..sum.tokens.len()).find(|at| sum.text(*at).eq_ignore_ascii_case(word))?;
    let stops = |at: usize| at > 0 && matches!(sum.text(at), "born" | "died");
    let end = (at + 1..(at + NEAR).min(sum.tokens.len())).find(|at| stops(*at)).unwrap_or(at + NEAR);
    let year = sum
        .figures
        .iter()
        .find(|figure| figure.tokens.start > at && figure.tokens.start < end && is_year(figure))?;
    let value = year.figure.of(&sum.context.document.prose).parse().ok()?;
    Some((value, Some(year.figure)))
}

fn is_year(figure: &Quantity) -> bool {
    figure.unit == Unit::Plain && figure.figure.len() == 4 && (1000.0..=2100.0).contains(&figure.value)
}

/// "Aged 88", "at the age of 88", "at age 88", "at 88".
fn age_at_death(sum: &Sum<'_>) -> Option<(i64, Span)> {
    let mut ages = sum.figures.iter().filter(|figure| {
        let word = |back: usize| figure.tokens.start.checked_sub(back).map_or("", |at| sum.text(at));
        matches!(word(1), "aged" | "age")
            || word(1) == "of" && word(2) == "age"
            || word(1) == "at" && is_age_at_end(sum, figure)
    });
    let age = ages.next().filter(|_| ages.next().is_none())?;
    whole(sum, age)
}

fn is_age_at_end(sum: &Sum<'_>, figure: &Quantity) -> bool {
    matches!(sum.text(figure.tokens.end), "" | "." | "," | "on" | "in")
}

/// "Okafor, 43, was born".
fn age_now(sum: &Sum<'_>) -> Option<(i64, Span)> {
    let age = sum.figures.iter().find(|figure| {
        let (start, end) = (figure.tokens.start, figure.tokens.end);
        let verb = if sum.text(end + 1) == "who" { end + 2 } else { end + 1 };
        let name = start.checked_sub(2).map_or("", |at| sum.text(at));
        name.starts_with(char::is_uppercase)
            && sum.text(start - 1) == ","
            && sum.text(end) == ","
            && sum.text(verb) == "was"
            && sum.text(verb + 1) == "born"
    })?;
    whole(sum, age)
}

fn whole(sum: &Sum<'_>, figure: &Quantity) -> Option<(i64, Span)> {
    let age = figure.figure.of(&sum.context.document.prose).parse().ok()?;
    (figure.unit == Unit::Plain && (1..=OLDEST).contains(&age)).then_some((age, figure.figure))
}
