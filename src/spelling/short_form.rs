//! Words that a writer in a hurry has not written out: *int'l*, *ppl*, *nite*.

use super::Dictionary;
use super::entry::{BAND, LOWER};
use super::key;
use crate::lexicon::{Entry, entries};
use fst::automaton::{Automaton, Str, Subsequence};
use fst::{IntoStreamer, Streamer};
use std::sync::LazyLock;

/// Endings of words in the spelling of text messages, and in that of print.
static RESPELLINGS: LazyLock<Vec<Entry>> =
    LazyLock::new(|| entries(include_str!("../lexicon/respellings.txt")).collect());

/// Fewer letters stand for too many words.
const FEWEST: usize = 3;

/// Words this common (1 to 5) are cut short by an apostrophe, or spelled as they sound.
const COMMON: u64 = 3;

/// Words this common are written without their vowels.
const EVERYDAY: u64 = 2;

/// The common word of which `word`, in small letters and in no dictionary, is a short form.
pub fn written_out(dictionary: &Dictionary, word: &str) -> Option<String> {
    let is_small = |letter: char| letter.is_ascii_lowercase() || key::is_apostrophe(letter);
    if word.chars().count() < FEWEST || !word.chars().all(is_small) {
        return None;
    }
    cut_short(dictionary, word).or_else(|| without_vowels(dictionary, word))
}

/// The common word that `word`, in small letters, spells by ear; `None` for a word of the dialect, though a large
/// dictionary may hold another of the same letters (*tonite*, an explosive).
pub fn respelled(dictionary: &Dictionary, word: &str) -> Option<String> {
    let mut respelled = RESPELLINGS.iter().flat_map(|entry| {
        let stem = word.strip_suffix(entry.term);
        stem.into_iter().flat_map(|stem| entry.values(1).map(move |ending| format!("{stem}{ending}")))
    });
    let is_common = |right: &String| dictionary.value(right).is_some_and(|value| is_of_band(value, COMMON));
    respelled.find(is_common).filter(|_| word.len() >= FEWEST && !dictionary.knows(word))
}

/// *int'l*, *dep't*: the start of a word, an apostrophe and its last letter. *Didn't* is none.
fn cut_short(dictionary: &Dictionary, word: &str) -> Option<String> {
    let (at, _) = word.char_indices().find(|(_, letter)| key::is_apostrophe(*letter))?;
    let start = word.get(..at).filter(|start| start.len() >= FEWEST && !start.ends_with('n'))?;
    let end = word.get(at..)?.trim_start_matches(key::is_apostrophe);
    if !["d", "l", "n", "t", "y"].contains(&end) {
        return None;
    }
    commonest(dictionary, start, Str::new(start).starts_with(), COMMON, |found| {
        found.len() > start.len() + 2 && found.ends_with(end)
    })
}

/// *ppl*: all the consonants of a word.
fn without_vowels(dictionary: &Dictionary, word: &str) -> Option<String> {
    let is_vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    if !word.bytes().all(|letter| letter.is_ascii_lowercase()) || word.contains(is_vowel) {
        return None;
    }
    commonest(dictionary, word.get(..1)?, Subsequence::new(word), EVERYDAY, |found| {
        found.chars().filter(|letter| !is_vowel(*letter)).eq(word.chars())
    })
}

/// The commonest of the words that begin so and that the automaton and `is_right` take, at least as common as `most`;
/// `None` where several are equally common.
fn commonest(
    dictionary: &Dictionary,
    start: &str,
    automaton: impl Automaton,
    most: u64,
    is_right: impl Fn(&str) -> bool,
) -> Option<String> {
    let mut stream = dictionary.words.as_ref()?.search(automaton).ge(start).into_stream();
    let mut found: Vec<(u64, String)> = Vec::new();
    while let Some((word, value)) = stream.next() {
        let Ok(word) = str::from_utf8(word) else { continue };
        if !word.starts_with(start) {
            break;
        }
        if is_of_band(value, most) && is_right(word) {
            found.push((value & BAND, word.to_owned()));
        }
    }
    found.sort();
    match &found[..] {
        [(_, word)] => Some(word.clone()),
        [(band, word), (next, _), ..] if band < next => Some(word.clone()),
        _ => None,
    }
}

fn is_of_band(value: u64, most: u64) -> bool {
    value & LOWER != 0 && (1..=most).contains(&(value & BAND))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Dialect;

    fn meant(word: &str) -> Option<String> {
        let dictionary = Dictionary::of(Dialect::EnUs);
        written_out(dictionary, word)
            .filter(|_| !dictionary.knows(word))
            .or_else(|| respelled(dictionary, word))
    }

    #[test]
    fn what_was_cut_short_is_written_out() {
        assert_eq!(meant("int'l").as_deref(), Some("international"));
        assert_eq!(meant("dep’t").as_deref(), Some("department"));
        assert_eq!(meant("ppl").as_deref(), Some("people"));
        assert_eq!(meant("nite").as_deref(), Some("night"));
        assert_eq!(meant("thanx").as_deref(), Some("thanks"));
    }

    #[test]
    fn words_and_abbreviations_stay() {
        for word in ["didn't", "can't", "li'l", "site", "kite", "mph", "dnf", "std", "o'l", "rhythms", "boro"]
        {
            assert_eq!(meant(word), None, "{word}");
        }
    }
}
