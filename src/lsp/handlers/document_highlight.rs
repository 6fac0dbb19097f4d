//! `textDocument/documentHighlight`: all mentions of a source; of a cue, who says what by it.

use crate::annotations::{Annotations, Mentions};
use crate::lsp::snapshot::Snapshot;
use crate::lsp::view::View;
use crate::text::Span;
use tower_lsp::ls_types::{DocumentHighlight, DocumentHighlightKind, Position};

/// The highlights of what stands at a position. The mention that introduces a source, and the source of a cue, are
/// shown as what is written, the rest as what is read.
pub fn highlights(snapshot: &Snapshot, position: Position) -> Option<Vec<DocumentHighlight>> {
    let view = View::of(snapshot)?;
    let (document, annotations) = (view.document(), view.annotations());
    let offset = view.prose_at(position)?;
    let spans: Vec<(Span, DocumentHighlightKind)> = match Mentions::at(document, annotations, offset) {
        Some(mentions) => {
            let first = mentions.first(document);
            let kind = |place: Span| match Some(place) == first {
                true => DocumentHighlightKind::WRITE,
                false => DocumentHighlightKind::READ,
            };
            mentions.places.iter().map(|place| (*place, kind(*place))).collect()
        }
        None => parts_of_cue(annotations, offset)?,
    };
    let highlight = |(span, kind)| Some(DocumentHighlight { range: view.range(span)?, kind: Some(kind) });
    Some(spans.into_iter().filter_map(highlight).collect())
}

/// The source, the cue and the content of the attribution whose cue is at an offset.
fn parts_of_cue(annotations: &Annotations, offset: usize) -> Option<Vec<(Span, DocumentHighlightKind)>> {
    let mut around = annotations.attributions_around(Span::at(offset));
    let (cue, attribution) = around.find_map(|(_, attribution)| {
        let cue = attribution.cue.as_ref()?.span;
        (cue.start <= offset && offset <= cue.end).then_some((cue, attribution))
    })?;
    let source = attribution.source.as_ref().map(|source| (source.span, DocumentHighlightKind::WRITE));
    let content = attribution.content.iter().map(|content| (*content, DocumentHighlightKind::READ));
    Some(source.into_iter().chain([(cue, DocumentHighlightKind::TEXT)]).chain(content).collect())
}
