//! What is said of somebody's mind by a cue of belief, intention or feeling.

use super::super::anonymity;
use super::super::attribution::Attribution;
use super::super::clause::Clause;
use super::super::cue::CueKind;
use super::super::ledger::Ledger;
use super::super::source::SourceClass;
use super::super::word::fold;
use super::{Claim, Support, Trigger, asks, support};
use crate::document::Document;
use crate::lexicon::Terms;
use crate::sentence::Sentences;
use crate::text::Span;
use std::sync::LazyLock;

/// The claims that the attributions of thoughts and feelings are.
pub(super) fn minds<'a>(
    document: &'a Document,
    text: &'a Sentences,
    clauses: &'a [Clause<'_>],
    attributions: &'a [Attribution],
    ledger: &'a Ledger,
) -> impl Iterator<Item = Claim> + 'a {
    attributions.iter().enumerate().filter_map(move |(index, attribution)| {
        let (source, cue) = (attribution.source.as_ref()?, attribution.cue.as_ref()?);
        let sentence = &text.sentences[attribution.sentence];
        let speaks_for_itself =
            matches!(&*fold(source.span.of(&document.prose)), "i" | "we" | "you" | "it" | "who" | "one");
        let state = cue.lemma.strip_prefix("be ").is_some_and(|state| !OUTWARD_STATES.contains(state));
        let listed = cue.kind.is_of_the_mind() && (state || MIND_VERBS.contains(&cue.lemma));
        if !listed || speaks_for_itself || !document.blocks[sentence.block].kind.is_body() {
            return None;
        }
        if clauses.get(attribution.sentence).is_some_and(|clause| asks(clause) || is_manner(clause, cue.span))
            || anonymity::statements(&document.prose, sentence.span).any(|wish| wish.overlaps(cue.span))
        {
            return None;
        }
        // What an organisation believes or wants it has said: it has no other way.
        let speaks = match source.class {
            SourceClass::Document | SourceClass::None => true,
            SourceClass::Institution | SourceClass::NamedOrganisation => cue.kind != CueKind::Feeling,
            _ => false,
        };
        if speaks {
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

static MIND_VERBS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/mind_verbs.txt")));

static OUTWARD_STATES: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/outward_states.txt")));
