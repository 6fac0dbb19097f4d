//! The spelling dictionary: whether a word is correct, whether it is one that
//! English makes on the spot, and what a misspelt one was meant to be.
//!
//! The words are compiled into maps by the build script and embedded, so that
//! choosing a dialect costs nothing and the other one is never touched.

mod accepts;
mod contraction;
mod distance;
mod english;
mod entry;
mod fold;
mod irregular;
mod key;
mod memo;
mod neighbours;
mod people;
mod short_form;
pub mod slip;
mod sound;
mod suggest;

use crate::config::Dialect;
use std::sync::LazyLock;

pub use contraction::contraction_of;
pub use distance::{is_key_slip, typing_distance};
pub use english::is_english;
pub use fold::{folded, has_skeleton, in_case_of, skeleton};
pub use irregular::{irregular_base, irregular_participle};
pub use key::is_hyphen;
pub use memo::Memo;
pub use neighbours::{Neighbours, is_one_edit};
pub use people::{GIVEN_NAMES, People, SURNAMES};
pub use short_form::{respelled, written_out};

use entry::{CURRENT_BAND, LAST_BAND, LOWER, MIXED, MIXED_AT, TITLE, UPPER};
use key::{Case, Key};

/// The words of one dialect.
#[derive(Debug)]
pub struct Dictionary {
    /// Absent only if the embedded map were damaged; every look-up then fails,
    /// and nothing panics.
    words: Option<fst::Map<&'static [u8]>>,
    /// The words in use, each behind its sounds and a space.
    sounds: Option<fst::Set<&'static [u8]>>,
    /// The spellings of words whose capitals follow no pattern, those of one word
    /// on one line, separated by spaces. The map's values point into it.
    mixed: &'static str,
    proposed: Memo<(String, usize), Vec<String>>,
    has_near: Memo<String, bool>,
}

static EN_US: LazyLock<Dictionary> = LazyLock::new(|| {
    Dictionary::embedded(
        include_bytes!(concat!(env!("OUT_DIR"), "/words-en-US.fst")),
        include_bytes!(concat!(env!("OUT_DIR"), "/sounds-en-US.fst")),
        include_str!(concat!(env!("OUT_DIR"), "/mixed-en-US.txt")),
    )
});

static EN_GB: LazyLock<Dictionary> = LazyLock::new(|| {
    Dictionary::embedded(
        include_bytes!(concat!(env!("OUT_DIR"), "/words-en-GB.fst")),
        include_bytes!(concat!(env!("OUT_DIR"), "/sounds-en-GB.fst")),
        include_str!(concat!(env!("OUT_DIR"), "/mixed-en-GB.txt")),
    )
});

impl Dictionary {
    /// The dictionary of a dialect. The first call reads the map's footer, later
    /// ones nothing.
    pub fn of(dialect: Dialect) -> &'static Self {
        match dialect {
            Dialect::EnUs => &EN_US,
            Dialect::EnGb => &EN_GB,
        }
    }

    /// Whether the word, as written, is correct.
    ///
    /// Capitals may be added to a listed word (*House*, *HOUSE*) but not taken from
    /// it (*london*). A possessive ending is set aside, an apostrophe may be curly,
    /// and an accent may be written where the dictionary has none (*café*).
    pub fn knows(&self, word: &str) -> bool {
        self.lists(word) || key::without_possessive(word).is_some_and(|base| self.lists(base))
    }

    /// [`Self::knows`], or a productive derivation of known words: hyphenated
    /// compounds (*long-range*, *ex-minister*), prefixed words (*cyberattack*),
    /// numbers with letters (*1990s*, *3rd*, *5km*) and the like.
    pub fn accepts(&self, word: &str) -> bool {
        self.knows(word) || accepts::is_derived(self, word)
    }

    /// What the writer may have meant, best first, at most `limit`, in the case
    /// pattern of the word. Empty for words that are empty or far too long.
    pub fn suggest(&self, word: &str, limit: usize) -> Vec<String> {
        self.proposed.get_or(&(word.to_owned(), limit), || suggest::suggest(self, word, limit))
    }

    /// Whether a listed word is one edit from this one, or from what it is the possessive of.
    pub fn has_near(&self, word: &str) -> bool {
        let word = key::without_possessive(word).unwrap_or(word);
        self.has_near.get_or(word, || suggest::has_near(self, word))
    }

    /// How common a word is in news prose, from 1 (*the*) to 5; `None` for rarer ones, for names and
    /// for what is no word in small letters.
    pub fn commonness(&self, word: &str) -> Option<u8> {
        let value = self.value(Key::of(word)?.as_str())?;
        let band = u8::try_from(value & entry::BAND).unwrap_or(0);
        (value & LOWER != 0 && (1..=LAST_BAND).contains(&u64::from(band))).then_some(band)
    }

    /// Whether the word, in small letters, is in use: common in news, or held by every smaller dictionary.
    pub fn is_current(&self, word: &str) -> bool {
        let value = Key::of(word).and_then(|key| self.value(key.as_str())).unwrap_or(0);
        value & LOWER != 0 && (1..=CURRENT_BAND).contains(&(value & entry::BAND))
    }

    fn embedded(map: &'static [u8], sounds: &'static [u8], mixed: &'static str) -> Self {
        Self {
            words: fst::Map::new(map).ok(),
            sounds: fst::Set::new(sounds).ok(),
            mixed,
            proposed: Memo::default(),
            has_near: Memo::default(),
        }
    }

    /// The value of a key (a word in lower case), as [`entry`] lays it out.
    fn value(&self, key: &str) -> Option<u64> {
        self.words.as_ref()?.get(key)
    }

    /// Whether the dictionary lists the word, in a spelling that permits this one.
    fn lists(&self, word: &str) -> bool {
        let Some(key) = Key::of(word) else {
            return false;
        };
        let permits =
            |key: &Key| self.value(key.as_str()).is_some_and(|value| self.permits(value, key.case(), word));
        permits(&key) || key.without_accents().is_some_and(|plain| permits(&plain))
    }

    fn permits(&self, value: u64, case: Case, word: &str) -> bool {
        match case {
            Case::Lower => value & LOWER != 0,
            Case::Title => value & (LOWER | TITLE) != 0,
            Case::Initial => value & (LOWER | TITLE | UPPER) != 0,
            Case::Upper => value & (LOWER | TITLE | UPPER | MIXED) != 0,
            Case::Mixed => {
                let word = key::with_plain_apostrophes(word);
                self.mixed_spellings(value).any(|spelling| spelling == word)
            }
        }
    }

    /// The spellings of a word whose capitals follow no pattern; none for others.
    fn mixed_spellings(&self, value: u64) -> impl Iterator<Item = &'static str> {
        let line = usize::try_from(value >> MIXED_AT)
            .ok()
            .filter(|_| value & MIXED != 0)
            .and_then(|at| self.mixed.get(at..))
            .and_then(|rest| rest.lines().next());
        line.unwrap_or_default().split_whitespace()
    }
}

#[cfg(test)]
mod tests;
