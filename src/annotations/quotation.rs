//! Quotations: passages in quotation marks, straight or curly, nested, or running over paragraphs.

use crate::document::{Block, BlockKind, Document};
use crate::sentence::marks::{Family, Mark, Role, quotation_marks};
use crate::text::Span;

/// A passage in quotation marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quotation {
    /// From the opening mark to behind the closing one; to the end of its block where none closes it.
    pub span: Span,
    /// What stands between the marks.
    pub inner: Span,
    /// The index of its block.
    pub block: usize,
    /// Whether a closing mark ends it.
    pub closed: bool,
    /// Whether the next paragraph opens with a mark that carries it on, so that none closes it here.
    pub carries_on: bool,
    /// 0 for an outermost quotation, 1 for one within it, and so on.
    pub depth: u8,
}

/// Finds the quotations of a document, in order of their opening marks.
///
/// A block quote is one without marks, unless its own marks cover it. An opening mark that nothing
/// closes begins a quotation to the end of its block only where no later mark of its kind shows it to
/// be a slip; a lone single mark begins none.
pub fn recognise(document: &Document) -> Vec<Quotation> {
    let mut quotations = Vec::new();
    let marks_of = |block: &Block| quotation_marks(&document.prose, block.span);
    let mut marks = document.blocks.first().map(marks_of).unwrap_or_default();
    for (index, block) in document.blocks.iter().enumerate() {
        let next_block = document.blocks.get(index + 1);
        let next_marks = next_block.map(marks_of).unwrap_or_default();
        let carrying = next_block.map_or(&[][..], |next| opening_marks(next, &next_marks));
        let first = quotations.len();
        in_block(index, block, &marks, carrying, &mut quotations);
        set_depths(quotations.get_mut(first..).unwrap_or_default());
        marks = next_marks;
    }
    quotations
}

/// The outermost of a document's quotations that have a part of a span, in order.
pub(super) fn outermost(quotations: &[Quotation], span: Span) -> impl Iterator<Item = &Quotation> {
    // They lie apart: before the first that ends before the span there is none.
    let behind = quotations.partition_point(|quotation| quotation.span.start < span.end);
    let before = quotations.iter().take(behind).rev();
    let mut outer: Vec<&Quotation> = before
        .filter(|quotation| quotation.depth == 0)
        .take_while(|quotation| quotation.span.end > span.start)
        .collect();
    outer.reverse();
    outer.into_iter()
}

/// Whether one of a document's quotations covers a span.
pub fn cover(quotations: &[Quotation], span: Span) -> bool {
    last_outermost(quotations, span.start + 1).is_some_and(|quotation| quotation.span.covers(span))
}

/// Whether one of a document's quotations has a part of a span.
pub fn overlap(quotations: &[Quotation], span: Span) -> bool {
    last_outermost(quotations, span.end).is_some_and(|quotation| quotation.span.overlaps(span))
}

/// The last outermost quotation that starts before an offset. What an inner one covers its outermost one covers
/// too, and those lie apart.
fn last_outermost(quotations: &[Quotation], offset: usize) -> Option<&Quotation> {
    let behind = quotations.partition_point(|quotation| quotation.span.start < offset);
    quotations.iter().take(behind).rev().find(|quotation| quotation.depth == 0)
}

/// Adds the quotations of one block. `carrying` are the marks with which the next block opens.
fn in_block(index: usize, block: &Block, marks: &[Mark], carrying: &[Mark], quotations: &mut Vec<Quotation>) {
    let unclosed = unclosed_marks(block, marks, carrying);
    let first = quotations.len();
    for (number, mark) in marks.iter().enumerate().filter(|(_, mark)| mark.role == Role::Open) {
        let close = mark.partner.and_then(|partner| marks.get(partner));
        let carries_on = unclosed.iter().any(|unclosed| unclosed.mark == number && unclosed.carries_on);
        let runs_out = unclosed.iter().any(|unclosed| unclosed.mark == number);
        let (end, inner_end) = match close {
            Some(close) => (close.span.end, close.span.start),
            None if runs_out => (block.span.end, block.span.end),
            None => continue,
        };
        let inner = Span::new(mark.span.end, inner_end);
        if !inner.is_empty() {
            quotations.push(Quotation {
                span: Span::new(mark.span.start, end),
                inner,
                block: index,
                closed: close.is_some(),
                carries_on,
                depth: 0,
            });
        }
    }
    let is_covered = quotations.get(first).is_some_and(|quotation| quotation.span == block.span);
    if block.kind == BlockKind::BlockQuote && !is_covered && !block.span.is_empty() {
        let whole = Quotation {
            span: block.span,
            inner: block.span,
            block: index,
            closed: true,
            carries_on: false,
            depth: 0,
        };
        quotations.insert(first, whole);
    }
}

/// An opening mark that nothing closes in its block and that yet begins a quotation.
struct Unclosed {
    /// Its index among the block's marks.
    mark: usize,
    carries_on: bool,
}

/// The unclosed quotations of a block, the outermost first.
fn unclosed_marks(block: &Block, marks: &[Mark], carrying: &[Mark]) -> Vec<Unclosed> {
    let mut last_of_family: Vec<(Family, usize)> = Vec::new();
    for (number, mark) in marks.iter().enumerate().rev() {
        if !last_of_family.iter().any(|(family, _)| *family == mark.family) {
            last_of_family.push((mark.family, number));
        }
    }
    let mut paired_until = 0;
    let mut free = Vec::new();
    for (number, mark) in marks.iter().enumerate() {
        paired_until = paired_until.max(mark.partner.unwrap_or(0));
        let is_free = mark.role == Role::Open && mark.partner.is_none() && number >= paired_until;
        if is_free && last_of_family.contains(&(mark.family, number)) {
            free.push((number, mark));
        }
    }
    let mut unclosed: Vec<Unclosed> = Vec::new();
    for (number, mark) in free {
        let carried = block.kind == BlockKind::Paragraph || block.kind == BlockKind::BlockQuote;
        let mut openings = carrying.iter().skip(unclosed.len());
        let carries_on = carried && openings.next().is_some_and(|next| next.family == mark.family);
        let encloses_the_others = unclosed.is_empty() || carries_on;
        if encloses_the_others && (carries_on || !mark.family.is_single()) {
            unclosed.push(Unclosed { mark: number, carries_on });
        }
    }
    unclosed
}

/// The opening marks with which a paragraph begins.
fn opening_marks<'a>(block: &Block, marks: &'a [Mark]) -> &'a [Mark] {
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::BlockQuote) {
        return &[];
    }
    let mut at = block.span.start;
    let mut count = 0;
    for mark in marks.iter().take_while(|mark| mark.role == Role::Open) {
        if mark.span.start != at {
            break;
        }
        at = mark.span.end;
        count += 1;
    }
    marks.get(..count).unwrap_or_default()
}

/// Numbers how deep the quotations of one block lie within one another.
fn set_depths(quotations: &mut [Quotation]) {
    let mut open: Vec<usize> = Vec::new();
    for quotation in quotations {
        while open.last().is_some_and(|end| *end < quotation.span.end || *end <= quotation.span.start) {
            open.pop();
        }
        quotation.depth = u8::try_from(open.len()).unwrap_or(u8::MAX);
        open.push(quotation.span.end);
    }
}
