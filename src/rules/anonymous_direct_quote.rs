//! Words in quotation marks that belong to somebody unnamed.

use super::unnamed::{self, Unnamed};
use super::{Context, Family, Question, Reach, Rule, passage};
use crate::finding::{Finding, Level};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    name: "anonymous-direct-quote",
    summary: "An unnamed source quoted word for word",
    page: include_str!("anonymous_direct_quote.md"),
    family: Family::Anonymity,
    level: Level::Info,
    core: false,
    question: Question::WhoIsThat,
    reach: Reach::Draft,
    check,
};

/// How many words a quotation has at least, where the house does not forbid them: fewer are a phrase in marks.
const SHORTEST: usize = 4;

fn check(context: &Context<'_>) -> Vec<Finding> {
    if context.config.policy.allow_anonymous_quotes == Some(true) {
        return Vec::new();
    }
    unnamed::speakers(context).filter_map(|unnamed| judge(context, &unnamed)).collect()
}

fn judge(context: &Context<'_>, unnamed: &Unnamed<'_>) -> Option<Finding> {
    // A house that forbids them means every word and everybody; else a phrase and a passer-by are let pass.
    let forbidden = context.config.policy.allow_anonymous_quotes == Some(false);
    let shortest = if forbidden { 1 } else { SHORTEST };
    let mut contents = unnamed.attribution.content.iter();
    let quoted = contents.find_map(|content| quotation(context, *content, shortest))?;
    if unnamed.is_pronoun()
        || !forbidden && unnamed::is_passer_by(context, unnamed)
        || passage::counts_a_crowd(&unnamed.words)
    {
        return None;
    }
    let message = "Must these be the words? Readers cannot check them or hear the tone: paraphrase, or name the source.";
    let finding = context
        .finding(unnamed.source.span, message)
        .with_related(context.related(quoted, "The words in question"));
    let finding = if forbidden { context.raised(finding, Level::Error) } else { finding };
    Some(unnamed::with_other_uses(context, unnamed.index, finding.at_most(unnamed.loudest)))
}

/// The first quotation in a content that has so many words.
fn quotation(context: &Context<'_>, content: Span, shortest: usize) -> Option<Span> {
    let quotations = &context.annotations.quotations;
    // Those before lie within one another at most: the last but one from outside ends before the content.
    let first = quotations.partition_point(|quotation| quotation.span.start < content.start);
    let first =
        first - quotations.iter().take(first).rev().take_while(|quotation| quotation.depth > 0).count();
    let near = quotations.iter().skip(first.saturating_sub(1)).map(|quotation| quotation.span);
    let near = near.take_while(|span| span.start < content.end);
    let mut inside = near.filter(|span| span.overlaps(content));
    inside.find(|span| passage::words(context, *span).len() >= shortest)
}
