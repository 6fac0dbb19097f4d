//! How a session begins and ends, and what it must survive.

use crate::client::Client;
use serde_json::{Value, json};

const DRAFT: &str = "file:///drafts/harbour.md";

#[test]
fn exit_ends_it_while_the_input_is_open() {
    let mut client = Client::start(json!({}));
    client.request("shutdown", Value::Null);
    client.notify("exit", Value::Null);
    assert_eq!(client.ended().0.code(), Some(0));
}

#[test]
fn exit_without_shutdown_is_a_failure() {
    let mut client = Client::start(json!({}));
    client.notify("exit", Value::Null);
    assert_eq!(client.ended().0.code(), Some(1));
}

#[test]
fn exit_before_anything_else_ends_it() {
    let mut client = Client::spawn();
    client.notify("exit", Value::Null);
    assert_eq!(client.ended().0.code(), Some(1));
}

#[test]
fn the_end_of_input_ends_it() {
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 1, "The ferry sank.\n");
    client.close_input();
    assert_eq!(client.ended().0.code(), Some(1));

    let mut client = Client::spawn();
    client.close_input();
    client.ended();
}

#[test]
fn a_capability_that_cannot_be_read_costs_that_one_only() {
    let odd = json!({ "textDocument": { "callHierarchy": [{ "dynamicRegistration": false }] } });
    let mut client = Client::start(odd);
    client.open(DRAFT, "markdown", 1, "The the ferry sank.\n");
    assert_eq!(client.published(DRAFT, 1).len(), 1);
}

#[cfg(unix)]
#[test]
fn the_editors_death_ends_it() {
    let mut editor = std::process::Command::new("sleep").arg("600").spawn().unwrap();
    let params = json!({ "processId": editor.id(), "rootUri": null, "capabilities": {} });
    let mut client = Client::start_with(params);
    client.open(DRAFT, "markdown", 1, "The ferry sank.\n");
    client.published(DRAFT, 1);
    editor.kill().unwrap();
    editor.wait().unwrap();
    assert_eq!(client.ended().0.code(), Some(1));
}

#[test]
fn a_request_before_initialize_is_refused() {
    let mut client = Client::spawn();
    let id = client.ask("textDocument/hover", json!({}));
    assert_eq!(client.reply(id)["error"]["code"], -32002);
}

#[test]
fn what_is_wrong_is_survived() {
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 1, "The ferry sank.\n");
    let here = json!({ "textDocument": { "uri": DRAFT }, "position": { "line": 99, "character": 99 } });

    client.send_raw(b"Content-Length: 9\r\n\r\n{\"broken\"");
    client.send_raw(b"Content-Length: 2\r\n\r\n\xff\xfe");
    client.send_raw(b"Content-Length: none\r\n\r\nnonsense\r\n\r\n");
    client.send(&json!([]));
    client.send(&json!({ "jsonrpc": "1.0", "method": "x" }));
    client.send(&json!({ "jsonrpc": "2.0", "id": 4711, "result": null }));
    client.notify("no/such", json!({ "a": 1 }));
    client.notify("$/cancelRequest", json!({ "id": 99 }));
    client.notify("textDocument/didChange", json!({ "nonsense": true }));
    client.notify("textDocument/didOpen", Value::Null);
    client.change("file:///never/opened.md", 3, json!([{ "text": "x" }]));
    client.close("file:///never/opened.md");
    client.change(DRAFT, -7, json!([]));
    let id = client.ask("no/such", json!({}));
    assert_eq!(client.reply(id)["error"]["code"], -32601);
    let id = client.ask("textDocument/hover", json!({ "textDocument": 5 }));
    assert_eq!(client.reply(id)["error"]["code"], -32602);
    client.request("textDocument/hover", here.clone());
    let elsewhere = json!({ "textDocument": { "uri": "untitled:none" }, "position": here["position"] });
    assert_eq!(client.request("textDocument/hover", elsewhere), Value::Null);

    assert_eq!(client.text(DRAFT), "The ferry sank.\n");
    let codes: Vec<Value> = client.rest().iter().map(|message| message["error"]["code"].clone()).collect();
    let count = |code: i64| codes.iter().filter(|found| **found == code).count();
    assert_eq!((count(-32700), count(-32600)), (2, 2));
    client.finish();
}

#[test]
fn a_cancelled_request_is_answered_once() {
    let mut client = Client::start(json!({ "textDocument": { "diagnostic": {} } }));
    client.open(DRAFT, "markdown", 1, &"The ferry sank in the harbour. ".repeat(2000));
    let id = client.ask("textDocument/diagnostic", json!({ "textDocument": { "uri": DRAFT } }));
    client.notify("$/cancelRequest", json!({ "id": id }));
    let reply = client.reply(id);
    assert!(reply.get("result").is_some() || reply["error"]["code"] == -32800, "{reply}");
    assert!(client.rest().iter().all(|message| message["id"] != id));
    client.finish();
}

/// The rule of that name is in debug builds only.
#[cfg(debug_assertions)]
#[test]
fn a_panicking_rule_leaves_a_living_server() {
    let options = json!({ "rules": { "panic-on-purpose": "error" } });
    let params =
        json!({ "processId": null, "rootUri": null, "capabilities": {}, "initializationOptions": options });
    let mut client = Client::start_with(params);
    client.open(DRAFT, "markdown", 1, "Zwyndham harbour closed.\n");
    client.published(DRAFT, 1);
    client.change(DRAFT, 2, json!([{ "text": "Zwyndham harbour opened.\n" }]));
    client.published(DRAFT, 2);
    assert_eq!(client.text(DRAFT), "Zwyndham harbour opened.\n");
    let errors = client.finish();
    assert_eq!(errors.matches("panic-on-purpose").count(), 2, "{errors}");
    assert!(!errors.contains("Zwyndham"), "{errors}");
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_elsewhere_ends_it_with_its_place_alone() {
    let mut client = Client::start(json!({}));
    client.notify("copydesk/fault", json!(["Zwyndham"]));
    let (status, errors) = client.ended();
    assert_eq!(status.code(), Some(101));
    assert!(errors.contains("copydesk: stopped by a fault of its own at "), "{errors}");
    assert!(!errors.contains("Zwyndham"), "{errors}");
}
