//! The report on one draft.

use crate::document::Format;
use crate::lsp::checking;
use crate::lsp::handlers::diagnostics;
use crate::lsp::session::{Client, Session};
use crate::lsp::settings::{self, Sent, Settings};
use crate::lsp::snapshot::Snapshot;
use std::collections::HashMap;
use std::fs::Metadata;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_lsp::ls_types::{
    FullDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Uri, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};

/// Files of more bytes are no drafts, whatever they are called.
const LONGEST: u64 = 8 << 20;

/// The report on a draft that is open and has been checked. Its result has the name that it has where the editor asks
/// for this draft alone.
pub(super) fn open(snapshot: &Snapshot, known: Option<String>) -> WorkspaceDocumentDiagnosticReport {
    let result_id = snapshot.revision.to_string();
    let version = Some(i64::from(snapshot.version));
    if known.as_ref() == Some(&result_id) {
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

/// A draft that is not open, and the result that the editor has of it.
#[derive(Debug)]
pub(super) struct Closed {
    pub(super) path: PathBuf,
    pub(super) format: Format,
    pub(super) known: Option<String>,
}

/// Reads drafts that are not open, with the settings of their folders.
#[derive(Debug)]
pub(super) struct Reader {
    client: Arc<Client>,
    sent: Sent,
    settings: HashMap<PathBuf, (Settings, u64)>,
}

impl Reader {
    pub(super) fn new(session: &Session) -> Self {
        Self { client: session.client(), sent: session.sent_settings(), settings: HashMap::new() }
    }

    /// The report, and the reader back; no report where the file cannot be read.
    pub(super) fn report(mut self, draft: &Closed) -> (Self, Option<WorkspaceDocumentDiagnosticReport>) {
        let report = self.report_on(draft);
        (self, report)
    }

    fn report_on(&mut self, draft: &Closed) -> Option<WorkspaceDocumentDiagnosticReport> {
        let facts = std::fs::metadata(&draft.path).ok().filter(|facts| facts.len() <= LONGEST)?;
        let (settings, mark) = self.settings_of(&draft.path);
        let result_id = result_id(&facts, mark);
        if draft.known.as_ref() == Some(&result_id) {
            return Some(unchanged(Uri::from_file_path(&draft.path)?, None, result_id));
        }
        let snapshot = checking::closed(&draft.path, draft.format, &settings, &self.client)?;
        Some(full(&snapshot, None, result_id))
    }

    /// The settings that hold for a draft, with a number that changes with them.
    fn settings_of(&mut self, path: &Path) -> (Settings, u64) {
        let folder = path.parent().unwrap_or(path).to_owned();
        let entry = self.settings.entry(folder).or_insert_with(|| {
            // What is wrong with settings is told where a draft is open.
            let (settings, _) = settings::settings_for(Some(path), &self.sent, &Settings::default());
            let mut hasher = DefaultHasher::new();
            serde_json::to_string(&*settings.config).unwrap_or_default().hash(&mut hasher);
            (settings, hasher.finish())
        });
        entry.clone()
    }
}

/// Names a result by what it is made from: the file as it was last written, and the settings.
fn result_id(facts: &Metadata, settings: u64) -> String {
    let mut hasher = DefaultHasher::new();
    (facts.modified().ok(), facts.len(), settings).hash(&mut hasher);
    format!("file-{:016x}", hasher.finish())
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
