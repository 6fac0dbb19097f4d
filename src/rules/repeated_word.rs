//! The same word twice running, on one line or across a line's end.

use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::date::{self, Weekday};
use crate::finding::{Finding, Fix, Level, Safety};
use crate::lexicon::Terms;
use crate::sentence::{Token, TokenKind};
use crate::text::Span;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "repeated-word",
    summary: "The same word twice running",
    page: include_str!("repeated_word.md"),
    family: Family::Mechanics,
    level: Level::Error,
    core: false,
    question: Question::Other,
    reach: Reach::Block,
    check,
};

static PHRASAL: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/phrasal_verbs.txt")));

static ALLOWED: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/repeats_allowed.txt")));

/// A clause of more words is not the subject of the verb behind it.
const LONGEST_CLAUSE: usize = 6;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (_, tokens) in context.annotations.blocks() {
        let mut start = 0;
        for run in tokens.chunk_by(|first, second| is_slip(context, first, second)) {
            let around = (tokens.get(..start).unwrap_or(&[]), tokens.get(start + run.len()..).unwrap_or(&[]));
            start += run.len();
            if let [first, .., last] = run
                && !ends_verb_before_date(context, run, around)
                && !ends_clause_before_verb(context, run, around.0)
            {
                findings.push(report(context, run, first.span, last.span));
            }
        }
    }
    findings
}

/// Whether only white space parts two tokens that are one word, and the word is none that may repeat.
fn is_slip(context: &Context<'_>, first: &Token, second: &Token) -> bool {
    if first.kind != TokenKind::Word || second.kind != TokenKind::Word {
        return false;
    }
    let between = Span::new(first.span.end, second.span.start).of(&context.document.prose);
    if between.is_empty() || !between.chars().all(char::is_whitespace) {
        return false;
    }
    let one = first.span.of(&context.document.prose);
    let other = second.span.of(&context.document.prose);
    // A capital on the second word alone begins a title ("in the The Hague office"); on both, a name
    // ("Duran Duran"), unless the word is too short and common to be one.
    if !one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase)) {
        return false;
    }
    let lower = one.to_lowercase();
    let is_name = other.starts_with(char::is_uppercase) && !(one == other && is_function_word(&lower));
    !is_name && !ALLOWED.contains(&lower) && one.chars().all(is_of_a_word)
}

/// "Came in in 1979", "counting on on Nov. 8": the first belongs to a verb, the second to a date.
fn ends_verb_before_date(
    context: &Context<'_>,
    run: &[Token],
    (before, behind): (&[Token], &[Token]),
) -> bool {
    let text = |token: &Token| token.span.of(&context.document.prose);
    let is_particle = run.len() == 2 && run.iter().all(|token| matches!(text(token), "in" | "on"));
    let is_date = behind.first().is_some_and(|next| {
        let next = text(next);
        next.starts_with(|digit: char| digit.is_ascii_digit())
            || Weekday::of_name(next).is_some()
            || date::month(next).is_some()
    });
    is_particle && is_date && before.last().is_some_and(|verb| PHRASAL.contains(&text(verb).to_lowercase()))
}

/// "What it is is a mess": the first belongs to the clause that is the subject of the second.
fn ends_clause_before_verb(context: &Context<'_>, run: &[Token], before: &[Token]) -> bool {
    let text = |token: &Token| token.span.of(&context.document.prose);
    let is_verb = run.len() == 2 && run.iter().all(|token| matches!(text(token), "is" | "was"));
    let clause = before.iter().rev().take(LONGEST_CLAUSE).take_while(|token| token.kind == TokenKind::Word);
    let mut opening = clause.skip(1).map(text);
    is_verb && opening.any(|word| matches!(word, "What" | "what" | "All" | "all" | "Who" | "who"))
}

fn is_function_word(lower: &str) -> bool {
    matches!(lower, "the" | "a" | "an" | "and" | "of" | "in" | "to" | "for" | "is" | "at" | "by" | "with")
}

/// Initials repeat rightly ("J. J. Okafor"), so a word with a stop in it is none that this rule reads.
fn is_of_a_word(character: char) -> bool {
    character.is_alphabetic() || matches!(character, '\'' | '’' | '-')
}

/// The finding about a run of one word.
fn report(context: &Context<'_>, run: &[Token], first: Span, last: Span) -> Finding {
    let word = last.of(&context.document.prose);
    let message = if run.len() == 2 {
        format!("“{word}” stands here twice. Was one meant, or is a word missing between them?")
    } else {
        format!("“{word}” stands here {} times running. Was one meant?", run.len())
    };
    context.finding(first.join(last), message).with_fix(keep_one(context, run.len(), first, last))
}

/// Leaves the first word in place of all. Where a line ends between two, the first word goes
/// instead, with the space before it, and the line's end stays.
fn keep_one(context: &Context<'_>, count: usize, first: Span, last: Span) -> Option<Fix> {
    let prose = &context.document.prose;
    let kept = first.of(prose);
    if count > 2 {
        return context.replace(first.join(last), kept, format!("Keep one “{kept}”"), Safety::Unsafe);
    }
    let title = format!("Delete one “{}”", last.of(prose));
    let whole = context.replace(first.join(last), kept, title.clone(), Safety::Unsafe);
    whole.or_else(|| {
        let before = Span::new(first.start.checked_sub(1)?, first.end);
        let follows_space = before.of(prose).starts_with(' ');
        let is_same_case = kept == last.of(prose);
        (follows_space && is_same_case).then(|| context.replace(before, "", title, Safety::Unsafe))?
    })
}
