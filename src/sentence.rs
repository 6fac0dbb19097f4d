//! Splits the prose of a document into sentences and tokens.

use crate::document::Document;
use crate::text::Span;
use std::ops::Range;

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TokenKind {
    /// A word: letters with inner apostrophes, hyphens and stops ("don't", "so-called", "U.S.", "Mr.").
    Word,
    /// A number with its inner marks and sign ("1,200", "3.5", "2016", "40%" is two tokens).
    Number,
    /// One mark, or a run of the same stop, dash or quotation mark ("...", "--", "''").
    Punctuation,
    /// What is no language: URL, e-mail address, @handle, #tag, file name, U+FFFC for code.
    Opaque,
}

/// The smallest piece of a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Where it stands, in the prose.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether white space (or the start of its sentence) comes before it.
    pub spaced: bool,
}

/// A sentence: a span of prose that never crosses a block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// Where it stands in the prose, without white space around it.
    pub span: Span,
    /// Its tokens, as a range of the document's tokens.
    pub tokens: Range<usize>,
    /// The index of its block.
    pub block: usize,
}

/// All sentences of a document with their tokens, in order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sentences {
    /// The tokens of all sentences, in order.
    pub tokens: Vec<Token>,
    /// The sentences, in order.
    pub sentences: Vec<Sentence>,
}

impl Sentences {
    /// Splits every block of `document`.
    pub fn of(document: &Document) -> Self {
        let mut out = Self::default();
        for (index, block) in document.blocks.iter().enumerate() {
            let prose = document.prose_of(block.span);
            let mut start = 0;
            for piece in prose.split_inclusive(". ") {
                let first = out.tokens.len();
                let span =
                    Span::new(block.span.start + start, block.span.start + start + piece.trim_end().len());
                let mut at = span.start;
                for word in span.of(&document.prose).split_inclusive(' ') {
                    let trimmed = word.trim_end();
                    let body = trimmed.trim_end_matches(|c: char| !c.is_alphanumeric());
                    for (text, kind) in
                        [(body, TokenKind::Word), (&trimmed[body.len()..], TokenKind::Punctuation)]
                    {
                        if !text.is_empty() {
                            out.tokens.push(Token {
                                span: Span::new(at, at + text.len()),
                                kind,
                                spaced: true,
                            });
                            at += text.len();
                        }
                    }
                    at += word.len() - trimmed.len();
                }
                out.sentences.push(Sentence { span, tokens: first..out.tokens.len(), block: index });
                start += piece.len();
            }
        }
        out
    }

    /// The tokens of one sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.clone()]
    }

    /// The index of the sentence in which a prose offset lies.
    pub fn at(&self, offset: usize) -> Option<usize> {
        let at = self.sentences.partition_point(|sentence| sentence.span.end <= offset);
        self.sentences.get(at).filter(|sentence| sentence.span.contains(offset)).map(|_| at)
    }
}
