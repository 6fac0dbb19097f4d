//! Folding ranges and document links.

use crate::client::{Client, range};
use serde_json::{Value, json};

const DRAFT: &str = "file:///drafts/harbour.md";

fn folds(client: &mut Client, uri: &str) -> Vec<(u64, u64)> {
    let found = client.request("textDocument/foldingRange", json!({ "textDocument": { "uri": uri } }));
    let lines = |fold: &Value| (fold["startLine"].as_u64().unwrap(), fold["endLine"].as_u64().unwrap());
    found.as_array().unwrap().iter().map(lines).collect()
}

fn links(client: &mut Client, uri: &str) -> Vec<(Value, String)> {
    let found = client.request("textDocument/documentLink", json!({ "textDocument": { "uri": uri } }));
    let link = |link: &Value| (link["range"].clone(), link["target"].as_str().unwrap().to_owned());
    found.as_array().unwrap().iter().map(link).collect()
}

#[test]
fn front_matter_sections_and_long_quotations_fold() {
    let text = [
        "---",
        "title: 😀",
        "---",
        "",
        "# Ferry",
        "",
        "“It was late, Oda Moss said.",
        "",
        "“It leaked, too,” she said. “Quite.”",
        "",
        "## Quay",
        "",
        "> Shut.",
        ">",
        "> For good.",
        "",
        "## Crew",
        "",
        "Asleep.",
        "",
    ];
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 1, &text.join("\r\n"));
    assert_eq!(folds(&mut client, DRAFT), [(0, 2), (4, 18), (6, 8), (10, 14), (12, 14), (16, 18)]);
    client.finish();
}

#[test]
fn bare_addresses_are_links() {
    let mut client = Client::start(json!({}));
    let text = "😀 See https://velm.example/a?b=c, and (www.velm.example).\r\n\r\n\
                Not [https://velm.example](https://other.example), `https://velm.example` or a@velm.example.\r\n";
    client.open(DRAFT, "markdown", 1, text);
    let wanted = [
        (range(0, 7, 33), "https://velm.example/a?b=c".to_owned()),
        (range(0, 40, 56), "https://www.velm.example".to_owned()),
    ];
    assert_eq!(links(&mut client, DRAFT), wanted);
    client.open("untitled:plain", "plaintext", 1, text);
    assert_eq!(links(&mut client, "untitled:plain")[..2], wanted);
    client.open("untitled:html", "html", 1, "<p>See https://velm.example.</p>");
    assert!(links(&mut client, "untitled:html").is_empty());
    client.finish();
}

#[test]
fn an_empty_draft_has_none_and_one_that_is_not_open_no_answer() {
    let mut client = Client::start(json!({}));
    client.open("untitled:empty", "plaintext", 1, "");
    assert!(folds(&mut client, "untitled:empty").is_empty());
    assert!(links(&mut client, "untitled:empty").is_empty());
    for method in ["textDocument/foldingRange", "textDocument/documentLink"] {
        let params = json!({ "textDocument": { "uri": "file:///not/open.md" } });
        assert_eq!(client.request(method, params), Value::Null);
    }
    client.finish();
}
