//! Research that is quoted without saying whose it is.

use super::passage;
use super::{Context, Family, Question, Rule};
use crate::annotations::word::{Classes, Word};
use crate::annotations::{Attribution, Source};
use crate::finding::{Finding, Fix, Level, Safety};
use crate::lexicon::Terms;
use crate::sentence::{Sentence, Token};
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "unnamed-study",
    summary: "A study, poll or report without an author",
    page: include_str!("unnamed_study.md"),
    family: Family::Claims,
    level: Level::Warning,
    core: true,
    question: Question::WhoIsThat,
    check,
};

static RESEARCH: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/research_nouns.txt")));

fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut tokens = context.annotations.text.tokens.iter();
    let first = tokens.find(|token| is_research(context, token)).map(|token| token.span.start);
    passage::attributions(context)
        .filter(|(attribution, _)| passage::is_said(attribution))
        .filter_map(|(attribution, sentence)| judge(context, first, attribution, sentence))
        .collect()
}

/// `first` is where the draft first speaks of research: "the study" behind it is one that it knows.
fn judge(
    context: &Context<'_>,
    first: Option<usize>,
    attribution: &Attribution,
    sentence: &Sentence,
) -> Option<Finding> {
    let loudest = passage::loudest(context, sentence)?;
    let source = attribution.source.as_ref()?;
    let is_introduced = first.is_some_and(|first| first < source.span.start);
    if !is_unnamed_research(context, source, is_introduced)
        || context.annotations.is_quoted(source.span)
        || is_standing_in_polls(context, attribution)
        || is_named_beside(context, source, sentence)
        || is_named_next(context, attribution.sentence)
    {
        return None;
    }
    let message =
        "Whose study is this? Name who did it, how many they looked at, when and where it appeared.";
    Some(context.finding(source.span, message).at_most(loudest).with_fix(fix(context, source)))
}

/// A template in place of the mention, in its number. Research has none: it is a study.
fn fix(context: &Context<'_>, source: &Source) -> Option<Fix> {
    let prose = &context.document.prose;
    let head = source.head.of(prose).to_lowercase();
    let is_people =
        passage::tokens_in(context, source.head).iter().any(|token| Word::of(prose, token).is(Classes::ROLE));
    let template = if is_people {
        format!("TK (number) {head} at TK")
    } else if passage::singular(&head) != head && !head.ends_with("sis") {
        format!("TK (number) {head} by TK of TK (number) people")
    } else {
        let noun = if matches!(head.as_str(), "research" | "evidence") { "study" } else { head.as_str() };
        format!("a TK (year) {noun} by TK of TK (number) people")
    };
    let text = passage::in_place_of(context, source.span, &template);
    context.replace(source.span, text, "Replace by a template to fill in", Safety::Unsafe)
}

/// Whether a source is research of nobody: indefinite, a bare plural or the first that the draft speaks of,
/// without a name or an owner.
fn is_unnamed_research(context: &Context<'_>, source: &Source, is_introduced: bool) -> bool {
    let text = context.document.prose_of(source.span);
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let first = words.first().map_or("", String::as_str);
    let points_back =
        matches!(first, "this" | "that" | "these" | "those" | "its" | "his" | "her" | "their" | "our");
    let head = context.document.prose_of(source.head).to_lowercase();
    let research = head.split(' ').next_back().is_some_and(|word| RESEARCH.contains(word));
    let named = text.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase))
        || text.contains("’s ")
        || text.contains("'s ")
        || text.chars().any(|character| character.is_ascii_digit());
    let owned = words.iter().any(|word| matches!(word.as_str(), "by" | "of" | "at" | "from" | "for"));
    let known = points_back || first == "the" && is_introduced;
    research && !known && !named && !owned
}

fn is_research(context: &Context<'_>, token: &Token) -> bool {
    RESEARCH.contains(&token.span.of(&context.document.prose).to_lowercase())
}

/// "Is ahead in national polls": where somebody stands, without a figure.
fn is_standing_in_polls(context: &Context<'_>, attribution: &Attribution) -> bool {
    let cue = attribution.cue.as_ref().map(|cue| cue.lemma.as_str());
    let mut content = attribution.content.iter().map(|span| span.of(&context.document.prose));
    cue == Some("in a poll") && !content.any(|text| text.chars().any(|mark| mark.is_ascii_digit()))
}

/// Whether the sentence goes on to say whose it is: "a study, published in …", "polls, including one by …".
fn is_named_beside(context: &Context<'_>, source: &Source, sentence: &Sentence) -> bool {
    let rest = context.document.prose.get(source.span.end..sentence.span.end).unwrap_or("");
    ["published in", "conducted by", "carried out by", "commissioned by", "including one", "presented at"]
        .iter()
        .any(|words| rest.contains(words))
}

/// Whether the next sentence names it: "The survey, by the Alder Institute, …", "The latest Alder poll …".
fn is_named_next(context: &Context<'_>, sentence: usize) -> bool {
    let Some(next) = context.annotations.sentences().get(sentence + 1) else {
        return false;
    };
    let text = context.document.prose_of(next.span);
    let refers = ["it was", "published", "the findings", "the results", "the report"];
    let refers = refers.iter().any(|word| text.to_lowercase().starts_with(word))
        || context.annotations.tokens_of(next).iter().any(|token| is_research(context, token));
    refers && text.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase))
}
