//! A claim that rests on one unnamed person.

use super::unnamed::{self, Unnamed};
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::source::BARE_ROLES;
use crate::annotations::word::{Classes, Word};
use crate::annotations::{SourceClass, Trigger};
use crate::finding::{Finding, Fix, Level, Safety};
use crate::syntax::{Relation, Tag};
use crate::text::Span;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    name: "single-anonymous-source",
    summary: "A claim that rests on one unnamed person",
    page: include_str!("single_anonymous_source.md"),
    family: Family::Anonymity,
    level: Level::Warning,
    core: false,
    question: Question::WhoIsThat,
    reach: Reach::Draft,
    check,
};

/// How many sentences before and behind a statement may bear it out.
const NEAR: usize = 2;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut told: HashSet<Span> = HashSet::new();
    unnamed::speakers(context)
        .filter(|unnamed| is_one_insider(context, unnamed) && claims_something(context, unnamed))
        .filter(|unnamed| !is_borne_out(context, unnamed))
        .filter(|unnamed| told.insert(unnamed::first_mention(context, unnamed)))
        .map(|unnamed| finding(context, &unnamed))
        .collect()
}

/// Whether it is one person whom the draft knows, at work or close to the matter, and not a passer-by.
fn is_one_insider(context: &Context<'_>, unnamed: &Unnamed<'_>) -> bool {
    let head = unnamed.source.head.of(&context.document.prose).to_lowercase();
    let former = unnamed.words.iter().any(|word| word == "former");
    let insider = unnamed::is_granted(context, unnamed) || former || BARE_ROLES.contains(head.as_str());
    !unnamed.source.plural
        && insider
        && !unnamed.is_pronoun()
        && !unnamed.points_back
        && !unnamed::is_passer_by(context, unnamed)
}

/// Whether they state what could be checked: a figure, a crime, the future, something that was done.
fn claims_something(context: &Context<'_>, unnamed: &Unnamed<'_>) -> bool {
    let contents = &unnamed.attribution.content;
    let mut claims = contents.iter().flat_map(|content| context.annotations.claims_in(*content));
    let listed = claims
        .any(|claim| matches!(claim.trigger, Trigger::Figure | Trigger::Accusation | Trigger::Forecast));
    listed || contents.iter().any(|content| tells_an_event(context, unnamed.attribution.sentence, *content))
}

/// "Will close", "were beaten", in words that the draft does not quote.
fn tells_an_event(context: &Context<'_>, sentence: usize, content: Span) -> bool {
    let Some(tree) = context.annotations.trees.get(sentence) else { return false };
    (0..tree.len()).any(|at| {
        let Some(word) = tree.words().get(at).filter(|word| content.covers(word.span)) else { return false };
        let text = word.span.of(&context.document.prose);
        let ahead = tree.tag(at) == Tag::Modal && matches!(text, "will" | "would" | "’ll" | "'ll");
        (ahead || tree.relation(at) == Relation::PassiveAuxiliary)
            && !context.annotations.is_quoted(word.span)
    })
}

/// Whether somebody else or a document speaks beside it.
fn is_borne_out(context: &Context<'_>, unnamed: &Unnamed<'_>) -> bool {
    let here = unnamed.attribution.sentence;
    let ledger = &context.annotations.ledger;
    let own = ledger.number_of(unnamed.index);
    let mut near = context.annotations.attributions_of(here.saturating_sub(NEAR)..here + NEAR + 1);
    shows_document(context, unnamed)
        || near.any(|(index, other)| {
            let vouches = !matches!(other.class(), SourceClass::None | SourceClass::VagueCollective);
            vouches && ledger.number_of(index) != own
        })
}

/// Whether the sentence or the next speaks of a document: "records seen by the Herald list 14 fractures".
fn shows_document(context: &Context<'_>, unnamed: &Unnamed<'_>) -> bool {
    let here = unnamed.attribution.sentence;
    let sentences = context.annotations.sentences().get(here..).unwrap_or_default().iter().take(2);
    let mut tokens = sentences.flat_map(|sentence| context.annotations.tokens_of(sentence));
    tokens.any(|token| {
        let document = Word::of(&context.document.prose, token).is(Classes::DOCUMENT);
        document && !unnamed.source.span.covers(token.span)
    })
}

fn finding(context: &Context<'_>, unnamed: &Unnamed<'_>) -> Finding {
    let message = "Who else says so? One unnamed source is a tip: find a second, a document, or the name.";
    let finding = context
        .finding(unnamed.source.span, message)
        .at_most(unnamed.loudest)
        .with_fix(unverified(context, unnamed.sentence.span));
    unnamed::with_other_uses(context, unnamed.index, finding)
}

fn unverified(context: &Context<'_>, sentence: Span) -> Option<Fix> {
    let own = context.config.own_title.first().map_or("TK", String::as_str);
    let text = format!(" {own} has not independently verified the account.");
    Some(context.insert_behind(sentence.end, text, "Say that you have not checked", Safety::Unsafe))
}
