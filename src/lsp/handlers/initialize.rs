//! `initialize` and `initialized`: who the editor is, what we offer it, what it shall tell us.

use super::{code_action, completion, execute_command, semantic_tokens, workspace};
use crate::lsp::session::{Client, Event, Refreshes, Session};
use crate::lsp::{convert, parent};
use crate::text::Encoding;
use serde_json::json;
use std::path::PathBuf;
use std::sync::Arc;
use tower_lsp::ls_types::{
    ClientCapabilities, CodeActionClientCapabilities, CodeActionKind, CodeActionOptions, CodeLensOptions,
    CompletionOptions, DiagnosticOptions, DiagnosticServerCapabilities, DiagnosticTag, DocumentLinkOptions,
    ExecuteCommandOptions, FoldingRangeProviderCapability, HoverProviderCapability, InitializeParams,
    InitializeResult, MarkupKind, OneOf, Registration, RenameOptions, SelectionRangeProviderCapability,
    ServerCapabilities, ServerInfo, TagSupport, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, Uri, WorkDoneProgressOptions, WorkspaceClientCapabilities,
};

const CHANGED_SETTINGS: &str = "workspace/didChangeConfiguration";
const CHANGED_FILES: &str = "workspace/didChangeWatchedFiles";

/// Takes in what the editor can do, and answers what we can. Its columns count `columns` where it offers nothing else.
pub fn initialize(session: &Arc<Session>, params: InitializeParams, columns: Encoding) -> InitializeResult {
    if let Some(process) = params.process_id {
        let session = Arc::clone(session);
        tokio::spawn(async move {
            parent::gone(process).await;
            session.end();
        });
    }
    let client = Client { folders: folders_of(&params), ..client(&params.capabilities, columns) };
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
            CHANGED_FILES => workspace::watchers(),
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

fn client(capabilities: &ClientCapabilities, columns: Encoding) -> Client {
    let offered = capabilities.general.as_ref().and_then(|general| general.position_encodings.as_deref());
    let drafts = capabilities.text_document.as_ref();
    let actions = drafts.and_then(|drafts| drafts.code_action.as_ref());
    let published = drafts.and_then(|drafts| drafts.publish_diagnostics.as_ref());
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
        encoding: convert::encoding(offered, columns),
        nests_symbols: symbols
            .and_then(|symbols| symbols.hierarchical_document_symbol_support)
            .unwrap_or(false),
        // An editor that pulls but cannot be told to pull again would not show what other settings
        // change before the next edit; where it takes diagnostics unasked as well, that is better.
        pulls_diagnostics: drafts.is_some_and(|drafts| {
            drafts.diagnostic.is_some() && (refreshes_diagnostics || drafts.publish_diagnostics.is_none())
        }),
        refreshes_diagnostics,
        applies_edits: workspace.and_then(|workspace| workspace.apply_edit).unwrap_or(false),
        takes_actions: actions.is_some_and(|actions| actions.code_action_literal_support.is_some()),
        resolves_edits: actions.is_some_and(resolves_edits),
        shows_ledger: own(capabilities, "showsLedger"),
        shows_counts: own(capabilities, "showsCounts"),
        shows_progress: capabilities.window.as_ref().and_then(|window| window.work_done_progress)
            == Some(true),
        shows_related: published.is_some_and(|published| published.related_information == Some(true)),
        fades_unused: published.and_then(|published| published.tag_support.as_ref()).is_some_and(fades),
        keeps_data: published.is_some_and(|published| published.data_support == Some(true)),
        refreshes: refreshes_of(workspace),
        token_types: semantic_tokens::type_names(drafts.and_then(|drafts| drafts.semantic_tokens.as_ref())),
        answers_settings: workspace.and_then(|workspace| workspace.configuration).unwrap_or(false),
        versions_edits: edits.and_then(|edits| edits.document_changes).unwrap_or(false),
        shows_markdown: hover_formats.is_some_and(|formats| formats.contains(&MarkupKind::Markdown)),
        registers: methods,
        folders: Vec::new(),
    }
}

/// Whether an editor keeps an action's data and asks for its edit with it.
fn resolves_edits(actions: &CodeActionClientCapabilities) -> bool {
    let resolves = actions.resolve_support.as_ref();
    actions.data_support == Some(true)
        && resolves.is_some_and(|resolves| resolves.properties.iter().any(|property| property == "edit"))
}

fn fades(tags: &TagSupport<DiagnosticTag>) -> bool {
    tags.value_set.contains(&DiagnosticTag::UNNECESSARY)
}

/// What our own extensions tell of themselves, under `experimental.copydesk`.
fn own(capabilities: &ClientCapabilities, key: &str) -> bool {
    let experimental = capabilities.experimental.as_ref();
    experimental.and_then(|all| all.get("copydesk")?.get(key)?.as_bool()).unwrap_or(false)
}

fn refreshes_of(workspace: Option<&WorkspaceClientCapabilities>) -> Refreshes {
    let Some(workspace) = workspace else { return Refreshes::default() };
    let lenses = workspace.code_lens.as_ref().and_then(|lenses| lenses.refresh_support);
    let hints = workspace.inlay_hint.as_ref().and_then(|hints| hints.refresh_support);
    let tokens = workspace.semantic_tokens.as_ref().and_then(|tokens| tokens.refresh_support);
    Refreshes {
        code_lenses: lenses == Some(true),
        inlay_hints: hints == Some(true),
        semantic_tokens: tokens == Some(true),
    }
}

#[expect(deprecated, reason = "older editors name their folder in the one field that came before the list")]
fn folders_of(params: &InitializeParams) -> Vec<PathBuf> {
    let folders: Vec<&Uri> = match &params.workspace_folders {
        Some(folders) => folders.iter().map(|folder| &folder.uri).collect(),
        None => params.root_uri.iter().collect(),
    };
    folders.into_iter().filter_map(Uri::to_file_path).map(|path| path.into_owned()).collect()
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
        workspace_diagnostics: true,
        work_done_progress_options: WorkDoneProgressOptions { work_done_progress: Some(true) },
    };
    let code_actions = CodeActionOptions {
        code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, code_action::FIX_ALL]),
        resolve_provider: Some(client.resolves_edits),
        ..CodeActionOptions::default()
    };
    let commands = ExecuteCommandOptions {
        commands: execute_command::ALL.map(str::to_owned).to_vec(),
        work_done_progress_options: WorkDoneProgressOptions { work_done_progress: Some(true) },
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
        code_lens_provider: Some(CodeLensOptions { resolve_provider: None }),
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
        execute_command_provider: Some(commands),
        inlay_hint_provider: Some(OneOf::Left(true)),
        semantic_tokens_provider: Some(semantic_tokens::options(client).into()),
        workspace: Some(workspace::capabilities()),
        ..ServerCapabilities::default()
    }
}
