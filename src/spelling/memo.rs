//! What was found out about words before: a draft's strange words come back with every keystroke, and a search takes long.

use rustc_hash::FxHashMap;
use std::fmt;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

/// So many answers are kept; then all are forgotten at once.
const MOST: usize = 4096;

/// Answers by what was asked. They stay in memory.
pub struct Memo<Q, A>(Mutex<FxHashMap<Q, A>>);

impl<Q: Eq + Hash, A: Clone> Memo<Q, A> {
    /// The answer given before, or the one that `find` gives now.
    pub fn get_or(&self, key: Q, find: impl FnOnce() -> A) -> A {
        // The map is whole after any panic: it is only ever added to or cleared.
        if let Some(known) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let found = find();
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.len() >= MOST {
            answers.clear();
        }
        answers.insert(key, found.clone());
        found
    }
}

impl<Q, A> Default for Memo<Q, A> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

/// Words of drafts are not for logs.
impl<Q, A> fmt::Debug for Memo<Q, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Memo")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_answered_once() {
        let memo = Memo::default();
        assert_eq!(memo.get_or(("yotk".to_owned(), 1), || "York"), "York");
        assert_eq!(memo.get_or(("yotk".to_owned(), 1), || ""), "York");
        assert_eq!(memo.get_or(("yotk".to_owned(), 2), || ""), "");
        assert_eq!(format!("{memo:?}"), "Memo");
        for number in 0..=MOST {
            memo.get_or((number.to_string(), 1), || "");
        }
        assert!(memo.0.lock().unwrap().len() <= MOST);
    }
}
