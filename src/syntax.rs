//! Grammar: the words of a sentence, their parts of speech, and which word depends on which.
//!
//! A tagger gives each word its part of speech, a parser then its head: the word it belongs to. Both go
//! through the sentence once, from left to right, and a small network decides each step; `docs/attribution.md`
//! says from what it has learned. They err, on news about one word in eight: who reads a tree must stay right
//! where a branch of it is wrong.

mod bytes;
pub mod key;
pub mod model;
pub mod network;
pub mod parser;
pub mod relation;
pub mod tag;
pub mod tagger;
pub mod transition;
mod tree;
pub mod vocabulary;
pub mod words;

pub use relation::Relation;
pub use tag::Tag;
pub use tree::Tree;
pub use words::Word;

use crate::sentence::Token;
use key::Key;
use model::Model;

/// Reads the grammar of one sentence, given as its tokens in `prose`.
pub fn parse(prose: &str, tokens: &[Token]) -> Tree {
    let words = words::of(prose, tokens);
    let model = Model::english();
    let entry = |word: &Word| model.vocabulary.entry(Key::of(word.span.of(prose)));
    let entries: Vec<_> = words.iter().map(entry).collect();
    let tags = tagger::tag(&entries, &model.tagger);
    let arcs = parser::parse(&entries, &tags, &model.parser);
    Tree::new(words, tags, arcs)
}
