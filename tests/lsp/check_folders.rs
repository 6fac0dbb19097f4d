//! The command that checks all drafts in the folders, for an editor that is sent diagnostics unasked.

use crate::client::{Client, address};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const SLIP: &str = "Then the the ferry sank.\n";

fn start(folders: &[&Path], capabilities: Value) -> Client {
    let folders: Vec<Value> =
        folders.iter().map(|folder| json!({ "uri": address(folder), "name": "x" })).collect();
    Client::start_with(json!({ "processId": null, "rootUri": null, "capabilities": capabilities,
        "workspaceFolders": folders }))
}

fn ask(client: &mut Client) -> i64 {
    client.ask("workspace/executeCommand", json!({ "command": "copydesk.checkFolders" }))
}

/// The counts and what was sent meanwhile: how many findings of which files, in order.
fn check(client: &mut Client) -> (Value, Vec<(String, usize)>) {
    let id = ask(client);
    let reply = client.reply(id);
    (reply["result"].clone(), published(client))
}

/// How many findings of which files were sent until the server is quiet.
fn published(client: &mut Client) -> Vec<(String, usize)> {
    let all = client.rest();
    let diagnostics = all.iter().filter(|message| message["method"] == "textDocument/publishDiagnostics");
    let mut found: Vec<(String, usize)> = diagnostics.map(|message| named(&message["params"])).collect();
    found.sort();
    found
}

fn named(params: &Value) -> (String, usize) {
    let name = params["uri"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    (name, params["diagnostics"].as_array().unwrap().len())
}

/// The next findings that are sent of a file.
fn next(client: &mut Client, uri: &str) -> usize {
    loop {
        let params = client.next("textDocument/publishDiagnostics");
        if params["uri"] == uri {
            return named(&params).1;
        }
    }
}

fn of(found: &[(&str, usize)]) -> Vec<(String, usize)> {
    found.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
}

#[test]
fn findings_in_files_are_sent_and_renewed_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    for (name, text) in [("a.md", SLIP), ("b.md", SLIP), ("c.md", "It rained.\n"), ("d.md", SLIP)] {
        fs::write(file(name), text).unwrap();
    }
    let mut client = start(&[folder.path()], json!({}));
    client.open(&address(&file("d.md")), "markdown", 1, "It rained.\n");
    client.published(&address(&file("d.md")), 1);
    let id = ask(&mut client);
    let counts = json!({ "drafts": 4, "drafts_with_findings": 2, "findings": 2, "cancelled": false });
    assert_eq!(client.reply(id)["result"], counts);
    let told = client.next("window/showMessage")["message"].clone();
    assert_eq!(told, "Copydesk: 2 findings in 2 of 4 drafts.");
    assert_eq!(published(&mut client), of(&[("a.md", 1), ("b.md", 1)]));

    // One is mended, one deleted, one spoiled.
    fs::write(file("a.md"), "It rained.\n").unwrap();
    fs::remove_file(file("b.md")).unwrap();
    fs::write(file("c.md"), SLIP).unwrap();
    let (counts, found) = check(&mut client);
    assert_eq!(counts["findings"], 1);
    assert_eq!(found, of(&[("a.md", 0), ("b.md", 0), ("c.md", 1)]));
    assert_eq!(check(&mut client).1, of(&[("c.md", 1)]));

    // One that was open meanwhile goes by its file once it is closed; that it has none may be told first.
    let open = address(&file("d.md"));
    client.close(&open);
    let told = next(&mut client, &open);
    assert_eq!(if told == 0 { next(&mut client, &open) } else { told }, 1);
    client.finish();
}

#[test]
fn an_open_draft_goes_the_ordinary_way_and_its_file_is_read_when_it_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("a (1).md");
    fs::write(&draft, SLIP).unwrap();
    let mut client = start(&[folder.path()], json!({}));
    assert_eq!(check(&mut client).1, of(&[("a%20%281%29.md", 1)]));

    // This editor spells the address in another way, under which nothing was sent.
    let [ours, uri] = ["a%20%281%29.md", "a%20(1).md"].map(|name| address(&folder.path().join(name)));
    client.open(&uri, "markdown", 1, "It rained.\n");
    assert_eq!(next(&mut client, &ours), 0);
    assert_eq!(client.published(&uri, 1), Vec::<Value>::new());
    assert_eq!(check(&mut client).1, []);
    client.close(&uri);
    assert_eq!(next(&mut client, &uri), 0);
    assert_eq!(next(&mut client, &ours), 1);
    client.finish();
}

#[test]
fn files_that_change_or_go_and_folders_that_are_taken_away_take_their_findings_along() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let file = |name: &str| one.path().join(name);
    fs::create_dir_all(file("desk")).unwrap();
    for name in ["a.md", "desk/b.md", "c.md"] {
        fs::write(file(name), SLIP).unwrap();
    }
    fs::write(other.path().join("d.md"), SLIP).unwrap();
    let mut client = start(&[one.path(), other.path()], json!({}));
    assert_eq!(check(&mut client).1.len(), 4);

    fs::write(file("a.md"), "It rained.\n").unwrap();
    let changes = json!({ "changes": [{ "uri": address(&file("a.md")), "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", changes);
    assert_eq!(next(&mut client, &address(&file("a.md"))), 0);

    fs::rename(file("desk"), file("news")).unwrap();
    let files = json!([{ "oldUri": address(&file("desk")), "newUri": address(&file("news")) }]);
    client.notify("workspace/didRenameFiles", json!({ "files": files }));
    assert_eq!(next(&mut client, &address(&file("desk/b.md"))), 0);
    assert_eq!(next(&mut client, &address(&file("news/b.md"))), 1);

    fs::remove_file(file("c.md")).unwrap();
    let files = json!([{ "uri": address(&file("c.md")) }]);
    client.notify("workspace/didDeleteFiles", json!({ "files": files }));
    assert_eq!(next(&mut client, &address(&file("c.md"))), 0);

    let removed = json!([{ "uri": address(other.path()), "name": "x" }]);
    let event = json!({ "added": [], "removed": removed });
    client.notify("workspace/didChangeWorkspaceFolders", json!({ "event": event }));
    assert_eq!(next(&mut client, &address(&other.path().join("d.md"))), 0);
    assert_eq!(published(&mut client), []);
    client.finish();
}

#[test]
fn progress_is_told_and_the_user_may_end_it() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..60 {
        let text = "The ferry sank in the harbour, Oda Moss said. ".repeat(30);
        fs::write(folder.path().join(format!("{number}.md")), text).unwrap();
    }
    let mut client = start(&[folder.path()], json!({ "window": { "workDoneProgress": true } }));
    let id = ask(&mut client);
    let token = client.next("window/workDoneProgress/create")["token"].clone();
    let begin = client.next("$/progress");
    assert_eq!((&begin["token"], &begin["value"]["kind"]), (&token, &json!("begin")));
    assert_eq!(begin["value"]["cancellable"], true);
    client.notify("window/workDoneProgress/cancel", json!({ "token": token }));
    let counts = client.reply(id)["result"].clone();
    assert_eq!(counts["cancelled"], true);
    assert!(counts["drafts"].as_u64().unwrap() < 60, "{counts}");
    let told = client.next("window/showMessage")["message"].as_str().unwrap().to_owned();
    assert!(told.starts_with("Copydesk was stopped. So far: 0 findings in 0 of "), "{told}");
    loop {
        let progress = client.next("$/progress");
        assert_eq!(progress["token"], token);
        if progress["value"]["kind"] == "end" {
            break;
        }
    }

    // With a token of its own it is asked for none.
    let command = json!({ "command": "copydesk.checkFolders", "workDoneToken": "mine" });
    let id = client.ask("workspace/executeCommand", command);
    assert_eq!(client.next("$/progress")["token"], "mine");
    client.notify("$/cancelRequest", json!({ "id": id }));
    assert_eq!(client.reply(id)["error"]["code"], -32800);
    let rest = client.rest();
    assert!(rest.iter().all(|message| message["method"] != "window/workDoneProgress/create"), "{rest:?}");
    client.finish();
}

#[test]
fn an_editor_that_shows_no_progress_is_told_of_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = start(&[folder.path()], json!({}));
    let id = ask(&mut client);
    assert_eq!(client.reply(id)["result"]["drafts"], 0);
    let methods: Vec<Value> = client.rest().iter().map(|message| message["method"].clone()).collect();
    assert_eq!(methods, ["window/showMessage"]);
    client.finish();
}

#[test]
fn an_editor_that_never_answers_is_served_without_progress() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.md"), SLIP).unwrap();
    let mut client = start(&[folder.path()], json!({ "window": { "workDoneProgress": true } }));
    client.is_deaf = true;
    let (counts, found) = check(&mut client);
    assert_eq!(counts["findings"], 1);
    assert_eq!(found, of(&[("a.md", 1)]));
    client.finish();
}

/// It may ask for what is open alone, and then what is not open is sent; never both of one draft.
#[test]
fn an_editor_that_pulls_is_sent_only_what_it_does_not_ask_for() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("a.md");
    fs::write(&draft, SLIP).unwrap();
    let capabilities = json!({ "textDocument": { "diagnostic": {} },
        "workspace": { "diagnostics": { "refreshSupport": true } },
        "experimental": { "copydesk": { "showsCounts": true } } });
    let mut client = start(&[folder.path()], capabilities);
    assert_eq!(check(&mut client).1, of(&[("a.md", 1)]));
    client.open(&address(&draft), "markdown", 1, SLIP);
    assert_eq!(next(&mut client, &address(&draft)), 0);
    client.close(&address(&draft));
    assert_eq!(next(&mut client, &address(&draft)), 1);

    client.request("workspace/diagnostic", json!({ "previousResultIds": [] }));
    assert_eq!(next(&mut client, &address(&draft)), 0);
    let id = ask(&mut client);
    assert_eq!(client.reply(id)["result"]["findings"], 1);
    let methods: Vec<Value> = client.rest().iter().map(|message| message["method"].clone()).collect();
    assert_eq!(methods, ["workspace/diagnostic/refresh"]);
    client.finish();
}

#[test]
fn what_is_too_wide_is_not_looked_through() {
    let home = std::env::home_dir().expect("a home");
    for folders in [&[][..], &[Path::new("/")], &[home.as_path()]] {
        let mut client = start(folders, json!({}));
        let id = ask(&mut client);
        assert_eq!(client.reply(id)["result"], Value::Null);
        let told = client.next("window/showMessage")["message"].clone();
        assert!(told.as_str().unwrap().contains("There is none"), "{told}");
        client.finish();
    }
}
