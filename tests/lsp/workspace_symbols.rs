//! Workspace symbols: the sources of all open drafts.

use crate::client::{Client, range};
use serde_json::{Value, json};

const FERRY: &str = "file:///drafts/ferry.md";
const QUAY: &str = "file:///drafts/quay.txt";

fn names(client: &mut Client, query: &str) -> Vec<String> {
    let found = client.request("workspace/symbol", json!({ "query": query }));
    let name = |symbol: &Value| {
        let draft = symbol["containerName"].as_str().unwrap();
        format!("{} in {draft}", symbol["name"].as_str().unwrap())
    };
    found.as_array().unwrap().iter().map(name).collect()
}

#[test]
fn sources_of_all_drafts_are_found_by_a_few_letters() {
    let mut client = Client::start(json!({}));
    assert_eq!(names(&mut client, ""), Vec::<String>::new());
    client.open(FERRY, "markdown", 1, "# 😀\r\n\r\n😀 Jānis Varnevičs said the ferry was late.\r\n");
    client.open(
        QUAY,
        "plaintext",
        1,
        "Oda Moss said the quay was shut. A senior official said it would open.\n",
    );
    client.published(FERRY, 1);
    client.published(QUAY, 1);
    assert_eq!(
        names(&mut client, ""),
        ["Jānis Varnevičs in ferry.md", "Oda Moss in quay.txt", "A senior official in quay.txt"]
    );
    assert_eq!(names(&mut client, "VARNEV"), ["Jānis Varnevičs in ferry.md"]);
    assert_eq!(names(&mut client, "odmo"), ["Oda Moss in quay.txt"]);
    assert_eq!(names(&mut client, "Kofi"), Vec::<String>::new());
    let found = client.request("workspace/symbol", json!({ "query": "janis" }));
    assert_eq!(found[0]["location"], json!({ "uri": FERRY, "range": range(2, 3, 18) }));

    client.close(QUAY);
    assert_eq!(names(&mut client, "").len(), 1);
    client.finish();
}

#[test]
fn a_source_moves_with_the_text() {
    let mut client = Client::start(json!({}));
    client.open(QUAY, "plaintext", 1, "Oda Moss said the quay was shut.\n");
    client.published(QUAY, 1);
    client.change(QUAY, 2, json!([{ "range": range(0, 0, 0), "text": "😀 " }]));
    let found = client.request("workspace/symbol", json!({ "query": "oda" }));
    assert_eq!(found[0]["location"]["range"], range(0, 3, 11));
    client.finish();
}
