//! The tree of each sentence of a document.

use super::earlier::Earlier;
use super::heading::Capitals;
use crate::document::Document;
use crate::sentence::Sentences;
use crate::syntax::{Parser, Tree};
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use std::cell::RefCell;

thread_local! {
    /// A parser for each core: what it knows of the words of one draft serves the next.
    static PARSER: RefCell<Parser> = RefCell::new(Parser::english());
}

/// Parses all sentences but those that stood in an earlier state of the draft.
pub(super) fn of(document: &Document, text: &Sentences, earlier: &Earlier<'_>) -> Vec<Tree> {
    let sentences = text.sentences.par_iter().enumerate().with_min_len(earlier.at_once());
    let trees = sentences.map(|(index, sentence)| match earlier.tree(index) {
        Some((tree, from)) => tree.moved(from, sentence.span.start),
        None => {
            let capitals = Capitals::of(document, sentence);
            let is_small = |before: &str, word: &str| capitals.hide_small(before, word);
            PARSER.with_borrow_mut(|parser| parser.parse(&document.prose, text.tokens_of(sentence), is_small))
        }
    });
    trees.collect()
}
