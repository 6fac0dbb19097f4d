//! Misdeeds: acts of somebody known that are a crime or discredit them by what they are done to: "beat his wife",
//! "dumped waste", "knew about the fraud".

use super::super::clause::Clause;
use super::super::subject;
use super::super::word::{Classes, noun_terms, verb_forms};
use super::wording::acts;
use super::{Found, Trigger, crowd, figure};
use crate::lexicon::{self, Terms};
use crate::syntax::{Relation, Tag};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// The misdeeds of a sentence, in order.
pub(super) fn misdeeds<'a>(clause: &'a Clause<'_>) -> impl Iterator<Item = Found> + 'a {
    let verbs = (0..clause.len()).filter(move |verb| is_misdeed(clause, *verb));
    verbs.map(|verb| (verb..verb + 1, Trigger::Accusation))
}

/// Whether a sentence is about a film or a novel, of whose people nobody is accused.
pub(super) fn tells_story(clause: &Clause<'_>) -> bool {
    (0..clause.len()).any(|at| FICTION.contains(clause.folded(at)))
}

fn is_misdeed(clause: &Clause<'_>, verb: usize) -> bool {
    if !clause.tag(verb).is_verb() {
        return false;
    }
    let Some(deeds) = DEEDS.get(clause.folded(verb)) else { return false };
    let passive = clause.child(verb, &[Relation::PassiveAuxiliary]).is_some();
    if passive || !acts(clause, verb) || !is_done_by_somebody(clause, verb) {
        return false;
    }
    let object = clause.child(verb, &[Relation::Object]);
    let done_to = done_to(clause, verb);
    let is_done_to = |what: &str| match what.strip_prefix('@') {
        None => done_to.iter().any(|other| other == what),
        Some("sum") => object.is_some_and(|object| is_sum(clause, object)),
        Some(kind) => done_to.iter().any(|other| OBJECTS.is(other, kind)),
    };
    deeds.iter().any(|deed| *deed == "any" && object.is_some() || deed.split(' ').all(is_done_to))
}

/// Whether whoever does it has a name in the sentence, or is one whom the reader can tell: "Lang, who beat his wife" and
/// "Lang met him and lied" count, "the mayor", "its founder" and "officials" too; "a driver" does not, nor does "the thief".
fn is_done_by_somebody(clause: &Clause<'_>, verb: usize) -> bool {
    subject::of(clause, verb).is_some_and(|who| is_named(clause, verb, &who) || is_in_office(clause, who))
}

fn is_named(clause: &Clause<'_>, verb: usize, who: &Range<usize>) -> bool {
    who.clone().any(|at| {
        clause.tag(at).is_name() && clause.head(at).is_none_or(|head| head == verb || !who.contains(&head))
    }) || clause.tag(who.start).is_name()
}

/// "The company", "its founder", "officials".
fn is_in_office(clause: &Clause<'_>, who: Range<usize>) -> bool {
    let is_meant = |noun: usize| {
        let before = clause.child(noun, &[Relation::Determiner, Relation::Possessor]);
        match before {
            Some(word) => clause.relation(word) == Relation::Possessor || clause.reads(word, "the"),
            None => clause.tag(noun) == Tag::Nouns,
        }
    };
    let is_office = |noun: usize| {
        clause.is(noun, Classes::ROLE | Classes::INSTITUTION) && !crowd::is_passer_by(clause.folded(noun))
    };
    let mut nouns = who.clone().filter(|at| clause.is_top(*at, &who));
    nouns.any(|noun| clause.tag(noun).is_noun() && is_office(noun) && is_meant(noun))
}

/// What a verb is done to, in small letters: what stands behind it with its preposition and, one step further, what the
/// object's own preposition brings ("money | from the owner") and whom a clause is about.
fn done_to(clause: &Clause<'_>, verb: usize) -> Vec<String> {
    let behind = clause.children(verb).filter(|child| *child > verb);
    let further = behind.clone().flat_map(|child| {
        let wanted = match clause.relation(child) {
            Relation::ClausalComplement => Some(Relation::Subject),
            Relation::Object => Some(Relation::NounModifier),
            Relation::Oblique => Some(Relation::Case),
            _ => None,
        };
        clause.children(child).filter(move |word| Some(clause.relation(*word)) == wanted)
    });
    behind.chain(further).map(|word| clause.folded(word).to_owned()).collect()
}

/// "Stole | £2.3 million |".
fn is_sum(clause: &Clause<'_>, object: usize) -> bool {
    let mut words = clause.subtree(object).take(figure::LONGEST_WAY);
    words.any(|at| clause.tag(at) == Tag::Currency || figure::is_currency(clause.text(at)))
}

static FICTION: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/fiction_words.txt")));

static OBJECTS: LazyLock<Terms> =
    LazyLock::new(|| noun_terms(include_str!("../../lexicon/misdeed_objects.txt")));

/// By each form of the verb, what makes it a misdeed.
static DEEDS: LazyLock<FxHashMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let mut deeds: FxHashMap<String, Vec<&'static str>> = FxHashMap::default();
    for entry in lexicon::entries(include_str!("../../lexicon/misdeeds.txt")) {
        for (_, form) in verb_forms(entry.term, entry.field(2)) {
            deeds.entry(form).or_default().extend(entry.values(1));
        }
    }
    deeds
});
