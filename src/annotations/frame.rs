//! Frames: what may follow a cue verb, and where the content it brings starts and ends.
//!
//! The list of cue verbs says which frames a verb takes; a verb in any other frame is no cue: "claimed
//! that 12 died" is one, "claimed 12 lives" is not.

use super::clause::Clause;
use super::word::{Classes, CueVerb};
use std::ops::Range;

/// How many words may stand between a verb and its "that" or quotation ("told reporters on Monday that").
const LONGEST_DETOUR: usize = 14;

/// What follows a verb.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Frame {
    /// A clause, with or without *that*, a question, an infinitive.
    Clause,
    /// A quotation.
    Quotation,
    /// A noun phrase, or one behind a preposition.
    Phrase,
}

/// The content behind a verb.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Complement {
    /// What it is.
    pub frame: Frame,
    /// Its tokens.
    pub content: Range<usize>,
}

/// The content behind a verb group that ends at `after`, if what follows is a frame of the verb.
pub(super) fn complement(clause: &Clause<'_>, verb: &CueVerb, after: usize) -> Option<Complement> {
    let end = clause.body_end();
    let at = clause.behind_adverbs(after);
    if at >= end {
        return None;
    }
    quotation(clause, verb, at, end)
        .or_else(|| clause_behind(clause, verb, at, end))
        .or_else(|| person(clause, verb, at, end))
        .or_else(|| detour(clause, verb, at, end))
        .or_else(|| phrase(clause, verb, at, end))
        .or_else(|| bare(clause, verb, at, end))
}

/// A clause without *that* behind a document's verb: "the survey found most nurses want to quit", where
/// of a person the same words mean something else ("found the keys").
pub(super) fn bare_of_document(clause: &Clause<'_>, verb: &CueVerb, after: usize) -> Option<Complement> {
    let (at, end) = (clause.behind_adverbs(after), clause.body_end());
    (verb.takes("that") && has_finite_verb(clause, at, end))
        .then_some(Complement { frame: Frame::Clause, content: at..end })
}

fn quotation(clause: &Clause<'_>, verb: &CueVerb, at: usize, end: usize) -> Option<Complement> {
    let speaks =
        ["quote", "that", "bare", "person-that", "np", "as", "about"].iter().any(|frame| verb.takes(frame));
    let marks = clause.is(at, Classes::COMMA) || clause.reads(at, ":");
    let start = if marks { at + 1 } else { at };
    let quoted = start < end && clause.is_quoted(start);
    let colon = clause.reads(at, ":") && start < end;
    (speaks && (quoted || colon)).then_some(Complement { frame: Frame::Quotation, content: start..end })
}

fn clause_behind(clause: &Clause<'_>, verb: &CueVerb, at: usize, end: usize) -> Option<Complement> {
    let takes_clause = verb.takes("that") || verb.takes("bare");
    let comma_that = clause.is(at, Classes::COMMA) && clause.reads(at + 1, "that");
    let starts = clause.reads(at, "that") && takes_clause && !clause.is(at + 1, Classes::COMMA)
        || clause.reads(at, "to") && verb.takes("to")
        || clause.reads(at, "not") && clause.reads(at + 1, "to") && verb.takes("to")
        || clause.reads_any(at, &["whether", "how", "why", "what", "if", "where", "who", "when"])
            && verb.takes("wh");
    if comma_that && takes_clause {
        return Some(Complement { frame: Frame::Clause, content: at + 1..end });
    }
    starts.then_some(Complement { frame: Frame::Clause, content: at..end })
}

/// "told reporters that …", "urged Congress to …".
fn person(clause: &Clause<'_>, verb: &CueVerb, at: usize, end: usize) -> Option<Complement> {
    let (that, to) = (verb.takes("person-that"), verb.takes("person-to"));
    if !that && !to || clause.is(at, Classes::COMMA | Classes::MARK | Classes::PREPOSITION) {
        return None;
    }
    let limit = end.min(at + LONGEST_DETOUR);
    for behind in at + 1..limit {
        if that && clause.reads(behind, "that") || to && clause.reads(behind, "to") {
            return Some(Complement { frame: Frame::Clause, content: behind..end });
        }
        if that && clause.is_quoted(behind) {
            return Some(Complement { frame: Frame::Quotation, content: behind..end });
        }
        let opens = clause.is(behind, Classes::SUBJECT | Classes::AUXILIARY | Classes::MODAL);
        if that && opens && !clause.is(behind, Classes::QUANTITY) {
            let object =
                if clause.is(at, Classes::OBJECT) { at + 1 } else { behind.saturating_sub(2).max(at + 1) };
            return Some(Complement { frame: Frame::Clause, content: object..end });
        }
    }
    let spoken = that && (verb.takes("about") || verb.takes("wh"));
    let topic =
        (at + 1..limit).find(|behind| clause.reads_any(*behind, &["about", "of", "how", "what", "why"]));
    topic
        .filter(|_| spoken)
        .map(|start| Complement { frame: Frame::Phrase, content: start..phrase_end(clause, start, end) })
}

/// "said on Monday that …", "said in a statement: “…”", "said Tuesday the bridge would …".
fn detour(clause: &Clause<'_>, verb: &CueVerb, at: usize, end: usize) -> Option<Complement> {
    let speaks = verb.takes("that") || verb.takes("bare") || verb.takes("quote");
    let adjunct =
        clause.starts_adjunct(at) || clause.reads_any(at, &["to", "in", "on", "at", "of", "from", "with"]);
    if !speaks || !adjunct {
        return None;
    }
    for behind in at + 1..end.min(at + LONGEST_DETOUR) {
        if clause.reads(behind, "that") && !clause.is(behind - 1, Classes::PREPOSITION | Classes::DETERMINER)
        {
            return Some(Complement { frame: Frame::Clause, content: behind..end });
        }
        if clause.is_quoted(behind) && verb.takes("quote") {
            return Some(Complement { frame: Frame::Quotation, content: behind..end });
        }
        if clause.is(behind, Classes::COMMA) && !clause.is_quoted(behind + 1) {
            return None;
        }
    }
    let mut start = at;
    while clause.is(start, Classes::TIME | Classes::NUMBER) {
        start += 1;
    }
    (start > at && verb.takes("bare")).then(|| bare(clause, verb, start, end)).flatten()
}

fn phrase(clause: &Clause<'_>, verb: &CueVerb, at: usize, end: usize) -> Option<Complement> {
    let preposition = match clause.text(at).to_ascii_lowercase().as_str() {
        "about" | "of" | "on" => verb.takes("about"),
        "for" => verb.takes("for"),
        "against" => verb.takes("against"),
        "as" => verb.takes("as"),
        _ => false,
    };
    let gerund = verb.takes("ing") && clause.text(at).ends_with("ing");
    let described = verb.takes("as") && as_object(clause, at, end);
    let closed = Classes::PREPOSITION
        | Classes::COMMA
        | Classes::MARK
        | Classes::SUBJECT
        | Classes::SUBORDINATOR
        | Classes::AUXILIARY
        | Classes::MODAL
        | Classes::COORDINATOR
        | Classes::TIME;
    let object = verb.takes("np")
        && (!clause.is(at, closed)
            || clause.is(at, Classes::DETERMINER | Classes::QUANTITY | Classes::OBJECT))
        && !(verb.takes("bare")
            && clause.is(at, Classes::SUBJECT)
            && !clause.is(at, Classes::DETERMINER | Classes::QUANTITY));
    let bare_clause = verb.takes("bare") && has_finite_verb(clause, at, end);
    if preposition || gerund || described || object && !bare_clause {
        let content = at..phrase_end(clause, at, end);
        return Some(Complement { frame: Frame::Phrase, content });
    }
    None
}

/// "described the plan as …": an object, then *as*.
fn as_object(clause: &Clause<'_>, at: usize, end: usize) -> bool {
    let open = !clause.is(at, Classes::PREPOSITION | Classes::COMMA | Classes::MARK | Classes::SUBORDINATOR);
    let reach =
        (at + 1..end.min(at + 10)).take_while(|behind| !clause.is(*behind, Classes::COMMA | Classes::MARK));
    open && reach.into_iter().any(|behind| clause.reads(behind, "as"))
}

fn bare(clause: &Clause<'_>, verb: &CueVerb, at: usize, end: usize) -> Option<Complement> {
    let opens = !clause.is(at, Classes::COMMA | Classes::MARK)
        && (!clause.is(at, Classes::PREPOSITION) || clause.is(at, Classes::SUBORDINATOR));
    (verb.takes("bare") && opens && has_finite_verb(clause, at, end))
        .then_some(Complement { frame: Frame::Clause, content: at..end })
}

/// Whether the words from `at` hold a verb behind a subject, as a clause without *that* must.
fn has_finite_verb(clause: &Clause<'_>, at: usize, end: usize) -> bool {
    let reach = (at + 1..end.min(at + 16)).take_while(|index| !clause.reads_any(*index, &[";", ":"]));
    reach.into_iter().any(|index| clause.may_be_verb(index) && !clause.reads(index - 1, "to"))
}

/// Where a noun phrase as content ends: at the next comma or mark, or a word that opens a clause.
fn phrase_end(clause: &Clause<'_>, start: usize, end: usize) -> usize {
    (start + 1..end)
        .find(|at| {
            let word = clause.word(*at);
            !clause.is_quoted(*at)
                && (word.is(Classes::COMMA | Classes::MARK)
                    || clause.reads_any(*at, &["while", "because", "although", "though", "after", "when"]))
        })
        .unwrap_or(end)
}
