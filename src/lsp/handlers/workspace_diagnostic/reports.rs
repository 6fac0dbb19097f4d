//! The report on one draft.

use crate::lsp::folders::{Draft, Reader};
use crate::lsp::handlers::diagnostics;
use crate::lsp::snapshot::Snapshot;
use tower_lsp::ls_types::{
    FullDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Uri, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};

/// The report on a draft that is open and has been checked. Its result has the name that it has where the editor asks
/// for this draft alone.
pub(super) fn open(snapshot: &Snapshot, known: Option<&String>) -> WorkspaceDocumentDiagnosticReport {
    let result_id = snapshot.revision.to_string();
    let version = Some(i64::from(snapshot.version));
    if known == Some(&result_id) {
        return unchanged(snapshot.uri.clone(), version, result_id);
    }
    full(snapshot, version, result_id)
}

/// The report on a draft that the editor has a result of and that is no more.
pub(super) fn gone(uri: &Uri) -> WorkspaceDocumentDiagnosticReport {
    let full_document_diagnostic_report = FullDocumentDiagnosticReport::default();
    WorkspaceFullDocumentDiagnosticReport { uri: uri.clone(), version: None, full_document_diagnostic_report }
        .into()
}

/// The report on a draft that is not open; none where the file cannot be read.
pub(super) fn closed(
    reader: &mut Reader,
    draft: &Draft,
    known: Option<&String>,
) -> Option<WorkspaceDocumentDiagnosticReport> {
    let mark = reader.mark(draft)?;
    if known == Some(&mark) {
        return Some(unchanged(draft.uri.clone(), None, mark));
    }
    Some(full(&reader.read(draft)?, None, mark))
}

fn full(snapshot: &Snapshot, version: Option<i64>, result_id: String) -> WorkspaceDocumentDiagnosticReport {
    let full_document_diagnostic_report =
        FullDocumentDiagnosticReport { result_id: Some(result_id), items: diagnostics::of(snapshot) };
    let uri = snapshot.uri.clone();
    WorkspaceFullDocumentDiagnosticReport { uri, version, full_document_diagnostic_report }.into()
}

fn unchanged(uri: Uri, version: Option<i64>, result_id: String) -> WorkspaceDocumentDiagnosticReport {
    let unchanged_document_diagnostic_report = UnchangedDocumentDiagnosticReport { result_id };
    WorkspaceUnchangedDocumentDiagnosticReport { uri, version, unchanged_document_diagnostic_report }.into()
}
