//! `workspace/diagnostic`: the findings in all drafts of the editor's folders, open or not.
//!
//! One draft is checked at a time, so that the check of what is being typed waits for no more than one. The editor may
//! cancel: then the request is dropped where it waits, and no further draft is looked at.

mod partial;
mod reports;

use crate::lsp::folders::{Reader, drafts, on_a_thread};
use crate::lsp::handlers::work_done::WorkDone;
use crate::lsp::session::Session;
use partial::Partial;
use reports::{closed, gone, open};
use std::collections::HashSet;
use std::sync::Arc;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    PreviousResultId, Uri, WorkspaceDiagnosticParams, WorkspaceDiagnosticReport,
    WorkspaceDiagnosticReportResult,
};

/// Reports on every draft: in full, or as unchanged where its result is the one that the editor has. A draft that is
/// gone is reported as without findings.
///
/// # Errors
/// Where the threads for it end, as they do with the session.
pub async fn pull(
    session: &Arc<Session>,
    params: WorkspaceDiagnosticParams,
) -> Result<WorkspaceDiagnosticReportResult> {
    let mut partial = Partial::new(session, params.partial_result_params.partial_result_token);
    let mut done =
        WorkDone::begin(session, params.work_done_progress_params.work_done_token, "Checking drafts");
    let previous = params.previous_result_ids;
    let known = |uri: &Uri| previous.iter().find(|one| one.uri == *uri).map(|one| one.value.clone());

    let mut reported: HashSet<Uri> = HashSet::new();
    for uri in session.open_drafts() {
        if let Some(snapshot) = session.checked_snapshot(&uri).await {
            partial.add(open(&snapshot, known(&uri)));
            reported.insert(uri);
        }
    }
    let files = drafts(session).await?;
    let mut reader = Reader::new(session);
    let all = files.len();
    for (number, draft) in files.into_iter().enumerate() {
        done.report(number, all);
        if draft.is_open(session) {
            continue;
        }
        let known = known(&draft.uri);
        let read = on_a_thread(move || {
            let report = closed(&mut reader, &draft, known.as_ref());
            (reader, draft, report)
        });
        let (used, draft, report) = read.await?;
        reader = used;
        // It may have been opened meanwhile: then the editor asks for it by itself.
        if let Some(report) = report.filter(|_| !draft.is_open(session)) {
            partial.add(report);
            reported.insert(draft.uri);
        }
    }
    let is_gone =
        |one: &PreviousResultId| !reported.contains(&one.uri) && session.snapshot(&one.uri).is_none();
    previous.iter().filter(|one| is_gone(one)).for_each(|one| partial.add(gone(&one.uri)));
    Ok(WorkspaceDiagnosticReport { items: partial.rest() }.into())
}
