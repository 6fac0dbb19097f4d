//! A word that is in no dictionary, and has a close neighbour that is.

mod beside;
mod calendar;
mod capitals;
mod joined;
mod meant;
mod opening;
mod rarity;
mod space;

use self::beside::Beside;
use self::capitals::is_capitals;
use self::joined::{split_at_capital, split_behind_digits};
use self::rarity::{Rarity, Slip};
use super::unfamiliar::{Line, is_of_a_word, is_unit};
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::doubtful::MISSPELLINGS;
use crate::document::BlockKind;
use crate::finding::{Finding, Level, Safety};
use crate::lexicon::Entry;
use crate::sentence::TokenKind;
use crate::spelling::slip::{
    corrections, has_drawl, is_derived, is_function_word, is_slip, may_be_slip, sure_corrections,
};
use crate::spelling::{
    Dictionary, contraction_of, in_case_of, is_hyphen, is_one_edit, respelled, typing_distance, written_out,
};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    name: "misspelling",
    summary: "A misspelled word",
    page: include_str!("misspelling.md"),
    family: Family::Spelling,
    level: Level::Error,
    core: true,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

/// How many corrections are offered.
const MOST_FIXES: usize = 3;

/// The typing distance, in hundredths of an edit, of two letters and the word that builds sentences for which they stand.
const LIKE_FUNCTION_WORD: u32 = 85;

/// The typing distance, in hundredths of an edit, of the commonest slips: two letters swapped, one doubled, a weak
/// vowel mistaken.
const COMMON_SLIP: u32 = 60;

/// Shorter words in quotation marks of their own are meant to be odd.
const SHORTEST_ODD: usize = 5;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let slips = context.noted("slips", Reach::Block, |block| slips(context, block));
    let mut findings = rarity::findings(context, &slips);
    // Two words with a misplaced space between them both lead to it.
    findings.dedup_by_key(|finding| finding.span);
    findings
}

/// What a block has, as far as it tells by itself.
fn slips(context: &Context<'_>, block: usize) -> Vec<Slip> {
    let kind = context.document.blocks.get(block).map(|block| block.kind);
    if matches!(kind, Some(BlockKind::Byline | BlockKind::Dateline | BlockKind::CreditLine)) {
        return Vec::new();
    }
    let own = context.annotations.tokens_of_block(block);
    let line = Line { context, tokens: context.annotations.tokens_in(block) };
    let doubtful = context.annotations.doubtful_in(&own).iter();
    doubtful.filter_map(|at| line.judge(at - own.start)).collect()
}

impl Line<'_> {
    fn judge(&self, at: usize) -> Option<Slip> {
        let token = self.tokens.get(at)?;
        let word = token.span.of(&self.context.document.prose);
        match token.kind {
            TokenKind::Number => self.slip(at, Rarity::Rare, self.digits(at, word)),
            TokenKind::Word if !self.context.annotations.vocabulary.accepts(word) => {
                let digits = self.slip(at, Rarity::Rare, self.digits(at, word));
                digits.or_else(|| self.word_at(at, word))
            }
            _ => None,
        }
    }

    fn word_at(&self, at: usize, word: &str) -> Option<Slip> {
        let span = self.span(at);
        if let Some(entry) = self.listed(at, word) {
            let listed: Vec<String> = entry.values(1).map(|right| in_case_of(word, right)).collect();
            let corrections = self.beside(at).order(word, listed);
            let is_safe = corrections.len() == 1 && !self.context.annotations.is_quoted(span);
            let safety = if is_safe { Safety::Safe } else { Safety::Unsafe };
            let finding = (!self.is_sic(at)).then(|| self.report(span, corrections, safety, Level::Error));
            return self.slip(at, Rarity::Any, finding.flatten());
        }
        if let Some(short) = self.short_form(at, word) {
            return self.slip(at, Rarity::Rare, self.report(span, vec![short], Safety::Unsafe, Level::Error));
        }
        if self.is_accepted(word) || self.is_unit(at, word) {
            return None;
        }
        if let Some(right) = contraction_of(Dictionary::of(self.context.config.dialect), word) {
            let right = in_case_of(word, &right);
            let finding =
                (!self.is_sic(at)).then(|| self.report(span, vec![right], Safety::Unsafe, Level::Error));
            return self.slip(at, Rarity::Any, finding.flatten());
        }
        if let Some(space) = self.misplaced_space(at) {
            return self.slip(
                at,
                Rarity::Any,
                self.report(space.span, vec![space.right], Safety::Unsafe, Level::Error),
            );
        }
        if is_two_letters(word) && !self.is_sic(at) && !self.is_left_alone(at, word) {
            let right = self.function_word(word, at)?;
            return self.slip(at, Rarity::Rare, self.report(span, vec![right], Safety::Unsafe, Level::Error));
        }
        if word.chars().count() < 3 || !(word.chars().all(is_of_a_word) || has_stray_digit(word)) {
            return None;
        }
        let behind_hyphen = word.split_once(is_hyphen).map_or(word, |(_, behind)| behind);
        let (rarity, (corrections, level)) = if !behind_hyphen.chars().any(char::is_uppercase) {
            let corrections = self.that_may_follow(at, self.small(word, at)?);
            if self.is_glossed(at) && !self.is_plain_slip(word, corrections.first()?) {
                return None;
            }
            (Rarity::Rare, (corrections, Level::Error))
        } else if word.starts_with(char::is_lowercase) {
            let right = split_at_capital(word, &self.context.annotations.vocabulary)?;
            (Rarity::Rare, (vec![right], Level::Error))
        } else if let Some(right) = self.calendar_word(word, at) {
            (Rarity::Rare, (vec![right], Level::Error))
        } else if self.is_shouted(at, word) {
            (Rarity::Rare, (self.shouted(word, at)?, Level::Error))
        } else {
            (Rarity::Once, self.capitalised(span, word, at)?)
        };
        let is_drawled = has_drawl(word) && self.context.annotations.is_quoted(span);
        let is_odd = self.is_in_own_marks(at) && !self.is_common_slip(word, corrections.first()?);
        let is_meant = is_drawled || is_odd || self.is_no_word_of_the_text(at, word) || self.is_sic(at);
        let level = if self.is_in_own_marks(at) { Level::Warning } else { level };
        let corrections = self.beside(at).order(word, corrections);
        let finding = (!is_meant).then(|| self.report(span, corrections, Safety::Unsafe, level))?;
        self.slip(at, rarity, finding)
    }

    /// "42 pts".
    fn is_unit(&self, at: usize, word: &str) -> bool {
        let figure = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        // "8 rebs": a short form has a plural like any word.
        let one = word.strip_suffix('s').filter(|one| !self.is_accepted(one)).unwrap_or(word);
        figure.is_some_and(|figure| is_unit(figure.span.of(&self.context.document.prose), one))
    }

    /// "0nly", "4O": a digit for the letter that looks like it, or a letter for the digit; "40people": no space behind a
    /// figure.
    fn digits(&self, at: usize, word: &str) -> Option<Finding> {
        if !word.contains(|letter: char| letter.is_ascii_digit()) {
            return None;
        }
        let right = with_letters_for_digits(word)
            .filter(|right| self.is_accepted(right))
            .or_else(|| with_digits_for_letters(word))
            .or_else(|| split_behind_digits(word))?;
        let is_meant = self.is_left_alone(at, word) || self.is_sic(at);
        (!is_meant).then(|| self.report(self.span(at), vec![right], Safety::Unsafe, Level::Error))?
    }

    /// Whether the two are one of the commonest slips apart, so that hardly anybody writes the one for its looks.
    fn is_common_slip(&self, word: &str, right: &str) -> bool {
        word.len() >= SHORTEST_ODD
            && typing_distance(word, right, COMMON_SLIP).is_some()
            && !is_derived(Dictionary::of(self.context.config.dialect), word)
    }

    /// The word of which a writer in a hurry took a short form. In a quotation the form is the speaker's.
    fn short_form(&self, at: usize, word: &str) -> Option<String> {
        let dictionary = Dictionary::of(self.context.config.dialect);
        let is_form = |right: &String| right != word && is_small(right);
        let right = respelled(dictionary, word)
            .or_else(|| (!self.is_accepted(word)).then(|| written_out(dictionary, word)).flatten())
            .filter(is_form)?;
        let is_meant = self.context.annotations.is_quoted(self.span(at))
            || self.is_among_strangers(at, word)
            || self.is_left_alone(at, word)
            || self.is_sic(at);
        (!is_meant).then_some(right)
    }

    fn beside(&self, at: usize) -> Beside {
        let small = |at: Option<usize>| at.and_then(|at| self.word(at)).unwrap_or("").to_lowercase();
        Beside { before: small(at.checked_sub(1)), behind: small(Some(at + 1)) }
    }

    /// The word that builds sentences for two letters that are none, where everyday words stand on both sides:
    /// "ready ot sail".
    fn function_word(&self, word: &str, at: usize) -> Option<String> {
        let dictionary = Dictionary::of(self.context.config.dialect);
        let is_everyday = |at: Option<usize>| {
            let word =
                at.and_then(|at| self.word(at).filter(|word| is_small(word) || self.begins_sentence(at)));
            word.is_some_and(|word| dictionary.commonness(&word.to_lowercase()).is_some())
        };
        let stands_alone = is_everyday(at.checked_sub(1))
            && is_everyday(Some(at + 1))
            && self.tokens.get(at).is_some_and(|token| token.spaced)
            && self.tokens.get(at + 1).is_some_and(|token| token.spaced);
        if !stands_alone || self.is_accepted(word) || self.is_among_strangers(at, word) {
            return None;
        }
        let swapped: String = word.chars().rev().collect();
        if is_function_word(&swapped) {
            return Some(swapped);
        }
        let mut proposals = corrections(dictionary, word, MOST_FIXES).into_iter();
        proposals.find(|right| {
            right.len() <= 3
                && is_function_word(right)
                && typing_distance(word, right, LIKE_FUNCTION_WORD).is_some()
        })
    }

    /// The entry of the list of known misspellings for a word as written, or for one that has its capital from a
    /// sentence or from what it should be ("Febuary").
    fn listed(&self, at: usize, word: &str) -> Option<&'static Entry> {
        let has_capital = |entry: &&Entry| entry.field(1).starts_with(char::is_uppercase);
        let as_small = || {
            let entry = MISSPELLINGS.get(&word.to_lowercase());
            let is_in_name =
                || !self.context.annotations.vocabulary.knows(word) && self.is_in_common_name(at);
            entry.filter(|entry| {
                self.begins_sentence(at) || !is_capitals(word) && (has_capital(entry) || is_in_name())
            })
        };
        MISSPELLINGS.get(word).or_else(as_small)
    }

    /// A word in small letters that no dictionary accepts.
    fn small(&self, word: &str, at: usize) -> Option<Vec<String>> {
        if self.is_accepted(word)
            || !has_drawl(word) && self.is_among_strangers(at, word)
            || self.is_in_strange_name(at, word)
        {
            return None;
        }
        let dictionary = Dictionary::of(self.context.config.dialect);
        if !word.contains(is_hyphen) && !may_be_slip(dictionary, word) {
            return None;
        }
        if has_stray_digit(word) {
            let corrections = corrections(dictionary, word, MOST_FIXES);
            return corrections.first().is_some_and(|right| is_one_edit(word, right)).then_some(corrections);
        }
        if word.contains(is_hyphen) {
            let corrections = corrections(dictionary, word, MOST_FIXES);
            let first = corrections.first()?;
            // "Post-mortum" is near one word, though its parts are near none.
            let is_listed = dictionary.knows(first) || dictionary.knows(&first.replace(is_hyphen, ""));
            let is_slip = is_listed && is_one_edit(word, first);
            return (is_slip || self.has_slip_in_parts(dictionary, word, is_listed)).then_some(corrections);
        }
        sure_corrections(dictionary, word, MOST_FIXES)
    }

    /// Whether every part of a compound that no dictionary accepts is a slip by itself. Of what no dictionary lists as
    /// one word a short part may be anything.
    fn has_slip_in_parts(&self, dictionary: &Dictionary, word: &str, is_listed: bool) -> bool {
        let mut unknown =
            word.split(is_hyphen).filter(|part| part.len() > 1 && !self.is_accepted(part)).peekable();
        let is_part_slip = |part: &str| {
            let proposals = corrections(dictionary, part, MOST_FIXES);
            // Few get the first letter wrong: "lickety-split" is nothing rickety.
            let begins_alike = |right: &str| right.chars().next() == part.chars().next();
            proposals.first().is_some_and(|right| {
                (part.len() > 4 || is_listed) && begins_alike(right) && is_slip(dictionary, part, right)
            })
        };
        unknown.peek().is_some() && unknown.all(is_part_slip)
    }

    fn report(&self, span: Span, corrections: Vec<String>, safety: Safety, level: Level) -> Option<Finding> {
        let first = corrections.first()?;
        let word = span.of(&self.context.document.prose);
        let message = format!("“{word}” is in no dictionary. Is “{first}” meant?");
        let finding = self.context.finding(span, message).at_most(level);
        Some(corrections.into_iter().take(MOST_FIXES).fold(finding, |finding, right| {
            let title = format!("Change to “{right}”");
            finding.with_fix(self.context.replace(span, right, title, safety))
        }))
    }
}

/// "0nly", "l0an": the word with letters for a digit that looks like them.
fn with_letters_for_digits(word: &str) -> Option<String> {
    let digits: Vec<char> = word.chars().filter(char::is_ascii_digit).collect();
    let letters = word.chars().filter(char::is_ascii_lowercase).count();
    if !matches!(digits[..], ['0'] | ['1']) || letters < 3 || letters + 1 != word.len() {
        return None;
    }
    Some(word.replace('0', "o").replace('1', "l"))
}

/// "4O", "20l8": the figure with digits for letters that look like them. A small letter at the end may be a unit, or
/// part of a code.
fn with_digits_for_letters(word: &str) -> Option<String> {
    let is_alike = |(at, letter): (usize, char)| match letter {
        'O' => at > 0,
        'o' | 'l' | 'I' => at > 0 && at + 1 < word.len(),
        _ => letter.is_ascii_digit(),
    };
    (word.len() > 1 && word.char_indices().all(is_alike))
        .then(|| word.replace(['O', 'o'], "0").replace(['l', 'I'], "1"))
}

fn is_two_letters(word: &str) -> bool {
    word.len() == 2 && is_small(word)
}

fn is_small(word: &str) -> bool {
    word.bytes().all(|letter| letter.is_ascii_lowercase())
}

/// "wint4er": a digit that a finger on its way to a letter struck.
fn has_stray_digit(word: &str) -> bool {
    let is_inside = |at: usize| at > 1 && at + 2 < word.len();
    let digits: Vec<usize> =
        word.char_indices().filter(|(_, letter)| letter.is_ascii_digit()).map(|(at, _)| at).collect();
    matches!(digits[..], [at] if is_inside(at))
        && word.len() > 5
        && word.chars().all(|letter| letter.is_ascii_digit() || letter.is_ascii_lowercase())
}
