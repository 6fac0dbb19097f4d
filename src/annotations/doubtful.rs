//! Words that are not plainly right, which all others in a draft are.

use super::name::without_possessive;
use super::vocabulary::Vocabulary;
use super::word::fold;
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

/// Whether a word may be a slip: all but those in small letters that are accepted, and names that are known.
pub(super) fn is_doubtful(word: &str, vocabulary: &Vocabulary) -> bool {
    let is_small = word.bytes().all(|letter| letter.is_ascii_lowercase());
    let is_right = match is_small {
        true => is_accepted(word, vocabulary),
        false => is_in_form_of_name(word) && vocabulary.knows(without_possessive(word)),
    };
    !is_right || MISSPELLINGS.contains(word) || MISSPELLINGS.contains(&fold(word))
}

/// A capital, and then small letters.
fn is_in_form_of_name(word: &str) -> bool {
    let mut letters = word.chars();
    let is_small = |letter: char| letter.is_lowercase() || matches!(letter, '\'' | '’');
    letters.next().is_some_and(char::is_uppercase) && letters.all(is_small)
}
