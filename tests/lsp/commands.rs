//! Commands, whose edits the server makes: an editor needs no code of its own for them.

use crate::client::{Client, range};
use serde_json::{Value, json};

const DRAFT: &str = "file:///drafts/harbour%20two.md";

fn command(client: &mut Client, name: &str, argument: Value) -> i64 {
    client.ask("workspace/executeCommand", json!({ "command": name, "arguments": [argument] }))
}

#[test]
fn an_editor_without_code_actions_is_given_commands() {
    let mut client = Client::start(json!({ "workspace": { "applyEdit": true } }));
    client.open(DRAFT, "markdown", 1, "😀 Then the the ferry sank.\n");
    client.published(DRAFT, 1);
    let context = json!({ "diagnostics": [] });
    let params = json!({ "textDocument": { "uri": DRAFT }, "range": range(0, 9, 9), "context": context });
    let actions = client.request("textDocument/codeAction", params);
    let first = actions[0].clone();
    assert_eq!(first["command"], "copydesk.apply");
    let id = command(&mut client, "copydesk.apply", first["arguments"][0].clone());
    let edit = client.next("workspace/applyEdit")["edit"]["changes"][DRAFT][0].clone();
    assert_eq!(client.reply(id)["result"], Value::Null);
    client.change(DRAFT, 2, json!([{ "range": edit["range"], "text": edit["newText"] }]));
    assert_eq!(client.text(DRAFT), "😀 Then the ferry sank.\n");

    let id = command(&mut client, "copydesk.apply", first["arguments"][0].clone());
    assert_eq!(client.reply(id)["error"]["code"], -32801, "it was for another text");
    client.finish();
}

#[test]
fn all_marks_that_silence_nothing_go_at_once() {
    let mut client = Client::start(json!({ "workspace": { "applyEdit": true } }));
    let text = "It rained. <!-- stet repeated-word, misspelling: a, b -->\n\n\
                <!-- stet repeated-word: a song -->\nIt snowed.\n\nThe the ferry sank. <!-- stet repeated-word: a song -->\n";
    client.open(DRAFT, "markdown", 1, text);
    client.published(DRAFT, 1);
    let id = command(&mut client, "copydesk.clearUnusedStets", json!(DRAFT));
    let edits = client.next("workspace/applyEdit")["edit"]["changes"][DRAFT].clone();
    assert_eq!(client.reply(id)["result"], Value::Null);
    let changes: Vec<Value> = edits
        .as_array()
        .unwrap()
        .iter()
        .rev()
        .map(|edit| json!({ "range": edit["range"], "text": edit["newText"] }))
        .collect();
    client.change(DRAFT, 2, json!(changes));
    let cleared = client.text(DRAFT);
    assert!(cleared.starts_with("It rained.\n\n"), "{cleared}");
    assert_eq!(cleared.matches("stet").count(), 1, "{cleared}");
    client.published(DRAFT, 2);

    let id = command(&mut client, "copydesk.clearUnusedStets", json!(DRAFT));
    assert!(client.next("window/showMessage")["message"].as_str().unwrap().contains("Every stet mark"));
    assert_eq!(client.reply(id)["result"], Value::Null);
    client.finish();
}

#[test]
fn the_ledger_is_answered_and_shown_where_the_editor_does_not_do_it() {
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 1, "The ferry sank, Oda Moss said.\n");
    let id = command(&mut client, "copydesk.openLedger", json!(DRAFT));
    let ledger = client.reply(id)["result"].as_str().unwrap().to_owned();
    assert!(ledger.contains("1 named") && ledger.contains("## Oda Moss (a person by name)"), "{ledger}");
    assert!(ledger.contains("- line 1, said: The ferry sank"), "{ledger}");
    assert_eq!(client.next("window/showMessage")["message"], ledger.as_str());
    client.finish();

    let own = json!({ "experimental": { "copydesk": { "showsLedger": true } } });
    let mut client = Client::start(own);
    client.open(DRAFT, "markdown", 1, "");
    let id = command(&mut client, "copydesk.openLedger", json!(DRAFT));
    assert!(client.reply(id)["result"].as_str().unwrap().contains("no sources"));
    assert!(client.rest().iter().all(|message| message["method"] != "window/showMessage"));
    client.finish();
}

/// Emacs drops or keeps back what stands behind an answer that it waits for, if it reads both at once.
#[test]
fn what_holds_with_a_new_word_is_told_before_the_answer() {
    let mut client = Client::start(json!({}));
    let drafts = [DRAFT, "file:///drafts/pier.md"];
    for draft in drafts {
        client.open(draft, "markdown", 1, "The pilotge at Velm had closed.\n");
        assert_eq!(client.published(draft, 1).len(), 1);
    }
    let arguments = json!([DRAFT, "pilotge", "user"]);
    client.request(
        "workspace/executeCommand",
        json!({ "command": "copydesk.addWord", "arguments": arguments }),
    );
    let told = client.so_far();
    for draft in drafts {
        let is_clear = |message: &Value| {
            message["params"]["uri"] == draft && message["params"]["diagnostics"] == json!([])
        };
        assert!(told.iter().any(is_clear), "{draft}: {told:?}");
    }
    client.finish();
}

#[test]
fn what_cannot_be_done_is_an_error() {
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 1, "It rained. <!-- stet misspelling: a song -->\n");
    client.published(DRAFT, 1);
    for (name, argument, code) in [
        ("copydesk.noSuch", json!(DRAFT), -32602),
        ("copydesk.openLedger", json!("file:///not/open.md"), -32602),
        ("copydesk.openLedger", json!(7), -32602),
        ("copydesk.apply", json!({}), -32602),
        // This editor has not said that it makes edits for a server.
        ("copydesk.clearUnusedStets", json!(DRAFT), -32803),
    ] {
        let id = command(&mut client, name, argument);
        assert_eq!(client.reply(id)["error"]["code"], code, "{name}");
    }
    client.finish();
}
