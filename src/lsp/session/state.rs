//! The open drafts and settings, and what each event makes of them.

use super::pushed::Pushed;
use super::{Client, Ticket};
use crate::document::Format;
use crate::lsp::address::file_of;
use crate::lsp::checking::{self, Outcome};
use crate::lsp::convert::Lines;
use crate::lsp::handlers::semantic_tokens::SentTokens;
use crate::lsp::settings::{AllSent, Settings};
use crate::lsp::snapshot::{Last, Shift, Snapshot};
use crate::text::{self, LineIndex};
use serde_json::Value;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tower_lsp::ls_types::{TextDocumentContentChangeEvent, Uri};

#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) client: Arc<Client>,
    pub(super) drafts: HashMap<Uri, Draft>,
    /// What the editor was sent of files that are not open.
    pub(super) pushed: Pushed,
    /// Whether the editor asks by itself for the findings in them.
    pub(super) pulls_folders: bool,
    pub(super) sent: AllSent,
    pub(super) tickets: u64,
    pub(super) newest_ticket: Option<Ticket>,
    pub(super) revisions: u64,
    pub(super) shut_down: bool,
    /// What the user was told, so that several drafts do not say the same.
    pub(super) told: Vec<String>,
}

#[derive(Debug)]
pub(super) struct Draft {
    pub(super) format: Format,
    pub(super) version: i32,
    pub(super) text: Arc<str>,
    pub(super) lines: Arc<LineIndex>,
    pub(super) settings: Settings,
    /// The present revision, which a running check looks at to see whether it is still wanted.
    pub(super) revision: Arc<AtomicU64>,
    /// The revision that is being checked.
    pub(super) checking: Option<u64>,
    /// The revision that `last` is of.
    pub(super) checked: Option<u64>,
    pub(super) last: Option<Last>,
    /// The semantic tokens that the editor has.
    pub(super) tokens: Option<SentTokens>,
}

impl State {
    pub(super) fn open(&mut self, uri: Uri, language: &str, version: i32, text: String) {
        let draft = Draft {
            format: checking::format_of(&uri, language),
            version,
            lines: Arc::new(LineIndex::new(&text)),
            text: text.into(),
            settings: Settings::default(),
            revision: Arc::new(AtomicU64::new(self.next_revision())),
            checking: None,
            checked: None,
            last: None,
            tokens: None,
        };
        self.close(&uri);
        self.drafts.insert(uri, draft);
    }

    pub(super) fn change(&mut self, uri: &Uri, version: i32, changes: Vec<TextDocumentContentChangeEvent>) {
        let revision = self.next_revision();
        let encoding = self.client.encoding;
        let Some(draft) = self.drafts.get_mut(uri) else {
            tracing::warn!("a change of a draft that is not open is left out");
            return;
        };
        for change in changes {
            let edit = Lines { text: &draft.text, index: &draft.lines, encoding }.edit(change);
            let edit = edit.trimmed(&draft.text);
            let now = text::apply(&draft.text, std::slice::from_ref(&edit));
            draft.lines = Arc::new(LineIndex::new(&now));
            draft.text = now.into();
            if let Some(last) = &mut draft.last {
                last.shift.push(&edit);
            }
        }
        draft.version = version;
        draft.revision.store(revision, Ordering::Relaxed);
    }

    pub(super) fn close(&mut self, uri: &Uri) {
        if let Some(draft) = self.drafts.remove(uri) {
            draft.revision.store(u64::MAX, Ordering::Relaxed);
        }
    }

    /// Whether the draft in that file is open. An editor may spell its address in another way than we do.
    pub(super) fn has_open(&self, file: &Path) -> bool {
        self.drafts.keys().any(|uri| file_of(uri).is_some_and(|path| path == file))
    }

    pub(super) fn change_folders(&mut self, added: Vec<PathBuf>, removed: &[PathBuf]) {
        let mut client = Client::clone(&self.client);
        client.folders.retain(|folder| !removed.contains(folder));
        client.folders.extend(added);
        self.client = Arc::new(client);
    }

    pub(super) fn take_settings(
        &mut self,
        whole: Option<Value>,
        of_folders: Vec<(PathBuf, Value)>,
        ticket: Ticket,
    ) {
        if self.newest_ticket.is_some_and(|newest| ticket < newest) {
            return;
        }
        self.newest_ticket = Some(ticket);
        let differs = whole.is_some_and(|whole| self.sent.replace(whole));
        if self.sent.replace_in_folders(of_folders) || differs {
            self.check_all();
        }
    }

    /// For settings that have changed: all drafts are checked again, and what is wrong is told again.
    pub(super) fn check_all(&mut self) {
        self.told.clear();
        for draft in self.drafts.values_mut() {
            self.revisions += 1;
            draft.revision.store(self.revisions, Ordering::Relaxed);
        }
    }

    /// Takes the outcome of a check; returns whether it was of the present revision.
    pub(super) fn end_check(&mut self, uri: &Uri, revision: u64, outcome: Outcome) -> bool {
        // A draft that was closed and opened again has a check of its own under another revision.
        let Some(draft) = self.drafts.get_mut(uri).filter(|draft| draft.checking == Some(revision)) else {
            return false;
        };
        draft.checking = None;
        draft.settings = outcome.settings;
        let Some(checked) = outcome.checked.filter(|_| draft.revision.load(Ordering::Relaxed) == revision)
        else {
            return false;
        };
        draft.checked = Some(revision);
        draft.last = Some(Last { checked: Arc::new(checked), shift: Shift::default() });
        true
    }

    pub(super) fn snapshot(&self, uri: &Uri) -> Option<Snapshot> {
        let draft = self.drafts.get(uri)?;
        let place = checking::place_of(uri, self.client.folders.first().map(PathBuf::as_path));
        Some(Snapshot {
            uri: uri.clone(),
            version: draft.version,
            revision: draft.revision.load(Ordering::Relaxed),
            text: Arc::clone(&draft.text),
            lines: Arc::clone(&draft.lines),
            config: Arc::clone(&draft.settings.config),
            lists: draft.settings.lists.clone(),
            client: Arc::clone(&self.client),
            extras: self.sent.at(place.as_deref()).extras(),
            last: draft.last.clone(),
        })
    }

    pub(super) fn next_revision(&mut self) -> u64 {
        self.revisions += 1;
        self.revisions
    }
}

impl Draft {
    pub(super) fn is_checked(&self) -> bool {
        self.checked == Some(self.revision.load(Ordering::Relaxed))
    }
}
