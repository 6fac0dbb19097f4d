//! Unnamed sources in a draft that nowhere says why they are not named.

use super::passage;
use super::{Context, Family, Question, Rule};
use crate::annotations::{Attribution, Source, SourceClass};
use crate::document::BlockKind;
use crate::finding::{Finding, Fix, Level, Safety};
use crate::lexicon::{Phrases, Terms};
use crate::sentence::Sentence;
use crate::text::Span;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "missing-anonymity-reason",
    summary: "Unnamed sources, and nowhere a reason why they are not named",
    page: include_str!("missing_anonymity_reason.md"),
    family: Family::Anonymity,
    level: Level::Warning,
    core: true,
    question: Question::Other,
    check,
};

static REASONS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/anonymity_reasons.txt")));

static CONFIDANTS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/confidants.txt")));

static KNOWLEDGE: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/anonymous_knowledge.txt")));

static QUANTIFIERS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/quantifiers_vague.txt")));

static VAGUE: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/vague_adjectives.txt")));

fn check(context: &Context<'_>) -> Vec<Finding> {
    let prose = &context.document.prose;
    let whole = Span::new(0, prose.len());
    let given = REASONS.find(prose, whole).any(|(span, _)| !context.annotations.is_quoted(span));
    if given {
        return Vec::new();
    }
    let mut sources = passage::attributions(context)
        .filter(|(attribution, sentence)| is_granted(context, attribution, sentence))
        .filter_map(|(attribution, _)| attribution.source.as_ref());
    let Some(first) = sources.next() else {
        return Vec::new();
    };
    let message = if first.plural {
        "Why are they not named? Say what they risk, and on what terms they spoke."
    } else {
        "Why is this source not named? Say what they risk, and on what terms they spoke."
    };
    let finding = context.finding(first.span, message).with_fix(fix(context, first));
    let others = sources.filter(|other| other.span != first.span);
    vec![others.fold(finding, |finding, other| {
        finding.with_related(context.related(other.span, "Not named either"))
    })]
}

/// Whether somebody speaks whom the draft knows and does not name. Passers-by and offices that
/// speak with one voice are not granted anonymity.
fn is_granted(context: &Context<'_>, attribution: &Attribution, sentence: &Sentence) -> bool {
    let body =
        context.document.blocks.get(sentence.block).map(|block| block.kind) == Some(BlockKind::Paragraph);
    let Some(source) = &attribution.source else {
        return false;
    };
    let prose = &context.document.prose;
    let knows = KNOWLEDGE.find(prose, source.span).next().is_some();
    let words = passage::words(context, source.span);
    let points_back =
        matches!(words.first().map(String::as_str), Some("the" | "these" | "those" | "this" | "that"));
    body && source.class == SourceClass::Anonymous
        && passage::is_said(attribution)
        && !context.annotations.is_quoted(source.span)
        && !passage::counts_a_crowd(&words)
        && (knows || is_confidant(context, source, &words) && !points_back)
}

/// Whether somebody of that role speaks for themselves. Plain officials in the plural ("health
/// officials") give what their office says.
fn is_confidant(context: &Context<'_>, source: &Source, words: &[String]) -> bool {
    let head = source.head.of(&context.document.prose).to_lowercase();
    let role = head.split(' ').next_back().filter(|word| CONFIDANTS.contains(word));
    let singled_out = words.iter().any(|word| VAGUE.contains(word))
        || source.counted
        || is_counted_vaguely(context, source);
    role.is_some_and(|role| role != "officials" || singled_out)
}

fn is_counted_vaguely(context: &Context<'_>, source: &Source) -> bool {
    let mut quantifiers = QUANTIFIERS.find(&context.document.prose, source.span);
    quantifiers.any(|(span, _)| span.start == source.span.start)
}

fn fix(context: &Context<'_>, source: &Source) -> Option<Fix> {
    let rest = context.document.prose.get(source.span.end..).unwrap_or("");
    let close = if rest.starts_with([',', '.', ';', '—']) || rest.is_empty() { "" } else { "," };
    let text = format!(", who spoke on condition of anonymity because TK{close}");
    context.replace(Span::at(source.span.end), text, "Leave room for the reason", Safety::Unsafe)
}
