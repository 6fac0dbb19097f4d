//! A reason for anonymity that is a formula.

use super::{Context, Family, Question, Reach, Rule};
use super::{passage, unnamed};
use crate::annotations::{Scope, SourceClass, anonymity};
use crate::finding::{Finding, Level, Safety};
use crate::lexicon::{Phrases, Terms};
use crate::sentence::Sentence;
use crate::text::Span;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "boilerplate-anonymity-reason",
    summary: "A reason for anonymity that is a formula",
    page: include_str!("boilerplate_anonymity_reason.md"),
    family: Family::Anonymity,
    level: Level::Info,
    core: false,
    question: Question::WhoIsThat,
    reach: Reach::Nearby,
    check,
};

static FORMULAS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/boilerplate_reasons.txt")));

static RISKS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/anonymity_risks.txt")));

fn check(context: &Context<'_>) -> Vec<Finding> {
    let sentences = context.annotations.sentences().iter().enumerate();
    sentences.filter_map(|(index, sentence)| judge(context, index, sentence)).collect()
}

/// The first formula of a sentence in which somebody unnamed speaks, unless the sentence says what they risk.
fn judge(context: &Context<'_>, index: usize, sentence: &Sentence) -> Option<Finding> {
    let loudest = passage::loudest(context, sentence)?;
    let sentence = sentence.span;
    let prose = &context.document.prose;
    let mut formulas = FORMULAS.find(prose, sentence).map(|(span, _)| span);
    let formula =
        formulas.find(|span| !context.annotations.is_quoted(*span) && !is_told(context, index, *span))?;
    let words = passage::words(context, sentence);
    if !is_unnamed(context, index, sentence) || words.iter().any(|word| RISKS.contains(word)) {
        return None;
    }
    let message = "What would happen to them, and why did they talk all the same? The formula tells neither.";
    let title = "Leave room for what they risk";
    let end = formula.end.max(sentence_end(context, formula, sentence));
    let fix = context.insert_behind(end, risk(formula.of(prose)), title, Safety::Unsafe);
    Some(context.finding(formula, message).at_most(loudest).with_fix(fix))
}

/// What goes on from a formula: from a predicate ("was not authorised to speak") or from a ground.
fn risk(formula: &str) -> &'static str {
    let is_predicate = formula.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("not "));
    if is_predicate { " and feared TK (what they risk)" } else { " and for fear of TK (what they risk)" }
}

/// Where the words around a formula end: at the next comma or mark.
fn sentence_end(context: &Context<'_>, formula: Span, sentence: Span) -> usize {
    let rest = Span::new(formula.end, sentence.end).of(&context.document.prose);
    formula.end + rest.find([',', '.', ';', '—', '”', '"', ':']).unwrap_or(0)
}

/// Whether somebody in the sentence stays unnamed, by what they are called or by what it says of them.
fn is_unnamed(context: &Context<'_>, index: usize, sentence: Span) -> bool {
    let stated = anonymity::statements(&context.document.prose, sentence);
    let anonymity = stated.map(|span| span.of(&context.document.prose).to_lowercase());
    let mut anonymity = anonymity.filter(|phrase| phrase.contains("anonym") || phrase.contains("named"));
    anonymity.next().is_some()
        || unnamed::in_sentence(context, SourceClass::Anonymous, index).any(|unnamed| !unnamed.is_pronoun())
}

/// Whether the formula is what somebody says: "the spokesman said he was not authorised to speak".
fn is_told(context: &Context<'_>, sentence: usize, formula: Span) -> bool {
    let here =
        context.annotations.attributions_of(sentence..sentence + 1).map(|(_, attribution)| attribution);
    let mut said = here.filter(|attribution| {
        attribution.scope == Scope::Explicit
            && attribution.cue.as_ref().is_some_and(|cue| cue.span.end <= formula.start)
            && passage::is_said(attribution)
    });
    said.any(|attribution| {
        attribution.content.iter().any(|content| {
            content.start <= formula.start
                && content.covers(formula)
                && starts_with_subject(context, *content)
        })
    })
}

/// Whether content is a clause in which the formula is said of somebody: "he was not authorised".
fn starts_with_subject(context: &Context<'_>, content: Span) -> bool {
    let words = passage::words(context, content);
    let first = words.iter().find(|word| *word != "that").map(String::as_str);
    matches!(first, Some("he" | "she" | "they" | "it" | "i" | "we"))
}
