//! Editors that do what the protocol forbids, or more than anybody should.

use crate::client::{Client, range};
use crate::requests::{all_requests, parameters};
use serde_json::{Value, json};

const DRAFT: &str = "file:///drafts/harbour.md";

#[test]
fn behind_shutdown_all_requests_are_refused_and_exit_still_ends_it() {
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 1, "Then the the ferry sank, Oda Moss said.\n");
    client.published(DRAFT, 1);
    client.request("shutdown", Value::Null);
    for method in all_requests().iter().map(String::as_str).chain(["shutdown", "initialize"]) {
        let id = client.ask(method, parameters(DRAFT, &range(0, 0, 3)));
        assert_eq!(client.reply(id)["error"]["code"], -32600, "{method}");
    }
    client.change(DRAFT, 2, json!([{ "text": "late" }]));
    client.notify("exit", Value::Null);
    assert_eq!(client.ended().0.code(), Some(0));
}

#[test]
fn before_initialize_all_requests_are_refused_and_notifications_dropped() {
    let mut client = Client::spawn();
    client.open(DRAFT, "markdown", 1, "early");
    client.notify("initialized", json!({}));
    for method in all_requests().iter().map(String::as_str).chain(["shutdown"]) {
        let id = client.ask(method, parameters(DRAFT, &range(0, 0, 3)));
        assert_eq!(client.reply(id)["error"]["code"], -32002, "{method}");
    }
    let params = json!({ "processId": null, "rootUri": null, "capabilities": {} });
    client.request("initialize", params.clone());
    let id = client.ask("initialize", params);
    assert_eq!(client.reply(id)["error"]["code"], -32600);
    client.notify("initialized", json!({}));
    assert_eq!(client.request("copydesk/text", json!({ "uri": DRAFT })), Value::Null);
    client.finish();
}

#[test]
fn unknown_drafts_and_places_outside_are_answered() {
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 1, "# 😀\n\nThen the the ferry sank, Oda Moss said.\n");
    client.open("untitled:empty", "plaintext", 1, "");
    let most = u32::MAX;
    let outside =
        json!({ "start": { "line": most, "character": most }, "end": { "line": 0, "character": 1 } });
    for method in all_requests() {
        for uri in [DRAFT, "untitled:empty", "file:///never/opened.md", "http://velm.example/a%20b"] {
            let id = client.ask(&method, parameters(uri, &outside));
            let reply = client.reply(id);
            let refused = &reply["error"]["code"];
            assert!(*refused == Value::Null || *refused == -32803, "{method} of {uri}: {reply}");
        }
    }
    client.finish();
}

/// The protocol lets a server pass over a notification of that kind, and not over a request.
#[test]
fn a_request_that_nobody_knows_is_refused() {
    let mut client = Client::start(json!({}));
    for method in ["drafts/burn", "$/drafts/burn", "textDocument/didOpen"] {
        let id = client.ask(method, json!({ "no": "such" }));
        let code = client.reply(id)["error"]["code"].as_i64();
        assert!(matches!(code, Some(-32601 | -32600)), "{method}: {code:?}");
    }
    client.notify("$/drafts/burn", json!({}));
    client.finish();
}

/// The order of arrival holds, whatever the numbers say.
#[test]
fn versions_that_go_back_name_the_newest_text_all_the_same() {
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 9, "one");
    for (version, text) in
        [(7, "Then the the ferry sank.\n"), (7, "Then the ferry sank.\n"), (-1, "the the\n")]
    {
        client.change(DRAFT, version, json!([{ "text": text }]));
        assert_eq!(client.text(DRAFT), text);
    }
    assert_eq!(client.published(DRAFT, -1).len(), 1);
    client.finish();
}

#[test]
fn half_a_message_ends_with_the_input() {
    for half in [&b"Content-Len"[..], b"Content-Length: 100\r\n", b"Content-Length: 100\r\n\r\n{\"jsonrpc\":"]
    {
        let mut client = Client::start(json!({}));
        client.open(DRAFT, "markdown", 1, "The ferry sank.\n");
        client.published(DRAFT, 1);
        client.send_raw(half);
        client.close_input();
        assert_eq!(client.ended().0.code(), Some(1));
    }
}

/// A text that long is taken and edited, and not read.
#[test]
fn a_message_of_a_hundred_megabytes_is_survived() {
    let mut client = Client::start(json!({}));
    let text = "the the ferry sank.\n".repeat(5 << 20);
    client.open(DRAFT, "plaintext", 1, &text);
    assert_eq!(client.published(DRAFT, 1), Vec::<Value>::new());
    let told = client.next("window/showMessage");
    assert_eq!(told["message"], "harbour.md: Copydesk reads no draft of more than 8 MB.");
    client.change(DRAFT, 2, json!([{ "range": range(0, 0, 0), "text": "The " }]));
    for method in all_requests() {
        let id = client.ask(&method, parameters(DRAFT, &range(0, 1, 9)));
        client.reply(id);
    }
    client.change(DRAFT, 3, json!([{ "text": "Then the the ferry sank.\n" }]));
    assert_eq!(client.published(DRAFT, 3).len(), 1);
    client.finish();
}

/// The request is answered once, with what was asked for or with an error that says why not, and what comes behind it
/// is answered, too.
#[test]
fn each_request_can_be_cancelled() {
    let mut client = Client::start(json!({ "textDocument": { "diagnostic": {} } }));
    let requests = all_requests();
    let others = ["textDocument/diagnostic", "workspace/diagnostic", "workspace/executeCommand"];
    for (number, method) in requests.iter().map(String::as_str).chain(others).enumerate() {
        // The draft is another each time, so that what waits for its check has to wait.
        let text = format!("Draft {number}. {}", "Oda Moss said the ferry sank. ".repeat(60));
        client.open(DRAFT, "plaintext", 1, &text);
        let mut params = parameters(DRAFT, &range(0, 12, 14));
        params["previousResultIds"] = json!([]);
        params["command"] = json!("copydesk.openLedger");
        params["arguments"] = json!([DRAFT]);
        let id = client.ask(method, params.clone());
        client.notify("$/cancelRequest", json!({ "id": id }));
        let reply = client.reply(id);
        let code = &reply["error"]["code"];
        assert!(reply.get("result").is_some() || *code == -32800 || *code == -32803, "{method}: {reply}");
        let again = client.ask(method, params);
        let reply = client.reply(again);
        assert!(reply.get("result").is_some(), "{method}: {reply}");
        client.close(DRAFT);
    }
    client.finish();
}

#[test]
fn an_editor_that_never_answers_is_served() {
    let asked = json!({ "workspace": { "configuration": true,
        "didChangeWatchedFiles": { "dynamicRegistration": true } } });
    let mut client = Client::spawn();
    client.is_deaf = true;
    client.request("initialize", json!({ "processId": null, "rootUri": null, "capabilities": asked }));
    client.notify("initialized", json!({}));
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    client.open(DRAFT, "markdown", 1, "Then the the ferry sank.\n");
    assert_eq!(client.published(DRAFT, 1).len(), 1);
    client.finish();
}
