//! Claims: statements that could be checked, what makes them check-worthy, and what supports them.

use super::attribution::{Attribution, Scope};
use super::clause::Clause;
use super::cue::CueKind;
use super::figure;
use super::quotation::Quotation;
use super::source::SourceClass;
use super::word::fold;
use crate::document::Document;
use crate::lexicon::{Phrases, Terms};
use crate::sentence::Sentences;
use crate::text::Span;
use std::sync::LazyLock;

/// What makes a statement a claim that wants a source.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Trigger {
    /// A figure, rate, casualty count or order of magnitude.
    Figure,
    /// First, only, largest, unprecedented.
    Superlative,
    /// Somebody's thought, wish or fear.
    Mind,
    /// Because of, led to, fuelled by.
    Cause,
    /// The future as fact.
    Forecast,
    /// A crime or discreditable act.
    Accusation,
    /// Nobody, never, neither side, no evidence.
    SweepingNegative,
    /// Privately, behind closed doors.
    PrivateTalk,
    /// A verdict in the outlet's own voice.
    Judgement,
}

impl Trigger {
    /// The trigger of that name in `claim_triggers.txt`.
    fn of_name(name: &str) -> Option<Self> {
        match name {
            "superlative" => Some(Trigger::Superlative),
            "cause" => Some(Trigger::Cause),
            "forecast" => Some(Trigger::Forecast),
            "accusation" => Some(Trigger::Accusation),
            "sweeping" => Some(Trigger::SweepingNegative),
            "private" => Some(Trigger::PrivateTalk),
            "judgement" => Some(Trigger::Judgement),
            _ => None,
        }
    }
}

/// What stands behind a claim.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Support {
    /// Nothing.
    None,
    /// The attribution of that index, by inheritance.
    Inherited(usize),
    /// The attribution of that index, by its own cue.
    Explicit(usize),
}

/// A statement that could be checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Claim {
    /// The words that trigger it.
    pub span: Span,
    /// The index of its sentence.
    pub sentence: usize,
    /// What makes it a claim.
    pub trigger: Trigger,
    /// What stands behind it.
    pub support: Support,
}

/// Finds the claims of a document's paragraphs, outside quotation marks.
pub fn recognise(
    document: &Document,
    text: &Sentences,
    clauses: &[Clause<'_>],
    quotations: &[Quotation],
    attributions: &[Attribution],
) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (index, sentence) in text.sentences.iter().enumerate() {
        if !document.blocks[sentence.block].kind.is_body() {
            continue;
        }
        let Some(clause) = clauses.get(index) else { continue };
        let figures = figure::figures(clause).into_iter().map(|range| (clause.span(&range), Trigger::Figure));
        let phrases = TRIGGERS
            .find(&document.prose, sentence.span)
            .filter_map(|(span, entry)| Trigger::of_name(entry.field(1)).map(|trigger| (span, trigger)));
        for (span, trigger) in phrases.chain(figures) {
            if quotations.iter().any(|quotation| quotation.span.covers(span)) {
                continue;
            }
            let support = support(text, attributions, index, span, trigger, None);
            claims.push(Claim { span, sentence: index, trigger, support });
        }
    }
    claims.extend(minds(document, text, attributions));
    claims.sort_by_key(|claim| (claim.sentence, claim.span.start));
    claims
}

/// What is said of somebody's mind by a cue of belief, intention or feeling.
fn minds<'a>(
    document: &'a Document,
    text: &'a Sentences,
    attributions: &'a [Attribution],
) -> impl Iterator<Item = Claim> + 'a {
    attributions.iter().enumerate().filter_map(move |(index, attribution)| {
        let (source, cue) = (attribution.source.as_ref()?, attribution.cue.as_ref()?);
        let sentence = &text.sentences[attribution.sentence];
        let speaks_for_itself = matches!(
            fold(source.span.of(&document.prose)).as_str(),
            "i" | "we" | "you" | "it" | "who" | "one"
        );
        let of_the_mind =
            cue.kind.is_of_the_mind() && (cue.lemma.contains(' ') || MIND_VERBS.contains(&cue.lemma));
        let listed = of_the_mind && (MIND_VERBS.contains(&cue.lemma) || is_state(&cue.lemma));
        if !listed || speaks_for_itself || !document.blocks[sentence.block].kind.is_body() {
            return None;
        }
        if matches!(source.class, SourceClass::Document | SourceClass::None) {
            return None;
        }
        let support = support(text, attributions, attribution.sentence, cue.span, Trigger::Mind, Some(index));
        Some(Claim { span: cue.span, sentence: attribution.sentence, trigger: Trigger::Mind, support })
    })
}

/// Whether the cue is an adjective behind a form of *be* ([`super::predicate_cue`]).
fn is_state(lemma: &str) -> bool {
    lemma.starts_with("be ")
}

/// How many sentences an attribution is looked for before and behind a claim: no quotation runs on for
/// longer.
const REACH: usize = 64;

/// What stands behind `span` in that sentence: an attribution of the sentence itself or one whose
/// content reaches it (only the latter for private talk, where the cue is the talk itself); by inheritance, one of the sentence before it in the paragraph. `own` is left
/// out, being the statement itself.
fn support(
    text: &Sentences,
    attributions: &[Attribution],
    sentence: usize,
    span: Span,
    trigger: Trigger,
    own: Option<usize>,
) -> Support {
    let vouches = |attribution: &Attribution| {
        attribution.scope == Scope::Explicit
            && attribution.cue.as_ref().is_none_or(|cue| {
                matches!(cue.kind, CueKind::Communication | CueKind::Document | CueKind::Perception)
                    && !is_state(&cue.lemma)
            })
    };
    let first = attributions.partition_point(|attribution| attribution.sentence + REACH < sentence);
    let last = attributions.partition_point(|attribution| attribution.sentence <= sentence + REACH);
    let others = || {
        (first..last)
            .map(|index| (index, &attributions[index]))
            .filter(|(index, attribution)| Some(*index) != own && vouches(attribution))
    };
    let here = others().find(|(_, attribution)| {
        let same_sentence = attribution.sentence == sentence && trigger != Trigger::PrivateTalk;
        same_sentence || attribution.content.iter().any(|content| content.overlaps(span))
    });
    if let Some((index, _)) = here {
        return Support::Explicit(index);
    }
    let block = text.sentences[sentence].block;
    let mut near = others().filter(|(_, attribution)| {
        attribution.sentence < sentence
            && sentence - attribution.sentence <= 1
            && text.sentences[attribution.sentence].block == block
    });
    near.next_back().map_or(Support::None, |(index, _)| Support::Inherited(index))
}

static TRIGGERS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/claim_triggers.txt")));

static MIND_VERBS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/mind_verbs.txt")));
