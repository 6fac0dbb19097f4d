//! Document symbols: the draft's parts, and its sources with what rests on each.

use crate::client::{Client, range};
use serde_json::{Value, json};

const DRAFT: &str = "file:///drafts/harbour.md";

const TEXT: &str = "# Ferry Sinks\r\n\r\n\
    😀 Oda Moss said the ferry was late. She said the crew had slept.\r\n\r\n\
    ## The Hull\r\n\r\n\
    It was said that the hull leaked.\r\n\r\n\
    ### Paint\r\n\r\n\
    Red.\r\n\r\n\
    ## The Crew\r\n\r\n\
    Nobody came.\r\n";

fn symbols(client: &mut Client, uri: &str) -> Value {
    client.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri } }))
}

fn nesting() -> Value {
    json!({ "textDocument": { "documentSymbol": { "hierarchicalDocumentSymbolSupport": true } } })
}

/// The names of symbols, those within each in brackets.
fn outline(symbols: &Value) -> String {
    let symbols = symbols.as_array().map_or(&[][..], Vec::as_slice);
    let shown = symbols.iter().map(|symbol| {
        let name = symbol["name"].as_str().unwrap();
        match outline(&symbol["children"]) {
            children if children.is_empty() => name.to_owned(),
            children => format!("{name} [{children}]"),
        }
    });
    shown.collect::<Vec<_>>().join(", ")
}

#[test]
fn sections_and_sources_are_nested() {
    let mut client = Client::start(nesting());
    client.open(DRAFT, "markdown", 1, TEXT);
    let found = symbols(&mut client, DRAFT);
    assert_eq!(
        outline(&found),
        "Ferry Sinks [The Hull [Paint], The Crew], Oda Moss [the ferry was late, the crew had slept], \
         No source [that the hull leaked]"
    );
    assert_eq!(found[0]["selectionRange"], range(0, 2, 13));
    assert_eq!(found[0]["range"]["end"], json!({ "line": 14, "character": 12 }));
    assert_eq!(found[1]["selectionRange"], range(2, 3, 11));
    assert_eq!(found[1]["detail"], "a person by name, 2 statements");
    assert_eq!(found[1]["children"][0]["selectionRange"], range(2, 17, 35));
    assert_eq!(found[1]["children"][0]["detail"], "said");
    client.finish();
}

#[test]
fn an_editor_without_nesting_gets_a_list() {
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 1, TEXT);
    let found = symbols(&mut client, DRAFT);
    let pairs: Vec<(&str, Option<&str>)> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|symbol| (symbol["name"].as_str().unwrap(), symbol["containerName"].as_str()))
        .collect();
    assert_eq!(pairs.len(), 9, "{found}");
    assert_eq!(pairs[2], ("Paint", Some("The Hull")));
    assert_eq!(pairs[5], ("the ferry was late", Some("Oda Moss")));
    assert_eq!(found[4]["location"], json!({ "uri": DRAFT, "range": range(2, 3, 11) }));
    client.finish();
}

#[test]
fn symbols_are_of_the_text_as_it_is() {
    let mut client = Client::start(nesting());
    client.open(DRAFT, "markdown", 1, TEXT);
    client.change(DRAFT, 2, json!([{ "text": "# Ferry Sails\n\nKofi Adu said it was late.\n" }]));
    assert_eq!(outline(&symbols(&mut client, DRAFT)), "Ferry Sails, Kofi Adu [it was late]");
    client.finish();
}

#[test]
fn an_empty_draft_has_none_and_one_that_is_not_open_no_answer() {
    let mut client = Client::start(nesting());
    client.open("untitled:empty", "plaintext", 1, "");
    assert_eq!(symbols(&mut client, "untitled:empty"), json!([]));
    assert_eq!(symbols(&mut client, "file:///not/open.md"), Value::Null);
    client.finish();
}
