//! Rules that a house has written into its settings, as an editor sees them.

use crate::client::{Client, range};
use serde_json::{Value, json};
use std::fs;

const RULE: &str = "[[phrase]]\nid = 'at-this-point'\nfind = 'at this point in time'\nreplacement = 'now'\n\
                    safe = true\nmessage = 'Is “now” meant?'\n";

#[test]
fn they_are_shown_hovered_fixed_and_let_stand_like_any_rule() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("copydesk.toml"), RULE).unwrap();
    let draft = format!("file://{}", folder.path().join("harbour.md").display());
    let kinds = json!({ "valueSet": ["quickfix", "source"] });
    let mut client = Client::start(json!({ "textDocument": {
        "codeAction": { "codeActionLiteralSupport": { "codeActionKind": kinds } },
        "hover": { "contentFormat": ["markdown"] }, "publishDiagnostics": { "dataSupport": true } } }));
    client.open(&draft, "markdown", 1, "The port is shut at this point in time.\n");
    let found = client.published(&draft, 1);
    assert_eq!(found[0]["code"], "at-this-point");
    assert_eq!(found[0]["message"], "Is “now” meant?");
    assert_eq!((&found[0]["severity"], &found[0]["range"]), (&json!(2), &range(0, 17, 38)));
    assert_eq!(found[0]["data"]["family"], "house");

    let place = json!({ "textDocument": { "uri": draft }, "position": { "line": 0, "character": 20 } });
    let hover = client.request("textDocument/hover", place)["contents"]["value"].as_str().unwrap().to_owned();
    assert!(
        hover.contains("**at-this-point**, warning") && hover.contains("It is a rule of the house"),
        "{hover}"
    );

    let params = json!({ "textDocument": { "uri": draft }, "range": range(0, 20, 20), "context": { "diagnostics": [] } });
    let actions = client.request("textDocument/codeAction", params);
    let titles: Vec<&str> =
        actions.as_array().unwrap().iter().map(|action| action["title"].as_str().unwrap()).collect();
    assert_eq!(titles[0], "Change to “now”");
    assert_eq!(actions[0]["edit"]["changes"][&draft][0]["newText"], "now");
    assert!(titles.contains(&"Let it stand for a reason to be given (stet at-this-point)"), "{titles:?}");
    assert!(titles.contains(&"Fix all that is safe to fix"), "{titles:?}");

    client.change(
        &draft,
        2,
        json!([{ "text": "Shut at this point in time. <!-- stet at-this-point: a letter -->\n" }]),
    );
    assert_eq!(client.published(&draft, 2), Vec::<Value>::new());
    client.finish();
}

#[test]
fn the_editors_settings_may_hold_them_too() {
    let rule = json!({ "id": "shut", "find": ["shut"], "level": "error" });
    let mut client = Client::start(json!({}));
    client.open("untitled:1", "markdown", 1, "The port is shut.\n");
    assert_eq!(client.published("untitled:1", 1).len(), 0);
    let settings = json!({ "settings": { "copydesk": { "phrase": [rule], "rules": { "shut": "info" } } } });
    client.notify("workspace/didChangeConfiguration", settings);
    assert_eq!(client.published("untitled:1", 1)[0]["severity"], 3);
    let bad = json!({ "settings": { "copydesk": { "phrase": [{ "id": "shut", "regex": "(" }] } } });
    client.notify("workspace/didChangeConfiguration", bad);
    let told = client.next("window/showMessage");
    assert!(told["message"].as_str().unwrap().contains("`regex` cannot be read: unclosed group"), "{told}");
    client.finish();
}
