//! Words that are not plainly right, which all others in a draft are.

use super::vocabulary::Vocabulary;
use crate::lexicon::Terms;
use crate::spelling::is_english;
use std::sync::LazyLock;

/// Misspellings with what they stand for.
pub static MISSPELLINGS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/misspellings.txt")));

static LOAN_WORDS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/loan_words.txt")));

/// Whether a dictionary, the house, the draft or the phrases borrowed from other languages hold the word.
pub fn is_accepted(word: &str, vocabulary: &Vocabulary) -> bool {
    is_english(word) || LOAN_WORDS.contains(word) || vocabulary.accepts(word)
}

/// Whether a word may be a slip: all but those in small letters that are accepted.
pub(super) fn is_doubtful(word: &str, vocabulary: &Vocabulary) -> bool {
    let is_small = word.bytes().all(|letter| letter.is_ascii_lowercase());
    !is_small || !is_accepted(word, vocabulary) || MISSPELLINGS.contains(word)
}
