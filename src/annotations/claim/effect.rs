//! What one thing is said to bring about: "the cuts led to a wave of burglaries", "the bypass will destroy the marsh".

use super::super::clause::Clause;
use super::super::word::{Classes, fold, noun_terms};
use super::charge;
use crate::lexicon::Terms;
use crate::syntax::{Relation, Tag};
use std::sync::LazyLock;

const SUBJECTS: &[Relation] = &[Relation::Subject, Relation::ClausalSubject];

/// Whether a verb says that something has come about by what is no cause that anybody can see, and is of those things that have
/// many: a rise, a shortage, unrest.
pub(super) fn is_brought_about(clause: &Clause<'_>, verb: usize) -> bool {
    let is_open = clause.children(verb).any(|child| {
        matches!(clause.tag(child), Tag::Modal | Tag::To)
            || clause.relation(child) == Relation::PassiveAuxiliary
    });
    !is_open
        && !charge::is_denied(clause, verb)
        && has_effect(clause, verb)
        && cause_of(clause, verb).is_some_and(|cause| !is_evident(clause, cause))
}

/// Whether a verb tells what a plan, a law or the like will do to something, not what somebody is about to do and not what it will
/// do to nothing.
pub(super) fn is_harm_of_plan(clause: &Clause<'_>, verb: usize) -> bool {
    let is_plan = |subject: usize| HARM_CAUSES.contains(clause.folded(subject));
    clause.child(verb, SUBJECTS).is_some_and(is_plan) && !charge::is_denied(clause, verb)
}

/// Whether the object, or the noun behind the verb's preposition, is an effect: "a | rise | in prices".
fn has_effect(clause: &Clause<'_>, verb: usize) -> bool {
    clause.children(verb).any(|child| {
        child > verb
            && matches!(clause.relation(child), Relation::Object | Relation::Oblique)
            && (is_effect(clause, child, "")
                || is_effect(clause, child, "fate") && !is_told_of_event(clause, verb)
                || measured_by(clause, child)
                    .is_some_and(|noun| is_effect(clause, noun, "") || is_effect(clause, noun, "matter")))
    })
}

/// "A wave of | burglaries", "thousands of | redundancies".
fn measured_by(clause: &Clause<'_>, measure: usize) -> Option<usize> {
    let measures = is_effect(clause, measure, "measure") || clause.is(measure, Classes::NUMBER);
    clause
        .child(measure, &[Relation::NounModifier])
        .filter(|_| measures && clause.reads_any(measure + 1, &["of", "in"]))
}

/// Whether the list has a noun as one of that kind; one without a kind is an effect by itself.
fn is_effect(clause: &Clause<'_>, noun: usize, kind: &str) -> bool {
    EFFECTS.get(clause.folded(noun)).is_some_and(|entry| entry.field(1) == kind)
}

/// "The attack, | which | led to deaths": what the event was.
fn is_told_of_event(clause: &Clause<'_>, verb: usize) -> bool {
    clause.child(verb, SUBJECTS).is_some_and(|subject| clause.is(subject, Classes::RELATIVE))
}

/// The noun that is said to be the cause; of "which led to", the one before it.
fn cause_of(clause: &Clause<'_>, verb: usize) -> Option<usize> {
    let subject = clause.child(verb, SUBJECTS)?;
    let is_relative =
        clause.is(subject, Classes::RELATIVE) && clause.relation(verb) == Relation::RelativeClause;
    Some(clause.head(verb).filter(|_| is_relative).unwrap_or(subject))
}

fn is_evident(clause: &Clause<'_>, cause: usize) -> bool {
    clause.subtree(cause).any(|word| is_evident_cause(clause.text(word)))
}

/// Whether anybody can see such a cause: the weather, an injury.
pub(super) fn is_evident_cause(word: &str) -> bool {
    EVIDENT_CAUSES.contains(&fold(word))
}

static EFFECTS: LazyLock<Terms> = LazyLock::new(|| noun_terms(include_str!("../../lexicon/effects.txt")));

static HARM_CAUSES: LazyLock<Terms> =
    LazyLock::new(|| noun_terms(include_str!("../../lexicon/harm_causes.txt")));

static EVIDENT_CAUSES: LazyLock<Terms> =
    LazyLock::new(|| noun_terms(include_str!("../../lexicon/evident_causes.txt")));
