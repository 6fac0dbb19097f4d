//! A reporting verb that carries a verdict where "said" would do.

use super::law;
use super::passage;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::word::{Classes, Word};
use crate::annotations::{Attribution, Cue, CueKind, Scope, SourceClass};
use crate::finding::{Finding, Level, Safety};
use crate::lexicon::Terms;
use crate::sentence::{Sentence, Token, TokenKind};
use crate::text::Span;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "loaded-attribution-verb",
    summary: "A reporting verb that carries a verdict",
    page: include_str!("loaded_attribution_verb.md"),
    family: Family::Attribution,
    level: Level::Info,
    core: true,
    question: Question::Other,
    reach: Reach::Nearby,
    check,
};

static VERBS: LazyLock<Terms> = LazyLock::new(|| Terms::parse(include_str!("../lexicon/loaded_verbs.txt")));

fn check(context: &Context<'_>) -> Vec<Finding> {
    passage::attributions(context)
        .filter_map(|(attribution, sentence)| judge(context, attribution, sentence))
        .collect()
}

fn judge(context: &Context<'_>, attribution: &Attribution, sentence: &Sentence) -> Option<Finding> {
    let loudest = passage::loudest(context, sentence)?;
    let cue = attribution.cue.as_ref().filter(|cue| cue.kind == CueKind::Communication && !cue.agentless)?;
    let entry = VERBS.get(&cue.lemma)?;
    let speaks = !matches!(attribution.class(), SourceClass::None | SourceClass::Document);
    let explicit = attribution.scope == Scope::Explicit && !context.annotations.is_quoted(cue.span);
    if !speaks
        || !explicit
        || !reports(context, attribution, cue, sentence)
        || is_in_court(context, cue, sentence)
    {
        return None;
    }
    let verb = verb_of(context, cue, sentence)?;
    let written = verb.of(&context.document.prose);
    let plain = said_like(written, entry.field(2));
    let message = format!("Would “{plain}” do? Readers hear {} in “{written}”.", entry.field(1));
    let fix = context.replace(verb, plain, format!("Change to “{plain}”"), Safety::Unsafe);
    Some(context.finding(verb, message).at_most(loudest).with_fix(fix))
}

/// Whether a clause or a quotation is reported, not a thing: "claimed that", not "claimed the title".
fn reports(context: &Context<'_>, attribution: &Attribution, cue: &Cue, sentence: &Sentence) -> bool {
    let prose = &context.document.prose;
    let split = attribution.content.iter().any(|content| content.end <= cue.span.start);
    let quoted = |content: &Span| context.annotations.is_partly_quoted(*content);
    let behind: Vec<&Token> = passage::tokens_behind(context, sentence, cue.span.end).collect();
    let parenthetical = behind.first().is_none_or(|token| token.kind == TokenKind::Punctuation);
    if split && parenthetical || attribution.content.iter().any(quoted) {
        return true;
    }
    let first = behind.first().map(|token| Word::of(prose, token));
    let that = behind.first().is_some_and(|token| token.span.of(prose) == "that");
    let subject = first.is_some_and(|word| {
        word.is(Classes::SUBJECT | Classes::DETERMINER | Classes::POSSESSIVE | Classes::CAPITALISED)
    });
    let finite = behind
        .iter()
        .skip(1)
        .take(6)
        .take_while(|token| {
            !matches!(token.span.of(prose), "," | "after" | "in" | "to" | "who" | "which" | "that")
        })
        .any(|token| Word::of(prose, token).is(Classes::AUXILIARY | Classes::MODAL));
    that || subject && finite
}

/// Whether an admission, a claim or an allegation is the word of the law.
fn is_in_court(context: &Context<'_>, cue: &Cue, sentence: &Sentence) -> bool {
    let is_legal = matches!(cue.lemma.as_ref(), "admit" | "allege" | "claim" | "confess" | "concede");
    is_legal && law::has(context, sentence.span, "law")
}

/// The verb itself with its particle, without auxiliaries and adverbs.
fn verb_of(context: &Context<'_>, cue: &Cue, sentence: &Sentence) -> Option<Span> {
    let particles = cue.lemma.split(' ').count() - 1;
    let tokens: Vec<&Token> =
        context.annotations.tokens_of(sentence).iter().filter(|token| cue.span.covers(token.span)).collect();
    let verb = tokens.get(tokens.len().checked_sub(1 + particles)?)?;
    Some(Span::new(verb.span.start, cue.span.end))
}

/// The plain verb in the form in which the loaded one stands.
fn said_like(written: &str, past: &'static str) -> &'static str {
    let verb = written.split(' ').next().unwrap_or(written).to_lowercase();
    if past != "said" {
        return past;
    }
    match verb.as_str() {
        verb if verb.ends_with("ing") => "saying",
        verb if verb.ends_with("ed") || verb == "crew" => "said",
        verb if verb.ends_with('s') => "says",
        _ => "say",
    }
}
