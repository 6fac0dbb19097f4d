//! A sentence's words with their grammar.

use super::parser::Arc;
use super::relation::Relation;
use super::tag::Tag;
use super::words::Word;
use std::ops::Range;
use std::sync;

/// The grammar of one sentence. Words are counted from 0. No arcs cross, so what depends on a word, directly
/// or not, stands in one row around it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tree {
    words: sync::Arc<[Word]>,
    grammar: sync::Arc<Grammar>,
}

/// What holds of a sentence's words wherever it stands.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Grammar {
    tags: Vec<Tag>,
    arcs: Vec<Arc>,
    /// For each word, where its children start in `children`.
    first_child: Vec<usize>,
    children: Vec<usize>,
    /// For each word, what depends on it, and itself.
    extents: Vec<Range<usize>>,
}

impl Tree {
    /// A tree of words, their tags and their heads, one of each for every word.
    pub(super) fn new(words: Vec<Word>, tags: Vec<Tag>, arcs: Vec<Arc>) -> Self {
        let (first_child, children) = children(&arcs);
        let extents = extents(&arcs);
        let grammar = sync::Arc::new(Grammar { tags, arcs, first_child, children, extents });
        Self { words: words.into(), grammar }
    }

    /// The tree of the same sentence where it starts at `to` instead of `from`.
    pub fn moved(&self, from: usize, to: usize) -> Self {
        if from == to {
            return self.clone();
        }
        let moved = |word: &Word| Word { span: word.span.moved(from, to), ..*word };
        Self { words: self.words.iter().map(moved).collect(), grammar: sync::Arc::clone(&self.grammar) }
    }

    /// The words.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// A word's part of speech.
    pub fn tag(&self, word: usize) -> Tag {
        self.grammar.tags.get(word).copied().unwrap_or(Tag::Ornament)
    }

    /// A word's head.
    pub fn head(&self, word: usize) -> Option<usize> {
        self.grammar.arcs.get(word)?.0
    }

    /// How a word belongs to its head.
    pub fn relation(&self, word: usize) -> Relation {
        self.grammar.arcs.get(word).map_or(Relation::Unspecified, |arc| arc.1)
    }

    /// The words whose head is `word`, from left to right.
    pub fn children(&self, word: usize) -> &[usize] {
        match self.grammar.first_child.get(word..word + 2) {
            Some(&[start, end]) => self.grammar.children.get(start..end).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The row of words that depend on `word`, directly or not, with itself.
    pub fn subtree(&self, word: usize) -> Range<usize> {
        self.grammar.extents.get(word).cloned().unwrap_or(word..word)
    }
}

/// The children of all words, those of one beside each other, and where each word's start.
fn children(arcs: &[Arc]) -> (Vec<usize>, Vec<usize>) {
    let mut first = vec![0; arcs.len() + 1];
    for head in arcs.iter().filter_map(|arc| arc.0) {
        first[head + 1] += 1;
    }
    for word in 0..arcs.len() {
        first[word + 1] += first[word];
    }
    let mut next = first.clone();
    let mut children = vec![0; first[arcs.len()]];
    for (word, arc) in arcs.iter().enumerate() {
        if let Some(head) = arc.0 {
            children[next[head]] = word;
            next[head] += 1;
        }
    }
    (first, children)
}

/// The row of words below each word, leaves first.
fn extents(arcs: &[Arc]) -> Vec<Range<usize>> {
    let mut waiting = vec![0; arcs.len()];
    for head in arcs.iter().filter_map(|arc| arc.0) {
        waiting[head] += 1;
    }
    let mut extents: Vec<Range<usize>> = (0..arcs.len()).map(|word| word..word + 1).collect();
    let mut ready: Vec<usize> = (0..arcs.len()).filter(|word| waiting[*word] == 0).collect();
    while let Some(word) = ready.pop() {
        let Some(head) = arcs[word].0 else { continue };
        let below = extents[word].clone();
        extents[head].start = extents[head].start.min(below.start);
        extents[head].end = extents[head].end.max(below.end);
        waiting[head] -= 1;
        if waiting[head] == 0 {
            ready.push(head);
        }
    }
    extents
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    /// "The old pier, which leaned, fell down", each word with its head; the verb is its own.
    fn pier() -> Tree {
        let heads = [2, 2, 7, 5, 5, 2, 5, 7, 7];
        let arc = |(at, head)| match head {
            7 if at == 7 => (None, Relation::Root),
            7 if at == 2 => (Some(7), Relation::Subject),
            head => (Some(head), Relation::Unspecified),
        };
        let words = (0..heads.len()).map(|at| Word { span: Span::new(at, at + 1), token: at }).collect();
        Tree::new(words, vec![Tag::Noun; heads.len()], heads.into_iter().enumerate().map(arc).collect())
    }

    #[test]
    fn children_stand_from_left_to_right() {
        let tree = pier();
        assert_eq!(tree.children(2), [0, 1, 5]);
        assert_eq!(tree.children(5), [3, 4, 6]);
        assert_eq!(tree.children(7), [2, 8]);
        assert!(tree.children(0).is_empty() && tree.children(8).is_empty());
    }

    #[test]
    fn a_subtree_reaches_over_those_below_it() {
        let tree = pier();
        let subtrees = [2, 5, 7, 8].map(|word| tree.subtree(word));
        assert_eq!(subtrees, [0..7, 3..7, 0..9, 8..9]);
    }

    #[test]
    fn heads_and_relations_are_told() {
        let tree = pier();
        assert_eq!((tree.head(2), tree.relation(2)), (Some(7), Relation::Subject));
        assert_eq!((tree.head(7), tree.relation(7)), (None, Relation::Root));
        assert_eq!((tree.len(), tree.tag(8)), (9, Tag::Noun));
    }

    #[test]
    fn a_word_that_does_not_exist_has_nothing() {
        for (tree, word) in [(pier(), 9), (Tree::new(vec![], vec![], vec![]), 0), (Tree::default(), 0)] {
            assert_eq!((tree.head(word), tree.relation(word)), (None, Relation::Unspecified));
            assert_eq!((tree.tag(word), tree.subtree(word)), (Tag::Ornament, word..word));
            assert!(tree.children(word).is_empty());
        }
        assert!(Tree::default().is_empty() && !pier().is_empty());
    }
}
