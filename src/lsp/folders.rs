//! The drafts in the editor's folders, whether they are open or not.

use super::checking;
use super::handlers::diagnostics;
use super::handlers::work_done::WorkDone;
use super::session::{Client, Session, Ticket};
use super::settings::{Settings, Shared};
use super::snapshot::Snapshot;
use crate::document::files::{drafts_below, is_too_wide};
use crate::document::{Format, LONGEST};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{Diagnostic, Uri};

/// A file that is a draft by its name.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its address.
    pub uri: Uri,
    /// Its file.
    pub path: PathBuf,
    format: Format,
}

impl Draft {
    /// The draft in a file, where its name is one of a draft that an editor can show.
    fn of(path: &Path) -> Option<Self> {
        Self::new(path.to_owned(), Format::of_path(path).filter(|format| format.is_text())?)
    }

    fn new(path: PathBuf, format: Format) -> Option<Self> {
        Some(Self { uri: Uri::from_file_path(&path)?, path, format })
    }

    /// Whether the editor has it open, so that the editor's text holds.
    pub fn is_open(&self, session: &Session) -> bool {
        session.has_open(&self.path)
    }
}

/// The drafts below the editor's folders, each once, in the order of their paths.
///
/// # Errors
/// Where the threads for it end, as they do with the session.
async fn drafts(session: &Session) -> Result<Vec<Draft>> {
    let home = std::env::home_dir();
    let folders = session.client().folders.clone();
    let stop = Stop(Arc::new(AtomicBool::new(false)));
    let stopped = Arc::clone(&stop.0);
    on_a_thread(move || {
        let narrow = folders.iter().filter(|folder| !is_too_wide(folder, home.as_deref()));
        let mut drafts: Vec<Draft> = narrow
            .flat_map(|folder: &PathBuf| drafts_below(Path::new(folder)))
            .take_while(|_| !stopped.load(Ordering::Relaxed))
            .filter_map(std::result::Result::ok)
            .filter_map(|(path, format)| Draft::new(path, format))
            .collect();
        drafts.sort_by(|one, other| one.path.cmp(&other.path));
        drafts.dedup_by(|one, other| one.path == other.path);
        drafts
    })
    .await
}

/// Whether one of the editor's folders is looked through.
pub fn has_any(session: &Session) -> bool {
    let home = std::env::home_dir();
    session.client().folders.iter().any(|folder| !is_too_wide(folder, home.as_deref()))
}

/// The drafts in the editor's folders that are not open, read one at a time: the check of what is being typed waits for
/// no more than one.
#[derive(Debug)]
pub struct Closed {
    session: Arc<Session>,
    /// Away while a thread reads with it.
    reader: Option<Reader>,
    drafts: Vec<Draft>,
    number: usize,
}

impl Closed {
    /// Those that there are now.
    ///
    /// # Errors
    /// Where the threads for it end, as they do with the session.
    pub async fn of(session: &Arc<Session>) -> Result<Self> {
        let drafts = drafts(session).await?;
        Ok(Self { session: Arc::clone(session), reader: Some(Reader::new(session)), drafts, number: 0 })
    }

    /// All of them, and those that are open.
    pub fn drafts(&self) -> &[Draft] {
        &self.drafts
    }

    /// Does something with the next; `None` behind the last one, and where the user has ended the work.
    ///
    /// # Errors
    /// Where the threads for it end, as they do with the session.
    pub async fn next<T: Send + 'static>(
        &mut self,
        done: &mut WorkDone,
        act: impl FnOnce(&mut Reader, &Draft) -> T + Send + 'static,
    ) -> Result<Option<(Draft, T)>> {
        while let Some(draft) = self.drafts.get(self.number).filter(|_| !done.is_cancelled()) {
            done.report(self.number, self.drafts.len());
            self.number += 1;
            // A folder may have been taken away meanwhile.
            if draft.is_open(&self.session) || !self.session.client().has(&draft.path) {
                continue;
            }
            let draft = draft.clone();
            let mut reader = self.reader.take().unwrap_or_else(|| Reader::new(&self.session));
            let read = on_a_thread(move || {
                let read = act(&mut reader, &draft);
                (reader, draft, read)
            });
            let (reader, draft, read) = read.await?;
            self.reader = Some(reader);
            return Ok(Some((draft, read)));
        }
        Ok(None)
    }
}

/// Does work beside the thread that handles messages.
///
/// # Errors
/// Where the threads for it end, as they do with the session.
pub async fn on_a_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::internal_error())
}

/// Tells a thread, when it is dropped, that nobody waits for it any more.
struct Stop(Arc<AtomicBool>);

impl Drop for Stop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Reads drafts as they lie in their files, with the settings of their folders.
#[derive(Debug)]
pub struct Reader {
    session: Arc<Session>,
    client: Arc<Client>,
    shared: Arc<Shared>,
    /// By folder: the settings of its drafts, which overrides may make several, each with a number that changes with
    /// them.
    settings: HashMap<PathBuf, Vec<(Settings, u64)>>,
}

/// What is known of a file that can be read as a draft.
fn facts_of(draft: &Draft) -> Option<std::fs::Metadata> {
    let facts = std::fs::metadata(&draft.path).ok()?;
    (facts.is_file() && facts.len() <= LONGEST as u64).then_some(facts)
}

impl Reader {
    /// A reader that has read no settings yet.
    pub fn new(session: &Arc<Session>) -> Self {
        let (client, shared) = (session.client(), session.settings());
        Self { session: Arc::clone(session), client, shared, settings: HashMap::new() }
    }

    /// Names what reading the draft comes to, by the file as it was last written and the settings; `None` for a file
    /// that is gone or no draft.
    pub fn mark(&mut self, draft: &Draft) -> Option<String> {
        let facts = facts_of(draft)?;
        let mut hasher = DefaultHasher::new();
        (facts.modified().ok(), facts.len(), self.settings_of(&draft.path).1).hash(&mut hasher);
        Some(format!("file-{:016x}", hasher.finish()))
    }

    /// The draft with its check; `None` where it cannot be read.
    pub fn read(&mut self, draft: &Draft) -> Option<Snapshot> {
        facts_of(draft)?;
        let client = Arc::clone(&self.client);
        let (settings, _) = self.settings_of(&draft.path);
        checking::closed(&draft.path, draft.format, settings, &client)
    }

    /// The findings in a file as diagnostics, with a ticket from before it was read; `None` where it is no draft or cannot
    /// be read.
    pub fn findings_in(&mut self, path: &Path) -> (Ticket, Option<Vec<Diagnostic>>) {
        let ticket = self.session.ticket();
        let snapshot = Draft::of(path).and_then(|draft| self.read(&draft));
        (ticket, snapshot.as_ref().map(diagnostics::of))
    }

    /// The settings that hold for a draft, with a number that changes with them.
    fn settings_of(&mut self, path: &Path) -> &(Settings, u64) {
        let of_folder = self.settings.entry(path.parent().unwrap_or(path).to_owned()).or_default();
        let known = of_folder.iter().position(|(settings, _)| settings.hold_for(Some(path)));
        let at = known.unwrap_or_else(|| {
            let settings = self.shared.settings_of_file(path, &self.session.sent_settings(path));
            let mut hasher = DefaultHasher::new();
            serde_json::to_string(&*settings.config).unwrap_or_default().hash(&mut hasher);
            settings.baseline.as_ref().map(|baseline| baseline.text()).hash(&mut hasher);
            of_folder.push((settings, hasher.finish()));
            of_folder.len() - 1
        });
        &of_folder[at]
    }
}
