//! Definition, references and highlights: from any word for a source to all that is about it.

use crate::client::{Client, range};
use serde_json::{Value, json};

const DRAFT: &str = "file:///drafts/harbour.md";

/// Lines: 0 the headline, 2 a person, 4 an unnamed source. Of line 2 each sentence is one statement.
const TEXT: &str = "# 😀 Moss Blames the Crew\r\n\r\n\
    😀 Oda Moss said the ferry was late. She said the crew had slept. Moss left at noon.\r\n\r\n\
    A senior official claimed the hull leaked. The official said it would sink.\r\n";

fn at(line: usize, column: usize) -> Value {
    json!({ "textDocument": { "uri": DRAFT }, "position": { "line": line, "character": column } })
}

/// The column of `words` on a line, in UTF-16 units.
fn column(line: usize, words: &str) -> usize {
    let text = TEXT.split("\r\n").nth(line).unwrap();
    text[..text.find(words).unwrap()].encode_utf16().count()
}

fn of(line: usize, words: &str) -> Value {
    let start = column(line, words);
    range(line, start, start + words.encode_utf16().count())
}

fn open() -> Client {
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 1, TEXT);
    client
}

fn definition(client: &mut Client, line: usize, column: usize) -> Value {
    client.request("textDocument/definition", at(line, column))["range"].clone()
}

fn references(client: &mut Client, line: usize, column: usize, declaration: bool) -> Vec<Value> {
    let mut params = at(line, column);
    params["context"] = json!({ "includeDeclaration": declaration });
    let found = client.request("textDocument/references", params);
    found.as_array().unwrap().iter().map(|location| location["range"].clone()).collect()
}

#[test]
fn a_pronoun_a_surname_and_a_headline_lead_to_the_first_mention() {
    let mut client = open();
    let introduced = of(2, "Oda Moss");
    assert_eq!(definition(&mut client, 2, column(2, "She")), introduced);
    assert_eq!(definition(&mut client, 2, column(2, "Moss left")), introduced);
    assert_eq!(definition(&mut client, 2, column(2, " left")), introduced, "right behind the name");
    assert_eq!(definition(&mut client, 0, column(0, "Moss")), introduced);
    assert_eq!(definition(&mut client, 4, column(4, "official said")), of(4, "A senior official"));
    client.finish();
}

#[test]
fn a_statement_leads_to_who_says_it() {
    let mut client = open();
    assert_eq!(definition(&mut client, 2, column(2, "ferry")), of(2, "Oda Moss"));
    assert_eq!(definition(&mut client, 2, column(2, "crew")), of(2, "She"));
    client.finish();
}

#[test]
fn references_are_all_mentions() {
    let mut client = open();
    let headline = range(0, 5, 9);
    let moss = |client: &mut Client, declaration| references(client, 2, column(2, "She"), declaration);
    let last = {
        let start = column(2, "Moss left");
        range(2, start, start + 4)
    };
    let rest = [headline, of(2, "She"), last];
    assert_eq!(moss(&mut client, false), rest);
    assert_eq!(moss(&mut client, true), [&rest[0], &of(2, "Oda Moss"), &rest[1], &rest[2]].map(Value::clone));
    let official = references(&mut client, 4, column(4, "senior"), true);
    assert_eq!(official, [of(4, "A senior official"), of(4, "The official")]);
    // From a statement: what rests on the same source.
    let statements = references(&mut client, 4, column(4, "hull"), true);
    assert_eq!(statements, [of(4, "the hull leaked"), of(4, "it would sink")]);
    client.finish();
}

#[test]
fn what_rests_on_a_source_without_naming_it_is_a_reference() {
    let text = "Oda Moss said the ferry was late. The crew had slept. She said the hull leaked.\n";
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 1, text);
    assert_eq!(references(&mut client, 0, 4, true), [range(0, 0, 8), range(0, 34, 53), range(0, 54, 57)]);
    client.finish();
}

#[test]
fn a_mention_and_a_cue_are_highlighted() {
    let mut client = open();
    let found = client.request("textDocument/documentHighlight", at(4, column(4, "official said")));
    assert_eq!(
        found,
        json!([{ "range": of(4, "A senior official"), "kind": 3 },
            { "range": of(4, "The official"), "kind": 2 }])
    );
    let told = client.request("textDocument/documentHighlight", at(4, column(4, "claimed")));
    let kinds: Vec<&Value> = told.as_array().unwrap().iter().map(|one| &one["kind"]).collect();
    assert_eq!(kinds, [3, 1, 2], "{told}");
    assert_eq!(told[2]["range"], of(4, "the hull leaked"));
    assert_eq!(client.request("textDocument/documentHighlight", at(2, column(2, "noon"))), Value::Null);
    client.finish();
}

#[test]
fn what_moved_is_found_and_what_was_edited_is_left_out() {
    let mut client = open();
    client.published(DRAFT, 1);
    client.change(DRAFT, 2, json!([{ "range": range(2, 0, 0), "text": "😀😀 " }]));
    let moved = definition(&mut client, 2, column(2, "She") + 5);
    let start = column(2, "Oda Moss") + 5;
    assert_eq!(moved, range(2, start, start + 8));
    client.published(DRAFT, 2);
    // The word that is asked about is not known until the next check.
    client.change(
        DRAFT,
        3,
        json!([{ "range": range(2, 0, 99), "text": "Oda Moss said the ferry was late." }]),
    );
    let id = client.ask("textDocument/definition", at(2, 4));
    let reply = client.reply(id);
    assert!(reply.get("error").is_none(), "{reply}");
    client.published(DRAFT, 3);
    assert_eq!(definition(&mut client, 2, 4), range(2, 0, 8));
    client.finish();
}

#[test]
fn nothing_is_found_where_nothing_is() {
    let mut client = open();
    client.open("untitled:empty", "plaintext", 1, "");
    for method in ["definition", "references", "documentHighlight"] {
        let mut ask = |uri: &str, line: usize, column: usize| {
            let params = json!({ "textDocument": { "uri": uri },
                "position": { "line": line, "character": column },
                "context": { "includeDeclaration": true } });
            client.request(&format!("textDocument/{method}"), params)
        };
        assert_eq!(ask("untitled:empty", 0, 0), Value::Null, "{method}");
        assert_eq!(ask("file:///not/open.md", 0, 0), Value::Null, "{method}");
        assert_eq!(ask(DRAFT, 999, 999), Value::Null, "{method}");
    }
    client.finish();
}
