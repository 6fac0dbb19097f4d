//! Requests for the tests of the server; release builds do not have them.

use crate::lsp::server::Server;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::TextDocumentIdentifier;

impl Server {
    /// `copydesk/text`: a draft's text and version, to compare with what edits should have made of it.
    pub(in crate::lsp) async fn text(&self, draft: TextDocumentIdentifier) -> Result<Option<Value>> {
        let snapshot = self.session.snapshot(&draft.uri);
        Ok(snapshot.map(|snapshot| json!({ "text": *snapshot.text, "version": snapshot.version })))
    }

    /// `copydesk/fault`: a panic outside any rule, whose message quotes what was sent.
    #[expect(clippy::panic, reason = "this is what the request is for")]
    pub(in crate::lsp) async fn fault(&self, text: Value) {
        panic!("a panic that quotes the draft: {text}")
    }
}
