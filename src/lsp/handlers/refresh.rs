//! Tells an editor to ask again for what it has asked for before, once other settings or files hold.

use crate::lsp::session::Session;
use tower_lsp::Client;
use tower_lsp::jsonrpc::Result;

/// All that it asks for: after a change of settings.
pub async fn all(editor: &Client, session: &Session) {
    let refreshes = session.client().refreshes;
    let lenses = asked(refreshes.code_lenses, editor.code_lens_refresh());
    let hints = asked(refreshes.inlay_hints, editor.inlay_hint_refresh());
    let tokens = asked(refreshes.semantic_tokens, editor.semantic_tokens_refresh());
    tokio::join!(diagnostics(editor, session), lenses, hints, tokens);
}

/// Diagnostics, where it pulls them; one that is pushed to hears from the session.
pub async fn diagnostics(editor: &Client, session: &Session) {
    let client = session.client();
    let pulls = client.pulls_diagnostics && client.refreshes_diagnostics;
    asked(pulls, editor.workspace_diagnostic_refresh()).await;
}

async fn asked(can: bool, request: impl Future<Output = Result<()>>) {
    if can && let Err(error) = request.await {
        tracing::warn!(code = error.code.code(), "the editor will not ask again");
    }
}
