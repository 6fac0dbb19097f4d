//! The requests and notifications that we answer; each hands over to the session or to its handler.

use super::handlers::{code_action, diagnostics, hover, initialize, settings};
use super::session::{Event, Session};
use std::sync::Arc;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    CodeActionParams, CodeActionResponse, DidChangeConfigurationParams, DidChangeTextDocumentParams,
    DidChangeWatchedFilesParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DocumentDiagnosticParams, DocumentDiagnosticReportResult, Hover, HoverParams, InitializeParams,
    InitializeResult, InitializedParams,
};
use tower_lsp::{Client, ClientSocket, LanguageServer, LspService};

/// The server of one session.
#[derive(Debug)]
pub struct Server {
    client: Client,
    pub(super) session: Arc<Session>,
}

/// The service that hands messages to a new server, and the socket for what the server asks.
pub fn build(session: Arc<Session>) -> (LspService<Server>, ClientSocket) {
    let service = LspService::build(|client| Server { client, session });
    #[cfg(debug_assertions)]
    let service =
        service.custom_method("copydesk/text", Server::text).custom_method("copydesk/fault", Server::fault);
    service.finish()
}

/// The transport runs every function here up to its first await in the order of arrival, so an event
/// must be applied before that.
impl LanguageServer for Server {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        Ok(initialize::initialize(&self.session, params))
    }

    async fn initialized(&self, _: InitializedParams) {
        initialize::register(&self.client, &self.session).await;
        settings::fetch(&self.client, &self.session).await;
    }

    async fn shutdown(&self) -> Result<()> {
        self.session.apply(Event::ShutDown);
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let draft = params.text_document;
        self.session.apply(Event::Opened(draft.uri, draft.language_id, draft.version, draft.text));
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let draft = params.text_document;
        self.session.apply(Event::Changed(draft.uri, draft.version, params.content_changes));
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.session.apply(Event::Closed(params.text_document.uri));
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        settings::changed(&self.client, &self.session, params).await;
    }

    async fn did_change_watched_files(&self, _: DidChangeWatchedFilesParams) {
        self.session.apply(Event::SettingsFileChanged);
        diagnostics::refresh(&self.client, &self.session).await;
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        Ok(diagnostics::pull(&self.session, params).await)
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let place = params.text_document_position_params;
        let snapshot = self.session.snapshot(&place.text_document.uri);
        Ok(snapshot.and_then(|snapshot| hover::hover(&snapshot, place.position)))
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let snapshot = self.session.snapshot(&params.text_document.uri);
        Ok(snapshot.map(|snapshot| code_action::quick_fixes(&snapshot, &params)))
    }
}
