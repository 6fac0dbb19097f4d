//! The folders that the editor works in: which there are, and what changes in them.

use super::{refresh, settings};
use crate::document::Format;
use crate::lsp::session::{Event, Session};
use crate::lsp::settings::{WATCHED, is_watched};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::Arc;
use tower_lsp::Client;
use tower_lsp::ls_types::{
    DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams, FileOperationFilter, FileOperationPattern,
    FileOperationRegistrationOptions, OneOf, Uri, WorkspaceFileOperationsServerCapabilities, WorkspaceFolder,
    WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities,
};

/// The files that may be drafts, as a glob of the protocol. It takes in what `Format::of_path` does.
fn drafts() -> String {
    let extensions: Vec<&str> = Format::ALL
        .iter()
        .filter(|format| format.is_text())
        .flat_map(|format| format.extensions())
        .copied()
        .collect();
    format!("**/*.{{{}}}", extensions.join(","))
}

/// What we ask an editor to watch: files of settings, and drafts.
pub fn watchers() -> Value {
    let of_settings = WATCHED.map(|name| format!("**/{name}"));
    let globs = of_settings.into_iter().chain([drafts()]);
    let watchers: Vec<Value> = globs.map(|glob| json!({ "globPattern": glob })).collect();
    json!({ "watchers": watchers })
}

/// We want to hear of folders that come and go, and of files that are made, renamed and deleted in them.
pub fn capabilities() -> WorkspaceServerCapabilities {
    let of_files = FileOperationRegistrationOptions {
        filters: [drafts(), "**/".to_owned()]
            .map(|glob| FileOperationFilter {
                scheme: Some("file".to_owned()),
                pattern: FileOperationPattern { glob, ..FileOperationPattern::default() },
            })
            .to_vec(),
    };
    WorkspaceServerCapabilities {
        workspace_folders: Some(WorkspaceFoldersServerCapabilities {
            supported: Some(true),
            change_notifications: Some(OneOf::Left(true)),
        }),
        file_operations: Some(WorkspaceFileOperationsServerCapabilities {
            did_create: Some(of_files.clone()),
            did_rename: Some(of_files.clone()),
            did_delete: Some(of_files),
            ..WorkspaceFileOperationsServerCapabilities::default()
        }),
    }
}

/// `workspace/didChangeWorkspaceFolders`.
pub async fn folders_changed(
    editor: &Client,
    session: &Arc<Session>,
    params: DidChangeWorkspaceFoldersParams,
) {
    let paths = |folders: &[WorkspaceFolder]| -> Vec<PathBuf> {
        folders.iter().filter_map(|folder| Some(folder.uri.to_file_path()?.into_owned())).collect()
    };
    let (added, removed) = (paths(&params.event.added), paths(&params.event.removed));
    session.apply(Event::FoldersChanged(added, removed));
    settings::fetch(editor, session).await;
    refresh::diagnostics(editor, session).await;
}

/// `workspace/didChangeWatchedFiles`: files of settings hold for drafts around them, and drafts that are not open are
/// read again where the editor asks for them.
pub async fn files_changed(editor: &Client, session: &Arc<Session>, params: DidChangeWatchedFilesParams) {
    let uris: Vec<Uri> = params.changes.into_iter().map(|change| change.uri).collect();
    let is_of_settings = |uri: &Uri| is_watched(uri.path().as_str().rsplit('/').next().unwrap_or_default());
    if uris.iter().any(is_of_settings) {
        session.apply(Event::SettingsFileChanged);
        refresh::all(editor, session).await;
        return;
    }
    // Of a draft that is open the editor's text holds, whatever the file says.
    let open = session.open_drafts();
    if uris.iter().any(|uri| !open.contains(uri)) {
        refresh::diagnostics(editor, session).await;
    }
}
