//! An unnamed source that judges, attacks or guesses at motives.

use super::unnamed::{self, Unnamed};
use super::{Context, Family, Question, Reach, Rule, passage};
use crate::annotations::Source;
use crate::annotations::word::{self, Classes, Word};
use crate::finding::{Finding, Level, Safety};
use crate::lexicon::{Entry, Phrases};
use crate::sentence::TokenKind;
use crate::text::Span;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "anonymous-opinion",
    summary: "An unnamed source used for an opinion or an attack",
    page: include_str!("anonymous_opinion.md"),
    family: Family::Anonymity,
    level: Level::Warning,
    core: false,
    question: Question::WhoIsThat,
    reach: Reach::Draft,
    check,
};

static OPINIONS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/opinion_words.txt")));

/// Forms of *be*.
const BE: &[&str] = &["is", "was", "are", "were", "be", "been", "being", "’s", "'s", "’re", "'re"];

fn check(context: &Context<'_>) -> Vec<Finding> {
    unnamed::speakers(context).filter_map(|unnamed| judge(context, &unnamed)).collect()
}

fn judge(context: &Context<'_>, unnamed: &Unnamed<'_>) -> Option<Finding> {
    if passage::counts_a_crowd(&unnamed.words) {
        return None;
    }
    let opinion =
        unnamed.attribution.content.iter().find_map(|content| opinion(context, unnamed, *content))?;
    let message = match opinion.kind {
        Kind::Attack => {
            "Who attacks from behind a curtain? Get it on the record, report the fact under it, or cut it."
        }
        Kind::Verdict => {
            "Whose opinion is this? Anonymity is for facts: name the source, report the fact, or cut it."
        }
        Kind::Motive => {
            "How do they know somebody else’s mind? Report what was said or done, or name the source."
        }
    };
    let place = end_of_name(context, unnamed.source);
    let has_room = Span::new(unnamed.source.span.start, place).of(&context.document.prose).ends_with(" TK");
    let fix = || context.insert_behind(place, " TK (name)", "Leave room for the name", Safety::Unsafe);
    let finding = context
        .finding(opinion.span, message)
        .with_related(context.related(unnamed.source.span, "Who says it"))
        .with_fix((!has_room).then(fix));
    let finding = if opinion.kind == Kind::Attack { context.raised(finding, Level::Error) } else { finding };
    Some(unnamed::with_other_uses(context, unnamed.index, finding.at_most(unnamed.loudest)))
}

/// Where a name would stand in a mention: before what else is told of them.
fn end_of_name(context: &Context<'_>, source: &Source) -> usize {
    let prose = &context.document.prose;
    let tokens = passage::tokens_in(context, source.span);
    let behind = tokens.iter().skip_while(|token| token.span.start < source.head.end);
    let tells = behind.take_while(|token| {
        let word = token.span.of(prose);
        token.kind != TokenKind::Punctuation && !TELLS_MORE.contains(&word)
    });
    tells.last().map_or(source.head.end.min(source.span.end), |token| token.span.end)
}

/// Words behind a mention that tell on what terms somebody speaks, or who they are.
const TELLS_MORE: &[&str] = &[
    "who", "whom", "whose", "which", "that", "because", "for", "on", "under", "speaking", "asking", "citing",
];

struct Opinion {
    span: Span,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Attack,
    Verdict,
    Motive,
}

/// The first opinion in what is said, of somebody or something else than the source itself.
fn opinion(context: &Context<'_>, unnamed: &Unnamed<'_>, content: Span) -> Option<Opinion> {
    let prose = &context.document.prose;
    let calls = unnamed
        .attribution
        .cue
        .as_ref()
        .is_some_and(|cue| matches!(cue.lemma.as_ref(), "call" | "brand" | "describe" | "label"));
    OPINIONS.find(prose, content).find_map(|(span, entry)| {
        let before = passage::words(context, Span::new(content.start, span.start));
        let kind = kind(entry);
        let subject = match predicate_of(&before) {
            Some(subject) => subject,
            None if calls || entry.field(2) == "alone" => before.last().map_or("", String::as_str),
            None => return None,
        };
        let quoted = context.annotations.is_quoted(span);
        let own = matches!(subject, "i" | "we" | "me" | "us" | "myself")
            || !quoted && matches!(subject, "he" | "she" | "they") && before.len() < 4;
        let thing = matches!(subject, "it" | "this" | "that" | "there" | "what" | "which");
        let kind = if thing && kind == Kind::Attack { Kind::Verdict } else { kind };
        (!own).then_some(Opinion { span, kind })
    })
}

fn kind(entry: &Entry) -> Kind {
    match entry.field(1) {
        "attack" => Kind::Attack,
        "motive" => Kind::Motive,
        _ => Kind::Verdict,
    }
}

/// Whether a word may stand between a predicate and its verb: "is such a fool".
fn is_degree(word: &str) -> bool {
    matches!(word, "a" | "an" | "such") || word::denies(word) || Word::of_text(word).is(Classes::ADVERB)
}

/// The last word of the subject where a form of *be* joins it to what follows.
fn predicate_of(before: &[String]) -> Option<&str> {
    let mut words = before.iter().rev().map(String::as_str).skip_while(|word| is_degree(word));
    let verb = words.next()?;
    if BE.contains(&verb) {
        return Some(
            words.find(|word| !matches!(*word, "has" | "have" | "had" | "will" | "would")).unwrap_or(""),
        );
    }
    ["’s", "'s", "’re", "'re"].iter().find_map(|clitic| verb.strip_suffix(clitic))
}
