//! A weekday that is not the one of its date, and a day that no calendar has.

use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::date::{self, Date, Day, Weekday};
use crate::annotations::word;
use crate::finding::{Finding, Level, Safety};
use crate::lexicon::Terms;
use crate::sentence::{Sentence, TokenKind};
use crate::spelling::slip::is_function_word;
use crate::text::Span;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "date-weekday-mismatch",
    summary: "A weekday that is not the one of its date, or a day that does not exist",
    page: include_str!("date_weekday_mismatch.md"),
    family: Family::Numbers,
    level: Level::Error,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

/// The last country of Europe took the Gregorian calendar in this year: an older date may be of another one.
const FIRST_SURE_YEAR: i64 = 1924;

/// Without a year a date is taken for the one nearest to the day of publication, if that is no further away.
const NEAR: i64 = 183;

/// The other date of the same week is offered.
const WEEK: i64 = 7;

/// Words by which a sentence tells that a date is none.
static UNREAL: LazyLock<Terms> = LazyLock::new(|| Terms::parse(include_str!("../lexicon/unreal_dates.txt")));

fn check(context: &Context<'_>) -> Vec<Finding> {
    let text = &context.annotations.text;
    let published = date::published(context.document, text);
    let dates = |sentence| date::dates_in(context.document, text, sentence).into_iter();
    let dated = context.noted("dated sentences", Reach::Block, |block| {
        let sentences = context.annotations.sentences_in(block).iter();
        let dated = sentences.filter(|sentence| dates(sentence).next().is_some());
        dated.map(|sentence| (sentence.span, ())).collect()
    });
    let dated = dated.iter().filter_map(|(span, ())| text.sentences.get(text.at(span.start)?));
    dated
        .flat_map(|sentence| {
            dates(sentence).filter_map(move |date| judge(context, sentence, &date, published))
        })
        .collect()
}

fn judge(context: &Context<'_>, sentence: &Sentence, date: &Date, published: Option<Day>) -> Option<Finding> {
    let day = |year| Day { year, month: date.month, day: date.day.0 };
    // 2024 was a leap year: what it has not, no year has.
    if !day(date.year.unwrap_or(2024)).exists() {
        let is_date = date.weekday.is_some() || is_surely_date(context, sentence, date);
        // What a document or a speaker had wrong may be the story.
        let level = if context.annotations.is_quoted(date.span) { Level::Hint } else { Level::Error };
        let message = "The calendar has no such day. Which one is meant?";
        return (is_date && !is_denied(context, sentence, date))
            .then(|| context.finding(date.span, message).at_most(level));
    }
    let (weekday, place) = date.weekday.filter(|(_, place)| !is_named_day(context, sentence, *place))?;
    let (day, level) = match date.year {
        Some(year) => (day(year), Level::Error),
        None => (nearest(published?, day)?, Level::Warning),
    };
    let is_certain = day.year >= FIRST_SURE_YEAR && (date.year.is_some() || !has_year(context, sentence));
    if !is_certain || day.weekday() == weekday {
        return None;
    }
    let year = if date.year.is_some() { String::new() } else { format!(" in {}", day.year) };
    let message = format!(
        "That day was a {}{year}, not a {}. Which of the two is right?",
        day.weekday().name(),
        weekday.name()
    );
    let finding = context.finding(date.span, message).at_most(level);
    Some(mend(context, finding, date, (weekday, place), day))
}

/// Whether the sentence says itself that there is no such day: "There is no 31 April", "a date that does not exist".
fn is_denied(context: &Context<'_>, sentence: &Sentence, date: &Date) -> bool {
    let words = super::passage::words(context, sentence.span);
    let tells = |kind: &str| words.iter().any(|word| UNREAL.is(word, kind));
    let denies = |word: &String| word::denies(word) || matches!(word.as_str(), "no" | "none" | "without");
    let before = super::passage::word_before(context, sentence, date.span.start);
    let is_of_none =
        before.is_some_and(|word| word.span.of(&context.document.prose).eq_ignore_ascii_case("no"));
    is_of_none || tells("alone") || tells("denied") && words.iter().any(denies)
}

/// Whether figure and month are a date by themselves, and of our calendar: "In April 31 people came" has none, and an old
/// year may have had another one.
fn is_surely_date(context: &Context<'_>, sentence: &Sentence, date: &Date) -> bool {
    let prose = &context.document.prose;
    let is_old = |text: &str| text.len() == 4 && text.parse().is_ok_and(|year: i64| year < FIRST_SURE_YEAR);
    if super::passage::words(context, sentence.span).iter().any(|word| is_old(word)) {
        return false;
    }
    let is_day_first = date.day.1.start == date.span.start;
    let is_on = super::passage::word_before(context, sentence, date.span.start)
        .is_some_and(|before| before.span.of(prose).eq_ignore_ascii_case("on"));
    let next = context.annotations.tokens_of(sentence).iter().find(|token| token.span.start >= date.span.end);
    date.year.is_some()
        || next.is_none_or(|next| match next.kind {
            TokenKind::Punctuation => true,
            TokenKind::Word => (is_day_first || is_on) && next.span.of(prose).starts_with(char::is_lowercase),
            _ => false,
        })
}

/// "Bloody Sunday, 30 January": a name of a day, whenever it is kept.
fn is_named_day(context: &Context<'_>, sentence: &Sentence, weekday: Span) -> bool {
    let before = super::passage::word_before(context, sentence, weekday.start);
    before
        .map(|token| token.span.of(&context.document.prose))
        .is_some_and(|word| word.starts_with(char::is_uppercase) && !is_function_word(&word.to_lowercase()))
}

/// The day that is nearest to that of publication.
fn nearest(published: Day, day: impl Fn(i64) -> Day) -> Option<Day> {
    let years = [published.year - 1, published.year, published.year + 1];
    let days = years.into_iter().map(day).filter(|day| day.exists());
    let distance = |day: &Day| (day.number() - published.number()).abs();
    days.min_by_key(distance).filter(|day| distance(day) <= NEAR)
}

/// Whether a sentence speaks of a year of its own, which may be that of the date.
fn has_year(context: &Context<'_>, sentence: &Sentence) -> bool {
    let words = super::passage::words(context, sentence.span);
    let speaks_of_past = |word: &str| matches!(word, "anniversary" | "ago" | "year" | "years" | "century");
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|digit| digit.is_ascii_digit());
    words.iter().any(|word| is_year(word) || speaks_of_past(word))
}

/// The right weekday, and the nearest date of the weekday that is given; nothing within quotation marks.
fn mend(
    context: &Context<'_>,
    finding: Finding,
    date: &Date,
    (weekday, place): (Weekday, Span),
    day: Day,
) -> Finding {
    if context.annotations.is_quoted(date.span) {
        return finding;
    }
    let right = day.weekday().name();
    let finding =
        finding.with_fix(context.replace(place, right, format!("Change to “{right}”"), Safety::Unsafe));
    let on_weekday = (1..WEEK)
        .flat_map(|far| [day.day - far, day.day + far])
        .map(|other| Day { day: other, ..day })
        .find(|other| other.exists() && other.weekday() == weekday);
    let (figure, figure_place) = date.day;
    let is_bare = figure_place.of(&context.document.prose) == figure.to_string();
    let fix = on_weekday.filter(|_| is_bare).and_then(|other| {
        let text = other.day.to_string();
        let title = format!("Change the date to the {text}, a {}", weekday.name());
        context.replace(figure_place, text, title, Safety::Unsafe)
    });
    finding.with_fix(fix)
}
