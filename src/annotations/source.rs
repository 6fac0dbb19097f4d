//! Sources: who or what stands behind the content, and how much the reader learns of them.

use super::clause::Clause;
use super::knowledge;
use super::source_class::{self, Mention};
use super::word::{Classes, fold, plural};
use crate::config::Config;
use crate::lexicon::{self, Entry, Terms};
use crate::syntax::Tag;
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};
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

    /// What it is, for people.
    pub const fn in_words(self) -> &'static str {
        match self {
            SourceClass::NamedPerson => "a person by name",
            SourceClass::NamedOrganisation => "an organisation by name",
            SourceClass::Institution => "an institution, on the record",
            SourceClass::Document => "a document",
            SourceClass::Anonymous => "anonymous: the reader cannot tell who it is",
            SourceClass::VagueCollective => "nobody in particular",
            SourceClass::SecondHand => "another outlet",
            SourceClass::Pronoun => "named elsewhere in the draft",
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
    /// The name in it, with a courtesy title.
    pub name: Option<Span>,
    /// What kind of source it is.
    pub class: SourceClass,
    /// Whether more than one person is meant.
    pub plural: bool,
    /// Whether the reader learns an institution, a country, a role in the matter or how they know.
    pub described: bool,
    /// Whether the mention says how many there are: a number, an article or a singular.
    pub counted: bool,
}

impl Source {
    /// The same source where the text around it, which stood at the offset `from`, stands at `to`.
    pub(super) fn moved(&self, from: usize, to: usize) -> Self {
        Self {
            span: self.span.moved(from, to),
            head: self.head.moved(from, to),
            name: self.name.map(|name| name.moved(from, to)),
            ..*self
        }
    }
}

/// Describes the source that a noun phrase names. The settings say which title is the house's own.
pub(super) fn describe(clause: &Clause<'_>, phrase: &Range<usize>, config: &Config) -> Source {
    let core = core(clause, phrase);
    let noun = role_of(clause, &core);
    let head = noun.as_ref().map_or_else(|| core.end.saturating_sub(1)..core.end, |noun| noun.words.clone());
    let plural = is_plural(clause, &core, noun.as_ref());
    let hanging = hanging(clause, phrase, &core);
    let mention = Mention { core: core.clone(), head: hanging, noun: noun.as_ref(), plural };
    let class = source_class::of(clause, &mention, config);
    let beside =
        || source_class::apposed_name(clause, hanging).or_else(|| source_class::name_beside(clause, &core));
    let name = name(clause, &core, noun.as_ref()).or_else(beside);
    Source {
        span: clause.span(phrase),
        head: clause.span(&head),
        name: name.map(|range| clause.span(&range)),
        class,
        plural,
        described: is_described(clause, phrase, &core) || tells_role(clause, class, noun.as_ref()),
        counted: is_counted(clause, &core, plural),
    }
}

/// The word on which a phrase hangs.
fn hanging(clause: &Clause<'_>, phrase: &Range<usize>, core: &Range<usize>) -> usize {
    let noun = |at: &usize| {
        clause.tag(*at).is_noun()
            || clause.is(
                *at,
                Classes::SUBJECT
                    | Classes::OBJECT
                    | Classes::QUANTITY
                    | Classes::POSSESSIVE
                    | Classes::RELATIVE
                    | Classes::NUMBER,
            )
    };
    let nouns = || core.clone().filter(noun);
    nouns().find(|at| clause.is_top(*at, phrase)).or_else(|| nouns().next_back()).unwrap_or(core.start)
}

/// The phrase up to its first comma (not the stroke of "Velm/Radio Hale"), bracket, relative pronoun or preposition: what says who it is.
fn core(clause: &Clause<'_>, phrase: &Range<usize>) -> Range<usize> {
    let stop = Classes::COMMA | Classes::MARK | Classes::QUOTE;
    let end = (phrase.start + 1..phrase.end)
        .find(|at| {
            let of_a_number = clause.reads(*at, "of")
                && clause.is(*at - 1, Classes::QUANTITY | Classes::NUMBER)
                || clause.reads(*at, "of") && counts(clause, *at - 1);
            // "More than 20 people".
            let compares = clause.reads(*at, "than") && clause.is(*at + 1, Classes::NUMBER);
            let counts = of_a_number || compares;
            clause.is(*at, stop) && !clause.reads(*at, "/")
                || clause.is(*at, Classes::RELATIVE)
                || clause.is(*at, Classes::PREPOSITION) && !counts && !is_within_role(clause, *at)
                || clause.reads_any(*at, TELLS_KNOWLEDGE)
                || clause.reads(*at, "including")
        })
        .unwrap_or(phrase.end);
    phrase.start..end
}

/// What words that tell how somebody comes to know begin with, where that is no preposition.
const TELLS_KNOWLEDGE: &[&str] = &["familiar", "close", "briefed", "involved"];

/// Whether a preposition is part of what a role is called: "member of parliament".
fn is_within_role(clause: &Clause<'_>, at: usize) -> bool {
    let words =
        at.checked_sub(1).map(|first| join(clause, &(first..(at + 2).min(clause.len()))).to_lowercase());
    words.is_some_and(|words| NOUNS.get(words.as_str()).is_some_and(|class| *class == "title"))
}

/// The run of names that ends a core, behind a role; a name that owns or only describes the last noun is none
/// ("Voss's lawyer", "the Voss report").
fn name(clause: &Clause<'_>, core: &Range<usize>, noun: Option<&Noun>) -> Option<Range<usize>> {
    let behind = noun.filter(|noun| noun.words.end < core.end).map_or(core.start, |noun| noun.words.end);
    let first = (behind..core.end).find(|at| clause.tag(*at).is_name())?;
    let end = (first..core.end).find(|at| !clause.tag(*at).is_name()).unwrap_or(core.end);
    (end == core.end).then_some(first..end)
}

/// Whether a noun before "of" counts rather than names: "a group | of", "dozens | of".
fn counts(clause: &Clause<'_>, at: usize) -> bool {
    let noun = clause.folded(at);
    COUNTING.contains(noun) || CROWDS.contains(noun)
}

/// Nouns before "of" that tell how many there are, more or less.
pub(super) static COUNTING: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/counting_nouns.txt")));

/// Nouns before "of" that tell only that there are many.
pub(super) static CROWDS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/crowds.txt")));

/// A noun that says what a source is.
pub(super) struct Noun {
    /// Its words.
    pub words: Range<usize>,
    /// The class in its list: document, institution, anonymous, collective, title, family or spokesperson; for the
    /// plural of an institution, "institutions".
    pub class: &'static str,
}

/// The last role, institution or document noun of a phrase's core, the longest at its place.
fn role_of(clause: &Clause<'_>, core: &Range<usize>) -> Option<Noun> {
    for end in (core.start + 1..=core.end).rev() {
        for start in core.start.max(end.saturating_sub(3))..end {
            let words: Vec<String> = (start..end).map(|at| clause.folded(at).to_owned()).collect();
            if let Some(class) = NOUNS.get(words.join(" ").as_str()) {
                return Some(Noun { words: start..end, class });
            }
        }
    }
    None
}

pub(super) fn join(clause: &Clause<'_>, range: &Range<usize>) -> String {
    let words: Vec<&str> = range.clone().map(|at| clause.text(at)).collect();
    words.join(" ")
}

fn is_plural(clause: &Clause<'_>, core: &Range<usize>, noun: Option<&Noun>) -> bool {
    let Some(last) = noun.map_or(core.end, |noun| noun.words.end).checked_sub(1) else {
        return false;
    };
    let text = clause.folded(last);
    let listed = PLURALS.contains(text);
    let regular = clause.tag(last) == Tag::Nouns;
    let institutions = noun.is_some_and(|noun| noun.class == "institutions");
    let pronoun = clause
        .reads_any(core.start, &["they", "we", "many", "some", "others", "both", "several", "few", "those"]);
    let crowd = noun.is_none() && CROWDS.contains(clause.folded(core.start));
    listed || institutions || pronoun || crowd || noun.is_none() && regular
}

/// Whether the reader learns an institution, a country, a role in the matter or a basis of knowledge.
fn is_described(clause: &Clause<'_>, phrase: &Range<usize>, core: &Range<usize>) -> bool {
    // "Said two people | familiar with the plan, who …", wherever the parser hangs it.
    let behind = phrase.end > core.end + 1
        || clause.reads_any(core.end, TELLS_KNOWLEDGE) && clause.begins_with(core.end, &knowledge::PHRASES);
    let inside = core.clone().any(|at| {
        let plain = Classes::DETERMINER
            | Classes::QUANTITY
            | Classes::NUMBER
            | Classes::PREPOSITION
            | Classes::SUBJECT
            | Classes::ADVERB
            | Classes::COORDINATOR;
        let word = clause.folded(at);
        let first_of_sentence = at == 0;
        let named = clause.is(at, Classes::CAPITALISED) && !clause.is(at, plain) && !first_of_sentence;
        let is_crowd = CROWDS.contains(word) && clause.reads(at + 1, "of");
        let modifier = at + 1 < core.end
            && !clause.is(at, plain)
            && !VAGUE_ADJECTIVES.contains(word)
            && !COUNTING.contains(word)
            && !is_crowd;
        named || modifier
    });
    behind || inside
}

/// Whether the role alone tells what somebody unnamed has to do with the matter: a witness, a
/// passenger; not an official, a source.
fn tells_role(clause: &Clause<'_>, class: SourceClass, noun: Option<&Noun>) -> bool {
    class == SourceClass::Anonymous
        && noun.is_some_and(|noun| !BARE_ROLES.contains(&lemma(&fold(&join(clause, &noun.words)))))
}

/// A noun in the singular, as far as its ending tells.
pub(super) fn lemma(noun: &str) -> String {
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

/// Roles that tell nobody who somebody is: an official, a source.
pub static BARE_ROLES: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/bare_roles.txt")));

/// Adjectives that tell nothing of a source: senior, unnamed.
pub static VAGUE_ADJECTIVES: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/vague_adjectives.txt")));

/// Singulars and plurals of the nouns that say what a source is, with their class.
static NOUNS: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
    let mut nouns = FxHashMap::default();
    for entry in lexicon::entries(include_str!("../lexicon/source_roles.txt")) {
        nouns.extend(plurals(&entry).into_iter().map(|form| (form, entry.field(1))));
        nouns.insert(entry.term.to_lowercase(), entry.field(1));
    }
    // What speaks as an institution is one, whoever works there: prosecutors, regulators.
    for (list, one, many) in [
        (include_str!("../lexicon/documents.txt"), "document", "document"),
        (include_str!("../lexicon/institutions.txt"), "institution", "institutions"),
    ] {
        for entry in lexicon::entries(list) {
            for form in plurals(&entry) {
                nouns.entry(form).or_insert(many);
            }
        }
        nouns.extend(lexicon::entries(list).map(|entry| (entry.term.to_lowercase(), one)));
    }
    nouns
});

/// The kind of institution that a noun is one of, as `institutions.txt` has it.
pub fn institution_kind(noun: &str) -> Option<&'static str> {
    INSTITUTIONS.get(noun).map(|entry| entry.field(1))
}

static INSTITUTIONS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/institutions.txt")));

static PLURALS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let roles = lexicon::entries(include_str!("../lexicon/source_roles.txt"));
    roles
        .flat_map(|entry| plurals(&entry))
        .flat_map(|form| form.split(' ').next_back().map(str::to_owned))
        .collect()
});

fn plurals(entry: &Entry) -> Vec<String> {
    match entry.field(2) {
        "" => vec![plural(&entry.term.to_lowercase())],
        listed => listed.split(',').map(|form| form.trim().to_lowercase()).collect(),
    }
}
