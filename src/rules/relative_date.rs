//! "Tuesday", "last week", "recently" in an article that does not say when it was written.

use super::article::{has_full_dateline, is_whole, says};
use super::{Context, Family, Question, Reach, Rule, passage};
use crate::annotations::date::{self, Weekday};
use crate::document::Format;
use crate::finding::{Finding, Fix, Level, Safety};
use crate::lexicon::{Entry, Phrases};
use crate::sentence::{Sentence, Token};
use crate::text::Span;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "relative-date",
    summary: "“Tuesday” or “last week” in an article without a date",
    page: include_str!("relative_date.md"),
    family: Family::Numbers,
    level: Level::Info,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

static WORDS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/relative_dates.txt")));

/// How many of the other places are shown.
const MOST_RELATED: usize = 5;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let document = context.document;
    if !is_whole(document) {
        return Vec::new();
    }
    let is_dated = has_full_dateline(document) || says(document, "when");
    let noted = context.noted("places", Reach::Block, |block| places(context, block));
    let wanting = noted.iter().filter(|(_, entry)| !is_dated || entry.field(1) == "lately");
    let mut places = wanting.take(MOST_RELATED + 1);
    let Some((first, entry)) = places.next() else { return Vec::new() };
    let words = first.of(&document.prose);
    let message = match entry.field(1) {
        "day" => format!("Which {words}? The story will be read next year: give the date, here or on top."),
        "stretch" => {
            format!("When was “{words}”? The story will be read next year: give the date, here or on top.")
        }
        _ => format!("Since when, or when, is “{words}”? Give the month or the year."),
    };
    // Where text without markup goes, somebody else may know the date; with one, "recently" is a matter of taste.
    let is_text_alone = document.format == Format::Plain && document.front_matter.is_empty();
    let loudest = if is_text_alone || is_dated { Level::Hint } else { Level::Info };
    let finding =
        context.finding(first, message).at_most(loudest).with_fix(leave_room(context, first, entry));
    vec![places.fold(finding, |finding, (span, _)| finding.with_related(context.related(span, "here too")))]
}

/// The places in a block of the draft's own running text that want a date, in order.
fn places(context: &Context<'_>, block: usize) -> Vec<(Span, &'static Entry)> {
    let is_body = context.document.blocks.get(block).is_some_and(|block| block.kind.is_body());
    let sentences = context.annotations.sentences_in(block).iter().filter(|_| is_body);
    let places = sentences.flat_map(|sentence| {
        let found = WORDS.find(&context.document.prose, sentence.span);
        found.filter(move |(span, _)| {
            !context.annotations.is_quoted(*span) && is_once(context, sentence, *span)
        })
    });
    places.collect()
}

/// Whether one day or one stretch of time is meant that has no date beside it: neither "every Tuesday" nor
/// "Monday to Friday", "Black Friday" or "Tuesday, Dec. 19".
fn is_once(context: &Context<'_>, sentence: &Sentence, span: Span) -> bool {
    let prose = &context.document.prose;
    let word = |token: Option<&Token>| token.map_or("", |token| token.span.of(prose));
    let tokens = context.annotations.tokens_of(sentence);
    let at = tokens.partition_point(|token| token.span.start < span.start);
    let behind = tokens.partition_point(|token| token.span.start < span.end);
    let before = word(at.checked_sub(1).and_then(|at| tokens.get(at)));
    let before_that = word(at.checked_sub(2).and_then(|at| tokens.get(at)));
    let (next, next_but_one) = (word(tokens.get(behind)), word(tokens.get(behind + 1)));
    if Weekday::of_name(span.of(prose)).is_none() {
        let is_possessive = matches!(before, "than" | "as" | "of");
        return !(is_possessive && span.of(prose).starts_with("today"));
    }
    let joins = |word: &str| {
        matches!(word, "to" | "through" | "until" | "till" | "-" | "–" | "and" | "or" | "and/or")
    };
    let is_range = joins(next) && Weekday::of_name(next_but_one.trim_end_matches('s')).is_some()
        || joins(before) && Weekday::of_name(before_that.trim_end_matches('s')).is_some();
    let recurs = matches!(
        before,
        "every" | "each" | "any" | "a" | "the" | "one" | "most" | "another" | "Every" | "Each"
    );
    let is_named = at > 1 && before.starts_with(char::is_uppercase) || next.starts_with(char::is_uppercase);
    let is_plural = next.ends_with('s') && passage::singular(next).ends_with(['g', 't', 'n']);
    let in_date = || {
        let dates = date::dates_in(context.document, &context.annotations.text, sentence);
        dates.iter().any(|date| date.span.covers(span))
    };
    !(is_range || recurs || is_named || is_plural || in_date())
}

fn leave_room(context: &Context<'_>, place: Span, entry: &Entry) -> Option<Fix> {
    const ROOM: &str = " (TK)";
    if entry.field(1) == "lately" || context.has_behind(place.end, ROOM) {
        return None;
    }
    let text = format!("{}{ROOM}", place.of(&context.document.prose));
    context.replace(place, text, "Leave room for the date", Safety::Unsafe)
}
