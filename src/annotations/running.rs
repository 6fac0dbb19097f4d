//! What runs on: reported matter that goes on over sentences without a cue of its own.
//!
//! A quotation that goes on, or that follows an introducing colon, is further content of the
//! attribution it belongs to. A sentence that only stands between attributed ones inherits.

use super::attribution::{Attribution, Scope};
use super::quotation::Quotation;
use super::source::Source;
use super::word::fold;
use crate::document::{BlockKind, Document};
use crate::sentence::Sentences;
use crate::text::Span;

/// The shortest quotation, in words, that is somebody's statement rather than a term or a title.
const SHORTEST_STATEMENT: usize = 5;

/// Extends `attributions`, which stand in the order of their sentences, by what runs on, and adds those
/// for quotations that nothing reaches.
pub(super) fn extend(
    document: &Document,
    text: &Sentences,
    quotations: &[Quotation],
    attributions: &mut Vec<Attribution>,
) {
    widen_to_quotations(quotations, attributions);
    run_on_labels(document, text, attributions);
    let orphans = adopt_quotations(document, text, quotations, attributions);
    attributions.extend(orphans);
    attributions.sort_by_key(|attribution| (attribution.sentence, attribution.start()));
    let inherited = inherit(document, text, attributions);
    insert(attributions, inherited);
}

/// Content that starts or ends inside a quotation reaches its marks, over sentence ends.
fn widen_to_quotations(quotations: &[Quotation], attributions: &mut [Attribution]) {
    for attribution in attributions {
        for content in &mut attribution.content {
            let first = quotations.partition_point(|quotation| quotation.span.end <= content.start);
            let end = content.end;
            let touching = quotations[first..].iter().take_while(|quotation| quotation.span.start < end);
            for quotation in touching.filter(|quotation| quotation.depth == 0) {
                *content = content.join(quotation.span);
            }
        }
    }
}

/// Gives each statement in quotation marks that no attribution reaches to the one before it: in the
/// same paragraph, behind an introducing colon, or carried on from the paragraph before. Returns
/// attributions without source and cue for those that have none before them.
fn adopt_quotations(
    document: &Document,
    text: &Sentences,
    quotations: &[Quotation],
    attributions: &mut [Attribution],
) -> Vec<Attribution> {
    let reached = reached(quotations, attributions);
    let mut orphans = Vec::new();
    for (index, quotation) in quotations.iter().enumerate() {
        let words = quotation.inner.of(&document.prose).split_whitespace().count();
        let Some(sentence) = text.at(quotation.span.start) else {
            continue;
        };
        let long = words >= SHORTEST_STATEMENT;
        if quotation.depth > 0 || reached[index] || !long && !is_sentence(document, text, quotation, sentence)
        {
            continue;
        }
        match owner(document, text, quotations, index, sentence, attributions) {
            Some(owner) => attributions[owner].content.push(quotation.span),
            None if !long => {}
            None => orphans.push(Attribution {
                source: None,
                cue: None,
                content: vec![quotation.span],
                scope: Scope::Explicit,
                sentence,
            }),
        }
    }
    orphans
}

/// Whether a quotation is a sentence by itself: “It is a start.”
fn is_sentence(document: &Document, text: &Sentences, quotation: &Quotation, sentence: usize) -> bool {
    let whole = text.sentences[sentence].span;
    let ends = quotation.inner.of(&document.prose).trim_end().ends_with(['.', '?', '!']);
    ends && whole.start == quotation.span.start && whole.end <= quotation.span.end
}

/// What a transcript's label opens is said up to the end of its paragraph, or to where somebody else is heard.
fn run_on_labels(document: &Document, text: &Sentences, attributions: &mut [Attribution]) {
    for index in 0..attributions.len() {
        let Attribution { cue: Some(cue), sentence, .. } = &attributions[index] else { continue };
        let block = text.sentences[*sentence].block;
        let opens = attributions[index]
            .source
            .as_ref()
            .is_some_and(|source| source.span.start == document.blocks[block].span.start);
        if cue.lemma != ":" || !opens || !document.blocks[block].kind.is_body() {
            continue;
        }
        let next = attributions[index + 1..].iter().find(|other| other.sentence > *sentence);
        let stop = next.map_or(text.sentences.len(), |next| next.sentence);
        let goes_on = (*sentence..stop).rev().find(|at| text.sentences[*at].block == block);
        let last = goes_on.map(|at| text.sentences[at].span);
        if let (Some(last), Some(content)) = (last, attributions[index].content.last_mut()) {
            *content = content.join(last);
        }
    }
}

/// For each quotation, whether the content or the cue of an attribution touches it.
fn reached(quotations: &[Quotation], attributions: &[Attribution]) -> Vec<bool> {
    let mut reached = vec![false; quotations.len()];
    for attribution in attributions {
        let cue = attribution.cue.as_ref().map(|cue| cue.span);
        for span in attribution.content.iter().copied().chain(cue) {
            let first = quotations.partition_point(|quotation| quotation.span.end <= span.start);
            let touched = quotations.iter().enumerate().skip(first);
            for (index, _) in touched.take_while(|(_, quotation)| quotation.span.start < span.end) {
                reached[index] = true;
            }
        }
    }
    reached
}

/// The attribution that a quotation without a cue belongs to: the last one before it in its
/// paragraph, or in the paragraph before where that one ends in a quotation or a colon.
fn owner(
    document: &Document,
    text: &Sentences,
    quotations: &[Quotation],
    index: usize,
    sentence: usize,
    attributions: &[Attribution],
) -> Option<usize> {
    let quotation = &quotations[index];
    let block = quotation.block;
    let speaks =
        |attribution: &Attribution| attribution.cue.as_ref().is_some_and(|cue| !cue.kind.is_of_the_mind());
    let last_in = |block: usize| {
        let end = attributions.partition_point(|attribution| attribution.sentence <= sentence);
        let block_of = |index: &usize| text.sentences[attributions[*index].sentence].block;
        let here = (0..end).rev().skip_while(|index| block_of(index) > block);
        here.take_while(|index| block_of(index) == block).find(|index| speaks(&attributions[*index]))
    };
    if let Some(index) = last_in(block) {
        return Some(index);
    }
    let opens_paragraph = document.blocks[block].span.start == quotation.span.start;
    let previous = block.checked_sub(1)?;
    let same_section = matches!(document.blocks[previous].kind, BlockKind::Paragraph | BlockKind::BlockQuote);
    if !opens_paragraph && document.blocks[block].kind != BlockKind::BlockQuote || !same_section {
        return None;
    }
    let speaker = last_in(previous)?;
    let ends_open =
        document.prose_of(document.blocks[previous].span).trim_end().ends_with([':', ',', '”', '"', '’']);
    let runs = attributions[speaker].content.iter().any(|content| {
        is_at_end(document, previous, *content) || ends_before(quotations, index, previous, *content)
    });
    (ends_open || runs).then_some(speaker)
}

fn is_at_end(document: &Document, block: usize, span: Span) -> bool {
    let end = document.blocks[block].span.end;
    span.end + 4 >= end
}

/// Whether a quotation of that block, among the last before the one at `index`, lies in `content`.
fn ends_before(quotations: &[Quotation], index: usize, block: usize, content: Span) -> bool {
    let before = quotations[..index].iter().rev().skip_while(|other| other.block > block);
    before.take_while(|other| other.block == block).any(|other| content.overlaps(other.span))
}

/// A sentence of running text without any attribution that stands between two of one source inherits
/// that source.
fn inherit(document: &Document, text: &Sentences, attributions: &[Attribution]) -> Vec<Attribution> {
    let mut inherited = Vec::new();
    let mut reached = vec![false; text.sentences.len()];
    for span in attributions.iter().flat_map(|attribution| attribution.content.iter()) {
        let first = text.sentences.partition_point(|sentence| sentence.span.end <= span.start);
        let touched = text.sentences.iter().enumerate().skip(first);
        for (index, _) in touched.take_while(|(_, sentence)| sentence.span.start < span.end) {
            reached[index] = true;
        }
    }
    for (index, pair) in attributions.windows(2).enumerate() {
        let (before, behind) = (&pair[0], &pair[1]);
        let between = before.sentence + 1;
        let Some(sentence) = text.sentences.get(between).filter(|_| behind.sentence == between + 1) else {
            continue;
        };
        let blocks = [before.sentence, behind.sentence].map(|at| text.sentences[at].block);
        let one_paragraph = blocks == [sentence.block; 2] && document.blocks[sentence.block].kind.is_body();
        if one_paragraph && !reached[between] && is_one_source(document, before, behind) {
            inherited.push(Attribution {
                source: before.source.clone(),
                cue: None,
                content: vec![sentence.span],
                scope: Scope::Inherited(index),
                sentence: between,
            });
        }
    }
    inherited
}

/// Whether two attributions by speech or document have one source: the same words, or a pronoun behind.
fn is_one_source(document: &Document, before: &Attribution, behind: &Attribution) -> bool {
    let speaks =
        |attribution: &Attribution| attribution.cue.as_ref().is_some_and(|cue| !cue.kind.is_of_the_mind());
    let (Some(one), Some(other)) = (&before.source, &behind.source) else {
        return false;
    };
    let words = |source: &Source| fold(source.span.of(&document.prose));
    let pronoun = matches!(&*words(other), "he" | "she" | "they" | "it");
    speaks(before) && speaks(behind) && (words(one) == words(other) || pronoun)
}

/// Inserts inherited attributions at their sentences and lets their scopes follow the new indices.
fn insert(attributions: &mut Vec<Attribution>, inherited: Vec<Attribution>) {
    if inherited.is_empty() {
        return;
    }
    let mut all: Vec<(Option<usize>, Attribution)> =
        attributions.drain(..).enumerate().map(|(index, attribution)| (Some(index), attribution)).collect();
    let old = all.len();
    all.extend(inherited.into_iter().map(|attribution| (None, attribution)));
    all.sort_by_key(|(_, attribution)| (attribution.sentence, attribution.start()));
    let mut moved = vec![0; old];
    for (now, (was, _)) in all.iter().enumerate() {
        if let Some(was) = was {
            moved[*was] = now;
        }
    }
    attributions.extend(all.into_iter().map(|(_, mut attribution)| {
        if let Scope::Inherited(from) = attribution.scope {
            attribution.scope = Scope::Inherited(moved[from]);
        }
        attribution
    }));
}
