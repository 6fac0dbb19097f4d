//! What rules noticed in each block, kept from one check of a draft to the next.

use super::Reach;
use super::blocks::{Blocks, Start};
use crate::finding::Finding;
use crate::text::Span;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHasher};
use std::any::Any;
use std::hash::{BuildHasher, Hash, Hasher};
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Something that a rule noticed in a block.
pub(super) trait Note: Send + Sync + 'static {
    /// It with all its places where they are now.
    type Here<'a>;

    /// The note, which was made where the way begins, as it is where the way ends.
    fn here(&self, way: Way) -> Self::Here<'_>;
}

/// A place in the prose with what a rule wants to know of it, which holds no places.
impl<T: Send + Sync + 'static> Note for (Span, T) {
    type Here<'a> = (Span, &'a T);

    fn here(&self, way: Way) -> (Span, &T) {
        (way.of(self.0), &self.1)
    }
}

impl Note for Finding {
    type Here<'a> = Self;

    fn here(&self, way: Way) -> Self {
        self.moved(way.from.source, way.to.source)
    }
}

/// A note of which rules may ask whether it says what it said before, wherever it stands.
pub(super) trait Saying: Note {
    /// All that it says but for its places.
    fn says(&self) -> impl Hash;
}

impl<T: Hash + Send + Sync + 'static> Saying for (Span, T) {
    fn says(&self) -> impl Hash {
        &self.1
    }
}

/// From where a block started when it was looked at to where it starts now.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Way {
    from: Start,
    to: Start,
}

impl Way {
    /// Where a span of the prose is now.
    pub fn of(self, span: Span) -> Span {
        span.moved(self.from.prose, self.to.prose)
    }
}

/// The notes of one kind, in order. Two of them hash alike if they say the same in the same order, wherever it stands.
#[derive(Debug)]
pub(super) struct Notes<T>(Vec<InBlock<T>>);

/// The notes of a block that has some.
#[derive(Debug)]
struct InBlock<T> {
    /// The number of the block.
    block: usize,
    way: Way,
    made: Arc<Made<T>>,
}

/// What was noticed in a block, and stays as it is as long as the block does.
#[derive(Debug)]
struct Made<T> {
    notes: Vec<T>,
    /// A hash of what they say, once somebody has asked.
    hash: OnceLock<u64>,
}

impl<T: Note> InBlock<T> {
    /// Notes that a block which starts there was just found to have; `None` for none.
    fn new(block: usize, start: Start, notes: Vec<T>) -> Option<Self> {
        let way = Way { from: start, to: start };
        let made = |notes| Arc::new(Made { notes, hash: OnceLock::new() });
        (!notes.is_empty()).then(|| Self { block, way, made: made(notes) })
    }

    /// The same notes of a block that has another number, or starts elsewhere.
    fn moved(&self, block: usize, to: Start) -> Self {
        Self { block, way: Way { to, ..self.way }, made: Arc::clone(&self.made) }
    }

    fn iter(&self) -> impl Iterator<Item = T::Here<'_>> + Clone {
        self.made.notes.iter().map(|note| note.here(self.way))
    }
}

impl<T: Note> Notes<T> {
    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = T::Here<'_>> {
        self.0.iter().flat_map(InBlock::iter)
    }

    /// The number of each block that has some, with them, in order.
    pub fn by_block(&self) -> impl Iterator<Item = (usize, impl Iterator<Item = T::Here<'_>> + Clone)> {
        self.0.iter().map(|notes| (notes.block, notes.iter()))
    }

    /// Those of a block.
    pub fn of_block(&self, number: usize) -> impl Iterator<Item = T::Here<'_>> {
        self.in_block(number, &mut 0).into_iter().flat_map(InBlock::iter)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What `notice` finds in each of so many blocks.
    pub fn of(blocks: usize, notice: impl Fn(usize) -> Vec<T>) -> Self {
        Self((0..blocks).filter_map(|block| InBlock::new(block, Start::default(), notice(block))).collect())
    }

    /// Those of a block, which are looked for at a place first; then that is the place behind them.
    fn in_block(&self, number: usize, place: &mut usize) -> Option<&InBlock<T>> {
        let before = place.checked_sub(1).and_then(|before| self.0.get(before));
        let is_first_behind = before.is_none_or(|notes| notes.block < number)
            && self.0.get(*place).is_none_or(|notes| notes.block >= number);
        if !is_first_behind {
            *place = self.0.partition_point(|notes| notes.block < number);
        }
        let found = self.0.get(*place).filter(|notes| notes.block == number)?;
        *place += 1;
        Some(found)
    }
}

impl<T: Saying> Hash for Notes<T> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        for InBlock { made, .. } in &self.0 {
            let of_block = || {
                let mut hasher = FxHasher::default();
                made.notes.iter().for_each(|note| note.says().hash(&mut hasher));
                hasher.finish()
            };
            made.hash.get_or_init(of_block).hash(hasher);
        }
    }
}

/// Whose notes, and what of.
pub(super) type Kind = (&'static str, &'static str);

/// What was noticed or made, with a hash of what that depends on beside the blocks.
type ByKind = FxHashMap<Kind, (u64, Arc<dyn Any + Send + Sync>)>;

/// What a check of a draft leaves for the next one.
#[derive(Debug, Default)]
pub struct Kept {
    /// The numbers of its blocks, by what a rule of either reach sees from each.
    numbers: FxHashMap<(Reach, u64), usize>,
    notes: ByKind,
    derived: ByKind,
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
    derived: Mutex<ByKind>,
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

    /// The notes of a kind, for which no more is looked at than `reach` says and what has the hash `asked`: those that are known,
    /// and for all other blocks what `notice` finds there.
    pub fn notes<T: Note>(
        &self,
        kind: Kind,
        (reach, asked): (Reach, u64),
        notice: impl Fn(usize) -> Vec<T>,
    ) -> Arc<Notes<T>> {
        let known = known(&self.kept.notes, kind, asked);
        let known = known.and_then(|notes| notes.downcast::<Notes<T>>().ok());
        let before = self.before(reach);
        let mut place = 0;
        let of_block = |(block, start): (usize, &Start)| match (&known, before.get(block).copied().flatten())
        {
            (Some(known), Some(before)) => Some(known.in_block(before, &mut place)?.moved(block, *start)),
            _ => InBlock::new(block, *start, notice(block)),
        };
        let notes = self.blocks.starts.iter().enumerate().filter_map(of_block).collect();
        let notes = Arc::new(Notes(notes));
        keep(&self.notes, kind, asked, &notes);
        notes
    }

    /// What a rule makes, of that kind, of what has this hash, unless it last made it of the same in a draft of the same front
    /// matter.
    pub fn derived<T: Send + Sync + 'static>(
        &self,
        kind: Kind,
        said: u64,
        make: impl FnOnce() -> T,
    ) -> Arc<T> {
        let all = FxBuildHasher.hash_one((self.blocks.of_draft, said));
        let known = known(&self.kept.derived, kind, all);
        let known = known.and_then(|made| made.downcast::<T>().ok());
        let made = known.unwrap_or_else(|| Arc::new(make()));
        keep(&self.derived, kind, all, &made);
        made
    }

    /// What is left for the next check.
    pub fn keep(self) -> Kept {
        let seen = [Reach::Block, Reach::Nearby].into_iter().flat_map(|reach| {
            let seen = self.blocks.seen(reach).iter().copied();
            seen.map(move |seen| (reach, seen)).zip(0..)
        });
        // What is made only now and then stays for when it is asked for again.
        let mut derived = self.kept.derived.clone();
        derived.extend(self.derived.into_inner().unwrap_or_else(PoisonError::into_inner));
        Kept {
            numbers: seen.collect(),
            notes: self.notes.into_inner().unwrap_or_else(PoisonError::into_inner),
            derived,
        }
    }
}

/// What is kept of a kind, if it depends on what has that hash.
fn known(kept: &ByKind, kind: Kind, on: u64) -> Option<Arc<dyn Any + Send + Sync>> {
    let (_, made) = kept.get(&kind).filter(|(made_on, _)| *made_on == on)?;
    Some(Arc::clone(made))
}

fn keep<T: Send + Sync + 'static>(all: &Mutex<ByKind>, kind: Kind, on: u64, made: &Arc<T>) {
    let made = Arc::clone(made) as Arc<dyn Any + Send + Sync>;
    all.lock().unwrap_or_else(PoisonError::into_inner).insert(kind, (on, made));
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
        Blocks { of_draft: 0, starts, alone: words.to_vec(), views }
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
        first.notes(("rule", "words"), (Reach::Block, 0), look(&[0, 10, 20]));
        first.notes(nearby, (Reach::Nearby, 0), look(&[0, 10, 20]));
        let kept = first.keep();
        asked.borrow_mut().clear();

        let second = Notebook::new(&kept, blocks(&[7, 6, 9], &[0, 10, 25]));
        let notes = second.notes(("rule", "words"), (Reach::Block, 0), look(&[0, 10, 25]));
        assert_eq!(asked.take(), [1]);
        let all: Vec<(Span, &usize)> = notes.iter().collect();
        assert_eq!(all, [(Span::new(1, 2), &0), (Span::new(11, 12), &1), (Span::new(26, 27), &2)]);
        assert_eq!(second.unknown(Reach::Block), 1..2);
        second.notes(nearby, (Reach::Nearby, 0), look(&[0, 10, 25]));
        assert_eq!(asked.take(), [1, 2], "from the last block the changed one is seen");
        assert_eq!(second.unknown(Reach::Nearby), 1..3);
        second.notes(nearby, (Reach::Draft, 0), look(&[0, 10, 25]));
        assert_eq!(asked.take(), [0, 1, 2], "what looks at the whole draft is asked again");
        // What another rule calls by the same name is its own.
        assert!(
            second.notes(("other", "words"), (Reach::Block, 0), |_| Vec::<(Span, usize)>::new()).is_empty()
        );

        let kept = second.keep();
        let third = Notebook::new(&kept, blocks(&[7, 6, 9], &[0, 10, 25]));
        third.notes(("rule", "words"), (Reach::Block, 1), look(&[0, 10, 25]));
        assert_eq!(asked.take(), [0, 1, 2], "what is looked for is something else");
    }

    #[test]
    fn what_is_made_of_the_same_words_is_made_once() {
        let nothing = Kept::default();
        let first = Notebook::new(&nothing, Blocks::default());
        let made = first.derived(("rule", "alike"), 1, || vec!["Moss"]);
        let kept = first.keep();
        let second = Notebook::new(&kept, Blocks::default());
        assert!(Arc::ptr_eq(&made, &second.derived(("rule", "alike"), 1, Vec::new)));
        let other_matter = Notebook::new(&kept, Blocks { of_draft: 1, ..Blocks::default() });
        assert!(other_matter.derived(("rule", "alike"), 1, Vec::<&str>::new).is_empty());
        let between = Notebook::new(&kept, Blocks::default()).keep();
        let third = Notebook::new(&between, Blocks::default());
        assert!(
            Arc::ptr_eq(&made, &third.derived(("rule", "alike"), 1, Vec::new)),
            "it was not asked for between"
        );
        assert!(third.derived(("rule", "alike"), 2, Vec::<&str>::new).is_empty());
    }
}
