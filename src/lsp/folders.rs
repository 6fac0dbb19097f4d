//! The drafts in the editor's folders, whether they are open or not.

use super::checking;
use super::session::{Client, Session};
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
use tower_lsp::ls_types::Uri;

/// A file that is a draft by its name.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its address.
    pub uri: Uri,
    path: PathBuf,
    format: Format,
}

impl Draft {
    /// Whether the editor has it open, so that the editor's text holds.
    pub fn is_open(&self, session: &Session) -> bool {
        session.has_open(&self.path)
    }
}

/// The drafts below the editor's folders, each once, in the order of their paths.
///
/// # Errors
/// Where the threads for it end, as they do with the session.
pub async fn drafts(session: &Session) -> Result<Vec<Draft>> {
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
            .filter_map(|(path, format)| Some(Draft { uri: Uri::from_file_path(&path)?, path, format }))
            .collect();
        drafts.sort_by(|one, other| one.path.cmp(&other.path));
        drafts.dedup_by(|one, other| one.path == other.path);
        drafts
    })
    .await
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

impl Reader {
    /// A reader that has read no settings yet.
    pub fn new(session: &Arc<Session>) -> Self {
        let (client, shared) = (session.client(), session.settings());
        Self { session: Arc::clone(session), client, shared, settings: HashMap::new() }
    }

    /// Names what reading the draft comes to, by the file as it was last written and the settings; `None` for a file
    /// that is gone or no draft.
    pub fn mark(&mut self, draft: &Draft) -> Option<String> {
        let facts = std::fs::metadata(&draft.path).ok().filter(|facts| facts.len() <= LONGEST as u64)?;
        let mut hasher = DefaultHasher::new();
        (facts.modified().ok(), facts.len(), self.settings_of(&draft.path).1).hash(&mut hasher);
        Some(format!("file-{:016x}", hasher.finish()))
    }

    /// The draft with its check; `None` where it cannot be read.
    pub fn read(&mut self, draft: &Draft) -> Option<Snapshot> {
        let client = Arc::clone(&self.client);
        let (settings, _) = self.settings_of(&draft.path);
        checking::closed(&draft.path, draft.format, settings, &client)
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
