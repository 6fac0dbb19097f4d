//! The class of a source: what its mention tells the reader of who it is.

use super::clause::Clause;
use super::knowledge;
use super::name_kind;
use super::source::{self, Noun, SourceClass, join, lemma};
use super::word::{Classes, fold};
use crate::config::Config;
use crate::lexicon::Terms;
use crate::syntax::{Relation, Tag};
use std::ops::Range;
use std::sync::LazyLock;

/// What is known of a mention before it is classed.
pub(super) struct Mention<'m> {
    /// The phrase up to its first comma, bracket, relative pronoun or preposition.
    pub core: Range<usize>,
    /// The word on which the phrase hangs.
    pub head: usize,
    /// The role, institution or document that the core names.
    pub noun: Option<&'m Noun>,
    /// Whether more than one is meant.
    pub plural: bool,
}

/// The class of a mention.
pub(super) fn of(clause: &Clause<'_>, mention: &Mention<'_>, config: &Config) -> SourceClass {
    let Mention { core, head, noun, plural } = mention;
    if is_ratio(clause, core) || is_public(clause, core) {
        return SourceClass::VagueCollective;
    }
    if name_beside(clause, core).is_some() {
        return SourceClass::NamedPerson;
    }
    if let Some(class) = pronoun(clause, core, *head) {
        return class;
    }
    let insider = noun.is_some_and(|noun| is_insider(clause, noun));
    let told_apart = is_told_apart(clause, *head);
    if is_share(clause, core) {
        // "Many people involved in the talks" are some of those, "many people" are anybody.
        return if insider && told_apart { SourceClass::Anonymous } else { SourceClass::VagueCollective };
    }
    if let Some(class) = named(clause, mention, config) {
        return class;
    }
    if apposed_name(clause, *head).is_some() {
        return SourceClass::NamedPerson;
    }
    if let Some(class) = joined_name(clause, core, *head) {
        return class;
    }
    let class = noun.map_or("", |noun| noun.class);
    match class {
        "document" => return SourceClass::Document,
        "spokesperson" => return SourceClass::Institution,
        "institution" if owner_is_named(clause, core, *head) => return SourceClass::NamedOrganisation,
        "institution" if !is_counted_or_some(clause, core) => return SourceClass::Institution,
        _ => {}
    }
    let owned =
        clause.is(core.start, Classes::POSSESSIVE) || clause.child(*head, &[Relation::Possessor]).is_some();
    let definite = owned
        || clause.reads_any(core.start, &["the", "this", "that", "these", "those", "both"])
        || is_all_of_them(clause, core);
    let counted = is_counted_or_some(clause, core) && !is_crowd(clause, core);
    if *plural {
        let crowd = is_crowd(clause, core) && clause.reads(core.end - 1, "people");
        let anybody = (clause.reads(*head, "people") || crowd) && !told_apart && !counted;
        let identifiable =
            insider && !anybody || counted && !class.is_empty() && !is_all_of_them(clause, core);
        // "Marlow's critics" and "her supporters" are as little known as critics and supporters.
        let known = definite && !(owned && class == "collective");
        return match identifiable {
            true => SourceClass::Anonymous,
            false if known && !told_apart => SourceClass::Pronoun,
            false => SourceClass::VagueCollective,
        };
    }
    if insider && !owned {
        return SourceClass::Anonymous;
    }
    match (definite, class) {
        (true, _) => SourceClass::Pronoun,
        (false, "") if !clause.reads_any(core.start, &["one", "another"]) => SourceClass::Institution,
        (false, "title") if !clause.is(core.start, Classes::DETERMINER | Classes::NUMBER) => {
            SourceClass::Pronoun
        }
        (false, _) => SourceClass::Anonymous,
    }
}

fn pronoun(clause: &Clause<'_>, core: &Range<usize>, head: usize) -> Option<SourceClass> {
    let personal = matches!(
        clause.tag(head),
        Tag::Pronoun | Tag::Possessive | Tag::WhPronoun | Tag::WhDeterminer | Tag::WhPossessive
    ) || core.len() == 1
        && clause
            .is(core.start, Classes::SUBJECT | Classes::OBJECT | Classes::RELATIVE | Classes::POSSESSIVE);
    if clause.reads_any(head, &["someone", "somebody", "one"]) && !clause.reads(core.start, "no") {
        return Some(SourceClass::Anonymous);
    }
    if clause
        .reads_any(head, &["everyone", "everybody", "those", "others", "many", "most", "some", "few", "all"])
    {
        return Some(SourceClass::VagueCollective);
    }
    let nobody = clause.reads_any(head, &["nobody", "anyone", "anybody", "both", "none", "one"]);
    (personal || nobody).then_some(SourceClass::Pronoun)
}

/// Whether words behind a noun say which of them are meant: "people familiar with the plan", "experts we asked".
fn is_told_apart(clause: &Clause<'_>, head: usize) -> bool {
    let tells = |child: usize| {
        matches!(
            clause.relation(child),
            Relation::RelativeClause | Relation::NounClause | Relation::AdjectiveModifier
        )
    };
    clause.children(head).any(|child| child > head && tells(child))
        || clause.begins_with(head + 1, &knowledge::PHRASES)
}

/// "Half of voters", "55 percent", "a majority of members", "most Americans", "much of the town".
fn is_share(clause: &Clause<'_>, core: &Range<usize>) -> bool {
    core.clone().any(|at| SHARES.contains(clause.folded(at)))
        || clause.reads(core.end, "%")
        || clause.reads_any(core.start, &["most", "many", "much", "all", "no", "every", "any", "few"])
            && !is_all_of_them(clause, core)
}

/// "Six in 10", "nearly four out of five", "nine of 10".
fn is_ratio(clause: &Clause<'_>, core: &Range<usize>) -> bool {
    let behind = |at: usize| match clause.text(at + 1) {
        "in" => Some(at + 2),
        "of" => Some(at + 2).filter(|at| clause.reads_any(*at, &["10", "ten", "100"])),
        "out" if clause.reads(at + 2, "of") => Some(at + 3),
        _ => None,
    };
    let mut numbers = core.clone().filter(|at| clause.is(*at, Classes::NUMBER));
    numbers.any(|at| behind(at).is_some_and(|at| clause.is(at, Classes::NUMBER)))
}

/// "All three candidates".
fn is_all_of_them(clause: &Clause<'_>, core: &Range<usize>) -> bool {
    clause.reads(core.start, "all") && clause.is(core.start + 1, Classes::NUMBER)
}

/// "The public", "the party establishment", "conventional wisdom": one word for people nobody has counted.
fn is_public(clause: &Clause<'_>, core: &Range<usize>) -> bool {
    // "Young said", "Rich said": a single word needs another before it.
    let fits = |at: &usize| match *at == core.start {
        true => core.len() > 1,
        false => !clause.is(*at, Classes::CAPITALISED),
    };
    let mut starts = core.clone().rev().take(LONGEST_PUBLIC).filter(fits);
    let one = clause.reads_any(core.start, &["a", "an", "one"]);
    !one && starts.any(|start| PUBLICS.contains(&join(clause, &(start..core.end)).to_lowercase()))
}

/// The most words that a term for the public has.
const LONGEST_PUBLIC: usize = 3;

static PUBLICS: LazyLock<Terms> = LazyLock::new(|| Terms::parse(include_str!("../lexicon/publics.txt")));

/// The name that opens "Lind and her lawyers": one of them is known; not of "U.N. and Velm sources".
fn joined_name(clause: &Clause<'_>, core: &Range<usize>, head: usize) -> Option<SourceClass> {
    let end = core.clone().find(|at| !clause.tag(*at).is_name()).filter(|end| head < *end)?;
    let name = join(clause, &(core.start..end));
    let joined = core.start < end && clause.tag(end) == Tag::Coordinator && !is_people(clause.text(end - 1));
    joined.then(|| match name_kind::organisation(&name) {
        Some(_) => SourceClass::NamedOrganisation,
        None => SourceClass::NamedPerson,
    })
}

/// Words for a share of a whole.
static SHARES: LazyLock<Terms> = LazyLock::new(|| Terms::parse(include_str!("../lexicon/shares.txt")));

/// "Several", "two", "a few", "one of", "a team of": a known number of people, whoever they are.
fn is_counted_or_some(clause: &Clause<'_>, core: &Range<usize>) -> bool {
    core.clone().any(|at| {
        let counts = |kind: &str| source::COUNTING.is(clause.folded(at), kind);
        clause.is(at, Classes::NUMBER)
            || clause.reads_any(at, &["several", "few", "multiple", "another"])
            || counts("few")
            || counts("body") && clause.reads(at + 1, "of")
    })
}

/// "Thousands of supporters", "a slew of leaders".
fn is_crowd(clause: &Clause<'_>, core: &Range<usize>) -> bool {
    core.clone().any(|at| clause.reads(at + 1, "of") && source::CROWDS.contains(clause.folded(at)))
}

/// A role of those who know more than the reader and often stay unnamed: official, aide, source.
fn is_insider(clause: &Clause<'_>, noun: &Noun) -> bool {
    let last = noun.words.end.checked_sub(1).map(|last| lemma(clause.folded(last))).unwrap_or_default();
    INSIDERS.contains(&last)
}

static INSIDERS: LazyLock<Terms> = LazyLock::new(|| Terms::parse(include_str!("../lexicon/insiders.txt")));

/// The name of a person beside the noun that says who it is: "Nevada's governor, Brian Sandoval".
pub(super) fn apposed_name(clause: &Clause<'_>, head: usize) -> Option<Range<usize>> {
    let beside = [Relation::Apposition, Relation::NounDescriptor, Relation::Flat];
    let below = clause.children(head).filter(|child| beside.contains(&clause.relation(*child)));
    // "A spokeswoman, Petra Osei, said": the parser may take the name for a second subject.
    let verb = clause.head(head).filter(|_| clause.relation(head) == Relation::Subject);
    let second = verb.and_then(|verb| {
        let mut subjects = clause.children(verb).filter(|at| clause.relation(*at) == Relation::Subject);
        subjects.find(|at| *at > head + 1 && *at < verb && clause.is(at - 1, Classes::COMMA))
    });
    below.chain(second).filter(|child| *child > head && clause.tag(*child) == Tag::Name).find_map(|child| {
        let start =
            (head + 1..=child).rev().take_while(|at| clause.tag(*at).is_name()).last().unwrap_or(child);
        let end = (start..clause.len()).find(|at| !clause.tag(*at).is_name()).unwrap_or(clause.len());
        let person = is_person(clause, &(start..end));
        // "The ministry in | Port Ansel": where it is.
        let placed = clause.tag(start - 1) == Tag::Preposition;
        (start < end && person && !placed).then_some(start..end)
    })
}

/// The name of a person behind the comma that ends a counted mention, wherever the parser hangs it: "one of the survivors, Kit
/// Moe, said", "said one clerk of the port, Kit Moe."
pub(super) fn name_beside(clause: &Clause<'_>, core: &Range<usize>) -> Option<Range<usize>> {
    let counted =
        clause.reads_any(core.start, &["a", "an", "another"]) || clause.is(core.start, Classes::NUMBER);
    let belongs = |at: &usize| {
        matches!(
            clause.tag(*at),
            Tag::Preposition | Tag::Determiner | Tag::Adjective | Tag::Noun | Tag::Nouns
        )
    };
    let comma = (core.end..clause.len()).take(LONGEST_PLACE).find(|at| !belongs(at)).filter(|_| counted)?;
    let start = comma + 1;
    let is_name = |at: &usize| clause.tag(*at).is_name() && clause.is(*at, Classes::CAPITALISED);
    let end = (start..clause.len()).find(|at| !is_name(at)).unwrap_or(clause.len());
    let opens = clause.is(comma, Classes::COMMA) && !clause.is_quoted(comma);
    let closes = end >= clause.len() || clause.is_mark(end) || clause.tag(end) == Tag::Coordinator;
    (opens && closes && start < end && is_person(clause, &(start..end))).then_some(start..end)
}

/// How many words may tell where somebody counted belongs: "of the port".
const LONGEST_PLACE: usize = 6;

/// Whether a run of names is a person's, as far as its words tell.
fn is_person(clause: &Clause<'_>, name: &Range<usize>) -> bool {
    let whole = join(clause, name);
    name_kind::is_given_name(clause.text(name.start))
        || name.len() > 1 && !name_kind::is_place(&whole) && name_kind::organisation(&whole).is_none()
}

/// "The Trump campaign", "Sanders's team".
fn owner_is_named(clause: &Clause<'_>, core: &Range<usize>, head: usize) -> bool {
    core.clone().any(|at| at != head && clause.tag(at).is_name())
}

/// The class of a mention that ends in a name.
fn named(clause: &Clause<'_>, mention: &Mention<'_>, config: &Config) -> Option<SourceClass> {
    let Mention { core, head, noun, plural } = mention;
    let whole = join(clause, core);
    if config.own_title.iter().any(|title| fold(title) == fold(&whole)) {
        return Some(SourceClass::NamedOrganisation);
    }
    let last = core.end.checked_sub(1)?;
    let is_document = noun.is_some_and(|noun| noun.class == "document" && noun.words.end == core.end);
    if is_document && !clause.is(last, Classes::CAPITALISED) {
        return None;
    }
    let proper = clause.tag(last).is_name() || clause.tag(*head).is_name();
    let article = clause.reads(core.start, "the");
    let written_as_name = clause.is(last, Classes::CAPITALISED) && !(core.len() == 1 && noun.is_some());
    if written_as_name && name_kind::reports_news(&whole, article) {
        return Some(SourceClass::SecondHand);
    }
    if written_as_name && name_kind::is_journal(&whole, article) {
        return Some(SourceClass::NamedOrganisation);
    }
    let names: Vec<usize> = core.clone().filter(|at| clause.tag(*at).is_name()).collect();
    let has_given_name = names.iter().any(|at| name_kind::is_given_name(clause.text(*at)));
    if written_as_name
        && name_kind::is_outlet_name(&whole)
        && (names.len() > 1 || article)
        && !has_given_name
        && !clause.reads(core.end, "of")
    {
        return Some(SourceClass::SecondHand);
    }
    // "Conservatives" where only the sentence gave the capital.
    let common = core.len() == 1 && core.start == 0 && clause.tag(*head) == Tag::Nouns;
    if name_kind::organisation(&whole).is_some() && !is_people(clause.text(*head)) && !common {
        return Some(SourceClass::NamedOrganisation);
    }
    let is_role =
        noun.is_some_and(|noun| noun.words.end == core.end) && !clause.is(last, Classes::CAPITALISED);
    let one_of_many = clause.reads_any(core.start, &["one", "another"]) && core.len() > 1;
    // "Judge", and "Engineers" where only the sentence gave the capital.
    let is_bare_title =
        noun.is_some_and(|noun| noun.words == *core && (noun.class == "title" || *plural && core.start == 0));
    if is_role || one_of_many || is_bare_title {
        return None;
    }
    // "A chorus of Republicans".
    let counted = clause.reads(*head + 1, "of") && is_people(clause.text(last));
    let people = counted
        || is_people(clause.text(*head))
        || *plural
            && *head > 0
            && clause.is(*head, Classes::CAPITALISED)
            && noun.is_some_and(|noun| noun.words.contains(head));
    if people {
        let some = is_counted_or_some(clause, core) && !is_crowd(clause, core);
        return Some(if some { SourceClass::Anonymous } else { SourceClass::VagueCollective });
    }
    let first = *names.first()?;
    let title_before = noun.is_some_and(|noun| {
        noun.words.end <= first && noun.class != "institution" && noun.class != "document"
    });
    let name_last = clause.tag(last).is_name()
        || clause.tag(*head).is_name()
            && !noun.is_some_and(|noun| noun.words.contains(head) && !has_given_name);
    if !proper || !name_last {
        return None;
    }
    if title_before
        || has_given_name
        || names.iter().any(|at| clause.text(*at).ends_with('.') && clause.text(*at).len() > 2)
    {
        return Some(SourceClass::NamedPerson);
    }
    let name = first..core.end;
    let full_name = join(clause, &name);
    let organisation = name_kind::is_place(&full_name)
        || name_kind::organisation(&full_name).is_some()
        || noun.is_some_and(|noun| noun.class == "institution")
        || clause.is(core.start, Classes::DETERMINER)
        || clause.text(last).chars().all(|character| character.is_uppercase() || character == '.');
    Some(if organisation { SourceClass::NamedOrganisation } else { SourceClass::NamedPerson })
}

/// Whether a capitalised plural names people by their country, party or creed.
fn is_people(word: &str) -> bool {
    let lower = fold(word);
    word.starts_with(char::is_uppercase)
        && !name_kind::is_given_name(word)
        && (word.ends_with('s') && name_kind::is_place(word)
            || ["ans", "ists", "ites", "crats", "ese", "lims", "tians"]
                .iter()
                .any(|ending| lower.ends_with(ending)))
}
