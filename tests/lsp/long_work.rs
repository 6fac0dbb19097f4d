//! Work that takes long is told of, though nobody has asked to follow it. It waits for a dictionary that is a pipe, so that
//! the test says how long.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

use crate::client::{Client, address, make_pipe};
use serde_json::{Value, json};
use std::fs::{self, OpenOptions};
use std::path::Path;

const SLIP: &str = "Then the the ferry sank, Oda Moss said.\n";

/// A folder with a draft whose settings can be read once somebody writes into the pipe.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("copydesk.toml"), "dictionary = 'words.txt'\n").unwrap();
    fs::write(folder.path().join("a b.md"), SLIP).unwrap();
    make_pipe(&folder.path().join("words.txt"));
    folder
}

fn start(folder: &Path) -> Client {
    Client::start_with(json!({ "processId": null, "rootUri": address(folder),
        "capabilities": { "window": { "workDoneProgress": true } } }))
}

/// Lets the work go on, which waits until somebody opens the pipe for writing.
fn go_on(folder: &Path) {
    drop(OpenOptions::new().write(true).open(folder.join("words.txt")).unwrap());
}

/// What is told under the token that the server has asked for, up to the end.
fn told(client: &mut Client, folder: &Path) -> Vec<Value> {
    let token = client.next("window/workDoneProgress/create")["token"].clone();
    let mut told = Vec::new();
    loop {
        let progress = client.next("$/progress");
        assert_eq!(progress["token"], token);
        if told.is_empty() {
            go_on(folder);
        }
        told.push(progress["value"].clone());
        if progress["value"]["kind"] == "end" {
            return told;
        }
    }
}

#[test]
fn a_draft_that_is_read_for_long_is_told_of() {
    let folder = folder();
    let mut client = start(folder.path());
    let uri = address(&folder.path().join("a b.md")).replace(' ', "%20");
    client.open(&uri, "markdown", 1, SLIP);
    let told = told(&mut client, folder.path());
    assert_eq!((&told[0]["kind"], &told[0]["title"]), (&json!("begin"), &json!("Reading a b.md")));
    assert_eq!((&told[0]["cancellable"], &told[0]["percentage"]), (&json!(false), &Value::Null));
    assert_eq!(client.published(&uri, 1).len(), 1);
    client.finish();
}

#[test]
fn folders_that_are_read_for_long_are_told_of() {
    let folder = folder();
    let mut client = start(folder.path());
    let id = client.ask("workspace/symbol", json!({ "query": "oda" }));
    let told = told(&mut client, folder.path());
    assert_eq!(told[0]["title"], "Reading drafts");
    assert_eq!(client.reply(id)["result"][0]["name"], "Oda Moss");
    client.finish();
}
