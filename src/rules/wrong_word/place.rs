//! A word of a sentence and what stands around it, as conditions ask about it.

use crate::annotations::word::{Classes, Word, fold};
use crate::sentence::{Token, TokenKind};
use crate::syntax::{Tag, Tree};
use crate::text::Span;

/// A token of a sentence; its neighbours are counted from it.
pub(super) struct Place<'a> {
    pub(super) prose: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) tree: &'a Tree,
    pub(super) at: usize,
}

impl<'a> Place<'a> {
    /// The token so many behind this one, or before it where the number is negative.
    pub(super) fn token(&self, offset: isize) -> Option<&'a Token> {
        self.tokens.get(self.at.checked_add_signed(offset)?)
    }

    pub(super) fn span(&self, offset: isize) -> Option<Span> {
        Some(self.token(offset)?.span)
    }

    pub(super) fn text(&self, offset: isize) -> Option<&'a str> {
        Some(self.token(offset)?.span.of(self.prose))
    }

    /// The token's text, where it is a word.
    pub(super) fn word(&self, offset: isize) -> Option<&'a str> {
        let token = self.token(offset).filter(|token| token.kind == TokenKind::Word)?;
        Some(token.span.of(self.prose))
    }

    /// Its part of speech; of a word with a clitic, that of what comes before the clitic.
    pub(super) fn tag(&self, offset: isize) -> Option<Tag> {
        let token = self.at.checked_add_signed(offset).filter(|token| *token < self.tokens.len())?;
        let word = self.tree.words().partition_point(|word| word.token < token);
        (word < self.tree.len()).then(|| self.tree.tag(word))
    }

    /// Whether the token is `listed`, in either case and with either apostrophe.
    pub(super) fn is(&self, offset: isize, listed: &str) -> bool {
        self.text(offset).is_some_and(|text| reads(text, listed))
    }

    /// Whether the token begins a phrase of what is known: the, these, my, Velm's.
    pub(super) fn is_definite(&self, offset: isize) -> bool {
        ["the", "these", "those"].iter().any(|word| self.is(offset, word))
            || self.word(offset).is_some_and(|word| Word::of_text(word).is(Classes::POSSESSIVE))
    }

    /// Whether a mark ends a clause at `offset`: lines are cut anywhere, and a stop opens ".org".
    pub(super) fn is_end(&self, offset: isize) -> bool {
        let is_mark = |text| matches!(text, "." | "!" | "?" | ";" | ":" | "..." | "…" | ")" | "”");
        let is_joined =
            || self.token(offset + 1).is_some_and(|next| !next.spaced && next.kind != TokenKind::Punctuation);
        self.text(offset).is_some_and(is_mark) && !is_joined()
    }

    /// Whether a clause starts behind the token at `offset`. A straight quotation mark opens what it touches.
    pub(super) fn is_start(&self, offset: isize) -> bool {
        let is_joined = || self.token(offset + 1).is_some_and(|next| !next.spaced);
        self.text(offset).is_none_or(|text| match text {
            "." | "!" | "?" | ";" | ":" | "(" | "“" => true,
            "\"" => is_joined(),
            _ => false,
        })
    }

    /// Whether the word is an abbreviation of capitals among words that are none: the WHO's, IT. Where all shout, none is.
    pub(super) fn is_initialism(&self) -> bool {
        let is_loud = |offset| {
            let letters =
                self.word(offset).map(|word| word.trim_end_matches('s').trim_end_matches(['\'', '’']));
            letters.is_some_and(|word| word.len() > 1 && word.chars().all(char::is_uppercase))
        };
        is_loud(0) && !is_loud(-1) && !is_loud(1)
    }

    /// "[t]hey", "involve[d]": an editor mended the word.
    pub(super) fn is_edited(&self) -> bool {
        let joins = |offset| self.token(offset).is_some_and(|token| !token.spaced);
        self.is(-1, "]") && joins(0) || self.is(1, "[") && joins(1)
    }

    /// *[sic]* stands behind what its writer left as it was.
    pub(super) fn is_sic(&self) -> bool {
        self.is(1, "sic") || self.is(2, "sic")
    }
}

/// Whether a text is `listed`, in either case and with either apostrophe.
pub(super) fn reads(text: &str, listed: &str) -> bool {
    text.eq_ignore_ascii_case(listed) || listed.contains('\'') && text.contains('’') && fold(text) == listed
}
