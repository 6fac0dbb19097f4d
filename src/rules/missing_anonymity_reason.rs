//! Unnamed sources in a draft that nowhere says why they are not named.

use super::passage;
use super::unnamed::{self, Unnamed};
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::Source;
use crate::annotations::word::{fold, verb_terms};
use crate::finding::{Finding, Fix, Level, Safety};
use crate::lexicon::{Phrases, Terms};
use crate::syntax::{Relation, Tag};
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
    reach: Reach::Draft,
    check,
};

static REASONS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/anonymity_reasons.txt")));

fn check(context: &Context<'_>) -> Vec<Finding> {
    let required = context.config.policy.require_anonymity_reason;
    if required == Some(false) {
        return Vec::new();
    }
    let reasons = context.noted("reasons", Reach::Block, |block| reasons(context, block));
    if !reasons.is_empty() {
        return Vec::new();
    }
    let mut sources = unnamed::speakers(context)
        .filter(|unnamed| unnamed::is_granted(context, unnamed) && !is_named_soon(context, unnamed))
        .filter(|unnamed| !acts_openly(context, unnamed))
        .map(|unnamed| unnamed.source);
    let Some(first) = sources.next() else {
        return Vec::new();
    };
    let message = if first.plural {
        "Why are they not named? Say what they risk, and on what terms they spoke."
    } else {
        "Why is this source not named? Say what they risk, and on what terms they spoke."
    };
    let finding = context.finding(first.span, message).with_fix(fix(context, first));
    let finding = if required == Some(true) { context.raised(finding, Level::Error) } else { finding };
    let others = sources.filter(|other| other.span != first.span);
    vec![others.fold(finding, |finding, other| {
        finding.with_related(context.related(other.span, "Not named either"))
    })]
}

/// Whether an official of the first sentences is named close behind, as news agencies begin: who it is waits for the space.
fn is_named_soon(context: &Context<'_>, unnamed: &Unnamed<'_>) -> bool {
    let is_official = unnamed.words.iter().any(|word| matches!(word.as_str(), "official" | "officer"));
    is_official && passage::official_next(context, unnamed.attribution.sentence).is_some()
}

/// "Two ministers resigned and a third said she would": what they did everybody has seen; not "two aides who resigned said".
fn acts_openly(context: &Context<'_>, unnamed: &Unnamed<'_>) -> bool {
    let prose = &*context.document.prose;
    let Some(tree) = context.annotations.trees.get(unnamed.attribution.sentence) else { return false };
    let span = unnamed.source.span;
    let first = tree.words().partition_point(|word| word.span.start < span.start);
    let end = tree.words().partition_point(|word| word.span.end <= span.end);
    let does = |word: usize| {
        let verb = tree.head(word).filter(|_| tree.relation(word) == Relation::Subject)?;
        let text = fold(tree.words().get(verb)?.span.of(prose));
        let is_finite = matches!(tree.tag(verb), Tag::Past | Tag::Present | Tag::PresentThird);
        (is_finite && PUBLIC_ACTS.contains(&text)).then_some(verb)
    };
    (first..end).filter_map(does).any(|verb| tree.relation(verb) != Relation::RelativeClause)
}

static PUBLIC_ACTS: LazyLock<Terms> =
    LazyLock::new(|| verb_terms(include_str!("../lexicon/public_acts.txt"), 1));

/// The reasons that a block gives in the draft's own words.
fn reasons(context: &Context<'_>, block: usize) -> Vec<(Span, ())> {
    let Some(block) = context.document.blocks.get(block) else { return Vec::new() };
    let found = REASONS.find(&context.document.prose, block.span);
    found.filter(|(span, _)| !context.annotations.is_quoted(*span)).map(|(span, _)| (span, ())).collect()
}

fn fix(context: &Context<'_>, source: &Source) -> Option<Fix> {
    let rest = context.document.prose.get(source.span.end..).unwrap_or("");
    let close = if rest.starts_with([',', '.', ';', '—']) || rest.is_empty() { "" } else { "," };
    let text = format!(", who spoke on condition of anonymity because TK{close}");
    Some(context.insert_behind(source.span.end, text, "Leave room for the reason", Safety::Unsafe))
}
