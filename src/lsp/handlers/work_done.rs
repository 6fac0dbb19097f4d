//! How far long work is: told under the token that the editor has given for that, else under one of our own where the
//! editor takes these.

use crate::lsp::session::Session;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tower_lsp::Client;
use tower_lsp::ls_types::notification::Progress;
use tower_lsp::ls_types::{
    NumberOrString, ProgressParams, ProgressParamsValue, ProgressToken, WorkDoneProgress,
    WorkDoneProgressBegin, WorkDoneProgressEnd, WorkDoneProgressReport,
};

/// How long work that nobody has asked to follow may take before it is worth a word.
pub const LONG: Duration = Duration::from_secs(1);

/// What is told of work.
#[derive(Clone, Debug)]
pub struct Work {
    /// What is done.
    pub title: String,
    /// How long it goes on before the editor is told by ourselves.
    pub patience: Duration,
    /// Whether the user may end it where we have told of it by ourselves.
    pub cancellable: bool,
    /// Whether it is known how much of it is done.
    pub in_steps: bool,
}

impl Work {
    /// Work on one draft after the other, which is told of when it takes long.
    pub fn on_drafts(title: &str) -> Self {
        Self { title: title.to_owned(), patience: LONG, cancellable: false, in_steps: true }
    }
}

/// Tells how far the work is; that it has ended, when it is dropped: at the end, or where the request is cancelled.
#[derive(Debug)]
pub struct WorkDone {
    told: Option<Arc<Told>>,
    percentage: u32,
}

/// What the editor was told of some work.
#[derive(Debug)]
struct Told {
    session: Arc<Session>,
    token: ProgressToken,
    work: Work,
    stage: Mutex<Stage>,
    is_cancelled: Arc<AtomicBool>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stage {
    Untold,
    Begun,
    Ended,
}

impl WorkDone {
    /// Work begins, with the editor's own token where it has given one.
    pub fn begin(editor: &Client, session: &Arc<Session>, token: Option<ProgressToken>, work: Work) -> Self {
        let is_given = token.is_some();
        let client = session.client();
        let own = || client.shows_progress.then(|| session.works().next_token());
        let Some(token) = token.or_else(own) else { return Self { told: None, percentage: 0 } };
        let is_cancelled = Arc::default();
        let stage = Mutex::new(Stage::Untold);
        let told = Arc::new(Told { session: Arc::clone(session), token, work, stage, is_cancelled });
        if is_given {
            told.begin(false);
        } else {
            if told.work.cancellable {
                session.works().add(&told);
            }
            tokio::spawn(tell_late(editor.clone(), Arc::clone(&told)));
        }
        Self { told: Some(told), percentage: 0 }
    }

    /// So many of all drafts are done.
    pub fn report(&mut self, done: usize, all: usize) {
        let percentage = u32::try_from(done * 100 / all.max(1)).unwrap_or(100);
        if let Some(told) = &self.told
            && percentage > self.percentage
            && *told.stage() == Stage::Begun
        {
            self.percentage = percentage;
            told.tell(WorkDoneProgress::Report(WorkDoneProgressReport {
                cancellable: None,
                message: Some(format!("{done} of {all}")),
                percentage: Some(percentage),
            }));
        }
    }

    /// Whether the user has ended it.
    pub fn is_cancelled(&self) -> bool {
        self.told.as_ref().is_some_and(|told| told.is_cancelled.load(Ordering::Relaxed))
    }
}

impl Drop for WorkDone {
    fn drop(&mut self) {
        let Some(told) = &self.told else { return };
        told.session.works().remove(&told.token);
        let before = std::mem::replace(&mut *told.stage(), Stage::Ended);
        if before == Stage::Begun {
            told.tell(WorkDoneProgress::End(WorkDoneProgressEnd { message: None }));
        }
    }
}

/// Tells of work that takes long. The work does not wait for the editor's answer, which may never come.
async fn tell_late(editor: Client, told: Arc<Told>) {
    tokio::time::sleep(told.work.patience).await;
    if *told.stage() == Stage::Ended {
        return;
    }
    match editor.create_work_done_progress(told.token.clone()).await {
        Ok(()) => told.begin(told.work.cancellable),
        Err(error) => tracing::warn!(code = error.code.code(), "the editor will not tell how far work is"),
    }
}

impl Told {
    /// Begins, unless the work has ended meanwhile: a token that was never used is of no harm.
    fn begin(&self, cancellable: bool) {
        let mut stage = self.stage();
        if *stage == Stage::Untold {
            *stage = Stage::Begun;
            self.tell(WorkDoneProgress::Begin(WorkDoneProgressBegin {
                title: self.work.title.clone(),
                cancellable: Some(cancellable),
                message: None,
                percentage: self.work.in_steps.then_some(0),
            }));
        }
    }

    fn tell(&self, value: WorkDoneProgress) {
        let value = ProgressParamsValue::WorkDone(value);
        self.session.notify::<Progress>(ProgressParams { token: self.token.clone(), value });
    }

    fn stage(&self) -> MutexGuard<'_, Stage> {
        // It changes by one assignment.
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The work that the user may end, and whether it was.
#[derive(Debug, Default)]
pub struct Works(Mutex<InHand>);

#[derive(Debug, Default)]
struct InHand {
    works: HashMap<ProgressToken, Arc<AtomicBool>>,
    count: u64,
}

impl Works {
    /// `window/workDoneProgress/cancel`.
    pub fn cancel(&self, token: &ProgressToken) {
        if let Some(is_cancelled) = self.lock().works.get(token) {
            is_cancelled.store(true, Ordering::Relaxed);
        }
    }

    fn next_token(&self) -> ProgressToken {
        let mut all = self.lock();
        all.count += 1;
        NumberOrString::String(format!("copydesk-{}", all.count))
    }

    fn add(&self, told: &Told) {
        self.lock().works.insert(told.token.clone(), Arc::clone(&told.is_cancelled));
    }

    fn remove(&self, token: &ProgressToken) {
        self.lock().works.remove(token);
    }

    fn lock(&self) -> MutexGuard<'_, InHand> {
        // Each change is one of one entry.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
