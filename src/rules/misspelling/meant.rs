//! What the words around an unknown one tell of it: that it is a term which the draft explains, or what cannot stand in
//! its place.

use super::{COMMON_SLIP, Line};
use crate::annotations::word::{Classes, Word};
use crate::spelling::slip::is_function_word;
use crate::spelling::{Dictionary, typing_distance};

/// A gloss has few words.
const LONGEST_GLOSS: usize = 7;

/// For what commonness, from 1 to 5, of the right word a slip of so many letters or more is plain, whatever is said beside it.
/// Shorter words are hardly a plain slip for anything.
const PLAIN: [(u8, usize); 3] = [(2, 4), (3, 5), (5, 7)];

impl Line<'_> {
    /// Whether the slip is one of the commonest of a common or a long word, so that it explains the word better than anything else.
    pub(super) fn is_plain_slip(&self, word: &str, right: &str) -> bool {
        let commonness = Dictionary::of(self.context.config.dialect).commonness(right);
        let is_long_enough = |band| PLAIN.iter().any(|(most, least)| band <= *most && word.len() >= *least);
        commonness.is_some_and(is_long_enough) && typing_distance(word, right, COMMON_SLIP).is_some()
    }

    /// Whether the draft says what the word is: "the oud, a lute", "a thali (a kind of platter)", "a lute called the oud".
    pub(super) fn is_glossed(&self, at: usize) -> bool {
        let mark = |at: usize| self.tokens.get(at).map(|token| token.span.of(&self.context.document.prose));
        let has_article = |at: usize| matches!(self.word(at), Some("a" | "an" | "the"));
        let is_named = || {
            let article = at.checked_sub(1).filter(|before| has_article(*before));
            let before = article.unwrap_or(at).checked_sub(1).and_then(|before| self.word(before));
            let second = article.unwrap_or(at).checked_sub(2).and_then(|before| self.word(before));
            before == Some("called") || before == Some("as") && second == Some("known")
        };
        if is_named() {
            return true;
        }
        if !has_article(at + 2) {
            return false;
        }
        // What has a verb of its own is no gloss: "In the kitchen, the mayor said".
        let words = (at + 3..).take(LONGEST_GLOSS).map_while(|at| self.word(at));
        let words: Vec<&str> = words.collect();
        let end = mark(at + 3 + words.len());
        let is_verb = |word: &&str| {
            let word = Word::of_text(word);
            word.is(Classes::AUXILIARY | Classes::MODAL | Classes::SUBJECT)
                || word.lexeme.is_some_and(|lexeme| !lexeme.verbs.is_empty() && lexeme.noun.is_none())
        };
        let has_verb = words.iter().any(is_verb) || words.iter().skip(1).any(|word| word.ends_with("ed"));
        let is_closed = match mark(at + 1) {
            Some(",") => matches!(end, None | Some("," | "." | ";" | "”" | "—" | "–")),
            Some("(") => end == Some(")"),
            _ => false,
        };
        is_closed && !words.is_empty() && !has_verb
    }

    /// The corrections that can stand behind the word before: no preposition follows an article.
    pub(super) fn that_may_follow(&self, at: usize, mut corrections: Vec<String>) -> Vec<String> {
        let before = at.checked_sub(1).and_then(|before| self.word(before)).map(str::to_lowercase);
        let follows_article = before.is_some_and(|before| matches!(before.as_str(), "the" | "a" | "an"));
        if follows_article {
            let may_follow = Classes::QUANTITY | Classes::TIME | Classes::NUMBER;
            let is_of_phrase = |right: &String| {
                let classes = Word::of_text(right).classes;
                let is_open = classes.has(Classes::ADVERB) && !classes.has(Classes::PREPOSITION);
                !is_function_word(right) || classes.has(may_follow) || is_open || right == "other"
            };
            corrections.retain(is_of_phrase);
        }
        corrections
    }
}
