//! Known names of several words, of which one may be off: "New Yotk Times".

use super::{Evidence, NameSlip, Search};
use crate::annotations::name::{Name, is_capitalised, without_possessive};
use crate::annotations::name_kind;
use crate::lexicon::gazetteer::{GAZETTEER, LONGEST_NAME};
use crate::lexicon::variants::VARIANTS;
use crate::sentence::TokenKind;
use crate::spelling::{folded, is_one_edit};
use crate::text::Span;

/// Shorter words have too many neighbours.
const SHORTEST_IN_NAME: usize = 4;

/// A known name of so many words may stand around a word that is like another.
const LONGEST_AROUND: usize = 4;

impl Search<'_> {
    /// Passages of several words of which one is off, the longest at each place.
    pub(super) fn like_known_names(&self, names: &[Name]) -> Vec<NameSlip> {
        let mut slips = Vec::new();
        let mut done = 0;
        for name in names {
            let mut at = name.tokens.start.max(done);
            while at < name.tokens.end {
                let longest = LONGEST_NAME.min(self.sentence.tokens.end - at);
                let found = (2..=longest).rev().find_map(|length| self.listed_at(at, length));
                match found {
                    Some((length, slip)) => {
                        slips.extend(slip);
                        at += length;
                    }
                    None => at += 1,
                }
                done = at;
            }
        }
        slips
    }

    /// The name of `length` words at a token: its slip, or none where it stands exactly so.
    fn listed_at(&self, at: usize, length: usize) -> Option<(usize, Option<NameSlip>)> {
        let words = self.words(at, length)?;
        let is_near = |given: &str, listed: &str| self.is_slip_of(given, listed, length);
        let near = self
            .vocabulary
            .names
            .near_misses(&words, is_near)
            .or_else(|| GAZETTEER.near_misses(&words, is_near))?;
        let word = words.get(near.at)?;
        if near.word == *word {
            return Some((length, None));
        }
        let start = self.text.tokens.get(at + near.at)?.span.start;
        // "Angela Merkels party" lacks an apostrophe, and no letter is too many.
        let is_owner = near.at + 1 == length
            && word.strip_suffix('s') == Some(near.word)
            && super::owns_next(self.document, self.text, self.sentence, at + near.at);
        let span = Span::new(start, start + word.len());
        let slip = NameSlip {
            span,
            right: if is_owner { format!("{}'s", near.word) } else { near.word.to_owned() },
            name: near.name.join(" "),
            role: None,
            evidence: Evidence::Rest,
        };
        Some((length, Some(slip)))
    }

    /// So many words from a token on, without the ending of a possessive, if nothing but white space parts them.
    fn words(&self, at: usize, length: usize) -> Option<Vec<&str>> {
        let tokens = self.text.tokens.get(at..at + length)?;
        let joined = tokens.iter().skip(1).all(|token| token.spaced)
            && tokens.iter().all(|token| token.kind == TokenKind::Word);
        if !joined {
            return None;
        }
        let mut words: Vec<&str> = tokens.iter().map(|token| self.document.prose_of(token.span)).collect();
        if let Some(last) = words.last_mut() {
            *last = without_possessive(last);
        }
        Some(words)
    }

    /// Whether `given` can only be a slip for `listed`, in a name of so many words.
    fn is_slip_of(&self, given: &str, listed: &str, length: usize) -> bool {
        let long_enough =
            listed.chars().count() >= SHORTEST_IN_NAME && listed.starts_with(char::is_uppercase);
        let differs_in_number =
            || given.strip_suffix('s') == Some(listed) || listed.strip_suffix('s') == Some(given);
        // "New York Tines" may exist; in a name of two words a known word makes it too likely.
        let is_other_word = || (length < 3 || differs_in_number()) && self.vocabulary.knows(given);
        let is_other_english = || {
            let group = VARIANTS.get(given).map(|one| one.group);
            group.is_some() && group == VARIANTS.get(listed).map(|one| one.group)
        };
        long_enough
            && is_capitalised(given)
            && is_one_edit(&given.to_lowercase(), &listed.to_lowercase())
            && folded(given) != folded(listed)
            && !is_other_word()
            && !is_other_english()
            && !self.vocabulary.accepts(given)
            && !name_kind::is_of_other_language(given)
    }

    /// Whether the word belongs to a listed name that stands there in full.
    pub(super) fn is_known_name_at(&self, span: Span) -> bool {
        let at = self.text.tokens.partition_point(|token| token.span.end <= span.start);
        let first = self.sentence.tokens.start.max(at.saturating_sub(2));
        (first..=at).any(|from| {
            let longest = LONGEST_AROUND.min(self.sentence.tokens.end.saturating_sub(from));
            (2..=longest).any(|length| matches!(self.listed_at(from, length), Some((_, None))))
        })
    }
}
