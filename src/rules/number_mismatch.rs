//! Figures that should agree and do not: only where the sums are certain.

mod change;
mod drift;
mod life;
mod list;
mod parts;
mod share;
mod vote;

use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::date;
use crate::annotations::quantity::{self, Quantity, Unit};
use crate::finding::{Finding, Level};
use crate::lexicon::Terms;
use crate::sentence::{Sentence, Token, TokenKind};
use crate::text::Span;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "number-mismatch",
    summary: "Figures that should agree and do not",
    page: include_str!("number_mismatch.md"),
    family: Family::Numbers,
    level: Level::Warning,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

/// Words that bear on a sum: what makes it inexact, what changes, what people are counted by.
static WORDS: LazyLock<Terms> = LazyLock::new(|| Terms::parse(include_str!("../lexicon/sum_words.txt")));

fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = drift::find(context);
    let in_sentences = context.noted("in sentences", Reach::Block, |block| {
        sums(context, block).flat_map(|sum| in_sentence(&sum)).collect()
    });
    findings.extend(in_sentences.iter());
    findings.extend(of_the_living(context));
    findings
}

/// The sentences of a paragraph that have figures.
fn sums<'a>(context: &'a Context<'a>, block: usize) -> impl Iterator<Item = Sum<'a>> {
    let is_body = context.document.blocks.get(block).is_some_and(|block| block.kind.is_body());
    let sentences = context.annotations.sentences_in(block).iter().filter(move |_| is_body);
    sentences.filter_map(|sentence| Sum::of(context, sentence))
}

/// Ages of today, which the day of the draft tells, wherever that stands.
fn of_the_living(context: &Context<'_>) -> Vec<Finding> {
    let text = &context.annotations.text;
    let Some(published) = date::published(context.document, text) else { return Vec::new() };
    let births = context.noted("births", Reach::Block, |block| {
        let births = sums(context, block).filter(life::is_of_the_living);
        births.map(|sum| (sum.span(0..sum.tokens.len()), ())).collect()
    });
    let sentences = births.iter().filter_map(|(span, ())| text.sentences.get(text.at(span.start)?));
    let sums = sentences.filter_map(|sentence| Sum::of(context, sentence));
    sums.filter_map(|sum| life::find_living(&sum, published.year)).collect()
}

fn in_sentence(sum: &Sum<'_>) -> impl Iterator<Item = Finding> + use<> {
    let found = [
        change::find(sum),
        share::find(sum),
        parts::find(sum),
        parts::find_shares(sum),
        parts::find_sides(sum),
        list::find(sum),
        life::find(sum),
        vote::find(sum),
    ];
    found.into_iter().flatten()
}

/// A sentence with figures in it.
struct Sum<'a> {
    context: &'a Context<'a>,
    tokens: &'a [Token],
    figures: Vec<Quantity>,
}

impl<'a> Sum<'a> {
    fn of(context: &'a Context<'a>, sentence: &Sentence) -> Option<Self> {
        let tokens = context.annotations.tokens_of(sentence);
        let mut figures = quantity::quantities(context.document, tokens);
        // What somebody says in their own words is theirs to add up.
        figures.retain(|figure| !context.annotations.is_quoted(figure.span));
        let dates = date::dates_in(context.document, &context.annotations.text, sentence);
        figures.retain(|figure| !dates.iter().any(|date| date.day.1.overlaps(figure.span)));
        let has_digits = tokens.iter().any(|token| token.kind == TokenKind::Number);
        (has_digits || !figures.is_empty()).then_some(Self { context, tokens, figures })
    }

    fn text(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(&self.context.document.prose))
    }

    fn span(&self, tokens: Range<usize>) -> Span {
        let within = self.tokens.get(tokens).unwrap_or_default();
        within.first().zip(within.last()).map_or(Span::at(0), |(first, last)| first.span.join(last.span))
    }

    /// Whether a word is of that kind in the list.
    fn is(&self, at: usize, kind: &str) -> bool {
        let is_word = self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
        is_word && WORDS.is(&self.text(at).to_lowercase(), kind)
    }

    fn any_is(&self, mut tokens: Range<usize>, kind: &str) -> bool {
        tokens.any(|at| self.is(at, kind))
    }

    /// Whether a word right before a figure makes it inexact: "nearly 40", "more than 40", "at least 40".
    fn is_rough(&self, figure: &Quantity) -> bool {
        let from = figure.tokens.start.saturating_sub(2);
        self.any_is(from..figure.tokens.start, "rough")
    }
}

/// A figure as a draft would write it, with so many decimals.
fn written(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}")
}

/// Whether two figures count the same.
fn is_of_one_kind(one: &Quantity, other: &Quantity) -> bool {
    one.unit == other.unit || one.unit == Unit::Plain && other.unit == Unit::Percent
}
