//! Diagnostics reach an editor by one way only, and go when their draft goes.

use crate::client::{Client, range};
use serde_json::{Value, json};

const DRAFT: &str = "untitled:Untitled-1";

fn publications(messages: &[Value]) -> usize {
    messages.iter().filter(|message| message["method"] == "textDocument/publishDiagnostics").count()
}

#[test]
fn an_editor_that_cannot_pull_is_pushed_to() {
    let mut client = Client::spawn();
    let params = json!({ "processId": null, "rootUri": null, "capabilities": {} });
    let answer = client.request("initialize", params);
    assert_eq!(answer["capabilities"].get("diagnosticProvider"), None);
    client.notify("initialized", json!({}));
    client.open(DRAFT, "markdown", 1, "The ferry sank.\n");
    client.published(DRAFT, 1);
    client.change(DRAFT, 2, json!([{ "range": range(0, 0, 3), "text": "A" }]));
    client.published(DRAFT, 2);
    client.close(DRAFT);
    let cleared = client.next("textDocument/publishDiagnostics");
    assert_eq!((&cleared["uri"], &cleared["diagnostics"]), (&json!(DRAFT), &json!([])));
    assert_eq!(publications(&client.rest()), 0);
    client.finish();
}

#[test]
fn an_editor_that_pulls_is_never_pushed_to() {
    let mut client = Client::spawn();
    let capabilities = json!({ "textDocument": { "diagnostic": {}, "publishDiagnostics": {} },
        "workspace": { "diagnostics": { "refreshSupport": true } } });
    let params = json!({ "processId": null, "rootUri": null, "capabilities": capabilities });
    let answer = client.request("initialize", params);
    assert!(answer["capabilities"]["diagnosticProvider"].is_object());
    client.notify("initialized", json!({}));
    client.open(DRAFT, "markdown", 1, "The ferry sank.\n");
    let draft = json!({ "textDocument": { "uri": DRAFT } });
    let first = client.request("textDocument/diagnostic", draft.clone());
    assert_eq!(first["kind"], "full");

    let again = json!({ "textDocument": { "uri": DRAFT }, "previousResultId": first["resultId"] });
    assert_eq!(client.request("textDocument/diagnostic", again.clone())["kind"], "unchanged");
    client.change(DRAFT, 2, json!([{ "text": "The ferry sailed.\n" }]));
    assert_eq!(client.request("textDocument/diagnostic", again)["kind"], "full");

    client.close(DRAFT);
    assert_eq!(client.request("textDocument/diagnostic", draft)["items"], json!([]));
    assert_eq!(publications(&client.rest()), 0);
    client.finish();
}

/// It could not be told that other settings hold.
#[test]
fn an_editor_that_pulls_but_does_not_refresh_is_pushed_to() {
    let mut client = Client::spawn();
    let capabilities = json!({ "textDocument": { "diagnostic": {}, "publishDiagnostics": {} } });
    let params = json!({ "processId": null, "rootUri": null, "capabilities": capabilities });
    let answer = client.request("initialize", params);
    assert_eq!(answer["capabilities"].get("diagnosticProvider"), None);
    client.notify("initialized", json!({}));
    client.open(DRAFT, "markdown", 1, "The ferry sank.\n");
    client.published(DRAFT, 1);
    client.finish();
}

#[test]
fn a_pull_that_waits_holds_up_nothing() {
    let mut client = Client::start(json!({ "textDocument": { "diagnostic": {} } }));
    client.open(DRAFT, "plaintext", 0, &"The ferry sank in the harbour on Monday.\n".repeat(1000));
    let mut asked = Vec::new();
    for version in 1..=50 {
        asked.push(client.ask("textDocument/diagnostic", json!({ "textDocument": { "uri": DRAFT } })));
        client.change(DRAFT, version, json!([{ "range": range(0, 0, 0), "text": "x" }]));
    }
    let reply = client.request("copydesk/text", json!({ "uri": DRAFT }));
    assert_eq!(reply["version"], 50);
    for id in asked {
        assert!(client.reply(id).get("result").is_some());
    }
    client.finish();
}
