//! The editor's settings: asked for where it can answer, taken as sent where it cannot.

use super::refresh;
use crate::lsp::session::{Event, Session};
use serde_json::Value;
use std::sync::Arc;
use tower_lsp::Client;
use tower_lsp::ls_types::{ConfigurationItem, DidChangeConfigurationParams};

/// The name of our section in an editor's settings.
const SECTION: &str = "copydesk";

/// `workspace/didChangeConfiguration`: takes what it holds of ours, or asks.
pub async fn changed(editor: &Client, session: &Arc<Session>, params: DidChangeConfigurationParams) {
    match params.settings.get(SECTION) {
        Some(section) if !section.is_null() => {
            let ticket = session.ticket();
            session.apply(Event::SettingsSent(section.clone(), ticket));
            refresh::all(editor, session).await;
        }
        _ => fetch(editor, session).await,
    }
}

/// Asks the editor for our section, where it can answer.
pub async fn fetch(editor: &Client, session: &Arc<Session>) {
    if !session.client().answers_settings {
        return;
    }
    let ticket = session.ticket();
    let item = ConfigurationItem { scope_uri: None, section: Some(SECTION.to_owned()) };
    let Ok(mut sections) = editor.configuration(vec![item]).await else {
        tracing::warn!("the editor did not answer with its settings");
        return;
    };
    // `null` says that it has none, and then those it started us with stay.
    if let Some(section) = sections.pop().filter(|section| *section != Value::Null) {
        session.apply(Event::SettingsSent(section, ticket));
        refresh::all(editor, session).await;
    }
}
