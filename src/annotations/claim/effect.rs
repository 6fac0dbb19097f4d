//! What one thing is said to bring about: "the cuts led to a wave of burglaries", "the bypass will destroy the marsh".

use super::super::clause::Clause;
use super::super::word::{Classes, fold};
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
            || clause.reads_any(child, &["not", "n't", "n’t", "never"])
    });
    !is_open
        && effect_of(clause, verb)
        && cause_of(clause, verb).is_some_and(|cause| !is_evident(clause, cause))
}

/// Whether what a verb says is said of a thing, not of somebody who may mean to do it.
pub(super) fn is_of_thing(clause: &Clause<'_>, verb: usize) -> bool {
    clause.child(verb, SUBJECTS).is_some_and(|subject| {
        clause.tag(subject).is_noun()
            && !clause.tag(subject).is_name()
            && !clause.is(subject, Classes::ROLE | Classes::INSTITUTION)
    })
}

/// Whether the object, or the noun behind the verb's preposition, is an effect: "a | rise | in prices".
fn effect_of(clause: &Clause<'_>, verb: usize) -> bool {
    clause.children(verb).any(|child| {
        child > verb
            && matches!(clause.relation(child), Relation::Object | Relation::Oblique)
            && (is_effect(clause, child)
                || of_number(clause, child).is_some_and(|noun| is_effect(clause, noun)))
    })
}

/// "Thousands of | losses".
fn of_number(clause: &Clause<'_>, noun: usize) -> Option<usize> {
    clause.child(noun, &[Relation::NounModifier]).filter(|_| clause.reads(noun + 1, "of"))
}

fn is_effect(clause: &Clause<'_>, noun: usize) -> bool {
    EFFECTS.contains(&fold(clause.text(noun)))
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

static EFFECTS: LazyLock<Terms> = LazyLock::new(|| Terms::parse(include_str!("../../lexicon/effects.txt")));

static EVIDENT_CAUSES: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/evident_causes.txt")));
