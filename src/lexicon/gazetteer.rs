//! Listed names: outlets, organisations, places, leaders and given names, and the near misses of those of several words.

mod rests;

use super::{FNV_START, FNV_STEP, entries, hash_of_letters};
use rests::{Rest, Rests};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// The names that ship.
pub static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::of(&Gazetteer::shipped()));

/// Begins to read the names on another core: of all lists they take longest, and whoever is about to check a draft needs
/// them a little later.
pub fn read_ahead() {
    rayon::spawn(|| {
        LazyLock::force(&GAZETTEER);
    });
}

/// Longer names are compared by their first words only.
pub const LONGEST_NAME: usize = 6;

/// A word of a name: the program holds it, or the house's list.
pub type Word = Cow<'static, str>;

/// Names, looked up whole, by word, or by all words but one.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    /// The words of all names, one name behind the other.
    parts: Vec<Word>,
    /// Which of these each name has.
    names: Vec<Range<usize>>,
    /// Hashes of all words in small letters. Two words of one hash would both be known: with 64 bits there are none.
    words: FxHashSet<u64>,
    given: FxHashSet<&'static str>,
    surnames: FxHashSet<&'static str>,
    places: FxHashSet<&'static str>,
    famous: FxHashSet<&'static str>,
    capitals: FxHashSet<&'static str>,
    household: FxHashSet<&'static str>,
    leaders: FxHashSet<&'static str>,
    by_rest: Rests,
}

/// A listed name that differs from a passage in one word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NearMiss<'a> {
    /// Which word of the passage differs, counted from 0.
    pub at: usize,
    /// The listed name's word there.
    pub word: &'a str,
    /// All words of the listed name.
    pub name: &'a [Word],
}

/// What a listed name is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A country or a capital.
    Capital,
    Place,
    /// A place that few know, which nothing is taken for a slip of.
    Town,
    Leader,
    Other,
}

/// A name of a list.
struct Listed {
    /// What stands before it, of a name that is put together: it may be spelt otherwise itself.
    given: &'static str,
    text: &'static str,
    kind: Kind,
}

impl Gazetteer {
    /// The names of the lists that ship, one after the other.
    fn shipped() -> Vec<Listed> {
        let mut out = Vec::new();
        let mut add = |text: &'static str, kind: Kind| {
            // "ABC (Spain)" tells namesakes apart; "~" marks what only context makes a name.
            let text = text.split(" (").next().unwrap_or("").trim_start_matches('~');
            let text = text.strip_prefix("The ").or_else(|| text.strip_prefix("the ")).unwrap_or(text);
            out.push(Listed { given: "", text, kind });
        };
        for list in [include_str!("outlets.txt"), include_str!("organisations.txt")] {
            for entry in entries(list) {
                add(entry.term, Kind::Other);
                entry.values(1).for_each(|alias| add(alias, Kind::Other));
            }
        }
        for entry in entries(include_str!("leaders.txt")) {
            add(entry.term, Kind::Leader);
            entry.values(1).for_each(|alias| add(alias, Kind::Leader));
        }
        for list in [include_str!("household_names.txt"), include_str!("public_figures.txt")] {
            entries(list).for_each(|entry| add(entry.term, Kind::Other));
        }
        for entry in entries(include_str!("places.txt")) {
            let is_capital = ["country", "capital"].iter().any(|kind| entry.field(1).contains(kind));
            add(entry.term, if is_capital { Kind::Capital } else { Kind::Place });
            entry.values(2).for_each(|alias| add(alias, Kind::Place));
        }
        entries(include_str!("towns.txt")).for_each(|entry| add(entry.term, Kind::Town));
        for entry in entries(include_str!("variants.txt")) {
            let kind = match entry.field(1) {
                "person" => Kind::Leader,
                "place" => Kind::Place,
                _ => continue,
            };
            entry.term.split(';').for_each(|form| add(form.trim(), kind));
        }
        out.extend(respelled_leaders());
        out
    }

    fn of(listed: &[Listed]) -> Self {
        let mut gazetteer = Self::default();
        // Growing would hash all again.
        gazetteer.words.reserve(2 * listed.len());
        for Listed { given, text, kind } in listed {
            let words = given.split_whitespace().chain(text.split_whitespace());
            for word in words.clone() {
                gazetteer.words.insert(hash_of_letters(word));
                if word.contains('-') {
                    gazetteer.words.extend(word.split('-').map(hash_of_letters));
                }
            }
            if words.clone().count() == 1 {
                gazetteer.add_word(text, *kind);
            } else {
                gazetteer.add(words.map(Cow::Borrowed), given.split_whitespace().count());
            }
        }
        gazetteer.household = entries(include_str!("household_names.txt")).map(|entry| entry.term).collect();
        gazetteer.surnames = entries(include_str!("surnames.txt")).map(|entry| entry.term).collect();
        gazetteer.given = entries(include_str!("given_names.txt")).map(|entry| entry.term).collect();
        gazetteer.by_rest.index();
        gazetteer
    }

    /// Names of the house, ready to be looked up like those that ship.
    pub fn of_house<'a>(names: impl IntoIterator<Item = &'a String>) -> Self {
        let mut gazetteer = Self::default();
        for name in names {
            gazetteer.words.extend(name.split_whitespace().map(hash_of_letters));
            gazetteer.add(name.split_whitespace().map(|word| word.to_owned().into()), 0);
        }
        gazetteer.by_rest.index();
        gazetteer
    }

    /// Adds a name of one word.
    fn add_word(&mut self, word: &'static str, kind: Kind) {
        match kind {
            Kind::Capital => {
                self.places.insert(word);
                self.capitals.insert(word);
            }
            Kind::Place | Kind::Town => {
                self.places.insert(word);
            }
            Kind::Leader => {
                self.leaders.insert(word);
            }
            Kind::Other => {}
        }
        let is_acronym = !word.contains(char::is_lowercase);
        if !is_acronym && kind != Kind::Town && (kind != Kind::Other || word.is_ascii()) {
            self.famous.insert(word);
        }
    }

    /// Adds a name of several words, near misses of which may lie in its words from that number on.
    fn add(&mut self, words: impl Iterator<Item = Word>, from: usize) {
        let start = self.parts.len();
        self.parts.extend(words);
        let name = start..self.parts.len();
        if !(2..=LONGEST_NAME).contains(&name.len()) {
            self.parts.truncate(start);
            return;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let words = &self.parts[name.clone()];
        let whole = hash_of(words.iter().map(AsRef::as_ref));
        for (at, word) in words.iter().enumerate().skip(from) {
            let rest = whole.wrapping_sub(hash_at(word, at));
            self.by_rest.add(Rest { hash: rest, number, at: u8::try_from(at).unwrap_or(u8::MAX) });
        }
        self.names.push(name);
    }

    /// Whether some listed name has this word, in any letter case.
    pub fn has_word(&self, word: &str) -> bool {
        self.given.contains(word)
            || self.surnames.contains(word)
            || self.words.contains(&hash_of_letters(word))
    }

    /// Whether it is a listed given name.
    pub fn is_given_name(&self, word: &str) -> bool {
        self.given.contains(word)
    }

    /// Whether the list of surnames has it, letter for letter.
    pub fn is_surname(&self, word: &str) -> bool {
        self.surnames.contains(word)
    }

    /// Whether it is a place of one word.
    pub fn is_place(&self, word: &str) -> bool {
        self.places.contains(word)
    }

    /// Whether it is a country or a capital of one word.
    pub fn is_capital_or_country(&self, word: &str) -> bool {
        self.capitals.contains(word)
    }

    /// Whether it is how a listed leader is called at second reference.
    pub fn is_leader(&self, word: &str) -> bool {
        self.leaders.contains(word)
    }

    /// Whether everybody knows who is meant by this one word.
    pub fn is_household_name(&self, word: &str) -> bool {
        self.household.contains(word)
    }

    /// Whether it is a place, a leader's surname or another listed name of one word.
    pub fn is_famous(&self, word: &str) -> bool {
        self.famous.contains(word)
    }

    /// Places, leaders' surnames and other names of one word, in no order.
    pub fn famous(&self) -> impl Iterator<Item = &'static str> {
        self.famous.iter().copied()
    }

    /// The listed name of as many words that differs from `words` in one of them at most: the first of
    /// which `is_near(given, listed)` says so. An exact match yields itself, as its own near miss.
    pub fn near_misses<'a>(
        &'a self,
        words: &[&str],
        is_near: impl Fn(&str, &str) -> bool,
    ) -> Option<NearMiss<'a>> {
        let mut hashes = [0; LONGEST_NAME];
        if self.names.is_empty() || words.len() > hashes.len() {
            return None;
        }
        for (at, (hash, word)) in hashes.iter_mut().zip(words).enumerate() {
            *hash = hash_at(word, at);
        }
        let whole = hashes.iter().fold(0, |sum: u64, hash| sum.wrapping_add(*hash));
        let mut best = None;
        for (at, (given, hash)) in words.iter().zip(hashes).enumerate() {
            for rest in self.by_rest.of(whole.wrapping_sub(hash)) {
                let name = self.names.get(usize::try_from(rest.number).unwrap_or(usize::MAX))?;
                let name = self.parts.get(name.clone())?;
                let (Some(word), true) =
                    (name.get(at), usize::from(rest.at) == at && name.len() == words.len())
                else {
                    continue;
                };
                if word == given {
                    return Some(NearMiss { at, word, name });
                }
                if best.is_none() && is_near(given, word) {
                    best = Some(NearMiss { at, word, name });
                }
            }
        }
        best
    }
}

/// "Hassan Rohani": the given names of leaders before the other spellings of their second reference.
fn respelled_leaders() -> impl Iterator<Item = Listed> {
    entries(include_str!("leaders.txt")).flat_map(|entry| {
        let mut forms = entry.values(1);
        let given = forms.next().and_then(|first| entry.term.strip_suffix(first)).unwrap_or("");
        forms.filter(move |_| !given.is_empty()).map(move |text| Listed { given, text, kind: Kind::Leader })
    })
}

/// A hash of words that one of them can be taken from again.
fn hash_of<'a>(words: impl Iterator<Item = &'a str>) -> u64 {
    words.enumerate().fold(0, |sum, (at, word)| sum.wrapping_add(hash_at(word, at)))
}

/// The share of one word, at its place, in the hash of all: FNV-1a.
fn hash_at(word: &str, at: usize) -> u64 {
    let start = FNV_START ^ u64::try_from(at).unwrap_or(0).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    word.bytes().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(FNV_STEP))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_all_words_but_one() {
        let near = |one: &str, other: &str| one.len() == other.len();
        let found = GAZETTEER.near_misses(&["New", "Yotk", "Times"], near).unwrap();
        assert_eq!((found.at, found.word), (1, "York"));
        let exact = GAZETTEER.near_misses(&["New", "York", "Times"], near).unwrap();
        assert_eq!(exact.word, ["New", "York", "Times"][exact.at]);
        assert!(GAZETTEER.near_misses(&["Old", "Velm", "Post"], near).is_none());
    }

    #[test]
    fn words_are_known() {
        assert!(GAZETTEER.has_word("York") && GAZETTEER.is_place("Latvia") && !GAZETTEER.has_word("Yotk"));
    }
}
