//! The command that checks all drafts in the folders. An editor that does not ask for that by itself is sent the findings
//! in files that are not open, even where it asks for those of open drafts; everybody is told how many there are.

use super::refresh;
use super::work_done::{Work, WorkDone};
use crate::lsp::folders::{self, Closed};
use crate::lsp::session::{Event, Session};
use crate::render::summary::counted;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tower_lsp::Client;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{MessageType, ProgressToken};

const NO_FOLDER: &str = "Copydesk checks the drafts in the folders that the editor has open. There is none, or only \
                         one that holds all that you have; open that of your drafts.";

/// Checks all drafts, those that are open and those in the folders, and answers with how many findings there are;
/// with nothing where there is no draft to look for.
///
/// # Errors
/// Where the threads for it end, as they do with the session.
pub async fn check(
    editor: &Client,
    session: &Arc<Session>,
    token: Option<ProgressToken>,
) -> Result<Option<Value>> {
    if session.open_drafts().is_empty() && !folders::has_any(session) {
        editor.show_message(MessageType::INFO, NO_FOLDER).await;
        return Ok(None);
    }
    let work =
        Work { patience: Duration::ZERO, cancellable: true, ..Work::on_drafts("Copydesk checks all drafts") };
    let mut done = WorkDone::begin(editor, session, token, work);
    let mut counts = Counts::default();
    for uri in session.open_drafts() {
        if let Some(snapshot) = session.checked_snapshot(&uri).await {
            counts.add(snapshot.findings().len());
        }
    }
    let mut closed = Closed::of(session).await?;
    for draft in closed.drafts().iter().filter(|draft| draft.is_open(session)) {
        session.apply(Event::FileRead(draft.path.clone(), session.ticket(), Some(Vec::new())));
    }
    while let Some((draft, (ticket, findings))) =
        closed.next(&mut done, |reader, draft| reader.findings_in(&draft.path)).await?
    {
        if let Some(findings) = &findings {
            counts.add(findings.len());
        }
        session.room().await;
        session.apply(Event::FileRead(draft.path, ticket, findings));
    }
    counts.cancelled = done.is_cancelled();
    if !counts.cancelled {
        forget_all_but(session, &closed);
    }
    drop(done);
    refresh::diagnostics(editor, session);
    if !session.client().shows_counts {
        editor.show_message(MessageType::INFO, &counts).await;
    }
    Ok(Some(json!(counts)))
}

/// What an earlier check found in files that are no drafts of the folders any more is taken back.
fn forget_all_but(session: &Arc<Session>, closed: &Closed) {
    let present: HashSet<&Path> = closed.drafts().iter().map(|draft| draft.path.as_path()).collect();
    let checked =
        session.client().folders.iter().flat_map(|folder| session.pushed_below(folder)).collect::<Vec<_>>();
    for path in checked.into_iter().filter(|path| !present.contains(path.as_path())) {
        session.apply(Event::FileRead(path, session.ticket(), None));
    }
}

/// What was found.
#[derive(Default, Serialize)]
struct Counts {
    drafts: usize,
    drafts_with_findings: usize,
    findings: usize,
    /// Whether the user has ended it before all were checked.
    cancelled: bool,
}

impl Counts {
    fn add(&mut self, findings: usize) {
        self.drafts += 1;
        self.drafts_with_findings += usize::from(findings > 0);
        self.findings += findings;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let start = if self.cancelled { "Copydesk was stopped. So far: " } else { "Copydesk: " };
        let (findings, drafts) = (counted(self.findings, "finding"), counted(self.drafts, "draft"));
        write!(f, "{start}{findings} in {} of {drafts}.", self.drafts_with_findings)
    }
}
