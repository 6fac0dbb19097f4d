//! Word lists as typed sets.
//!
//! A list is a file in `lexicon/`: `#` lines on top say what it is for, its fields, its origin and its
//! licence; then one term a line, fields behind ` | `, several values in a field behind `; `.

pub mod gazetteer;
pub mod variants;

use crate::text::Span;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::cmp::Reverse;

/// One line of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The first field.
    pub term: &'static str,
    /// The others, as they are written: few of them are ever asked for.
    fields: &'static str,
}

impl Entry {
    /// The field of that number, counted from 1 behind the term; empty where the line has none.
    pub fn field(&self, number: usize) -> &'static str {
        self.fields.split('|').nth(number - 1).map_or("", str::trim)
    }

    /// The values of a field of several.
    pub fn values(&self, number: usize) -> impl Iterator<Item = &'static str> + use<> {
        self.field(number).split(';').map(str::trim).filter(|value| !value.is_empty())
    }
}

/// Reads the lines of a list.
pub fn entries(list: &'static str) -> impl Iterator<Item = Entry> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let (term, fields) = line.split_once('|').unwrap_or((line, ""));
        Entry { term: term.trim(), fields }
    })
}

/// A list looked up by its exact term.
#[derive(Debug)]
pub struct Terms {
    entries: FxHashMap<Cow<'static, str>, Entry>,
}

impl Terms {
    /// Reads a list; of two lines with one term the last holds.
    pub fn parse(list: &'static str) -> Self {
        Self { entries: entries(list).map(|entry| (Cow::Borrowed(entry.term), entry)).collect() }
    }

    /// Reads a list of base forms; each line is found by all its forms. Of two lines with one form the last holds.
    pub fn parse_inflected(list: &'static str, forms: impl Fn(&Entry) -> Vec<String>) -> Self {
        let all = entries(list).flat_map(|entry| {
            let of_entry = forms(&entry);
            of_entry.into_iter().map(move |form| (Cow::Owned(form), entry.clone()))
        });
        Self { entries: all.collect() }
    }

    /// The line whose term is `word`, letter for letter.
    pub fn get(&self, word: &str) -> Option<&Entry> {
        self.entries.get(word)
    }

    /// Whether a line's term is `word`, letter for letter.
    pub fn contains(&self, word: &str) -> bool {
        self.entries.contains_key(word)
    }

    /// Whether a line's term is `word`, and its first field has that value among others.
    pub fn is(&self, word: &str, kind: &str) -> bool {
        self.get(word).is_some_and(|entry| entry.values(1).any(|value| value == kind))
    }

    /// All lines, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }
}

/// A list of phrases that is looked for in running text, all at once.
#[derive(Debug)]
pub struct Phrases {
    /// The lines by a hash of their terms' first words, the longest term first.
    by_first_word: FxHashMap<u64, Vec<Entry>>,
    /// The lengths of first words by their first letters, a bit for each: they tell of most words of a text that nothing
    /// begins with them.
    lengths: [u64; LETTERS],
}

/// So many values have the last bits of a letter, in which its two cases are alike.
const LETTERS: usize = 32;

impl Phrases {
    /// Reads a list, whose terms begin with letters or digits. ASCII letters match in either case.
    pub fn parse(list: &'static str) -> Self {
        let mut by_first_word: FxHashMap<u64, Vec<Entry>> = FxHashMap::default();
        let mut lengths = [0; LETTERS];
        for entry in entries(list) {
            let first = first_word(entry.term);
            debug_assert!(!first.is_empty(), "a phrase that is never found: {}", entry.term);
            let (letter, length) = letter_and_length(first);
            lengths[letter] |= length;
            by_first_word.entry(hash_of_letters(first)).or_default().push(entry);
        }
        for entries in by_first_word.values_mut() {
            entries.sort_by_key(|entry| Reverse(entry.term.len()));
        }
        Self { by_first_word, lengths }
    }

    /// The phrases in `within`, a span of `prose`, from left to right, the longest at each place;
    /// only whole words count.
    pub fn find<'a, 'p>(
        &'a self,
        prose: &'p str,
        within: Span,
    ) -> impl Iterator<Item = (Span, &'a Entry)> + use<'a, 'p> {
        let text = within.of(prose);
        let mut from = 0;
        std::iter::from_fn(move || {
            loop {
                let start = from + text[from..].find(char::is_alphanumeric)?;
                let rest = &text[start..];
                let first = first_word(rest);
                match self.begun_by(first).iter().find(|entry| stands_before(entry.term, rest)) {
                    Some(entry) => {
                        from = start + entry.term.len();
                        return Some((Span::new(within.start + start, within.start + from), entry));
                    }
                    None => from = start + first.len(),
                }
            }
        })
    }

    /// The lines whose terms may begin with that word.
    fn begun_by(&self, first: &str) -> &[Entry] {
        let (letter, length) = letter_and_length(first);
        if self.lengths[letter] & length == 0 {
            return &[];
        }
        self.by_first_word.get(&hash_of_letters(first)).map_or(&[], Vec::as_slice)
    }
}

/// The last bits of a word's first letter, and a bit for its length.
fn letter_and_length(word: &str) -> (usize, u64) {
    let letter = word.bytes().next().map_or(0, usize::from) % LETTERS;
    (letter, 1 << word.len().min(63))
}

/// The letters and digits that a text begins with.
fn first_word(text: &str) -> &str {
    let end = text.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(text.len());
    if text.as_bytes().get(end).is_none_or(u8::is_ascii) {
        return &text[..end];
    }
    text.find(|character: char| !character.is_alphanumeric()).map_or(text, |end| &text[..end])
}

/// A hash of a word in small letters: FNV-1a over its letters.
fn hash_of_letters(word: &str) -> u64 {
    let step = |hash: u64, letter: char| (hash ^ u64::from(letter)).wrapping_mul(FNV_STEP);
    if word.is_ascii() {
        return word.bytes().map(|letter| char::from(letter.to_ascii_lowercase())).fold(FNV_START, step);
    }
    word.chars().flat_map(char::to_lowercase).fold(FNV_START, step)
}

/// The numbers of FNV-1a.
const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_STEP: u64 = 0x0100_0000_01b3;

/// Whether a text begins with a term and no word runs on behind it.
fn stands_before(term: &str, text: &str) -> bool {
    text.get(..term.len()).is_some_and(|start| start.eq_ignore_ascii_case(term))
        && !text[term.len()..].starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "# For tests.\n# Origin: made up.\na number of | count | x; y\nnumber\n";

    #[test]
    fn lists_have_terms_and_fields() {
        let terms = Terms::parse(LIST);
        let entry = terms.get("a number of").unwrap();
        assert_eq!(entry.field(1), "count");
        assert_eq!(entry.values(2).collect::<Vec<_>>(), ["x", "y"]);
        assert_eq!(entry.field(3), "");
        assert!(!terms.contains("# For tests."));
    }

    #[test]
    fn inflected_terms_are_found_by_all_their_forms() {
        let terms = Terms::parse_inflected("fall | move; drop\n", |entry| {
            vec![entry.term.to_owned(), format!("{}s", entry.term)]
        });
        assert!(terms.is("falls", "drop") && terms.is("fall", "move"));
        assert!(!terms.is("falls", "rise") && !terms.is("fell", "move"));
    }

    #[test]
    fn phrases_match_whole_words_and_the_longest() {
        let phrases = Phrases::parse(LIST);
        let prose = "Numbered. A number of men; number";
        let found: Vec<&str> =
            phrases.find(prose, Span::new(0, prose.len())).map(|(span, _)| span.of(prose)).collect();
        assert_eq!(found, ["A number of", "number"]);
    }

    #[test]
    fn a_phrase_inside_a_longer_word_hides_none() {
        let phrases = Phrases::parse("# For tests.\nin private\nin private talk\nprivately\n");
        let prose = "Martin privately agreed, in private talks: IN PRIVATE.";
        let found: Vec<&str> =
            phrases.find(prose, Span::new(0, prose.len())).map(|(span, _)| span.of(prose)).collect();
        assert_eq!(found, ["privately", "in private", "IN PRIVATE"]);
    }

    #[test]
    fn letters_of_other_alphabets_are_compared_as_they_are() {
        let phrases = Phrases::parse("# For tests.\nétat de siège\n");
        let prose = "Un état de siège… ÉTAT de siège, état de siégé, un été";
        let found: Vec<Span> = phrases.find(prose, Span::new(0, prose.len())).map(|(span, _)| span).collect();
        assert_eq!(found, [Span::new(3, 3 + "état de siège".len())]);
    }
}
