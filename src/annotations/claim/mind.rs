//! What is said of somebody's mind by a cue of belief, intention or feeling.

use super::super::anonymity;
use super::super::attribution::Attribution;
use super::super::clause::Clause;
use super::super::cue::CueKind;
use super::super::in_sentence::InSentence;
use super::super::ledger::Ledger;
use super::super::source::SourceClass;
use super::super::word::fold;
use super::{Claim, Support, Trigger, asks, support};
use crate::lexicon::Terms;
use crate::sentence::Sentences;
use crate::text::Span;
use std::sync::{Arc, LazyLock};

/// An attribution that says what somebody has in mind: the spans of its source and its cue.
#[derive(Clone, Copy, Debug)]
pub struct Mind {
    source: Span,
    cue: Span,
}

impl Mind {
    /// The same where the text around it, which stood at the offset `from`, stands at `to`.
    pub fn moved(self, from: usize, to: usize) -> Self {
        Self { source: self.source.moved(from, to), cue: self.cue.moved(from, to) }
    }

    /// Whether an attribution is that one.
    pub fn is(self, attribution: &Attribution) -> bool {
        attribution.cue.as_ref().is_some_and(|cue| cue.span == self.cue)
            && attribution.source.as_ref().is_some_and(|source| source.span == self.source)
    }
}

/// Finds the minds of a sentence of a paragraph by itself, which has these attributions.
pub fn in_sentence(
    prose: &str,
    clause: &Clause<'_>,
    sentence: Span,
    attributions: &[Attribution],
) -> Vec<Mind> {
    if asks(clause) {
        return Vec::new();
    }
    let minds = attributions.iter().filter_map(|attribution| {
        let (source, cue) = (attribution.source.as_ref()?, attribution.cue.as_ref()?);
        let speaks_for_itself =
            matches!(&*fold(source.span.of(prose)), "i" | "we" | "you" | "it" | "who" | "one");
        let state = cue.lemma.strip_prefix("be ").is_some_and(|state| !OUTWARD_STATES.contains(state));
        let listed = cue.kind.is_of_the_mind() && (state || MIND_VERBS.contains(&cue.lemma));
        if !listed || speaks_for_itself || is_manner(clause, cue.span) {
            return None;
        }
        if anonymity::statements(prose, sentence).any(|wish| wish.overlaps(cue.span)) {
            return None;
        }
        // What an organisation believes or wants it has said: it has no other way.
        let speaks = match source.class {
            SourceClass::Document | SourceClass::None => true,
            SourceClass::Institution | SourceClass::NamedOrganisation => cue.kind != CueKind::Feeling,
            _ => false,
        };
        (!speaks).then_some(Mind { source: source.span, cue: cue.span })
    });
    minds.collect()
}

/// The claims that the attributions of thoughts and feelings are.
pub(super) fn minds<'a>(
    text: &'a Sentences,
    attributions: &'a [Attribution],
    ledger: &'a Ledger,
    in_sentences: &'a [Arc<InSentence>],
) -> impl Iterator<Item = Claim> + 'a {
    attributions.iter().enumerate().filter_map(move |(index, attribution)| {
        let cue = attribution.cue.as_ref()?;
        let start = text.sentences.get(attribution.sentence)?.span.start;
        if !in_sentences.get(attribution.sentence)?.is_of_mind(attribution, start) {
            return None;
        }
        let mut support =
            support::of(text, attributions, attribution.sentence, cue.span, Trigger::Mind, Some(index));
        if support == Support::None
            && let Some(told) = told_us(text, attributions, ledger, index)
        {
            support = Support::Inherited(told);
        }
        Some(Claim { span: cue.span, sentence: attribution.sentence, trigger: Trigger::Mind, support })
    })
}

/// Whether the sentence is about how people think, rather than what: "how geologists thought of the planet", "the
/// way readers think about money".
fn is_manner(clause: &Clause<'_>, cue: Span) -> bool {
    let verb =
        (0..clause.len()).find(|at| clause.tag(*at).is_verb() && cue.covers(clause.span(&(*at..*at + 1))));
    verb.is_some_and(|verb| {
        let way = clause.head(verb).is_some_and(|noun| clause.reads_any(noun, &["way", "ways"]));
        way || clause.children(verb).any(|child| child < verb && clause.reads(child, "how"))
    })
}

/// How many sentences before and behind its own somebody may have told us of their mind; before, only in the
/// same paragraph.
const NEAR: usize = 2;

/// What the same source says close by: "The mayor fears a revolt. “It could cost me the office,” she said."
fn told_us(text: &Sentences, attributions: &[Attribution], ledger: &Ledger, mind: usize) -> Option<usize> {
    let source = ledger.number_of(mind)?;
    let sentence = attributions.get(mind)?.sentence;
    let first = attributions.partition_point(|other| other.sentence + NEAR < sentence);
    let last = attributions.partition_point(|other| other.sentence <= sentence + NEAR);
    let block = |attribution: usize| text.sentences[attributions[attribution].sentence].block;
    (first..last).find(|other| {
        *other != mind
            && (attributions[*other].sentence >= sentence || block(*other) == block(mind))
            && ledger.number_of(*other) == Some(source)
            && attributions[*other].cue.as_ref().is_none_or(|cue| cue.reports && !cue.kind.is_of_the_mind())
    })
}

/// Verbs of what goes on in a mind, by their base forms.
pub static MIND_VERBS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/mind_verbs.txt")));

static OUTWARD_STATES: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/outward_states.txt")));
