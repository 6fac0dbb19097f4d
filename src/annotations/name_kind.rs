//! What a name names: an outlet, an organisation, a place, a person.

use super::word::fold;
use crate::lexicon::gazetteer::GAZETTEER;
use crate::lexicon::{self, Entry, Terms};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The line of the outlet of that name or alias, without regard to case and a leading "the".
/// Ambiguous short forms ("the Times") count when `ambiguous` is set.
pub fn outlet(name: &str, ambiguous: bool) -> Option<&'static Entry> {
    let &(entry, doubtful) = OUTLETS.get(key(name).as_str())?;
    (ambiguous || !doubtful).then_some(entry)
}

/// Whether an outlet of that name reports news: one of the list that is no journal of research, which publishes
/// what its authors found, or a station by its call sign.
pub fn reports_news(name: &str, ambiguous: bool) -> bool {
    let listed = outlet(name, ambiguous).map(|entry| entry.field(3));
    listed.is_some_and(|kind| kind != "journal") || is_call_sign(name)
}

/// Whether a journal of research has that name.
pub fn is_journal(name: &str, ambiguous: bool) -> bool {
    outlet(name, ambiguous).is_some_and(|entry| entry.field(3) == "journal")
}

/// Whether a name is the call sign of an American station: WQXY, KQZ-TV, without an article. An organisation that the lists know by
/// the same letters is none, and three letters alone are too few to tell.
fn is_call_sign(name: &str) -> bool {
    let (letters, suffix) = name.split_once('-').unwrap_or((name, ""));
    let service = matches!(suffix, "TV" | "FM" | "AM" | "DT");
    letters.starts_with(['W', 'K'])
        && letters.bytes().all(|letter| letter.is_ascii_uppercase())
        && (letters.len() == 4 && suffix.is_empty() || matches!(letters.len(), 3 | 4) && service)
        && organisation(letters).is_none()
        && !is_known_acronym(letters)
}

/// Whether readers of any paper know what those letters stand for.
pub fn is_known_acronym(letters: &str) -> bool {
    KNOWN_ACRONYMS.contains(letters)
}

/// Whether a capitalised name ends or opens as names of outlets do: "the Velm Courier", "Radio Nord".
pub fn is_outlet_name(name: &str) -> bool {
    let opens = |word: &str| OUTLET_WORDS.get(word).is_some_and(|entry| entry.field(1) == "first");
    name.split_whitespace().next_back().is_some_and(|word| OUTLET_WORDS.contains(word))
        || name.split_whitespace().next().is_some_and(opens)
}

/// The line of the organisation of that name or alias.
pub fn organisation(name: &str) -> Option<&'static Entry> {
    ORGANISATIONS.get(key(name).as_str()).map(|(entry, _)| *entry)
}

/// Whether a country, city, state or the people of one has that name.
pub fn is_place(name: &str) -> bool {
    PLACES.contains(key(name).as_str())
}

/// Whether a word is one by which an institution or a paper is called in another language: "Institutet", "République".
pub fn is_of_other_language(word: &str) -> bool {
    OF_OTHER_LANGUAGES.contains(word)
}

/// Whether it is a common given name.
pub fn is_given_name(name: &str) -> bool {
    GAZETTEER.is_given_name(name)
}

/// Whether the list of surnames has it, letter for letter.
pub fn is_surname(name: &str) -> bool {
    SURNAMES.contains(name)
}

/// Whether the list of surnames has it as nothing but a surname: no everyday word, no name of something else.
pub fn is_only_surname(name: &str) -> bool {
    SURNAMES.get(name).is_some_and(|entry| entry.field(1).is_empty())
}

fn key(name: &str) -> String {
    let folded = fold(name);
    folded.strip_prefix("the ").map_or_else(|| folded.to_string(), str::to_owned)
}

type ByName = FxHashMap<String, (&'static Entry, bool)>;

static OUTLETS: LazyLock<ByName> = LazyLock::new(|| by_name(include_str!("../lexicon/outlets.txt")));

static OUTLET_WORDS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/outlet_words.txt")));

static OF_OTHER_LANGUAGES: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/foreign_name_words.txt")));

static SURNAMES: LazyLock<Terms> = LazyLock::new(|| Terms::parse(include_str!("../lexicon/surnames.txt")));
static KNOWN_ACRONYMS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/known_acronyms.txt")));

static ORGANISATIONS: LazyLock<ByName> =
    LazyLock::new(|| by_name(include_str!("../lexicon/organisations.txt")));

static PLACES: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let mut places = FxHashSet::default();
    for entry in lexicon::entries(include_str!("../lexicon/places.txt")) {
        places.insert(key(entry.term));
        places.extend(entry.values(2).map(key));
    }
    places
});

/// A list by its terms and aliases; an alias that starts with `~` is doubtful, and a sure name wins.
fn by_name(list: &'static str) -> ByName {
    let mut names = ByName::default();
    for entry in lexicon::entries(list) {
        let entry: &'static Entry = Box::leak(Box::new(entry));
        let term = entry.term.split(" (").next().unwrap_or(entry.term);
        let names_of = std::iter::once(term).chain(entry.values(1));
        // "The Bell | ~the Bell": without its article it is another word.
        let needs_article = term
            .strip_prefix("The ")
            .is_some_and(|bare| entry.values(1).any(|alias| alias.strip_prefix("~the ") == Some(bare)));
        for name in names_of {
            let (name, doubtful) = name.strip_prefix('~').map_or((name, false), |name| (name, true));
            let doubtful = doubtful || needs_article && name == term;
            let known = names.entry(key(name)).or_insert((entry, doubtful));
            if known.1 && !doubtful {
                *known = (entry, false);
            }
        }
    }
    names
}
