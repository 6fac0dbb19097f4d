//! Abbreviations in capitals ("OPAT"): where they stand, and where a draft says what they stand for.

use super::name::without_possessive;
use crate::document::Document;
use crate::sentence::{Sentences, Token, TokenKind};
use crate::text::Span;

/// Two letters may be somebody's initials or a state.
const FEWEST_LETTERS: usize = 3;
/// More letters are a word in capitals.
const MOST_LETTERS: usize = 6;

/// The letters of a word that is an abbreviation in capitals, with an ending of its own at most: "OPAT’s",
/// "NGOs".
pub fn letters(word: &str) -> Option<&str> {
    // Most words are told by their first two letters.
    if !word.bytes().take(2).all(|letter| letter.is_ascii_uppercase()) {
        return None;
    }
    let bare = without_possessive(word);
    let bare = bare.strip_suffix('s').unwrap_or(bare);
    let fits = (FEWEST_LETTERS..=MOST_LETTERS).contains(&bare.len());
    (fits && bare.bytes().all(|letter| letter.is_ascii_uppercase())).then_some(bare)
}

/// Where a draft gives an abbreviation of its own: "the Outpatient Antibiotic Unit (OPAT)".
pub fn is_bracketed(document: &Document, tokens: &[Token], at: usize) -> bool {
    let mark =
        |at: Option<usize>| at.and_then(|at| tokens.get(at)).map(|token| document.prose_of(token.span));
    mark(at.checked_sub(1)) == Some("(") && mark(Some(at + 1)) == Some(")")
}

/// The first letters of a block's words, by which a run of words is known for what an abbreviation stands for.
#[derive(Debug)]
pub struct Initials(Vec<Initial>);

#[derive(Clone, Copy, Debug)]
struct Initial {
    /// In lower case; a blank parts what no name runs over.
    letter: char,
    /// Whether an abbreviation may leave the word out.
    is_small: bool,
    span: Span,
}

impl Initial {
    fn begins_with(self, letter: u8) -> bool {
        self.letter == char::from(letter.to_ascii_lowercase())
    }
}

/// Words of a name that its abbreviation may leave out.
const SMALL: [&str; 18] = [
    "of", "the", "and", "for", "in", "on", "to", "a", "an", "at", "with", "by", "de", "la", "des", "du",
    "und", "against",
];

impl Initials {
    /// The first letters of all words of a block.
    pub fn of(document: &Document, text: &Sentences, block: usize) -> Self {
        let blank = |span: Span| Initial { letter: ' ', is_small: false, span };
        let mut words = Vec::new();
        for sentence in text.sentences.get(text.of_block(block)).unwrap_or_default() {
            for token in text.tokens_of(sentence) {
                let word = document.prose_of(token.span);
                match token.kind {
                    TokenKind::Word => words.extend(parts(word, token.span)),
                    _ if matches!(word, "," | "’" | "'" | "&" | "/" | "-" | "“" | "”" | "\"" | "*") => {
                    }
                    _ => words.push(blank(token.span)),
                }
            }
            words.push(blank(sentence.span));
        }
        Self(words)
    }

    /// Where the first words stand whose first letters are these, small words between them left out where need be.
    pub fn spell(&self, letters: &str) -> Option<Span> {
        let letters = letters.as_bytes();
        // By how many letters the words up to here give: with which word the first of them begins.
        let mut begun: Vec<Option<usize>> = vec![None; letters.len() + 1];
        for (at, word) in self.0.iter().enumerate() {
            for (given, letter) in letters.iter().enumerate().rev() {
                let first = if given == 0 { Some(at) } else { begun[given] };
                let taken = first.filter(|_| word.begins_with(*letter));
                let left_out = begun[given + 1].filter(|_| word.is_small);
                begun[given + 1] = taken.into_iter().chain(left_out).min();
            }
            if let Some(first) = begun[letters.len()].and_then(|first| self.0.get(first)) {
                return Some(first.span.join(word.span));
            }
        }
        None
    }
}

/// The words within a token: "African-American", "U.S.". An abbreviation spells nothing out.
fn parts(word: &str, span: Span) -> impl Iterator<Item = Initial> + use<'_> {
    let is_stopped = word.contains('.') && word.len() <= MOST_LETTERS;
    let pieces = word.split(move |mark: char| mark == '-' || is_stopped && mark == '.');
    let spells = letters(word).is_none();
    pieces.filter_map(move |piece| {
        let first = piece.chars().find(|letter| letter.is_alphanumeric())?;
        let letter = if spells { first.to_lowercase().next()? } else { ' ' };
        let is_small = SMALL.iter().any(|small| small.eq_ignore_ascii_case(piece));
        Some(Initial { letter, is_small, span })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;

    fn spelled(text: &str, acronym: &str) -> Option<String> {
        let document = Document::parse(text, Format::Plain);
        let span = Initials::of(&document, &Sentences::of(&document), 0).spell(acronym)?;
        Some(document.prose_of(span).to_owned())
    }

    #[test]
    fn capitals_are_abbreviations() {
        assert_eq!(letters("OPAT’s"), Some("OPAT"));
        assert_eq!(letters("NGOs"), Some("NGO"));
        assert_eq!([letters("US"), letters("Opat"), letters("OPAT-led"), letters("A.B.C.")], [None; 4]);
    }

    #[test]
    fn names_are_spelled_by_their_first_letters() {
        let text = "The Council for the Care of Harbour Birds met the U.S. Board of Cod-Liver Oil.";
        assert_eq!(spelled(text, "CCHB").as_deref(), Some("Council for the Care of Harbour Birds"));
        assert_eq!(spelled(text, "USBCLO").as_deref(), Some("U.S. Board of Cod-Liver Oil"));
        assert_eq!(spelled("We met. Ostriches ran.", "MOR"), None);
        assert_eq!(spelled("The Office of the Oil Board", "OOB").as_deref(), Some("Office of the Oil Board"));
        assert_eq!(spelled("One of the Order of Orange", "OTOO").as_deref(), Some("One of the Order of"));
        assert_eq!(spelled("A man of Oslo", "MO").as_deref(), Some("man of"));
    }

    #[test]
    fn small_words_that_may_all_be_left_out_take_no_time() {
        assert_eq!(spelled(&"of the ".repeat(400), "OTOTOX"), None);
    }
}
