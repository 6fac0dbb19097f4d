//! Words with a capital, or in capitals only: most of them are names.

use super::joined::{split_at_function_word, split_before_verb, split_in_name, without_stutter};
use super::{COMMON_SLIP, Line, MOST_FIXES};
use crate::annotations::name::{is_title, without_possessive};
use crate::annotations::word::{Classes, VerbForm, Word};
use crate::finding::Level;
use crate::lexicon::Terms;
use crate::lexicon::gazetteer::GAZETTEER;
use crate::spelling::slip::{corrections, has_drawl, has_near, is_function_word, is_month, is_slip};
use crate::spelling::{Dictionary, in_case_of, is_english, is_one_edit, typing_distance};
use crate::text::Span;
use std::cell::LazyCell;
use std::sync::LazyLock;

static COMPANY_FORMS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/company_forms.txt")));

/// A capitalised word is taken for a slip only of words this common (1 to 5).
const COMMON: u8 = 4;

/// The typing distance, in hundredths of an edit, of two letters that are easily mistaken for each other.
const LIKE_LETTER: u32 = 75;

/// A word in capitals of so many letters may be an acronym.
const SHORT_IN_CAPITALS: usize = 6;

/// A word in capitals with a letter three times is no acronym from this length.
const SHORTEST_DRAWL: usize = 5;

/// So long a word, one letter from a common one, is no name.
const NO_NAME: usize = 9;

/// A capitalised word is a telling slip only of words this common (1 to 5).
const COMMON_IN_NAME: u8 = 3;

/// The letters of the shortest word within a name in which two are tellingly swapped, and of that which tellingly lacks
/// one.
const SHORTEST_TELLING: usize = 5;
const LONG_TELLING: usize = 8;

/// No common word is longer.
const LONGEST_TELLING: usize = 20;

/// A capitalised word before a number is a name sooner, if it is shorter.
const COUNTED: usize = 7;

/// Words this common (1 to 5) are words even where a name has them, too.
const EVERYDAY: u8 = 2;

/// The letters of the shortest word that a name may begin or end with.
const SHORTEST_PART: usize = 3;

/// A longer capitalised word may be two edits from the one it was meant to be.
const FAR: usize = 8;

impl Line<'_> {
    /// A capitalised word: where a sentence gave it the capital and one edit makes it a common word, or
    /// where it stands among common words in a name ("the Central Harbuor Authority").
    pub(super) fn capitalised(&self, span: Span, word: &str, at: usize) -> Option<(Vec<String>, Level)> {
        let bare = without_possessive(word);
        if self.is_company(at) || self.context.annotations.vocabulary.knows(bare) || self.is_accepted(word) {
            return None;
        }
        let lower = word.to_lowercase();
        if self.is_accepted(&lower) {
            return None;
        }
        if let Some(right) = without_stutter(word).filter(|right| self.is_accepted(right)) {
            return Some((vec![right], Level::Error));
        }
        let dictionary = Dictionary::of(self.context.config.dialect);
        let follows_name = at
            .checked_sub(1)
            .and_then(|at| self.word(at))
            .is_some_and(|word| word.starts_with(char::is_uppercase));
        if let Some(right) = split_in_name(word, dictionary).filter(|_| follows_name) {
            return Some((vec![right], Level::Warning));
        }
        let is_plain = bare.chars().skip(1).all(|letter| letter.is_lowercase());
        let takes_capital = self.takes_capital(at);
        let is_date = self.is_before_number(at);
        let is_telling = LazyCell::new(|| is_telling_slip(dictionary, &lower));
        let is_long_enough = || match lower.chars().count() {
            ..4 => false,
            4..7 if takes_capital || is_date => true,
            letters @ 4..7 => letters >= SHORTEST_TELLING && *is_telling,
            7.. => true,
        };
        if !is_plain || self.context.annotations.is_name_slip(span) || !is_long_enough() {
            return None;
        }
        let split = split_at_function_word(word, &self.context.annotations.vocabulary);
        if let Some(right) = split.or_else(|| split_before_verb(word, dictionary)) {
            return Some((vec![right], Level::Warning));
        }
        let is_in_name = LazyCell::new(|| self.is_in_common_name(at) || self.is_in_common_list(at));
        let is_long = LazyCell::new(|| {
            (lower.len() >= NO_NAME || lower.len() > SHORTEST_TELLING && *is_telling)
                && self.is_apart_from_names(at)
        });
        if !(takes_capital || is_date || *is_in_name || *is_long) {
            return None;
        }
        if !((takes_capital || is_date) && lower.len() > FAR || has_near(dictionary, &lower)) {
            return None;
        }
        let corrections = corrections(dictionary, &lower, MOST_FIXES);
        let first = corrections.first()?;
        let right = first.to_lowercase();
        // "A Catagory 3 storm": what is numbered is a thing of a kind.
        let is_counted = lower.len() >= COUNTED
            && dictionary.commonness(first).is_some_and(|band| band <= COMMON_IN_NAME)
            && !is_other_letter(&lower, &right);
        let is_date = is_date && (is_month(&right) || is_counted);
        let is_common = dictionary.commonness(first).is_some_and(|band| band <= COMMON);
        if !(takes_capital || is_date || *is_in_name || is_common && *is_long) {
            return None;
        }
        let is_current = dictionary.is_current(first) && lower.len() > 5 || has_drawl(&lower);
        // "Itis a long road."
        let is_split = takes_capital && first.contains(' ');
        let is_near =
            is_slip(dictionary, &lower, first) && (is_one_edit(&lower, &right) || lower.len() > FAR);
        // Within a name, another letter makes another name: "Larder" is no "Ladder".
        let is_sure = takes_capital || is_one_edit(&lower, &right) && !is_other_letter(&lower, &right);
        // Names of firms are written so, and nothing else: "Grindr".
        let is_brand = lower.strip_suffix('r').is_some_and(|stem| right == format!("{stem}er"));
        // "Wheaton College" is named after somebody, not after wheat.
        let is_like = lower.len() >= NO_NAME && typing_distance(&lower, &right, COMMON_SLIP).is_some();
        let is_no_name = takes_capital || lower.len() != right.len() || is_like;
        // "Newgate" is a name of two words, and nobody's slip for "negate".
        let is_made_of_two = !takes_capital && is_compound(dictionary, &lower);
        let is_known = !is_made_of_two && (is_common || is_current && is_no_name || is_date || is_split);
        // Nor is a plural's s forgotten in a name: "the Harmonie Club".
        let is_plural = !takes_capital && right.strip_suffix('s').is_some_and(|one| one == lower);
        let is_own_form = is_brand || is_plural;
        if !(is_near && is_sure && is_known) || is_own_form || self.is_speaker(at, &right) {
            return None;
        }
        let is_plain_slip = *is_telling && lower.len() >= SHORTEST_TELLING;
        if takes_capital && !is_plain_slip && !self.may_open(at, &right) {
            return None;
        }
        let corrections = corrections.iter().map(|right| in_case_of(word, right)).collect();
        Some((corrections, if takes_capital { Level::Error } else { Level::Warning }))
    }

    /// A word in capitals that may be a name, so that another letter makes another name: "CARDEN" is no "GARDEN".
    pub(super) fn shouted(&self, word: &str, at: usize) -> Option<Vec<String>> {
        let lower = word.to_lowercase();
        let corrections = self.small(&lower, at)?;
        let right = corrections.first()?;
        let is_near =
            is_one_edit(&lower, right) && right.len() != lower.len() && !right.contains(['\'', '’'])
                || lower.strip_suffix("ys").is_some_and(|stem| right.strip_suffix("ies") == Some(stem));
        let is_slip = has_drawl(&lower)
            || is_near && !self.context.annotations.vocabulary.knows(&in_case_of("Xx", &lower));
        is_slip.then(|| corrections.iter().map(|right| right.to_uppercase()).collect())
    }

    /// Whether the word stands in capitals among others in capitals, so that they tell nothing of it. A short one may be
    /// an acronym.
    pub(super) fn is_shouted(&self, at: usize, word: &str) -> bool {
        let is_loud = |at: Option<usize>| {
            at.and_then(|at| self.word(at)).is_some_and(|word| word.len() > 1 && is_capitals(word))
        };
        if word.len() >= SHORTEST_DRAWL && is_capitals(word) && has_drawl(word) {
            return true;
        }
        word.len() > SHORT_IN_CAPITALS && is_capitals(word) && {
            let (before, behind) = (is_loud(at.checked_sub(1)), is_loud(Some(at + 1)));
            before && (behind || is_loud(at.checked_sub(2))) || behind && is_loud(Some(at + 2))
        }
    }

    /// Whether somebody speaks there whom the right word could not be: "Smoth told reporters".
    fn is_speaker(&self, at: usize, right: &str) -> bool {
        let speaks = self.word(at + 1).and_then(|next| Word::of_text(next).lexeme).is_some_and(|lexeme| {
            let mut verbs = lexeme.verbs.iter();
            verbs.any(|(verb, form)| verb.takes("quote") && matches!(form, VerbForm::Past | VerbForm::Third))
        });
        let may_speak = Classes::ROLE | Classes::INSTITUTION | Classes::SUBJECT | Classes::DOCUMENT;
        speaks && !Word::of_text(right).is(may_speak)
    }

    /// Whether the form of a company stands behind the word: "Velmstadt AG".
    fn is_company(&self, at: usize) -> bool {
        self.word(at + 1).is_some_and(|next| COMPANY_FORMS.contains(next))
    }

    /// Whether the sentence gave the word its capital: no name begins here, unless of everyday words.
    fn takes_capital(&self, at: usize) -> bool {
        let next = self.word(at + 1).filter(|next| next.starts_with(char::is_uppercase));
        let is_everyday = |word: &str| {
            let lower = word.to_lowercase();
            let commonness = Dictionary::of(self.context.config.dialect).commonness(&lower);
            is_capitals(word) || commonness.is_some_and(|band| band <= EVERYDAY || !GAZETTEER.has_word(word))
        };
        self.begins_sentence(at) && next.is_none_or(is_everyday)
    }

    fn is_before_number(&self, at: usize) -> bool {
        let next = self.tokens.get(at + 1).map(|next| next.span.of(&self.context.document.prose));
        next.is_some_and(|next| next.starts_with(|letter: char| letter.is_ascii_digit()))
    }

    /// Whether a capitalised neighbour is an everyday word and none is a given name or an initial.
    pub(super) fn is_in_common_name(&self, at: usize) -> bool {
        let neighbours = [at.checked_sub(1), Some(at + 1)].map(|at| at.and_then(|at| self.word(at)));
        let capitalised =
            neighbours.into_iter().flatten().filter(|word| word.starts_with(char::is_uppercase));
        let mut is_common = false;
        for word in capitalised {
            let lower = word.to_lowercase();
            // Somebody is called The, but not where a sentence begins so.
            if is_function_word(&lower) {
                continue;
            }
            if GAZETTEER.is_given_name(word) || word.ends_with('.') || is_title(word) {
                return false;
            }
            // The "Theatre" of a name is spelt so in either English.
            is_common |= lower.len() > 3 && is_english(&lower);
        }
        is_common
    }

    /// Whether the words before and behind it in a list are everyday words with a capital: "Style, Reprot and Sport".
    fn is_in_common_list(&self, at: usize) -> bool {
        let text = |at: usize| self.tokens.get(at).map(|token| token.span.of(&self.context.document.prose));
        let before = at
            .checked_sub(1)
            .map(|last| if text(last) == Some(",") { last.checked_sub(1) } else { Some(last) });
        let mut next = at + 1;
        while matches!(text(next), Some("," | "and" | "or" | "&")) {
            next += 1;
        }
        let is_everyday = |at: Option<usize>| {
            at.and_then(|at| self.word(at)).is_some_and(|word| {
                word.starts_with(char::is_uppercase)
                    && word.len() > 3
                    && !GAZETTEER.has_word(word)
                    && Dictionary::of(self.context.config.dialect).knows(&word.to_lowercase())
            })
        };
        next > at + 1 && is_everyday(before.flatten()) && is_everyday(Some(next))
    }

    /// Whether no name, nor a word of another language, stands right beside the word.
    fn is_apart_from_names(&self, at: usize) -> bool {
        let is_name = |word: &str| {
            word.starts_with(char::is_uppercase)
                && (GAZETTEER.is_given_name(word)
                    || word.len() < 3
                    || !self.is_accepted(&word.to_lowercase()))
        };
        let before = at.checked_sub(1).and_then(|at| self.word(at));
        !self.is_among_strangers(at, "") && !before.is_some_and(is_name)
    }
}

/// Whether letters of a common word are swapped, or one of a long one is missing from its middle: few names are so near
/// one.
fn is_telling_slip(dictionary: &Dictionary, word: &str) -> bool {
    let is_common = |right: &str| dictionary.commonness(right).is_some_and(|band| band <= COMMON_IN_NAME);
    let letters: Vec<char> = word.chars().collect();
    let is_swapped = || {
        (1..letters.len()).any(|at| {
            let mut swapped = letters.clone();
            swapped.swap(at - 1, at);
            swapped != letters && is_common(&swapped.iter().collect::<String>())
        })
    };
    // Looked up letter by letter: a search for what is near would be made for every name.
    let is_missed = || {
        (1..letters.len() - 1).any(|at| {
            ('a'..='z').any(|letter| {
                let mut whole = letters.clone();
                whole.insert(at, letter);
                is_common(&whole.iter().collect::<String>())
            })
        })
    };
    letters.len() <= LONGEST_TELLING && (is_swapped() || letters.len() >= LONG_TELLING && is_missed())
}

/// Whether the word is two common ones, neither of them short.
fn is_compound(dictionary: &Dictionary, word: &str) -> bool {
    let is_common = |part: &str| {
        part.len() >= SHORTEST_PART && dictionary.commonness(part).is_some_and(|band| band <= COMMON)
    };
    let mut places = word.char_indices().map(|(at, _)| word.split_at(at));
    places.any(|(first, second)| is_common(first) && is_common(second))
}

/// Whether the two differ by a letter for another that neither fingers nor ears mistake.
fn is_other_letter(word: &str, right: &str) -> bool {
    word.len() == right.len() && typing_distance(word, right, LIKE_LETTER).is_none()
}

/// Whether the word has capitals only.
pub(super) fn is_capitals(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
}
