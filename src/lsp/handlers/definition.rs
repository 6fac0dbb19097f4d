//! `textDocument/definition`: from "the official", "she" or a surname to the mention that introduces the source, and
//! from what somebody says to who says it.

use crate::annotations::mentions::{self, Mentions};
use crate::lsp::snapshot::Snapshot;
use crate::lsp::view::View;
use tower_lsp::ls_types::{GotoDefinitionResponse, Position};

/// Where the reader learns who is meant at a position.
pub fn definition(snapshot: &Snapshot, position: Position) -> Option<GotoDefinitionResponse> {
    let view = View::of(snapshot)?;
    let (document, annotations) = (view.document(), view.annotations());
    let offset = view.prose_at(position)?;
    let place = match Mentions::at(document, annotations, offset) {
        Some(mentions) => mentions.first(document)?,
        None => {
            let statement = annotations.attributions.get(mentions::statement_at(annotations, offset)?)?;
            mentions::words_of(document, statement.source.as_ref()?)
        }
    };
    Some(GotoDefinitionResponse::Scalar(view.location(place)?))
}
