//! Who does what a verb says: its subject, also where another verb shares or controls it.

use super::clause::Clause;
use super::cue::{self, VerbCue};
use super::interrupted;
use super::knowledge;
use super::name::PARTICLES;
use super::neighbour::neighbour;
use super::word::Classes;
use crate::syntax::{Relation, Tag};
use std::ops::Range;

/// How many verbs a subject is looked for across ("went on to try to argue that").
const FARTHEST: usize = 6;

const SUBJECTS: &[Relation] =
    &[Relation::Subject, Relation::OuterSubject, Relation::PassiveSubject, Relation::ClausalSubject];

/// The phrase that names who does what the verb at `verb` says; of a passive, what is done to whom.
pub(super) fn of(clause: &Clause<'_>, verb: usize) -> Option<Range<usize>> {
    find(clause, verb, FARTHEST)
}

/// The same for a cue, and where the parser is at a loss what stands right before the verb: "The deal, | aides |
/// said, is dead". What it hung elsewhere between subject and verb belongs to the subject ("a source | close to
/// him | said").
pub(super) fn of_cue(clause: &Clause<'_>, cue: &VerbCue) -> Option<Range<usize>> {
    let start = cue.group.start;
    if let Some(subject) = apposed(clause, cue).or_else(|| interrupted::citing_subject_of(clause, start)) {
        return Some(subject);
    }
    let Some(source) = of(clause, cue.head) else {
        let told = || interrupted::subject_of(clause, start).or_else(|| interrupted::citing(clause, start));
        return neighbour(clause, cue).or_else(told);
    };
    let gap = source.end..cue.group.start;
    if !is_own(clause, cue.head) || source.start >= cue.group.end {
        return Some(source);
    }
    if gap.is_empty() {
        return Some(behind_open_comma(clause, &source).unwrap_or(source));
    }
    let breaks = |at: usize| clause.is_mark(at) || clause.tag(at).is_verb() || clause.is_quoted(at);
    // "The pier, which | engineers | say is unsafe": whom the relative clause is about does not speak.
    let relative = (source.start..cue.group.start).rev().find(|at| clause.is(*at, Classes::RELATIVE));
    if let Some(relative) = relative.filter(|at| clause.tag(*at) != Tag::Determiner) {
        let inner = relative + 1..cue.group.start;
        let names = |at: usize| clause.tag(at).is_noun() || clause.is(at, Classes::SUBJECT);
        if inner.clone().any(names) && !inner.clone().any(breaks) {
            return Some(inner);
        }
    }
    let last = cue.group.start - 1;
    if matches!(clause.tag(last), Tag::Pronoun) && clause.is(last, Classes::SUBJECT) {
        return Some(last..cue.group.start);
    }
    if !gap.clone().any(breaks) {
        return Some(source.start..cue.group.start);
    }
    let described = with_description(clause, source.clone(), cue.group.start);
    if described.end == cue.group.start {
        return Some(described);
    }
    Some(neighbour(clause, cue).filter(|near| near.start > source.end).unwrap_or(source))
}

/// A name and what its bearer is between the commas before a finite verb, of which the parser often makes an apposition to
/// what stands before: "Nobody was in the building, | the owner, Ken Baird, | told the paper".
fn apposed(clause: &Clause<'_>, cue: &VerbCue) -> Option<Range<usize>> {
    let is_comma = |at: &usize| clause.is(*at, Classes::COMMA) && !clause.is_quoted(*at);
    let stop_before = |end: usize| (0..end).rev().find(|at| clause.is_mark(*at) || clause.is_quoted(*at));
    let close = cue.group.start.checked_sub(1).filter(is_comma)?;
    let middle = stop_before(close).filter(is_comma)?;
    let open = stop_before(middle).filter(|at| is_comma(at) || clause.is_quoted(*at))?;
    let (first, second) = (open + 1..middle, middle + 1..close);
    let names =
        |part: &Range<usize>| !part.is_empty() && part.clone().all(|at| clause.is(at, Classes::CAPITALISED));
    let describes = |part: &Range<usize>| {
        matches!(clause.tag(part.start), Tag::Determiner | Tag::Possessive)
            && part.clone().any(|at| clause.tag(at).is_noun())
            && !part.clone().any(|at| clause.tag(at).is_verb() || clause.tag(at) == Tag::Coordinator)
    };
    let finite = matches!(clause.tag(cue.head), Tag::Past | Tag::PresentThird | Tag::Present);
    (finite && (describes(&first) && names(&second) || names(&first) && describes(&second)))
        .then_some(open + 1..close)
}

/// The part of a phrase behind a comma that nothing closes, as no apposition ends: "Mr. Lee, | a person close to
/// him | said, is …".
pub(super) fn behind_open_comma(clause: &Clause<'_>, phrase: &Range<usize>) -> Option<Range<usize>> {
    let mut commas = phrase.clone().rev().filter(|at| clause.is(*at, Classes::COMMA));
    let comma = commas.next().filter(|_| commas.next().is_none())?;
    let part = comma + 1..phrase.end;
    let opens = clause.is(part.start, Classes::DETERMINER | Classes::NUMBER | Classes::QUANTITY)
        || clause.tag(part.start) == Tag::Nouns;
    let listed = part.clone().any(|at| clause.tag(at) == Tag::Coordinator);
    (opens && !listed && part.len() > 1).then_some(part)
}

/// Whether a verb has a subject of its own.
pub(super) fn is_own(clause: &Clause<'_>, verb: usize) -> bool {
    clause.child(verb, SUBJECTS).is_some()
}

fn find(clause: &Clause<'_>, verb: usize, left: usize) -> Option<Range<usize>> {
    let own = clause.child(verb, SUBJECTS).filter(|subject| {
        clause.is_quoted(*subject) == clause.is_quoted(verb) && !hears(clause, verb, *subject)
    });
    if let Some(subject) = own {
        return Some(own_phrase(clause, verb, subject));
    }
    let left = left.checked_sub(1)?;
    let Some(head) = clause.head(verb) else {
        return misplaced(clause, verb).or_else(|| find(clause, joined_below(clause, verb)?, left));
    };
    match clause.relation(verb) {
        Relation::RelativeClause => before(clause, head, verb),
        Relation::NounClause if clause.tag(verb) == Tag::Base => effort(clause, head, verb, left),
        Relation::NounClause => match cue::main_subject(clause, verb) {
            Some(main) => Some(clause.trimmed(clause.subtree(main).start..clause.subtree(verb).start)),
            None => before(clause, head, verb),
        },
        Relation::OpenComplement | Relation::ClausalComplement => {
            controlled(clause, head, verb).or_else(|| find(clause, head, left))
        }
        Relation::Conjunct => {
            misplaced(clause, verb).or_else(|| find(clause, shared_with(clause, verb, head), left))
        }
        Relation::AdverbialClause if clause.tag(head).is_noun() && head < verb => before(clause, head, verb),
        Relation::AdverbialClause => find(clause, shared_with(clause, verb, head), left),
        Relation::Copula => find(clause, head, left),
        _ => None,
    }
}

/// The verb whose subject a conjunct or participle without one shares: that of the verb it hangs on, or of the
/// cue above that if the form shows that both go together ("He says he respects her and calls her …", "said
/// it was late, citing the storm").
pub(super) fn shared_with(clause: &Clause<'_>, verb: usize, first: usize) -> usize {
    let above = clause
        .head(first)
        .filter(|above| *above < first && clause.relation(first) == Relation::ClausalComplement);
    let is_cue = |at: usize| !cue::verbs_at(clause, at).is_empty();
    let together = |above: usize| match clause.relation(verb) {
        Relation::Conjunct => form(clause, verb).is_some() && form(clause, above) == form(clause, verb),
        Relation::AdverbialClause => {
            let start = clause.subtree(verb).start;
            clause.tag(verb) == Tag::Gerund
                && start > 0
                && (clause.is(start, Classes::COMMA) || clause.is(start - 1, Classes::COMMA))
        }
        _ => false,
    };
    match above {
        Some(above) if !is_own(clause, verb) && together(above) && is_cue(verb) && is_cue(above) => above,
        _ => first,
    }
}

/// The first of two joined verbs that the parser hung below the second: "He | admitted | it was late, but said …".
fn joined_below(clause: &Clause<'_>, verb: usize) -> Option<usize> {
    let joined = clause.child(verb, &[Relation::Coordinator]).filter(|at| *at < verb)?;
    let unmarked = |at: usize| form(clause, at).is_some() && clause.child(at, &[Relation::Marker]).is_none();
    let mut below = clause.children(verb).filter(|at| clause.relation(*at) == Relation::AdverbialClause);
    below.find(|at| *at < joined && unmarked(*at))
}

/// Whether a verb stands beside the one it hangs on, so that nothing below that one reaches it: a finite conjunct, or a
/// cue that tells what else its subject says or does ("said …, | hinting at a deal").
pub(super) fn stands_beside(clause: &Clause<'_>, verb: usize) -> bool {
    let start = clause.subtree(verb).start;
    match clause.relation(verb) {
        Relation::Conjunct => clause.tag(verb).is_verb() && form(clause, verb).is_some(),
        Relation::AdverbialClause => {
            clause.tag(verb) == Tag::Gerund
                && start > 0
                && (clause.is(start, Classes::COMMA) || clause.is(start - 1, Classes::COMMA))
                && !cue::verbs_at(clause, verb).is_empty()
        }
        _ => false,
    }
}

/// The tense of a finite verb or of its first auxiliary.
fn form(clause: &Clause<'_>, verb: usize) -> Option<Tag> {
    let auxiliary =
        clause.child(verb, &[Relation::Auxiliary, Relation::PassiveAuxiliary]).filter(|at| *at < verb);
    let tag = clause.tag(auxiliary.unwrap_or(verb));
    matches!(tag, Tag::Past | Tag::Present | Tag::PresentThird | Tag::Modal).then_some(tag)
}

/// The noun phrase right before a verb without a subject that the parser hung on the verb before it, as no noun
/// can hang: "The plan has changed, | two officials, who know it, | told the paper", "…, as | a person close to
/// her | told the paper".
fn misplaced(clause: &Clause<'_>, verb: usize) -> Option<Range<usize>> {
    let start = cue::group_start(clause, verb);
    let end = (0..start).rev().find(|at| !clause.is(*at, Classes::COMMA))? + 1;
    let is_misplaced = |at: &usize| {
        let above = clause.head(*at).filter(|head| head < at).map(|head| clause.tag(head));
        let case = clause.child(*at, &[Relation::Case]);
        let joined = matches!(clause.relation(*at), Relation::Conjunct | Relation::Apposition);
        let compared =
            clause.relation(*at) == Relation::Oblique && case.is_some_and(|at| clause.reads(at, "as"));
        // "It seemed right, as | a source close to her | told the paper".
        let on_predicate = |tag: Tag| tag.is_verb() || compared && tag == Tag::Adjective;
        let is_outside = above.is_some_and(on_predicate);
        clause.tag(*at).is_noun() && is_outside && (joined && case.is_none() || compared)
    };
    let above = std::iter::successors(Some(end - 1), |at| clause.head(*at).filter(|head| *head < start));
    let noun = above.take(FARTHEST).find(is_misplaced)?;
    let copula = clause.child(noun, &[Relation::Copula]).is_some();
    (!copula && clause.subtree(noun).end >= end)
        .then(|| bare(clause, clause.trimmed(clause.subtree(noun).start..end)))
}

/// Whether a noun behind a verb is its hearer, whatever the parser calls it: "…, officials told | the paper".
fn hears(clause: &Clause<'_>, verb: usize, noun: usize) -> bool {
    let verbs = || clause.word(verb).lexeme.map_or(&[][..], |lexeme| lexeme.verbs.as_slice());
    noun > verb && verbs().iter().any(|(verb, _)| super::reading::names_hearer(verb))
}

/// A verb's own subject; of "who said", the noun before it too.
fn own_phrase(clause: &Clause<'_>, verb: usize, subject: usize) -> Range<usize> {
    let relative =
        matches!(clause.tag(subject), Tag::WhPronoun | Tag::WhDeterminer) || clause.reads(subject, "that");
    match clause.head(verb) {
        Some(noun) if relative && clause.relation(verb) == Relation::RelativeClause && noun < subject => {
            clause.subtree(noun).start..subject + 1
        }
        _ => with_name(clause, verb, phrase(clause, subject)),
    }
}

/// A phrase with the name beside it that the parser took for a second subject: "A spokeswoman, | Petra Osei, | said".
fn with_name(clause: &Clause<'_>, verb: usize, phrase: Range<usize>) -> Range<usize> {
    let second = clause.children(verb).find(|at| {
        (phrase.end..verb).contains(at)
            && clause.relation(*at) == Relation::Subject
            && clause.tag(*at).is_name()
    });
    let name = second.map(|second| clause.trimmed(clause.subtree(second)));
    let beside = name.filter(|name| clause.is(phrase.end, Classes::COMMA) && name.start == phrase.end + 1);
    beside.map_or(phrase.clone(), |name| phrase.start..name.end)
}

/// The phrase around a noun: all that depends on it, without marks and coordinators at its ends.
pub(super) fn phrase(clause: &Clause<'_>, noun: usize) -> Range<usize> {
    let whole = clause.subtree(noun);
    // "The paper, | citing two officials, | said": what the noun does beside it is no part of its name.
    let acts = |at: &usize| {
        *at > noun && clause.tag(*at) == Tag::Gerund && clause.relation(*at) == Relation::AdverbialClause
    };
    let end = clause.children(noun).find(acts).map_or(whole.end, |act| clause.subtree(act).start);
    bare(clause, clause.trimmed(whole.start..end))
}

/// A phrase without the marks, coordinators and prepositions before it: "| and with | two officials".
pub(super) fn bare(clause: &Clause<'_>, phrase: Range<usize>) -> Range<usize> {
    let leads = |at: &usize| {
        clause.is_mark(*at)
            || matches!(clause.relation(*at), Relation::Coordinator | Relation::Case | Relation::Marker)
            || clause.tag(*at) == Tag::Coordinator
    };
    let end = phrase.end;
    // "Voss, | 61, | said": an age is nobody.
    let aged = phrase.len() == 1 && clause.tag(phrase.start) == Tag::Number && phrase.start > 1;
    if aged && clause.is(phrase.start - 1, Classes::COMMA) {
        let names = (0..phrase.start - 1).rev().take_while(|at| clause.tag(*at).is_name());
        return names.last().map_or(phrase.clone(), |first| first..end);
    }
    let mut start = phrase.clone().take_while(leads).last().map_or(phrase.start, |last| last + 1);
    // "On Sunday | people close to him said": a day is nobody.
    let dated = start > phrase.start && clause.is(start, Classes::TIME) && !clause.tag(start + 1).is_name();
    if dated && clause.tag(start + 1).is_noun() {
        start += 1;
    }
    // "The | Velm Courier": an article that the parser hung elsewhere.
    let article = start > 0 && clause.tag(start - 1) == Tag::Determiner && clause.tag(start).is_name();
    match start < end {
        true if article => start - 1..end,
        true => start..end,
        false => phrase,
    }
}

/// The subject right behind an inverted verb: "…,” said Jones". What a clause behind the verb begins with is none
/// ("…, said it was late"), nor is an object ("…, described himself").
pub(super) fn behind(clause: &Clause<'_>, start: usize) -> Option<Range<usize>> {
    let phrase = match name_with_particles(clause, start) {
        Some(end) => start..phrase_from(clause, start).map_or(end, |phrase| phrase.end.max(end)),
        None => phrase_from(clause, start)?,
    };
    // "…, said Ana Ruiz, the chief of the port, | the pier is shut": what describes her ends at the second comma.
    let commas = || phrase.clone().filter(|at| clause.is(*at, Classes::COMMA));
    let described = commas().next_back().filter(|_| clause.is_finite(phrase.end) && commas().count() > 1);
    let phrase = phrase.start..described.unwrap_or(phrase.end);
    let begins = clause.is_finite(phrase.end);
    let object =
        phrase.len() == 1 && clause.is(start, Classes::OBJECT) && !clause.is(start, Classes::SUBJECT);
    (!begins && !object && !clause.reads(start, "that")).then_some(phrase)
}

/// The end of a name with particles that starts at `start`, titles before it included, whatever the tagger took them
/// for: "Ann van den Moss", "Col. Ann van den Moss".
pub(super) fn name_with_particles(clause: &Clause<'_>, start: usize) -> Option<usize> {
    let is_capitalised = |at: usize| at < clause.len() && clause.is(at, Classes::CAPITALISED);
    let given = (start..).take_while(|at| is_capitalised(*at)).count();
    let after = |at: usize| (at..clause.len()).take_while(|at| PARTICLES.contains(clause.text(*at))).count();
    let particles = after(start + given);
    let surname = start + given + particles;
    (given > 0 && particles > 0 && is_capitalised(surname)).then_some(surname + 1)
}

/// A phrase with the participle or adjective right behind it that the parser hung elsewhere: "a person | briefed
/// on the matter", "a poll | conducted last week".
pub(super) fn with_description(clause: &Clause<'_>, phrase: Range<usize>, limit: usize) -> Range<usize> {
    let describes = matches!(clause.tag(phrase.end), Tag::Participle | Tag::Adjective)
        || knowledge::begins(clause, phrase.end);
    let end = (phrase.end..limit).find(|at| clause.is_mark(*at)).unwrap_or(limit);
    if phrase.end < limit && describes && !(phrase.end + 1..end).any(|at| clause.is_finite(at)) {
        phrase.start..end
    } else {
        phrase
    }
}

/// The noun phrase that starts at `start`: its words hang on their noun from the left.
pub(super) fn phrase_from(clause: &Clause<'_>, start: usize) -> Option<Range<usize>> {
    let mut head = start;
    let is_word = |at: usize| !clause.is_clause(at) && !clause.is_mark(at);
    while let Some(above) = clause.head(head).filter(|above| *above > head && is_word(*above)) {
        head = above;
    }
    let noun = clause.tag(head).is_noun()
        || clause.is(head, Classes::SUBJECT | Classes::OBJECT | Classes::QUANTITY | Classes::NUMBER);
    let range = clause.trimmed(start..clause.subtree(head).end.max(head + 1));
    (noun && !range.is_empty()).then_some(range)
}

/// The noun to which the clause of `verb` belongs, up to that clause.
fn before(clause: &Clause<'_>, noun: usize, verb: usize) -> Option<Range<usize>> {
    let start = phrase(clause, noun).start;
    let end = clause.subtree(verb).start;
    (start < end).then(|| clause.trimmed(start..end))
}

/// Who makes an effort "to argue that": the noun's possessor, or who does what the verb above says.
/// Of a noun that hangs on nothing it is the noun: "Two people with knowledge of it | tell the paper that".
fn effort(clause: &Clause<'_>, noun: usize, argue: usize, left: usize) -> Option<Range<usize>> {
    if let Some(owner) = clause.child(noun, &[Relation::Possessor]) {
        return Some(phrase(clause, owner));
    }
    if is_own(clause, noun) {
        return find(clause, noun, left);
    }
    let Some(verb) = clause.head(noun) else { return before(clause, noun, argue) };
    let governed =
        matches!(clause.relation(noun), Relation::Object | Relation::Oblique | Relation::OpenComplement);
    if governed { find(clause, verb, left) } else { None }
}

/// Whom "urged" makes the subject of "to admit": its object.
fn controlled(clause: &Clause<'_>, head: usize, verb: usize) -> Option<Range<usize>> {
    let object = clause
        .children(head)
        .find(|child| matches!(clause.relation(*child), Relation::Object | Relation::IndirectObject))?;
    (object < verb).then(|| phrase(clause, object))
}
