//! "Media reports", "local media", "reports" as the source of a statement.

use super::passage;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::{SourceClass, name_kind};
use crate::finding::{Finding, Level, Safety};
use crate::lexicon::{Phrases, Terms};
use crate::text::Span;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "vague-media-attribution",
    summary: "Media as a source without saying which",
    page: include_str!("vague_media_attribution.md"),
    family: Family::Hedging,
    level: Level::Warning,
    core: false,
    question: Question::WhoIsThat,
    reach: Reach::Nearby,
    check,
};

static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/vague_media.txt")));

static WORDS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/vague_media_words.txt")));

fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut spans: Vec<Span> = passage::statements(context)
        .filter_map(|(attribution, _)| attribution.source.as_ref())
        .filter(|source| is_vague(context, source.span))
        .map(|source| source.span)
        .collect();
    spans.sort();
    let mut phrases_found = Vec::new();
    for sentence in context.annotations.sentences() {
        let phrases = PHRASES.find(&context.document.prose, sentence.span);
        let free = phrases.filter(|(span, entry)| {
            let modified = passage::word_before(context, sentence, span.start).is_some_and(|word| {
                !matches!(word.span.of(&context.document.prose), "and" | "but" | "that" | "as")
            });
            entry.term.starts_with("according") || !modified
        });
        phrases_found.extend(free.map(|(span, _)| span).filter(|span| !passage::overlaps_any(&spans, *span)));
    }
    spans.extend(phrases_found);
    spans.sort();
    spans.dedup();
    spans.into_iter().filter_map(|span| finding(context, span)).collect()
}

/// Whether a source is made of words for media in general and nothing else.
fn is_vague(context: &Context<'_>, source: Span) -> bool {
    let text = source.of(&context.document.prose);
    let words = passage::words(context, source);
    let head = words.last().and_then(|word| WORDS.get(word)).is_some_and(|entry| entry.field(1) == "head");
    // "The reports" and "the newspapers" are some that the draft has spoken of.
    let points_back = words.first().is_some_and(|word| word == "the")
        && words.last().is_some_and(|word| word.ends_with('s'));
    let vague = |word: &str| WORDS.contains(&word.to_lowercase()) || name_kind::is_place(word);
    head && !points_back && text.split_whitespace().all(vague)
}

fn finding(context: &Context<'_>, span: Span) -> Option<Finding> {
    let sentence = context.annotations.sentences().get(context.annotations.text.at(span.start)?)?;
    let loudest = passage::loudest(context, sentence)?;
    if context.annotations.is_quoted(span)
        || is_specified(context, span)
        || is_said_by_somebody(context, span)
    {
        return None;
    }
    let text = span.of(&context.document.prose);
    let named = if text.to_lowercase().starts_with("according to") { "according to TK" } else { "TK" };
    let is_source =
        text.split_whitespace().next_back().is_some_and(|word| WORDS.contains(&word.to_lowercase()));
    let fix =
        is_source.then(|| context.replace(span, named, "Leave room for the outlet’s name", Safety::Unsafe));
    let message = "Which outlet? Name it and link it, or check it yourself.";
    Some(context.finding(span, message).at_most(loudest).with_fix(fix.flatten()))
}

/// Whether the mention is part of what a source by name says of the media.
fn is_said_by_somebody(context: &Context<'_>, span: Span) -> bool {
    context.annotations.attributions_in(span).any(|(_, attribution)| {
        let named = matches!(attribution.class(), SourceClass::NamedPerson | SourceClass::Pronoun);
        named
            && passage::is_said(attribution)
            && attribution.content.iter().any(|content| content.covers(span))
    })
}

/// "Media reports, including one by the Velm Courier": the outlets follow.
fn is_specified(context: &Context<'_>, span: Span) -> bool {
    let rest = Span::new(span.end, context.document.prose.len()).of(&context.document.prose);
    let rest = rest.trim_start_matches([',', ' ', '(']);
    ["including", "such as", "by the ", "in the ", "from the ", "citing"]
        .iter()
        .any(|word| rest.starts_with(word))
}
