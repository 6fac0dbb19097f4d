//! `textDocument/inlayHint`: who is behind "he", and on whom a sentence rests that names nobody.

use crate::annotations::{Attribution, LedgerEntry, Scope, SourceClass};
use crate::lsp::snapshot::{Last, Snapshot};
use crate::text::{Span, visible};
use tower_lsp::ls_types::{InlayHint, InlayHintLabel, InlayHintLabelPart, InlayHintTooltip, Location, Range};

/// How many characters of a source's name a hint shows.
const SHOWN: usize = 40;

/// The hints in a range of the draft; none unless the editor's settings turn them on.
pub fn hints(snapshot: &Snapshot, range: Range) -> Vec<InlayHint> {
    let Some(last) = snapshot.last.as_ref().filter(|_| snapshot.extras.inlay_hints) else {
        return Vec::new();
    };
    let wanted = snapshot.lines().span(range);
    let annotations = &last.checked.annotations;
    let mut hints: Vec<(usize, InlayHint)> = Vec::new();
    for (index, attribution) in annotations.attributions.iter().enumerate() {
        let entry = annotations.ledger.entry_of(index).filter(|entry| is_known(entry));
        let Some((place, why)) = entry.and_then(|_| place_of(attribution)) else { continue };
        let end = Span::at(last.checked.document.map.behind(place.end));
        let Some(end) = last.shift.forward(end).filter(|_| is_unchanged(last, place)) else { continue };
        let is_wanted = wanted.start <= end.start && end.start <= wanted.end;
        if let Some(entry) = entry.filter(|_| is_wanted) {
            hints.push((end.start, hint(snapshot, last, entry, end, why)));
        }
    }
    hints.sort_by_key(|(offset, _)| *offset);
    hints.dedup_by_key(|(offset, _)| *offset);
    hints.into_iter().map(|(_, hint)| hint).collect()
}

/// Whether the reader would learn something from the entry's name.
fn is_known(entry: &LedgerEntry) -> bool {
    !matches!(entry.class, SourceClass::Pronoun | SourceClass::None)
}

/// The words behind which the hint stands, and why there is one.
fn place_of(attribution: &Attribution) -> Option<(Span, &'static str)> {
    if let Scope::Inherited(_) = attribution.scope {
        let last = attribution.content.last().copied()?;
        return Some((last, "Inherited: the sentence names no source of its own."));
    }
    let source = attribution.source.as_ref()?;
    let is_elsewhere = source.class == SourceClass::Pronoun;
    is_elsewhere.then_some((source.span, "The source as the draft names it first."))
}

fn is_unchanged(last: &Last, prose: Span) -> bool {
    last.shift.forward(last.checked.document.map.to_source(prose)).is_some()
}

fn hint(snapshot: &Snapshot, last: &Last, entry: &LedgerEntry, place: Span, why: &str) -> InlayHint {
    let first = entry.mentions.first().map(|mention| last.checked.document.map.to_source(*mention));
    let first = first.and_then(|mention| last.shift.forward(mention));
    let location =
        first.map(|mention| Location { uri: snapshot.uri.clone(), range: snapshot.lines().range(mention) });
    let part = InlayHintLabelPart {
        value: format!("= {}", visible::shortened(&entry.name, SHOWN)),
        location,
        ..InlayHintLabelPart::default()
    };
    InlayHint {
        position: snapshot.lines().position(place.start),
        label: InlayHintLabel::LabelParts(vec![part]),
        kind: None,
        text_edits: None,
        tooltip: Some(InlayHintTooltip::String(why.to_owned())),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    }
}
