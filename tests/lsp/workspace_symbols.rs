//! Workspace symbols: the sources of all drafts.

use crate::client::{Client, range};
use serde_json::{Value, json};
use std::fs;

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

#[test]
fn sources_of_drafts_that_are_not_open_are_found_as_their_files_are_now() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    let address = |name: &str| format!("file://{}", file(name).display());
    fs::write(file("quay.txt"), "😀 Oda Moss said the quay was shut.\n").unwrap();
    fs::write(file("ferry.md"), "Jānis Varnevičs said the ferry was late.\n").unwrap();
    let params = json!({ "processId": null, "rootUri": format!("file://{}", folder.path().display()),
        "capabilities": {} });
    let mut client = Client::start_with(params);
    assert_eq!(names(&mut client, ""), ["Jānis Varnevičs in ferry.md", "Oda Moss in quay.txt"]);
    let found = client.request("workspace/symbol", json!({ "query": "oda", "workDoneToken": 7 }));
    assert_eq!(found[0]["location"], json!({ "uri": address("quay.txt"), "range": range(0, 3, 11) }));
    assert_eq!(client.next("$/progress")["value"]["kind"], "begin");

    // Of what is open the editor's text holds, and of what is written anew the new file.
    client.open(&address("quay.txt"), "plaintext", 1, "Kofi Adu said the quay was open.\n");
    fs::write(file("ferry.md"), "Ilse Brandt said the ferry was on time.\n").unwrap();
    assert_eq!(names(&mut client, ""), ["Kofi Adu in quay.txt", "Ilse Brandt in ferry.md"]);
    client.close(&address("quay.txt"));
    fs::remove_file(file("ferry.md")).unwrap();
    assert_eq!(names(&mut client, ""), ["Oda Moss in quay.txt"]);
    client.finish();
}
