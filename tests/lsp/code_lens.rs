//! The lens over the lede: what the draft rests on.

use crate::client::{Client, counting_in, range};
use serde_json::{Value, json};

const DRAFT: &str = "file:///drafts/harbour.md";
const TEXT: &str = "# 😀 Ferry\n\nThe ferry sank, Oda Moss said. Sources said it leaked.\n\nSome 40 percent of staff live in Falmouth.\n";

fn lenses(client: &mut Client, uri: &str) -> Value {
    client.request("textDocument/codeLens", json!({ "textDocument": { "uri": uri } }))
}

#[test]
fn the_lede_says_what_the_draft_rests_on() {
    let mut client = Client::start(counting_in("utf-16"));
    client.open(DRAFT, "markdown", 1, TEXT);
    let shown = lenses(&mut client, DRAFT);
    assert_eq!(shown.as_array().unwrap().len(), 1);
    assert_eq!(shown[0]["range"], range(2, 0, 0));
    let command = &shown[0]["command"];
    assert_eq!(command["title"], "1 named, 1 anonymous, 1 claim without a source");
    assert_eq!(
        (&command["command"], &command["arguments"]),
        (&json!("copydesk.openLedger"), &json!([DRAFT]))
    );

    // The answer is about the text as it is, however soon it is asked for.
    client.change(
        DRAFT,
        2,
        json!([{ "range": range(0, 0, 0), "text": "\n\n" },
        { "range": range(8, 0, 40), "text": "" }]),
    );
    let shown = lenses(&mut client, DRAFT);
    assert_eq!(shown[0]["range"]["start"]["line"], 4, "{shown}");
    client.finish();
}

#[test]
fn drafts_without_a_paragraph_have_none() {
    let mut client = Client::start(json!({}));
    for text in ["", "# 😀 Ferry\n", "\u{feff}\n\n"] {
        client.open(DRAFT, "markdown", 1, text);
        assert_eq!(lenses(&mut client, DRAFT), json!([]), "{text:?}");
        client.close(DRAFT);
    }
    assert_eq!(lenses(&mut client, DRAFT), Value::Null);
    client.finish();
}
