//! `initialize` and `initialized`: who the editor is, what we offer it, what it shall tell us.

use super::completion;
use crate::lsp::session::{Client, Event, Session};
use crate::lsp::settings::FILE_NAME;
use crate::lsp::{convert, parent};
use serde_json::json;
use std::path::PathBuf;
use std::sync::Arc;
use tower_lsp::ls_types::{
    ClientCapabilities, CodeActionKind, CodeActionOptions, CompletionOptions, DiagnosticOptions,
    DiagnosticServerCapabilities, DocumentLinkOptions, FoldingRangeProviderCapability,
    HoverProviderCapability, InitializeParams, InitializeResult, MarkupKind, OneOf, Registration,
    RenameOptions, SelectionRangeProviderCapability, ServerCapabilities, ServerInfo,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions, Uri, WorkDoneProgressOptions,
};

const CHANGED_SETTINGS: &str = "workspace/didChangeConfiguration";
const CHANGED_FILES: &str = "workspace/didChangeWatchedFiles";

/// Takes in what the editor can do, and answers what we can.
pub fn initialize(session: &Arc<Session>, params: InitializeParams) -> InitializeResult {
    if let Some(process) = params.process_id {
        let session = Arc::clone(session);
        tokio::spawn(async move {
            parent::gone(process).await;
            session.end();
        });
    }
    let client = Client { root: root_of(&params), ..client(&params.capabilities) };
    let capabilities = capabilities(&client);
    session.apply(Event::Started(client, params.initialization_options.unwrap_or_default()));
    let server_info =
        ServerInfo { name: "copydesk".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) };
    InitializeResult { capabilities, server_info: Some(server_info), ..InitializeResult::default() }
}

/// Asks to be told of settings that change, in the editor and in files.
pub async fn register(editor: &tower_lsp::Client, session: &Session) {
    let registration = |method: &&'static str| Registration {
        id: format!("copydesk-{}", method.rsplit('/').next().unwrap_or_default()),
        method: (*method).to_owned(),
        register_options: Some(match *method {
            CHANGED_FILES => json!({ "watchers": [{ "globPattern": format!("**/{FILE_NAME}") }] }),
            _ => json!({ "section": "copydesk" }),
        }),
    };
    let registrations: Vec<Registration> = session.client().registers.iter().map(registration).collect();
    if !registrations.is_empty()
        && let Err(error) = editor.register_capability(registrations).await
    {
        tracing::warn!(code = error.code.code(), "the editor will not tell of changed settings");
    }
}

fn client(capabilities: &ClientCapabilities) -> Client {
    let offered = capabilities.general.as_ref().and_then(|general| general.position_encodings.as_deref());
    let drafts = capabilities.text_document.as_ref();
    let hover_formats = drafts.and_then(|drafts| drafts.hover.as_ref()?.content_format.as_ref());
    let workspace = capabilities.workspace.as_ref();
    let registers = |dynamic: Option<Option<bool>>| dynamic.flatten() == Some(true);
    let settings = workspace.and_then(|workspace| workspace.did_change_configuration.as_ref());
    let files = workspace.and_then(|workspace| workspace.did_change_watched_files.as_ref());
    let mut methods = Vec::new();
    if registers(settings.map(|settings| settings.dynamic_registration)) {
        methods.push(CHANGED_SETTINGS);
    }
    if registers(files.map(|files| files.dynamic_registration)) {
        methods.push(CHANGED_FILES);
    }
    let refreshes = workspace.and_then(|workspace| workspace.diagnostics.as_ref()?.refresh_support);
    let refreshes_diagnostics = refreshes.unwrap_or(false);
    let edits = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
    let symbols = drafts.and_then(|drafts| drafts.document_symbol.as_ref());
    Client {
        confirms_edits: edits.is_some_and(|edits| edits.change_annotation_support.is_some()),
        encoding: convert::encoding(offered),
        nests_symbols: symbols
            .and_then(|symbols| symbols.hierarchical_document_symbol_support)
            .unwrap_or(false),
        // An editor that pulls but cannot be told to pull again would not show what other settings
        // change before the next edit; where it takes diagnostics unasked as well, that is better.
        pulls_diagnostics: drafts.is_some_and(|drafts| {
            drafts.diagnostic.is_some() && (refreshes_diagnostics || drafts.publish_diagnostics.is_none())
        }),
        refreshes_diagnostics,
        answers_settings: workspace.and_then(|workspace| workspace.configuration).unwrap_or(false),
        versions_edits: edits.and_then(|edits| edits.document_changes).unwrap_or(false),
        shows_markdown: hover_formats.is_some_and(|formats| formats.contains(&MarkupKind::Markdown)),
        registers: methods,
        root: None,
    }
}

#[expect(deprecated, reason = "older editors name their folder in the one field that came before the list")]
fn root_of(params: &InitializeParams) -> Option<PathBuf> {
    let first = params.workspace_folders.as_ref().and_then(|folders| folders.first());
    let uri: Option<&Uri> = first.map(|folder| &folder.uri).or(params.root_uri.as_ref());
    uri.and_then(Uri::to_file_path).map(|path| path.into_owned())
}

fn capabilities(client: &Client) -> ServerCapabilities {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        ..TextDocumentSyncOptions::default()
    };
    let diagnostics = DiagnosticOptions {
        identifier: Some("copydesk".to_owned()),
        inter_file_dependencies: false,
        workspace_diagnostics: false,
        ..DiagnosticOptions::default()
    };
    let code_actions = CodeActionOptions {
        code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
        ..CodeActionOptions::default()
    };
    let completion = CompletionOptions {
        trigger_characters: Some(completion::TRIGGERS.map(str::to_owned).to_vec()),
        ..CompletionOptions::default()
    };
    let links = DocumentLinkOptions {
        resolve_provider: None,
        work_done_progress_options: WorkDoneProgressOptions::default(),
    };
    let rename = RenameOptions {
        prepare_provider: Some(true),
        work_done_progress_options: WorkDoneProgressOptions::default(),
    };
    ServerCapabilities {
        position_encoding: Some(convert::encoding_kind(client.encoding)),
        text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        code_action_provider: Some(code_actions.into()),
        completion_provider: Some(completion),
        definition_provider: Some(OneOf::Left(true)),
        document_highlight_provider: Some(OneOf::Left(true)),
        document_link_provider: Some(links),
        document_symbol_provider: Some(OneOf::Left(true)),
        folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
        references_provider: Some(OneOf::Left(true)),
        rename_provider: Some(OneOf::Right(rename)),
        selection_range_provider: Some(SelectionRangeProviderCapability::Simple(true)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        diagnostic_provider: client
            .pulls_diagnostics
            .then_some(DiagnosticServerCapabilities::Options(diagnostics)),
        ..ServerCapabilities::default()
    }
}
