//! Two words with the space between them lost, or one with a letter too many at its start.

use crate::annotations::Vocabulary;
use crate::config::Dialect;
use crate::spelling::Dictionary;
use crate::spelling::slip::is_function_word;

/// Shorter halves make trade names: "SnowTown", "BlueBoat".
const HALF_OF_NAME: usize = 6;

/// Shorter verbs end names: "Wicksted".
const VERB: usize = 6;

/// Shorter words behind a figure are units or part of a code.
const COUNTED: usize = 4;

/// The commonness, from 1 to 5, of the words that run into a figure.
const COMMON_COUNTED: u8 = 3;

/// The commonness, from 1 to 5, of the verbs that run into the name before them.
const COMMON_VERB: u8 = 4;

/// "ofNATO": a capital within a word says where the next one begins.
pub(super) fn split_at_capital(word: &str, vocabulary: &Vocabulary) -> Option<String> {
    let (at, _) = word.char_indices().find(|(_, letter)| letter.is_uppercase())?;
    let (first, last) = word.split_at(at);
    let is_name = last.chars().count() > 2 && vocabulary.knows(last);
    let is_acronym = last.len() > 1 && last.bytes().all(|letter| letter.is_ascii_uppercase());
    (is_function_word(first) && first.len() > 1 && (is_name || is_acronym)).then(|| format!("{first} {last}"))
}

/// "40people": a common word right behind a figure.
pub(super) fn split_behind_digits(word: &str) -> Option<String> {
    let counted = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let figure = word.strip_suffix(counted).filter(|figure| !figure.is_empty())?;
    let is_common = counted.len() >= COUNTED
        && counted.bytes().all(|letter| letter.is_ascii_lowercase())
        && Dialect::ALL.into_iter().any(|dialect| {
            Dictionary::of(dialect).commonness(counted).is_some_and(|band| band <= COMMON_COUNTED)
        });
    is_common.then(|| format!("{figure} {counted}"))
}

/// "Harbourfor": a listed word or name with a word behind it that no name ends in.
pub(super) fn split_at_function_word(word: &str, vocabulary: &Vocabulary) -> Option<String> {
    const LAST: [&str; 12] =
        ["and", "are", "for", "from", "has", "have", "is", "that", "the", "was", "will", "with"];
    LAST.iter().find_map(|last| {
        let first =
            word.strip_suffix(last).filter(|first| first.len() + last.len() > 8 && first.len() > 5)?;
        vocabulary.knows(first).then(|| format!("{first} {last}"))
    })
}

/// "Councilopened": a common word with the past form of a common verb behind it.
pub(super) fn split_before_verb(word: &str, dictionary: &Dictionary) -> Option<String> {
    let stem = word.strip_suffix("ed")?;
    (4..stem.len()).find_map(|at| {
        let (first, verb) = (word.get(..at)?, word.get(at..)?);
        let is_common = |half: &str, most: u8| dictionary.commonness(half).is_some_and(|band| band <= most);
        let is_split = verb.len() >= VERB
            && is_common(&first.to_lowercase(), COMMON_VERB)
            && is_common(verb, COMMON_VERB);
        is_split.then(|| format!("{first} {verb}"))
    })
}

/// "HarbourCommission": two long common words, each with its capital, where a name is under way.
pub(super) fn split_in_name(word: &str, dictionary: &Dictionary) -> Option<String> {
    let (at, _) = word.char_indices().skip(1).find(|(_, letter)| letter.is_uppercase())?;
    let (first, last) = word.split_at(at);
    let is_common = |half: &str| {
        let lower = half.to_lowercase();
        half.len() >= HALF_OF_NAME
            && half.chars().skip(1).all(char::is_lowercase)
            && dictionary.commonness(&lower).is_some()
    };
    (is_common(first) && is_common(last)).then(|| format!("{first} {last}"))
}

/// "HHarbour": the key for capitals held too long.
pub(super) fn without_stutter(word: &str) -> Option<String> {
    let mut letters = word.chars();
    let (first, second) = (letters.next()?, letters.next()?);
    let rest = letters.as_str();
    let is_stutter = first == second && first.is_uppercase() && rest.len() > 3;
    (is_stutter && rest.chars().all(char::is_lowercase)).then(|| format!("{first}{rest}"))
}
