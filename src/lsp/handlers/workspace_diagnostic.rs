//! `workspace/diagnostic`: the findings in all drafts of the editor's folders, open or not.
//!
//! One draft is checked at a time, so that the check of what is being typed waits for no more than one. The editor may
//! cancel: then the request is dropped where it waits, and no further draft is looked at.

mod partial;
mod reports;

use crate::lsp::folders::Closed;
use crate::lsp::handlers::work_done::{Work, WorkDone};
use crate::lsp::session::{Event, Session};
use partial::Partial;
use reports::{gone, open};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use tower_lsp::Client;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    Uri, WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult,
};

/// Reports on every draft: in full, or as unchanged where its result is the one that the editor has. A draft that is
/// gone is reported as without findings.
///
/// # Errors
/// Where the threads for it end, as they do with the session.
pub async fn pull(
    editor: &Client,
    session: &Arc<Session>,
    params: WorkspaceDiagnosticParams,
) -> Result<WorkspaceDiagnosticReportResult> {
    session.apply(Event::FoldersPulled);
    let mut partial = Partial::new(session, params.partial_result_params.partial_result_token);
    let token = params.work_done_progress_params.work_done_token;
    let mut done = WorkDone::begin(editor, session, token, Work::on_drafts("Checking drafts"));
    let previous = params.previous_result_ids.into_iter().map(|one| (one.uri, one.value));
    let previous: Arc<HashMap<Uri, String>> = Arc::new(previous.collect());

    let mut reported: HashSet<Uri> = HashSet::new();
    for uri in session.open_drafts() {
        if let Some(snapshot) = session.checked_snapshot(&uri).await {
            partial.add(open(&snapshot, previous.get(&uri))).await;
            reported.insert(uri);
        }
    }
    let mut closed = Closed::of(session).await?;
    loop {
        let previous = Arc::clone(&previous);
        let report = closed
            .next(&mut done, move |reader, draft| reports::closed(reader, draft, previous.get(&draft.uri)));
        let Some((draft, report)) = report.await? else { break };
        // It may have been opened meanwhile: then the editor asks for it by itself.
        if let Some(report) = report.filter(|_| !draft.is_open(session)) {
            partial.add(report).await;
            reported.insert(draft.uri);
        }
    }
    let is_gone = |uri: &&Uri| !reported.contains(*uri) && session.snapshot(uri).is_none();
    for uri in previous.keys().filter(is_gone) {
        partial.add(gone(uri)).await;
    }
    Ok(WorkspaceDiagnosticReport { items: partial.rest() }.into())
}
