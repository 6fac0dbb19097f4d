//! The requests and notifications that we answer; each hands over to the session or to its handler.

use super::handlers::{
    code_action, code_lens, completion, definition, diagnostics, document_highlight, document_link,
    document_symbol, execute_command, folding_range, hover, initialize, inlay_hint, long_check, references,
    refresh, rename, selection_range, semantic_tokens, settings, workspace, workspace_diagnostic,
    workspace_symbol,
};
use super::session::{Event, Session};
use crate::text::Encoding;
use serde_json::Value;
use std::sync::Arc;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    CodeAction, CodeActionParams, CodeActionResponse, CodeLens, CodeLensParams, CompletionParams,
    CompletionResponse, CreateFilesParams, DeleteFilesParams, DidChangeConfigurationParams,
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DocumentDiagnosticParams,
    DocumentDiagnosticReportResult, DocumentHighlight, DocumentHighlightParams, DocumentLink,
    DocumentLinkParams, DocumentSymbolParams, DocumentSymbolResponse, ExecuteCommandParams, FoldingRange,
    FoldingRangeParams, GotoDefinitionParams, GotoDefinitionResponse, Hover, HoverParams, InitializeParams,
    InitializeResult, InitializedParams, InlayHint, InlayHintParams, Location, PrepareRenameResponse,
    ReferenceParams, RenameFilesParams, RenameParams, SelectionRange, SelectionRangeParams,
    SemanticTokensDeltaParams, SemanticTokensFullDeltaResult, SemanticTokensParams,
    SemanticTokensRangeParams, SemanticTokensRangeResult, SemanticTokensResult, TextDocumentPositionParams,
    WorkDoneProgressCancelParams, WorkspaceDiagnosticParams, WorkspaceDiagnosticReportResult, WorkspaceEdit,
    WorkspaceSymbolParams, WorkspaceSymbolResponse,
};
use tower_lsp::{Client, ClientSocket, LanguageServer, LspService};

/// The server of one session.
#[derive(Debug)]
pub struct Server {
    client: Client,
    pub(super) session: Arc<Session>,
    /// What workspace symbols have read.
    kept: Arc<workspace_symbol::Kept>,
    /// The unit of columns where the editor names none.
    columns: Encoding,
}

/// The service that hands messages to a new server, and the socket for what the server asks. An editor that does not
/// say what its columns count counts `columns`.
pub fn build(session: Arc<Session>, columns: Encoding) -> (LspService<Server>, ClientSocket) {
    let service = LspService::build(|client| Server { client, session, kept: Arc::default(), columns });
    // The framework does not know of this notification.
    let service = service.custom_method("window/workDoneProgress/cancel", Server::cancel_work);
    #[cfg(debug_assertions)]
    let service =
        service.custom_method("copydesk/text", Server::text).custom_method("copydesk/fault", Server::fault);
    service.finish()
}

impl Server {
    async fn cancel_work(&self, params: WorkDoneProgressCancelParams) {
        self.session.works().cancel(&params.token);
    }
}

/// The transport runs every function here up to its first await in the order of arrival, so an event
/// must be applied before that.
impl LanguageServer for Server {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        Ok(initialize::initialize(&self.session, params, self.columns))
    }

    async fn initialized(&self, _: InitializedParams) {
        initialize::register(&self.client, &self.session).await;
        settings::fetch(&self.client, &self.session);
    }

    async fn shutdown(&self) -> Result<()> {
        self.session.apply(Event::ShutDown);
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let draft = params.text_document;
        let uri = draft.uri.clone();
        self.session.apply(Event::Opened(draft.uri, draft.language_id, draft.version, draft.text));
        long_check::follow(&self.client, &self.session, uri);
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let draft = params.text_document;
        let uri = draft.uri.clone();
        self.session.apply(Event::Changed(draft.uri, draft.version, params.content_changes));
        long_check::follow(&self.client, &self.session, uri);
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.session.apply(Event::Closed(params.text_document.uri));
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        settings::changed(&self.client, &self.session, params);
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        workspace::files_changed(&self.client, &self.session, params);
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        workspace::folders_changed(&self.client, &self.session, params);
    }

    async fn did_create_files(&self, _: CreateFilesParams) {
        refresh::diagnostics(&self.client, &self.session);
    }

    async fn did_rename_files(&self, params: RenameFilesParams) {
        workspace::files_renamed(&self.client, &self.session, &params);
    }

    async fn did_delete_files(&self, params: DeleteFilesParams) {
        workspace::files_deleted(&self.client, &self.session, &params);
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
        Ok(snapshot.map(|snapshot| code_action::actions(&snapshot, &params)))
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        code_action::resolve(&self.session, action)
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        let snapshot = self.session.checked_snapshot(&params.text_document.uri).await;
        Ok(snapshot.map(|snapshot| code_lens::lenses(&snapshot)))
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        execute_command::execute(&self.client, &self.session, params).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        let snapshot = self.session.checked_snapshot(&params.text_document.uri).await;
        Ok(snapshot.map(|snapshot| inlay_hint::hints(&snapshot, params.range)))
    }

    async fn semantic_tokens_full(
        &self,
        params: SemanticTokensParams,
    ) -> Result<Option<SemanticTokensResult>> {
        Ok(semantic_tokens::full(&self.session, &params.text_document.uri).await.map(Into::into))
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        Ok(semantic_tokens::since(&self.session, params).await)
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        let snapshot = self.session.checked_snapshot(&params.text_document.uri).await;
        Ok(snapshot.map(|snapshot| semantic_tokens::in_range(&snapshot, params.range).into()))
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        workspace_diagnostic::pull(&self.client, &self.session, params).await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let place = params.text_document_position;
        let snapshot = self.session.snapshot(&place.text_document.uri);
        Ok(snapshot.and_then(|snapshot| completion::completion(&snapshot, place.position)))
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        let place = params.text_document_position_params;
        let snapshot = self.session.read_snapshot(&place.text_document.uri).await;
        Ok(snapshot.and_then(|snapshot| document_highlight::highlights(&snapshot, place.position)))
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        let snapshot = self.session.checked_snapshot(&params.text_document.uri).await;
        Ok(snapshot.and_then(|snapshot| document_link::links(&snapshot)))
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        let snapshot = self.session.checked_snapshot(&params.text_document.uri).await;
        Ok(snapshot.and_then(|snapshot| document_symbol::symbols(&snapshot)))
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        let snapshot = self.session.checked_snapshot(&params.text_document.uri).await;
        Ok(snapshot.and_then(|snapshot| folding_range::folds(&snapshot)))
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        let place = params.text_document_position_params;
        let snapshot = self.session.read_snapshot(&place.text_document.uri).await;
        Ok(snapshot.and_then(|snapshot| definition::definition(&snapshot, place.position)))
    }

    async fn prepare_rename(
        &self,
        params: TextDocumentPositionParams,
    ) -> Result<Option<PrepareRenameResponse>> {
        rename::prepare(&self.session, params).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let (place, declaration) = (params.text_document_position, params.context.include_declaration);
        let snapshot = self.session.read_snapshot(&place.text_document.uri).await;
        Ok(snapshot.and_then(|snapshot| references::references(&snapshot, place.position, declaration)))
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        rename::rename(&self.session, params).await
    }

    async fn selection_range(&self, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>> {
        let snapshot = self.session.read_snapshot(&params.text_document.uri).await;
        Ok(snapshot.map(|snapshot| selection_range::selections(&snapshot, &params.positions)))
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<WorkspaceSymbolResponse>> {
        Ok(Some(workspace_symbol::symbols(&self.client, &self.session, &self.kept, params).await?.into()))
    }
}
