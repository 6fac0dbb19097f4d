//! The parser: takes step after step, each time the one for which the network scores highest.

use super::network::{Run, Word};
use super::relation::Relation;
use super::tag::Tag;
use super::tagger::best;
use super::transition::{Action, NONE, State};
use super::vocabulary::Entry;

/// A word's head, `None` for the sentence's own, and how it belongs to it.
pub type Arc = (Option<usize>, Relation);

/// How many blocks the hidden layer of its network has.
pub const BLOCKS: usize = 5;

/// How many words a decision looks at.
pub const ROLES: usize = 9;

/// Tags that slots may have: a tag, none, or the root's.
const TAGS: usize = Tag::ALL.len() + 2;
/// Relations that slots may have: a relation or none.
const RELATIONS: usize = Relation::ALL.len() + 1;

/// How many values each slot of a decision may have: 18 tags, 9 relations, then counts.
pub const SLOTS: [usize; 38] = [
    TAGS, TAGS, TAGS, TAGS, TAGS, TAGS, TAGS, TAGS, TAGS, TAGS, TAGS, TAGS, TAGS, TAGS, TAGS, TAGS, TAGS,
    TAGS, RELATIONS, RELATIONS, RELATIONS, RELATIONS, RELATIONS, RELATIONS, RELATIONS, RELATIONS, RELATIONS,
    9, 4, 4, 4, 4, 7, 7, 7, 6, 2, 2,
];

/// What a decision is about.
pub type Look = ([Word; ROLES], [u8; SLOTS.len()]);

/// The heads of a network for the parser.
const MOVE: usize = 0;
const LEFT: usize = 1;
const RIGHT: usize = 2;

/// The heads of a sentence's words.
pub fn parse(entries: &[Entry], tags: &[Tag], run: &mut Run<'_, BLOCKS>) -> Vec<Arc> {
    let mut state = State::new(entries.len());
    let mut guide = Guide::new(run, entries, tags);
    while !state.is_done() {
        let step = guide.choose(&state);
        state.take(step);
    }
    arcs(&state)
}

/// Chooses steps for one sentence.
#[derive(Debug)]
pub struct Guide<'a, 'n> {
    sentence: Sentence<'a>,
    run: &'a mut Run<'n, BLOCKS>,
}

impl<'a, 'n> Guide<'a, 'n> {
    /// A guide through a sentence of tagged words.
    pub fn new(run: &'a mut Run<'n, BLOCKS>, entries: &[Entry], tags: &'a [Tag]) -> Self {
        run.begin(entries);
        Self { sentence: Sentence::new(tags), run }
    }

    /// The allowed step with the highest score.
    pub fn choose(&mut self, state: &State) -> Action {
        if let Some(only) = state.only_step() {
            return only;
        }
        let (words, values) = self.sentence.look(state);
        self.run.look(&words, &values);
        let scores = self.run.scores::<4>(MOVE);
        let at_root = state.next == state.root();
        let arc_left = if at_root { Relation::Root } else { Relation::Unspecified };
        let steps =
            [Action::Shift, Action::Reduce, Action::Left(arc_left), Action::Right(Relation::Unspecified)];
        let mut best: Option<(i32, Action)> = None;
        for (step, score) in steps.into_iter().zip(scores) {
            if state.allows(step) && best.is_none_or(|(most, _)| score > most) {
                best = Some((score, step));
            }
        }
        match best.map_or(Action::Shift, |(_, step)| step) {
            Action::Left(_) if !at_root => Action::Left(self.relation(LEFT)),
            Action::Right(_) => Action::Right(self.relation(RIGHT)),
            step => step,
        }
    }

    /// The relation with the highest score for an arc in that direction, the root's left out.
    fn relation(&self, head: usize) -> Relation {
        let mut scores = self.run.scores::<{ Relation::ALL.len() }>(head);
        scores[Relation::Root as usize] = i32::MIN;
        Relation::ALL[best(&scores)]
    }
}

/// The heads that a finished state holds.
pub fn arcs(state: &State) -> Vec<Arc> {
    let root = state.root();
    let arc = |head: usize| (head < root).then_some(head);
    state.nodes[..root].iter().map(|node| (arc(node.head), node.relation)).collect()
}

/// A sentence as decisions see it.
#[derive(Debug)]
pub struct Sentence<'a> {
    tags: &'a [Tag],
    /// For each word, how many commas, quotation marks, other marks and verbs stand before it.
    before: Vec<[u16; 4]>,
}

impl<'a> Sentence<'a> {
    /// A sentence of words with these tags.
    pub fn new(tags: &'a [Tag]) -> Self {
        let mut before = Vec::with_capacity(tags.len() + 1);
        let mut sum = [0_u16; 4];
        before.push(sum);
        for tag in tags {
            let kind = match tag {
                Tag::Comma => Some(0),
                Tag::QuoteOpen | Tag::QuoteClose => Some(1),
                Tag::Colon | Tag::BracketOpen | Tag::BracketClose => Some(2),
                Tag::Modal => Some(3),
                tag if tag.is_verb() => Some(3),
                _ => None,
            };
            if let Some(kind) = kind {
                sum[kind] = sum[kind].saturating_add(1);
            }
            before.push(sum);
        }
        Self { tags, before }
    }

    /// What the decision about a state is made by: the top of the stack (`s`), the next word (`b`), their
    /// neighbours, heads and outermost dependents, and what stands between them.
    pub fn look(&self, state: &State) -> Look {
        let node = |at: usize| state.nodes.get(at);
        let (s, b) = (state.top(), state.next);
        let below =
            |depth: usize| state.stack.len().checked_sub(depth + 1).map_or(NONE, |at| state.stack[at]);
        let head = |at: usize| node(at).map_or(NONE, |node| node.head);
        let left = |at: usize, which: usize| node(at).map_or(NONE, |node| node.left[which]);
        let right = |at: usize, which: usize| node(at).map_or(NONE, |node| node.right[which]);
        let ahead = |step: usize| (b + step).min(state.root());
        let beside = |at: usize, step: isize| {
            if at == NONE {
                NONE
            } else {
                at.checked_add_signed(step).map_or(NONE, |at| at.min(state.root()))
            }
        };
        let word = |at: usize| match at {
            NONE => Word::None,
            at if at == state.root() => Word::Root,
            at => Word::At(at),
        };
        let words =
            [s, below(1), b, ahead(1), ahead(2), head(s), left(s, 0), right(s, 0), left(b, 0)].map(word);
        let tagged = [
            s,
            below(1),
            below(2),
            b,
            ahead(1),
            ahead(2),
            ahead(3),
            head(s),
            head(head(s)),
            left(s, 0),
            left(s, 1),
            right(s, 0),
            right(s, 1),
            left(b, 0),
            left(b, 1),
            beside(b, -1),
            beside(s, -1),
            beside(s, 1),
        ];
        let related =
            [s, below(1), head(s), left(s, 0), left(s, 1), right(s, 0), right(s, 1), left(b, 0), left(b, 1)];
        let between = self.between(s, b);
        let count = |at: usize, side: usize| node(at).map_or(6, |node| node.counts[side].min(5) as u8);
        let quotes = |at: usize| self.before.get(at).map_or(0, |before| (before[1] % 2) as u8);
        let counts = [
            distance(s, b),
            between[0],
            between[1],
            between[2],
            between[3],
            count(s, 0),
            count(s, 1),
            count(b, 0),
            state.stack.len().min(5) as u8,
            quotes(b),
            if s == NONE { 0 } else { quotes(s) },
        ];
        let mut values = [0; SLOTS.len()];
        let (tags, others) = values.split_at_mut(tagged.len());
        let (relations, of_counts) = others.split_at_mut(related.len());
        tags.copy_from_slice(&tagged.map(|at| self.tag(at, state.root())));
        relations.copy_from_slice(&related.map(|at| relation_of(state, at)));
        of_counts.copy_from_slice(&counts);
        (words, values)
    }

    fn tag(&self, at: usize, root: usize) -> u8 {
        let outside = Tag::ALL.len() + usize::from(at == root);
        self.tags.get(at).map_or(outside as u8, |tag| *tag as u8)
    }

    /// How many marks of each kind and verbs stand between two words, up to three of each.
    fn between(&self, start: usize, end: usize) -> [u8; 4] {
        let ends = (self.before.get(start.wrapping_add(1)), self.before.get(end));
        let (Some(start), Some(end)) = ends else { return [0; 4] };
        [0, 1, 2, 3].map(|kind: usize| end[kind].saturating_sub(start[kind]).min(3) as u8)
    }
}

fn relation_of(state: &State, at: usize) -> u8 {
    let none = Relation::ALL.len() as u8;
    state.nodes.get(at).filter(|node| node.head != NONE).map_or(none, |node| node.relation as u8)
}

fn distance(s: usize, b: usize) -> u8 {
    match b.checked_sub(s) {
        None => 0,
        Some(near @ 0..=4) => near as u8,
        Some(5..=6) => 5,
        Some(7..=10) => 6,
        Some(11..=20) => 7,
        Some(_) => 8,
    }
}
