//! Phrases that settings list, compiled to be looked for: whole words, in either letter case, over any white space.

use regex::{Regex, RegexBuilder};
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// Phrases as the settings list them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Phrases {
    written: Vec<String>,
    #[serde(skip)]
    pattern: OnceLock<Option<Regex>>,
}

impl Phrases {
    /// The phrases as they are written.
    pub fn written(&self) -> &[String] {
        &self.written
    }

    /// What finds them; `None` where there are none.
    pub fn pattern(&self) -> Option<&Regex> {
        let compiled = || literal(&self.written).filter(|_| !self.written.is_empty());
        self.pattern.get_or_init(compiled).as_ref()
    }
}

impl From<Vec<String>> for Phrases {
    fn from(written: Vec<String>) -> Self {
        Self { written, pattern: OnceLock::new() }
    }
}

impl PartialEq for Phrases {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl Eq for Phrases {}

/// What finds any of some texts as whole words, the longest first. A text without capitals is found in either letter
/// case; one with a capital only as it is written, since "US" is not "us". `None` where they are too many to compile.
pub(super) fn literal(texts: &[String]) -> Option<Regex> {
    let mut texts: Vec<&String> = texts.iter().collect();
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    let any: Vec<String> = texts.iter().map(|text| of_text(text)).collect();
    RegexBuilder::new(&any.join("|")).size_limit(LARGEST).build().ok()
}

/// Compiled lists may have so many bytes, which are some ten thousand phrases.
const LARGEST: usize = 1 << 27;

fn of_text(text: &str) -> String {
    let words: Vec<String> =
        text.split_whitespace().map(|word| with_apostrophes(&regex::escape(word))).collect();
    let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let before = if is_word(text.chars().next()) { r"\b" } else { "" };
    let behind = if is_word(text.chars().next_back()) { r"\b" } else { "" };
    let case = if text.chars().any(char::is_uppercase) { "" } else { "i" };
    format!("(?{case}:{before}{}{behind})", words.join(r"\s+"))
}

/// Straight and curly apostrophes are one mark.
fn with_apostrophes(word: &str) -> String {
    word.replace(['\'', '’'], "['’]")
}

/// Compiles a pattern that a house has written.
///
/// # Errors
/// What is wrong with it, in a few words.
pub(super) fn compiled(pattern: &str) -> Result<Regex, String> {
    Regex::new(pattern).map_err(|error| {
        let error = error.to_string();
        // The parser draws the pattern first and says what is wrong last.
        error.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(phrases: &[&str], text: &'a str) -> Vec<&'a str> {
        let phrases = Phrases::from(phrases.iter().map(|phrase| (*phrase).to_owned()).collect::<Vec<_>>());
        phrases
            .pattern()
            .map_or(Vec::new(), |pattern| pattern.find_iter(text).map(|found| found.as_str()).collect())
    }

    #[test]
    fn phrases_are_whole_words_in_either_case() {
        assert_eq!(found(&["war of words"], "War  of words, war of wordsmiths"), ["War  of words"]);
        assert_eq!(found(&["don't do"], "We don’t do that"), ["don’t do"]);
        assert_eq!(found(&["U.S."], "the U.S. and the u.s."), ["U.S."]);
        assert_eq!(found(&["US"], "US and us"), ["US"]);
        assert_eq!(found(&["c++", "(sic)"], "C++ is (sic) here"), ["C++", "(sic)"]);
        assert_eq!(found(&["at this", "at this point"], "At this point"), ["At this point"]);
        assert_eq!(found(&["élan"], "Élan, mélange"), ["Élan"]);
        assert_eq!(found(&[], "anything"), Vec::<&str>::new());
    }

    #[test]
    fn what_is_wrong_with_a_pattern_is_said_in_a_few_words() {
        assert_eq!(compiled("(a").unwrap_err(), "unclosed group");
        assert!(compiled("a+").unwrap().is_match("aa"));
    }
}
