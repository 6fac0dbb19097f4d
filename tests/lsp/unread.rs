//! Editors that send and do not read.

use crate::client::{Client, range};
use serde_json::json;

const DRAFT: &str = "file:///drafts/harbour.md";

/// Each check says about as much as a pipe holds, and no more than the last word of any lies in the server.
#[test]
fn edits_take_effect_and_the_last_findings_come_in_the_end() {
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 0, &"Then the the ferry sank.\n\n".repeat(150));
    let count = client.published(DRAFT, 0).len();
    client.logged("checked");
    client.pause();
    for version in 1..=2000 {
        client.change(DRAFT, version, json!([{ "range": range(0, 0, 0), "text": "It rained. " }]));
        if version % 20 == 0 {
            client.logged("checked");
        }
    }
    let symbols = client.ask("textDocument/documentSymbol", json!({ "textDocument": { "uri": DRAFT } }));
    client.resume();
    let mut versions = Vec::new();
    while versions.last() != Some(&2000) {
        let message = client.next("textDocument/publishDiagnostics");
        versions.push(message["version"].as_i64().unwrap());
        assert_eq!(message["diagnostics"].as_array().unwrap().len(), count);
    }
    assert!(versions.len() < 10 && versions.is_sorted(), "{versions:?}");
    assert!(client.reply(symbols).get("result").is_some());
    assert!(client.text(DRAFT).starts_with(&"It rained. ".repeat(2000)));
    client.finish();
}

/// It asks for far more than it may leave unread: each request is answered, those that come too late with an error.
#[test]
fn requests_are_answered_or_refused() {
    let mut client = Client::start(json!({}));
    // So long that it is not read, and that each answer is a large one.
    client.open(DRAFT, "plaintext", 1, &"It rained.\n".repeat(780_000));
    client.published(DRAFT, 1);
    client.logged("checked");
    client.pause();
    let ids: Vec<i64> = (0..7).map(|_| client.ask("copydesk/text", json!({ "uri": DRAFT }))).collect();
    // The edit comes behind the requests.
    client.change(DRAFT, 2, json!([{ "text": "Then the the ferry sank.\n" }]));
    client.logged("checked");
    client.resume();
    let replies = ids.iter().map(|id| client.reply(*id));
    let refused = replies.filter(|reply| reply["error"]["code"] == -32803).count();
    assert!((1..7).contains(&refused), "{refused}");
    assert_eq!(client.text(DRAFT), "Then the the ferry sank.\n");
    client.finish();
}
