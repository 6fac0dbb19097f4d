//! The tagger: each word's part of speech, from the words around it and the tags before it.

use super::key::SHAPES;
use super::network::{Run, Word};
use super::tag::Tag;
use super::vocabulary::Entry;

/// How many blocks the hidden layer of its network has.
pub const BLOCKS: usize = 3;

/// How many words a decision looks at: two before, the word itself, two behind.
pub const ROLES: usize = 5;

/// How many values each slot of a decision may have: the two tags before, the shapes of the words beside.
pub const SLOTS: [usize; 4] = [Tag::ALL.len() + 1, Tag::ALL.len() + 1, SHAPES + 1, SHAPES + 1];

/// What a decision is about.
pub type Look = ([Word; ROLES], [u8; SLOTS.len()]);

/// The tags of a sentence's words.
pub fn tag(entries: &[Entry], run: &mut Run<'_, BLOCKS>) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(entries.len());
    run.begin(entries);
    for at in 0..entries.len() {
        let (words, values) = look(entries, &tags, at);
        run.look(&words, &values);
        let scores = run.scores::<{ Tag::ALL.len() }>(0);
        tags.push(Tag::ALL[best(&scores)]);
    }
    tags
}

/// What the decision about the word at `at` is made by; `tags` are those of the words before it.
pub fn look(entries: &[Entry], tags: &[Tag], at: usize) -> Look {
    let word = |back: usize| {
        (at + 2).checked_sub(back).filter(|at| *at < entries.len()).map_or(Word::None, Word::At)
    };
    let tag = |back: usize| {
        at.checked_sub(back).and_then(|at| tags.get(at)).map_or(Tag::ALL.len() as u8, |tag| *tag as u8)
    };
    let shape =
        |at: Option<usize>| at.and_then(|at| entries.get(at)).map_or(SHAPES as u8, |entry| entry.shape);
    (
        [word(4), word(3), word(2), word(1), word(0)],
        [tag(1), tag(2), shape(at.checked_sub(1)), shape(Some(at + 1))],
    )
}

/// The class with the highest score, the first of equals.
pub(super) fn best(scores: &[i32]) -> usize {
    let most = scores.iter().copied().max();
    scores.iter().position(|score| Some(*score) == most).unwrap_or(0)
}
