//! Inlay hints: who is behind "he", where the writer wants to see it.

use crate::client::{Client, range};
use serde_json::{Value, json};

const DRAFT: &str = "file:///drafts/harbour.md";
const TEXT: &str = "😀 “We sank,” Oda Moss said. “It leaked,” she said.\n";

fn start(hints: Value) -> Client {
    let options = json!({ "inlay-hints": hints });
    let workspace = json!({ "inlayHint": { "refreshSupport": true } });
    let capabilities = json!({ "workspace": workspace });
    Client::start_with(json!({ "processId": null, "rootUri": null, "capabilities": capabilities,
        "initializationOptions": options }))
}

fn hints(client: &mut Client, at: Value) -> Value {
    client.request("textDocument/inlayHint", json!({ "textDocument": { "uri": DRAFT }, "range": at }))
}

#[test]
fn a_pronoun_shows_whom_it_stands_for() {
    let mut client = start(json!(true));
    client.open(DRAFT, "markdown", 1, TEXT);
    let shown = hints(&mut client, range(0, 0, 60));
    assert_eq!(shown.as_array().unwrap().len(), 1, "{shown}");
    // Behind "she", in UTF-16 units.
    assert_eq!(shown[0]["position"], json!({ "line": 0, "character": 45 }));
    assert_eq!(shown[0]["label"][0]["value"], "= Oda Moss");
    assert_eq!(shown[0]["label"][0]["location"]["range"], range(0, 14, 22));
    assert_eq!(hints(&mut client, range(0, 0, 20)), json!([]));
    client.change(DRAFT, 2, json!([{ "range": range(0, 0, 0), "text": "😀\n" }]));
    assert_eq!(hints(&mut client, range(1, 0, 60))[0]["position"]["line"], 1);
    client.finish();
}

#[test]
fn an_inherited_attribution_shows_its_source() {
    let mut client = start(json!(true));
    client.open(
        DRAFT,
        "markdown",
        1,
        "The ferry leaked, Oda Moss said. The crew was asleep at the time. The pumps were broken, she said.\n",
    );
    let shown = hints(&mut client, range(0, 0, 99));
    let tooltips: Vec<&str> =
        shown.as_array().unwrap().iter().map(|hint| hint["tooltip"].as_str().unwrap()).collect();
    assert!(tooltips.iter().any(|tooltip| tooltip.starts_with("Inherited")), "{shown}");
    client.finish();
}

#[test]
fn they_are_off_unless_they_are_wanted() {
    let mut client = start(json!(null));
    client.open(DRAFT, "markdown", 1, TEXT);
    assert_eq!(hints(&mut client, range(0, 0, 60)), json!([]));
    let settings = json!({ "settings": { "copydesk": { "inlay-hints": true } } });
    client.notify("workspace/didChangeConfiguration", settings);
    client.next("workspace/inlayHint/refresh");
    assert_eq!(hints(&mut client, range(0, 0, 60)).as_array().unwrap().len(), 1);
    client.close(DRAFT);
    assert_eq!(hints(&mut client, range(0, 0, 60)), Value::Null);
    client.open(DRAFT, "markdown", 2, "");
    assert_eq!(hints(&mut client, range(0, 0, 0)), json!([]));

    let wrong = json!({ "settings": { "copydesk": { "inlay-hints": "yes" } } });
    client.notify("workspace/didChangeConfiguration", wrong);
    assert!(client.next("window/showMessage")["message"].as_str().unwrap().contains("`inlay-hints`"));
    client.finish();
}
