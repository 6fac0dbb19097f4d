//! Semantic tokens: sources, cues, contents, quotations and claims, none over another.

use crate::client::{Client, range};
use serde_json::{Value, json};

const DRAFT: &str = "file:///drafts/harbour.md";
const TEXT: &str = "😀 Oda Moss said the\nferry sank. “We all\nslept,” she said.\n";

/// An editor that knows these types of tokens.
fn knowing(types: Value) -> (Client, Vec<String>) {
    let tokens =
        json!({ "requests": {}, "tokenTypes": types, "tokenModifiers": [], "formats": ["relative"] });
    let mut client = Client::spawn();
    let capabilities = json!({ "textDocument": { "semanticTokens": tokens } });
    let answer = client
        .request("initialize", json!({ "processId": null, "rootUri": null, "capabilities": capabilities }));
    client.notify("initialized", json!({}));
    let legend = &answer["capabilities"]["semanticTokensProvider"]["legend"]["tokenTypes"];
    let legend = legend.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned());
    (client, legend.collect())
}

/// The tokens as words with their types; they never overlap and never cross a line.
fn words(text: &str, legend: &[String], data: &Value) -> Vec<(String, String)> {
    let numbers: Vec<usize> =
        data.as_array().unwrap().iter().map(|n| usize::try_from(n.as_u64().unwrap()).unwrap()).collect();
    let lines: Vec<Vec<u16>> = text.lines().map(|line| line.encode_utf16().collect()).collect();
    let (mut line, mut column, mut end) = (0, 0, 0);
    let mut words = Vec::new();
    for token in numbers.chunks(5) {
        if token[0] > 0 {
            (line, column, end) = (line + token[0], 0, 0);
        }
        column += token[1];
        assert!(column >= end, "tokens overlap: {numbers:?}");
        end = column + token[2];
        let word = String::from_utf16(&lines[line][column..end]).expect("whole characters");
        words.push((word, legend[token[3]].clone()));
    }
    words
}

fn full(client: &mut Client) -> Value {
    client.request("textDocument/semanticTokens/full", json!({ "textDocument": { "uri": DRAFT } }))
}

#[test]
fn tokens_are_words_of_one_line_each() {
    let (mut client, legend) = knowing(json!(["source", "cue", "claim", "quotation", "content"]));
    assert_eq!(legend, ["source", "cue", "claim", "quotation", "content"]);
    client.open(DRAFT, "markdown", 1, TEXT);
    let found = words(TEXT, &legend, &full(&mut client)["data"]);
    let wanted = [
        ("Oda Moss", "source"),
        ("said", "cue"),
        ("the", "content"),
        ("ferry sank", "content"),
        ("“We all", "quotation"),
        ("slept,”", "quotation"),
        ("she", "source"),
        ("said", "cue"),
    ];
    let wanted: Vec<(String, String)> =
        wanted.map(|(word, kind)| (word.to_owned(), kind.to_owned())).to_vec();
    assert_eq!(found, wanted);

    let params = json!({ "textDocument": { "uri": DRAFT }, "range": range(2, 0, 9) });
    let part = client.request("textDocument/semanticTokens/range", params);
    let part = words(TEXT, &legend, &part["data"]);
    assert!(
        part.iter().any(|(word, _)| word == "she") || part.iter().any(|(word, _)| word == "slept,”"),
        "{part:?}"
    );
    assert!(part.iter().all(|(word, _)| word != "Oda Moss"), "{part:?}");
    client.finish();
}

#[test]
fn an_editor_that_does_not_know_our_types_has_standard_ones() {
    let (client, legend) = knowing(json!(["class", "keyword", "string", "parameter", "event"]));
    assert_eq!(legend, ["class", "keyword", "event", "string", "parameter"]);
    client.finish();
    let (client, legend) = knowing(json!([]));
    assert_eq!(legend, ["source", "cue", "claim", "quotation", "content"]);
    client.finish();
}

#[test]
fn what_has_changed_since_makes_the_new_tokens_of_the_old() {
    let (mut client, legend) = knowing(json!([]));
    client.open(DRAFT, "markdown", 1, TEXT);
    let first = full(&mut client);
    let since = |client: &mut Client, id: &Value| {
        let params = json!({ "textDocument": { "uri": DRAFT }, "previousResultId": id });
        client.request("textDocument/semanticTokens/full/delta", params)
    };
    let same = since(&mut client, &first["resultId"]);
    assert_eq!(same["edits"], json!([]));

    client.change(DRAFT, 2, json!([{ "range": range(0, 0, 0), "text": "“Now,” Ida Moss said.\n\n" }]));
    let changed = since(&mut client, &same["resultId"]);
    let mut numbers = first["data"].as_array().unwrap().clone();
    for edit in changed["edits"].as_array().expect("edits") {
        let at = |key: &str| usize::try_from(edit[key].as_u64().unwrap()).unwrap();
        let data = edit["data"].as_array().cloned().unwrap_or_default();
        numbers.splice(at("start")..at("start") + at("deleteCount"), data);
    }
    assert_eq!(json!(numbers), full(&mut client)["data"]);
    let now = format!("“Now,” Ida Moss said.\n\n{TEXT}");
    assert!(words(&now, &legend, &json!(numbers)).len() > 8);

    let unknown = since(&mut client, &json!("no-such"));
    assert_eq!(unknown["data"], json!(numbers), "all of them, for a result that we do not know");
    client.finish();
}

#[test]
fn drafts_without_words_and_drafts_not_open_have_none() {
    let (mut client, _) = knowing(json!([]));
    assert_eq!(full(&mut client), Value::Null);
    client.open(DRAFT, "markdown", 1, "");
    assert_eq!(full(&mut client)["data"], json!([]));
    client.change(DRAFT, 2, json!([{ "text": TEXT }]));
    let settings = json!({ "settings": { "copydesk": { "semantic-tokens": false } } });
    client.notify("workspace/didChangeConfiguration", settings);
    assert_eq!(full(&mut client)["data"], json!([]));
    client.finish();
}
