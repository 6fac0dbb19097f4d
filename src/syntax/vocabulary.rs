//! The words that the weights know, by number.

use super::key::Key;
use rustc_hash::FxHashMap;

/// A word by its numbers in the tables of a network.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Entry {
    /// Of its form.
    pub form: u16,
    /// Of its last letters.
    pub suffix: u16,
    /// Its shape.
    pub shape: u8,
}

impl Entry {
    /// Where no word is.
    pub const NONE: Entry = Entry { form: 1, suffix: 0, shape: 0 };
    /// The root behind the last word.
    pub const ROOT: Entry = Entry { form: 2, suffix: 0, shape: 0 };
}

/// How many form numbers stand for no listed form: unknown, none, root.
pub const RESERVED: usize = 3;

/// Forms and suffixes that have a number of their own.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Vocabulary {
    forms: FxHashMap<u32, u16>,
    suffixes: FxHashMap<u32, u16>,
}

impl Vocabulary {
    /// A vocabulary of hashes, the commonest form first. Forms are counted from [`RESERVED`], suffixes from 1,
    /// since 0 is unknown.
    pub fn new(forms: &[u32], suffixes: &[u32]) -> Self {
        let numbered = |list: &[u32], first: usize| {
            let number = |at: usize| u16::try_from(at + first).unwrap_or(0);
            list.iter().enumerate().map(|(at, hash)| (*hash, number(at))).collect()
        };
        Self { forms: numbered(forms, RESERVED), suffixes: numbered(suffixes, 1) }
    }

    /// How many forms are listed.
    pub fn forms(&self) -> usize {
        self.forms.len()
    }

    /// How many suffixes are listed.
    pub fn suffixes(&self) -> usize {
        self.suffixes.len()
    }

    /// The numbers of a word.
    pub fn entry(&self, key: Key) -> Entry {
        let number = |list: &FxHashMap<u32, u16>, hash: u32| list.get(&hash).copied().unwrap_or(0);
        Entry {
            form: number(&self.forms, key.form),
            suffix: number(&self.suffixes, key.suffix),
            shape: key.shape,
        }
    }
}
