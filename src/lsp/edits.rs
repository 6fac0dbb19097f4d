//! Edits of a draft as the editor takes them.

use super::snapshot::Snapshot;
use crate::text::Edit;
use std::collections::HashMap;
use tower_lsp::ls_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit,
    WorkspaceEdit,
};

/// Edits of the present text as one change; it names the text's version where the editor reads that.
pub fn workspace_edit(snapshot: &Snapshot, edits: &[Edit]) -> WorkspaceEdit {
    let lines = snapshot.lines();
    let edits = edits.iter().map(|edit| TextEdit::new(lines.range(edit.span), edit.text.clone()));
    let uri = snapshot.uri.clone();
    if !snapshot.client.versions_edits {
        let changes = HashMap::from([(uri, edits.collect())]);
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let text_document = OptionalVersionedTextDocumentIdentifier { uri, version: Some(snapshot.version) };
    let edit = TextDocumentEdit { text_document, edits: edits.map(OneOf::Left).collect() };
    WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(vec![edit])), ..WorkspaceEdit::default() }
}
