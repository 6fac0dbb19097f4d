//! How far long work is, told to an editor that has given a token for that.

use crate::lsp::session::Session;
use std::sync::Arc;
use tower_lsp::ls_types::notification::Progress;
use tower_lsp::ls_types::{
    ProgressParams, ProgressParamsValue, ProgressToken, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressEnd, WorkDoneProgressReport,
};

/// Tells how far the work is, where the editor has given a token for that; that it has ended, when it is dropped: at
/// the end, or where the request is cancelled.
#[derive(Debug)]
pub struct WorkDone {
    session: Arc<Session>,
    token: Option<ProgressToken>,
    percentage: u32,
}

impl WorkDone {
    /// Work of that name begins.
    pub fn begin(session: &Arc<Session>, token: Option<ProgressToken>, title: &str) -> Self {
        let done = Self { session: Arc::clone(session), token, percentage: 0 };
        done.tell(WorkDoneProgress::Begin(WorkDoneProgressBegin {
            title: title.to_owned(),
            cancellable: Some(false),
            message: None,
            percentage: Some(0),
        }));
        done
    }

    /// So many of all drafts are done.
    pub fn report(&mut self, done: usize, all: usize) {
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
