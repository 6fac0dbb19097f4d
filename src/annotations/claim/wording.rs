//! Claims told by their words: phrases as they stand, and words in the part they play in their sentence.

use super::super::clause::Clause;
use super::super::word::{Classes, noun_terms, plural, verb_forms, verb_terms};
use super::owner::Owners;
use super::{Found, Trigger, charge, effect, figure, nobody, price};
use crate::lexicon::{self, Phrases, Terms};
use crate::syntax::{Relation, Tag};
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The phrases of `claim_triggers.txt` in `sentence`, as spans of the prose. What is to come on a day that is
/// named is a schedule.
pub(super) fn phrases<'a>(
    clause: &'a Clause<'_>,
    prose: &'a str,
    sentence: Span,
    owners: Owners,
) -> impl Iterator<Item = (Span, Trigger)> + 'a {
    let scheduled = is_scheduled(clause);
    let found = PHRASES.find(prose, sentence);
    let found = found.filter_map(|(span, entry)| Some((span, Trigger::of_name(entry.field(1))?)));
    found.filter(move |(span, trigger)| match trigger {
        Trigger::Forecast => !scheduled && !is_timetable(clause, *span),
        Trigger::Cause => !is_evident(&prose[span.end..sentence.end]),
        Trigger::Sweeping => !nobody::is_known(clause, *span),
        // "Gold hit a record high": the exchange keeps the list.
        Trigger::Superlative => !price::is_quotation(clause, owners),
        _ => true,
    })
}

/// Whether the day of something is named: "on Monday", "in June".
fn is_scheduled(clause: &Clause<'_>) -> bool {
    (0..clause.len()).any(|at| clause.is(at, Classes::TIME) && clause.tag(at).is_name())
}

/// "The deal is expected to close in May", "the hearing is set to last a week": when something begins, ends or is open whoever
/// runs it has said; not "the mill is expected to close".
fn is_timetable(clause: &Clause<'_>, phrase: Span) -> bool {
    let last = (0..clause.len()).rfind(|at| phrase.covers(clause.span(&(*at..*at + 1))));
    last.filter(|to| clause.reads(*to, "to")).is_some_and(|to| {
        let verb = SCHEDULED.get(clause.folded(to + 1));
        verb.is_some_and(|verb| verb.field(1) != "dated" || says_when(clause, to + 2))
    })
}

/// Whether a sentence goes on with a time: "in May", "at noon", "next week", "in the first quarter", "by 2030".
fn says_when(clause: &Clause<'_>, start: usize) -> bool {
    let is_time =
        |at: usize| clause.is(at, Classes::TIME | Classes::NUMBER) || PERIODS.contains(clause.folded(at));
    (start..clause.len()).take(figure::LONGEST_WAY).any(is_time)
}

/// How many words of a cause are looked at.
const CAUSE: usize = 4;

/// Whether what stands behind "because of" is a cause that anybody can see: the weather, an injury.
fn is_evident(behind: &str) -> bool {
    let mut words = behind.split_whitespace().take(CAUSE);
    words.any(|word| effect::is_evident_cause(word.trim_matches(|mark: char| !mark.is_alphanumeric())))
}

/// The words of `claim_words.txt` that play their part in the sentence.
pub(super) fn words<'a>(clause: &'a Clause<'_>) -> impl Iterator<Item = Found> + 'a {
    (0..clause.len()).filter_map(|at| {
        let lines = WORDS.get(clause.folded(at))?;
        let line = lines.iter().find(|line| line.behind(clause, at) && plays(clause, at, line.part))?;
        let is_verdict = matches!(line.trigger, Trigger::Judgement | Trigger::Tone);
        (!is_verdict || !is_borne_out(clause, at))
            .then_some((at..at + 1 + line.particles.len(), line.trigger))
    })
}

/// The part a word plays.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    /// The head of a verb phrase, active or passive.
    Verb,
    /// A verb of what somebody has done.
    Act,
    /// What somebody or something is said to be, as an adjective.
    Adjective,
    /// What is said of the future, as an adjective that stands alone: "is unlikely", not "a likely winner".
    Prospect,
    /// What somebody or something is said to be, as a noun.
    Noun,
    /// What stands before a noun.
    Modifier,
    /// The same, but of what is no disaster: "disastrous cuts", not "disastrous floods".
    Extent,
    /// What stands before a noun, of one that is meant: behind an article or an owner.
    Epithet,
    /// How something is done, or a comment on the sentence.
    Adverb,
    /// Any noun.
    Name,
    /// A verb of what will come: behind will, could, may, might.
    Outcome,
    /// The same, but for a price, which whoever sells has set.
    Outlay,
    /// The same of a thing, where nobody would set about it.
    Harm,
    /// A verb by which one thing brings about another.
    Effect,
}

#[derive(Debug)]
struct Line {
    particles: Vec<&'static str>,
    trigger: Trigger,
    part: Part,
}

impl Line {
    /// Whether its further words follow.
    fn behind(&self, clause: &Clause<'_>, at: usize) -> bool {
        self.particles.iter().enumerate().all(|(offset, word)| clause.reads(at + 1 + offset, word))
    }
}

fn plays(clause: &Clause<'_>, at: usize, part: Part) -> bool {
    let tag = clause.tag(at);
    match part {
        Part::Verb => {
            tag.is_verb()
                && !matches!(clause.relation(at), Relation::AdjectiveModifier | Relation::Compound)
                // "Residents accuse the firm of poisoning the well": it is they who say so.
                && !charge::is_laid(clause, at)
        }
        // An act of somebody: "bribed two inspectors", not "women who were raped".
        Part::Act => {
            tag.is_verb() && clause.child(at, &[Relation::PassiveAuxiliary]).is_none() && acts(clause, at)
        }
        Part::Adjective => is_predicate(clause, at),
        Part::Prospect => clause.relation(at) != Relation::AdjectiveModifier && is_predicate(clause, at),
        Part::Noun => tag.is_noun() && is_predicate(clause, at),
        Part::Modifier => {
            clause.relation(at) == Relation::AdjectiveModifier
                && clause.head(at).is_some_and(|noun| noun > at && !clause.tag(noun).is_name())
                // "The Notorious jail" is called so.
                && (at == 0 || !clause.is(at, Classes::CAPITALISED))
        }
        Part::Extent => {
            let is_disaster = |noun: usize| effect::is_evident_cause(clause.text(noun));
            plays(clause, at, Part::Modifier) && clause.head(at).is_none_or(|noun| !is_disaster(noun))
        }
        Part::Epithet => {
            plays(clause, at, Part::Modifier) && clause.head(at).is_some_and(|noun| is_meant(clause, noun))
        }
        Part::Adverb => matches!(tag, Tag::Adverb),
        Part::Name => tag.is_noun() && !tag.is_name() && clause.relation(at) != Relation::Compound,
        Part::Outcome => tag.is_verb() && is_to_come(clause, at),
        Part::Outlay => tag.is_verb() && is_to_come(clause, at) && !is_price(clause, at),
        Part::Harm => {
            tag.is_verb()
                && is_to_come(clause, at)
                && !is_scheduled(clause)
                && effect::is_harm_of_plan(clause, at)
        }
        Part::Effect => tag.is_verb() && effect::is_brought_about(clause, at),
    }
}

/// "Will cost | about £12 |", not "will cost £12 million" and "will cost jobs".
fn is_price(clause: &Clause<'_>, verb: usize) -> bool {
    let mut behind = (verb + 1..clause.len())
        .take(figure::LONGEST_WAY)
        .take_while(|at| !clause.is_mark(*at) || clause.tag(*at) == Tag::Currency);
    let is_large = |at: usize| clause.reads_any(at + 1, &["million", "billion", "trillion"]);
    let is_sum = |at: &usize| clause.tag(*at) == Tag::Number && figure::is_money(clause, *at);
    behind.find(is_sum).is_some_and(|at| !is_large(at))
}

/// Whether a noun is of one that is meant: "the scheme", "a scheme", "its scheme", "Velm's scheme".
fn is_meant(clause: &Clause<'_>, noun: usize) -> bool {
    clause.child(noun, &[Relation::Determiner, Relation::Possessor]).is_some_and(|word| {
        clause.relation(word) == Relation::Possessor || clause.reads_any(word, &["the", "a"])
    })
}

/// Whether a verb is finite or has an auxiliary: somebody does it, or has done it, rather than may or is to, and the
/// sentence neither denies it nor says who lays it to their charge.
pub(super) fn acts(clause: &Clause<'_>, verb: usize) -> bool {
    let modal = clause.children(verb).any(|child| clause.tag(child) == Tag::Modal);
    let infinitive = clause.child(verb, &[Relation::Marker]).is_some_and(|marker| clause.reads(marker, "to"));
    !modal && !infinitive && !charge::is_denied(clause, verb) && !charge::is_laid(clause, verb)
}

/// Whether a word says what something is: "is risky", "proved risky", "is a risky plan", "a threat and a disgrace";
/// not where the sentence only supposes it ("if it is risky").
fn is_predicate(clause: &Clause<'_>, at: usize) -> bool {
    let mut head = at;
    if clause.relation(at) == Relation::AdjectiveModifier {
        head = clause.head(at).unwrap_or(at);
    }
    if clause.relation(head) == Relation::Conjunct {
        head = clause.head(head).unwrap_or(head);
    }
    let linked = clause.child(head, &[Relation::Copula]).is_some()
        || clause.relation(head) == Relation::OpenComplement
            && clause.head(head).is_some_and(|verb| LINKING.contains(clause.folded(verb)));
    let supposed = clause
        .child(head, &[Relation::Marker])
        .is_some_and(|marker| clause.reads_any(marker, &["if", "whether", "unless"]));
    linked && !supposed
}

/// "It was a disastrous start: two | down by noon": what happened stands behind the colon.
fn is_borne_out(clause: &Clause<'_>, at: usize) -> bool {
    let colon = (at..clause.len()).find(|colon| clause.reads(*colon, ":"));
    let is_counted = |colon: usize| {
        (colon + 1..clause.len()).take(FIRST_WORDS).any(|count| clause.is(count, Classes::NUMBER))
    };
    colon.is_some_and(is_counted) && is_predicate(clause, at)
}

/// How many words behind a colon a count is looked for.
const FIRST_WORDS: usize = 3;

/// Whether a verb tells the future, and not only what follows if something else happens.
fn is_to_come(clause: &Clause<'_>, verb: usize) -> bool {
    let first =
        if clause.relation(verb) == Relation::Conjunct { clause.head(verb).unwrap_or(verb) } else { verb };
    let has_modal = |verb: usize| {
        clause
            .child(verb, &[Relation::Auxiliary])
            .is_some_and(|modal| clause.reads_any(modal, &["will", "'ll", "’ll", "could", "may", "might"]))
    };
    let supposes = |verb: usize| {
        clause.children(verb).filter(|child| clause.relation(*child) == Relation::AdverbialClause).any(
            |child| {
                clause
                    .child(child, &[Relation::Marker])
                    .is_some_and(|marker| clause.reads_any(marker, &["if", "unless"]))
            },
        )
    };
    (has_modal(verb) || has_modal(first)) && !supposes(verb) && !supposes(first)
}

/// Verbs that say what something is or becomes.
static LINKING: LazyLock<Terms> =
    LazyLock::new(|| verb_terms(include_str!("../../lexicon/linking_verbs.txt"), 1));

/// A reading of a word in the list: "judgement:adjective".
fn reading(text: &str) -> Option<(Trigger, Part)> {
    let (trigger, part) = text.split_once(':')?;
    Some((Trigger::of_name(trigger)?, part_of_name(part)?))
}

fn part_of_name(name: &str) -> Option<Part> {
    match name {
        "verb" => Some(Part::Verb),
        "act" => Some(Part::Act),
        "prospect" => Some(Part::Prospect),
        "adjective" => Some(Part::Adjective),
        "noun" => Some(Part::Noun),
        "modifier" => Some(Part::Modifier),
        "extent" => Some(Part::Extent),
        "epithet" => Some(Part::Epithet),
        "adverb" => Some(Part::Adverb),
        "name" => Some(Part::Name),
        "outcome" => Some(Part::Outcome),
        "outlay" => Some(Part::Outlay),
        "harm" => Some(Part::Harm),
        "effect" => Some(Part::Effect),
        _ => None,
    }
}

static SCHEDULED: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/scheduled_verbs.txt")));

static PERIODS: LazyLock<Terms> = LazyLock::new(|| noun_terms(include_str!("../../lexicon/periods.txt")));

static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../../lexicon/claim_triggers.txt")));

/// By the form of their first word, the longest first.
static WORDS: LazyLock<FxHashMap<String, Vec<Line>>> = LazyLock::new(|| {
    let mut words: FxHashMap<String, Vec<Line>> = FxHashMap::default();
    for entry in lexicon::entries(include_str!("../../lexicon/claim_words.txt")) {
        let mut terms = entry.term.split(' ');
        let first = terms.next().unwrap_or("");
        let particles: Vec<&'static str> = terms.collect();
        for (trigger, part) in entry.field(1).split(' ').filter_map(reading) {
            let forms = match part {
                Part::Verb | Part::Act | Part::Outcome | Part::Outlay | Part::Harm | Part::Effect => {
                    verb_forms(entry.term, entry.field(2)).into_iter().map(|(_, form)| form).collect()
                }
                Part::Noun | Part::Name => vec![first.to_owned(), plural(first)],
                Part::Adjective
                | Part::Prospect
                | Part::Modifier
                | Part::Extent
                | Part::Epithet
                | Part::Adverb => {
                    vec![first.to_owned()]
                }
            };
            for form in forms {
                let line = Line { particles: particles.clone(), trigger, part };
                words.entry(form).or_default().push(line);
            }
        }
    }
    for lines in words.values_mut() {
        lines.sort_by_key(|line| std::cmp::Reverse(line.particles.len()));
    }
    words
});
