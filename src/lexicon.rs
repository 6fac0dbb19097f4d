//! Word lists as typed sets.
//!
//! A list is a file in `lexicon/`: `#` lines on top say what it is for, its fields, its origin and its
//! licence; then one term a line, fields behind ` | `, several values in a field behind `; `.

pub mod gazetteer;
pub mod variants;

use crate::text::Span;
use aho_corasick::{AhoCorasick, AhoCorasickKind, Input, MatchKind};
use rustc_hash::FxHashMap;

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
    entries: FxHashMap<&'static str, Entry>,
}

impl Terms {
    /// Reads a list; of two lines with one term the last holds.
    pub fn parse(list: &'static str) -> Self {
        Self { entries: entries(list).map(|entry| (entry.term, entry)).collect() }
    }

    /// The line whose term is `word`, letter for letter.
    pub fn get(&self, word: &str) -> Option<&Entry> {
        self.entries.get(word)
    }

    /// Whether a line's term is `word`, letter for letter.
    pub fn contains(&self, word: &str) -> bool {
        self.entries.contains_key(word)
    }

    /// All lines, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }
}

/// A list of phrases that is looked for in running text, all at once.
#[derive(Debug)]
pub struct Phrases {
    automaton: Option<AhoCorasick>,
    entries: Vec<Entry>,
}

impl Phrases {
    /// Reads a list. ASCII letters match in either case.
    pub fn parse(list: &'static str) -> Self {
        let entries: Vec<Entry> = entries(list).collect();
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            // Quicker to build than an automaton without failures, and the lists are built at each start.
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(entries.iter().map(|entry| entry.term));
        Self { automaton: automaton.ok(), entries }
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
                let found = self.automaton.as_ref()?.find(Input::new(text).range(from..))?;
                let before = text[..found.start()].chars().next_back();
                let after = text[found.end()..].chars().next();
                let is_word = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
                if is_word(before) || is_word(after) {
                    // Another phrase may start inside: "Put|in private|ly" holds "privately".
                    from = found.start() + text[found.start()..].chars().next().map_or(1, char::len_utf8);
                    continue;
                }
                from = found.end();
                let span = Span::new(within.start + found.start(), within.start + found.end());
                return Some((span, &self.entries[found.pattern().as_usize()]));
            }
        })
    }
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
    fn phrases_match_whole_words_and_the_longest() {
        let phrases = Phrases::parse(LIST);
        let prose = "Numbered. A number of men; number";
        let found: Vec<&str> =
            phrases.find(prose, Span::new(0, prose.len())).map(|(span, _)| span.of(prose)).collect();
        assert_eq!(found, ["A number of", "number"]);
    }

    #[test]
    fn a_phrase_inside_a_longer_word_hides_none() {
        let phrases = Phrases::parse("# For tests.\nin private\nprivately\n");
        let prose = "Martin privately agreed.";
        let found: Vec<&str> =
            phrases.find(prose, Span::new(0, prose.len())).map(|(span, _)| span.of(prose)).collect();
        assert_eq!(found, ["privately"]);
    }
}
