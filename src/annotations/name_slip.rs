//! Near misses of names that the lists or the house know: "New Yotk Times".

mod lone;

pub(super) use lone::in_sentence as lone_in_sentence;

use super::listed_slip;
use super::name::{Name, is_capitalised, without_possessive};
use super::vocabulary::Vocabulary;
use crate::config::Register;
use crate::document::Document;
use crate::lexicon::gazetteer::{GAZETTEER, LONGEST_NAME};
use crate::lexicon::variants::VARIANTS;
use crate::sentence::{Sentence, Sentences, TokenKind};
use crate::spelling::{folded, is_one_edit, skeleton};
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

/// Shorter words have too many neighbours.
const SHORTEST_IN_NAME: usize = 4;

/// The tokens of a sentence's names at which a known name of several words may stand, which differs in one of them at
/// most.
pub(super) fn places_in_sentence(
    document: &Document,
    text: &Sentences,
    sentence: &Sentence,
    names: &[Name],
    vocabulary: &Vocabulary,
) -> Vec<usize> {
    let may_start = |at: usize| {
        let longest = LONGEST_NAME.min(sentence.tokens.end - at);
        (2..=longest).any(|length| {
            words_of(document, text, at, length).is_some_and(|words| {
                let any = |_: &str, _: &str| true;
                let of_house = vocabulary.names.near_misses(&words, any);
                of_house.or_else(|| GAZETTEER.near_misses(&words, any)).is_some()
            })
        })
    };
    names.iter().flat_map(|name| name.tokens.clone()).filter(|at| may_start(*at)).collect()
}

/// So many words from a token on, without the ending of a possessive, if nothing but white space parts them.
fn words_of<'a>(document: &'a Document, text: &Sentences, at: usize, length: usize) -> Option<Vec<&'a str>> {
    let tokens = text.tokens.get(at..at + length)?;
    let joined = tokens.iter().skip(1).all(|token| token.spaced)
        && tokens.iter().all(|token| token.kind == TokenKind::Word);
    if !joined {
        return None;
    }
    let mut words: Vec<&str> = tokens.iter().map(|token| document.prose_of(token.span)).collect();
    if let Some(last) = words.last_mut() {
        *last = without_possessive(last);
    }
    Some(words)
}

/// Finds the slips of a document, in order. `places` and `lone` are those of all its sentences.
pub(super) fn recognise(
    document: &Document,
    text: &Sentences,
    names: &[Name],
    (places, lone): (Vec<usize>, Vec<NameSlip>),
    vocabulary: &Vocabulary,
    register: &Register,
) -> Vec<NameSlip> {
    let mut uses: FxHashMap<&str, usize> = FxHashMap::default();
    for name in names {
        for token in text.tokens.get(name.tokens.clone()).unwrap_or(&[]) {
            *uses.entry(without_possessive(document.prose_of(token.span))).or_default() += 1;
        }
    }
    let search = Search { document, text, places, uses, vocabulary };
    let mut slips = search.in_names(names);
    slips.extend(
        lone.into_iter().filter(|slip| search.is_only_one(slip) && !search.is_known_name_at(slip.span)),
    );
    slips.extend(listed_slip::recognise(&document.prose, text, register));
    slips.sort_by_key(|slip| (slip.span.start, slip.evidence));
    slips.dedup_by(|next, slip| next.span.overlaps(slip.span));
    slips
}

struct Search<'a> {
    document: &'a Document,
    text: &'a Sentences,
    /// Where a known name of several words may stand.
    places: Vec<usize>,
    uses: FxHashMap<&'a str, usize>,
    vocabulary: &'a Vocabulary,
}

impl<'a> Search<'a> {
    /// Passages of several words of which one is off, the longest at each place.
    fn in_names(&self, names: &[Name]) -> Vec<NameSlip> {
        let mut slips = Vec::new();
        let mut done = 0;
        for name in names {
            let mut at = name.tokens.start.max(done);
            while at < name.tokens.end {
                let found = self
                    .places
                    .binary_search(&at)
                    .ok()
                    .and_then(|_| (2..=LONGEST_NAME).rev().find_map(|length| self.listed_at(at, length)));
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
        let words = words_of(self.document, self.text, at, length)?;
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
        let span = Span::new(start, start + word.len());
        let slip = NameSlip {
            span,
            right: near.word.to_owned(),
            name: near.name.join(" "),
            role: None,
            evidence: Evidence::Rest,
        };
        Some((length, Some(slip)))
    }

    /// Whether `given` can only be a slip for `listed`, in a name of so many words.
    fn is_slip_of(&self, given: &str, listed: &str, length: usize) -> bool {
        let long_enough =
            listed.chars().count() >= SHORTEST_IN_NAME && listed.starts_with(char::is_uppercase);
        let differs_in_number =
            given.strip_suffix('s') == Some(listed) || listed.strip_suffix('s') == Some(given);
        // "New York Tines" may exist; in a name of two words a known word makes it too likely.
        let is_other_english = VARIANTS.get(given).is_some()
            && VARIANTS.get(given).map(|one| one.group) == VARIANTS.get(listed).map(|one| one.group);
        let may_be_meant =
            self.vocabulary.knows(given) && (length < 3 || differs_in_number) || is_other_english;
        long_enough
            && !may_be_meant
            && !self.vocabulary.accepts(given)
            && is_capitalised(given)
            && is_one_edit(&given.to_lowercase(), &listed.to_lowercase())
            && folded(given) != folded(listed)
            && self.uses.get(given).copied().unwrap_or(0) < USED_ON_PURPOSE
    }

    /// Whether the draft has a slip once, and no other spelling that it may stand for: that one would be the better
    /// advice, and another rule gives it.
    fn is_only_one(&self, slip: &NameSlip) -> bool {
        let word = self.document.prose_of(slip.span);
        let sound = skeleton(word);
        let is_other = |used: &str| {
            used != slip.right && used != word && (is_one_edit(word, used) || skeleton(used) == sound)
        };
        self.uses.get(word).copied() == Some(1) && !self.uses.keys().any(|used| is_other(used))
    }

    /// Whether the word belongs to a listed name that stands there in full.
    fn is_known_name_at(&self, span: Span) -> bool {
        let at = self.text.tokens.partition_point(|token| token.span.end <= span.start);
        (at.saturating_sub(2)..=at)
            .any(|from| (2..=4).any(|length| matches!(self.listed_at(from, length), Some((_, None)))))
    }
}
