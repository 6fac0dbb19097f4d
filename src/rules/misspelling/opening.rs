//! An unknown word that opens its sentence as a name would: what may stand in its place.

use super::Line;
use crate::annotations::word::{Classes, VerbForm, Word};
use crate::spelling::slip::is_function_word;
use crate::spelling::{Dictionary, irregular_base};

/// The commonness, from 1 to 5, of the words for which what opens a sentence is a slip rather than a name.
const COMMON: u8 = 3;

/// Shorter words have too many neighbours among names.
const LONG: usize = 6;
const LONG_PLURAL: usize = 7;
const LONG_FOR_NAME: usize = 8;
const SHORTEST_NAMED: usize = 5;

/// Words so common (1 to 5) are meant by what fingers do to them.
const EVERYDAY: u8 = 2;

/// Words with which a sentence may open, and which may have swallowed the space behind them.
const OPENING: [&str; 10] = ["the", "this", "that", "these", "those", "his", "her", "its", "our", "their"];

impl Line<'_> {
    /// Whether `right` can stand for the word where it opens a sentence. Before what a subject or a part of one stands
    /// before ("Frome voted", "Frome council", "Frome, a town", "Frome and Bath", "Frome in Somerset") the word is a
    /// name unless a word that can stand there is one, or the slip is plain: "Goverment says", "Sevral residents".
    pub(super) fn may_open(&self, at: usize, right: &str) -> bool {
        if !self.is_opened_by_name(at) {
            return true;
        }
        if let Some((first, last)) = right.split_once(' ') {
            return OPENING.contains(&first.to_lowercase().as_str()) && last.len() > 3;
        }
        let lower = self.word(at).unwrap_or("").to_lowercase();
        let classes = Word::of_text(right).classes;
        let is_common = |most: u8| {
            Dictionary::of(self.context.config.dialect).commonness(right).is_some_and(|band| band <= most)
        };
        // A letter that is missing from a long word, or is swapped or doubled within an everyday one, makes few names.
        let is_shortened = right.len() == lower.len() + 1
            && (lower.len() >= LONG && is_common(COMMON) || lower.len() + 1 >= LONG && is_common(EVERYDAY));
        let is_finger =
            is_common(EVERYDAY) && (is_swapped_within(&lower, right) || is_doubled_within(&lower, right));
        let begins_alike = right.chars().next() == lower.chars().next();
        // Nor is there a name for each letter too many within a word of some length, or for each wrong one in a long word.
        let ends_alike = right.chars().next_back() == lower.chars().next_back();
        let is_lengthened = lower.len() == right.len() + 1
            && lower.len() >= LONG
            && begins_alike
            && ends_alike
            && is_common(EVERYDAY);
        let is_long = lower.len() >= LONG_FOR_NAME && begins_alike && is_common(COMMON);
        let is_named = lower.len() >= SHORTEST_NAMED
            && begins_alike
            && classes.has(Classes::ROLE | Classes::INSTITUTION | Classes::DOCUMENT);
        let is_pronoun = classes.has(Classes::SUBJECT) && !classes.has(Classes::DETERMINER);
        let is_long_adverb = classes.has(Classes::ADVERB) && right.len() > LONG;
        let is_before_comma = self.is_comma(at + 1);
        is_shortened
            || is_lengthened
            || is_long
            || is_finger
            || is_named
            || is_pronoun && !is_before_comma
            || is_long_adverb && is_before_comma
            || lower.len() >= LONG_PLURAL
                && is_plural(right)
                && is_common(COMMON)
                && self.takes_plural(at + 1)
    }

    /// Whether what stands behind the first word of a sentence is what stands behind a subject, or goes on with one.
    fn is_opened_by_name(&self, at: usize) -> bool {
        let is_capital = |at: usize| self.word(at).is_some_and(|word| word.starts_with(char::is_uppercase));
        if self.is_comma(at + 1) {
            let next = self.word(at + 2).map(Word::of_text);
            return next.is_some_and(|next| next.is(Classes::PREPOSITION | Classes::DETERMINER));
        }
        let Some(next) = self.word(at + 1) else { return false };
        let classes = Word::of_text(next).classes;
        if classes.has(Classes::COORDINATOR | Classes::PREPOSITION) {
            return is_capital(at + 2);
        }
        !is_function_word(&next.to_lowercase()) || classes.has(Classes::AUXILIARY | Classes::MODAL)
    }

    fn is_comma(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.span.of(&self.context.document.prose) == ",")
    }

    /// Whether the word there is a verb that several things have, or goes on with them.
    fn takes_plural(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        let lexeme = Word::of_text(word).lexeme;
        let is_past = || {
            let mut verbs = lexeme.iter().flat_map(|lexeme| &lexeme.verbs);
            word.ends_with("ed")
                || irregular_base(word).is_some()
                || verbs.any(|(_, form)| *form == VerbForm::Past)
        };
        let may_follow = Classes::MODAL | Classes::PREPOSITION | Classes::COORDINATOR;
        let is_of_one =
            matches!(word, "is" | "was" | "has" | "does" | "isn't" | "wasn't" | "hasn't" | "doesn't");
        !is_of_one && (is_past() || Word::of_text(word).is(may_follow | Classes::AUXILIARY))
    }
}

fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending))
}

/// Whether the words differ in the order of two letters behind the first.
fn is_swapped_within(word: &str, right: &str) -> bool {
    let differing: Vec<usize> =
        word.bytes().zip(right.bytes()).enumerate().filter(|(_, (a, b))| a != b).map(|(at, _)| at).collect();
    let (word, right) = (word.as_bytes(), right.as_bytes());
    word.len() == right.len()
        && matches!(differing[..], [first, second] if first > 0
            && second == first + 1
            && word[first] == right[second]
            && word[second] == right[first])
}

/// Whether the word has one letter twice that `right` has once, and not at its end.
fn is_doubled_within(word: &str, right: &str) -> bool {
    let letters = word.as_bytes();
    (1..letters.len().saturating_sub(1)).any(|at| {
        letters[at] == letters[at - 1]
            && word
                .get(..at)
                .zip(word.get(at + 1..))
                .is_some_and(|(first, last)| right.strip_prefix(first) == Some(last))
    })
}
