//! `textDocument/prepareRename` and `textDocument/rename`: another name for a person or an organisation.
//!
//! Words in quotations are the speaker's. They are changed where the editor can ask about them first, or where the
//! rename was started on one of them; else they stay. The same holds for a surname that may be another person's.

use crate::annotations::renaming::{self, Change};
use crate::annotations::roster::{NamePlace, Naming};
use crate::lsp::REQUEST_FAILED;
use crate::lsp::session::Session;
use crate::lsp::snapshot::Snapshot;
use crate::lsp::view::View;
use crate::text::Span;
use std::collections::HashMap;
use std::sync::Arc;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::{
    AnnotatedTextEdit, ChangeAnnotation, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier,
    Position, PrepareRenameResponse, RenameParams, TextDocumentEdit, TextDocumentPositionParams, TextEdit,
    Uri, WorkspaceEdit,
};

const NO_NAME: &str = "Here is no name of a person or an organisation.";
const NOT_OPEN: &str = "The draft is not open.";

/// The ids of the questions that the editor asks before an edit.
const IN_QUOTATION: &str = "in-quotation";
const MAY_BE_ANOTHER: &str = "may-be-another";

/// The name that would be changed at a place.
///
/// # Errors
/// Where no name is there, and where the draft is not open or was edited meanwhile.
pub async fn prepare(
    session: &Session,
    params: TextDocumentPositionParams,
) -> Result<Option<PrepareRenameResponse>> {
    let snapshot = checked(session, &params.text_document.uri).await?;
    prepared(&snapshot, params.position).map(Some)
}

/// The edits that change a name everywhere in its draft.
///
/// # Errors
/// As for [`prepare`], and where the new name can be none.
pub async fn rename(session: &Session, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
    let place = params.text_document_position;
    let snapshot = checked(session, &place.text_document.uri).await?;
    renamed(&snapshot, place.position, &params.new_name).map(Some)
}

/// The draft once its text has been checked. An edit that comes meanwhile moves the place that was meant.
async fn checked(session: &Session, uri: &Uri) -> Result<Snapshot> {
    let asked = session.snapshot(uri).ok_or_else(|| refusal(NOT_OPEN))?;
    let checked = session.checked_snapshot(uri).await.ok_or_else(|| refusal(NOT_OPEN))?;
    if Arc::ptr_eq(&asked.text, &checked.text) {
        Ok(checked)
    } else {
        Err(Error::new(ErrorCode::ContentModified))
    }
}

fn prepared(snapshot: &Snapshot, position: Position) -> Result<PrepareRenameResponse> {
    let found = with_name(snapshot, position, |view, _, place, meant| {
        let range = view.range_of_source(meant)?;
        Some(PrepareRenameResponse::RangeWithPlaceholder {
            range,
            placeholder: view.document().prose_of(place.span()).to_owned(),
        })
    });
    found.flatten().ok_or_else(|| refusal(NO_NAME))
}

fn renamed(snapshot: &Snapshot, position: Position, new_name: &str) -> Result<WorkspaceEdit> {
    let edit = with_name(snapshot, position, |view, naming, place, _| {
        let changes = renaming::rename(view.document(), naming, place, new_name)?;
        Ok(edit(snapshot, &changes, place))
    });
    let edit: std::result::Result<WorkspaceEdit, renaming::Refusal> = edit.ok_or_else(|| refusal(NO_NAME))?;
    edit.map_err(|wrong| refusal(wrong.to_string()))
}

/// Does something with the name at a position, a place where it is written so and the span of the source that was meant;
/// `None` where no name is there.
fn with_name<T>(
    snapshot: &Snapshot,
    position: Position,
    act: impl FnOnce(View<'_>, &Naming, &NamePlace, Span) -> T,
) -> Option<T> {
    let view = View::of(snapshot)?;
    let roster = view.annotations().roster(view.document());
    let (prose, source) = (view.prose_at(position), snapshot.lines().offset(position));
    let (naming, place, meant) = renaming::name_at(view.document(), roster, prose, source)?;
    Some(act(view, naming, place, meant))
}

/// The changes as the editor takes them, without those that it cannot ask about and must not make unasked. The
/// snapshot's text is the one that was checked.
fn edit(snapshot: &Snapshot, changes: &[Change], started_at: &NamePlace) -> WorkspaceEdit {
    let lines = snapshot.lines();
    let question = |change: &Change| match change {
        Change { quoted: true, .. } if !started_at.quoted => Some(IN_QUOTATION),
        Change { doubtful: true, .. } if !started_at.doubtful => Some(MAY_BE_ANOTHER),
        _ => None,
    };
    let asks = snapshot.client.confirms_edits && snapshot.client.versions_edits;
    let changes = changes.iter().map(|change| (change, question(change)));
    let wanted = changes.filter(|(_, question)| asks || question.is_none());
    let edits = wanted.map(|(change, question)| {
        (TextEdit::new(lines.range(change.edit.span), change.edit.text.clone()), question)
    });
    let uri = snapshot.uri.clone();
    if !snapshot.client.versions_edits {
        let changes = HashMap::from([(uri, edits.map(|(edit, _)| edit).collect())]);
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let edits: Vec<(TextEdit, Option<&str>)> = edits.collect();
    let asked: Vec<&str> = edits.iter().filter_map(|(_, question)| *question).collect();
    let change_annotations = asked.iter().map(|id| ((*id).to_owned(), annotation(id))).collect();
    let edits = edits.into_iter().map(|(text_edit, question)| match question {
        Some(id) => OneOf::Right(AnnotatedTextEdit { text_edit, annotation_id: id.to_owned() }),
        None => OneOf::Left(text_edit),
    });
    let text_document = OptionalVersionedTextDocumentIdentifier { uri, version: Some(snapshot.version) };
    let edits = TextDocumentEdit { text_document, edits: edits.collect() };
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(vec![edits])),
        change_annotations: (!asked.is_empty()).then_some(change_annotations),
        ..WorkspaceEdit::default()
    }
}

fn annotation(id: &str) -> ChangeAnnotation {
    let (label, description) = match id {
        IN_QUOTATION => ("In a quotation", "These words are somebody's: did they say the new name?"),
        _ => {
            ("May be another's", "Somebody else of this surname may be meant, or a place that is called so.")
        }
    };
    ChangeAnnotation {
        label: label.to_owned(),
        needs_confirmation: Some(true),
        description: Some(description.to_owned()),
    }
}

fn refusal(message: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error { code: ErrorCode::ServerError(REQUEST_FAILED), message: message.into(), data: None }
}
