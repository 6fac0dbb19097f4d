//! What tells of a word that no list holds that it is meant as it stands.

use super::Context;
use crate::annotations::doubtful::{self, MISSPELLINGS};
use crate::document::Format;
use crate::lexicon::Terms;
use crate::lexicon::gazetteer::GAZETTEER;
use crate::sentence::{Token, TokenKind};
use crate::spelling::{is_english, is_hyphen};
use crate::text::Span;
use std::sync::LazyLock;

static FOREIGN_WORDS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/foreign_words.txt")));

/// The small words within names have few letters.
const LONGEST_PARTICLE: usize = 4;

/// A foreign passage is seen by a word of another language at most so many words away.
const REACH: usize = 2;

/// As many tokens on either side tell the language of a passage, however long its sentence is.
const PASSAGE: usize = 20;

/// Fewer unknown words of a sentence are slips.
const FOREIGN_WORDS_AT_LEAST: usize = 3;

/// A speaker makes no slips of the finger: so many unknown words of a quoted sentence are of another language or a dialect.
const FOREIGN_WORDS_QUOTED: usize = 2;

/// More bytes in italics are a note of the desk, or a whole passage, rather than a term.
const LONGEST_TERM: usize = 60;

/// More letters before dashes are a word with a dash behind it.
const LONGEST_BLEEPED: usize = 2;

/// Longer words behind a figure are written in full.
const LONGEST_UNIT: usize = 4;

/// One block's tokens.
pub(super) struct Line<'a> {
    pub context: &'a Context<'a>,
    pub tokens: &'a [Token],
}

impl Line<'_> {
    /// Whether a dictionary, the house, the draft or the phrases borrowed from other languages hold the word.
    pub fn is_accepted(&self, word: &str) -> bool {
        doubtful::is_accepted(word, &self.context.annotations.vocabulary)
    }

    /// Words that carry their own quotation marks or italics, and what an editor mended.
    pub fn is_left_alone(&self, at: usize, word: &str) -> bool {
        self.is_in_own_marks(at) || self.is_no_word_of_the_text(at, word)
    }

    /// The same without the words in quotation marks of their own.
    pub fn is_no_word_of_the_text(&self, at: usize, word: &str) -> bool {
        self.is_edited(at)
            || self.is_joined(at)
            || self.is_fragment(at)
            || self.is_own_abbreviation(at, word)
            || self.is_in_italics(at)
    }

    /// Whether *[sic]* stands behind the word.
    pub fn is_sic(&self, at: usize) -> bool {
        self.word(at + 2) == Some("sic") || self.word(at + 1) == Some("sic")
    }

    /// A passage of another language: the word, or one close by, is of those that build its sentences, or words
    /// around it are unknown as well: two on one side, one on each, or of a short word's neighbours, one.
    pub fn is_among_strangers(&self, at: usize, word: &str) -> bool {
        let is_word = |at: &usize| self.word(*at).is_some();
        let before: Vec<usize> = (0..at).rev().filter(is_word).take(REACH).collect();
        let behind: Vec<usize> = (at + 1..self.tokens.len()).filter(is_word).take(REACH).collect();
        // "Los" and "La" within a name tell nothing of the small words beside it.
        let is_small = word.starts_with(char::is_lowercase);
        let tells = |at: &usize| {
            let close = self.word(*at).unwrap_or("");
            let is_own = close.starts_with(char::is_lowercase) || self.begins_sentence(*at);
            (!is_small || is_own) && FOREIGN_WORDS.contains(&close.to_lowercase())
        };
        if FOREIGN_WORDS.contains(&word.to_lowercase()) || before.iter().chain(&behind).any(tells) {
            return true;
        }
        if self.is_in_foreign_sentence(at) {
            return true;
        }
        let is_short = word.chars().count() <= 4;
        // English spells few words with accents, and the dictionaries know them without.
        let is_strange =
            |word: &str| self.is_strange(word) || is_short && !word.is_ascii() && !word.contains('’');
        let strange =
            |side: &[usize]| side.iter().take_while(|at| self.word(**at).is_some_and(is_strange)).count();
        let (before, behind) = (strange(&before), strange(&behind));
        before + behind >= if is_short { 1 } else { 2 }
    }

    /// Whether half of the words around one in its sentence, in small letters, and so many that these are no slips, are unknown.
    fn is_in_foreign_sentence(&self, at: usize) -> bool {
        let goes_on = |at: &usize| !self.is_mark(Some(*at), &[".", "!", "?", ";", ":"]);
        let before = (0..at).rev().take(PASSAGE).take_while(goes_on);
        let behind = (at..self.tokens.len()).take(PASSAGE).take_while(goes_on);
        let small: Vec<&str> = before
            .chain(behind)
            .filter_map(|at| self.word(at))
            .filter(|word| word.len() > 1 && word.chars().all(char::is_lowercase))
            .collect();
        let strange = small.iter().filter(|word| self.is_strange(word)).count();
        if self.context.annotations.is_quoted(self.span(at)) && !self.is_in_own_marks(at) {
            let is_opening = |at: &usize| self.begins_sentence(*at) && self.word(*at).is_some();
            let opening = (0..=at).rev().take(PASSAGE).find(is_opening).and_then(|first| self.word(first));
            let opens_strange = opening
                .filter(|word| word.starts_with(char::is_uppercase))
                .is_some_and(|word| self.is_strange(&word.to_lowercase()));
            // The word that is asked about is unknown, though its letters may make a name.
            let is_known_name = self
                .word(at)
                .is_some_and(|word| word.starts_with(char::is_lowercase) && !self.is_strange(word));
            let strange = strange + usize::from(opens_strange) + usize::from(is_known_name);
            return strange >= FOREIGN_WORDS_QUOTED && 4 * strange >= small.len();
        }
        strange >= FOREIGN_WORDS_AT_LEAST && 2 * strange >= small.len()
    }

    /// Whether a word of another language stands close by, or one that is unknown right beside the two words from `at`.
    pub fn is_pair_among_strangers(&self, at: usize) -> bool {
        let around = (at.saturating_sub(REACH)..at + 2 + REACH).filter_map(|at| self.word(at));
        let beside = [at.checked_sub(1), Some(at + 2)].into_iter().flatten().filter_map(|at| self.word(at));
        around.map(str::to_lowercase).any(|word| FOREIGN_WORDS.contains(&word))
            || beside.into_iter().any(|word| self.is_strange(word))
    }

    /// A small word in a name ("Ostrev dela Varga"), or behind a name of no language ("Porella cyllindra"), as plants
    /// and animals are called.
    pub fn is_in_strange_name(&self, at: usize, word: &str) -> bool {
        let is_name = |word: Option<&str>| {
            word.is_some_and(|word| word.starts_with(char::is_uppercase) && word.len() > 1)
        };
        let before = at.checked_sub(1).and_then(|at| self.word(at));
        let is_particle = word.len() <= LONGEST_PARTICLE && is_name(before) && is_name(self.word(at + 1));
        let is_initial =
            |word: &str| word.len() == 2 && word.ends_with('.') && word.starts_with(char::is_uppercase);
        let is_genus = |word: &str| {
            is_initial(word) || is_name(Some(word)) && !is_english(word) && !GAZETTEER.has_word(word)
        };
        let is_latin =
            ["a", "um", "us", "is", "ii", "i", "ae", "ensis"].iter().any(|ending| word.ends_with(ending));
        is_particle || is_latin && before.is_some_and(is_genus)
    }

    /// Whether nothing precedes in the sentence, or only what a capital follows.
    pub fn begins_sentence(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        let is_spaced = self.tokens.get(at).is_some_and(|token| token.spaced);
        match self.mark(before) {
            None | Some("," | ";" | "(" | "&" | "-" | "/" | "–" | "—" | "’" | "'") => false,
            // A quotation that ended with its sentence.
            Some("”" | "»" | "\"") if is_spaced => self.is_mark(before.checked_sub(1), &[".", "!", "?"]),
            Some(_) => true,
        }
    }

    /// The word at this place, if it is one.
    pub fn word(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
        Some(token.span.of(&self.context.document.prose))
    }

    fn mark(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Punctuation)?;
        Some(token.span.of(&self.context.document.prose))
    }

    fn is_mark(&self, at: Option<usize>, marks: &[&str]) -> bool {
        at.and_then(|at| self.mark(at)).is_some_and(|mark| marks.contains(&mark))
    }

    /// Unknown in small letters, and no name that merely lacks its capital.
    fn is_strange(&self, word: &str) -> bool {
        let is_plain = word.len() > 1 && word.chars().all(is_of_a_word);
        if !is_plain || word.starts_with(char::is_uppercase) || self.is_accepted(word) {
            return false;
        }
        if MISSPELLINGS.contains(word) {
            return false;
        }
        let mut letters = word.chars();
        let name: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        !(is_english(&name) || GAZETTEER.has_word(&name))
    }

    /// Whether the word stands alone between quotation marks.
    pub fn is_in_own_marks(&self, at: usize) -> bool {
        const CLOSING: [&str; 6] = ["”", "’", "\"", "'", "»", "''"];
        self.is_mark(at.checked_sub(1), &["“", "‘", "\"", "'", "«", "''"])
            && (self.is_mark(Some(at + 1), &CLOSING)
                || self.is_mark(Some(at + 1), &[",", "."]) && self.is_mark(Some(at + 2), &CLOSING))
    }

    /// "[s]ailing", "ferr[ies]": an editor mended the word.
    fn is_edited(&self, at: usize) -> bool {
        let (before, behind) = self.around(at);
        before.ends_with(['[', ']']) || behind.starts_with(['[', ']'])
    }

    /// A part of an address, a handle or a path; but of "ferries/trains" each is a word.
    fn is_joined(&self, at: usize) -> bool {
        let behind = self.tokens.get(at + 1);
        let is_plain = |at: Option<usize>| {
            at.and_then(|at| self.word(at)).is_some_and(|word| word.len() > 2 && self.is_accepted(word))
        };
        let is_choice = self.is_mark(Some(at + 1), &["/"])
            && is_plain(Some(at + 2))
            && !self.is_mark(Some(at + 3), &["/", "."])
            || self.is_mark(at.checked_sub(1), &["/"])
                && is_plain(at.checked_sub(2))
                && !self.is_mark(at.checked_sub(3), &["/", "."]);
        behind.is_some_and(|next| !next.spaced && next.kind == TokenKind::Opaque)
            || !is_choice && self.is_mark(Some(at + 1), &["/", "@", "_"])
            || !is_choice && self.is_mark(at.checked_sub(1), &["/", "@", "_", "#"])
    }

    /// What is no word of prose: ".banner {", "-border", "Ol¡varra"; and halves of one, as the lines of a printed
    /// page leave them: "deco- rated".
    fn is_fragment(&self, at: usize) -> bool {
        const OPENING: [&str; 18] =
            ["(", "[", "“", "‘", "\"", "'", "’", "—", "–", "-", "/", "…", "*", "«", ",", ";", ":", "&"];
        let (before, behind) = self.around(at);
        let first_half = before.strip_suffix("- ").unwrap_or("");
        let begins = |left: &str| left.chars().next_back().is_none_or(char::is_whitespace);
        let is_option = before.strip_suffix('-').is_some_and(begins);
        // "topsy -turvy", "f---ing"
        let is_parted = behind.strip_prefix(" -").is_some_and(|rest| rest.starts_with(char::is_alphabetic));
        let bleeped = before.strip_suffix("--").map(|left| left.trim_end_matches('-'));
        let is_bleeped = bleeped.is_some_and(|left| {
            let letters = left.chars().rev().take_while(|letter| letter.is_alphabetic()).count();
            (1..=LONGEST_BLEEPED).contains(&letters)
        });
        if is_option
            || is_parted
            || is_bleeped
            || behind.starts_with("- ")
            || first_half.ends_with(char::is_alphabetic)
        {
            return true;
        }
        let is_joined = self.tokens.get(at).is_some_and(|token| !token.spaced);
        let mark = at.checked_sub(1).and_then(|at| self.mark(at));
        let is_opening =
            |mark: &str| OPENING.contains(&mark) || mark.starts_with("..") || mark.starts_with('-');
        is_joined && mark.is_some_and(|mark| !is_opening(mark))
    }

    /// "(bsl)": a short word alone in brackets abbreviates what stands before.
    fn is_own_abbreviation(&self, at: usize, word: &str) -> bool {
        word.len() <= LONGEST_PARTICLE
            && self.is_mark(at.checked_sub(1), &["("])
            && self.is_mark(Some(at + 1), &[")"])
    }

    /// A term in italics, as a foreign word should be: "the *smørrebrød* shop", "<i>par avion</i>".
    fn is_in_italics(&self, at: usize) -> bool {
        let document = self.context.document;
        let marks: &[(&str, &str)] = match document.format {
            Format::Plain => return false,
            _ => &[
                ("*", "*"),
                ("_", "_"),
                ("<i>", "</i>"),
                ("<em>", "</em>"),
                (r"\emph{", "}"),
                (r"\textit{", "}"),
            ],
        };
        let word = self.span(at);
        let block = document.block_at(word.start).map(|block| document.source_around(block));
        let Some((span, block)) = document.map.to_verbatim(word).zip(block) else { return false };
        let before = lines_end(document.source.get(block.start..span.start), true);
        let after = lines_end(document.source.get(span.end..block.end), false);
        marks.iter().any(|(open, close)| {
            let (Some(from), Some(to)) = (before.rfind(open), after.find(close)) else { return false };
            let inside = before.get(from + open.len()..).unwrap_or("");
            let is_edge = |letter: char| !letter.is_alphanumeric() && letter != '*';
            let opens = before.get(..from).and_then(|left| left.chars().next_back()).is_none_or(is_edge)
                && !inside.starts_with(char::is_whitespace)
                && !inside.contains(close);
            opens && inside.len() + to <= LONGEST_TERM
        })
    }

    /// What stands before a token in its block, and what behind it.
    fn around(&self, at: usize) -> (&str, &str) {
        let prose = &self.context.document.prose;
        let (start, end) = (self.span(0).start, self.span(self.tokens.len().saturating_sub(1)).end);
        let span = self.span(at);
        (Span::new(start, span.start).of(prose), Span::new(span.end, end).of(prose))
    }

    /// The place of a token.
    pub fn span(&self, at: usize) -> Span {
        self.tokens.get(at).map(|token| token.span).unwrap_or_default()
    }
}

/// Whether a word right behind a figure is the short form of what it counts: "42 pts", "4 bps", "8 reb". No list holds
/// them all: every sport and trade has its own.
pub(super) fn is_unit(figure: &str, word: &str) -> bool {
    let has_vowel = word.contains(['a', 'e', 'i', 'o', 'u']);
    figure.starts_with(|digit: char| digit.is_ascii_digit())
        && word.bytes().all(|letter| letter.is_ascii_lowercase())
        && word.len() <= if has_vowel { LONGEST_UNIT - 1 } else { LONGEST_UNIT }
}

/// Whether the letter may be one of a word in prose.
pub(super) fn is_of_a_word(letter: char) -> bool {
    letter.is_alphabetic() || matches!(letter, '\'' | '’') || is_hyphen(letter)
}

/// The part of the text that is on the line at its end, or at its start.
fn lines_end(text: Option<&str>, at_end: bool) -> &str {
    let text = text.unwrap_or("");
    let line = if at_end { text.rsplit('\n').next() } else { text.split('\n').next() };
    line.unwrap_or("")
}
