//! No word of a draft reaches standard error, with logging at its highest.

use crate::client::Client;
use serde_json::json;

const DRAFT: &str = "untitled:Untitled-1";
const TEXT: &str = "Xanthippe Quillfeather said the the Bramblewick ferry sank, sources said.\n";
const WORDS: [&str; 5] = ["Xanthippe", "Quillfeather", "Bramblewick", "ferry", "sources"];

#[test]
fn no_word_of_the_draft_is_logged() {
    let options = json!({ "rules": if cfg!(debug_assertions) { json!({ "panic-on-purpose": "error" }) } else { json!({}) } });
    let params =
        json!({ "processId": null, "rootUri": null, "capabilities": {}, "initializationOptions": options });
    let mut client = Client::start_with(params);
    client.open(DRAFT, "markdown", 1, TEXT);
    client.published(DRAFT, 1);
    let place = json!({ "line": 0, "character": 31 });
    client.request("textDocument/hover", json!({ "textDocument": { "uri": DRAFT }, "position": place }));
    let range = json!({ "start": place, "end": place });
    let params =
        json!({ "textDocument": { "uri": DRAFT }, "range": range, "context": { "diagnostics": [] } });
    client.request("textDocument/codeAction", params);
    for method in ["codeLens", "semanticTokens/full"] {
        client.request(&format!("textDocument/{method}"), json!({ "textDocument": { "uri": DRAFT } }));
    }
    for (command, argument) in [("copydesk.openLedger", json!(DRAFT)), ("copydesk.apply", json!(TEXT))] {
        let params = json!({ "command": command, "arguments": [argument] });
        let id = client.ask("workspace/executeCommand", params);
        client.reply(id);
    }
    let word = json!({ "command": "copydesk.addWord", "arguments": [DRAFT, "Bramblewick", "house"] });
    let id = client.ask("workspace/executeCommand", word);
    client.reply(id);
    client.request("workspace/diagnostic", json!({ "previousResultIds": [] }));
    // Messages that cannot be read, in whole or in part, and that quote the draft.
    let body = format!("{{\"jsonrpc\": {TEXT}");
    client.send_raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    client.send_raw(TEXT.as_bytes());
    client.notify("textDocument/didChange", json!({ "textDocument": TEXT, "contentChanges": TEXT }));
    client.notify("no/such", json!(TEXT));
    let id = client.ask("textDocument/hover", json!({ "textDocument": { "uri": TEXT }, "position": TEXT }));
    client.reply(id);
    client.change(DRAFT, 2, json!([{ "text": TEXT.repeat(2) }]));
    client.published(DRAFT, 2);
    client.close(DRAFT);

    let errors = client.finish();
    assert!(errors.contains("DEBUG"), "logging is at its highest: {errors}");
    for word in WORDS {
        assert!(!errors.contains(word), "{errors}");
    }
}
