//! Results as they come, for an editor that takes them in parts.

use crate::lsp::session::Session;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tower_lsp::ls_types::notification::{Notification, Progress};
use tower_lsp::ls_types::{
    ProgressToken, WorkspaceDiagnosticReportPartialResult, WorkspaceDocumentDiagnosticReport,
};

/// Collects reports, or sends each at once where the editor has given a token for that.
pub(super) struct Partial {
    session: Arc<Session>,
    token: Option<ProgressToken>,
    items: Vec<WorkspaceDocumentDiagnosticReport>,
}

impl Partial {
    pub(super) fn new(session: &Arc<Session>, token: Option<ProgressToken>) -> Self {
        Self { session: Arc::clone(session), token, items: Vec::new() }
    }

    pub(super) async fn add(&mut self, report: WorkspaceDocumentDiagnosticReport) {
        let Some(token) = self.token.clone() else { return self.items.push(report) };
        self.session.room().await;
        let value = WorkspaceDiagnosticReportPartialResult { items: vec![report] };
        self.session.notify::<PartialResult>(PartialResultParams { token, value });
    }

    /// What has not been sent.
    pub(super) fn rest(self) -> Vec<WorkspaceDocumentDiagnosticReport> {
        self.items
    }
}

/// `$/progress` with a part of a result: the protocol's library knows it with the progress of work only.
enum PartialResult {}

impl Notification for PartialResult {
    type Params = PartialResultParams;
    const METHOD: &'static str = Progress::METHOD;
}

#[derive(Debug, Serialize, Deserialize)]
struct PartialResultParams {
    token: ProgressToken,
    value: WorkspaceDiagnosticReportPartialResult,
}
