//! Selection ranges: from the word outwards.

use crate::client::{Client, range};
use serde_json::{Value, json};

const DRAFT: &str = "file:///drafts/harbour.md";

const TEXT: &str = "# Ferry\r\n\r\n😀 Dusk fell. “The ferry was late,” Oda Moss said.\r\n";

/// The ranges around each position, the innermost first.
fn selections(client: &mut Client, uri: &str, positions: &[(usize, usize)]) -> Vec<Vec<Value>> {
    let positions: Vec<Value> =
        positions.iter().map(|(line, column)| json!({ "line": line, "character": column })).collect();
    let params = json!({ "textDocument": { "uri": uri }, "positions": positions });
    let found = client.request("textDocument/selectionRange", params);
    let outwards = |innermost: &Value| {
        let mut ranges = Vec::new();
        let mut at = innermost;
        while at.is_object() {
            ranges.push(at["range"].clone());
            at = &at["parent"];
        }
        ranges
    };
    found.as_array().unwrap().iter().map(outwards).collect()
}

fn whole() -> Value {
    json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 3, "character": 0 } })
}

#[test]
fn each_step_holds_the_one_before() {
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 1, TEXT);
    let found = selections(&mut client, DRAFT, &[(2, 20), (2, 40), (999, 999)]);
    let (sentence, paragraph) = (range(2, 14, 50), range(2, 0, 50));
    let quoted = [range(2, 19, 24), range(2, 15, 34), range(2, 14, 35)];
    assert_eq!(found[0], [&quoted[..], &[sentence.clone(), paragraph.clone(), whole()]].concat());
    assert_eq!(found[1], [range(2, 40, 44), range(2, 36, 44), sentence, paragraph, whole()]);
    assert_eq!(found[2].last(), Some(&whole()));
    client.finish();
}

#[test]
fn a_clause_stands_between_word_and_sentence() {
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "plaintext", 1, "The harbour, which froze in March, was shut.\n");
    let found = selections(&mut client, DRAFT, &[(0, 21)]);
    assert_eq!(found[0][..3], [range(0, 19, 24), range(0, 13, 33), range(0, 0, 44)]);
    client.finish();
}

#[test]
fn what_was_edited_is_left_out() {
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 1, TEXT);
    client.published(DRAFT, 1);
    client.change(DRAFT, 2, json!([{ "range": range(2, 3, 7), "text": "Night" }]));
    let found = selections(&mut client, DRAFT, &[(2, 21)]);
    assert_eq!(found[0][0], range(2, 20, 25));
    assert_eq!(found[0].last(), Some(&whole()));
    client.finish();
}

#[test]
fn an_empty_draft_is_a_whole_and_one_that_is_not_open_no_answer() {
    let mut client = Client::start(json!({}));
    client.open("untitled:empty", "plaintext", 1, "");
    assert_eq!(selections(&mut client, "untitled:empty", &[(0, 0)]), [[range(0, 0, 0)]]);
    let params = json!({ "textDocument": { "uri": "file:///not/open.md" },
        "positions": [{ "line": 0, "character": 0 }] });
    assert_eq!(client.request("textDocument/selectionRange", params), Value::Null);
    client.finish();
}
