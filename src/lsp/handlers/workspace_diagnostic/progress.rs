//! What the editor hears while it waits: results as they come, and how far the work is.

use crate::lsp::session::Session;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tower_lsp::ls_types::notification::{Notification, Progress};
use tower_lsp::ls_types::{
    ProgressParams, ProgressParamsValue, ProgressToken, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressEnd, WorkDoneProgressReport, WorkspaceDiagnosticReportPartialResult,
    WorkspaceDocumentDiagnosticReport,
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

    pub(super) fn add(&mut self, report: WorkspaceDocumentDiagnosticReport) {
        let Some(token) = self.token.clone() else { return self.items.push(report) };
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

/// Tells how far the work is, where the editor has given a token for that; that it has ended, when it is dropped: at
/// the end, or where the request is cancelled.
pub(super) struct WorkDone {
    session: Arc<Session>,
    token: Option<ProgressToken>,
    percentage: u32,
}

impl WorkDone {
    pub(super) fn begin(session: &Arc<Session>, token: Option<ProgressToken>) -> Self {
        let done = Self { session: Arc::clone(session), token, percentage: 0 };
        done.tell(WorkDoneProgress::Begin(WorkDoneProgressBegin {
            title: "Checking drafts".to_owned(),
            cancellable: Some(false),
            message: None,
            percentage: Some(0),
        }));
        done
    }

    /// So many of all drafts are done.
    pub(super) fn report(&mut self, done: usize, all: usize) {
        let percentage = u32::try_from(done * 100 / all.max(1)).unwrap_or(100);
        if percentage > self.percentage {
            self.percentage = percentage;
            self.tell(WorkDoneProgress::Report(WorkDoneProgressReport {
                cancellable: None,
                message: Some(format!("{done} of {all}")),
                percentage: Some(percentage),
            }));
        }
    }

    fn tell(&self, value: WorkDoneProgress) {
        if let Some(token) = self.token.clone() {
            let value = ProgressParamsValue::WorkDone(value);
            self.session.notify::<Progress>(ProgressParams { token, value });
        }
    }
}

impl Drop for WorkDone {
    fn drop(&mut self) {
        self.tell(WorkDoneProgress::End(WorkDoneProgressEnd { message: None }));
    }
}
