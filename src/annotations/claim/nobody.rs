//! What nobody does, where the paper itself tried it or saw it: "nobody at the club would comment", "nobody spoke".

use super::super::clause::Clause;
use super::super::word::{Classes, verb_terms};
use super::figure;
use crate::lexicon::{Entry, Terms};
use crate::syntax::{Relation, Tag};
use crate::text::Span;
use std::sync::LazyLock;

/// Whether whoever writes knows what a sweeping phrase says of everybody.
pub(super) fn is_known(clause: &Clause<'_>, phrase: Span) -> bool {
    is_toll_of_none(clause, phrase)
        || is_silence(clause, phrase)
        || is_scene(clause, phrase)
        || is_empty_place(clause, phrase)
        || is_about_oneself(clause)
}

/// "No one was killed": what came of one event, which whoever counts the dead tells like any toll.
fn is_toll_of_none(clause: &Clause<'_>, phrase: Span) -> bool {
    let Some(verb) = verb_of(clause, phrase) else { return false };
    let is_present = |at: usize| matches!(clause.tag(at), Tag::Present | Tag::PresentThird | Tag::Modal);
    figure::is_harm(clause.text(verb)) && !is_present(verb) && !clause.children(verb).any(is_present)
}

/// "Nobody at the club would comment": whoever asked knows.
fn is_silence(clause: &Clause<'_>, phrase: Span) -> bool {
    verb_of(clause, phrase).is_some_and(|verb| {
        ANSWERS.get(clause.folded(verb)).is_some_and(|answer| is_answer(clause, verb, answer))
    })
}

/// "Answered", "answered calls", "could be reached for comment", "was available"; not "answered for the crime" and "has
/// reached the summit".
fn is_answer(clause: &Clause<'_>, verb: usize, answer: &Entry) -> bool {
    let is_passive = clause.child(verb, &[Relation::PassiveAuxiliary]).is_some();
    let is_asked_for = |object: usize| answer.values(2).any(|listed| clause.reads(object, listed));
    let object = clause.child(verb, &[Relation::Object]);
    let fits = match answer.field(1) {
        "passive" => is_passive,
        "state" => clause.child(verb, &[Relation::Copula]).is_some() && is_for_answers(clause, verb, answer),
        "object" => object.is_some() && !clause.reads(verb + 1, "for"),
        _ => !clause.reads(verb + 1, "for"),
    };
    fits && object.is_none_or(is_asked_for)
}

/// How many words behind "available" tell for what: "for an immediate comment".
const LONGEST_USE: usize = 4;

/// "Available", "available on Friday", "available for an interview", "available to comment"; not "available to mend the pumps".
fn is_for_answers(clause: &Clause<'_>, state: usize, answer: &Entry) -> bool {
    let is_listed = |at: usize| answer.values(2).any(|listed| clause.reads(at, listed));
    let is_dated = (state + 1..=state + 2).any(|at| clause.is(at, Classes::TIME));
    clause.is_mark(state + 1) || is_dated || (state + 1..=state + LONGEST_USE).any(is_listed)
}

/// "When the lights go up, nobody moves", "nobody from the council attended": whoever was there saw it; not "nobody moves the
/// boats".
fn is_scene(clause: &Clause<'_>, phrase: Span) -> bool {
    let Some(verb) = verb_of(clause, phrase) else { return false };
    let Some(act) = VISIBLE.get(clause.folded(verb)) else { return false };
    let bare = match act.field(2) {
        "alone" => clause.is_mark(verb + 1) || clause.is(verb + 1, Classes::SUBORDINATOR),
        "object" => !matches!(clause.tag(verb), Tag::Present | Tag::PresentThird),
        _ => clause.child(verb, &[Relation::Object]).is_none(),
    };
    bare && clause.child(verb, &[Relation::Auxiliary]).is_none()
}

/// "There was nobody in the pews": whoever looked saw it; not "there was nobody in the ministry who knew".
fn is_empty_place(clause: &Clause<'_>, phrase: Span) -> bool {
    let Some(first) = (0..clause.len()).find(|at| phrase.covers(clause.span(&(*at..*at + 1)))) else {
        return false;
    };
    let Some(last) = last_word(clause, phrase) else { return false };
    let was = first.checked_sub(1).filter(|was| clause.reads_any(*was, &["was", "were"]));
    let there = was.and_then(|was| was.checked_sub(1)).filter(|there| clause.reads(*there, "there"));
    let noun = clause.head(last + 2).filter(|noun| *noun > last + 2);
    let is_place = noun.is_some_and(|noun| {
        clause.tag(noun).is_noun() && !clause.is(noun, Classes::INSTITUTION | Classes::ROLE)
    });
    let told_of =
        (last + 1..clause.len()).any(|at| clause.is(at, Classes::RELATIVE) || clause.reads(at, "to"));
    there.is_some()
        && clause.tag(last + 1) == Tag::Preposition
        && clause.is(last + 2, Classes::DETERMINER)
        && is_place
        && !told_of
}

/// "I have made jam that nobody in my house will eat": whoever writes it was there.
fn is_about_oneself(clause: &Clause<'_>) -> bool {
    (0..clause.len())
        .any(|at| clause.reads_any(at, &["i", "we"]) && is_subject(clause, at) && !clause.is_quoted(at))
}

/// The verb, or what is said to be, of which a phrase is the subject.
fn verb_of(clause: &Clause<'_>, phrase: Span) -> Option<usize> {
    let last = last_word(clause, phrase)?;
    clause.head(last).filter(|_| is_subject(clause, last))
}

fn last_word(clause: &Clause<'_>, phrase: Span) -> Option<usize> {
    (0..clause.len()).rfind(|at| phrase.covers(clause.span(&(*at..*at + 1))))
}

fn is_subject(clause: &Clause<'_>, at: usize) -> bool {
    matches!(clause.relation(at), Relation::Subject | Relation::PassiveSubject)
}

static ANSWERS: LazyLock<Terms> =
    LazyLock::new(|| verb_terms(include_str!("../../lexicon/answer_verbs.txt"), 3));

static VISIBLE: LazyLock<Terms> =
    LazyLock::new(|| verb_terms(include_str!("../../lexicon/visible_acts.txt"), 1));
