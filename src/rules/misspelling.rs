//! A word that is in no dictionary, and has a close neighbour that is.

mod beside;
mod joined;

use self::beside::Beside;
use self::joined::{
    split_at_capital, split_at_function_word, split_before_verb, split_in_name, without_stutter,
};
use super::unfamiliar::{Line, is_of_a_word};
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::doubtful::MISSPELLINGS;
use crate::annotations::name::{is_title, without_possessive};
use crate::document::BlockKind;
use crate::finding::{Finding, Level, Safety};
use crate::lexicon::gazetteer::GAZETTEER;
use crate::lexicon::{Entry, Terms};
use crate::sentence::TokenKind;
use crate::spelling::slip::{
    corrections, has_drawl, has_near, is_function_word, is_month, is_slip, may_be_slip,
};
use crate::spelling::{Dictionary, in_case_of, is_one_edit, typing_distance};
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

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

static COMPANY_FORMS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/company_forms.txt")));

/// How many corrections are offered.
const MOST_FIXES: usize = 3;

/// A capitalised word is taken for a slip only of words this common (1 to 5).
const COMMON: u8 = 4;

/// The typing distance, in hundredths of an edit, of two letters that are easily mistaken for each other.
const LIKE_LETTER: u32 = 75;

/// The same for two letters and the word that builds sentences for which they stand.
const LIKE_FUNCTION_WORD: u32 = 85;

/// A word in capitals of so many letters may be an acronym.
const SHORT_IN_CAPITALS: usize = 6;

/// Words this common (1 to 5) are words even where a name has them, too.
const EVERYDAY: u8 = 2;

/// A longer capitalised word may be two edits from the one it was meant to be.
const FAR: usize = 8;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut uses: FxHashMap<&str, usize> = FxHashMap::default();
    for token in &context.annotations.text.tokens {
        *uses.entry(token.span.of(&context.document.prose)).or_default() += 1;
    }
    let mut findings = Vec::new();
    let mut start = 0;
    for (block, tokens) in context.annotations.blocks() {
        let own = start..start + tokens.len();
        let doubtful = context.annotations.doubtful_in(&own).iter().map(|at| at - own.start);
        start = own.end;
        let kind = context.document.blocks.get(block).map(|block| block.kind);
        if matches!(kind, Some(BlockKind::Byline | BlockKind::Dateline | BlockKind::CreditLine)) {
            continue;
        }
        let line = Line { context, tokens, uses: &uses };
        findings.extend(doubtful.filter_map(|at| line.judge(at)));
    }
    findings
}

impl Line<'_> {
    fn judge(&self, at: usize) -> Option<Finding> {
        let span = self.tokens.get(at).filter(|token| token.kind == TokenKind::Word)?.span;
        let word = span.of(&self.context.document.prose);
        if self.context.annotations.vocabulary.accepts(word) {
            return None;
        }
        if let Some(entry) = self.listed(at, word) {
            let listed: Vec<String> = entry.values(1).map(|right| in_case_of(word, right)).collect();
            let corrections = self.beside(at).order(word, listed);
            let is_safe = corrections.len() == 1 && !self.context.annotations.is_quoted(span);
            let safety = if is_safe { Safety::Safe } else { Safety::Unsafe };
            return (!self.is_sic(at)).then(|| self.report(span, corrections, safety, Level::Error))?;
        }
        if is_two_letters(word) && !self.is_sic(at) && !self.is_left_alone(at, word) {
            let right = self.function_word(word, at)?;
            return self.report(span, vec![right], Safety::Unsafe, Level::Error);
        }
        if word.chars().count() < 3 || !(word.chars().all(is_of_a_word) || has_stray_digit(word)) {
            return None;
        }
        let behind_hyphen = word.split_once('-').map_or(word, |(_, behind)| behind);
        let (corrections, level) = if !behind_hyphen.chars().any(char::is_uppercase) {
            (self.small(word, at)?, Level::Error)
        } else if word.starts_with(char::is_lowercase) {
            (vec![split_at_capital(word, &self.context.annotations.vocabulary)?], Level::Error)
        } else if self.is_shouted(at, word) {
            (self.shouted(word, at)?, Level::Error)
        } else {
            // Asked last: it looks at every word of the draft.
            self.capitalised(span, word, at).filter(|_| !self.is_like_other_name(word))?
        };
        let is_drawled = has_drawl(word) && self.context.annotations.is_quoted(span);
        let is_meant = is_drawled || self.is_left_alone(at, word) || self.is_sic(at);
        let corrections = self.beside(at).order(word, corrections);
        (!is_meant).then(|| self.report(span, corrections, Safety::Unsafe, level))?
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

    /// A word in capitals that may be a name, so that another letter makes another name: "CARDEN" is no "GARDEN".
    fn shouted(&self, word: &str, at: usize) -> Option<Vec<String>> {
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
    fn is_shouted(&self, at: usize, word: &str) -> bool {
        let is_loud = |at: Option<usize>| {
            at.and_then(|at| self.word(at)).is_some_and(|word| word.len() > 1 && is_capitals(word))
        };
        word.len() > SHORT_IN_CAPITALS && is_capitals(word) && {
            let (before, behind) = (is_loud(at.checked_sub(1)), is_loud(Some(at + 1)));
            before && (behind || is_loud(at.checked_sub(2))) || behind && is_loud(Some(at + 2))
        }
    }

    /// The entry of the list of known misspellings for a word as written, or for one that has its capital from a
    /// sentence or from what it should be ("Febuary").
    fn listed(&self, at: usize, word: &str) -> Option<&'static Entry> {
        let has_capital = |entry: &&Entry| entry.field(1).starts_with(char::is_uppercase);
        let as_small = || {
            let entry = MISSPELLINGS.get(&word.to_lowercase());
            entry.filter(|entry| self.begins_sentence(at) || !is_capitals(word) && has_capital(entry))
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
        if !word.contains('-') && !may_be_slip(dictionary, word) {
            return None;
        }
        let corrections = corrections(dictionary, word, MOST_FIXES);
        if has_stray_digit(word) {
            return corrections.first().is_some_and(|right| is_one_edit(word, right)).then_some(corrections);
        }
        let is_sure = match word.contains('-') {
            false => is_slip(dictionary, word, corrections.first()?),
            true => self.has_slip_in_parts(dictionary, word),
        };
        is_sure.then_some(corrections)
    }

    /// Whether every part of a compound that no dictionary accepts is a slip by itself.
    fn has_slip_in_parts(&self, dictionary: &Dictionary, word: &str) -> bool {
        let mut unknown =
            word.split('-').filter(|part| !part.is_empty() && !self.is_accepted(part)).peekable();
        let is_part_slip = |part: &str| {
            let proposals = corrections(dictionary, part, MOST_FIXES);
            proposals.first().is_some_and(|right| part.len() > 4 && is_slip(dictionary, part, right))
        };
        unknown.peek().is_some() && unknown.all(is_part_slip)
    }

    /// A capitalised word: where a sentence gave it the capital and one edit makes it a common word, or
    /// where it stands among common words in a name ("the Central Harbuor Authority").
    fn capitalised(&self, span: Span, word: &str, at: usize) -> Option<(Vec<String>, Level)> {
        let bare = without_possessive(word);
        let is_repeated = self.uses.get(word).is_some_and(|uses| *uses > 1);
        if is_repeated
            || self.is_company(at)
            || self.context.annotations.vocabulary.knows(bare)
            || self.is_accepted(word)
        {
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
        let shortest = if takes_capital || is_date { 4 } else { 7 };
        if !is_plain || self.context.annotations.is_name_slip(span) || lower.chars().count() < shortest {
            return None;
        }
        let split = split_at_function_word(word, &self.context.annotations.vocabulary);
        if let Some(right) = split.or_else(|| split_before_verb(word, dictionary)) {
            return Some((vec![right], Level::Warning));
        }
        if !(takes_capital || self.is_in_common_name(at) || is_date) {
            return None;
        }
        if !(lower.len() > FAR || has_near(dictionary, &lower)) {
            return None;
        }
        let corrections = corrections(dictionary, &lower, MOST_FIXES);
        let first = corrections.first()?;
        let right = first.to_lowercase();
        let is_date = is_date && is_month(&right);
        if !(takes_capital || is_date || self.is_in_common_name(at)) {
            return None;
        }
        let is_common = dictionary.commonness(first).is_some_and(|band| band <= COMMON);
        let is_current = dictionary.is_current(first) && lower.len() > 5 || has_drawl(&lower);
        let is_near =
            is_slip(dictionary, &lower, first) && (is_one_edit(&lower, &right) || lower.len() > FAR);
        // Within a name, another letter makes another name: "Larder" is no "Ladder".
        let is_sure = takes_capital || is_one_edit(&lower, &right) && !is_other_letter(&lower, &right);
        if !(is_near && is_sure && (is_common || is_current || is_date)) {
            return None;
        }
        let corrections = corrections.iter().map(|right| in_case_of(word, right)).collect();
        Some((corrections, if takes_capital { Level::Error } else { Level::Warning }))
    }

    /// Whether the form of a company stands behind the word: "Velmstadt AG".
    fn is_company(&self, at: usize) -> bool {
        self.word(at + 1).is_some_and(|next| COMPANY_FORMS.contains(next))
    }

    /// Whether the draft has a name of nearly that form, which no dictionary knows either: what is right is another
    /// rule's to ask.
    fn is_like_other_name(&self, word: &str) -> bool {
        let mut others = self.uses.keys().filter(|other| **other != word && is_one_edit(word, other));
        others.any(|other| other.starts_with(char::is_uppercase) && !self.is_accepted(&other.to_lowercase()))
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
    fn is_in_common_name(&self, at: usize) -> bool {
        let neighbours = [at.checked_sub(1), Some(at + 1)].map(|at| at.and_then(|at| self.word(at)));
        let capitalised =
            neighbours.into_iter().flatten().filter(|word| word.starts_with(char::is_uppercase));
        let mut is_common = false;
        for word in capitalised {
            let lower = word.to_lowercase();
            if GAZETTEER.is_given_name(word) || word.ends_with('.') || is_title(word) {
                return false;
            }
            is_common |= lower.len() > 3 && Dictionary::of(self.context.config.dialect).knows(&lower);
        }
        is_common
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

/// Whether the two differ by a letter for another that neither fingers nor ears mistake.
fn is_other_letter(word: &str, right: &str) -> bool {
    word.len() == right.len() && typing_distance(word, right, LIKE_LETTER).is_none()
}

fn is_two_letters(word: &str) -> bool {
    word.len() == 2 && is_small(word)
}

fn is_small(word: &str) -> bool {
    word.bytes().all(|letter| letter.is_ascii_lowercase())
}

fn is_capitals(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
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
