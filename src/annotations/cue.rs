//! Cues: the words that link a source to its content (*said*, *according to*, *the claim that*).

use super::clause::Clause;
use super::interrupted;
use super::word::{Classes, CueVerb, VerbForm};
use crate::choice::choice;
use crate::syntax::{Relation, Tag};
use crate::text::Span;
use std::borrow::Cow;
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

// By their names in word lists and output.
choice!(CueKind, "kind of cue", {
    Communication: "communication",
    Document: "document",
    Perception: "perception",
    Belief: "belief",
    Intention: "intention",
    Feeling: "feeling",
});

impl CueKind {
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
    pub lemma: Cow<'static, str>,
    /// What kind of act it reports.
    pub kind: CueKind,
    /// Whether it is a passive or an adverb that names no source ("is expected to", "reportedly").
    pub agentless: bool,
    /// Whether it reports words: it brings a clause or a quotation, or stands beside one ("said that", not
    /// "promoted the plan").
    pub reports: bool,
}

impl Cue {
    /// The same cue where the text around it, which stood at the offset `from`, stands at `to`.
    pub(super) fn moved(&self, from: usize, to: usize) -> Self {
        Self { span: self.span.moved(from, to), lemma: self.lemma.clone(), ..*self }
    }
}

/// A cue verb in its sentence, before it is known who says what. Ranges are of the sentence's words.
#[derive(Clone, Debug)]
pub(super) struct VerbCue {
    /// The verb itself.
    pub head: usize,
    /// The verb with the auxiliaries and adverbs before it and the particles behind it.
    pub group: Range<usize>,
    /// The verb as the list holds it.
    pub verb: &'static CueVerb,
    /// Whether it is a passive.
    pub passive: bool,
}

/// What a word may be as a cue verb, outside quotations, the entries with most particles first. Whether it is
/// a cue is decided by what belongs to it.
pub(super) fn verbs_at(clause: &Clause<'_>, head: usize) -> Vec<VerbCue> {
    let Some(lexeme) = clause.word(head).lexeme else { return Vec::new() };
    let modifies = matches!(
        clause.relation(head),
        Relation::AdjectiveModifier
            | Relation::Compound
            | Relation::Auxiliary
            | Relation::PassiveAuxiliary
            | Relation::Copula
            | Relation::Case
            | Relation::Flat
    );
    if lexeme.verbs.is_empty() || !clause.tag(head).is_verb() || modifies || clause.is_quoted(head) {
        return Vec::new();
    }
    let particles_follow =
        |verb: &CueVerb| verb.particles.iter().enumerate().all(|(n, word)| clause.reads(head + 1 + n, word));
    let (start, passive) = (group_start(clause, head), is_passive(clause, head));
    let verbs = lexeme.verbs.iter().map(|(verb, _)| *verb).filter(|verb| particles_follow(verb));
    verbs.map(|verb| VerbCue { head, group: start..head + 1 + verb.particles.len(), verb, passive }).collect()
}

/// The verb of speech that a word may be a finite form of, also where it is taken for a common noun ("Lee notes").
pub(super) fn speaks(clause: &Clause<'_>, at: usize) -> Option<&'static CueVerb> {
    let verbs = &clause.word(at).lexeme?.verbs;
    let is_verb = clause.tag(at).is_verb();
    let finite = |form: VerbForm| match form {
        VerbForm::Past | VerbForm::Third => is_verb || !clause.tag(at).is_name(),
        VerbForm::Base => is_verb,
        VerbForm::Ing => false,
    };
    verbs
        .iter()
        .find(|(verb, form)| finite(*form) && verb.particles.is_empty() && verb.takes("quote"))
        .map(|(verb, _)| *verb)
}

/// The verb by which a document states something, in a form that can end a reporting clause: "…, studies have shown".
pub(super) fn states(clause: &Clause<'_>, at: usize) -> Option<&'static CueVerb> {
    let finite = |form: VerbForm| form != VerbForm::Ing;
    let mut verbs = clause.word(at).lexeme?.verbs.iter();
    verbs
        .find(|(verb, form)| verb.kind == CueKind::Document && verb.takes("bare") && finite(*form))
        .map(|(verb, _)| *verb)
}

/// Goes back over auxiliaries, negations and adverbs.
pub(super) fn group_start(clause: &Clause<'_>, head: usize) -> usize {
    let belongs = |at: usize| {
        clause.head(at) == Some(head)
            && !clause.is_quoted(at)
            && matches!(
                clause.relation(at),
                Relation::Auxiliary | Relation::PassiveAuxiliary | Relation::Adverbial
            )
    };
    (0..head).rev().take_while(|at| belongs(*at)).last().unwrap_or(head)
}

/// Whether a form is a passive: by its auxiliary, or as a participle that belongs to a noun ("remarks viewed
/// as an insult") or to a passive before it.
pub(super) fn is_passive(clause: &Clause<'_>, head: usize) -> bool {
    // "Said by email" has no agent, whatever the parser calls it.
    let agent = clause.child(head, &[Relation::Agent]).filter(|_| clause.tag(head) != Tag::Past);
    if agent.or(clause.child(head, &[Relation::PassiveAuxiliary, Relation::PassiveSubject])).is_some() {
        return true;
    }
    let bare = (clause.tag(head) == Tag::Participle || opens_as_passive(clause, head))
        && interrupted::citing_subject_of(clause, head).is_none()
        && clause.child(head, &[Relation::Auxiliary, Relation::Subject]).is_none();
    bare && match clause.relation(head) {
        Relation::NounClause => main_subject(clause, head).is_none(),
        Relation::AdverbialClause => clause.child(head, &[Relation::Object]).is_none(),
        Relation::Conjunct => {
            clause.head(head).is_some_and(|first| first < head && is_passive(clause, first))
        }
        _ => false,
    }
}

/// "Asked about the fire, she …", "when told of it, she …": who is asked is named behind, as in no active clause.
pub(super) fn opens_as_passive(clause: &Clause<'_>, head: usize) -> bool {
    let opens = head == 0 || clause.reads_any(head - 1, &["when", "if", "once"]);
    let hears = || {
        let lexeme = clause.word(head).lexeme;
        lexeme.is_some_and(|lexeme| {
            lexeme.verbs.iter().any(|(verb, _)| verb.takes_any(&["person-to", "person-that"]))
        })
    };
    opens && matches!(clause.tag(head), Tag::Past | Tag::Participle) && hears()
}

/// The noun that a participle on another noun is the main verb of, though the parser took it for none: in "One of
/// the men who sent the letter | called it a hoax" no other verb is finite, and what has two objects is active.
pub(super) fn main_subject(clause: &Clause<'_>, verb: usize) -> Option<usize> {
    let named = |at: &usize| {
        *at > verb && matches!(clause.relation(*at), Relation::Object | Relation::OpenComplement)
    };
    let root = (0..verb).find(|at| clause.head(*at).is_none())?;
    let relative = (root..verb).any(|at| clause.relation(at) == Relation::RelativeClause);
    let is_main = clause.tag(root).is_noun() || clause.is(root, Classes::NUMBER | Classes::SUBJECT);
    let active = clause.children(verb).filter(named).count() > 1;
    (relative && is_main && active && clause.child(root, &[Relation::Copula]).is_none()).then_some(root)
}
