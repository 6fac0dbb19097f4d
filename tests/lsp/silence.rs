//! No word of a draft reaches standard error, with logging at its highest, or a file.

use crate::client::{Client, range};
use crate::requests::{all_requests, parameters};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

const DRAFT: &str = "untitled:Untitled-1";
const TEXT: &str = "Xanthippe Quillfeather said the the Bramblewick ferry sank, sources said.\n";
const WORDS: [&str; 5] = ["Xanthippe", "Quillfeather", "Bramblewick", "ferry", "sources"];

/// Of these no page has one.
const NAMES: [&str; 3] = ["Xanthippe", "Quillfeather", "Bramblewick"];

#[test]
fn no_word_of_the_draft_is_logged_or_kept() {
    let options = json!({ "rules": if cfg!(debug_assertions) { json!({ "panic-on-purpose": "error" }) } else { json!({}) } });
    let params =
        json!({ "processId": null, "rootUri": null, "capabilities": {}, "initializationOptions": options });
    let mut client = Client::start_with(params);
    client.open(DRAFT, "markdown", 1, TEXT);
    client.published(DRAFT, 1);
    for method in all_requests() {
        for at in [range(0, 3, 9), range(0, 31, 31)] {
            let id = client.ask(&method, parameters(DRAFT, &at));
            client.reply(id);
        }
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

    let written = files_below(client.folder());
    assert!(written.iter().any(|file| file.ends_with("misspelling.md")), "the pages lie there: {written:?}");
    for file in written {
        let text = fs::read(&file).unwrap();
        let text = String::from_utf8_lossy(&text);
        assert!(!NAMES.iter().any(|word| text.contains(word)), "{}", file.display());
    }
    let errors = client.finish();
    assert!(errors.contains("DEBUG"), "logging is at its highest: {errors}");
    for word in WORDS {
        assert!(!errors.contains(word), "{errors}");
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(files_below(&path)) } else { files.push(path) }
    }
    files
}
