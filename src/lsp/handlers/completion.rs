//! `textDocument/completion`: names of the draft and of the house, where a source or a name is being written, and rules,
//! where a stet mark is.

mod candidates;
mod mark;
mod place;

use crate::document::Document;
use crate::document::LONGEST;
use crate::lsp::snapshot::{Last, Snapshot};
use crate::text::Span;
use place::Place;
use tower_lsp::ls_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionResponse, InsertTextFormat, Position,
    TextEdit,
};

/// How much is offered at once.
const MOST: usize = 50;

/// The characters behind which an editor shall ask unasked.
pub const TRIGGERS: [&str; 1] = [" "];

/// The names that fit what stands before the cursor: behind "according to" and behind "said" right after a quotation
/// or a comma any, elsewhere those that begin with the capitalised words there; and the rules that a mark may name.
pub fn completion(snapshot: &Snapshot, position: Position) -> Option<CompletionResponse> {
    let last = snapshot.last.as_ref().filter(|_| snapshot.text.len() <= LONGEST)?;
    let cursor = snapshot.lines().offset(position);
    let fresh;
    let document = if last.shift.is_empty() {
        &last.checked.document
    } else {
        fresh = Document::parse(&snapshot.text, last.checked.document.format);
        &fresh
    };
    let mut items = match mark::typed(document, cursor) {
        Some(typed) => mark::rules(snapshot, typed, cursor),
        None => names(snapshot, last, document, cursor)?,
    };
    let is_incomplete = items.len() > MOST;
    items.truncate(MOST);
    (!items.is_empty()).then_some(CompletionResponse::List(CompletionList { is_incomplete, items }))
}

/// The names that fit what stands before the cursor; `None` where no name is being written.
fn names(
    snapshot: &Snapshot,
    last: &Last,
    document: &Document,
    cursor: usize,
) -> Option<Vec<CompletionItem>> {
    let place = Place::at(document, cursor)?;
    let mut items = Vec::new();
    for candidate in candidates::all(last, &snapshot.config, place.typed()) {
        let Some((typed, filter)) = place.fit(&candidate.name) else { continue };
        let range = snapshot.lines().range(Span::new(cursor - typed, cursor));
        items.push(CompletionItem {
            label: candidate.name.clone(),
            kind: Some(CompletionItemKind::REFERENCE),
            detail: Some(candidate.detail),
            sort_text: Some(format!("{:04}", items.len())),
            filter_text: Some(filter),
            insert_text_format: Some(InsertTextFormat::PLAIN_TEXT),
            text_edit: Some(TextEdit::new(range, document.format.escaped(&candidate.name)).into()),
            ..CompletionItem::default()
        });
    }
    Some(items)
}
