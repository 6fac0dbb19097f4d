//! A placeholder that nobody came back to: TK, XXX, lorem ipsum, "[citation needed]".

use super::{Context, Family, Question, Reach, Rule};
use crate::finding::{Finding, Level};
use crate::lexicon::{Entry, Phrases};
use crate::text::Span;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "leftover-placeholder",
    summary: "A placeholder that nobody came back to",
    page: include_str!("leftover_placeholder.md"),
    family: Family::Mechanics,
    level: Level::Error,
    core: false,
    question: Question::Other,
    reach: Reach::Block,
    check,
};

static PLACEHOLDERS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/placeholders.txt")));

fn check(context: &Context<'_>) -> Vec<Finding> {
    let prose = &context.document.prose;
    let mut findings = Vec::new();
    for block in &context.document.blocks {
        for (span, entry) in PLACEHOLDERS.find(prose, block.span) {
            let place = Place::of(prose, block.span, span);
            if place.is_placeholder(entry) {
                let message = "Still to come: fill this in or take it out before it is published.";
                findings.push(context.finding(place.whole, message));
            }
        }
    }
    findings
}

/// A phrase of the list and what stands around it.
struct Place<'a> {
    text: &'a str,
    before: &'a str,
    after: &'a str,
    in_brackets: bool,
    /// With the brackets, where there are any.
    whole: Span,
}

impl<'a> Place<'a> {
    fn of(prose: &'a str, block: Span, span: Span) -> Self {
        let before = Span::new(block.start, span.start).of(prose);
        let after = Span::new(span.end, block.end).of(prose);
        let in_brackets = before.ends_with(['[', '(']) && after.starts_with([']', ')']);
        let whole = if in_brackets { Span::new(span.start - 1, span.end + 1) } else { span };
        Self { text: span.of(prose), before, after, in_brackets, whole }
    }

    fn is_placeholder(&self, entry: &Entry) -> bool {
        if entry.field(1) == "exact" {
            return self.text == entry.term
                && (self.in_brackets || (!self.is_joined() && !self.is_in_name(entry)));
        }
        let is_capitals = !self.text.chars().any(char::is_lowercase);
        match entry.field(2) {
            "" => !self.is_joined(),
            note if note.contains("capitals") => self.in_brackets || is_capitals,
            _ => self.in_brackets,
        }
    }

    /// A part of a longer token: "XXX-rated", "TK-421", "user@TBD".
    fn is_joined(&self) -> bool {
        let is_joint = |mark: char| matches!(mark, '-' | '_' | '@' | '/' | '#' | '.' | '&');
        let after = self.after.strip_prefix('.').unwrap_or(self.after);
        let runs_on = self.after.starts_with('.') && after.starts_with(char::is_alphanumeric);
        self.before.ends_with(is_joint)
            || self.after.starts_with(['-', '_', '@', '/', '&', '’', '\''])
            || runs_on
    }

    /// "Super Bowl XXX" and "TK Elevator" are names: a capitalised word stands beside.
    fn is_in_name(&self, entry: &Entry) -> bool {
        let neighbour_before = self.before.trim_end().rsplit(char::is_whitespace).next().unwrap_or("");
        let neighbour_after = self.after.trim_start().split(char::is_whitespace).next().unwrap_or("");
        // "Super Bowl XXX", "rated XXX"
        let is_numeral = entry.term == "XXX"
            && (is_capitalised(neighbour_before) || matches!(neighbour_before, "rated" | "rating"))
            && self.before.ends_with(' ');
        let is_company = self.after.starts_with(' ') && is_capitalised(neighbour_after);
        is_numeral || is_company
    }
}

/// A capital and then small letters.
fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}
