//! Tells the editor that a draft is being read, where that takes long.

use super::work_done::{LONG, Work, WorkDone};
use crate::lsp::address::name_of;
use crate::lsp::session::Session;
use std::sync::Arc;
use tower_lsp::Client;
use tower_lsp::ls_types::Uri;

/// Follows the check of the draft's present text and of what is edited meanwhile.
pub fn follow(editor: &Client, session: &Arc<Session>, uri: Uri) {
    if !session.client().shows_progress {
        return;
    }
    let (editor, following) = (editor.clone(), Arc::clone(session));
    session.under_way().once_at_a_time(&format!("check of {}", uri.as_str()), move || {
        let (editor, session, uri) = (editor.clone(), Arc::clone(&following), uri.clone());
        async move {
            let title = format!("Reading {}", name_of(&uri));
            let work = Work { title, patience: LONG, cancellable: false, in_steps: false };
            let _done = WorkDone::begin(&editor, &session, None, work);
            session.checked_snapshot(&uri).await;
        }
    });
}
