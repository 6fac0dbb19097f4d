//! Splits the prose of a document into sentences and tokens.

mod abbreviation;
pub(crate) mod marks;
mod opaque;
mod split;
mod token;

pub use abbreviation::keeps_its_stop;

use crate::document::{BlockKind, Document};
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TokenKind {
    /// A word: letters with inner apostrophes, hyphens and stops ("don't", "so-called", "U.S.", "Mr.").
    Word,
    /// A number with its inner marks and sign, and what begins with one ("1,200", "3.5", "-5", "9/11",
    /// "3-2", "1990s", "10th"; "40%" and "$5" are two tokens, "14-year-old" is a word).
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
    ///
    /// A quotation of several sentences is split at their ends like any other text, as its sentences
    /// may rest on different grounds. What is never split: a reporting clause from the quotation it
    /// follows (`“Stop!” he said.`), and a quotation of a few words within a running sentence
    /// (`“Stop. Go,” he said.`).
    pub fn of(document: &Document) -> Self {
        Self::since(None, document).0
    }

    /// The same, where an earlier state of the draft and its sentences are at hand: a block that reads as one did there is
    /// not split again. Also returns for each sentence the number of the one that it was there; `None` where the block was
    /// split.
    pub fn since(earlier: Option<(&Document, &Self)>, document: &Document) -> (Self, Vec<Option<usize>>) {
        let same = earlier.map(|(before, _)| same_blocks(before, document)).unwrap_or_default();
        let mut out = Self::default();
        let mut copied = Vec::new();
        if let Some((_, text)) = earlier {
            out.tokens.reserve(text.tokens.len());
            out.sentences.reserve(text.sentences.len());
            copied.reserve(text.sentences.len());
        }
        let mut classes = Vec::new();
        for (index, block) in document.blocks.iter().enumerate() {
            if let Some((before, text)) = earlier
                && let Some(number) = same.get(index).copied().flatten()
                && let Some(as_before) = before.blocks.get(number)
            {
                let sentences = text.of_block(number);
                out.copy_block(text, sentences.clone(), index, as_before.span.start, block.span.start);
                copied.extend(sentences.map(Some));
                continue;
            }
            let first = out.tokens.len();
            let marks = marks::quotation_marks(&document.prose, block.span);
            classes.clear();
            token::cut(&document.prose, block.span, &marks, &mut out.tokens, &mut classes);
            let Some(tokens) = out.tokens.get(first..) else { continue };
            let starts = split::starts(&document.prose, block.kind, tokens, &classes);
            out.add_sentences(index, first, &starts);
            copied.resize(out.sentences.len(), None);
        }
        (out, copied)
    }

    /// Adds the sentences of a block of another text as those of the block `index`, which starts at `to` where that one starts
    /// at `from`.
    fn copy_block(&mut self, other: &Self, sentences: Range<usize>, index: usize, from: usize, to: usize) {
        for sentence in other.sentences.get(sentences).unwrap_or_default() {
            let first = self.tokens.len();
            let tokens = other.tokens_of(sentence).iter();
            self.tokens.extend(tokens.map(|token| Token { span: token.span.moved(from, to), ..*token }));
            let span = sentence.span.moved(from, to);
            self.sentences.push(Sentence { span, tokens: first..self.tokens.len(), block: index });
        }
    }

    /// The indices of the sentences of a block.
    pub fn of_block(&self, block: usize) -> Range<usize> {
        let first = self.sentences.partition_point(|sentence| sentence.block < block);
        first..self.sentences.partition_point(|sentence| sentence.block <= block)
    }

    /// Adds a sentence for each of `starts`, which count from the block's first token.
    fn add_sentences(&mut self, block: usize, first: usize, starts: &[usize]) {
        for (number, start) in starts.iter().enumerate() {
            let end = starts.get(number + 1).map_or(self.tokens.len(), |next| first + next);
            let range = first + start..end;
            let Some(tokens) = self.tokens.get_mut(range.clone()) else { continue };
            let (Some(last), Some(opening)) = (tokens.last().copied(), tokens.first_mut()) else { continue };
            opening.spaced = true;
            let span = opening.span.join(last.span);
            self.sentences.push(Sentence { span, tokens: range, block });
        }
    }

    /// The tokens of one sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.get(sentence.tokens.clone()).unwrap_or(&[])
    }

    /// The index of the sentence in which a prose offset lies.
    pub fn at(&self, offset: usize) -> Option<usize> {
        let at = self.sentences.partition_point(|sentence| sentence.span.end <= offset);
        self.sentences.get(at).filter(|sentence| sentence.span.contains(offset)).map(|_| at)
    }
}

/// For each block the number of one that read the same in an earlier state of the draft. Most edits leave all blocks before
/// and behind a place as they are; only those in between are looked for by what they say.
fn same_blocks(before: &Document, now: &Document) -> Vec<Option<usize>> {
    fn reads(document: &Document, at: usize) -> Option<(BlockKind, &str)> {
        document.blocks.get(at).map(|block| (block.kind, document.prose_of(block.span)))
    }
    let (old, new) = (before.blocks.len(), now.blocks.len());
    let fewest = old.min(new);
    let is_same = |(from, to): (usize, usize)| reads(before, from) == reads(now, to);
    let first = (0..fewest).take_while(|at| is_same((*at, *at))).count();
    let last = (0..fewest - first).take_while(|back| is_same((old - 1 - back, new - 1 - back))).count();
    let between = (first..old - last).filter_map(|at| Some((reads(before, at)?, at)));
    let between: FxHashMap<(BlockKind, &str), usize> = between.collect();
    let changed = (first..new - last).map(|at| between.get(&reads(now, at)?).copied());
    (0..first).map(Some).chain(changed).chain((old - last..old).map(Some)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;

    /// For each sentence of a draft the number of the one that it was in an earlier state.
    fn copied(before: &str, now: &str) -> Vec<Option<usize>> {
        let [before, now] = [before, now].map(|text| Document::parse(text, Format::Plain));
        let known = Sentences::of(&before);
        let (sentences, copied) = Sentences::since(Some((&before, &known)), &now);
        assert_eq!(sentences, Sentences::of(&now));
        copied
    }

    #[test]
    fn what_an_edit_leaves_alone_is_copied() {
        let before = "Rain fell all day.\n\nThe pier held. It is old.\n\nNobody came.";
        assert_eq!(copied(before, before), [0, 1, 2, 3].map(Some));
        let edited = "Rain fell all day.\n\nThe pier held. It was old.\n\nNobody came.";
        assert_eq!(copied(before, edited), [Some(0), None, None, Some(3)]);
        let longer = "Rain fell all day.\n\nSnow fell.\n\nThe pier held. It is old.\n\nNobody came.";
        assert_eq!(copied(before, longer), [Some(0), None, Some(1), Some(2), Some(3)]);
        let shorter = "Rain fell all day.\n\nNobody came.";
        assert_eq!(copied(before, shorter), [Some(0), Some(3)]);
    }

    #[test]
    fn a_block_that_has_moved_is_copied() {
        let before = "Rain fell all day.\n\nThe pier held.\n\nNobody came to it.";
        let moved = "Nobody came to it.\n\nThe pier held.\n\nRain fell all day.";
        assert_eq!(copied(before, moved), [2, 1, 0].map(Some));
        assert_eq!(copied("Rain fell.\n\nRain fell.", "Rain fell."), [Some(0)]);
    }
}
