//! The parser's steps: an arc-eager transition system (Nivre 2003).
//!
//! A stack holds words that wait for dependents or a head; the next word of the sentence stands before it.
//! Behind the last word stands the root, to which what has no head in the end is attached.

use super::relation::Relation;

/// No word.
pub const NONE: usize = usize::MAX;

/// One step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// The next word goes on the stack.
    Shift,
    /// The word on top, which has its head, leaves the stack.
    Reduce,
    /// The next word becomes the head of the word on top, which leaves the stack.
    Left(Relation),
    /// The word on top becomes the head of the next word, which goes on the stack.
    Right(Relation),
}

/// What is attached to a word so far.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Its head; [`NONE`] for none yet, or the number of words for the root.
    pub head: usize,
    /// How it belongs to it.
    pub relation: Relation,
    /// Its outermost and second outermost dependents on the left.
    pub left: [usize; 2],
    /// And on the right.
    pub right: [usize; 2],
    /// How many it has on the left and on the right.
    pub counts: [u32; 2],
    /// The relations of those on the left and on the right, a bit for each.
    pub relations: [u64; 2],
}

const FREE: Node = Node {
    head: NONE,
    relation: Relation::Unspecified,
    left: [NONE; 2],
    right: [NONE; 2],
    counts: [0; 2],
    relations: [0; 2],
};

/// How far the parser is in a sentence.
#[derive(Clone, Debug)]
pub struct State {
    /// The words, and the root behind them.
    pub nodes: Vec<Node>,
    /// The stack, its top last.
    pub stack: Vec<usize>,
    /// The next word, or the root.
    pub next: usize,
}

impl State {
    /// Before the first of so many words.
    pub fn new(words: usize) -> Self {
        Self { nodes: vec![FREE; words + 1], stack: Vec::with_capacity(words), next: 0 }
    }

    /// The number of words, which is the index of the root.
    pub fn root(&self) -> usize {
        self.nodes.len() - 1
    }

    /// The word on top of the stack.
    pub fn top(&self) -> usize {
        self.stack.last().copied().unwrap_or(NONE)
    }

    /// Whether every word has its head.
    pub fn is_done(&self) -> bool {
        self.next == self.root() && self.stack.is_empty()
    }

    /// Whether a step can be taken.
    pub fn allows(&self, action: Action) -> bool {
        let at_root = self.next == self.root();
        let free = self.stack.last().map(|top| self.nodes[*top].head == NONE);
        match action {
            Action::Shift => !at_root,
            Action::Reduce => free == Some(false),
            Action::Left(relation) => free == Some(true) && (relation == Relation::Root) == at_root,
            Action::Right(relation) => free.is_some() && !at_root && relation != Relation::Root,
        }
    }

    /// The step, where no other is allowed and no relation is to be chosen.
    pub fn only_step(&self) -> Option<Action> {
        let at_root = self.next == self.root();
        let Some(top) = self.stack.last() else { return Some(Action::Shift) };
        match (at_root, self.nodes[*top].head == NONE) {
            (true, true) => Some(Action::Left(Relation::Root)),
            (true, false) => Some(Action::Reduce),
            (false, _) => None,
        }
    }

    /// Takes a step that is allowed.
    pub fn take(&mut self, action: Action) {
        match action {
            Action::Shift => self.shift(),
            Action::Reduce => {
                self.stack.pop();
            }
            Action::Left(relation) => {
                if let Some(top) = self.stack.pop() {
                    self.attach(top, self.next, relation);
                }
            }
            Action::Right(relation) => {
                self.attach(self.next, self.top(), relation);
                self.shift();
            }
        }
    }

    fn shift(&mut self) {
        self.stack.push(self.next);
        self.next += 1;
    }

    fn attach(&mut self, word: usize, head: usize, relation: Relation) {
        self.nodes[word].head = head;
        self.nodes[word].relation = relation;
        let node = &mut self.nodes[head];
        let side = usize::from(word > head);
        let outermost = if word < head { &mut node.left } else { &mut node.right };
        // Both on the left and on the right, dependents are attached from the head outwards.
        outermost[1] = outermost[0];
        outermost[0] = word;
        node.counts[side] += 1;
        node.relations[side] |= 1 << (relation as u64);
    }
}

#[cfg(test)]
mod tests {
    use super::super::parser::arcs;
    use super::*;

    const SUBJECT: Action = Action::Left(Relation::Subject);
    const OBJECT: Action = Action::Right(Relation::Object);
    const ROOT: Action = Action::Left(Relation::Root);

    /// The state behind steps each of which is allowed where it is taken.
    fn behind(words: usize, steps: &[Action]) -> State {
        let mut state = State::new(words);
        for step in steps {
            assert!(state.allows(*step), "{step:?} at {state:?}");
            state.take(*step);
        }
        state
    }

    #[test]
    fn steps_make_a_tree() {
        // She sold boats.
        let state = behind(3, &[Action::Shift, SUBJECT, Action::Shift, OBJECT, Action::Reduce, ROOT]);
        assert!(state.is_done());
        let expected = [(Some(1), Relation::Subject), (None, Relation::Root), (Some(1), Relation::Object)];
        assert_eq!(arcs(&state), expected);
        let verb = state.nodes[1];
        assert_eq!((verb.left[0], verb.right[0], verb.counts), (0, 2, [1, 1]));
        assert_eq!(verb.relations, [1 << Relation::Subject as u64, 1 << Relation::Object as u64]);
    }

    #[test]
    fn dependents_are_counted_from_outside() {
        // The old stone pier.
        let left = Action::Left(Relation::AdjectiveModifier);
        let state = behind(4, &[Action::Shift, Action::Shift, Action::Shift, left, left, left]);
        let noun = state.nodes[state.next];
        assert_eq!((noun.left, noun.counts), ([0, 1], [3, 0]));
        assert_eq!((noun.right, state.top()), ([NONE; 2], NONE));
    }

    #[test]
    fn steps_are_allowed_where_they_can_be_taken() {
        let allowed = |state: &State| {
            let steps = [Action::Shift, Action::Reduce, SUBJECT, ROOT, OBJECT, Action::Right(Relation::Root)];
            steps.map(|step| u8::from(state.allows(step)))
        };
        assert_eq!(allowed(&behind(2, &[])), [1, 0, 0, 0, 0, 0], "nothing waits");
        assert_eq!(allowed(&behind(2, &[Action::Shift])), [1, 0, 1, 0, 1, 0], "a word waits for its head");
        let shifted = behind(3, &[Action::Shift, OBJECT]);
        assert_eq!(allowed(&shifted), [1, 1, 0, 0, 1, 0], "the word on top has its head");
        let at_end = behind(1, &[Action::Shift]);
        assert_eq!(allowed(&at_end), [0, 0, 0, 1, 0, 0], "nothing but the root is left");
    }

    #[test]
    fn the_only_step_is_one_that_is_allowed() {
        let cases = [
            (behind(2, &[]), Some(Action::Shift)),
            (behind(2, &[Action::Shift]), None),
            (behind(2, &[Action::Shift, OBJECT]), Some(Action::Reduce)),
            (behind(2, &[Action::Shift, OBJECT, Action::Reduce]), Some(ROOT)),
        ];
        for (state, only) in cases {
            assert_eq!(state.only_step(), only);
            assert!(only.is_none_or(|step| state.allows(step)));
        }
        assert!(State::new(0).is_done());
    }
}
