//! The folders that the editor works in: which there are, and what changes in them.

use super::{refresh, settings};
use crate::document::Format;
use crate::lsp::address::file_of;
use crate::lsp::session::{Event, Session};
use crate::lsp::settings::{WATCHED, is_watched};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_lsp::Client;
use tower_lsp::ls_types::{
    DeleteFilesParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams, FileOperationFilter,
    FileOperationPattern, FileOperationRegistrationOptions, OneOf, RenameFilesParams, Uri,
    WorkspaceFileOperationsServerCapabilities, WorkspaceFolder, WorkspaceFoldersServerCapabilities,
    WorkspaceServerCapabilities,
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
pub fn folders_changed(editor: &Client, session: &Arc<Session>, params: DidChangeWorkspaceFoldersParams) {
    let paths = |folders: &[WorkspaceFolder]| -> Vec<PathBuf> {
        folders.iter().filter_map(|folder| file_of(&folder.uri)).collect()
    };
    let (added, removed) = (paths(&params.event.added), paths(&params.event.removed));
    session.apply(Event::FoldersChanged(added, removed));
    settings::fetch(editor, session);
    refresh::diagnostics(editor, session);
}

/// `workspace/didChangeWatchedFiles`: files of settings hold for drafts around them, and drafts that are not open are
/// read again where the editor asks for them.
pub fn files_changed(editor: &Client, session: &Arc<Session>, params: DidChangeWatchedFilesParams) {
    let uris: Vec<Uri> = params.changes.into_iter().map(|change| change.uri).collect();
    read_again(session, uris.iter().filter_map(file_of));
    let is_of_settings = |uri: &Uri| is_watched(uri.path().as_str().rsplit('/').next().unwrap_or_default());
    if uris.iter().any(is_of_settings) {
        session.apply(Event::SettingsFileChanged);
        refresh::all(editor, session);
        return;
    }
    // Of a draft that is open the editor's text holds, whatever the file says.
    let open = session.open_drafts();
    if uris.iter().any(|uri| !open.contains(uri)) {
        refresh::diagnostics(editor, session);
    }
}

/// `workspace/didRenameFiles`: what was sent of a file is sent of it under its new name.
pub fn files_renamed(editor: &Client, session: &Arc<Session>, params: &RenameFilesParams) {
    for file in &params.files {
        let path = |uri: &str| file_of(&uri.parse().ok()?);
        let Some((old, new)) = path(&file.old_uri).zip(path(&file.new_uri)) else { continue };
        let moved = |file: &PathBuf| Some(joined(&new, file.strip_prefix(&old).ok()?));
        let before = session.pushed_below(&old);
        let after: Vec<PathBuf> = before.iter().filter_map(moved).collect();
        session.read_again([before, after].concat());
    }
    refresh::diagnostics(editor, session);
}

/// `workspace/didDeleteFiles`.
pub fn files_deleted(editor: &Client, session: &Arc<Session>, params: &DeleteFilesParams) {
    read_again(session, params.files.iter().filter_map(|file| file_of(&file.uri.parse().ok()?)));
    refresh::diagnostics(editor, session);
}

/// What was sent of these files, or of those in these folders, is sent as it is now.
fn read_again(session: &Arc<Session>, paths: impl Iterator<Item = PathBuf>) {
    let files: Vec<PathBuf> = paths.flat_map(|path| session.pushed_below(&path)).collect();
    if !files.is_empty() {
        session.read_again(files);
    }
}

/// A path below a file is the file's own where nothing is left of it.
fn joined(path: &Path, rest: &Path) -> PathBuf {
    if rest.as_os_str().is_empty() { path.to_owned() } else { path.join(rest) }
}
