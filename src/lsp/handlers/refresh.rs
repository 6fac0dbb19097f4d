//! Tells an editor to ask again for what it has asked for before, once other settings or files hold.

use crate::lsp::session::Session;
use tower_lsp::Client;
use tower_lsp::ls_types::request::{
    CodeLensRefresh, InlayHintRefreshRequest, Request, SemanticTokensRefresh, WorkspaceDiagnosticRefresh,
};

/// All that it asks for: after a change of settings.
pub fn all(editor: &Client, session: &Session) {
    let refreshes = session.client().refreshes;
    diagnostics(editor, session);
    ask::<CodeLensRefresh>(editor, session, refreshes.code_lenses);
    ask::<InlayHintRefreshRequest>(editor, session, refreshes.inlay_hints);
    ask::<SemanticTokensRefresh>(editor, session, refreshes.semantic_tokens);
}

/// Diagnostics, where it pulls them; one that is pushed to hears from the session.
pub fn diagnostics(editor: &Client, session: &Session) {
    let client = session.client();
    let pulls = client.pulls_diagnostics && client.refreshes_diagnostics;
    ask::<WorkspaceDiagnosticRefresh>(editor, session, pulls);
}

fn ask<R: Request<Params = (), Result = ()>>(editor: &Client, session: &Session, can: bool) {
    if !can {
        return;
    }
    let editor = editor.clone();
    session.under_way().once_at_a_time(R::METHOD, move || {
        let editor = editor.clone();
        async move {
            if let Err(error) = editor.send_request::<R>(()).await {
                tracing::warn!(code = error.code.code(), method = R::METHOD, "the editor will not ask again");
            }
        }
    });
}
