//! What runs on: reported matter that goes on over sentences without a cue of its own.
//!
//! A quotation that goes on, or that follows an introducing colon, is further content of the
//! attribution it belongs to. A sentence that only stands between attributed ones inherits.

use super::attribution::{Attribution, Scope};
use super::quotation::Quotation;
use crate::document::{BlockKind, Document};
use crate::sentence::Sentences;
use crate::text::Span;

/// The shortest quotation, in words, that is somebody's statement rather than a term or a title.
const SHORTEST_STATEMENT: usize = 5;

/// Extends `attributions` by what runs on, and adds those for quotations that nothing reaches.
pub(super) fn extend(
    document: &Document,
    text: &Sentences,
    quotations: &[Quotation],
    attributions: &mut Vec<Attribution>,
) {
    widen_to_quotations(quotations, attributions);
    adopt_quotations(document, text, quotations, attributions);
    attributions.sort_by_key(|attribution| (attribution.sentence, attribution.start()));
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
/// same paragraph, behind an introducing colon, or carried on from the paragraph before.
fn adopt_quotations(
    document: &Document,
    text: &Sentences,
    quotations: &[Quotation],
    attributions: &mut Vec<Attribution>,
) {
    for quotation in quotations.iter().filter(|quotation| quotation.depth == 0) {
        let reached = attributions.iter().any(|attribution| {
            attribution.content.iter().any(|content| content.overlaps(quotation.span))
                || attribution.cue.as_ref().is_some_and(|cue| cue.span.overlaps(quotation.span))
        });
        let words = quotation.inner.of(&document.prose).split_whitespace().count();
        if reached || words < SHORTEST_STATEMENT {
            continue;
        }
        let Some(sentence) = text.at(quotation.span.start) else {
            continue;
        };
        match owner(document, text, quotations, quotation, sentence, attributions) {
            Some(owner) => attributions[owner].content.push(quotation.span),
            None => attributions.push(Attribution {
                source: None,
                cue: None,
                content: vec![quotation.span],
                scope: Scope::Explicit,
                sentence,
            }),
        }
    }
}

/// The attribution that a quotation without a cue belongs to: the last one before it in its
/// paragraph, or in the paragraph before where that one ends in a quotation or a colon.
fn owner(
    document: &Document,
    text: &Sentences,
    quotations: &[Quotation],
    quotation: &Quotation,
    sentence: usize,
    attributions: &[Attribution],
) -> Option<usize> {
    let block = quotation.block;
    let speaks =
        |attribution: &Attribution| attribution.cue.as_ref().is_some_and(|cue| !cue.kind.is_of_the_mind());
    let last_in = |block: usize, before: usize| {
        attributions
            .iter()
            .enumerate()
            .rfind(|(_, attribution)| {
                attribution.sentence <= before
                    && text.sentences[attribution.sentence].block == block
                    && speaks(attribution)
            })
            .map(|(index, _)| index)
    };
    if let Some(index) = last_in(block, sentence) {
        return Some(index);
    }
    let opens_paragraph = document.blocks[block].span.start == quotation.span.start;
    let previous = block.checked_sub(1)?;
    let same_section = matches!(document.blocks[previous].kind, BlockKind::Paragraph | BlockKind::BlockQuote);
    if !opens_paragraph && document.blocks[block].kind != BlockKind::BlockQuote || !same_section {
        return None;
    }
    let index = last_in(previous, sentence)?;
    let ends_open =
        document.prose_of(document.blocks[previous].span).trim_end().ends_with([':', ',', '”', '"', '’']);
    let runs = attributions[index].content.iter().any(|content| {
        is_at_end(document, previous, *content)
            || quotations.iter().any(|other| other.block == previous && content.overlaps(other.span))
    });
    (ends_open || runs).then_some(index)
}

fn is_at_end(document: &Document, block: usize, span: Span) -> bool {
    let end = document.blocks[block].span.end;
    span.end + 4 >= end
}
