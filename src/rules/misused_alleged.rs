//! "Alleged" as a label on a person, or doubled with "accused".

use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::word::{Classes, Word};
use crate::finding::{Finding, Fix, Level, Safety};
use crate::lexicon::Terms;
use crate::sentence::{Token, TokenKind};
use crate::text::Span;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "misused-alleged",
    summary: "“Alleged” as a label on a person, or said twice",
    page: include_str!("misused_alleged.md"),
    family: Family::Claims,
    level: Level::Info,
    core: false,
    question: Question::Other,
    reach: Reach::Nearby,
    check,
};

/// What calls a person the author of a crime.
pub(super) static CULPRITS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/culprits.txt")));

/// How many words after "accused" a second hedge is looked for.
const REACH: usize = 4;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let sentences = context.annotations.sentences().iter();
    let body = sentences.filter(|sentence| {
        context.document.blocks.get(sentence.block).is_some_and(|block| block.kind.is_body())
    });
    body.flat_map(|sentence| {
        let tokens = context.annotations.tokens_of(sentence);
        (0..tokens.len()).filter_map(move |at| {
            let (before, here) = tokens.split_at_checked(at)?;
            label(context, before, here).or_else(|| doubled(context, here))
        })
    })
    .filter(|finding| !is_quoted(context, finding))
    .collect()
}

/// "Alleged murderer Paul Ross", "the alleged attacker, Dean Marsh, fled", "Dean Marsh, the alleged attacker, fled":
/// the label calls a named person a murderer, with a hedge before it.
fn label(context: &Context<'_>, before: &[Token], here: &[Token]) -> Option<Finding> {
    let [hedge, culprit, behind @ ..] = here else { return None };
    let is_label = reads(context, hedge, &["alleged", "accused", "suspected", "so-called"])
        && CULPRITS.contains(&text(context, culprit).to_lowercase());
    if !is_label {
        return None;
    }
    let is_named = match behind {
        [name, ..] if is_capitalised(context, name) => true,
        [comma, given, surname, ..] if reads(context, comma, &[","]) => is_one_name(context, given, surname),
        _ => false,
    };
    let is_apposed = match before {
        [.., given, surname, comma, article] => {
            reads(context, article, &["the", "an"])
                && reads(context, comma, &[","])
                && is_one_name(context, given, surname)
        }
        _ => false,
    };
    (is_named || is_apposed).then(|| {
        let message = "Charged with it, or suspected by whom? Say “who is charged with …” behind the name.";
        let finding = context.finding(hedge.span.join(culprit.span), message);
        finding.with_fix(charged(context, before, hedge, behind))
    })
}

/// "Alleged murderer Paul Ross": "Paul Ross, who is charged with TK,".
fn charged(context: &Context<'_>, before: &[Token], hedge: &Token, behind: &[Token]) -> Option<Fix> {
    let article = before.last().filter(|token| reads(context, token, &["the", "an"]));
    let start = article.unwrap_or(hedge).span.start;
    let names = behind.iter().take_while(|token| is_capitalised(context, token)).count();
    let (name, rest) = behind.split_at_checked(names)?;
    let name = name.first()?.span.join(name.last()?.span);
    let comma = if rest.first().is_some_and(|token| token.kind == TokenKind::Word) { "," } else { "" };
    let text = format!("{}, who is charged with TK{comma}", name.of(&context.document.prose));
    let span = Span::new(start, name.end);
    context.replace(span, text, "Leave room for the charge behind the name", Safety::Unsafe)
}

fn is_capitalised(context: &Context<'_>, token: &Token) -> bool {
    token.kind == TokenKind::Word && text(context, token).starts_with(char::is_uppercase)
}

fn is_one_name(context: &Context<'_>, given: &Token, surname: &Token) -> bool {
    let whole = given.span.join(surname.span);
    // "In May, the alleged thief fled": the sentence gave the first capital.
    let is_function = |token: &Token| {
        Word::of(&context.document.prose, token)
            .is(Classes::PREPOSITION | Classes::SUBORDINATOR | Classes::TIME)
    };
    !is_function(given) && context.annotations.is_in_one_name(whole)
}

/// "Accused him of allegedly stealing": an accusation needs no second hedge.
fn doubled(context: &Context<'_>, tokens: &[Token]) -> Option<Finding> {
    let hedge = doubled_hedge(context, tokens)?;
    let behind = tokens.iter().find(|token| token.span.start >= hedge.end);
    let cut = Span::new(hedge.start, behind.map_or(hedge.end, |next| next.span.start));
    let finding = context.finding(hedge, "An accusation is one already: cut the second hedge.");
    Some(finding.with_fix(context.replace(cut, "", "Cut “allegedly”", Safety::Unsafe)))
}

/// The second hedge close behind the accusation with which these tokens begin.
fn doubled_hedge(context: &Context<'_>, tokens: &[Token]) -> Option<Span> {
    let (first, rest) = tokens.split_first()?;
    let near = rest.get(..REACH.min(rest.len()))?;
    // "The alleged thief allegedly hid it."
    if reads(context, first, &["alleged"]) {
        return near.iter().find(|token| reads(context, token, &["allegedly"])).map(|hedge| hedge.span);
    }
    if !reads(context, first, &["accuse", "accuses", "accused", "accusing", "charged"]) {
        return None;
    }
    let at = near.iter().position(|token| reads(context, token, &["allegedly"]))?;
    let is_told_of = near.get(..at)?.iter().any(|token| reads(context, token, &["of", "with"]));
    near.get(at).filter(|_| is_told_of).map(|hedge| hedge.span)
}

/// Whether a hedge stands behind an accusation, which says who accuses: "accused him of | allegedly | stealing".
pub(super) fn is_doubled(context: &Context<'_>, hedge: Span) -> bool {
    let sentence = context.annotations.text.at(hedge.start);
    let sentence = sentence.and_then(|at| context.annotations.sentences().get(at));
    sentence.is_some_and(|sentence| {
        let tokens = context.annotations.tokens_of(sentence);
        (0..tokens.len())
            .filter_map(|at| doubled_hedge(context, tokens.get(at..)?))
            .any(|second| second == hedge)
    })
}

fn is_quoted(context: &Context<'_>, finding: &Finding) -> bool {
    let start = context.document.map.to_prose(finding.span.start);
    start.is_some_and(|start| context.annotations.is_quoted(Span::new(start, start + 1)))
}

fn text<'a>(context: &Context<'a>, token: &Token) -> &'a str {
    token.span.of(&context.document.prose)
}

fn reads(context: &Context<'_>, token: &Token, words: &[&str]) -> bool {
    words.iter().any(|word| text(context, token).eq_ignore_ascii_case(word))
}
