//! What stands behind a claim.

use super::super::attribution::{Attribution, REACH, Scope};
use super::super::cue::{Cue, CueKind};
use super::super::source::{Source, SourceClass};
use super::{Support, Trigger};
use crate::sentence::Sentences;
use crate::text::Span;

/// What stands behind `span` in that sentence: an attribution whose content reaches it; by inheritance, one that
/// reports words elsewhere in the sentence, or in the sentence before it in the paragraph. `own` is left out,
/// being the statement itself.
pub(super) fn of(
    text: &Sentences,
    attributions: &[Attribution],
    sentence: usize,
    span: Span,
    trigger: Trigger,
    own: Option<usize>,
) -> Support {
    let first = attributions.partition_point(|attribution| attribution.sentence + REACH < sentence);
    let last = attributions.partition_point(|attribution| attribution.sentence <= sentence + REACH);
    let others = || {
        (first..last)
            .map(|index| (index, &attributions[index]))
            .filter(|(index, attribution)| Some(*index) != own && vouches(attribution))
    };
    let covers = |attribution: &Attribution| attribution.content.iter().any(|content| content.overlaps(span));
    let says_so = others().find(|(_, attribution)| {
        (covers(attribution) || is_accorded(attribution, sentence, span, text))
            && is_theirs(attribution, trigger)
    });
    let thinks_so = || {
        (first..last).find(|index| {
            let thought = &attributions[*index];
            Some(*index) != own && covers(thought) && is_thought(thought, trigger, span)
        })
    };
    if let Some(index) = says_so.map(|(index, _)| index).or_else(thinks_so) {
        return Support::Explicit(index);
    }
    // Where the cue is the talk itself ("told aides privately"), its sentence is no answer; and a word of the
    // writer's own beside what somebody said ("he added dismissively") is nobody else's.
    let stands_alone = matches!(trigger, Trigger::PrivateTalk | Trigger::Tone | Trigger::Label);
    let beside = |attribution: &Attribution| attribution.sentence == sentence && !stands_alone;
    let block = text.sentences[sentence].block;
    let before = |attribution: &Attribution| {
        attribution.sentence + 1 == sentence && text.sentences[attribution.sentence].block == block
    };
    let mut near = others()
        .filter(|(_, other)| reports(other) && (beside(other) || before(other) && is_somebodys(other)));
    near.next_back().map_or(Support::None, |(index, _)| Support::Inherited(index))
}

/// Whether somebody says, writes or sees there, rather than thinks or wants. What "seems" so seems so to the
/// writer.
fn vouches(attribution: &Attribution) -> bool {
    attribution.scope == Scope::Explicit
        && attribution.cue.as_ref().is_none_or(|cue| match cue.kind {
            CueKind::Communication | CueKind::Document => !cue.lemma.starts_with("be "),
            CueKind::Perception => attribution.source.is_some() && !cue.lemma.starts_with("be "),
            CueKind::Belief | CueKind::Intention | CueKind::Feeling => false,
        })
}

/// Whether an "according to" vouches for what the sentence says before it, or for all of it where it opens the
/// sentence, wherever the parser hangs it.
fn is_accorded(attribution: &Attribution, sentence: usize, span: Span, text: &Sentences) -> bool {
    let Some(cue) = attribution.cue.as_ref().filter(|_| attribution.sentence == sentence) else {
        return false;
    };
    let opens = text.sentences.get(sentence).is_some_and(|sentence| sentence.span.start == cue.span.start);
    cue.lemma.starts_with("according") && (opens || span.end <= cue.span.start)
}

/// Whether it is somebody's thought and a verdict or a forecast in it therefore theirs: "Kral thinks it absurd".
/// Whether they think so is a question of its own.
fn is_thought(attribution: &Attribution, trigger: Trigger, span: Span) -> bool {
    // "Is poised to" is a forecast itself.
    let thinks = |cue: &Cue| cue.kind.is_of_the_mind() && !cue.span.overlaps(span);
    attribution.source.is_some()
        && attribution.cue.as_ref().is_some_and(thinks)
        && matches!(trigger, Trigger::Judgement | Trigger::Forecast | Trigger::Tone)
}

/// Whether a sentence behind it may go on with its source: "allegedly" has none to go on with, and nobody in
/// particular ("according to some") says no more than that; those who did a study at some place go on to tell of it.
fn is_somebodys(attribution: &Attribution) -> bool {
    let is_study = attribution.cue.as_ref().is_some_and(|cue| cue.kind == CueKind::Document);
    let is_known =
        |source: &Source| source.class != SourceClass::VagueCollective || is_study && source.described;
    attribution.source.as_ref().is_some_and(is_known)
        || attribution.source.is_none() && !attribution.cue.as_ref().is_some_and(|cue| cue.agentless)
}

/// Whether words are reported: "said that", not "promoted the plan".
fn reports(attribution: &Attribution) -> bool {
    attribution.cue.as_ref().is_none_or(|cue| cue.reports)
}

/// Whether what is said includes the choice of words: "he promoted a dubious cure" calls it dubious itself.
fn is_theirs(attribution: &Attribution, trigger: Trigger) -> bool {
    reports(attribution) || !matches!(trigger, Trigger::Tone | Trigger::Label)
}
