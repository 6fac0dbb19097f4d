//! Edits of a draft as the editor takes them.

use super::snapshot::Snapshot;
use crate::text::{Edit, Span};
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

/// The edits of several fixes that go together: in the order of the text, and of two fixes that would change the same
/// words, or put words at the same place, the first. A fix is made whole or not at all.
pub fn joined<'a>(fixes: impl IntoIterator<Item = &'a [Edit]>) -> Vec<Edit> {
    let mut fixes: Vec<&[Edit]> = fixes.into_iter().filter(|edits| !edits.is_empty()).collect();
    let place = |edits: &[Edit]| edits.iter().map(|edit| (edit.span.start, edit.span.end)).min();
    fixes.sort_by_key(|edits| place(edits));
    let mut joined: Vec<Edit> = Vec::new();
    for edits in fixes {
        if edits.iter().all(|edit| fits(&joined, edit.span)) {
            for edit in edits {
                let at = joined.partition_point(|other| other.span.start < edit.span.start);
                joined.insert(at, edit.clone());
            }
        }
    }
    joined
}

/// Whether an edit of that span touches none of those, which are sorted and do not touch each other.
fn fits(edits: &[Edit], span: Span) -> bool {
    let at = edits.partition_point(|edit| edit.span.start < span.start);
    let before = at.checked_sub(1).and_then(|before| edits.get(before));
    before.is_none_or(|edit| edit.span.end <= span.start)
        && edits.get(at).is_none_or(|edit| span.start < edit.span.start && span.end <= edit.span.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit { span: Span::new(start, end), text: text.to_owned() }
    }

    #[test]
    fn of_fixes_that_touch_the_first_is_made_whole() {
        let later = [edit(8, 9, "c"), edit(20, 21, "d")];
        let first = [edit(2, 5, "a")];
        let overlaps = [edit(4, 6, "b"), edit(30, 31, "x")];
        let behind = [edit(5, 6, "e")];
        let all = [later.as_slice(), &overlaps, &behind, &first, &[]];
        let texts = |edits: Vec<Edit>| edits.into_iter().map(|edit| edit.text).collect::<String>();
        assert_eq!(texts(joined(all)), "aecd");
        assert_eq!(texts(joined(all.into_iter().rev())), "aecd");
    }

    #[test]
    fn one_place_takes_one_insertion() {
        let twice = [edit(3, 3, "x")];
        assert_eq!(joined([twice.as_slice(), &twice]).len(), 1);
    }
}
