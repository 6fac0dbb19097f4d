//! The editor's settings: asked for where it can answer, taken as sent where it cannot.

use super::refresh;
use crate::lsp::session::{Event, Session};
use serde_json::Value;
use std::path::PathBuf;
use std::sync::Arc;
use tower_lsp::Client;
use tower_lsp::ls_types::request::{Request, WorkspaceConfiguration};
use tower_lsp::ls_types::{ConfigurationItem, DidChangeConfigurationParams, Uri};

/// The name of our section in an editor's settings.
const SECTION: &str = "copydesk";

/// `workspace/didChangeConfiguration`: takes what it holds of ours, or asks.
pub fn changed(editor: &Client, session: &Arc<Session>, params: DidChangeConfigurationParams) {
    match params.settings.get(SECTION) {
        Some(section) if !section.is_null() => {
            let ticket = session.ticket();
            session.apply(Event::SettingsSent(Some(section.clone()), Vec::new(), ticket));
            refresh::all(editor, session);
        }
        _ => fetch(editor, session),
    }
}

/// Asks the editor for our section, as it holds for all and for each of its folders, where it can answer.
pub fn fetch(editor: &Client, session: &Arc<Session>) {
    if !session.client().answers_settings {
        return;
    }
    let (editor, fetching) = (editor.clone(), Arc::clone(session));
    session.under_way().once_at_a_time(WorkspaceConfiguration::METHOD, move || {
        let (editor, session) = (editor.clone(), Arc::clone(&fetching));
        async move { fetch_now(&editor, &session).await }
    });
}

async fn fetch_now(editor: &Client, session: &Arc<Session>) {
    let client = session.client();
    let ticket = session.ticket();
    let item = |scope_uri| ConfigurationItem { scope_uri, section: Some(SECTION.to_owned()) };
    let folders: Vec<(&PathBuf, Uri)> =
        client.folders.iter().filter_map(|folder| Some((folder, Uri::from_file_path(folder)?))).collect();
    let scopes = folders.iter().map(|(_, uri)| item(Some(uri.clone())));
    let Ok(sections) = editor.configuration(std::iter::once(item(None)).chain(scopes).collect()).await else {
        tracing::warn!("the editor did not answer with its settings");
        return;
    };
    // `null` says that it has none, and then those it started us with stay.
    let mut sections =
        sections.into_iter().map(|section| Some(section).filter(|section| *section != Value::Null));
    let whole = sections.next().flatten();
    let of_folders = folders.into_iter().zip(sections);
    let of_folders: Vec<(PathBuf, Value)> =
        of_folders.filter_map(|((folder, _), section)| Some((folder.clone(), section?))).collect();
    session.apply(Event::SettingsSent(whole, of_folders, ticket));
    refresh::all(editor, session);
}
