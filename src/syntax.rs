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
pub mod row;
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
use network::Run;

/// Reads the grammar of sentences, one after the other.
#[derive(Debug)]
pub struct Parser {
    tagger: Run<'static, { tagger::BLOCKS }>,
    parser: Run<'static, { parser::BLOCKS }>,
}

impl Parser {
    /// For English.
    pub fn english() -> Self {
        let model = Model::english();
        Self { tagger: model.tagger.run(), parser: model.parser.run() }
    }

    /// Reads the grammar of one sentence, given as its tokens in `prose`. `is_small` is given two words and says of the second
    /// whether it is written with a small letter elsewhere, whatever it is here.
    pub fn parse(&mut self, prose: &str, tokens: &[Token], is_small: impl Fn(&str, &str) -> bool) -> Tree {
        let words = words::of(prose, tokens);
        let vocabulary = &Model::english().vocabulary;
        let text = |word: &Word| word.span.of(prose);
        let entry = |(at, word): (usize, &Word)| {
            let key = Key::of(text(word));
            let before = at.checked_sub(1).and_then(|before| words.get(before));
            let is_small = before.is_some_and(|before| is_small(text(before), text(word)));
            vocabulary.entry(if is_small { key.uncapitalised() } else { key })
        };
        let entries: Vec<_> = words.iter().enumerate().map(entry).collect();
        let tags = tagger::tag(&entries, &mut self.tagger);
        let arcs = parser::parse(&entries, &tags, &mut self.parser);
        Tree::new(words, tags, arcs)
    }
}

/// Computes ahead what most words of a draft will ask of the networks.
pub fn read_ahead() {
    /// Most words of a text are among so many.
    const COMMON: u16 = 1024;
    let model = Model::english();
    model.tagger.read_ahead(COMMON);
    model.parser.read_ahead(COMMON);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Format};
    use crate::sentence::Sentences;

    /// The subject, its verb, its object, in the order of the verbs.
    fn clauses(text: &str) -> Vec<String> {
        let document = Document::parse(text, Format::Plain);
        let tree = Parser::english().parse(&document.prose, &Sentences::of(&document).tokens, |_, _| false);
        let word = |at: usize| tree.words()[at].span.of(&document.prose);
        let child = |verb: usize, relation: Relation| {
            let child = tree.children(verb).iter().find(|child| tree.relation(**child) == relation);
            child.map_or("-", |child| word(*child))
        };
        let verbs = (0..tree.len()).filter(|at| tree.tag(*at).is_verb());
        verbs
            .map(|at| {
                format!("{} {} {}", child(at, Relation::Subject), word(at), child(at, Relation::Object))
            })
            .collect()
    }

    #[test]
    fn plain_sentences_have_their_subjects_and_objects() {
        assert_eq!(clauses("The council closed the old pier."), ["council closed pier"]);
        assert_eq!(clauses("On Monday two divers found a rusty anchor."), ["divers found anchor"]);
        assert_eq!(clauses("The storm damaged the roof of the mill."), ["storm damaged roof"]);
        assert_eq!(clauses("Nobody repaired it."), ["Nobody repaired it"]);
        let clauses = clauses("The mayor of Port Ansel sold her boat and bought a horse.");
        assert_eq!(clauses, ["mayor sold boat", "- bought horse"]);
    }

    #[test]
    fn what_was_read_before_changes_no_tree() {
        let mut parser = Parser::english();
        let mut tree = |text: &str| {
            let document = Document::parse(text, Format::Plain);
            parser.parse(&document.prose, &Sentences::of(&document).tokens, |_, _| false)
        };
        let text = "The mayor of Port Ansel, whom Bo Zyx met, sold her boat.";
        let first = tree(text);
        // More words than a parser keeps in mind.
        let pairs = ('a'..='z').flat_map(|one| ('a'..='z').map(move |other| format!("{one}{other}o")));
        let many: Vec<String> = pairs.collect();
        assert_eq!(tree(&many.join(" ")).len(), 676);
        assert_eq!(tree(text), first);
        assert_eq!(tree(text), first);
    }

    #[test]
    fn no_words_make_no_tree() {
        assert!(Parser::english().parse("", &[], |_, _| false).is_empty());
    }
}
