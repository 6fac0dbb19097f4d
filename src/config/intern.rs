//! Keeps texts of settings for as long as the program runs.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

static KEPT: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());

/// The same text, which is never given back. Findings are copied, compared and kept under the names of their rules, and
/// the names of a house's rules are to be no heavier there than those of ours. They are few and short, and each is kept
/// once however often the settings are read.
pub(super) fn intern(text: &str) -> &'static str {
    // Whoever panicked with the lock held has left a set that is whole.
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(same) = kept.get(text) {
        return same;
    }
    let new: &'static str = Box::leak(text.into());
    kept.insert(new);
    new
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_once() {
        let first = intern(&String::from("our-word"));
        assert!(std::ptr::eq(first, intern("our-word")) && first == "our-word");
    }
}
