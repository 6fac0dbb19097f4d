//! Cues: the words that link a source to its content (*said*, *according to*, *the claim that*).

use super::clause::Clause;
use super::word::{Classes, CueVerb, VerbForm};
use crate::text::Span;
use std::ops::Range;

/// What kind of act a cue reports. PolNeAR counts all of them as attribution; a newsroom calls the
/// last three mind-reading where no source stands behind them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CueKind {
    /// Somebody says or writes something.
    Communication,
    /// A document states something.
    Document,
    /// Somebody sees or hears something.
    Perception,
    /// Somebody thinks or knows something.
    Belief,
    /// Somebody wants or decides something.
    Intention,
    /// Somebody feels something.
    Feeling,
}

impl CueKind {
    /// The kind of that name.
    pub fn of_name(name: &str) -> Option<Self> {
        let all = [
            CueKind::Communication,
            CueKind::Document,
            CueKind::Perception,
            CueKind::Belief,
            CueKind::Intention,
            CueKind::Feeling,
        ];
        all.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Its name in word lists and output.
    pub const fn as_str(self) -> &'static str {
        match self {
            CueKind::Communication => "communication",
            CueKind::Document => "document",
            CueKind::Perception => "perception",
            CueKind::Belief => "belief",
            CueKind::Intention => "intention",
            CueKind::Feeling => "feeling",
        }
    }

    /// Whether it reports what only the person can know.
    pub const fn is_of_the_mind(self) -> bool {
        matches!(self, CueKind::Belief | CueKind::Intention | CueKind::Feeling)
    }
}

/// The words of one cue.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cue {
    /// Where the words stand, with their auxiliaries.
    pub span: Span,
    /// The verb's or noun's base form, or the phrase.
    pub lemma: String,
    /// What kind of act it reports.
    pub kind: CueKind,
    /// Whether it is a passive or an adverb that names no source ("is expected to", "reportedly").
    pub agentless: bool,
}

/// A cue verb in its sentence, before it is known who says what. Ranges are of the sentence's tokens.
#[derive(Clone, Debug)]
pub(super) struct VerbCue {
    /// The verb with the auxiliaries and adverbs before it and the particles behind it.
    pub group: Range<usize>,
    /// The verb as the list holds it.
    pub verb: &'static CueVerb,
    /// The form in which it stands.
    pub form: VerbForm,
    /// Whether a form of *be* makes it a passive.
    pub passive: bool,
    /// Whether *to* stands before it.
    pub infinitive: bool,
}

/// Finds the words of a sentence that may be cue verbs, outside quotations. Whether one is a cue is
/// decided by what stands around it.
pub(super) fn verbs_in(clause: &Clause<'_>) -> Vec<VerbCue> {
    (0..clause.len()).filter_map(|at| verb_at(clause, at)).collect()
}

fn verb_at(clause: &Clause<'_>, head: usize) -> Option<VerbCue> {
    let lexeme = clause.word(head).lexeme?;
    if lexeme.verbs.is_empty() || clause.is_quoted(head) {
        return None;
    }
    let particles_follow =
        |verb: &CueVerb| verb.particles.iter().enumerate().all(|(n, word)| clause.reads(head + 1 + n, word));
    let &(verb, form) = lexeme.verbs.iter().find(|(verb, _)| particles_follow(verb))?;
    let start = group_start(clause, head);
    let before = start.checked_sub(1);
    let infinitive = before.is_some_and(|at| clause.reads(at, "to"));
    let auxiliary = (start..head).rev().find(|at| clause.is(*at, Classes::AUXILIARY | Classes::MODAL));
    // "Remarks viewed by some as an insult": a passive that modifies its noun has no form of *be*.
    let reduced = auxiliary.is_none()
        && verb.takes("as")
        && clause.reads(head + 1, "by")
        && before.is_some_and(|at| !clause.is(at, Classes::SUBJECT | Classes::CAPITALISED));
    let passive =
        form == VerbForm::Past && (reduced || auxiliary.is_some_and(|at| is_form_of_be(clause.text(at))));
    let cue = VerbCue { group: start..head + 1 + verb.particles.len(), verb, form, passive, infinitive };
    (!is_noun_or_adjective(clause, &cue, head, auxiliary.is_some())).then_some(cue)
}

/// Goes back over auxiliaries, negations and adverbs.
fn group_start(clause: &Clause<'_>, head: usize) -> usize {
    let mut start = head;
    while start > 0 {
        let word = clause.word(start - 1);
        let belongs = word.is(Classes::AUXILIARY | Classes::MODAL)
            || word.is(Classes::ADVERB) && !word.is(Classes::PREPOSITION | Classes::CAPITALISED)
            || word.is(Classes::NEGATION) && !word.is(Classes::DETERMINER);
        if !belongs || clause.is_quoted(start - 1) || word.is(Classes::SUBJECT | Classes::RELATIVE) {
            break;
        }
        start -= 1;
    }
    start
}

fn is_form_of_be(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    matches!(
        text.trim_end_matches("n't").trim_end_matches("n’t"),
        "be" | "is" | "are" | "was" | "were" | "been" | "being" | "am"
    )
}

/// Whether the word before a form shows that it is no verb: "the report", "his claims", "a noted
/// scientist".
fn is_noun_or_adjective(clause: &Clause<'_>, cue: &VerbCue, head: usize, has_auxiliary: bool) -> bool {
    if has_auxiliary || cue.infinitive {
        return false;
    }
    let Some(before) = cue.group.start.checked_sub(1) else {
        return cue.form != VerbForm::Ing && cue.form != VerbForm::Past;
    };
    let word = clause.word(before);
    // "Many believe", "some said": at the head of a clause a quantity can be who says it.
    let opens = before == 0 || clause.is(before - 1, Classes::COMMA | Classes::COORDINATOR | Classes::MARK);
    let people = opens && word.is(Classes::QUANTITY) && cue.form != VerbForm::Third;
    let subject = people || word.is(Classes::SUBJECT | Classes::RELATIVE);
    let modifier = word.is(Classes::DETERMINER | Classes::POSSESSIVE | Classes::NUMBER) && !subject;
    let behind_preposition = word.is(Classes::PREPOSITION) && !word.is(Classes::ADVERB);
    match cue.form {
        VerbForm::Base | VerbForm::Third => {
            let capitalised_inside = clause.is(head, Classes::CAPITALISED) && head > 0;
            let in_name = capitalised_inside && clause.may_be_verb(head + 1);
            modifier
                || in_name
                || behind_preposition
                || capitalised_inside && !clause.is(before, Classes::CAPITALISED)
        }
        VerbForm::Past => modifier || behind_preposition,
        VerbForm::Ing => modifier,
    }
}
