//! The one owner of what changes: the open drafts, their settings and their checks.
//!
//! A handler turns what it was sent into an [`Event`] and hands it over before it waits for anything.
//! Events take effect one after the other under one lock, which is never held while something waits,
//! so the order of arrival is the order of effect. A check runs on a thread of its own and comes back
//! as an event too; what it says about a text that has changed meanwhile is dropped.

mod state;

use super::checking::{self, Check, Outcome};
use super::handlers::diagnostics;
use super::handlers::semantic_tokens::SentTokens;
use super::settings::{Sent, Shared};
use super::snapshot::Snapshot;
use super::transport::Outbox;
use crate::text::Encoding;
use serde_json::Value;
use state::{Draft, State};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::runtime::Handle;
use tokio::sync::Notify;
use tower_lsp::ls_types::notification::{Notification, PublishDiagnostics, ShowMessage};
use tower_lsp::ls_types::{
    MessageType, PublishDiagnosticsParams, ShowMessageParams, TextDocumentContentChangeEvent, Uri,
};

/// What the editor can do.
#[derive(Clone, Debug, Default)]
pub struct Client {
    /// Whether it asks its user about edits that say so.
    pub confirms_edits: bool,
    /// The unit of its columns.
    pub encoding: Encoding,
    /// Whether it shows symbols within symbols.
    pub nests_symbols: bool,
    /// Whether it asks for diagnostics; they are pushed to it otherwise.
    pub pulls_diagnostics: bool,
    /// Whether it can be told to ask again.
    pub refreshes_diagnostics: bool,
    /// Whether it can be asked for its settings.
    pub answers_settings: bool,
    /// Whether it makes the edits that it is sent.
    pub applies_edits: bool,
    /// Whether it knows code actions, and not commands alone.
    pub takes_actions: bool,
    /// Whether it asks for the edits of a code action when that is chosen.
    pub resolves_edits: bool,
    /// Whether it shows the ledger that a command answers with.
    pub shows_ledger: bool,
    /// Whether it shows places beside a diagnostic.
    pub shows_related: bool,
    /// Whether it shows what is of no use any more as such.
    pub fades_unused: bool,
    /// Whether it hands a diagnostic's data back.
    pub keeps_data: bool,
    /// Whether it can be told to ask again for lenses, hints and tokens.
    pub refreshes: Refreshes,
    /// What it calls our types of semantic tokens.
    pub token_types: Vec<&'static str>,
    /// Whether it takes edits that name a draft's version.
    pub versions_edits: bool,
    /// Whether it shows Markdown.
    pub shows_markdown: bool,
    /// The methods for which it can be registered with after the start.
    pub registers: Vec<&'static str>,
    /// The folders it works in: an unsaved draft takes its settings from the first.
    pub folders: Vec<PathBuf>,
}

/// What an editor can be told to ask for again, diagnostics aside.
#[derive(Clone, Copy, Debug, Default)]
pub struct Refreshes {
    /// Code lenses.
    pub code_lenses: bool,
    /// Inlay hints.
    pub inlay_hints: bool,
    /// Semantic tokens.
    pub semantic_tokens: bool,
}

/// All that changes the session's state.
#[derive(Debug)]
pub enum Event {
    /// The editor has introduced itself.
    Started(Client, Value),
    /// A draft was opened, with its language id, version and text.
    Opened(Uri, String, i32, String),
    /// A draft was edited: its new version, and the changes, each in the text the earlier ones left.
    Changed(Uri, i32, Vec<TextDocumentContentChangeEvent>),
    /// A draft was closed.
    Closed(Uri),
    /// The editor's settings, where it has any, and those of its folders that have their own, with the ticket under
    /// which they were asked for.
    SettingsSent(Option<Value>, Vec<(PathBuf, Value)>, Ticket),
    /// A settings file was created, changed or deleted.
    SettingsFileChanged,
    /// Folders were added to those the editor works in, and others taken away.
    FoldersChanged(Vec<PathBuf>, Vec<PathBuf>),
    /// The editor was sent these semantic tokens of a draft.
    TokensSent(Uri, SentTokens),
    /// A check of a draft has ended, at the revision that it was of.
    CheckEnded(Uri, u64, Box<Outcome>),
    /// The editor will say `exit` next.
    ShutDown,
}

/// The order in which settings were asked for, so that a late answer does not undo a newer one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Ticket(u64);

/// The session of one editor.
#[derive(Debug)]
pub struct Session {
    state: Mutex<State>,
    outbox: Outbox,
    runtime: Handle,
    settings: Arc<Shared>,
    /// Wakes those who wait for a check.
    checked: Notify,
    ended: Notify,
}

impl Session {
    /// A session whose messages go to `outbox` and whose checks run on threads of `runtime`.
    pub fn new(outbox: Outbox, runtime: Handle) -> Self {
        let (state, checked, ended) = (Mutex::default(), Notify::new(), Notify::new());
        Self { state, outbox, runtime, settings: Arc::default(), checked, ended }
    }

    /// Lets an event take effect and starts the checks that it calls for. Never waits.
    pub fn apply(self: &Arc<Self>, event: Event) {
        let mut state = self.lock();
        match event {
            Event::Started(client, settings) => {
                state.client = Arc::new(client);
                state.sent.replace(settings);
            }
            Event::Opened(uri, language, version, text) => state.open(uri, &language, version, text),
            Event::Changed(uri, version, changes) => state.change(&uri, version, changes),
            Event::Closed(uri) => {
                state.close(&uri);
                self.clear(&state, uri);
                self.checked.notify_waiters();
            }
            Event::SettingsSent(whole, of_folders, ticket) => state.take_settings(whole, of_folders, ticket),
            Event::SettingsFileChanged => state.check_all(),
            Event::FoldersChanged(added, removed) => state.change_folders(added, &removed),
            Event::TokensSent(uri, tokens) => {
                if let Some(draft) = state.drafts.get_mut(&uri) {
                    draft.tokens = Some(tokens);
                }
            }
            Event::CheckEnded(uri, revision, outcome) => {
                self.tell(&mut state, &outcome);
                if state.end_check(&uri, revision, *outcome) {
                    self.publish(&state, &uri);
                    self.checked.notify_waiters();
                }
            }
            Event::ShutDown => state.shut_down = true,
        }
        self.start_checks(&mut state);
    }

    /// The draft as it is now, with what the last check found; `None` for one that is not open.
    pub fn snapshot(&self, uri: &Uri) -> Option<Snapshot> {
        self.lock().snapshot(uri)
    }

    /// The draft as soon as its present text has been checked; `None` for one that is not open.
    pub async fn checked_snapshot(&self, uri: &Uri) -> Option<Snapshot> {
        self.snapshot_once(uri, Draft::is_checked).await
    }

    /// The draft as it is now, or as soon as its first check has ended; `None` for one that is not open.
    pub async fn read_snapshot(&self, uri: &Uri) -> Option<Snapshot> {
        self.snapshot_once(uri, |draft| draft.last.is_some()).await
    }

    /// Returns when each draft that is open has been checked, and its findings are pushed where they are.
    pub async fn all_checked(&self) {
        for uri in self.open_drafts() {
            self.checked_snapshot(&uri).await;
        }
    }

    /// The draft as soon as it is ready, which only the end of a check makes it.
    async fn snapshot_once(&self, uri: &Uri, is_ready: impl Fn(&Draft) -> bool) -> Option<Snapshot> {
        loop {
            // Made before the look, so that a check which ends in between is not missed.
            let next_check = self.checked.notified();
            {
                let state = self.lock();
                if is_ready(state.drafts.get(uri)?) {
                    return state.snapshot(uri);
                }
            }
            next_check.await;
        }
    }

    /// The addresses of all drafts that are open, in order.
    pub fn open_drafts(&self) -> Vec<Uri> {
        let mut drafts: Vec<Uri> = self.lock().drafts.keys().cloned().collect();
        drafts.sort_by(|one, other| one.as_str().cmp(other.as_str()));
        drafts
    }

    /// Whether the draft in that file is open. An editor may spell its address in another way than we do.
    pub fn has_open(&self, file: &Path) -> bool {
        self.lock().drafts.keys().any(|uri| uri.to_file_path().is_some_and(|path| path == file))
    }

    /// The semantic tokens of a draft that the editor has.
    pub fn sent_tokens(&self, uri: &Uri) -> Option<SentTokens> {
        self.lock().drafts.get(uri)?.tokens.clone()
    }

    /// The editor's settings for a draft at that place.
    pub fn sent_settings(&self, place: &Path) -> Sent {
        self.lock().sent.at(Some(place)).clone()
    }

    /// The settings of files, as all drafts share them.
    pub fn settings(&self) -> Arc<Shared> {
        Arc::clone(&self.settings)
    }

    /// Leaves a notification for the editor, behind all that it was sent before.
    pub fn notify<N: Notification>(&self, params: N::Params) {
        self.outbox.notify::<N>(params);
    }

    /// What the editor can do.
    pub fn client(&self) -> Arc<Client> {
        Arc::clone(&self.lock().client)
    }

    /// A ticket for settings that are asked for now.
    pub fn ticket(&self) -> Ticket {
        let mut state = self.lock();
        state.tickets += 1;
        Ticket(state.tickets)
    }

    /// Whether the editor has asked for `shutdown`.
    pub fn was_shut_down(&self) -> bool {
        self.lock().shut_down
    }

    /// Ends the session, whatever the editor still says.
    pub fn end(&self) {
        self.ended.notify_one();
    }

    /// Returns when somebody has called [`Session::end`].
    pub async fn ended(&self) {
        self.ended.notified().await;
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nobody sees a half-changed state: a panic outside a rule ends the process.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Starts a check of every draft that wants one; a draft has one at a time, so that edits that
    /// come meanwhile share the next.
    fn start_checks(self: &Arc<Self>, state: &mut State) {
        let State { drafts, sent, client, .. } = state;
        for (uri, draft) in drafts {
            if draft.checking.is_some() || draft.is_checked() {
                continue;
            }
            let revision = draft.revision.load(Ordering::Relaxed);
            draft.checking = Some(revision);
            let place = checking::place_of(uri, client.folders.first().map(PathBuf::as_path));
            let check = Check {
                revision,
                newest: Arc::clone(&draft.revision),
                text: Arc::clone(&draft.text),
                format: draft.format,
                sent: sent.at(place.as_deref()).clone(),
                place,
                settings: Arc::clone(&self.settings),
                last: draft.last.as_ref().map(|last| Arc::clone(&last.checked)),
            };
            let (session, uri) = (Arc::clone(self), uri.clone());
            self.runtime.spawn_blocking(move || {
                let outcome = check.run();
                session.apply(Event::CheckEnded(uri, revision, Box::new(outcome)));
            });
        }
    }

    fn publish(&self, state: &State, uri: &Uri) {
        if !state.client.pulls_diagnostics
            && let Some(snapshot) = state.snapshot(uri)
        {
            let diagnostics = diagnostics::of(&snapshot);
            let version = Some(snapshot.version);
            let params = PublishDiagnosticsParams { uri: uri.clone(), diagnostics, version };
            self.outbox.notify::<PublishDiagnostics>(params);
        }
    }

    fn clear(&self, state: &State, uri: Uri) {
        if !state.client.pulls_diagnostics {
            let params = PublishDiagnosticsParams { uri, diagnostics: Vec::new(), version: None };
            self.outbox.notify::<PublishDiagnostics>(params);
        }
    }

    fn tell(&self, state: &mut State, outcome: &Outcome) {
        if let Err(wrong) = &outcome.told
            && !state.told.contains(wrong)
        {
            state.told.push(wrong.clone());
            let message = wrong.clone();
            self.outbox.notify::<ShowMessage>(ShowMessageParams { typ: MessageType::ERROR, message });
        }
    }
}
