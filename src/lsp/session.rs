//! The one owner of what changes: the open drafts, their settings and their checks.
//!
//! A handler turns what it was sent into an [`Event`] and hands it over before it waits for anything.
//! Events take effect one after the other under one lock, which is never held while something waits,
//! so the order of arrival is the order of effect. A check runs on a thread of its own and comes back
//! as an event too; what it says about a text that has changed meanwhile is dropped.

mod client;
mod pushed;
mod state;

pub use client::{Client, Refreshes};

use super::address::{file_of, name_of};
use super::checking::{self, Check, Outcome};
use super::folders::{Reader, on_a_thread};
use super::handlers::diagnostics;
use super::handlers::semantic_tokens::SentTokens;
use super::handlers::work_done::Works;
use super::outbox::Outbox;
use super::settings::{Sent, Shared};
use super::snapshot::Snapshot;
use super::under_way::UnderWay;
use serde_json::Value;
use state::{Draft, State};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::runtime::Handle;
use tokio::sync::Notify;
use tower_lsp::ls_types::notification::{Notification, ShowMessage};
use tower_lsp::ls_types::{
    Diagnostic, MessageType, PublishDiagnosticsParams, ShowMessageParams, TextDocumentContentChangeEvent, Uri,
};

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
    /// A file in the editor's folders that is not open was read, with a ticket from before, and these are its findings;
    /// `None` for one that is gone.
    FileRead(PathBuf, Ticket, Option<Vec<Diagnostic>>),
    /// The editor asks by itself for the findings in all drafts of its folders.
    FoldersPulled,
    /// Folders were added to those the editor works in, and others taken away.
    FoldersChanged(Vec<PathBuf>, Vec<PathBuf>),
    /// The editor was sent these semantic tokens of a draft.
    TokensSent(Uri, SentTokens),
    /// A check of a draft has ended, at the revision that it was of.
    CheckEnded(Uri, u64, Box<Outcome>),
    /// The editor will say `exit` next.
    ShutDown,
}

/// The order in which settings were asked for or files read, so that what comes late does not undo what is newer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Ticket(u64);

/// The session of one editor.
#[derive(Debug)]
pub struct Session {
    state: Mutex<State>,
    outbox: Outbox,
    runtime: Handle,
    settings: Arc<Shared>,
    works: Works,
    under_way: UnderWay,
    /// Wakes those who wait for a check.
    checked: Notify,
    ended: Notify,
}

impl Session {
    /// A session whose messages go to `outbox` and whose checks run on threads of `runtime`.
    pub fn new(outbox: Outbox, runtime: Handle) -> Self {
        let (state, checked, ended) = (Mutex::default(), Notify::new(), Notify::new());
        let (settings, works, under_way) = (Arc::default(), Works::default(), UnderWay::default());
        Self { state, outbox, runtime, settings, works, under_way, checked, ended }
    }

    /// Lets an event take effect and starts the checks that it calls for. Never waits.
    pub fn apply(self: &Arc<Self>, event: Event) {
        let mut state = self.lock();
        match event {
            Event::Started(client, settings) => {
                state.client = Arc::new(client);
                state.sent.replace(settings);
            }
            Event::Opened(uri, language, version, text) => {
                let pushed = file_of(&uri).and_then(|path| state.pushed.opened(&path));
                // The editor may spell the address in another way than we do, and then nothing takes their place.
                let stale = pushed.filter(|pushed| state.client.pulls_diagnostics || *pushed != uri);
                self.take_back(stale);
                state.open(uri, &language, version, text);
            }
            Event::Changed(uri, version, changes) => state.change(&uri, version, changes),
            Event::Closed(uri) => {
                state.close(&uri);
                let path = file_of(&uri).filter(|path| state.pushed.has(path));
                self.clear(&state, uri);
                self.checked.notify_waiters();
                self.read_again(path.into_iter().collect());
            }
            Event::SettingsSent(whole, of_folders, ticket) => state.take_settings(whole, of_folders, ticket),
            Event::SettingsFileChanged => state.check_all(),
            Event::FileRead(path, ticket, findings) => {
                // Its folder may have been taken away meanwhile.
                let findings = findings.filter(|_| state.client.has(&path));
                // One that is open goes the ordinary way, and is remembered for when it is closed.
                let is_open = state.has_open(&path);
                let findings = findings.map(|findings| if is_open { Vec::new() } else { findings });
                if !state.pulls_folders
                    && let Some(params) = state.pushed.read(path, ticket, findings)
                {
                    self.outbox.publish(params);
                }
            }
            Event::FoldersChanged(added, removed) => {
                state.change_folders(added, &removed);
                let client = Arc::clone(&state.client);
                let is_out = |path: &Path| !client.has(path);
                self.take_back(state.pushed.forget(is_out));
            }
            Event::FoldersPulled => {
                state.pulls_folders = true;
                self.take_back(state.pushed.forget(|_| true));
            }
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

    /// Whether no draft is open.
    pub fn has_no_drafts(&self) -> bool {
        self.lock().drafts.is_empty()
    }

    /// The addresses of all drafts that are open, in order.
    pub fn open_drafts(&self) -> Vec<Uri> {
        let mut drafts: Vec<Uri> = self.lock().drafts.keys().cloned().collect();
        drafts.sort_by(|one, other| one.as_str().cmp(other.as_str()));
        drafts
    }

    /// Whether the draft in that file is open. An editor may spell its address in another way than we do.
    pub fn has_open(&self, file: &Path) -> bool {
        self.lock().has_open(file)
    }

    /// The files at a path or below it whose findings the editor was sent though they are not open.
    pub fn pushed_below(&self, path: &Path) -> Vec<PathBuf> {
        self.lock().pushed.below(path)
    }

    /// Sends the findings in files as they are now to an editor that was sent those of an earlier text.
    pub fn read_again(self: &Arc<Self>, files: Vec<PathBuf>) {
        let session = Arc::clone(self);
        self.runtime.spawn(async move {
            let mut reader = Reader::new(&session);
            for path in files {
                let read = on_a_thread(move || {
                    let (ticket, findings) = reader.findings_in(&path);
                    (reader, Event::FileRead(path, ticket, findings))
                });
                let Ok((used, event)) = read.await else { return };
                reader = used;
                session.apply(event);
            }
        });
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

    /// The work that the editor may cancel.
    pub fn works(&self) -> &Works {
        &self.works
    }

    /// What is under way and need not be begun twice.
    pub fn under_way(&self) -> &UnderWay {
        &self.under_way
    }

    /// Leaves a notification for the editor, behind all that it was sent before.
    pub fn notify<N: Notification>(&self, params: N::Params) {
        self.outbox.notify::<N>(params);
    }

    /// Returns once the editor has read so much that long work may say more.
    pub async fn room(&self) {
        self.outbox.room().await;
    }

    /// What the editor can do.
    pub fn client(&self) -> Arc<Client> {
        Arc::clone(&self.lock().client)
    }

    /// A ticket for settings that are asked for now, or a file that is read.
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
                name: name_of(uri),
                sent: sent.at(place.as_deref()).clone(),
                place,
                settings: Arc::clone(&self.settings),
                last: draft.last.as_ref().map(|last| Arc::clone(&last.checked)),
            };
            let (session, uri) = (Arc::clone(self), uri.clone());
            self.runtime.spawn_blocking(move || {
                // What was found in a long draft takes a while to be taken apart: only when the new findings are out.
                let _last = check.last.clone();
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
            self.outbox.publish(PublishDiagnosticsParams { uri: uri.clone(), diagnostics, version });
        }
    }

    fn clear(&self, state: &State, uri: Uri) {
        if !state.client.pulls_diagnostics {
            self.take_back([uri]);
        }
    }

    /// Takes back what was published.
    fn take_back(&self, uris: impl IntoIterator<Item = Uri>) {
        for uri in uris {
            self.outbox.publish(PublishDiagnosticsParams::new(uri, Vec::new(), None));
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
