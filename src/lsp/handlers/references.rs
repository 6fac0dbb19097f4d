//! `textDocument/references`: all mentions of a source and all that rests on it.

use crate::annotations::mentions::{self, Mentions};
use crate::annotations::{Annotations, Scope};
use crate::lsp::snapshot::Snapshot;
use crate::lsp::view::View;
use crate::text::Span;
use tower_lsp::ls_types::{Location, Position};

/// From a mention: every mention, and the statements that rest on the source and hold none. From what
/// somebody says: every statement that rests on the same source. The declaration is the mention that introduces the
/// source.
pub fn references(snapshot: &Snapshot, position: Position, with_declaration: bool) -> Option<Vec<Location>> {
    let view = View::of(snapshot)?;
    let (document, annotations) = (view.document(), view.annotations());
    let offset = view.prose_at(position)?;
    let mut places = match Mentions::at(document, annotations, offset) {
        Some(mentions) => {
            let first = mentions.first(document).filter(|_| !with_declaration);
            let mut inherited =
                mentions.entry.map(|entry| statements(annotations, entry, true)).unwrap_or_default();
            inherited.retain(|statement| !mentions.places.iter().any(|place| place.overlaps(*statement)));
            let mut places = mentions.places;
            places.retain(|place| Some(*place) != first);
            places.extend(inherited);
            places
        }
        None => {
            let statement = mentions::statement_at(annotations, offset)?;
            statements(annotations, annotations.ledger.number_of(statement)?, false)
        }
    };
    places.sort_unstable();
    Some(places.into_iter().filter_map(|place| view.location(place)).collect())
}

/// The first words of what rests on a source, all of it or what is inherited.
fn statements(annotations: &Annotations, entry: usize, inherited_only: bool) -> Vec<Span> {
    let entry = annotations.ledger.entries.get(entry);
    let attributions = entry.into_iter().flat_map(|entry| &entry.attributions);
    let attributions = attributions.filter_map(|index| annotations.attributions.get(*index));
    let wanted = attributions
        .filter(|attribution| !inherited_only || matches!(attribution.scope, Scope::Inherited(_)));
    wanted.filter_map(|attribution| attribution.content.first().copied()).collect()
}
