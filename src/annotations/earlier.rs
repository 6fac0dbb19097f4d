//! An earlier state of a draft: what was read in one of its sentences holds for a sentence that reads alike now.

use super::Annotations;
use super::in_sentence::InSentence;
use crate::document::{BlockKind, Document};
use crate::sentence::{Sentence, Sentences, Token};
use crate::syntax::Tree;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// For each sentence of a draft the one that read alike in an earlier state.
#[derive(Default)]
pub(super) struct Earlier<'a> {
    annotations: Option<&'a Annotations>,
    alike: Vec<Option<usize>>,
}

impl<'a> Earlier<'a> {
    /// Looks for the sentences of `document` in `state`, which was recognised under the same settings: those that are copies of
    /// one there, the number of which is given, and of the others those that read like one of which there is no copy.
    pub(super) fn of(
        state: Option<(&'a Document, &'a Annotations)>,
        document: &Document,
        text: &Sentences,
        copied: &[Option<usize>],
    ) -> Self {
        let Some((before, annotations)) = state else { return Self::default() };
        let mut is_copied = vec![false; annotations.sentences().len()];
        copied.iter().flatten().for_each(|index| is_copied[*index] = true);
        let others = annotations.sentences().iter().enumerate().filter(|(index, _)| !is_copied[*index]);
        let by_words: FxHashMap<_, usize> =
            others.map(|(index, sentence)| (reads(before, sentence), index)).collect();
        let reads_like = |sentence: &Sentence| {
            let index = *by_words.get(&reads(document, sentence))?;
            let known = annotations.tokens_of(annotations.sentences().get(index)?);
            is_cut_alike(known, text.tokens_of(sentence)).then_some(index)
        };
        let alike = text.sentences.iter().zip(copied);
        let alike = alike.map(|(sentence, copied)| copied.or_else(|| reads_like(sentence)));
        Self { annotations: Some(annotations), alike: alike.collect() }
    }

    /// The tree of a sentence, and where the sentence started.
    pub(super) fn tree(&self, sentence: usize) -> Option<(&'a Tree, usize)> {
        let (annotations, alike) = (self.annotations?, self.alike(sentence)?);
        Some((annotations.trees.get(alike)?, annotations.sentences().get(alike)?.span.start))
    }

    /// What was recognised in a sentence, in the neighbourhood that it had.
    pub(super) fn in_sentence(&self, sentence: usize) -> Option<&'a Arc<InSentence>> {
        self.annotations?.in_sentences.get(self.alike(sentence)?)
    }

    /// How many sentences to hand to another core at once: to wake it takes longer than to read some sentences, or to copy
    /// what was read in a thousand.
    pub(super) fn at_once(&self) -> usize {
        /// So many new ones are worth it.
        const MANY: usize = 8;
        const MANY_KNOWN: usize = 4000;
        let is_new = |alike: &&Option<usize>| alike.is_none();
        let has_many = self.annotations.is_none() || self.alike.iter().filter(is_new).count() >= MANY;
        if has_many { MANY } else { MANY_KNOWN }
    }

    fn alike(&self, sentence: usize) -> Option<usize> {
        self.alike.get(sentence).copied().flatten()
    }
}

/// What a sentence says, and in what kind of block: a heading's words may have capitals that are not their own.
fn reads<'a>(document: &'a Document, sentence: &Sentence) -> (Option<BlockKind>, &'a str) {
    let kind = document.blocks.get(sentence.block).map(|block| block.kind);
    (kind, document.prose_of(sentence.span))
}

/// Whether two sentences of the same text have the same tokens. They may not: what is an apostrophe or a quotation
/// mark is told by the block around it.
fn is_cut_alike(one: &[Token], other: &[Token]) -> bool {
    let is_alike =
        |(one, other): (&Token, &Token)| one.kind == other.kind && one.span.len() == other.span.len();
    one.len() == other.len() && one.iter().zip(other).all(is_alike)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::document::Format;

    #[test]
    fn what_was_read_before_is_read_alike() {
        let config = Config::default();
        let before = Document::parse("Rain fell. The mayor said the pier was safe.", Format::Plain);
        let behind = Document::parse("The mayor said the pier was safe. Snow fell on it.", Format::Plain);
        let earlier = Annotations::of(&before, &config);
        let later = Annotations::since(Some((&before, &earlier)), &behind, &config);
        assert_eq!(later.trees, Annotations::of(&behind, &config).trees);
        assert_eq!(later.attributions, Annotations::of(&behind, &config).attributions);
        let (text, copied) = Sentences::since(Some((&before, &earlier.text)), &behind);
        let known = Earlier::of(Some((&before, &earlier)), &behind, &text, &copied);
        assert!(known.tree(0).is_some() && known.in_sentence(0).is_some());
        assert!(known.tree(1).is_none() && known.in_sentence(1).is_none());
        assert!(Arc::ptr_eq(&later.in_sentences[0], &earlier.in_sentences[1]));
    }
}
