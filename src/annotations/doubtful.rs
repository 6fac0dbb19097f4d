//! Words that are not plainly right, which all others in a draft are.

use super::name::without_possessive;
use super::vocabulary::Vocabulary;
use super::word::{fold, noun_terms};
use crate::config::Dialect;
use crate::lexicon::Terms;
use crate::sentence::TokenKind;
use crate::spelling::{Dictionary, Memo, is_english, respelled};
use std::sync::LazyLock;

/// Misspellings with what they stand for.
pub static MISSPELLINGS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/misspellings.txt")));

static LOAN_WORDS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/loan_words.txt")));

static BORROWED_WORDS: LazyLock<Terms> =
    LazyLock::new(|| noun_terms(include_str!("../lexicon/borrowed_words.txt")));

/// Whether words in small letters are right in any draft.
static PLAIN: LazyLock<Memo<String, bool>> = LazyLock::new(Memo::default);

/// Whether a dictionary, the house, the draft or the words and phrases borrowed from other languages hold the word.
pub fn is_accepted(word: &str, vocabulary: &Vocabulary) -> bool {
    is_listed(word) || vocabulary.accepts(word)
}

fn is_listed(word: &str) -> bool {
    is_english(word) || LOAN_WORDS.contains(word) || BORROWED_WORDS.contains(word)
}

/// Whether a word or number may be a slip: a number that has letters, and all words but those in small letters that are
/// accepted, and names that are known.
pub(super) fn is_doubtful(word: &str, kind: TokenKind, vocabulary: &Vocabulary) -> bool {
    match kind {
        TokenKind::Word => is_doubtful_word(word, vocabulary),
        TokenKind::Number => word.contains(|letter: char| letter.is_ascii_alphabetic()),
        TokenKind::Punctuation | TokenKind::Opaque => false,
    }
}

fn is_doubtful_word(word: &str, vocabulary: &Vocabulary) -> bool {
    if !word.bytes().all(|letter| letter.is_ascii_lowercase()) {
        let is_right = is_in_form_of_name(word) && vocabulary.knows(without_possessive(word));
        return !is_right || MISSPELLINGS.contains(word) || MISSPELLINGS.contains(&fold(word));
    }
    // A large dictionary may have a word that is also another by ear.
    let is_slip = || MISSPELLINGS.contains(word) || respelled(Dictionary::of(Dialect::EnUs), word).is_some();
    let is_plain = || is_listed(word) && !is_slip();
    !PLAIN.get_or(word, is_plain) && (!vocabulary.accepts(word) || is_slip())
}

/// A capital, and then small letters.
fn is_in_form_of_name(word: &str) -> bool {
    let mut letters = word.chars();
    let is_small = |letter: char| letter.is_lowercase() || matches!(letter, '\'' | '’');
    letters.next().is_some_and(char::is_uppercase) && letters.all(is_small)
}
