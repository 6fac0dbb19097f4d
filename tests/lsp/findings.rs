//! What the server says of findings. These tests need the rule `repeated-word`.

use crate::client::{Client, counting_in, range};
use serde_json::{Value, json};

const DRAFT: &str = "file:///drafts/harbour.md";

#[test]
fn a_diagnostic_says_what_where_and_links_to_the_page() {
    for (encoding, start) in [("utf-8", 11), ("utf-16", 6), ("utf-32", 5)] {
        let mut client = Client::start(counting_in(encoding));
        client.open(DRAFT, "markdown", 1, "é — 😀the the ferry sank.\n");
        // The emoji stands against the word, so that only the columns tell where it starts.
        client.change(DRAFT, 2, json!([{ "range": range(0, start, start), "text": " " }]));
        let found = client.published(DRAFT, 2);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0]["range"], range(0, start + 1, start + 8), "{encoding}");
        assert_eq!(found[0]["code"], "repeated-word");
        assert_eq!(found[0]["source"], "copydesk");
        assert_eq!(found[0]["severity"], 1);
        let page = found[0]["codeDescription"]["href"].as_str().unwrap().strip_prefix("file://").unwrap();
        assert!(std::fs::read_to_string(page).unwrap().starts_with("# "));
        client.finish();
    }
}

#[test]
fn levels_of_the_settings_are_shown_and_off_is_silent() {
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 1, "Then the the ferry sank.\n");
    client.published(DRAFT, 1);
    for (level, severity) in [("hint", Some(4)), ("info", Some(3)), ("warning", Some(2)), ("off", None)] {
        let rules = json!({ "repeated-word": level });
        let settings = json!({ "settings": { "copydesk": { "rules": rules } } });
        client.notify("workspace/didChangeConfiguration", settings);
        let found = client.published(DRAFT, 1);
        let shown =
            found.iter().find(|one| one["code"] == "repeated-word").map(|one| one["severity"].clone());
        assert_eq!(shown, severity.map(Value::from), "{level}");
    }
    client.finish();
}

#[test]
fn closing_clears_what_was_found() {
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 1, "Then the the ferry sank.\n");
    assert!(!client.published(DRAFT, 1).is_empty());
    client.close(DRAFT);
    assert_eq!(client.next("textDocument/publishDiagnostics")["diagnostics"], json!([]));
    client.finish();
}

#[test]
fn an_unsaved_draft_is_read_in_its_language() {
    let mut client = Client::start(json!({}));
    let text = "Then the **the** ferry sank.\n";
    client.open("untitled:1", "markdown", 1, text);
    assert!(!client.published("untitled:1", 1).is_empty());
    client.open("untitled:2", "plaintext", 1, text);
    assert!(client.published("untitled:2", 1).is_empty());
    client.finish();
}

#[test]
fn pulled_diagnostics_are_those_of_the_present_text() {
    let mut client = Client::start(json!({ "textDocument": { "diagnostic": {} } }));
    client.open(DRAFT, "markdown", 1, "Then the the ferry sank.\n");
    client.change(DRAFT, 2, json!([{ "range": range(0, 0, 0), "text": "And " }]));
    let report = client.request("textDocument/diagnostic", json!({ "textDocument": { "uri": DRAFT } }));
    assert_eq!(report["items"][0]["range"], range(0, 9, 16));
    client.finish();
}

/// The answer to the edit and to what follows it comes from the earlier check, moved along.
#[test]
fn findings_move_with_the_text_until_the_next_check() {
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 1, "Then the the ferry sank.\n");
    client.published(DRAFT, 1);
    client.change(DRAFT, 2, json!([{ "range": range(0, 0, 0), "text": "😀\nAnd " }]));
    let position = json!({ "line": 1, "character": 10 });
    let params = json!({ "textDocument": { "uri": DRAFT }, "position": position });
    assert_eq!(client.request("textDocument/hover", params)["range"], range(1, 9, 16));
    client.finish();
}

/// An editor that sends the whole text at each letter changes one letter all the same.
#[test]
fn a_whole_text_that_is_sent_again_moves_findings_like_the_edit_it_is() {
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 1, "It rained. Then the the ferry sank, Oda Moss said.\n");
    client.published(DRAFT, 1);
    client.change(DRAFT, 2, json!([{ "text": "It 😀 rained. Then the the ferry sank, Oda Moss said.\n" }]));
    let at = |column: usize| json!({ "textDocument": { "uri": DRAFT }, "position": { "line": 0, "character": column } });
    assert_eq!(client.request("textDocument/hover", at(20))["range"], range(0, 19, 26));
    assert_eq!(client.request("textDocument/definition", at(43))["range"], range(0, 39, 47));
    client.finish();
}

#[test]
fn a_burst_ends_in_the_diagnostics_of_the_text_it_ends_in() {
    let mut client = Client::start(json!({}));
    let mut text = String::new();
    client.open(DRAFT, "markdown", 0, "");
    for version in 1..=500 {
        let piece = if version % 7 == 0 { "the the ferry — 😀 " } else { "the é ferry " };
        text.insert_str(0, piece);
        client.change(DRAFT, version, json!([{ "range": range(0, 0, 0), "text": piece }]));
    }
    let burst = client.published(DRAFT, 500);
    client.close(DRAFT);
    client.open(DRAFT, "markdown", 501, &text);
    assert!(burst.len() >= 500 / 7, "{}", burst.len());
    assert_eq!(client.published(DRAFT, 501), burst);
    client.finish();
}
