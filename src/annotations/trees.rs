//! The tree of each sentence of a document.

use super::Annotations;
use crate::document::Document;
use crate::sentence::{Sentences, Token};
use crate::syntax::{self, Tree};
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rustc_hash::FxHashMap;

/// So many sentences are worth handing to another core.
const FEWEST_AT_ONCE: usize = 8;

/// Parses all sentences but those that stood in an earlier state of the draft.
pub(super) fn of(
    document: &Document,
    text: &Sentences,
    earlier: Option<(&Document, &Annotations)>,
) -> Vec<Tree> {
    let known = earlier.map(|(document, annotations)| Known::of(document, annotations)).unwrap_or_default();
    let tree = |sentence| {
        let tokens = text.tokens_of(sentence);
        match known.tree(sentence.span.of(&document.prose), tokens) {
            Some(tree) => syntax::again(&document.prose, tokens, tree),
            None => syntax::parse(&document.prose, tokens),
        }
    };
    text.sentences.par_iter().with_min_len(FEWEST_AT_ONCE).map(tree).collect()
}

/// The trees of an earlier state, by the words of their sentences.
#[derive(Default)]
struct Known<'a>(FxHashMap<&'a str, (&'a [Token], &'a Tree)>);

impl<'a> Known<'a> {
    fn of(document: &'a Document, annotations: &'a Annotations) -> Self {
        let sentences = annotations.sentences().iter().zip(&annotations.trees);
        let known = sentences.map(|(sentence, tree)| {
            (sentence.span.of(&document.prose), (annotations.tokens_of(sentence), tree))
        });
        Self(known.collect())
    }

    /// The tree of a sentence of this text that is cut into these tokens. The same text can be cut otherwise: what is
    /// an apostrophe or a quotation mark is told by the block around it.
    fn tree(&self, text: &str, tokens: &[Token]) -> Option<&Tree> {
        let (known, tree) = self.0.get(text)?;
        let is_cut_alike = known.len() == tokens.len()
            && known
                .iter()
                .zip(tokens)
                .all(|(one, other)| one.kind == other.kind && one.span.len() == other.span.len());
        is_cut_alike.then_some(*tree)
    }
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
        let known = Known::of(&before, &earlier);
        let tokens = |at: usize| later.tokens_of(&later.sentences()[at]);
        assert!(known.tree("The mayor said the pier was safe.", tokens(0)).is_some());
        assert!(known.tree("The mayor said the pier was safe.", tokens(1)).is_none());
        assert!(known.tree("Snow fell on it.", tokens(1)).is_none());
    }
}
