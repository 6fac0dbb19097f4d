//! Which steps lose the fewest of a sentence's right arcs (Goldberg and Nivre 2012).

use copydesk::syntax::Relation;
use copydesk::syntax::parser::Arc;
use copydesk::syntax::transition::{Action, NONE, State};

pub struct Oracle {
    heads: Vec<usize>,
    relations: Vec<Relation>,
}

impl Oracle {
    pub fn new(arcs: &[Arc]) -> Self {
        let root = arcs.len();
        Self {
            heads: arcs.iter().map(|arc| arc.0.unwrap_or(root)).collect(),
            relations: arcs.iter().map(|arc| arc.1).collect(),
        }
    }

    /// The best allowed steps.
    pub fn best(&self, state: &State) -> Vec<Action> {
        let mut candidates = Vec::new();
        let (s, b) = (state.top(), state.next);
        if state.allows(Action::Shift) {
            candidates.push((self.shift(state), Action::Shift));
        }
        if state.allows(Action::Reduce) {
            candidates.push((self.reduce(state), Action::Reduce));
        }
        if s != NONE {
            let relation = if b == state.root() { Relation::Root } else { self.relations[s] };
            let relation =
                if b != state.root() && relation == Relation::Root { Relation::Parataxis } else { relation };
            let action = Action::Left(relation);
            if state.allows(action) {
                candidates.push((self.left(state), action));
            }
            if b != state.root() {
                let relation = self.relations[b];
                let relation = if relation == Relation::Root { Relation::Parataxis } else { relation };
                let action = Action::Right(relation);
                if state.allows(action) {
                    candidates.push((self.right(state), action));
                }
            }
        }
        let least = candidates.iter().map(|(cost, _)| *cost).min().unwrap_or(0);
        // Of equals the arcs come first, as in the static oracle.
        candidates.sort_by_key(|(_, action)| match action {
            Action::Left(_) => 0,
            Action::Right(_) => 1,
            Action::Reduce => 2,
            Action::Shift => 3,
        });
        candidates.into_iter().filter(|(cost, _)| *cost == least).map(|(_, action)| action).collect()
    }

    fn head(&self, word: usize) -> usize {
        self.heads.get(word).copied().unwrap_or(NONE)
    }

    fn is_free(state: &State, word: usize) -> bool {
        state.nodes[word].head == NONE
    }

    fn shift(&self, state: &State) -> usize {
        let b = state.next;
        state
            .stack
            .iter()
            .filter(|k| self.head(b) == **k || self.head(**k) == b && Self::is_free(state, **k))
            .count()
    }

    fn reduce(&self, state: &State) -> usize {
        let s = state.top();
        (state.next..state.root()).filter(|k| self.head(*k) == s).count()
    }

    fn left(&self, state: &State) -> usize {
        let (s, b) = (state.top(), state.next);
        let lost = (b..state.root()).filter(|k| self.head(*k) == s).count();
        let head = self.head(s);
        let elsewhere = head != b && (head > b || state.stack.iter().rev().nth(1) == Some(&head));
        lost + usize::from(elsewhere)
    }

    fn right(&self, state: &State) -> usize {
        let (s, b) = (state.top(), state.next);
        let head = self.head(b);
        let elsewhere = head != s && (head > b || state.stack.contains(&head));
        let lost = state.stack.iter().filter(|k| self.head(**k) == b && Self::is_free(state, **k)).count();
        lost + usize::from(elsewhere)
    }
}
