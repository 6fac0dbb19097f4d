//! Sources: who or what stands behind the content, and how much the reader learns of them.

use super::clause::Clause;
use super::name_kind;
use super::word::{Classes, fold, plural};
use crate::config::Config;
use crate::lexicon::{self, Entry, Terms};
use crate::text::Span;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What kind of source a mention is, judged by the mention as written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum SourceClass {
    /// A person by name.
    NamedPerson,
    /// An organisation by name.
    NamedOrganisation,
    /// The police, a court, a ministry, a spokesperson: unnamed but on the record.
    Institution,
    /// A report, a poll, a letter.
    Document,
    /// One or some people the reader cannot identify.
    Anonymous,
    /// Nobody in particular: critics, experts, many.
    VagueCollective,
    /// Another news outlet.
    SecondHand,
    /// He, she, they, the agency, the president: named elsewhere.
    Pronoun,
    /// No source at all.
    None,
}

impl SourceClass {
    /// Its name in output.
    pub const fn as_str(self) -> &'static str {
        match self {
            SourceClass::NamedPerson => "named-person",
            SourceClass::NamedOrganisation => "named-organisation",
            SourceClass::Institution => "institution",
            SourceClass::Document => "document",
            SourceClass::Anonymous => "anonymous",
            SourceClass::VagueCollective => "vague-collective",
            SourceClass::SecondHand => "second-hand",
            SourceClass::Pronoun => "pronoun",
            SourceClass::None => "none",
        }
    }
}

/// One mention of a source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// The whole noun phrase with title, apposition and relative clause.
    pub span: Span,
    /// Its head noun or name, the words that say what it is.
    pub head: Span,
    /// What kind of source it is.
    pub class: SourceClass,
    /// Whether more than one person is meant.
    pub plural: bool,
    /// Whether the reader learns an institution, a country, a role in the matter or how they know.
    pub described: bool,
    /// Whether the mention says how many there are: a number, an article or a singular.
    pub counted: bool,
}

/// Describes the source that a noun phrase names. The settings say which title is the house's own.
pub(super) fn describe(clause: &Clause<'_>, phrase: &Range<usize>, config: &Config) -> Source {
    let core = core(clause, phrase);
    let noun = role_of(clause, &core);
    let head = noun.as_ref().map_or_else(|| core.end.saturating_sub(1)..core.end, |noun| noun.words.clone());
    let plural = is_plural(clause, &core, noun.as_ref());
    let class = class(clause, phrase, &core, noun.as_ref(), plural, config);
    Source {
        span: clause.span(phrase),
        head: clause.span(&head),
        class,
        plural,
        described: is_described(clause, phrase, &core) || tells_role(clause, class, noun.as_ref()),
        counted: is_counted(clause, &core, plural),
    }
}

/// The phrase up to its first comma, bracket, relative pronoun or preposition: what says who it is.
fn core(clause: &Clause<'_>, phrase: &Range<usize>) -> Range<usize> {
    let stop = Classes::COMMA | Classes::MARK | Classes::QUOTE;
    let end = (phrase.start + 1..phrase.end)
        .find(|at| {
            let of_a_number = clause.reads(*at, "of")
                && clause.is(*at - 1, Classes::QUANTITY | Classes::NUMBER)
                || clause.reads(*at, "of") && clause.reads_any(*at - 1, COUNTERS);
            clause.is(*at, stop)
                || clause.is(*at, Classes::RELATIVE)
                || clause.is(*at, Classes::PREPOSITION) && !of_a_number
                || clause.reads_any(*at, &["familiar", "close", "briefed", "involved", "including"])
        })
        .unwrap_or(phrase.end);
    phrase.start..end
}

/// Nouns before "of" that count rather than name.
const COUNTERS: &[&str] = &[
    "number",
    "group",
    "handful",
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "couple",
    "pair",
    "majority",
    "series",
    "chorus",
];

/// A noun that says what a source is.
struct Noun {
    words: Range<usize>,
    class: &'static str,
}

/// The last role, institution or document noun of a phrase's core, the longest at its place.
fn role_of(clause: &Clause<'_>, core: &Range<usize>) -> Option<Noun> {
    for end in (core.start + 1..=core.end).rev() {
        for start in core.start.max(end.saturating_sub(3))..end {
            let words: Vec<String> = (start..end).map(|at| fold(clause.text(at))).collect();
            if let Some(class) = NOUNS.get(words.join(" ").as_str()) {
                return Some(Noun { words: start..end, class });
            }
        }
    }
    None
}

fn class(
    clause: &Clause<'_>,
    phrase: &Range<usize>,
    core: &Range<usize>,
    noun: Option<&Noun>,
    plural: bool,
    config: &Config,
) -> SourceClass {
    let first = clause.word(core.start);
    if core.len() == 1
        && first.is(Classes::SUBJECT
            | Classes::OBJECT
            | Classes::RELATIVE
            | Classes::POSSESSIVE
            | Classes::QUANTITY)
    {
        return pronoun(clause, core.start);
    }
    if phrase.clone().any(|at| {
        clause.reads_any(at, &["spokesman", "spokeswoman", "spokesperson", "spokesmen", "spokespeople"])
    }) && !names_person(clause, core, noun)
    {
        return SourceClass::Institution;
    }
    if let Some(class) = named(clause, core, noun, config) {
        return class;
    }
    let definite = clause.reads_any(core.start, &["the", "this", "that", "these", "those", "both"])
        || first.is(Classes::POSSESSIVE);
    match noun.map(|noun| noun.class) {
        Some("document") => SourceClass::Document,
        Some("institution" | "spokesperson") => SourceClass::Institution,
        Some("collective") if plural => SourceClass::VagueCollective,
        Some("anonymous" | "title") if plural && is_crowd(clause, core, noun) => SourceClass::VagueCollective,
        Some("title" | "family") if definite => SourceClass::Pronoun,
        Some("collective") if definite => SourceClass::Pronoun,
        Some(_) => SourceClass::Anonymous,
        None if plural => SourceClass::VagueCollective,
        None if definite => SourceClass::Pronoun,
        None => SourceClass::Institution,
    }
}

/// "Many voters", "some residents": nobody in particular, where "some officials" are sources kept unnamed.
fn is_crowd(clause: &Clause<'_>, core: &Range<usize>, noun: Option<&Noun>) -> bool {
    let role = noun.map(|noun| stem(&fold(&join(clause, &noun.words)))).unwrap_or_default();
    (role == "person" || !BARE.contains(&role))
        && clause.reads_any(core.start, &["many", "most", "some"])
        && !clause.reads(core.start + 1, "of")
}

fn pronoun(clause: &Clause<'_>, at: usize) -> SourceClass {
    if clause.reads_any(at, &["someone", "somebody", "one"]) {
        SourceClass::Anonymous
    } else if clause.is(at, Classes::QUANTITY)
        || clause.reads_any(at, &["everyone", "nobody", "anyone", "those"])
    {
        SourceClass::VagueCollective
    } else {
        SourceClass::Pronoun
    }
}

/// Whether the words before or behind a role noun name a person: "spokesman Brian Fallon".
fn names_person(clause: &Clause<'_>, core: &Range<usize>, noun: Option<&Noun>) -> bool {
    noun.is_some_and(|noun| (noun.words.end..core.end).any(|at| is_name(clause, at)))
}

/// Whether a token is a capitalised word that names something.
fn is_name(clause: &Clause<'_>, at: usize) -> bool {
    let closed =
        Classes::DETERMINER | Classes::PREPOSITION | Classes::QUANTITY | Classes::SUBJECT | Classes::ADVERB;
    clause.is(at, Classes::CAPITALISED) && !clause.is(at, closed)
}

/// The class of a phrase that has a name as its head, or in front of it.
fn named(
    clause: &Clause<'_>,
    core: &Range<usize>,
    noun: Option<&Noun>,
    config: &Config,
) -> Option<SourceClass> {
    let text = clause.span(core);
    let whole: String = join(clause, core);
    if config.own_title.iter().any(|title| fold(title) == fold(&whole)) {
        return Some(SourceClass::NamedOrganisation);
    }
    let without_determiner =
        if clause.is(core.start, Classes::DETERMINER) { core.start + 1..core.end } else { core.clone() };
    let article = clause.reads(core.start, "the");
    let capitalised =
        clause.is(core.end.saturating_sub(1), Classes::CAPITALISED) && !(core.len() == 1 && noun.is_some());
    if capitalised && !text.is_empty() && name_kind::outlet(&whole, article).is_some() {
        return Some(SourceClass::SecondHand);
    }
    let written_as_name = core.len() > 1 && (article || is_name(clause, core.end.saturating_sub(2)));
    let has_given_name = core.clone().any(|at| name_kind::is_given_name(clause.text(at)));
    if name_kind::is_outlet_name(&whole)
        && written_as_name
        && !has_given_name
        && !clause.reads(core.end, "of")
    {
        return Some(SourceClass::SecondHand);
    }
    if name_kind::organisation(&whole).is_some() {
        return Some(SourceClass::NamedOrganisation);
    }
    let last = core.end.checked_sub(1)?;
    let behind = noun.map_or(core.start, |noun| noun.words.end);
    let names: Vec<usize> = (behind..core.end).filter(|at| is_name(clause, *at)).collect();
    if names.is_empty() {
        let proper = without_determiner.clone().any(|at| is_name(clause, at) && at > 0);
        let institution = noun.is_some_and(|noun| noun.class == "institution");
        return (institution && proper).then_some(SourceClass::NamedOrganisation);
    }
    if !names.contains(&last) {
        return None;
    }
    let name = names.first().copied().unwrap_or(last)..core.end;
    let title_before = noun.is_some_and(|noun| {
        noun.words.end == name.start && noun.class != "institution" && noun.class != "document"
    });
    let full_name = join(clause, &name);
    if title_before || name.clone().any(|at| name_kind::is_given_name(clause.text(at))) {
        return Some(SourceClass::NamedPerson);
    }
    if name.len() == 1 && is_people(clause.text(last)) {
        return None;
    }
    let organisation = name_kind::is_place(&full_name)
        || name_kind::organisation(&full_name).is_some()
        || clause.is(core.start, Classes::DETERMINER)
        || clause.text(last).chars().all(|character| character.is_uppercase() || character == '.');
    Some(if organisation { SourceClass::NamedOrganisation } else { SourceClass::NamedPerson })
}

/// Whether a capitalised plural names people by their country, party or creed.
fn is_people(word: &str) -> bool {
    let lower = fold(word);
    word.ends_with('s') && (NOUNS.contains_key(lower.as_str()) || name_kind::is_place(word))
        || ["ans", "ists", "ites", "crats", "ters", "ners", "ese"]
            .iter()
            .any(|ending| lower.ends_with(ending))
}

fn join(clause: &Clause<'_>, range: &Range<usize>) -> String {
    let words: Vec<&str> = range.clone().map(|at| clause.text(at)).collect();
    words.join(" ")
}

fn is_plural(clause: &Clause<'_>, core: &Range<usize>, noun: Option<&Noun>) -> bool {
    let Some(last) = noun.map_or(core.end, |noun| noun.words.end).checked_sub(1) else {
        return false;
    };
    let text = fold(clause.text(last));
    let listed = PLURALS.contains_key(text.as_str());
    let regular = text.ends_with('s')
        && !text.ends_with("ss")
        && !clause.is(last, Classes::POSSESSIVE)
        && text.len() > 3;
    let pronoun = clause
        .reads_any(core.start, &["they", "we", "many", "some", "others", "both", "several", "few", "those"]);
    listed || pronoun || noun.is_none() && regular
}

/// Whether the reader learns an institution, a country, a role in the matter or a basis of knowledge.
fn is_described(clause: &Clause<'_>, phrase: &Range<usize>, core: &Range<usize>) -> bool {
    let behind = phrase.end > core.end + 1;
    let inside = core.clone().any(|at| {
        let plain = Classes::DETERMINER
            | Classes::QUANTITY
            | Classes::NUMBER
            | Classes::PREPOSITION
            | Classes::SUBJECT
            | Classes::ADVERB
            | Classes::COORDINATOR;
        let word = fold(clause.text(at));
        let first_of_sentence = at == 0;
        let named = clause.is(at, Classes::CAPITALISED) && !clause.is(at, plain) && !first_of_sentence;
        let modifier = at + 1 < core.end
            && !clause.is(at, plain)
            && !VAGUE.contains(&word)
            && !COUNTERS.contains(&word.as_str());
        named || modifier
    });
    behind || inside
}

/// Whether the role alone tells what somebody unnamed has to do with the matter: a witness, a
/// passenger; not an official, a source.
fn tells_role(clause: &Clause<'_>, class: SourceClass, noun: Option<&Noun>) -> bool {
    class == SourceClass::Anonymous
        && noun.is_some_and(|noun| !BARE.contains(&stem(&fold(&join(clause, &noun.words)))))
}

/// A noun in the singular, as far as its ending tells.
fn stem(noun: &str) -> String {
    match noun {
        "people" | "persons" => "person".to_owned(),
        noun => noun.strip_suffix('s').unwrap_or(noun).to_owned(),
    }
}

fn is_counted(clause: &Clause<'_>, core: &Range<usize>, plural: bool) -> bool {
    !plural
        || core.clone().any(|at| {
            clause.is(at, Classes::NUMBER) && !clause.reads_any(at, &["dozens", "hundreds", "thousands"])
        })
}

static BARE: LazyLock<Terms> = LazyLock::new(|| Terms::parse(include_str!("../lexicon/bare_roles.txt")));

static VAGUE: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/vague_adjectives.txt")));

/// Singulars and plurals of the nouns that say what a source is, with their class.
static NOUNS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut nouns = HashMap::new();
    for (list, class) in [
        (include_str!("../lexicon/documents.txt"), Some("document")),
        (include_str!("../lexicon/institutions.txt"), Some("institution")),
        (include_str!("../lexicon/source_roles.txt"), None),
    ] {
        for entry in lexicon::entries(list) {
            let class = class.unwrap_or_else(|| entry.field(1));
            nouns.extend(plurals(&entry).into_iter().map(|form| (form, class)));
            nouns.insert(entry.term.to_lowercase(), class);
        }
    }
    nouns
});

static PLURALS: LazyLock<HashMap<String, ()>> = LazyLock::new(|| {
    let roles = lexicon::entries(include_str!("../lexicon/source_roles.txt"));
    roles
        .flat_map(|entry| plurals(&entry))
        .flat_map(|form| form.split(' ').next_back().map(str::to_owned))
        .map(|form| (form, ()))
        .collect()
});

fn plurals(entry: &Entry) -> Vec<String> {
    match entry.field(2) {
        "" => vec![plural(&entry.term.to_lowercase())],
        listed => listed.split(',').map(|form| form.trim().to_lowercase()).collect(),
    }
}
