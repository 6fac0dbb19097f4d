//! Names: runs of capitalised words, by which rules tell a name from the first word of a sentence.

use super::in_sentence::InSentence;
use crate::config::Dialect;
use crate::document::{Block, BlockKind, Document};
use crate::lexicon::Terms;
use crate::sentence::{Sentence, Sentences, Token, TokenKind};
use crate::spelling::Dictionary;
use crate::text::Span;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

/// A run of capitalised words, particles among them ("Ursula von der Leyen", "U.S. Navy", "Velm").
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Name {
    /// From the first word to the last.
    pub span: Span,
    /// Its tokens, as a range of the document's tokens.
    pub tokens: Range<usize>,
    /// The index of its block.
    pub block: usize,
    /// Whether it begins a sentence, a quotation or what follows a colon: its first capital may be the sentence's.
    pub begins_sentence: bool,
    /// Whether its block is a heading, where every word may have a capital.
    pub in_heading: bool,
}

/// Small words within names.
pub static PARTICLES: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/name_particles.txt")));

impl Name {
    /// The same name where its sentence, which was `from`, is `to`.
    pub(super) fn moved(&self, from: &Sentence, to: &Sentence) -> Self {
        let moved = |token: usize| token + to.tokens.start - from.tokens.start;
        Self {
            span: self.span.moved(from.span.start, to.span.start),
            tokens: moved(self.tokens.start)..moved(self.tokens.end),
            block: to.block,
            ..*self
        }
    }
}

/// Finds the names of a sentence, in order.
pub(super) fn in_sentence(document: &Document, text: &Sentences, sentence: &Sentence) -> Vec<Name> {
    let mut names = Vec::new();
    let Some(block) = document.blocks.get(sentence.block) else { return names };
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let end = end_of_run(document, text, at, sentence.tokens.end);
        if let (Some(first), Some(last)) =
            (text.tokens.get(at), text.tokens.get(at..end).and_then(<[Token]>::last))
        {
            names.push(Name {
                span: first.span.join(last.span),
                tokens: at..end,
                block: sentence.block,
                begins_sentence: begins_sentence(document, text, sentence.tokens.start, at),
                in_heading: is_heading(block),
            });
        }
        at = end.max(at + 1);
    }
    names
}

/// The names of a document, in order.
pub(super) fn recognise(text: &Sentences, in_sentences: &[Arc<InSentence>]) -> Vec<Name> {
    text.sentences.iter().zip(in_sentences).flat_map(|(sentence, own)| own.names(sentence)).collect()
}

/// Whether it goes before a name and is none: *Mr.*, *President*.
pub fn is_title(word: &str) -> bool {
    word.ends_with('.') && word.len() > 2
        || matches!(
            word,
            "Mr" | "Mrs"
                | "Ms"
                | "Dr"
                | "Sir"
                | "Lord"
                | "Lady"
                | "President"
                | "Minister"
                | "Senator"
                | "Governor"
                | "Mayor"
                | "General"
                | "Judge"
                | "Justice"
                | "Professor"
                | "King"
                | "Queen"
                | "Prince"
                | "Princess"
                | "Pope"
                | "The"
                | "Secretary"
                | "Prime"
                | "Vice"
                | "Chancellor"
                | "Premier"
                | "Representative"
                | "Congressman"
                | "Congresswoman"
        )
}

/// Whether one is the other with an ending: a plural, a people or an adjective ("Houthis", "Velman",
/// "Iraqi", "Putinist"). Both folded.
pub fn is_derived(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let ending = long.strip_prefix(short).unwrap_or("");
    let after_a = short.ends_with('a') && matches!(ending, "n" | "ns");
    let stem = |word: &str| word.trim_end_matches('s').trim_end_matches('n').to_owned();
    let is_doubled = long.ends_with("nn") || long.ends_with("ss");
    let is_of_one_people = stem(one) == stem(other) && stem(one).ends_with('a') && !is_doubled;
    after_a
        || is_of_one_people
        || matches!(ending, "s" | "es" | "i" | "is" | "ist" | "ism" | "an" | "ian" | "ite")
}

/// The word without a possessive ending: *Velm’s*, *Adus’*.
pub fn without_possessive(word: &str) -> &str {
    let bare = word.strip_suffix('s').and_then(|bare| bare.strip_suffix(['\'', '’']));
    bare.unwrap_or_else(|| word.trim_end_matches(['\'', '’']))
}

/// Whether a word has the capital of a name.
pub fn is_capitalised(word: &str) -> bool {
    let unmarked = word.trim_start_matches(['\'', '’', '‘']);
    // "al-Shabab" and "d'Estaing" are small at the front only.
    let particle = unmarked
        .split(['-', '\'', '’'])
        .next()
        .filter(|first| first.len() <= 3 && first.len() < unmarked.len());
    let behind_particle = particle
        .and_then(|first| unmarked.get(first.len() + 1..).or_else(|| unmarked.get(first.len() + 3..)));
    unmarked.starts_with(char::is_uppercase)
        || particle.is_some_and(|first| PARTICLES.contains(first) || first == "d")
            && behind_particle.is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

/// Whether the word in small letters is one of English, which a sentence may begin with.
pub fn is_everyday(word: &str) -> bool {
    let lower = word.to_lowercase();
    Dialect::ALL.into_iter().any(|dialect| Dictionary::of(dialect).knows(&lower))
}

/// The token behind the run of capitalised words that begins at `at`; `at` itself where none does.
fn end_of_run(document: &Document, text: &Sentences, at: usize, limit: usize) -> usize {
    let word = |at: usize| word_at(document, text, at).filter(|_| at < limit);
    if !word(at).is_some_and(is_capitalised) {
        return at;
    }
    let mut end = at + 1;
    loop {
        let joins = |at: usize| {
            text.tokens.get(at).is_some_and(|token| token.spaced) && word(at).is_some_and(is_capitalised)
        };
        // At most two particles stand side by side: "von der".
        let particles =
            (end..end + 2).take_while(|at| word(*at).is_some_and(|word| PARTICLES.contains(word))).count();
        let next = (0..=particles).map(|skipped| end + skipped).find(|at| joins(*at));
        match next {
            Some(next) => end = next + 1,
            None => return end,
        }
    }
}

fn word_at<'a>(document: &'a Document, text: &Sentences, at: usize) -> Option<&'a str> {
    let token = text.tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
    Some(document.prose_of(token.span))
}

fn begins_sentence(document: &Document, text: &Sentences, first: usize, at: usize) -> bool {
    let opens = |token: &Token| {
        let mark = document.prose_of(token.span);
        token.kind == TokenKind::Punctuation
            && !matches!(mark, "," | ";" | "(" | "’" | "'" | "/" | "&" | "-" | "–" | "—")
    };
    let is_spaced = |at: usize| text.tokens.get(at).is_some_and(|token| token.spaced);
    // He said, 'Velm is far': a plain mark opens where a space stands before it only.
    let in_plain_marks = || {
        let mark = text.tokens.get(at - 1).map(|token| document.prose_of(token.span));
        mark == Some("'") && is_spaced(at - 1) && !is_spaced(at)
    };
    at <= first
        || in_plain_marks()
        || text.tokens.get(at - 1).is_some_and(opens) && !goes_on_from_quotation(document, text, first, at)
}

/// Whether a quotation that ended with a comma stands before: “I see,” Velm said.
fn goes_on_from_quotation(document: &Document, text: &Sentences, first: usize, at: usize) -> bool {
    let mark = |back: usize| {
        let at = at.checked_sub(back).filter(|at| *at >= first);
        at.and_then(|at| text.tokens.get(at)).map(|token| document.prose_of(token.span))
    };
    let is_spaced = text.tokens.get(at).is_some_and(|token| token.spaced);
    is_spaced && matches!(mark(1), Some("”" | "\"" | "»" | "''")) && mark(2) == Some(",")
}

fn is_heading(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Headline | BlockKind::Subhead | BlockKind::Dateline | BlockKind::Byline)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotations::Annotations;
    use crate::config::Config;
    use crate::document::Format;

    fn names(text: &str) -> Vec<String> {
        let document = Document::parse(text, Format::Plain);
        let names = Annotations::of(&document, &Config::default()).names;
        names.iter().map(|name| document.prose_of(name.span).to_owned()).collect()
    }

    #[test]
    fn runs_of_capitals_are_names() {
        assert_eq!(
            names("then Ursula von der Leyen met Kofi Adu in Velm"),
            ["Ursula von der Leyen", "Kofi Adu", "Velm"]
        );
        assert_eq!(names("the port of al-Velm and its mayor"), ["al-Velm"]);
        assert!(names("nothing here is a name of an old town").is_empty());
    }

    #[test]
    fn capitals_of_a_sentence_are_marked() {
        let document = Document::parse("Ana met Kofi", Format::Plain);
        let found = Annotations::of(&document, &Config::default()).names;
        assert_eq!(found.iter().map(|name| name.begins_sentence).collect::<Vec<_>>(), [true, false]);
        let document = Document::parse("“I see,” Adu said. “You see.” Adu left.", Format::Plain);
        let found = Annotations::of(&document, &Config::default()).names;
        let begins: Vec<bool> = found.iter().map(|name| name.begins_sentence).collect();
        assert_eq!(begins, [true, false, true, true]);
    }
}
