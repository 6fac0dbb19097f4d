//! Rename: every form of a name, with what is quoted left to its speaker.

use crate::client::{Client, range};
use serde_json::{Value, json};

const DRAFT: &str = "file:///drafts/harbour.md";

const TEXT: &str = "# Moss Blames the Crew\r\n\r\n\
    😀 Oda Moss spoke on Tuesday. Moss’s crew had slept.\r\n\r\n\
    “Moss was late,” Kofi Adu said.\r\n";

fn open(capabilities: Value) -> Client {
    let mut client = Client::start(capabilities);
    client.open(DRAFT, "markdown", 1, TEXT);
    client
}

fn at(line: usize, column: usize) -> Value {
    json!({ "textDocument": { "uri": DRAFT }, "position": { "line": line, "character": column } })
}

fn rename(client: &mut Client, line: usize, column: usize, name: &str) -> Value {
    let mut params = at(line, column);
    params["newName"] = json!(name);
    let id = client.ask("textDocument/rename", params);
    client.reply(id)
}

/// The reply's edits as pairs of line and text, and as what the server makes of them.
fn edits(reply: &Value) -> Vec<(Value, &str)> {
    let edits = reply["result"]["changes"][DRAFT].as_array().expect("edits");
    edits.iter().map(|edit| (edit["range"].clone(), edit["newText"].as_str().unwrap())).collect()
}

#[test]
fn a_rename_is_prepared_with_the_form_at_the_cursor() {
    let mut client = open(json!({}));
    let prepared = client.request("textDocument/prepareRename", at(2, 8));
    assert_eq!(prepared, json!({ "range": range(2, 3, 11), "placeholder": "Oda Moss" }));
    let prepared = client.request("textDocument/prepareRename", at(2, 30));
    assert_eq!(prepared, json!({ "range": range(2, 30, 34), "placeholder": "Moss" }));
    client.finish();
}

#[test]
fn every_form_changes_and_a_quotation_stays() {
    let mut client = open(json!({}));
    let full = rename(&mut client, 2, 4, "Ida Marsh");
    let wanted = [
        (range(0, 2, 6), "Marsh"),
        (range(2, 3, 6), "Ida"),
        (range(2, 7, 11), "Marsh"),
        (range(2, 30, 34), "Marsh"),
    ];
    assert_eq!(edits(&full), wanted);
    let surname = rename(&mut client, 2, 30, "Marsh");
    assert_eq!(edits(&surname).len(), 3);
    client.finish();
}

#[test]
fn a_rename_that_starts_in_a_quotation_changes_it() {
    let mut client = open(json!({}));
    let reply = rename(&mut client, 4, 2, "Marsh");
    assert!(edits(&reply).contains(&(range(4, 1, 5), "Marsh")), "{reply}");
    assert_eq!(edits(&reply).len(), 4);
    client.finish();
}

#[test]
fn an_editor_that_can_is_asked_about_quotations() {
    let edit = json!({ "documentChanges": true, "changeAnnotationSupport": {} });
    let mut client = open(json!({ "workspace": { "workspaceEdit": edit } }));
    let reply = rename(&mut client, 2, 30, "Marsh");
    let change = &reply["result"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({ "uri": DRAFT, "version": 1 }));
    let edits = change["edits"].as_array().unwrap();
    assert_eq!(edits.len(), 4);
    let asked: Vec<&Value> = edits.iter().filter(|edit| edit.get("annotationId").is_some()).collect();
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0]["range"], range(4, 1, 5));
    let id = asked[0]["annotationId"].as_str().unwrap();
    assert_eq!(reply["result"]["changeAnnotations"][id]["needsConfirmation"], true);
    client.finish();
}

#[test]
fn a_rename_sees_the_edit_before_it() {
    let mut client = open(json!({}));
    client.published(DRAFT, 1);
    client.change(DRAFT, 2, json!([{ "range": range(2, 0, 2), "text": "" }]));
    let reply = rename(&mut client, 2, 2, "Ida Moss");
    assert_eq!(edits(&reply), [(range(2, 1, 4), "Ida")]);
    client.finish();
}

#[test]
fn a_rename_that_an_edit_overtakes_is_given_up() {
    let mut client = Client::start(json!({}));
    // Long enough that the check still runs when the edit comes.
    let text = "Oda Moss spoke of the ferry and of the crew, who had slept. ".repeat(300);
    client.open(DRAFT, "plaintext", 1, &text);
    let mut params = at(0, 2);
    params["newName"] = json!("Ida Moss");
    let id = client.ask("textDocument/rename", params);
    client.change(DRAFT, 2, json!([{ "range": range(0, 0, 0), "text": "Then " }]));
    assert_eq!(client.reply(id)["error"]["code"], -32801);
    client.finish();
}

#[test]
fn what_is_no_name_is_refused_with_a_reason() {
    let mut client = open(json!({}));
    client.open("untitled:empty", "plaintext", 1, "");
    let refused = |reply: Value| {
        assert_eq!(reply["error"]["code"], -32803, "{reply}");
        reply["error"]["message"].as_str().unwrap().to_owned()
    };
    for (line, column) in [(2, 14), (2, 22), (2, 45), (999, 999)] {
        assert!(refused(rename(&mut client, line, column, "Marsh")).contains("no name"));
        let id = client.ask("textDocument/prepareRename", at(line, column));
        assert!(refused(client.reply(id)).contains("no name"));
    }
    assert!(refused(rename(&mut client, 2, 4, "  ")).contains("letter"));
    assert!(refused(rename(&mut client, 2, 4, "Ida\nMoss")).contains("line"));
    for uri in ["untitled:empty", "file:///not/open.md"] {
        let params = json!({ "textDocument": { "uri": uri }, "position": { "line": 0, "character": 0 },
            "newName": "Marsh" });
        let id = client.ask("textDocument/rename", params);
        refused(client.reply(id));
    }
    client.finish();
}

/// Who wrote it stands nowhere in the body.
#[test]
fn whoever_wrote_the_draft_is_renamed_in_byline_front_matter_and_credit_line() {
    let mut client = Client::start(json!({}));
    let text = "---\nauthor: Jane Doe\ntitle: Doe Street Floods\n---\n\n# Doe Street Floods\n\nBy Jane Doe\n\n\
                It rained, Pedro Doe said. Doe left.\n\nReporting by Jane Doe; editing by Kofi Adu\n";
    client.open(DRAFT, "markdown", 1, text);
    let wanted = [
        (range(7, 3, 7), "Ida"),
        (range(7, 8, 11), "Marsh"),
        (range(11, 13, 17), "Ida"),
        (range(11, 18, 21), "Marsh"),
        (range(1, 8, 16), "Ida Marsh"),
    ];
    for (line, column) in [(1, 10), (7, 5), (7, 11), (11, 15)] {
        let prepared = client.request("textDocument/prepareRename", at(line, column));
        assert_eq!(prepared["placeholder"], "Jane Doe", "{line}:{column}");
        assert_eq!(prepared["range"]["start"]["line"], line);
        let reply = rename(&mut client, line, column, "Ida Marsh");
        assert_eq!(edits(&reply), wanted);
    }
    let id = client.ask("textDocument/prepareRename", at(2, 8));
    assert_eq!(client.reply(id)["error"]["code"], -32803, "a street is no name of hers");
    client.finish();
}
