//! `workspace/diagnostic`: the findings in all drafts of the editor's folders, open or not.
//!
//! One draft is checked at a time, so that the check of what is being typed waits for no more than one. The editor may
//! cancel: then the request is dropped where it waits, and no further draft is looked at.

mod progress;
mod reports;

use crate::document::Format;
use crate::document::files::{drafts_below, is_too_wide};
use crate::lsp::session::Session;
use progress::{Partial, WorkDone};
use reports::{Closed, Reader, gone, open};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tower_lsp::jsonrpc::{Error, Result};
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
    let mut done = WorkDone::begin(session, params.work_done_progress_params.work_done_token);
    let previous = params.previous_result_ids;
    let known = |uri: &Uri| previous.iter().find(|one| one.uri == *uri).map(|one| one.value.clone());

    let mut reported: HashSet<Uri> = HashSet::new();
    for uri in session.open_drafts() {
        if let Some(snapshot) = session.checked_snapshot(&uri).await {
            partial.add(open(&snapshot, known(&uri)));
            reported.insert(uri);
        }
    }
    let files = find(session).await?;
    let mut reader = Reader::new(session);
    for (number, (path, format)) in files.iter().enumerate() {
        done.report(number, files.len());
        let Some(uri) = Uri::from_file_path(path).filter(|uri| !reported.contains(uri)) else { continue };
        let closed = Closed { path: path.clone(), format: *format, known: known(&uri) };
        let (used, report) = on_a_thread(move || reader.report(&closed)).await?;
        reader = used;
        // It may have been opened meanwhile: then the editor asks for it by itself.
        if let Some(report) = report.filter(|_| session.snapshot(&uri).is_none()) {
            partial.add(report);
            reported.insert(uri);
        }
    }
    let is_gone =
        |one: &PreviousResultId| !reported.contains(&one.uri) && session.snapshot(&one.uri).is_none();
    previous.iter().filter(|one| is_gone(one)).for_each(|one| partial.add(gone(&one.uri)));
    Ok(WorkspaceDiagnosticReport { items: partial.rest() }.into())
}

/// The drafts below the editor's folders, each once, in the order of their paths.
async fn find(session: &Session) -> Result<Vec<(PathBuf, Format)>> {
    let home = std::env::home_dir();
    let folders = session.client().folders.clone();
    let stop = Stop(Arc::new(AtomicBool::new(false)));
    let stopped = Arc::clone(&stop.0);
    on_a_thread(move || {
        let narrow = folders.iter().filter(|folder| !is_too_wide(folder, home.as_deref()));
        let mut drafts: Vec<(PathBuf, Format)> = narrow
            .flat_map(|folder: &PathBuf| drafts_below(Path::new(folder)))
            .take_while(|_| !stopped.load(Ordering::Relaxed))
            .filter_map(std::result::Result::ok)
            .collect();
        drafts.sort_by(|one, other| one.0.cmp(&other.0));
        drafts.dedup_by(|one, other| one.0 == other.0);
        drafts
    })
    .await
}

/// Tells a thread, when it is dropped, that nobody waits for it any more.
struct Stop(Arc<AtomicBool>);

impl Drop for Stop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

async fn on_a_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::internal_error())
}
