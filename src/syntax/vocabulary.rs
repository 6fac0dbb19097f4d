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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_the_numbers_of_their_places() {
        let [first, second, other] = ["pier", "harbour", "Harbour"].map(Key::of);
        let vocabulary = Vocabulary::new(&[first.form, second.form], &[second.suffix]);
        assert_eq!((vocabulary.forms(), vocabulary.suffixes()), (2, 1));
        assert_eq!(vocabulary.entry(first), Entry { form: 3, suffix: 0, shape: first.shape });
        assert_eq!(vocabulary.entry(second), Entry { form: 4, suffix: 1, shape: second.shape });
        let capitalised = vocabulary.entry(other);
        assert_eq!((capitalised.form, capitalised.suffix), (4, 1), "letters count in either case");
        assert_ne!(capitalised.shape, second.shape);
    }

    #[test]
    fn no_word_has_a_reserved_number() {
        let key = Key::of("ferry");
        let unknown = Vocabulary::default().entry(key);
        let listed = Vocabulary::new(&[key.form], &[]).entry(key);
        assert_eq!(unknown.form, 0);
        for reserved in [unknown, Entry::NONE, Entry::ROOT] {
            assert!(usize::from(reserved.form) < RESERVED && reserved.form != listed.form);
        }
        assert_ne!(Entry::NONE.form, Entry::ROOT.form);
    }

    #[test]
    fn forms_beyond_what_a_number_can_hold_are_unknown() {
        let forms: Vec<u32> = (0..70_000).collect();
        let vocabulary = Vocabulary::new(&forms, &[]);
        let form = |form: u32| vocabulary.entry(Key { form, ..Key::default() }).form;
        assert_eq!((form(0), form(65_532), form(65_533), form(69_999)), (3, u16::MAX, 0, 0));
    }
}
