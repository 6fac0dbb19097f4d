//! The editor's folders: the findings in all their drafts, and what changes in them.

use crate::client::{Client, address, range};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn pulling() -> Value {
    json!({ "textDocument": { "diagnostic": {} },
        "workspace": { "diagnostics": { "refreshSupport": true }, "workspaceFolders": true } })
}

fn start(folders: &[&Path]) -> Client {
    let folders: Vec<Value> =
        folders.iter().map(|folder| json!({ "uri": address(folder), "name": "x" })).collect();
    Client::start_with(json!({ "processId": null, "rootUri": null, "capabilities": pulling(),
        "workspaceFolders": folders }))
}

/// The reports by the names of their files.
fn reports(client: &mut Client, previous: &Value) -> Vec<(String, Value)> {
    let result = client.request("workspace/diagnostic", json!({ "previousResultIds": previous }));
    named(&result["items"])
}

fn named(items: &Value) -> Vec<(String, Value)> {
    let name = |item: &Value| item["uri"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    let mut named: Vec<(String, Value)> =
        items.as_array().unwrap().iter().map(|item| (name(item), item.clone())).collect();
    named.sort_by(|one, other| one.0.cmp(&other.0));
    named
}

fn names(reports: &[(String, Value)]) -> Vec<&str> {
    reports.iter().map(|(name, _)| name.as_str()).collect()
}

fn known(reports: &[(String, Value)]) -> Value {
    let known =
        reports.iter().map(|(_, report)| json!({ "uri": report["uri"], "value": report["resultId"] }));
    known.collect()
}

#[test]
fn all_drafts_are_reported_and_what_is_known_is_not_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    // A mark of the byte order is no column.
    fs::write(file("a.md"), "\u{feff}😀 Then the the ferry sank.\n").unwrap();
    fs::write(file("b.txt"), "The ferry sailed.\n").unwrap();
    fs::write(file("c.rs"), "the the\n").unwrap();
    fs::write(file("secret.md"), "the the\n").unwrap();
    fs::write(file(".gitignore"), "secret.md\n").unwrap();
    let mut client = start(&[folder.path()]);
    let first = reports(&mut client, &json!([]));
    assert_eq!(names(&first), ["a.md", "b.txt"]);
    assert_eq!(first[0].1["items"][0]["range"], range(0, 8, 15));
    assert_eq!(first[0].1["version"], Value::Null);
    assert_eq!(first[1].1["items"], json!([]));

    let again = reports(&mut client, &known(&first));
    assert!(again.iter().all(|(_, report)| report["kind"] == "unchanged"), "{again:?}");

    // One is written, one deleted, and other settings hold for none of them.
    fs::write(file("a.md"), "Then the ferry sank twice.\n").unwrap();
    fs::remove_file(file("b.txt")).unwrap();
    let third = reports(&mut client, &known(&again));
    assert_eq!(names(&third), ["a.md", "b.txt"]);
    assert_eq!((&third[0].1["kind"], &third[0].1["items"]), (&json!("full"), &json!([])));
    assert_eq!((&third[1].1["kind"], &third[1].1["items"]), (&json!("full"), &json!([])));
    fs::write(file("copydesk.toml"), "dialect = \"en-GB\"\n").unwrap();
    let fourth = reports(&mut client, &known(&third[..1]));
    assert_eq!(fourth[0].1["kind"], "full");
    client.finish();
}

/// The editor's text holds, not the file's.
#[test]
fn an_open_draft_is_reported_with_its_version() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("a.md");
    fs::write(&draft, "The ferry sank.\n").unwrap();
    let mut client = start(&[folder.path()]);
    client.open(&address(&draft), "markdown", 7, "Then the the ferry sank.\n");
    client.open("untitled:1", "markdown", 3, "It rained.\n");
    let first = reports(&mut client, &json!([]));
    assert_eq!(names(&first), ["a.md", "untitled:1"]);
    assert_eq!((&first[0].1["version"], first[0].1["items"].as_array().unwrap().len()), (&json!(7), 1));
    let of_one =
        client.request("textDocument/diagnostic", json!({ "textDocument": { "uri": address(&draft) } }));
    assert_eq!(of_one["resultId"], first[0].1["resultId"]);
    client.close(&address(&draft));
    let closed = reports(&mut client, &known(&first));
    assert_eq!(closed[0].1["items"], json!([]), "the file has no finding");
    client.finish();
}

/// Neovim leaves brackets in an address as they are.
#[test]
fn an_open_draft_is_reported_once_however_its_address_is_spelled() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a (1).md"), "Then the the ferry sank, Oda Moss said.\n").unwrap();
    let mut client = start(&[folder.path()]);
    let closed = reports(&mut client, &json!([]));
    for name in ["a%20(1).md", "a%20%281%29.md"] {
        let uri = address(&folder.path().join(name));
        client.open(&uri, "markdown", 1, "The ferry sank, Oda Moss said.\n");
        let open = reports(&mut client, &known(&closed));
        let of_all: Vec<&Value> = open.iter().map(|(_, report)| &report["items"]).collect();
        assert!(of_all.iter().all(|items| **items == json!([])), "{open:?}");
        assert_eq!(open.iter().filter(|(_, report)| report["version"] == 1).count(), 1, "{open:?}");
        let symbols = client.request("workspace/symbol", json!({ "query": "oda" }));
        assert_eq!(symbols.as_array().unwrap().len(), 1, "{symbols}");
        client.close(&uri);
    }
    client.finish();
}

#[test]
fn results_come_in_parts_and_progress_is_told() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..5 {
        fs::write(folder.path().join(format!("{number}.md")), "Then the the ferry sank.\n").unwrap();
    }
    let mut client = start(&[folder.path()]);
    let params = json!({ "previousResultIds": [], "partialResultToken": "parts", "workDoneToken": "work" });
    let result = client.request("workspace/diagnostic", params);
    assert_eq!(result["items"], json!([]));
    let progress: Vec<Value> = client
        .rest()
        .iter()
        .filter(|message| message["method"] == "$/progress")
        .map(|message| message["params"].clone())
        .collect();
    let of = |token: &str| -> Vec<&Value> {
        progress.iter().filter(|one| one["token"] == token).map(|one| &one["value"]).collect()
    };
    let parts: Vec<Value> =
        of("parts").iter().flat_map(|part| part["items"].as_array().unwrap().clone()).collect();
    assert_eq!(names(&named(&json!(parts))), ["0.md", "1.md", "2.md", "3.md", "4.md"]);
    let work = of("work");
    assert_eq!(work.first().unwrap()["kind"], "begin");
    assert_eq!(work.last().unwrap()["kind"], "end");
    assert!(work.iter().any(|one| one["kind"] == "report" && one["percentage"] == 60), "{work:?}");
    client.finish();
}

#[test]
fn a_cancelled_request_ends_soon_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..60 {
        let text = "The ferry sank in the harbour, Oda Moss said. ".repeat(100);
        fs::write(folder.path().join(format!("{number}.md")), text).unwrap();
    }
    let mut client = start(&[folder.path()]);
    let id = client.ask("workspace/diagnostic", json!({ "previousResultIds": [], "workDoneToken": 5 }));
    client.next("$/progress");
    client.notify("$/cancelRequest", json!({ "id": id }));
    assert_eq!(client.reply(id)["error"]["code"], -32800);
    let ended = loop {
        let progress = client.next("$/progress");
        if progress["value"]["kind"] == "end" {
            break progress;
        }
    };
    assert_eq!(ended["token"], 5);
    client.finish();
}

#[test]
fn folders_come_and_go_and_files_change() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    fs::write(one.path().join("a.md"), "It rained.\n").unwrap();
    fs::write(other.path().join("b.md"), "It rained.\n").unwrap();
    let mut client = start(&[one.path()]);
    assert_eq!(names(&reports(&mut client, &json!([]))), ["a.md"]);
    let folder = |path: &Path| json!([{ "uri": address(path), "name": "x" }]);
    let event = json!({ "added": folder(other.path()), "removed": [] });
    client.notify("workspace/didChangeWorkspaceFolders", json!({ "event": event }));
    client.next("workspace/diagnostic/refresh");
    assert_eq!(names(&reports(&mut client, &json!([]))), ["a.md", "b.md"]);
    let event = json!({ "added": [], "removed": folder(one.path()) });
    client.notify("workspace/didChangeWorkspaceFolders", json!({ "event": event }));
    client.next("workspace/diagnostic/refresh");
    assert_eq!(names(&reports(&mut client, &json!([]))), ["b.md"]);

    let renamed = other.path().join("c.md");
    fs::rename(other.path().join("b.md"), &renamed).unwrap();
    let files = json!([{ "oldUri": address(&other.path().join("b.md")), "newUri": address(&renamed) }]);
    client.notify("workspace/didRenameFiles", json!({ "files": files }));
    client.next("workspace/diagnostic/refresh");
    assert_eq!(names(&reports(&mut client, &json!([]))), ["c.md"]);

    let changes = json!({ "changes": [{ "uri": address(&renamed), "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", changes.clone());
    client.next("workspace/diagnostic/refresh");
    client.open(&address(&renamed), "markdown", 1, "It snowed.\n");
    client.notify("workspace/didChangeWatchedFiles", changes);
    let rest = client.rest();
    assert!(rest.iter().all(|message| message["method"] != "workspace/diagnostic/refresh"), "{rest:?}");
    client.finish();
}

#[test]
fn no_folder_and_folders_too_wide_are_not_looked_through() {
    let mut client = start(&[]);
    assert_eq!(reports(&mut client, &json!([])), []);
    client.finish();
    let mut client = start(&[Path::new("/")]);
    assert_eq!(reports(&mut client, &json!([])), []);
    client.finish();
    let home = std::env::home_dir().expect("a home");
    let mut client = start(&[&home]);
    assert_eq!(reports(&mut client, &json!([])), []);
    client.finish();
}

#[test]
fn drafts_and_settings_are_watched() {
    let watched = json!({ "didChangeWatchedFiles": { "dynamicRegistration": true } });
    let mut client = Client::start(json!({ "workspace": watched }));
    let asked = client.next("client/registerCapability");
    let watchers = &asked["registrations"][0]["registerOptions"]["watchers"];
    assert_eq!(watchers[0]["globPattern"], "**/*.toml");
    assert!(watchers[2]["globPattern"].as_str().unwrap().contains("md,"), "{watchers}");
    client.finish();
}

#[test]
fn a_diagnostic_carries_what_the_editor_can_use() {
    let published = json!({ "relatedInformation": true, "tagSupport": { "valueSet": [1, 2] },
        "dataSupport": true });
    let draft = "file:///drafts/harbour.md";
    let text =
        "Oda Brandt spoke. Brandt slept. Oda Brant left. It rained. <!-- stet misspelling: a song -->\n";
    let mut client = Client::start(json!({ "textDocument": { "publishDiagnostics": published } }));
    client.open(draft, "markdown", 1, text);
    let found = client.published(draft, 1);
    let of = |code: &str| found.iter().find(|one| one["code"] == code).expect("it is found");
    assert_eq!(of("unused-stet")["tags"], json!([1]));
    let name = of("inconsistent-name");
    assert_eq!(name["relatedInformation"][0]["location"]["range"], range(0, 4, 10));
    assert_eq!(name["data"]["rule"], "inconsistent-name");
    assert_eq!(name["data"]["fixes"], 1);
    client.finish();

    let mut client = Client::start(json!({}));
    client.open(draft, "markdown", 1, text);
    for one in client.published(draft, 1) {
        assert_eq!((one.get("tags"), one.get("data"), one.get("relatedInformation")), (None, None, None));
    }
    client.finish();
}

#[test]
fn drafts_of_one_folder_may_have_settings_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let overrides = "[[overrides]]\npaths = ['*.live.md']\nrules.repeated-word = 'off'\n";
    fs::write(folder.path().join("copydesk.toml"), overrides).unwrap();
    for name in ["a.md", "b.live.md", "c.md"] {
        fs::write(folder.path().join(name), "Then the the ferry sank.\n").unwrap();
    }
    let mut client = start(&[folder.path()]);
    let found = reports(&mut client, &json!([]));
    let counts: Vec<usize> =
        found.iter().map(|(_, report)| report["items"].as_array().unwrap().len()).collect();
    assert_eq!(counts, [1, 0, 1]);
    client.finish();
}
