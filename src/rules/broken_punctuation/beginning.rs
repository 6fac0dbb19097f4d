//! A paragraph that begins without a capital, among others that do not.

use super::super::Context;
use super::{SHORTEST_SENTENCE_TO_STOP, is_particle};
use crate::document::BlockKind;
use crate::finding::{Finding, Level, Safety};
use crate::sentence::{Token, TokenKind};
use crate::spelling::Dictionary;
use crate::text::capitalised;

/// The one paragraph of a draft that begins small behind a whole one, and is whole itself. Several are a list, or a
/// writer who does without capitals.
pub(super) fn find(context: &Context<'_>) -> Option<Finding> {
    let mut small = None;
    let mut follows_sentence = false;
    for (block, tokens) in context.annotations.blocks() {
        let kind = context.document.blocks.get(block).map(|block| block.kind);
        let is_paragraph = kind == Some(BlockKind::Paragraph);
        if is_paragraph
            && begins_small(context, tokens)
            && small.replace((tokens, follows_sentence)).is_some()
        {
            return None;
        }
        follows_sentence = is_paragraph && ends_with_stop(context, tokens);
    }
    let (tokens, follows_sentence) = small?;
    let is_whole = tokens.len() >= SHORTEST_SENTENCE_TO_STOP && ends_with_stop(context, tokens);
    if !(is_whole && follows_sentence) {
        return None;
    }
    let span = tokens.first()?.span;
    let text = capitalised(span.of(&context.document.prose));
    let title = format!("Change to “{text}”");
    let fix = context.replace(span, text, title, Safety::Unsafe);
    let message = "The paragraph begins without a capital: is its beginning missing?";
    Some(context.finding(span, message).at_most(Level::Warning).with_fix(fix))
}

/// Only with a word of every day: names may be written small.
fn begins_small(context: &Context<'_>, tokens: &[Token]) -> bool {
    let first = tokens.first().filter(|token| token.kind == TokenKind::Word);
    first.map(|token| token.span.of(&context.document.prose)).is_some_and(|word| {
        word.chars().all(char::is_lowercase)
            && !is_particle(word)
            && Dictionary::of(context.config.dialect).commonness(word).is_some()
    })
}

/// Whether the last mark ends a sentence, quotation marks and brackets aside.
fn ends_with_stop(context: &Context<'_>, tokens: &[Token]) -> bool {
    let mut marks = tokens.iter().rev().map(|token| token.span.of(&context.document.prose));
    let last = marks.find(|mark| !matches!(*mark, "”" | "\"" | "’" | "'" | ")"));
    last.is_some_and(|mark| matches!(mark, "." | "!" | "?"))
}
