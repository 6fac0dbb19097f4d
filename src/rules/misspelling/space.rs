//! A space in the wrong place: "th ecar", "an dthe", "gov ernment".

use super::{COMMON_SLIP, Line, MOST_FIXES, is_small};
use crate::spelling::slip::{corrections, is_function_word};
use crate::spelling::{Dictionary, in_case_of, typing_distance};
use crate::text::Span;

/// The commonness, from 1 to 5, of the words between which a space went astray.
const COMMON: u8 = 3;
const LESS_COMMON: u8 = 4;

/// Shorter words are a part of many others.
const SHORTEST_JOINED: usize = 5;

/// A space that is a letter off, or one too many, between a word and the next.
pub(super) struct Misplaced {
    /// Both words as written, with the space.
    pub span: Span,
    /// What was meant.
    pub right: String,
}

impl Line<'_> {
    /// The misplaced space before or behind a word that no dictionary has.
    pub(super) fn misplaced_space(&self, at: usize) -> Option<Misplaced> {
        let before = at.checked_sub(1).and_then(|before| self.misplaced_behind(before));
        before.or_else(|| self.misplaced_behind(at))
    }

    fn misplaced_behind(&self, at: usize) -> Option<Misplaced> {
        let (written, second) = (self.word(at)?, self.small_word(at + 1)?);
        let first = if self.begins_sentence(at) { lowered(written) } else { written.to_owned() };
        if !is_small(&first) || !self.tokens.get(at + 1)?.spaced || self.is_pair_among_strangers(at) {
            return None;
        }
        let right = self.joined(&first, second).or_else(|| self.shifted(&first, second))?;
        let right = in_case_of(written, &right);
        let span = self.span(at).join(self.span(at + 1));
        // Of words of which an editor or a printed page has left a part, the rest is elsewhere.
        let is_meant = [at, at + 1].iter().any(|at| self.is_left_alone(*at, "") || self.is_sic(*at));
        (!is_meant).then_some(Misplaced { span, right })
    }

    /// "gov ernment": a space too many in a common word.
    fn joined(&self, first: &str, second: &str) -> Option<String> {
        let joined = format!("{first}{second}");
        let is_word = joined.len() >= SHORTEST_JOINED && self.is_common(&joined, COMMON);
        (is_word && first.len() > 1 && second.len() > 1).then_some(joined)
    }

    /// "th ecar", "an dthe": one letter on the wrong side of the space. Where one of the words is right, only the other
    /// can have it too many, and it must be no common slip by itself ("ther at" is hardly "the rat"): what the letter
    /// makes of the right word is at least as common.
    fn shifted(&self, first: &str, second: &str) -> Option<String> {
        let back = || Some((format!("{first}{}", second.get(..1)?), second.get(1..)?.to_owned()));
        let forth = || {
            let (kept, moved) = first.split_at_checked(first.len().checked_sub(1)?)?;
            Some((kept.to_owned(), format!("{moved}{second}")))
        };
        let is_right = |(first, second): &(String, String)| {
            let is_sentence = is_function_word(first) || is_function_word(second);
            let are_common = self.is_common(first, COMMON) && self.is_common(second, LESS_COMMON)
                || self.is_common(first, LESS_COMMON) && self.is_common(second, COMMON);
            first.len() > 1
                && second.len() > 1
                && are_common
                && (is_sentence || first.len() + second.len() > 7)
        };
        let is_better = |odd: &str, plain: &str, made: &str| {
            !self.is_accepted(plain)
                || self.rarity(made) <= self.rarity(plain) && !self.is_common_slip_of_any(odd)
        };
        let from_second = || {
            let shifted = back().filter(|_| !self.is_accepted(second)).filter(is_right);
            shifted.filter(|(made, _)| is_better(second, first, made))
        };
        let from_first = || {
            let shifted = forth().filter(|_| !self.is_accepted(first)).filter(is_right);
            shifted.filter(|(_, made)| is_better(first, second, made))
        };
        let (first, second) = from_second().or_else(from_first)?;
        Some(format!("{first} {second}"))
    }

    fn is_common(&self, word: &str, most: u8) -> bool {
        self.rarity(word) <= most
    }

    /// How rare a word is: from 1, and the most for what is not common at all.
    fn rarity(&self, word: &str) -> u8 {
        Dictionary::of(self.context.config.dialect).commonness(word).unwrap_or(u8::MAX)
    }

    /// Whether a common word is one of the commonest slips away.
    fn is_common_slip_of_any(&self, word: &str) -> bool {
        let proposals = corrections(Dictionary::of(self.context.config.dialect), word, MOST_FIXES);
        proposals.first().is_some_and(|right| {
            self.is_common(right, COMMON) && typing_distance(word, right, COMMON_SLIP).is_some()
        })
    }

    fn small_word(&self, at: usize) -> Option<&str> {
        self.word(at).filter(|word| is_small(word))
    }
}

/// The word with a small letter for its first.
fn lowered(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
