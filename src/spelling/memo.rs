//! What was found out about words before: words come back within a draft and with every keystroke, and a search takes long.

use rustc_hash::{FxBuildHasher, FxHashMap};
use std::borrow::Borrow;
use std::fmt;
use std::hash::{BuildHasher, Hash};
use std::sync::{Mutex, PoisonError};

/// Answers lie in so many parts, so that no core waits for another.
const PARTS: usize = 16;

/// So many answers are kept in each; then those are forgotten at once.
const MOST: usize = 512;

/// Answers by what was asked. They stay in memory.
pub struct Memo<Q, A>([Mutex<FxHashMap<Q, A>>; PARTS]);

impl<Q: Eq + Hash, A: Clone> Memo<Q, A> {
    /// The answer given before, or the one that `find` gives now.
    pub fn get_or<K>(&self, key: &K, find: impl FnOnce() -> A) -> A
    where
        Q: Borrow<K>,
        K: Eq + Hash + ToOwned<Owned = Q> + ?Sized,
    {
        let part = &self.0[(FxBuildHasher.hash_one(key) >> 32) as usize % PARTS];
        // The map is whole after any panic: it is only ever added to or cleared.
        if let Some(known) = part.lock().unwrap_or_else(PoisonError::into_inner).get(key) {
            return known.clone();
        }
        let found = find();
        let mut answers = part.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.len() >= MOST {
            answers.clear();
        }
        answers.insert(key.to_owned(), found.clone());
        found
    }
}

impl<Q, A> Default for Memo<Q, A> {
    fn default() -> Self {
        Self(Default::default())
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
        assert_eq!(memo.get_or(&("yotk".to_owned(), 1), || "York"), "York");
        assert_eq!(memo.get_or(&("yotk".to_owned(), 1), || ""), "York");
        assert_eq!(memo.get_or(&("yotk".to_owned(), 2), || ""), "");
        assert_eq!(format!("{memo:?}"), "Memo");
        for number in 0..=PARTS * MOST {
            memo.get_or(&(number.to_string(), 1), || "");
        }
        assert!(memo.0.iter().all(|part| part.lock().unwrap().len() <= MOST));
    }
}
