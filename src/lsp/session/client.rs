//! What the editor can do, as it has said.

use crate::text::Encoding;
use std::path::{Path, PathBuf};

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
    /// Whether it shows how far work is that the server began by itself.
    pub shows_progress: bool,
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
    /// Whether it shows the counts that a command answers with.
    pub shows_counts: bool,
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

impl Client {
    /// Whether a file lies in one of its folders.
    pub fn has(&self, file: &Path) -> bool {
        self.folders.iter().any(|folder| file.starts_with(folder))
    }
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
