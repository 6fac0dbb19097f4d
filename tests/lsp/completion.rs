//! Completion: names of the draft and of the house, and the rules of a mark.

use crate::client::{Client, range};
use serde_json::{Value, json};

const DRAFT: &str = "file:///drafts/harbour.md";

const TEXT: &str = "Oda Moss said the ferry was late. Moss said the crew had slept. The Velm Port Authority said \
                    it would ask Kofi Adu.\r\n\r\n😀 ";

/// Types at the end of the draft and asks there, at once: the text typed has not been checked.
fn typed(client: &mut Client, version: i64, text: &str) -> Vec<(String, Value)> {
    client.change(DRAFT, version, json!([{ "text": format!("{TEXT}{text}") }]));
    let column = 3 + text.encode_utf16().count();
    let place = json!({ "textDocument": { "uri": DRAFT }, "position": { "line": 2, "character": column } });
    let found = client.request("textDocument/completion", place);
    let items = found["items"].as_array().map_or(&[][..], Vec::as_slice);
    let item = |item: &Value| {
        assert_eq!(item["insertTextFormat"], 1);
        assert_eq!(item["textEdit"]["newText"], item["label"]);
        (item["label"].as_str().unwrap().to_owned(), item["textEdit"]["range"].clone())
    };
    let mut sorted: Vec<&Value> = items.iter().collect();
    sorted.sort_by_key(|item| item["sortText"].as_str().unwrap().to_owned());
    sorted.into_iter().map(item).collect()
}

fn open() -> Client {
    let params = json!({ "processId": null, "rootUri": null, "capabilities": {},
        "initializationOptions": { "names": ["Ilze Morvane"] } });
    let mut client = Client::start_with(params);
    client.open(DRAFT, "markdown", 1, TEXT);
    client.published(DRAFT, 1);
    client
}

#[test]
fn behind_according_to_come_sources_then_names_then_the_houses() {
    let mut client = open();
    let found = typed(&mut client, 2, "It sank, according to ");
    let labels: Vec<&str> = found.iter().map(|(label, _)| label.as_str()).collect();
    assert_eq!(labels[..2], ["Oda Moss", "Moss"]);
    assert_eq!(labels.last(), Some(&"Ilze Morvane"));
    assert!(labels.contains(&"Velm Port Authority") && labels.contains(&"Kofi Adu"), "{labels:?}");
    assert!(found.iter().all(|(_, place)| *place == range(2, 25, 25)), "{found:?}");
    client.finish();
}

#[test]
fn a_capital_begins_a_name() {
    let mut client = open();
    // A check may end in between, so what has no name in it comes first.
    assert_eq!(typed(&mut client, 2, "“It sank,” said ").len(), 6);
    let found = typed(&mut client, 3, "Then Mo");
    let at = range(2, 8, 10);
    let labels: Vec<&str> = found.iter().map(|(label, _)| label.as_str()).collect();
    assert_eq!(labels, ["Oda Moss", "Moss", "Ilze Morvane"]);
    assert!(found.iter().all(|(_, place)| *place == at), "{found:?}");
    let found = typed(&mut client, 4, "Then Oda Mo");
    assert_eq!(found[0], ("Oda Moss".to_owned(), range(2, 8, 14)));
    client.finish();
}

#[test]
fn nothing_is_offered_in_plain_words_and_in_code() {
    let mut client = open();
    for (number, text) in ["then mo", "She said ", "`Mo", "it sank according to"].into_iter().enumerate() {
        let closed = if text == "`Mo" { "`according to Mo`" } else { text };
        let found = typed(&mut client, 2 + number as i64, closed);
        assert_eq!(found, [], "{closed}");
    }
    client.change(DRAFT, 9, json!([{ "text": "```\r\nsaid Mo\r\n```\r\n" }]));
    let place = json!({ "textDocument": { "uri": DRAFT }, "position": { "line": 1, "character": 7 } });
    assert_eq!(client.request("textDocument/completion", place), Value::Null);
    client.finish();
}

#[test]
fn nothing_is_offered_where_nothing_is() {
    let mut client = open();
    client.open("untitled:empty", "plaintext", 1, "");
    client.published("untitled:empty", 1);
    for (uri, line) in [("untitled:empty", 0), ("file:///not/open.md", 0), (DRAFT, 999)] {
        let place = json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": 9 } });
        assert_eq!(client.request("textDocument/completion", place), Value::Null, "{uri}");
    }
    client.finish();
}

/// Slips, room for a name, and what belongs to somebody who was named before are not to be written again.
#[test]
fn what_is_wrong_is_not_offered() {
    let mut client = Client::start(json!({}));
    let text = "Ilse Rademaker spoke. Rademaker waited, and Rademacher left. Hollis & Daughters paid TK euros. His firm, \
                Brandl Works, said no. Rademaker said yes, according to \n";
    client.open(DRAFT, "markdown", 1, text);
    client.published(DRAFT, 1);
    let place =
        json!({ "textDocument": { "uri": DRAFT }, "position": { "line": 0, "character": text.len() - 1 } });
    let found = client.request("textDocument/completion", place);
    let labels: Vec<&str> =
        found["items"].as_array().unwrap().iter().map(|item| item["label"].as_str().unwrap()).collect();
    assert!(labels.contains(&"Ilse Rademaker"), "{labels:?}");
    for wrong in ["Rademacher", "TK", "His"] {
        assert!(!labels.iter().any(|label| label.starts_with(wrong)), "{labels:?}");
    }
    client.finish();
}

#[test]
fn a_mark_that_is_being_written_is_offered_the_rules() {
    let mut client = open();
    client.change(DRAFT, 2, json!([{ "text": format!("{TEXT}Then the the ferry sank. ") }]));
    client.published(DRAFT, 2);
    let found = typed(&mut client, 3, "Then the the ferry sank. <!-- stet ");
    assert_eq!(found[0], ("repeated-word".to_owned(), range(2, 38, 38)), "what it found comes first");
    assert!(found.len() > 40 && found.iter().all(|(rule, _)| rule != "unused-stet"), "{found:?}");
    let found = typed(&mut client, 4, "Then the the ferry sank. <!-- stet-file misspelling, repe");
    assert_eq!(found, [("repeated-word".to_owned(), range(2, 56, 60))]);
    for text in ["It sank. <!-- stet misspelling: a re", "It sank. stet re", "It sank. <!-- steted re"] {
        assert_eq!(typed(&mut client, 5, text), [], "{text}");
    }
    client.close(DRAFT);
    for (language, mark) in
        [("plaintext", "[stet repe"), ("latex", "% stet repe"), ("asciidoc", "// stet repe")]
    {
        client.open(DRAFT, language, 1, mark);
        client.published(DRAFT, 1);
        let position = json!({ "line": 0, "character": mark.len() });
        let place = json!({ "textDocument": { "uri": DRAFT }, "position": position });
        let found = client.request("textDocument/completion", place);
        assert_eq!(found["items"][0]["label"], "repeated-word", "{language}: {found}");
        client.close(DRAFT);
    }
    client.finish();
}
