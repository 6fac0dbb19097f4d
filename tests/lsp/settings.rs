//! Settings of the editor and of files take effect while the server runs.

#[cfg(unix)]
use crate::client::make_pipe;
use crate::client::{Client, address, range};
use serde_json::{Value, json};
use std::fs;

const DRAFT: &str = "file:///drafts/harbour.md";

#[test]
fn settings_that_are_sent_check_again_and_bad_ones_are_told() {
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 1, "The ferry sank.\n");
    client.published(DRAFT, 1);
    client.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": { "copydesk": { "dialect": "en-GB" } } }),
    );
    client.published(DRAFT, 1);

    let bad = json!({ "settings": { "copydesk": { "dialect": "en-XX" } } });
    client.notify("workspace/didChangeConfiguration", bad);
    let told = client.next("window/showMessage");
    assert_eq!(told["type"], 1);
    assert!(told["message"].as_str().unwrap().contains("en-XX"), "{told}");
    client.published(DRAFT, 1);
    client.open("untitled:2", "markdown", 1, "The ferry sank again.\n");
    client.published("untitled:2", 1);
    client.finish();
}

#[test]
fn a_draft_that_is_opened_under_bad_settings_is_judged_as_those_before_it() {
    let settings = |value: Value| json!({ "settings": { "copydesk": value } });
    let mut client = Client::start(json!({}));
    let off = json!({ "rules": { "repeated-word": "off" } });
    client.notify("workspace/didChangeConfiguration", settings(off));
    client.open(DRAFT, "markdown", 1, "Then the the ferry sank.\n");
    assert_eq!(client.published(DRAFT, 1).len(), 0);
    let bad = json!({ "rules": { "repeated-word": "silent" } });
    client.notify("workspace/didChangeConfiguration", settings(bad));
    client.next("window/showMessage");
    for other in ["file:///drafts/ferry.md", "file:///elsewhere/pier.md"] {
        client.open(other, "markdown", 1, "Then the the pier sank.\n");
        assert_eq!(client.published(other, 1).len(), 0);
    }
    client.finish();
}

/// Else a slip in a setting would show as many slips in the draft.
#[test]
fn a_bad_setting_takes_no_dictionary_away() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("copydesk.toml"), "dialect = \"en-US\"\n").unwrap();
    fs::write(folder.path().join("dictionary.txt"), "govenrment\n").unwrap();
    let uri = address(&folder.path().join("harbour.md"));
    let mut client = Client::start_with(json!({ "processId": null, "rootUri": null, "capabilities": {},
        "initializationOptions": { "dilect": "en-GB" } }));
    client.open(&uri, "markdown", 1, "The govenrment closed the harbour.\n");
    assert!(client.next("window/showMessage")["message"].as_str().unwrap().contains("dilect"));
    assert_eq!(client.published(&uri, 1), Vec::<Value>::new());
    client.finish();
}

#[test]
fn an_editor_that_can_answer_is_asked() {
    let settings = json!({ "dynamicRegistration": true });
    let workspace = json!({ "configuration": true, "didChangeConfiguration": settings,
        "didChangeWatchedFiles": settings });
    let params = json!({ "processId": null, "rootUri": null, "capabilities": { "workspace": workspace } });
    let mut client = Client::spawn();
    client.settings = json!({ "rules": { "no-such-rule": "error" }, "path": "copydesk", "dialect": null });
    client.request("initialize", params);
    client.notify("initialized", json!({}));
    let asked = client.next("client/registerCapability");
    let methods: Vec<&Value> =
        asked["registrations"].as_array().unwrap().iter().map(|one| &one["method"]).collect();
    assert_eq!(methods, ["workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles"]);
    assert_eq!(client.next("workspace/configuration")["items"][0]["section"], "copydesk");

    client.open(DRAFT, "markdown", 1, "The ferry sank.\n");
    assert!(client.next("window/showMessage")["message"].as_str().unwrap().contains("no-such-rule"));
    client.settings = json!({ "rules": {} });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    client.next("workspace/configuration");
    assert!(client.rest().iter().all(|message| message["method"] != "window/showMessage"));
    client.finish();
}

#[test]
fn an_editor_that_pulls_is_told_to_ask_again() {
    let capabilities = json!({ "textDocument": { "diagnostic": {} },
        "workspace": { "diagnostics": { "refreshSupport": true } } });
    let mut client = Client::start(capabilities);
    client.open(DRAFT, "markdown", 1, "The ferry sank.\n");
    let draft = json!({ "textDocument": { "uri": DRAFT } });
    let before = client.request("textDocument/diagnostic", draft.clone());
    client.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": { "copydesk": { "dialect": "en-GB" } } }),
    );
    client.next("workspace/diagnostic/refresh");
    assert_ne!(client.request("textDocument/diagnostic", draft)["resultId"], before["resultId"]);
    client.finish();
}

/// The test-only rule shows which settings hold; it is in debug builds only.
#[cfg(debug_assertions)]
#[test]
fn a_settings_file_takes_effect_when_it_changes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("copydesk.toml");
    let draft = address(&folder.path().join("harbour.md"));
    let mut client = Client::start(json!({}));
    client.open(&draft, "markdown", 1, "The ferry sank.\n");
    client.published(&draft, 1);

    fs::write(&file, "[rules]\npanic-on-purpose = \"error\"\n").unwrap();
    let changes = json!({ "changes": [{ "uri": address(&file), "type": 1 }] });
    client.notify("workspace/didChangeWatchedFiles", changes);
    client.published(&draft, 1);

    // An editor that watches no files: the next check sees it.
    fs::write(&file, "dialekt = \"en-GB\"\n").unwrap();
    client.change(&draft, 2, json!([{ "text": "The ferry sailed.\n" }]));
    assert!(client.next("window/showMessage")["message"].as_str().unwrap().contains("dialekt"));
    client.published(&draft, 2);

    fs::remove_file(&file).unwrap();
    client.change(&draft, 3, json!([{ "text": "The ferry stopped.\n" }]));
    client.published(&draft, 3);
    let errors = client.finish();
    assert_eq!(errors.matches("panic-on-purpose").count(), 2, "{errors}");
}

#[test]
fn a_dictionary_takes_effect_when_it_changes() {
    let folder = tempfile::tempdir().unwrap();
    let dictionary = folder.path().join("dictionary.txt");
    let draft = address(&folder.path().join("harbour.md"));
    fs::write(folder.path().join("copydesk.toml"), "").unwrap();
    let mut client = Client::start(json!({}));
    client.open(&draft, "markdown", 1, "The govenrment was shut.\n");
    assert_eq!(client.published(&draft, 1).len(), 1);

    assert!(copydesk::config::dictionary::add(&dictionary, "govenrment").unwrap());
    let changes = json!({ "changes": [{ "uri": address(&dictionary), "type": 1 }] });
    client.notify("workspace/didChangeWatchedFiles", changes);
    assert_eq!(client.published(&draft, 1).len(), 0);

    // An editor that watches no files: the next check sees it.
    fs::write(&dictionary, "***\n").unwrap();
    client.change(&draft, 2, json!([{ "text": "The govenrment was open.\n" }]));
    assert!(client.next("window/showMessage")["message"].as_str().unwrap().contains("dictionary.txt:1:1"));
    assert_eq!(client.published(&draft, 2).len(), 0);
    fs::remove_file(&dictionary).unwrap();
    client.change(&draft, 3, json!([{ "text": "The govenrment was shut.\n" }]));
    assert_eq!(client.published(&draft, 3).len(), 1);
    client.finish();
}

/// The dictionary is a pipe, so that the test says when it has been read, and the settings change before that.
#[cfg(unix)]
#[test]
fn a_file_that_changes_while_others_are_read_takes_effect_with_the_next_edit() {
    let folder = tempfile::tempdir().unwrap();
    let (file, pipe) = (folder.path().join("copydesk.toml"), folder.path().join("words.txt"));
    make_pipe(&pipe);
    fs::write(&file, "dictionary = 'words.txt'\n").unwrap();
    let draft = address(&folder.path().join("harbour.md"));
    let mut client = Client::start(json!({}));
    client.open(&draft, "markdown", 1, "Then the the ferry sank.\n");
    // Opening a pipe for writing waits until somebody reads it.
    let mut words = fs::OpenOptions::new().write(true).open(&pipe).unwrap();
    fs::write(&file, "rules.repeated-word = 'off'\n").unwrap();
    std::io::Write::write_all(&mut words, b"govenrment\n").unwrap();
    drop(words);
    assert_eq!(client.published(&draft, 1).len(), 1);
    client.change(&draft, 2, json!([{ "text": "Then the the ferry sailed.\n" }]));
    assert_eq!(client.published(&draft, 2).len(), 0);
    client.finish();
}

#[cfg(unix)]
#[test]
fn a_settings_file_that_is_a_link_to_itself_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("copydesk.toml");
    std::os::unix::fs::symlink("copydesk.toml", &file).unwrap();
    let draft = address(&folder.path().join("harbour.md"));
    let mut client = Client::start(json!({}));
    client.open(&draft, "markdown", 1, "Then the the ferry sank.\n");
    let told = client.next("window/showMessage");
    assert!(told["message"].as_str().unwrap().contains("copydesk.toml: cannot be read"), "{told}");
    assert_eq!(client.published(&draft, 1).len(), 1);
    fs::remove_file(&file).unwrap();
    fs::write(&file, "rules.repeated-word = 'off'\n").unwrap();
    client.change(&draft, 2, json!([{ "text": "Then the the ferry sailed.\n" }]));
    assert_eq!(client.published(&draft, 2).len(), 0);
    client.finish();
}

#[test]
fn each_folder_has_its_own_settings() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folders = [&one, &other].map(|folder| json!({ "uri": address(folder.path()), "name": "x" }));
    let params = json!({ "processId": null, "rootUri": null, "workspaceFolders": folders,
        "capabilities": { "workspace": { "configuration": true } } });
    let mut client = Client::spawn();
    let off = json!({ "rules": { "repeated-word": "off" } });
    client.settings_of_folders = vec![(address(other.path()), off.clone())];
    client.request("initialize", params);
    client.notify("initialized", json!({}));
    client.next("workspace/configuration");
    let drafts = [&one, &other].map(|folder| address(&folder.path().join("harbour.md")));
    for draft in &drafts {
        client.open(draft, "markdown", 1, "Then the the ferry sank.\n");
    }
    assert_eq!(drafts.each_ref().map(|draft| client.published(draft, 1).len()), [1, 0]);

    client.settings_of_folders = vec![(address(one.path()), off)];
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    assert_eq!(drafts.each_ref().map(|draft| client.published(draft, 1).len()), [0, 1]);
    client.finish();
}

#[test]
fn overrides_hold_for_their_paths_and_a_file_that_is_extended_is_watched() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    fs::create_dir_all(file("opinion")).unwrap();
    fs::write(file("house.toml"), "").unwrap();
    let overrides = "[[overrides]]\npaths = ['opinion/**']\nrules.repeated-word = 'off'\n";
    fs::write(file("copydesk.toml"), format!("extends = 'house.toml'\n{overrides}")).unwrap();
    let [news, column] = ["a.md", "opinion/b.md"].map(|name| address(&file(name)));
    let mut client = Client::start(json!({}));
    for draft in [&news, &column] {
        client.open(draft, "markdown", 1, "Then the the ferry sank.\n");
    }
    assert_eq!([&news, &column].map(|draft| client.published(draft, 1).len()), [1, 0]);

    fs::write(file("house.toml"), "[rules]\nrepeated-word = 'info'\n").unwrap();
    let changes = json!({ "changes": [{ "uri": address(&file("house.toml")), "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", changes);
    assert_eq!(client.published(&news, 1)[0]["severity"], 3);

    // One that is missing is named once, and looked for again.
    fs::remove_file(file("house.toml")).unwrap();
    client.change(&news, 2, json!([{ "text": "Then the the ferry sailed.\n" }]));
    let told = client.next("window/showMessage");
    assert!(told["message"].as_str().unwrap().contains("copydesk.toml:1:11: "), "{told}");
    assert_eq!(client.published(&news, 2)[0]["severity"], 3, "the last good settings hold");
    fs::write(file("house.toml"), "").unwrap();
    client.change(&news, 3, json!([{ "text": "Then the the ferry stopped.\n" }]));
    assert_eq!(client.published(&news, 3)[0]["severity"], 1);
    client.finish();
}

#[test]
fn what_is_of_a_file_has_no_place_in_the_editors_settings() {
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 1, "The ferry sank.\n");
    client.published(DRAFT, 1);
    let settings = json!({ "settings": { "copydesk": { "extends": "house.toml" } } });
    client.notify("workspace/didChangeConfiguration", settings);
    let told = client.next("window/showMessage");
    assert!(told["message"].as_str().unwrap().contains("`extends` is of a file"), "{told}");
    client.finish();
}

#[test]
fn what_the_baseline_knows_is_a_dimmed_hint() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    fs::write(file("copydesk.toml"), "baseline = 'known.json'\n").unwrap();
    let known = json!({ "version": 1, "findings": { "repeated-word": { "Then the the ferry sank.": 1 } } });
    fs::write(file("known.json"), known.to_string()).unwrap();
    let draft = address(&file("harbour.md"));
    let tags = json!({ "tagSupport": { "valueSet": [1, 2] }, "dataSupport": true });
    let mut client = Client::start(json!({ "textDocument": { "publishDiagnostics": tags } }));
    client.open(&draft, "markdown", 1, "Then the the ferry sank.\n\nIt it rained.\n");
    let found = client.published(&draft, 1);
    let shown: Vec<(&Value, &Value, &Value)> =
        found.iter().map(|one| (&one["severity"], &one["tags"], &one["data"]["in_baseline"])).collect();
    assert_eq!(shown, [(&json!(4), &json!([1]), &json!(true)), (&json!(1), &Value::Null, &json!(false))]);
    let place = json!({ "textDocument": { "uri": draft }, "position": { "line": 0, "character": 6 } });
    let hover = client.request("textDocument/hover", place);
    assert!(hover["contents"]["value"].as_str().unwrap().contains("The baseline knows it"), "{hover}");

    // It knows the sentence once, wherever it stands; an edit shifts what is known.
    let text = "It snowed.\n\nThen the the ferry sank.\n\nThen the the ferry sank.\n";
    client.change(&draft, 2, json!([{ "text": text }]));
    let severities: Vec<Value> =
        client.published(&draft, 2).iter().map(|one| one["severity"].clone()).collect();
    assert_eq!(severities, [4, 1]);

    // A baseline that is mended takes effect with the next edit, and one that is none is named.
    fs::write(file("known.json"), "{\"version\":1,\"findings\":{}}").unwrap();
    client.change(&draft, 3, json!([{ "text": "Then the the ferry sank.\n" }]));
    assert_eq!(client.published(&draft, 3)[0]["severity"], 1);
    fs::write(file("known.json"), "[]").unwrap();
    client.change(&draft, 4, json!([{ "text": "Then the the ferry sailed.\n" }]));
    let told = client.next("window/showMessage");
    assert!(told["message"].as_str().unwrap().contains("known.json` is no baseline"), "{told}");
    client.finish();
}

#[test]
fn a_budget_that_is_overspent_is_told_at_the_top_unless_the_baseline_knows_enough() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    fs::write(file("copydesk.toml"), "budgets.mechanics = 1\n").unwrap();
    let text = "# Ferry\n\nThen the the ferry sank.\n\nIt it rained.\n";
    fs::write(file("draft.md"), text).unwrap();
    let uri = address(&file("draft.md"));
    let mut client = Client::start(json!({}));
    client.open(&uri, "markdown", 1, text);
    let found = client.published(&uri, 1);
    let of_budget: Vec<&Value> = found.iter().filter(|one| one["code"] == "overspent-budget").collect();
    assert_eq!(of_budget.len(), 1, "{found:?}");
    assert_eq!((&of_budget[0]["range"], &of_budget[0]["severity"]), (&range(0, 2, 7), &json!(1)));
    let message = "Which of the 2 findings of mechanics can be mended? [budgets] allows 1.";
    assert_eq!(of_budget[0]["message"], message);
    let page = of_budget[0]["codeDescription"]["href"].as_str().unwrap();
    assert!(page.ends_with("/overspent-budget.md"), "{page}");

    let context = json!({ "diagnostics": [of_budget[0].clone()] });
    let at = json!({ "textDocument": { "uri": uri }, "range": range(0, 2, 7), "context": context });
    let actions = client.request("textDocument/codeAction", at).to_string();
    assert!(!actions.contains("stet overspent-budget"), "no mark would let it stand: {actions}");

    let known = "{\"version\":1,\"findings\":{\"repeated-word\":{\"It it rained.\":1}}}";
    fs::write(file("known.json"), known).unwrap();
    let settings = "baseline = 'known.json'\nbudgets.mechanics = 1\n";
    fs::write(file("copydesk.toml"), settings).unwrap();
    client.change(&uri, 2, json!([{ "text": format!("{text}\n") }]));
    let found = client.published(&uri, 2);
    assert_eq!(found.iter().map(|one| &one["code"]).collect::<Vec<_>>(), ["repeated-word"; 2]);
    client.finish();
}
