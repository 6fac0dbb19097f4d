//! What was proposed for words before: a draft's strange words come back with every keystroke, and a search takes long.

use rustc_hash::FxHashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

/// So many answers are kept; then all are forgotten at once.
const MOST: usize = 4096;

/// Answers by word and how many were wanted. They stay in memory.
#[derive(Default)]
pub struct Memo(Mutex<FxHashMap<(String, usize), Vec<String>>>);

impl Memo {
    /// The answer given before, or the one that `find` gives now.
    pub fn get_or(&self, word: &str, limit: usize, find: impl FnOnce() -> Vec<String>) -> Vec<String> {
        let key = (word.to_owned(), limit);
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

/// Words of drafts are not for logs.
impl fmt::Debug for Memo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Memo")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_looked_for_once_for_each_limit() {
        let memo = Memo::default();
        let first = memo.get_or("yotk", 1, || vec!["York".to_owned()]);
        assert_eq!(memo.get_or("yotk", 1, Vec::new), first);
        assert!(memo.get_or("yotk", 2, Vec::new).is_empty());
        assert_eq!(format!("{memo:?}"), "Memo");
        for number in 0..=MOST {
            memo.get_or(&number.to_string(), 1, Vec::new);
        }
        assert!(memo.0.lock().unwrap().len() <= MOST);
    }
}
