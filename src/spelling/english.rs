//! Whether a word is English at all, in whichever dialect and however rare.

use super::Dictionary;
use super::key::{self, Key};
use crate::config::Dialect;
use std::sync::LazyLock;

/// Words that large dictionaries hold and no newspaper proposes: *catarrhine*, *isostasy*. Apart from the dialects'
/// maps, since only a word that they lack is looked up here.
static RARE: LazyLock<Option<fst::Set<&'static [u8]>>> = LazyLock::new(|| {
    let set: &'static [u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rare.fst"));
    fst::Set::new(set).ok()
});

/// Whether any dialect accepts the word, or a large dictionary does. For the question whether something is a slip:
/// the other English and the word that few use are none.
pub fn is_english(word: &str) -> bool {
    is_accepted(word)
        || is_rare(word)
        || with_other_ending(word).is_some_and(|word| is_accepted(&word) || is_rare(&word))
        || without_contraction(word).is_some_and(is_accepted)
        || word.contains(key::is_hyphen)
            && word.split(key::is_hyphen).all(|part| !part.is_empty() && is_english(part))
}

fn is_accepted(word: &str) -> bool {
    [Dialect::EnUs, Dialect::EnGb].iter().any(|dialect| Dictionary::of(*dialect).accepts(word))
}

fn is_rare(word: &str) -> bool {
    let Some(set) = RARE.as_ref() else { return false };
    let Some(key) = Key::of(key::without_possessive(word).unwrap_or(word)) else { return false };
    let key = key.without_accents().unwrap_or(key);
    set.contains(key.as_str())
}

/// The word before a verb that it has swallowed: *what're*, *everything'll*.
fn without_contraction(word: &str) -> Option<&str> {
    let base = ["re", "ve", "ll", "d"].iter().find_map(|verb| word.strip_suffix(verb))?;
    base.strip_suffix(key::is_apostrophe).filter(|base| base.len() > 2)
}

/// The word with *-ize* for its *-ise*: the lists hold some verbs in one of the spellings only.
fn with_other_ending(word: &str) -> Option<String> {
    const ENDINGS: [&str; 7] = ["ise", "ised", "ises", "iser", "isers", "ising", "isation"];
    let ending = ENDINGS.iter().find(|ending| word.ends_with(**ending))?;
    let stem = word.strip_suffix(ending).filter(|stem| stem.len() > 3)?;
    Some(format!("{stem}{}", ending.replacen('s', "z", 1)))
}
