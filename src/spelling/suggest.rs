//! What a misspelt word was meant to be.

use std::cmp::Ordering;
use std::sync::LazyLock;

use fst::{IntoStreamer, Streamer};
use levenshtein_automata::{DFA, LevenshteinAutomatonBuilder};

use super::Dictionary;
use super::accepts;
use super::distance::{EDIT, typing_distance};
use super::entry::{BAND, LOWER, NO_SUGGEST, TITLE, UPPER};
use super::key::{self, Case, Key};
use super::sound::sound;
use crate::text::capitalised;

/// Longer words are no slips of a word, and their automata would be large.
const LONGEST: usize = 40;

/// Longer words are only searched for a missing space: no listed word is within two
/// edits of them.
const LONGEST_LISTED: usize = 30;

/// Up to so many letters a word is searched within one edit only: within two lies
/// every other short word.
const SHORT: usize = 3;

/// A candidate that is farther away, in hundredths of an edit, is no help.
const FARTHEST: u32 = 290;

/// The same for a candidate that sounds alike.
const FARTHEST_ALIKE: u32 = 450;

/// Two edits of a word, each of the cheapest, cost more.
const NEAR_ENOUGH: u32 = 160;

/// The slips that happen to everybody stay within this distance.
const LIKELY_SLIP: u32 = 75;

/// What a candidate's rarity adds to its distance, by frequency band. The unlisted
/// words of band 0 are the rarest.
const RARITY: [u32; 7] = [110, 0, 15, 30, 45, 60, 75];

/// Added where no letter is left out, and once more where one is too many.
const OMITTED: u32 = 15;

/// Added to names where the word is not capitalised.
const UNWANTED_NAME: u32 = 45;

/// Added for a space that was left out: less common than another slip in a word.
const MISSING_SPACE: u32 = 135;

/// The same where one of the commonest words runs into another: "itis", "ofthe".
const MISSING_SPACE_IN_SENTENCE: u32 = 115;

const CURLY: &str = "\u{2019}";

/// Of one edit, a swap of two letters among them.
pub static ONE_EDIT: LazyLock<LevenshteinAutomatonBuilder> =
    LazyLock::new(|| LevenshteinAutomatonBuilder::new(1, true));
static TWO_EDITS: LazyLock<LevenshteinAutomatonBuilder> =
    LazyLock::new(|| LevenshteinAutomatonBuilder::new(2, true));

/// A spelling to propose; the lower the cost, the better.
struct Candidate {
    text: String,
    cost: u32,
}

/// Proposals for a word, best first.
pub fn suggest(dictionary: &Dictionary, word: &str, limit: usize) -> Vec<String> {
    if limit == 0 || word.chars().count() > LONGEST {
        return Vec::new();
    }
    let mut candidates = candidates(dictionary, word);
    candidates.sort_by(|a, b| a.cost.cmp(&b.cost).then_with(|| a.text.cmp(&b.text)));
    let mut texts: Vec<String> = Vec::new();
    for Candidate { text, .. } in candidates {
        if texts.len() == limit {
            break;
        }
        // A draft keeps to one kind of apostrophe.
        let text = if word.contains(CURLY) { text.replace('\'', CURLY) } else { text };
        if text != word && !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// Whether the word is likelier a slip than a coinage: one edit from a common word,
/// or by one of the commonest slips from any. Few get the first letter wrong.
pub fn is_likely_slip(dictionary: &Dictionary, key: &str) -> bool {
    if key.chars().count() > LONGEST {
        return false;
    }
    let mut likely = false;
    search(dictionary, &ONE_EDIT.build_dfa(key), |found, value| {
        let most = if value & BAND == 0 { LIKELY_SLIP } else { EDIT };
        likely |= value & LOWER != 0 && typing_distance(key, found, most).is_some();
    });
    likely
}

/// Whether a listed word is one edit away.
pub fn has_near(dictionary: &Dictionary, word: &str) -> bool {
    let Some(key) = Key::of(word) else { return false };
    let plain = key.without_accents().unwrap_or(key);
    let mut found = false;
    search(dictionary, &ONE_EDIT.build_dfa(plain.as_str()), |_, value| found |= value & NO_SUGGEST == 0);
    found
}

fn candidates(dictionary: &Dictionary, word: &str) -> Vec<Candidate> {
    if word.contains(key::is_hyphen) {
        return of_compound(dictionary, word);
    }
    // In a possessive the slip is in the word before the ending, which stays.
    let mut candidates = match key::without_possessive(word) {
        Some(base) => of_word(dictionary, base, &word[base.len()..]),
        None => of_word(dictionary, word, ""),
    };
    candidates.extend(with_ending_apart(dictionary, word));
    candidates
}

/// A compound is put right in the one part that is wrong.
fn of_compound(dictionary: &Dictionary, word: &str) -> Vec<Candidate> {
    let mut start = 0;
    let mut wrong = None;
    for part in word.split(key::is_hyphen) {
        let end = start + part.len();
        if !part.is_empty()
            && !accepts::is_prefix(part)
            && !dictionary.accepts(part)
            && wrong.replace((start, end)).is_some()
        {
            return Vec::new();
        }
        start = end + word[end..].chars().next().map_or(0, char::len_utf8);
    }
    let Some((start, end)) = wrong else {
        return Vec::new();
    };
    let mut candidates = of_word(dictionary, &word[start..end], "");
    for candidate in &mut candidates {
        candidate.text = format!("{}{}{}", &word[..start], candidate.text, &word[end..]);
    }
    // "Post-mortum": the right part is no word by itself.
    if let Some(key) = Key::of(word) {
        add_within(&ONE_EDIT, dictionary, &key.without_accents().unwrap_or(key), "", &mut candidates);
    }
    candidates
}

/// Candidates for a word without hyphens and possessive, each with `ending` put
/// behind it.
fn of_word(dictionary: &Dictionary, word: &str, ending: &str) -> Vec<Candidate> {
    let Some(key) = Key::of(word) else {
        return Vec::new();
    };
    let mut candidates = Vec::new();
    add_near(dictionary, &key, ending, &mut candidates);
    add_splits(dictionary, word, ending, &mut candidates);
    add_possessive(dictionary, word, ending, &mut candidates);
    add_plural(dictionary, key.as_str(), ending, &mut candidates);
    if candidates.is_empty() {
        add_alike(dictionary, key.as_str(), ending, &mut candidates);
    }
    candidates
}

/// The possessive of a plural without an s whose apostrophe is a letter too far: *childrens'*.
fn with_ending_apart(dictionary: &Dictionary, word: &str) -> Option<Candidate> {
    let bare = word.strip_suffix(key::is_apostrophe)?;
    let base = bare.strip_suffix('s').filter(|base| dictionary.commonness(base).is_some())?;
    Some(Candidate { text: format!("{base}{}s", &word[bare.len()..]), cost: EDIT / 2 })
}

/// A plural made without its rule: *factorys*.
fn add_plural(dictionary: &Dictionary, key: &str, ending: &str, candidates: &mut Vec<Candidate>) {
    let plural = key.strip_suffix("ys").map(|stem| format!("{stem}ies"));
    if let Some(plural) = plural.filter(|plural| dictionary.is_current(plural)) {
        candidates.push(Candidate { text: format!("{plural}{ending}"), cost: EDIT / 2 });
    }
}

/// Words in use that sound alike, where none is spelt nearly alike.
fn add_alike(dictionary: &Dictionary, key: &str, ending: &str, candidates: &mut Vec<Candidate>) {
    let (Some(sounds), Some(sound)) = (&dictionary.sounds, sound(key)) else {
        return;
    };
    let prefix = format!("{sound} ");
    let mut stream = sounds.range().ge(&prefix).lt(format!("{sound}!")).into_stream();
    while let Some(found) = stream.next() {
        let word = str::from_utf8(found).ok().and_then(|found| found.strip_prefix(&prefix));
        let Some(word) = word else { continue };
        if let Some(distance) = typing_distance(key, word, FARTHEST_ALIKE) {
            let rarity = dictionary.value(word).map_or(RARITY[0], rarity);
            candidates.push(Candidate { text: format!("{word}{ending}"), cost: distance + rarity });
        }
    }
}

/// Listed words within one edit; within two, which takes far longer to search, only where no word in use is so near
/// that one farther away could hardly be meant.
fn add_near(dictionary: &Dictionary, key: &Key, ending: &str, candidates: &mut Vec<Candidate>) {
    let plain = key.without_accents().unwrap_or(*key);
    let text = plain.as_str();
    if text.len() > LONGEST_LISTED {
        return;
    }
    let is_found = add_within(&ONE_EDIT, dictionary, &plain, ending, candidates);
    if text.len() > SHORT && !is_found {
        candidates.clear();
        add_within(&TWO_EDITS, dictionary, &plain, ending, candidates);
    }
}

/// Listed words that the automaton takes, and whether one of them is in use and near enough to be the one meant.
fn add_within(
    edits: &LevenshteinAutomatonBuilder,
    dictionary: &Dictionary,
    plain: &Key,
    ending: &str,
    candidates: &mut Vec<Candidate>,
) -> bool {
    let (text, case) = (plain.as_str(), plain.case());
    let mut is_found = false;
    search(dictionary, &edits.build_dfa(text), |found, value| {
        if value & NO_SUGGEST != 0 || !takes(ending, found) {
            return;
        }
        let Some(distance) = typing_distance(text, found, FARTHEST) else {
            return;
        };
        let is_unwanted = value & LOWER == 0 && case == Case::Lower;
        let unwanted = if is_unwanted { UNWANTED_NAME } else { 0 };
        // So many words lie one edit from a short one that it is for the commonest.
        let rarity = if text.len() > SHORT + 1 { rarity(value) } else { rarity(value) * 2 };
        let cost = distance + rarity + unwanted + extra_letters(text, found);
        is_found |= cost <= NEAR_ENOUGH;
        each_spelling(dictionary, found, value, case, |spelling| {
            let text = format!("{spelling}{ending}");
            candidates.push(Candidate { text, cost });
        });
    });
    is_found
}

/// Whether a word may have the possessive ending: a lone apostrophe wants an *s*.
fn takes(ending: &str, word: &str) -> bool {
    ending.is_empty() || ending.ends_with(['s', 'S']) || word.ends_with('s')
}

/// Calls `see` with every listed word that the automaton takes, and its value.
fn search(dictionary: &Dictionary, automaton: &DFA, mut see: impl FnMut(&str, u64)) {
    let Some(words) = &dictionary.words else {
        return;
    };
    let mut stream = words.search(automaton).into_stream();
    while let Some((found, value)) = stream.next() {
        if let Ok(found) = str::from_utf8(found) {
            see(found, value);
        }
    }
}

/// What it adds that the writer would have typed letters too many, or as many as wanted but others: letters are
/// left out oftener.
fn extra_letters(slip: &str, right: &str) -> u32 {
    match right.len().cmp(&slip.len()) {
        Ordering::Less => 2 * OMITTED,
        Ordering::Equal => OMITTED,
        Ordering::Greater => 0,
    }
}

fn rarity(value: u64) -> u32 {
    usize::try_from(value & BAND).ok().and_then(|band| RARITY.get(band)).copied().unwrap_or(RARITY[0])
}

/// Calls `see` with the listed word as it is written in place of a word with this
/// pattern of capitals.
fn each_spelling(dictionary: &Dictionary, found: &str, value: u64, case: Case, mut see: impl FnMut(&str)) {
    if case == Case::Upper {
        see(&found.to_uppercase());
    } else if value & LOWER != 0 {
        match case {
            Case::Lower => see(found),
            _ => see(&capitalised(found)),
        }
    } else if value & TITLE != 0 {
        see(&capitalised(found));
    } else if value & UPPER != 0 {
        see(&found.to_uppercase());
    } else {
        dictionary.mixed_spellings(value).for_each(see);
    }
}

/// Two words with no space between: *inthe*, *ofNATO*.
fn add_splits(dictionary: &Dictionary, word: &str, ending: &str, candidates: &mut Vec<Candidate>) {
    for (at, char) in word.char_indices().skip(1) {
        let (left, right) = word.split_at(at);
        let Some(first) = Half::of(dictionary, left) else {
            continue;
        };
        let is_inner_capital = char.is_uppercase() && left.ends_with(char::is_lowercase);
        let cost = match Half::of(dictionary, right) {
            // A capital within a word says by itself where the next one begins.
            Some(_) if is_inner_capital => MISSING_SPACE,
            None if is_inner_capital && first.band == 1 => MISSING_SPACE,
            Some(second) if first.goes_with(&second) || second.goes_with(&first) => {
                missing_space(&first, right) + rarity(first.band) + rarity(second.band)
            }
            _ => continue,
        };
        candidates.push(Candidate { text: format!("{left} {right}{ending}"), cost });
    }
}

/// What it costs that two words were run together: less before those into which most others run.
fn missing_space(first: &Half, right: &str) -> u32 {
    const RUN_INTO: [&str; 8] = ["are", "be", "been", "have", "is", "of", "the", "was"];
    let is_usual = first.band == 1 && first.letters > 1 && RUN_INTO.contains(&right);
    if is_usual { MISSING_SPACE_IN_SENTENCE } else { MISSING_SPACE }
}

/// One of two words that may have been run together.
struct Half {
    letters: usize,
    band: u64,
}

impl Half {
    /// A half must be a listed word. One of a single letter must be one in prose.
    fn of(dictionary: &Dictionary, half: &str) -> Option<Self> {
        let band = dictionary.value(Key::of(half)?.as_str())? & BAND;
        let letters = half.chars().count();
        let is_word = dictionary.lists(half) && (letters > 1 || band == 1);
        is_word.then_some(Self { letters, band })
    }

    /// Whether the two are likelier to have been run together than to be the
    /// accidental halves of a misspelt word: the longer or commoner, the likelier.
    fn goes_with(&self, other: &Self) -> bool {
        match (self.band, other.band) {
            (1, 1..=4) | (2, 2) => true,
            (1 | 2, _) => other.letters >= 5,
            _ => self.letters >= 5 && other.letters >= 5,
        }
    }
}

/// A possessive of a listed name, whose apostrophe is missing: *Obamas*. Those of
/// ordinary words are plurals, and contractions are listed.
fn add_possessive(dictionary: &Dictionary, word: &str, ending: &str, candidates: &mut Vec<Candidate>) {
    let Some(base) = word.strip_suffix('s').filter(|_| ending.is_empty()) else {
        return;
    };
    let Some(key) = Key::of(base).filter(|key| key.case() != Case::Upper) else {
        return;
    };
    let is_name = |value: &u64| value & LOWER == 0;
    let is_long_enough = key.case() != Case::Lower || key.as_str().len() > SHORT;
    let Some(value) = dictionary.value(key.as_str()).filter(|value| is_name(value) && is_long_enough) else {
        return;
    };
    let unwanted = if key.case() == Case::Lower { UNWANTED_NAME } else { 0 };
    each_spelling(dictionary, key.as_str(), value, key.case(), |name| {
        candidates.push(Candidate { text: format!("{name}'s"), cost: EDIT / 2 + unwanted });
    });
}
