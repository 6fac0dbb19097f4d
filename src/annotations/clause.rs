//! One sentence as its recognisers see it: words, what the lists know of them, and the tree over them.
//!
//! All indices and ranges are of the sentence's own words (`crate::syntax`), half-open.

use super::heading::Capitals;
use super::quotation::{self, Quotation};
use super::word::{Classes, Word, fold};
use crate::lexicon::Phrases;
use crate::syntax::{self, Relation, Tag, Tree};
use crate::text::Span;
use std::borrow::Cow;
use std::ops::Range;

/// One sentence with what is known of its words.
#[derive(Debug)]
pub struct Clause<'a> {
    prose: &'a str,
    tree: &'a Tree,
    folded: Vec<Cow<'a, str>>,
    words: Vec<Word>,
    quoted: Vec<bool>,
}

impl<'a> Clause<'a> {
    /// Reads the sentence that has this tree. `quotations` are those of the whole document, in order.
    pub(super) fn new(prose: &'a str, tree: &'a Tree, quotations: &[Quotation], capitals: Capitals) -> Self {
        let text = |word: &syntax::Word| word.span.of(prose);
        let folded: Vec<_> = tree.words().iter().map(|word| fold(text(word))).collect();
        let word = |(at, word): (usize, &syntax::Word)| {
            let before = at.checked_sub(1).and_then(|before| tree.words().get(before));
            let is_small = before.is_some_and(|before| capitals.hide_small(text(before), text(word)));
            let written = if is_small { &folded[at] } else { text(word) };
            Word::of_folded(written, &folded[at], tree.tag(at))
        };
        let words = tree.words().iter().enumerate().map(word).collect();
        let quoted = tree.words().iter().map(|word| quotation::cover(quotations, word.span)).collect();
        Self { prose, tree, folded, words, quoted }
    }

    /// The number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// What the lists know of a word; of one that does not exist, that it is a mark.
    pub fn word(&self, index: usize) -> Word {
        self.words.get(index).copied().unwrap_or(Word { classes: Classes::MARK, lexeme: None })
    }

    /// Whether a word has one of those classes.
    pub fn is(&self, index: usize, classes: Classes) -> bool {
        self.word(index).is(classes)
    }

    /// A word's part of speech.
    pub fn tag(&self, index: usize) -> Tag {
        self.tree.tag(index)
    }

    /// A word's head.
    pub fn head(&self, index: usize) -> Option<usize> {
        self.tree.head(index)
    }

    /// How a word belongs to its head.
    pub fn relation(&self, index: usize) -> Relation {
        self.tree.relation(index)
    }

    /// The words that belong to a word, from left to right.
    pub fn children(&self, index: usize) -> impl DoubleEndedIterator<Item = usize> + Clone + use<'a> {
        self.tree.children(index).iter().copied()
    }

    /// The first word that belongs to a word in one of those ways.
    pub fn child(&self, index: usize, relations: &[Relation]) -> Option<usize> {
        self.children(index).find(|child| relations.contains(&self.relation(*child)))
    }

    /// A word with all that depends on it.
    pub fn subtree(&self, index: usize) -> Range<usize> {
        self.tree.subtree(index)
    }

    /// A word's text; empty for one that does not exist.
    pub fn text(&self, index: usize) -> &'a str {
        self.tree.words().get(index).map_or("", |word| word.span.of(self.prose))
    }

    /// A word's text as lists are looked up; empty for one that does not exist.
    pub fn folded(&self, index: usize) -> &str {
        self.folded.get(index).map_or("", AsRef::as_ref)
    }

    /// Whether a word reads so, in either case of its ASCII letters.
    pub fn reads(&self, index: usize, text: &str) -> bool {
        self.text(index).eq_ignore_ascii_case(text)
    }

    /// Whether a word reads as one of those.
    pub fn reads_any(&self, index: usize, texts: &[&str]) -> bool {
        texts.iter().any(|text| self.reads(index, text))
    }

    /// Whether one of those phrases begins with the word at `index`.
    pub fn begins_with(&self, index: usize, phrases: &Phrases) -> bool {
        let rest = self.span(&(index..self.len()));
        phrases.find(self.prose, rest).next().is_some_and(|(span, _)| span.start == rest.start)
    }

    /// Whether a word lies inside a quotation, marks included.
    pub fn is_quoted(&self, index: usize) -> bool {
        self.quoted.get(index).copied().unwrap_or(false)
    }

    /// The span of a range of words in the prose.
    pub fn span(&self, range: &Range<usize>) -> Span {
        match self.tree.words().get(range.clone()) {
            Some([first, .., last]) => first.span.join(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// The index behind the last word that is not the sentence's final mark or closing quotation mark.
    pub fn body_end(&self) -> usize {
        let mut end = self.len();
        while end > 0 && self.is_mark(end - 1) && !self.is_quoted(end - 1) {
            end -= 1;
        }
        end
    }

    /// Whether a word is a mark, a comma or a quotation mark.
    pub fn is_mark(&self, index: usize) -> bool {
        self.is(index, Classes::MARK | Classes::COMMA | Classes::QUOTE)
    }

    /// The range without commas, coordinators and other marks at its ends (quotation marks stay).
    pub fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = range;
        while start < end && self.is(start, Classes::COMMA | Classes::MARK) {
            start += 1;
        }
        while start < end && self.is(end - 1, Classes::COMMA | Classes::MARK) && !self.is_quoted(end - 1) {
            end -= 1;
        }
        start..end
    }

    /// Whether a word of a range hangs on none of the others: it heads them.
    pub fn is_top(&self, index: usize, range: &Range<usize>) -> bool {
        self.head(index).is_none_or(|head| !range.contains(&head))
    }

    /// Whether a verb is finite: it stands for a clause of its own.
    pub fn is_finite(&self, index: usize) -> bool {
        matches!(self.tag(index), Tag::Past | Tag::Present | Tag::PresentThird | Tag::Modal)
    }

    /// Whether the subtree of a word holds the head of a clause: a verb with a subject, or a predicate.
    pub fn is_clause(&self, index: usize) -> bool {
        self.tag(index).is_verb() || self.child(index, &[Relation::Copula, Relation::Subject]).is_some()
    }
}
