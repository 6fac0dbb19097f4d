//! What rules noticed in each block, kept from one check of a draft to the next.

use super::Reach;
use super::blocks::{Blocks, Start};
use crate::finding::Finding;
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::any::Any;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

/// Something that a rule noticed in a block: all of its places move with the block.
pub(super) trait Note: Clone + Send + Sync + 'static {
    /// The same where its block, which started at `from`, starts at `to`.
    fn moved(&self, from: Start, to: Start) -> Self;
}

/// A place in the prose with what a rule wants to know of it, which holds no places.
impl<T: Clone + Send + Sync + 'static> Note for (Span, T) {
    fn moved(&self, from: Start, to: Start) -> Self {
        (self.0.moved(from.prose, to.prose), self.1.clone())
    }
}

impl Note for Finding {
    fn moved(&self, from: Start, to: Start) -> Self {
        Self::moved(self, from.source, to.source)
    }
}

/// The notes of one kind, each with the number of its block, in the order of the blocks.
#[derive(Debug)]
pub(super) struct Notes<T>(Vec<(usize, T)>);

impl<T> Notes<T> {
    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(|(_, note)| note)
    }

    /// The number of each block that has some, with them, in order.
    pub fn by_block(&self) -> impl Iterator<Item = (usize, impl Iterator<Item = &T> + Clone)> {
        let blocks = self.0.chunk_by(|(one, _), (other, _)| one == other);
        blocks.filter_map(|notes| Some((notes.first()?.0, notes.iter().map(|(_, note)| note))))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What `notice` finds in each of so many blocks.
    pub fn of(blocks: usize, notice: impl Fn(usize) -> Vec<T>) -> Self {
        Self((0..blocks).flat_map(|block| notice(block).into_iter().map(move |note| (block, note))).collect())
    }

    fn in_block(&self, number: usize) -> impl Iterator<Item = &T> {
        let first = self.0.partition_point(|(block, _)| *block < number);
        let here = self.0.iter().skip(first).take_while(move |(block, _)| *block == number);
        here.map(|(_, note)| note)
    }
}

/// Whose notes, and what of.
pub(super) type Kind = (&'static str, &'static str);

type ByKind = FxHashMap<Kind, Arc<dyn Any + Send + Sync>>;

/// What was made of words, with their hash.
type Derived = FxHashMap<Kind, (u64, Arc<dyn Any + Send + Sync>)>;

/// What a check of a draft leaves for the next one.
#[derive(Debug, Default)]
pub struct Kept {
    /// The numbers of its blocks, by what a rule of either reach sees from each.
    numbers: FxHashMap<(Reach, u64), usize>,
    starts: Vec<Start>,
    notes: ByKind,
    derived: Derived,
}

/// The notes of one check, made from what the last one has left.
#[derive(Debug)]
pub(super) struct Notebook<'a> {
    kept: &'a Kept,
    blocks: Blocks,
    /// For each block, the number of one of the last check that was the same.
    alone_before: Vec<Option<usize>>,
    /// And of one from which the same was seen.
    view_before: Vec<Option<usize>>,
    notes: Mutex<ByKind>,
    derived: Mutex<Derived>,
}

impl<'a> Notebook<'a> {
    /// An empty one for the blocks of a draft, beside what the last check of the draft has left.
    pub fn new(kept: &'a Kept, blocks: Blocks) -> Self {
        let before = |reach: Reach| {
            let seen = blocks.seen(reach).iter();
            seen.map(|seen| kept.numbers.get(&(reach, *seen)).copied()).collect()
        };
        let (alone_before, view_before) = (before(Reach::Block), before(Reach::Nearby));
        Self { kept, blocks, alone_before, view_before, notes: Mutex::default(), derived: Mutex::default() }
    }

    /// For each block, the number of one of the last check of which a rule of that reach would say the same.
    fn before(&self, reach: Reach) -> &[Option<usize>] {
        match reach {
            Reach::Block => &self.alone_before,
            Reach::Nearby => &self.view_before,
            Reach::Draft => &[],
        }
    }

    /// The smallest range with all blocks of which a rule of that reach has said nothing yet. Empty where there is none.
    pub fn unknown(&self, reach: Reach) -> Range<usize> {
        let before = self.before(reach);
        let first = before.iter().position(Option::is_none).unwrap_or(0);
        let end = before.iter().rposition(Option::is_none).map_or(0, |last| last + 1);
        first..end
    }

    /// The number of the block in which a place of the source lies.
    pub fn block_at(&self, source: usize) -> usize {
        self.blocks.starts.partition_point(|start| start.source <= source).saturating_sub(1)
    }

    /// The notes of a kind, for which no more is looked at than `reach` says: those that are known, and for all other blocks
    /// what `notice` finds there.
    pub fn notes<T: Note>(
        &self,
        kind: Kind,
        reach: Reach,
        notice: impl Fn(usize) -> Vec<T>,
    ) -> Arc<Notes<T>> {
        let known =
            self.kept.notes.get(&kind).and_then(|notes| Arc::clone(notes).downcast::<Notes<T>>().ok());
        let mut notes = Vec::new();
        let before = self.before(reach);
        for block in 0..self.blocks.starts.len() {
            match (&known, before.get(block).copied().flatten()) {
                (Some(known), Some(before)) => {
                    let start =
                        |starts: &[Start], block: usize| starts.get(block).copied().unwrap_or_default();
                    let (from, to) = (start(&self.kept.starts, before), start(&self.blocks.starts, block));
                    notes.extend(known.in_block(before).map(|note| (block, note.moved(from, to))));
                }
                _ => notes.extend(notice(block).into_iter().map(|note| (block, note))),
            }
        }
        let notes = Arc::new(Notes(notes));
        let made = Arc::clone(&notes) as Arc<dyn Any + Send + Sync>;
        self.notes.lock().unwrap_or_else(PoisonError::into_inner).insert(kind, made);
        notes
    }

    /// What a rule makes, of that kind, of words that have this hash, unless it made it of the same in the last check.
    pub fn derived<T: Send + Sync + 'static>(
        &self,
        kind: Kind,
        words: u64,
        make: impl FnOnce() -> T,
    ) -> Arc<T> {
        let known = self.kept.derived.get(&kind).filter(|(of, _)| *of == words);
        let known = known.and_then(|(_, made)| Arc::clone(made).downcast::<T>().ok());
        let made = known.unwrap_or_else(|| Arc::new(make()));
        let kept = (words, Arc::clone(&made) as Arc<dyn Any + Send + Sync>);
        self.derived.lock().unwrap_or_else(PoisonError::into_inner).insert(kind, kept);
        made
    }

    /// What is left for the next check.
    pub fn keep(self) -> Kept {
        let seen = [Reach::Block, Reach::Nearby].into_iter().flat_map(|reach| {
            let seen = self.blocks.seen(reach).iter().copied();
            seen.map(move |seen| (reach, seen)).zip(0..)
        });
        Kept {
            numbers: seen.collect(),
            starts: self.blocks.starts,
            notes: self.notes.into_inner().unwrap_or_else(PoisonError::into_inner),
            derived: self.derived.into_inner().unwrap_or_else(PoisonError::into_inner),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    /// Blocks by what they say, each of which is seen with the one before it.
    fn blocks(words: &[u64], starts: &[usize]) -> Blocks {
        let starts = starts.iter().map(|start| Start { prose: *start, source: start + 100 }).collect();
        let before = [0].into_iter().chain(words.iter().copied());
        let views = before.zip(words).map(|(before, own)| 100 * before + own).collect();
        Blocks { starts, alone: words.to_vec(), views }
    }

    #[test]
    fn only_a_block_that_is_new_is_looked_at_and_the_notes_of_others_move() {
        let asked = RefCell::new(Vec::new());
        let look = |starts: &'static [usize]| {
            let asked = &asked;
            move |block: usize| {
                asked.borrow_mut().push(block);
                vec![(Span::new(starts[block] + 1, starts[block] + 2), block)]
            }
        };
        let nothing = Kept::default();
        let nearby = ("rule", "words nearby");
        let first = Notebook::new(&nothing, blocks(&[7, 8, 9], &[0, 10, 20]));
        first.notes(("rule", "words"), Reach::Block, look(&[0, 10, 20]));
        first.notes(nearby, Reach::Nearby, look(&[0, 10, 20]));
        let kept = first.keep();
        asked.borrow_mut().clear();

        let second = Notebook::new(&kept, blocks(&[7, 6, 9], &[0, 10, 25]));
        let notes = second.notes(("rule", "words"), Reach::Block, look(&[0, 10, 25]));
        assert_eq!(asked.take(), [1]);
        let all: Vec<(Span, usize)> = notes.iter().copied().collect();
        assert_eq!(all, [(Span::new(1, 2), 0), (Span::new(11, 12), 1), (Span::new(26, 27), 2)]);
        assert_eq!(second.unknown(Reach::Block), 1..2);
        second.notes(nearby, Reach::Nearby, look(&[0, 10, 25]));
        assert_eq!(asked.take(), [1, 2], "from the last block the changed one is seen");
        assert_eq!(second.unknown(Reach::Nearby), 1..3);
        second.notes(nearby, Reach::Draft, look(&[0, 10, 25]));
        assert_eq!(asked.take(), [0, 1, 2], "what looks at the whole draft is asked again");
        // What another rule calls by the same name is its own.
        assert!(second.notes(("other", "words"), Reach::Block, |_| Vec::<(Span, usize)>::new()).is_empty());
    }

    #[test]
    fn what_is_made_of_the_same_words_is_made_once() {
        let nothing = Kept::default();
        let first = Notebook::new(&nothing, Blocks::default());
        let made = first.derived(("rule", "alike"), 1, || vec!["Moss"]);
        let kept = first.keep();
        let second = Notebook::new(&kept, Blocks::default());
        assert!(Arc::ptr_eq(&made, &second.derived(("rule", "alike"), 1, Vec::new)));
        assert!(second.derived(("rule", "alike"), 2, Vec::<&str>::new).is_empty());
    }
}
