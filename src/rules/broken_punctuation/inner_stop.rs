//! A full stop in mid-sentence: "to him. as well as".

use super::super::unfamiliar::is_unit;
use super::{Line, is_lower, is_particle};
use crate::finding::{Finding, Safety};
use crate::sentence::{Token, TokenKind};
use crate::spelling::is_english;
use crate::text::{Span, capitalised};

/// "to him. as well as": a stop, then a word without a capital.
pub(super) fn find(line: &Line<'_>, at: usize) -> Option<Finding> {
    if !line.is_mark(at, ".") || line.token(at)?.spaced {
        return None;
    }
    let (before, after) = (line.word(at.checked_sub(1)?)?, line.word(at + 1)?);
    let is_word = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    let starts_low = is_word(after) || after == "a";
    if !line.token(at + 1)?.spaced
        || !is_word(before)
        || !starts_low
        || !is_lower(after)
        || is_particle(after)
        || line.is_joined_behind(at + 1)
        || line.is_unit(at - 1)
    {
        return None;
    }
    let words = Span::new(line.token(at - 1)?.span.start, line.token(at + 1)?.span.end);
    let message =
        "A full stop in mid-sentence: were words lost here? Join the two parts, or begin a sentence.";
    let joined = format!("{before}, {after}");
    let plain = format!("{before} {after}");
    let parted = format!("{before}. {}", capitalised(after));
    let order = if carries_on(after) { [joined, plain, parted] } else { [plain, joined, parted] };
    let finding = line.context.finding(words, message);
    Some(order.into_iter().fold(finding, |finding, text| {
        let title = format!("Change to “{text}”");
        finding.with_fix(line.context.replace(words, text, title, Safety::Unsafe))
    }))
}

impl Line<'_> {
    /// Whether a word is the first part of a path or an identifier: "src/main", "build_all", "main.rs".
    fn is_joined_behind(&self, at: usize) -> bool {
        let is_joint = |next: &Token| {
            let text = next.span.of(&self.context.document.prose);
            !next.spaced && (next.kind == TokenKind::Opaque || matches!(text, "/" | "\\" | "_" | "@" | "::"))
        };
        self.token(at + 1).is_some_and(is_joint)
    }

    /// "42 pts."
    fn is_unit(&self, at: usize) -> bool {
        let text = |at: usize| self.token(at).map_or("", |token| token.span.of(&self.context.document.prose));
        let word = text(at);
        at > 0 && !is_english(word) && is_unit(text(at - 1), word)
    }
}

/// Words that go on with a sentence rather than begin one.
fn carries_on(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "as"
            | "but"
            | "or"
            | "nor"
            | "which"
            | "who"
            | "whom"
            | "whose"
            | "including"
            | "with"
            | "without"
            | "according"
            | "after"
            | "before"
            | "because"
            | "although"
            | "though"
            | "while"
            | "when"
            | "where"
            | "whereas"
            | "since"
            | "than"
            | "such"
            | "plus"
            | "saying"
            | "adding"
            | "citing"
    )
}
