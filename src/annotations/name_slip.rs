//! Near misses of names that the lists or the house know: "New Yotk Times".

mod beside;
mod lone;
mod person;

use super::listed_slip;
use super::name::{Name, without_possessive};
use super::vocabulary::Vocabulary;
use crate::config::Register;
use crate::document::Document;
use crate::sentence::{Sentence, Sentences, Token, TokenKind};
use crate::spelling::slip::is_function_word;
use crate::spelling::{has_skeleton, is_one_edit, skeleton};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// A word that is one edit from the word of a known name, or a form that the house has listed as wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NameSlip {
    /// The word, without a possessive ending.
    pub span: Span,
    /// What it is in the known name.
    pub right: String,
    /// The known name, whole.
    pub name: String,
    /// What the house has noted of its bearer, for what it has listed.
    pub role: Option<String>,
    /// What tells that it is one.
    pub evidence: Evidence,
}

impl NameSlip {
    /// The same slip where the text around it, which stood at the offset `from`, stands at `to`.
    pub(super) fn moved(&self, from: usize, to: usize) -> Self {
        Self { span: self.span.moved(from, to), ..self.clone() }
    }
}

/// What tells that a word is a slip, the strongest first.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Evidence {
    /// The house has listed it as a misspelling.
    Listed,
    /// The rest of the name stands beside it, so that hardly anything else can be meant.
    Rest,
    /// It is like a famous name, and nothing else is known of that form.
    Likeness,
}

/// A word that a draft uses this often is spelled so on purpose.
const USED_ON_PURPOSE: usize = 3;

/// Finds the words in the names of a sentence that are slips if the rest of the draft allows it.
pub(super) fn in_sentence(
    document: &Document,
    text: &Sentences,
    sentence: &Sentence,
    names: &[Name],
    vocabulary: &Vocabulary,
) -> Vec<NameSlip> {
    let search = Search { document, text, sentence, vocabulary };
    let mut slips = search.like_known_names(names);
    let single = search.like_famous_names(names).into_iter().chain(search.like_common_names(names));
    slips.extend(single.filter(|slip| !search.is_known_name_at(slip.span)));
    slips
}

/// A sentence whose names are looked at.
struct Search<'a> {
    document: &'a Document,
    text: &'a Sentences,
    sentence: &'a Sentence,
    vocabulary: &'a Vocabulary,
}

impl<'a> Search<'a> {
    /// The token of that number, if it is of the sentence.
    fn token(&self, at: usize) -> Option<&'a Token> {
        token_in(self.text, self.sentence, at)
    }
}

/// Finds the slips of a document, in order. `may_be` are those of its sentences.
pub(super) fn recognise(
    document: &Document,
    text: &Sentences,
    names: &[Name],
    may_be: Vec<NameSlip>,
    register: &Register,
) -> Vec<NameSlip> {
    let mut uses: FxHashMap<&str, usize> = FxHashMap::default();
    for name in names.iter().filter(|_| !may_be.is_empty()) {
        for token in text.tokens.get(name.tokens.clone()).unwrap_or(&[]) {
            *uses.entry(without_possessive(document.prose_of(token.span))).or_default() += 1;
        }
    }
    let mut slips: Vec<NameSlip> =
        may_be.into_iter().filter(|slip| is_slip(document.prose_of(slip.span), slip, &uses)).collect();
    slips.extend(listed_slip::recognise(&document.prose, text, register));
    slips.sort_by_key(|slip| (slip.span.start, slip.evidence));
    slips.dedup_by(|next, slip| next.span.overlaps(slip.span));
    slips
}

/// Whether a word is a slip in a draft whose names use words so often: not where it is used again and again, and one that
/// is only like a famous name not where the draft has another spelling that it may stand for. That one would be the
/// better advice, and another rule gives it.
fn is_slip(word: &str, slip: &NameSlip, uses: &FxHashMap<&str, usize>) -> bool {
    let used = uses.get(word).copied().unwrap_or(0);
    if slip.evidence != Evidence::Likeness {
        return used < USED_ON_PURPOSE;
    }
    let sound = skeleton(word);
    let is_like = |used: &str| is_one_edit(word, used) || has_skeleton(used, &sound);
    let is_other = |used: &str| used != slip.right && used != word && is_like(used);
    used == 1 && !uses.keys().any(|used| is_other(used))
}

/// Whether a thing is named behind a name that may be its owner's: "Merkels party", not "the Merkels of this world".
fn owns_next(document: &Document, text: &Sentences, sentence: &Sentence, at: usize) -> bool {
    let next = token_in(text, sentence, at + 1).filter(|next| next.spaced && next.kind == TokenKind::Word);
    next.is_some_and(|next| {
        let word = document.prose_of(next.span);
        word.starts_with(char::is_lowercase) && !is_function_word(word)
    })
}

/// The token of that number, if it is of the sentence: what stands beside a sentence without a stop tells nothing of it.
fn token_in<'a>(text: &'a Sentences, sentence: &Sentence, at: usize) -> Option<&'a Token> {
    text.tokens.get(at).filter(|_| sentence.tokens.contains(&at))
}
