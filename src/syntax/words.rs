//! The words that grammar counts: tokens, with what is joined to them by an apostrophe as words of its own
//! ("do n't", "the mayor 's", "they 'll"), as treebanks count them.

use crate::sentence::{Token, TokenKind};
use crate::text::Span;

/// One word of a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Word {
    /// Where it stands, in the prose.
    pub span: Span,
    /// The index of its token in the sentence; two words may share one.
    pub token: usize,
}

/// Endings that are words. Of two that fit, the first holds.
const CLITICS: [&str; 7] = ["n't", "'s", "'re", "'ve", "'ll", "'d", "'m"];

/// The words of a sentence, in order.
pub fn of(prose: &str, tokens: &[Token]) -> Vec<Word> {
    let mut words = Vec::with_capacity(tokens.len() + 4);
    for (index, token) in tokens.iter().enumerate() {
        let cut = if token.kind == TokenKind::Punctuation { 0 } else { clitic(token.span.of(prose)) };
        let middle = token.span.end - cut;
        if cut > 0 {
            words.push(Word { span: Span::new(token.span.start, middle), token: index });
        }
        words.push(Word {
            span: Span::new(if cut > 0 { middle } else { token.span.start }, token.span.end),
            token: index,
        });
    }
    words
}

/// How many bytes at the end of a token are a word of their own; 0 where none are.
fn clitic(text: &str) -> usize {
    if text.len() < 2 || !text.bytes().any(|byte| byte == b'\'' || byte == 0xE2) {
        return if text.eq_ignore_ascii_case("cannot") { 3 } else { 0 };
    }
    let ending = |clitic: &str| {
        let curly = clitic.replace('\'', "’");
        [clitic, curly.as_str()].into_iter().find_map(|form| {
            let start = text.len().checked_sub(form.len())?;
            let fits = start > 0 && text.get(start..)?.eq_ignore_ascii_case(form);
            fits.then_some(form.len())
        })
    };
    let possessive = || {
        let bare = text.strip_suffix(['\'', '’'])?;
        bare.ends_with(['s', 'S']).then_some(text.len() - bare.len())
    };
    CLITICS.iter().find_map(|clitic| ending(clitic)).or_else(possessive).unwrap_or(0)
}
