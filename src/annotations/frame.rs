//! Frames: what a cue verb governs, and so what its content is.
//!
//! The list of cue verbs says which frames a verb takes; a verb in any other frame is no cue: "claimed
//! that 12 died" is one, "claimed 12 lives" is not.

use super::clause::Clause;
use super::cue::{CueKind, VerbCue};
use super::word::Classes;
use crate::syntax::{Relation, Tag};
use std::ops::Range;

/// How many words may stand between a verb and the quotation it brings ("told reporters on Monday: “…”").
const LONGEST_DETOUR: usize = 16;

/// How many words the thing may have that gets a quotation for its name ("called the merger “a bad deal”").
const LONGEST_NAMED: usize = 12;

/// What a verb governs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Frame {
    /// A clause, with or without *that*, a question, an infinitive.
    Clause,
    /// A quotation.
    Quotation,
    /// A noun phrase, or one behind a preposition.
    Phrase,
}

/// The content that a verb governs behind it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Complement {
    /// What it is.
    pub frame: Frame,
    /// Its words.
    pub content: Range<usize>,
}

/// The content behind a cue verb, if what it governs is a frame of the verb.
pub(super) fn complement(clause: &Clause<'_>, cue: &VerbCue) -> Option<Complement> {
    // "Nobody knew, the owner told the paper": what is thought stands behind no comma.
    if cue.verb.kind.is_of_the_mind() && clause.is(cue.group.end, Classes::COMMA) {
        return quotation(clause, cue);
    }
    quotation(clause, cue)
        .or_else(|| finite(clause, cue))
        .or_else(|| infinite(clause, cue))
        .or_else(|| described(clause, cue))
        .or_else(|| topic(clause, cue))
        .or_else(|| object(clause, cue))
}

/// The clause behind a verb whose complement the parser did not see: behind "that", or a bare clause with a
/// verb of its own.
pub(super) fn unparsed(clause: &Clause<'_>, cue: &VerbCue) -> Option<Range<usize>> {
    let (mut start, mut end) = (cue.group.end, clause.body_end());
    if !cue.verb.takes_any(&["that", "bare", "person-that", "wh"]) {
        return None;
    }
    let comma = |from: usize| (from..clause.body_end()).find(|at| clause.is(*at, Classes::COMMA));
    if clause.relation(cue.head) == Relation::RelativeClause {
        end = comma(start).unwrap_or(end);
    } else if clause.is(start, Classes::COMMA) {
        // "Reported, citing two officials, that": what stands between commas is passed over.
        let inserted = comma(start + 1).filter(|behind| behind - start < LONGEST_DETOUR);
        start = inserted.filter(|behind| clause.reads(behind + 1, "that")).map_or(start, |behind| behind + 1);
    }
    let near = start..end.min(start + LONGEST_DETOUR);
    let that = near.take_while(|at| *at == start || !clause.is(*at - 1, Classes::COMMA)).find(|at| {
        clause.reads(*at, "that") && !clause.tag(*at).is_noun() && clause.tag(*at) == Tag::Preposition
    });
    if that.is_some() && cue.verb.takes_any(&["that", "bare", "person-that"]) {
        return that.map(|that| that..end);
    }
    // "Described | how, as a child, he swam".
    if cue.verb.takes("wh") && clause.tag(start) == Tag::WhAdverb {
        return Some(start..end);
    }
    let closed = Classes::COMMA | Classes::MARK | Classes::PREPOSITION | Classes::TIME;
    let opens = start < end && !clause.is(start, closed);
    (opens && cue.verb.takes("bare") && (start + 1..end.min(start + 20)).any(|at| clause.is_finite(at)))
        .then_some(start..end)
}

/// "said: “…”", "said in a statement, “…”".
fn quotation(clause: &Clause<'_>, cue: &VerbCue) -> Option<Complement> {
    let speaks = cue.verb.takes_any(&["quote", "that", "bare", "person-that", "as", "about", "of"]);
    let after = cue.group.end;
    let limit = clause.body_end().min(after + LONGEST_DETOUR);
    let start = (after..limit).find(|at| clause.is_quoted(*at))?;
    let opens =
        start == after || clause.is(start - 1, Classes::COMMA) || clause.reads_any(start - 1, &[":", "that"]);
    let crosses =
        (after..start).any(|at| clause.tag(at).is_verb() && clause.child(at, &[Relation::Subject]).is_some());
    (speaks && opens && !crosses)
        .then(|| Complement { frame: Frame::Quotation, content: start..clause.body_end() })
}

/// "said that …", "said …", "asked whether …".
fn finite(clause: &Clause<'_>, cue: &VerbCue) -> Option<Complement> {
    let head = cue.head;
    // What has a finite verb with a subject of its own is a clause, whatever the parser calls it.
    let is_clause = |at: usize| match clause.relation(at) {
        Relation::ClausalComplement => true,
        Relation::OpenComplement => {
            matches!(clause.tag(at), Tag::Past | Tag::Present | Tag::PresentThird)
                && clause.child(at, &[Relation::Subject]).is_some()
        }
        _ => false,
    };
    let own = clause.children(head).find(|at| *at > head && is_clause(*at));
    let below = own.or_else(|| of_hearer(clause, cue))?;
    let start = clause.subtree(below).start;
    let asks = matches!(clause.tag(start), Tag::WhPronoun | Tag::WhAdverb | Tag::WhDeterminer)
        || clause.reads_any(start, &["whether", "if"]);
    let that = clause.reads(start, "that");
    let gerund = clause.tag(below) == Tag::Gerund
        && clause.child(below, &[Relation::Auxiliary, Relation::Subject]).is_none();
    let fits = if asks {
        cue.verb.takes_any(&["wh", "that", "bare", "person-that"])
    } else if that {
        cue.verb.takes_any(&["that", "bare", "person-that"])
    } else if gerund {
        cue.verb.takes_any(&["ing", "that"])
    } else {
        cue.verb.takes_any(&["bare", "that", "quote", "person-that"])
    };
    fits.then(|| Complement { frame: Frame::Clause, content: start..end_of(clause, head, below) })
}

/// "Told the paper | that the pier would close": what the parser took for a description of the hearer.
fn of_hearer(clause: &Clause<'_>, cue: &VerbCue) -> Option<usize> {
    let mut hearers = clause.children(cue.head).filter(|at| {
        *at >= cue.group.end && matches!(clause.relation(*at), Relation::Object | Relation::IndirectObject)
    });
    let hearer = hearers.find(|_| cue.verb.takes("person-that"))?;
    clause.children(hearer).find(|at| {
        let start = clause.subtree(*at).start;
        let subject = clause.child(*at, &[Relation::Subject, Relation::PassiveSubject]);
        clause.relation(*at) == Relation::RelativeClause
            && clause.reads(start, "that")
            && subject.is_some_and(|subject| subject > start)
    })
}

/// "promised to …", "urged them to …", "denied taking …".
fn infinite(clause: &Clause<'_>, cue: &VerbCue) -> Option<Complement> {
    let head = cue.head;
    let own = clause.children(head).find(|at| {
        *at > head && matches!(clause.relation(*at), Relation::OpenComplement | Relation::ClausalComplement)
    });
    let below = own.or_else(|| of_object(clause, cue))?;
    let person = clause.children(head).find(|at| {
        let particle = !cue.verb.particles.is_empty() && clause.relation(*at) == Relation::Oblique;
        (head..below).contains(at)
            && (particle || matches!(clause.relation(*at), Relation::Object | Relation::IndirectObject))
    });
    let to = clause.children(below).any(|at| at < below && clause.tag(at) == Tag::To)
        || clause.tag(clause.subtree(below).start) == Tag::To;
    // Whom somebody urges hears it; whom somebody wants to do something is part of what they want.
    let wanted = person.filter(|_| matches!(cue.verb.kind, CueKind::Intention | CueKind::Belief));
    let start = clause.subtree(wanted.unwrap_or(below)).start;
    let fits = if to {
        if person.is_some() {
            cue.verb.takes("person-to") || cue.verb.takes("to")
        } else {
            cue.verb.takes("to")
        }
    } else {
        clause.tag(below) == Tag::Gerund && cue.verb.takes("ing")
    };
    fits.then(|| Complement { frame: Frame::Clause, content: start..end_of(clause, head, below) })
}

/// "want the mayor | to resign": an infinitive behind an object, where the verb takes a person with one, is the
/// verb's, though the parser hung it below the object.
fn of_object(clause: &Clause<'_>, cue: &VerbCue) -> Option<usize> {
    let mut objects = clause.children(cue.head).filter(|at| {
        *at >= cue.group.end && matches!(clause.relation(*at), Relation::Object | Relation::IndirectObject)
    });
    let object = objects.find(|_| cue.verb.takes("person-to"))?;
    let mut infinitives = clause.children(object).filter(|at| {
        *at > object
            && clause.relation(*at) == Relation::NounClause
            && clause.tag(clause.subtree(*at).start) == Tag::To
    });
    infinitives.next()
}

/// "described the plan as …", "called him a liar".
fn described(clause: &Clause<'_>, cue: &VerbCue) -> Option<Complement> {
    let head = cue.head;
    let below: Vec<usize> =
        clause.children(head).filter(|at| *at >= cue.group.end && !clause.is_mark(*at)).collect();
    let is_object = |at: usize| matches!(clause.relation(at), Relation::Object | Relation::IndirectObject);
    // Of two names behind "called" the first is who gets the other, whatever the parser calls it.
    let is_name =
        |at: &&usize| clause.relation(**at) == Relation::OpenComplement && clause.tag(**at).is_noun();
    let first_of_two = || below.iter().filter(is_name).count().gt(&1).then(|| below.iter().find(is_name));
    let object = below.iter().find(|at| is_object(**at)).or_else(|| first_of_two().flatten()).copied();
    let as_marked = |at: usize| clause.reads(clause.subtree(at).start, "as") && !is_object(at);
    let named = |at: usize| {
        object.is_some_and(|object| object < at)
            && (is_object(at)
                || matches!(
                    clause.relation(at),
                    Relation::OpenComplement | Relation::ObliqueUnmarked | Relation::ClausalComplement
                ))
    };
    let role = below
        .iter()
        .copied()
        .find(|at| cue.verb.takes("as") && as_marked(*at) || cue.verb.takes("name") && named(*at));
    if let Some(role) = role {
        let start = object.map_or(clause.subtree(role).start, |object| {
            clause.subtree(object).start.min(clause.subtree(role).start)
        });
        return Some(Complement { frame: Frame::Phrase, content: start..end_of(clause, head, role) });
    }
    // "What he called a mistake".
    let relative = clause.relation(head) == Relation::RelativeClause
        || clause
            .children(head)
            .any(|at| at < head && matches!(clause.tag(at), Tag::WhPronoun | Tag::WhDeterminer));
    if cue.verb.takes("name") && relative && !cue.passive {
        let start = cue.group.end;
        return below.first().map(|first| Complement {
            frame: Frame::Phrase,
            content: start..end_of(clause, head, *first).max(start),
        });
    }
    // "Called the statement “outlandish”": the quotation is the name, wherever the parser puts it.
    let start = cue.group.end;
    let mut near = start..clause.body_end().min(start + LONGEST_NAMED);
    let quoted = near.find(|at| clause.is_quoted(*at)).filter(|_| cue.verb.takes("name") && !cue.passive)?;
    let breaks = |at: usize| clause.is_mark(at) || clause.tag(at).is_verb();
    if (start..quoted).any(breaks) {
        return None;
    }
    let end = (quoted..clause.len()).find(|at| !clause.is_quoted(*at)).unwrap_or(clause.len());
    Some(Complement { frame: Frame::Phrase, content: cue.group.end..end })
}

/// "spoke about …", "called for …".
fn topic(clause: &Clause<'_>, cue: &VerbCue) -> Option<Complement> {
    let head = cue.head;
    let frame_of = |at: usize| match clause.text(clause.subtree(at).start).to_ascii_lowercase().as_str() {
        "about" | "of" => cue.verb.takes("about") || cue.verb.takes("of"),
        "on" | "over" => cue.verb.takes("about"),
        "for" => cue.verb.takes("for"),
        "against" => cue.verb.takes("against"),
        _ => false,
    };
    let below = clause.children(head).find(|at| {
        *at > head
            && matches!(
                clause.relation(*at),
                Relation::Oblique
                    | Relation::AdverbialClause
                    | Relation::ClausalComplement
                    | Relation::OpenComplement
            )
            && !clause.is(*at, Classes::TIME)
            && frame_of(*at)
    })?;
    Some(Complement { frame: Frame::Phrase, content: clause.subtree(below).start..clause.subtree(below).end })
}

/// "denied the charge".
fn object(clause: &Clause<'_>, cue: &VerbCue) -> Option<Complement> {
    let governs = cue.verb.takes("np");
    let head = cue.head;
    let below = clause.children(head).find(|at| {
        *at >= cue.group.end
            && (matches!(clause.relation(*at), Relation::Object)
                || is_described_noun(clause, *at)
                || !cue.verb.particles.is_empty() && matches!(clause.relation(*at), Relation::Oblique))
    })?;
    let end = clause
        .children(head)
        .filter(|at| {
            *at > below && matches!(clause.relation(*at), Relation::OpenComplement | Relation::Oblique)
        })
        .take_while(|at| !clause.is(clause.subtree(*at).start, Classes::COMMA))
        .map(|at| clause.subtree(at).end)
        .last();
    let range = clause.subtree(below).start.max(cue.group.end)
        ..end.unwrap_or(clause.subtree(below).end).max(clause.subtree(below).end);
    governs.then_some(Complement { frame: Frame::Phrase, content: range })
}

/// "Citing people | briefed on it": a participle that the parser made the head of the noun it describes.
fn is_described_noun(clause: &Clause<'_>, participle: usize) -> bool {
    matches!(clause.relation(participle), Relation::NounClause | Relation::ClausalComplement)
        && clause.tag(participle) == Tag::Participle
        && clause.child(participle, &[Relation::PassiveSubject]).is_some_and(|noun| noun < participle)
        && clause.child(participle, &[Relation::PassiveAuxiliary, Relation::Auxiliary]).is_none()
}

/// Where the content ends that starts with what is below `head` at `below`: with all that follows in the
/// clause of `head`, up to a comma before something of another kind.
fn end_of(clause: &Clause<'_>, head: usize, below: usize) -> usize {
    let mut end = clause.subtree(below).end;
    for at in clause.children(head).filter(|at| *at > below) {
        let goes_on = matches!(
            clause.relation(at),
            Relation::Oblique
                | Relation::ObliqueUnmarked
                | Relation::Adverbial
                | Relation::AdverbialClause
                | Relation::Object
                | Relation::OpenComplement
        );
        if !goes_on || clause.is(clause.subtree(at).start.saturating_sub(1), Classes::COMMA) {
            break;
        }
        end = clause.subtree(at).end;
    }
    end
}
