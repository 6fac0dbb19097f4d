//! Near misses of names that the lists or the house know: "New Yotk Times".

use super::listed_slip;
use super::name::{Name, is_capitalised, is_derived, is_everyday, is_title, without_possessive};
use super::vocabulary::Vocabulary;
use crate::config::Register;
use crate::document::Document;
use crate::lexicon::gazetteer::{GAZETTEER, LONGEST_NAME};
use crate::lexicon::variants::VARIANTS;
use crate::sentence::{Sentence, Sentences, TokenKind};
use crate::spelling::{Neighbours, folded, is_key_slip, is_one_edit, skeleton, typing_distance};
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

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

/// The typing distances of two letters swapped or one doubled, of a neighbouring key and of any other slip.
const SWAPPED: u32 = 60;
const NEIGHBOUR_KEY: u32 = 80;
const EDIT: u32 = 100;

/// Longer words have few neighbours of any kind.
const LONG: usize = 8;

/// Shorter words have too many neighbours.
const SHORTEST_ALONE: usize = 5;
const SHORTEST_IN_NAME: usize = 4;

static FAMOUS: LazyLock<(Vec<&'static str>, Neighbours)> = LazyLock::new(|| {
    let long_enough = |name: &&str| {
        let letters = name.chars().count();
        let is_well_known = || GAZETTEER.is_capital_or_country(name) || GAZETTEER.is_household_name(name);
        letters > SHORTEST_ALONE || letters == SHORTEST_ALONE && is_well_known()
    };
    let names: Vec<&str> = GAZETTEER.famous().filter(long_enough).collect();
    let index = Neighbours::of(names.iter().copied());
    (names, index)
});

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

/// Finds the slips of a document, in order. `places` are those of all its sentences.
pub(super) fn recognise(
    document: &Document,
    text: &Sentences,
    names: &[Name],
    places: Vec<usize>,
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
    let alone: Vec<NameSlip> =
        names.iter().flat_map(|name| name.tokens.clone().filter_map(|at| search.alone(name, at))).collect();
    slips.extend(alone.into_iter().filter(|slip| !search.is_known_name_at(slip.span)));
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

    /// A word of a name that nothing knows, one edit from a famous name, where its neighbours in the name
    /// are no given names: "in Portugla", "Mr. Petrvo", "the Lisobn Treaty".
    fn alone(&self, name: &Name, at: usize) -> Option<NameSlip> {
        let token = self.text.tokens.get(at)?;
        let word = without_possessive(self.document.prose_of(token.span));
        let letters = word.chars().count();
        let is_plain = word.chars().all(char::is_alphabetic) && word.contains(char::is_lowercase);
        let is_used_once = self.uses.get(word).copied() == Some(1);
        if name.in_heading
            || !is_plain
            || !is_used_once
            || letters < SHORTEST_ALONE
            || self.vocabulary.knows(word)
        {
            return None;
        }
        let neighbours =
            [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter(|at| name.tokens.contains(at));
        let mut neighbours = neighbours
            .filter_map(|at| self.text.tokens.get(at))
            .map(|token| self.document.prose_of(token.span));
        if !neighbours.all(|neighbour| self.is_no_given_name(neighbour)) {
            return None;
        }
        let begins_sentence = name.begins_sentence && at == name.tokens.start;
        let listed = self.famous_near(word, begins_sentence)?;
        // "Dylann Ruiz" has that given name, and "Kessel Bank" is a firm of another name, unless a finger has slipped.
        let begins_longer = at + 1 < name.tokens.end && word.len() == token.span.len();
        let is_other_letter =
            letters == listed.chars().count() && !is_swap(word, listed) && !is_key_slip(word, listed);
        if begins_longer && (GAZETTEER.is_given_name(listed) || is_other_letter) {
            return None;
        }
        let span = Span::new(token.span.start, token.span.start + word.len());
        Some(NameSlip {
            span,
            right: listed.to_owned(),
            name: listed.to_owned(),
            role: None,
            evidence: Evidence::Likeness,
        })
    }

    fn is_no_given_name(&self, word: &str) -> bool {
        let is_everyday = || is_everyday(word) && !GAZETTEER.is_given_name(word);
        let has_digit = word.contains(|letter: char| letter.is_ascii_digit());
        has_digit || is_title(word) || GAZETTEER.is_place(without_possessive(word)) || is_everyday()
    }

    /// The one famous name that a word can be a slip for. Of a place and its people the nearer is meant.
    fn famous_near(&self, word: &str, begins_sentence: bool) -> Option<&'static str> {
        let (famous, index) = &*FAMOUS;
        let near = index
            .near(word)
            .into_iter()
            .filter_map(|number| famous.get(usize::try_from(number).ok()?).copied());
        // Another letter makes another name sooner than one too many or two swapped; of short names, and where the
        // sentence may have given the capital, only what fingers do is clear.
        let letters = word.chars().count();
        let is_likely = |distance: u32, listed: &str| {
            let is_replaced = letters == listed.chars().count() && !is_swap(word, listed);
            let is_short = letters.min(listed.chars().count()) == SHORTEST_ALONE;
            let most = match GAZETTEER.is_household_name(listed) {
                _ if is_short && begins_sentence => SWAPPED,
                true if is_short && GAZETTEER.is_leader(listed) => NEIGHBOUR_KEY,
                // "Sebelius" and "Austan" are other people.
                true if !GAZETTEER.is_leader(listed) && is_replaced => 0,
                true if !GAZETTEER.is_leader(listed) => SWAPPED,
                _ => u32::MAX,
            };
            distance <= most && (distance < EDIT || !is_replaced || letters >= LONG)
        };
        let has_inner_capital = |word: &str| word.chars().skip(1).any(char::is_uppercase);
        let mut near: Vec<(u32, &str)> = near
            .filter(|listed| is_one_edit(word, listed) && !is_derived(&folded(word), &folded(listed)))
            .filter(|listed| !has_inner_capital(word) || has_inner_capital(listed))
            .filter_map(|listed| Some((typing_distance(word, listed, 200)?, listed)))
            .filter(|(distance, listed)| is_likely(*distance, listed))
            .collect();
        near.sort_unstable();
        let (_, best) = *near.first()?;
        let is_same = |other: &str| {
            folded(other).starts_with(&folded(best)) || folded(best).starts_with(&folded(other))
        };
        // The draft's own other spelling is the better advice, and another rule gives it.
        let sound = skeleton(word);
        let is_other =
            |used: &str| used != best && used != word && (is_one_edit(word, used) || skeleton(used) == sound);
        let is_clear = near.iter().all(|(_, other)| is_same(other)) && folded(word) != folded(best);
        (is_clear && !self.uses.keys().any(|used| is_other(used))).then_some(best)
    }

    /// Whether the word belongs to a listed name that stands there in full.
    fn is_known_name_at(&self, span: Span) -> bool {
        let at = self.text.tokens.partition_point(|token| token.span.end <= span.start);
        (at.saturating_sub(2)..=at)
            .any(|from| (2..=4).any(|length| matches!(self.listed_at(from, length), Some((_, None)))))
    }
}

/// Whether two words of one length differ in the order of two letters.
fn is_swap(one: &str, other: &str) -> bool {
    one.chars().zip(other.chars()).filter(|(a, b)| a != b).count() == 2
}
