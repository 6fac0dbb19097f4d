//! Near misses of names that the lists or the house know: "New Yotk Times".

use super::name::{Name, is_capitalised, is_derived, is_title, without_possessive};
use crate::config::{Config, Dialect};
use crate::document::Document;
use crate::lexicon::gazetteer::{GAZETTEER, Gazetteer, LONGEST_NAME};
use crate::sentence::{Sentences, TokenKind};
use crate::spelling::{Dictionary, Neighbours, folded, is_one_edit};
use crate::text::Span;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A word that is one edit from the word of a known name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NameSlip {
    /// The word, without a possessive ending.
    pub span: Span,
    /// What it is in the known name.
    pub right: String,
    /// The known name, whole.
    pub name: String,
    /// Whether the rest of the name stands beside it, so that hardly anything else can be meant.
    pub sure: bool,
}

/// A word that a draft uses this often is spelled so on purpose.
const USED_ON_PURPOSE: usize = 3;

/// Shorter words have too many neighbours.
const SHORTEST_ALONE: usize = 6;
const SHORTEST_IN_NAME: usize = 4;

static FAMOUS: LazyLock<(Vec<&'static str>, Neighbours)> = LazyLock::new(|| {
    let names: Vec<&str> = GAZETTEER.famous().filter(|name| name.len() >= SHORTEST_ALONE - 1).collect();
    let index = Neighbours::of(names.iter().copied());
    (names, index)
});

/// Finds the slips of a document, in order.
pub fn recognise(document: &Document, text: &Sentences, names: &[Name], config: &Config) -> Vec<NameSlip> {
    let mut uses: HashMap<&str, usize> = HashMap::new();
    for name in names {
        for token in text.tokens.get(name.tokens.clone()).unwrap_or(&[]) {
            *uses.entry(without_possessive(document.prose_of(token.span))).or_default() += 1;
        }
    }
    let search = Search { document, text, uses, house: Gazetteer::of_house(&config.names), config };
    let mut slips = search.in_names(names);
    let alone: Vec<NameSlip> = names.iter().filter_map(|name| search.alone(name)).collect();
    slips.extend(alone.into_iter().filter(|slip| !search.is_known_name_at(slip.span)));
    slips.sort_by_key(|slip| (slip.span.start, !slip.sure));
    slips.dedup_by_key(|slip| slip.span.start);
    slips
}

struct Search<'a> {
    document: &'a Document,
    text: &'a Sentences,
    uses: HashMap<&'a str, usize>,
    house: Gazetteer,
    config: &'a Config,
}

impl<'a> Search<'a> {
    /// Passages of several words of which one is off, the longest at each place.
    fn in_names(&self, names: &[Name]) -> Vec<NameSlip> {
        let mut slips = Vec::new();
        let mut done = 0;
        for name in names {
            let mut at = name.tokens.start.max(done);
            while at < name.tokens.end {
                let found = (2..=LONGEST_NAME).rev().find_map(|length| self.listed_at(at, length));
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
        let is_near = |given: &str, listed: &str| self.is_slip_of(given, listed, length);
        let near =
            self.house.near_misses(&words, is_near).or_else(|| GAZETTEER.near_misses(&words, is_near))?;
        let word = words.get(near.at)?;
        if near.word == *word {
            return Some((length, None));
        }
        let start = tokens.get(near.at)?.span.start;
        let span = Span::new(start, start + word.len());
        let slip = NameSlip { span, right: near.word.to_owned(), name: near.name.join(" "), sure: true };
        Some((length, Some(slip)))
    }

    /// Whether `given` can only be a slip for `listed`, in a name of so many words.
    fn is_slip_of(&self, given: &str, listed: &str, length: usize) -> bool {
        let long_enough =
            listed.chars().count() >= SHORTEST_IN_NAME && listed.starts_with(char::is_uppercase);
        let differs_in_number =
            given.strip_suffix('s') == Some(listed) || listed.strip_suffix('s') == Some(given);
        // "New York Tines" may exist; in a name of two words a known word makes it too likely.
        let may_be_meant = is_known(given, self.config) && (length < 3 || differs_in_number);
        long_enough
            && !may_be_meant
            && is_capitalised(given)
            && is_one_edit(&given.to_lowercase(), &listed.to_lowercase())
            && folded(given) != folded(listed)
            && self.uses.get(given).copied().unwrap_or(0) < USED_ON_PURPOSE
    }

    /// A name of one word, titles aside, that nothing knows, one edit from a famous one.
    fn alone(&self, name: &Name) -> Option<NameSlip> {
        let (token, titles) = self.text.tokens.get(name.tokens.clone())?.split_last()?;
        let word = without_possessive(self.document.prose_of(token.span));
        let is_plain = word.chars().skip(1).all(char::is_lowercase);
        let is_used_once = self.uses.get(word).copied() == Some(1);
        let is_alone = titles.iter().all(|title| is_title(self.document.prose_of(title.span)));
        let is_long = word.chars().count() >= SHORTEST_ALONE;
        if name.in_heading
            || !is_plain
            || !is_used_once
            || !is_alone
            || !is_long
            || is_known(word, self.config)
        {
            return None;
        }
        let (famous, index) = &*FAMOUS;
        let near = index
            .near(word)
            .into_iter()
            .filter_map(|number| famous.get(usize::try_from(number).ok()?).copied());
        let mut near = near.filter(|listed| {
            is_one_edit(word, listed)
                && folded(word) != folded(listed)
                && !is_derived(&folded(word), &folded(listed))
        });
        let (listed, other) = (near.next()?, near.next());
        let span = Span::new(token.span.start, token.span.start + word.len());
        let slip = NameSlip { span, right: listed.to_owned(), name: listed.to_owned(), sure: false };
        let is_in_draft =
            || self.uses.keys().any(|used| *used != listed && is_one_edit(word, used) && *used != word);
        (other.is_none() && !is_in_draft()).then_some(slip)
    }

    /// Whether the word belongs to a listed name that stands there in full.
    fn is_known_name_at(&self, span: Span) -> bool {
        let at = self.text.tokens.partition_point(|token| token.span.end <= span.start);
        (at.saturating_sub(2)..=at)
            .any(|from| (2..=4).any(|length| matches!(self.listed_at(from, length), Some((_, None)))))
    }
}

/// Whether a dictionary, a list of names or the house knows a word, as written.
pub fn is_known(word: &str, config: &Config) -> bool {
    let in_dictionary =
        [Dialect::EnUs, Dialect::EnGb].iter().any(|dialect| Dictionary::of(*dialect).knows(word));
    in_dictionary
        || GAZETTEER.has_word(word)
        || config.words.iter().any(|known| known == word)
        || config.names.iter().any(|known| known.split_whitespace().any(|part| part == word))
}
