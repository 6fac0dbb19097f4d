//! `textDocument/foldingRange`: sections, quotations over paragraphs, front matter.

use crate::annotations::Annotations;
use crate::document::{BlockKind, Document};
use crate::lsp::snapshot::Snapshot;
use crate::lsp::view::View;
use crate::text::Span;
use tower_lsp::ls_types::FoldingRange;

/// What can be folded, whole lines each, in order.
pub fn folds(snapshot: &Snapshot) -> Option<Vec<FoldingRange>> {
    let view = View::of(snapshot)?;
    let document = view.document();
    let prose = sections(document).chain(quotations(view.annotations())).chain(block_quotes(document));
    let mut spans: Vec<Span> = prose.map(|span| document.map.to_source(span)).collect();
    spans.extend(document.front_matter_span);
    let mut folds: Vec<FoldingRange> = spans.into_iter().filter_map(|span| fold(document, span)).collect();
    folds.sort_unstable_by_key(|fold| (fold.start_line, std::cmp::Reverse(fold.end_line)));
    folds.dedup();
    Some(folds)
}

fn sections(document: &Document) -> impl Iterator<Item = Span> {
    document.sections().into_iter().map(|section| section.span)
}

/// The quotations that the next paragraph carries on, each to the end of its last paragraph.
fn quotations(annotations: &Annotations) -> impl Iterator<Item = Span> {
    let mut whole: Vec<Span> = Vec::new();
    let mut carried = false;
    for quotation in annotations.quotations.iter().filter(|quotation| quotation.depth == 0) {
        match whole.last_mut().filter(|_| carried) {
            Some(first) => *first = first.join(quotation.span),
            None => whole.push(quotation.span),
        }
        carried = quotation.carries_on;
    }
    whole.into_iter()
}

/// The rows of paragraphs that are set apart as quotations.
fn block_quotes(document: &Document) -> impl Iterator<Item = Span> {
    let rows = document.blocks.chunk_by(|one, other| one.kind == other.kind);
    let rows = rows.filter(|row| row.iter().any(|block| block.kind == BlockKind::BlockQuote));
    rows.filter_map(|row| Some(row.first()?.span.join(row.last()?.span)))
}

/// The lines of a span of the source; `None` for a single line.
fn fold(document: &Document, source: Span) -> Option<FoldingRange> {
    let end = source.start + source.of(&document.source).trim_end().len();
    let (start_line, end_line) = (document.lines.line(source.start), document.lines.line(end));
    (start_line < end_line).then(|| FoldingRange {
        start_line: u32::try_from(start_line).unwrap_or(u32::MAX),
        end_line: u32::try_from(end_line).unwrap_or(u32::MAX),
        ..FoldingRange::default()
    })
}
