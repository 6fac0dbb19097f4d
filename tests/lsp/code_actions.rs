//! Code actions: what is offered for which findings, and the edits they come to.

use crate::client::{Client, range};
use serde_json::{Value, json};

const DRAFT: &str = "file:///drafts/harbour.md";

/// An editor that knows code actions and takes their edits with them.
fn eager() -> Value {
    let kinds = json!({ "valueSet": ["quickfix", "source"] });
    json!({ "textDocument": { "codeAction": { "codeActionLiteralSupport": { "codeActionKind": kinds } } } })
}

/// One that asks for the edits of the action that was chosen.
fn lazy() -> Value {
    let mut capabilities = eager();
    let actions = &mut capabilities["textDocument"]["codeAction"];
    actions["dataSupport"] = json!(true);
    actions["resolveSupport"] = json!({ "properties": ["edit"] });
    capabilities
}

fn offered(client: &mut Client, at: Value, context: Value) -> Vec<Value> {
    let params = json!({ "textDocument": { "uri": DRAFT }, "range": at, "context": context });
    client.request("textDocument/codeAction", params).as_array().unwrap().clone()
}

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().map(|action| action["title"].as_str().unwrap()).collect()
}

fn titled<'a>(actions: &'a [Value], title: &str) -> &'a Value {
    let found = actions.iter().find(|action| action["title"].as_str().unwrap().starts_with(title));
    found.unwrap_or_else(|| panic!("{title}: {actions:?}"))
}

/// The draft after the edits of an action, as the server itself reads them.
fn after(client: &mut Client, version: i64, action: &Value) -> String {
    let mut edits = action["edit"]["changes"][DRAFT].as_array().expect("edits").clone();
    edits.sort_by_key(|edit| {
        let start = &edit["range"]["start"];
        std::cmp::Reverse((start["line"].as_u64(), start["character"].as_u64()))
    });
    let changes: Vec<Value> =
        edits.iter().map(|edit| json!({ "range": edit["range"], "text": edit["newText"] })).collect();
    client.change(DRAFT, version, json!(changes));
    client.text(DRAFT)
}

#[test]
fn quick_fixes_mend_the_version_they_were_made_for() {
    let mut edits = eager();
    edits["workspace"] = json!({ "workspaceEdit": { "documentChanges": true } });
    let mut client = Client::start(edits);
    client.open(DRAFT, "markdown", 4, "The ferry definately sank.\n");
    let found = client.published(DRAFT, 4);
    let actions = offered(&mut client, range(0, 12, 12), json!({ "diagnostics": [found[0]] }));
    assert_eq!(actions[0]["kind"], "quickfix");
    assert_eq!(actions[0]["isPreferred"], true);
    assert_eq!(actions[0]["diagnostics"], json!([found[0]]));
    let change = &actions[0]["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({ "uri": DRAFT, "version": 4 }));

    let edit = &change["edits"][0];
    client.change(DRAFT, 5, json!([{ "range": edit["range"], "text": edit["newText"] }]));
    assert_eq!(client.text(DRAFT), "The ferry definitely sank.\n");
    assert_eq!(client.published(DRAFT, 5), Vec::<Value>::new());
    client.finish();
}

#[test]
fn actions_are_for_what_is_asked() {
    let mut client = Client::start(eager());
    client.open(DRAFT, "markdown", 1, "It definately sank. We will recieve a boat.\n");
    let found = client.published(DRAFT, 1);
    assert_eq!(found.len(), 2, "{found:?}");
    let whole = range(0, 0, 45);
    let all = offered(&mut client, whole.clone(), json!({ "diagnostics": [] }));
    assert_eq!(all.iter().filter(|action| action["isPreferred"] == true).count(), 2, "{all:?}");
    // Kate sends the whole draft as the range, and names what it means.
    let second = offered(&mut client, whole.clone(), json!({ "diagnostics": [found[1]] }));
    let preferred: Vec<&Value> = second.iter().filter(|action| action["isPreferred"] == true).collect();
    assert_eq!(preferred.len(), 1);
    assert_eq!(preferred[0]["diagnostics"][0]["range"], found[1]["range"]);
    let mut foreign = found[1].clone();
    foreign["source"] = json!("another");
    assert!(offered(&mut client, whole.clone(), json!({ "diagnostics": [foreign] })).is_empty());
    assert!(offered(&mut client, range(0, 21, 21), json!({ "diagnostics": [] })).is_empty());

    let mut of_kind = |kind: &str| {
        let actions = offered(&mut client, whole.clone(), json!({ "diagnostics": [], "only": [kind] }));
        let kinds: std::collections::BTreeSet<String> =
            actions.iter().map(|action| action["kind"].as_str().unwrap().to_owned()).collect();
        kinds.into_iter().collect::<Vec<_>>()
    };
    assert_eq!(of_kind("source.organizeImports"), Vec::<String>::new());
    assert_eq!(of_kind("quickfix"), ["quickfix"]);
    for above in ["source", "source.fixAll", "source.fixAll.copydesk"] {
        assert_eq!(of_kind(above), ["source.fixAll.copydesk"], "{above}");
    }
    assert_eq!(of_kind("source.fix"), Vec::<String>::new());
    assert_eq!(of_kind(""), ["quickfix", "source.fixAll.copydesk"]);
    client.finish();
}

#[test]
fn all_of_a_rule_and_all_that_is_safe_are_fixed_at_once() {
    const BEFORE: &str = "😀 It definately sank sank.\nWe will recieve a boat, sources said.\n";
    let mut client = Client::start(eager());
    client.open(DRAFT, "markdown", 1, BEFORE);
    client.published(DRAFT, 1);
    let actions = offered(&mut client, range(0, 9, 9), json!({ "diagnostics": [] }));
    let fixed = "😀 It definitely sank sank.\nWe will receive a boat, sources said.\n";
    let of_rule = titled(&actions, "Fix all 2 of misspelling").clone();
    assert_eq!(after(&mut client, 2, &of_rule), fixed);
    client.published(DRAFT, 2);
    client.change(DRAFT, 3, json!([{ "text": BEFORE }]));
    client.published(DRAFT, 3);
    let only = json!({ "diagnostics": [], "only": ["source.fixAll"] });
    let all = offered(&mut client, range(0, 0, 0), only.clone());
    assert_eq!(all.len(), 1);
    assert_eq!(after(&mut client, 4, &all[0]), fixed);
    client.published(DRAFT, 4);
    assert!(offered(&mut client, range(0, 0, 0), only).is_empty(), "the rest is not safe");
    client.finish();
}

#[test]
fn a_name_is_spelled_one_way_throughout() {
    let text = "Oda Brandt spoke. Brandt’s crew slept. Later Oda Brant left. 😀 Brandt waved.\n";
    let mut client = Client::start(lazy());
    client.open(DRAFT, "markdown", 1, text);
    let found = client.published(DRAFT, 1);
    let name = found.iter().find(|one| one["code"] == "inconsistent-name").expect("two spellings");
    let actions = offered(&mut client, name["range"].clone(), json!({ "diagnostics": [name] }));
    titled(&actions, "Change to “Brandt”");
    let other = titled(&actions, "Spell it “Brant” throughout").clone();
    assert_eq!(other.get("edit"), None);
    let resolved = client.request("codeAction/resolve", other);
    assert_eq!(after(&mut client, 2, &resolved), text.replace("Brandt", "Brant"));
    client.finish();
}

#[test]
fn a_mark_with_its_reason_lets_a_finding_stand() {
    for (language, text, reason) in [
        ("markdown", "# 😀\n\nThe ferry sank, sources\nsaid.\n", "<!-- stet bare-anonymous-source: -->"),
        ("plaintext", "The ferry sank, sources said.\nIt rained.\n", "[stet bare-anonymous-source:]"),
        ("html", "<p>The ferry sank, sources said.</p>\n", "<!-- stet bare-anonymous-source: -->"),
        (
            "xml",
            "<nitf><body><p>The ferry sank, sources said.</p></body></nitf>\n",
            "<!-- stet bare-anonymous-source: -->",
        ),
        ("latex", "The \\emph{ferry} sank, sources said.\n", "said. % stet bare-anonymous-source:\n"),
        ("asciidoc", "== Quay\n\nThe ferry sank, sources said.\n", "// stet bare-anonymous-source:\n\nThe"),
        (
            "restructuredtext",
            "Quay\n====\n\nThe ferry sank, sources said.\n",
            ".. stet bare-anonymous-source:\n\nThe",
        ),
    ] {
        let mut client = Client::start(lazy());
        client.open(DRAFT, language, 1, text);
        let found = client.published(DRAFT, 1);
        let finding = found.iter().find(|one| one["code"] == "bare-anonymous-source").expect("it is found");
        let actions = offered(&mut client, finding["range"].clone(), json!({ "diagnostics": [finding] }));
        let action = titled(&actions, "Let it stand for a reason").clone();
        let resolved = client.request("codeAction/resolve", action);
        let marked = after(&mut client, 2, &resolved);
        assert!(marked.contains(reason), "{marked}");
        let left = client.published(DRAFT, 2);
        assert!(left.iter().all(|one| one["code"] != "bare-anonymous-source"), "{left:?}");
        assert!(left.iter().any(|one| one["code"] == "stet-without-reason"), "the reason is asked for");
        client.finish();
    }
}

#[test]
fn a_claim_may_be_seen_or_on_record() {
    let mut client = Client::start(eager());
    client.open(DRAFT, "markdown", 1, "Some 40 percent of staff live in Falmouth.\n");
    let found = client.published(DRAFT, 1);
    let actions = offered(&mut client, range(0, 6, 6), json!({ "diagnostics": [] }));
    assert!(titles(&actions).contains(&"Insert “according to TK (source, date)”"), "{actions:?}");
    titled(&actions, "Let it stand: the reporter saw it");
    let action = titled(&actions, "Let it stand: it is public record").clone();
    let code = found[0]["code"].as_str().unwrap();
    let marked = format!("Some 40 percent of staff live in Falmouth. <!-- stet {code}: public record -->\n");
    assert_eq!(after(&mut client, 2, &action), marked);
    assert_eq!(client.published(DRAFT, 2), Vec::<Value>::new());
    client.finish();
}

/// An edit of other words would be made.
#[test]
fn an_action_for_an_earlier_text_is_refused() {
    let mut client = Client::start(lazy());
    client.open(DRAFT, "markdown", 1, "Then the the ferry sank.\n");
    client.published(DRAFT, 1);
    let actions = offered(&mut client, range(0, 6, 6), json!({ "diagnostics": [] }));
    client.change(DRAFT, 2, json!([{ "range": range(0, 0, 0), "text": "And " }]));
    let id = client.ask("codeAction/resolve", actions[0].clone());
    assert_eq!(client.reply(id)["error"]["code"], -32801);
    // Between an edit and the next check the last findings hold, moved along.
    let moved = offered(&mut client, range(0, 10, 10), json!({ "diagnostics": [] }));
    let resolved = client.request("codeAction/resolve", moved[0].clone());
    assert_eq!(after(&mut client, 3, &resolved), "And Then the ferry sank.\n");

    let id = client.ask("codeAction/resolve", json!({ "title": "x", "data": { "foreign": 1 } }));
    assert_eq!(client.reply(id)["error"]["code"], -32602);
    client.finish();
}

#[test]
fn drafts_without_findings_have_no_actions() {
    let mut client = Client::start(eager());
    client.open(DRAFT, "markdown", 1, "");
    client.published(DRAFT, 1);
    assert!(offered(&mut client, range(0, 0, 0), json!({ "diagnostics": [] })).is_empty());
    let only = json!({ "diagnostics": [], "only": ["source.fixAll"] });
    assert!(offered(&mut client, range(9, 0, 9), only).is_empty());
    client.close(DRAFT);
    let params = json!({ "textDocument": { "uri": DRAFT }, "range": range(0, 0, 0),
        "context": { "diagnostics": [] } });
    assert_eq!(client.request("textDocument/codeAction", params), Value::Null);
    client.finish();
}

#[test]
fn a_word_is_added_to_whose_dictionary_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("copydesk.toml"), "").unwrap();
    let draft = format!("file://{}/harbour.md", folder.path().display());
    let text = "---\ngenre: news\n---\n\n😀 The govenrment and the comittee met.\n";
    let mut client = Client::start(eager());
    client.open(&draft, "markdown", 1, text);
    let found = client.published(&draft, 1);
    assert_eq!(found.len(), 2, "{found:?}");
    let params = json!({ "textDocument": { "uri": draft }, "range": found[0]["range"],
        "context": { "diagnostics": [found[0]] } });
    let actions = client.request("textDocument/codeAction", params).as_array().unwrap().clone();
    let action = titled(&actions, "Add “govenrment” to this draft’s words");
    assert_eq!(action["edit"]["changes"][&draft][0]["newText"], "copydesk:\n  words: [govenrment]\n");
    let command = titled(&actions, "Add “govenrment” to your dictionary")["command"].clone();
    assert_eq!(command["command"], "copydesk.addWord");
    assert_eq!(command["arguments"], json!([draft, "govenrment", "user"]));
    // YouCompleteMe lists actions by their commands.
    assert_eq!(command["title"], "Add “govenrment” to your dictionary");
    // The tests leave the user's own folder alone: `tests/lsp/client.rs` gives the server one of its own.
    client.request("workspace/executeCommand", command);
    assert_eq!(client.published(&draft, 1).len(), 1);

    let params = json!({ "textDocument": { "uri": draft }, "range": found[1]["range"],
        "context": { "diagnostics": [found[1]] } });
    let actions = client.request("textDocument/codeAction", params).as_array().unwrap().clone();
    let command = titled(&actions, "Add “comittee” to the house’s dictionary")["command"].clone();
    client.request("workspace/executeCommand", command);
    assert_eq!(client.published(&draft, 1).len(), 0);
    let dictionary = std::fs::read_to_string(folder.path().join("dictionary.txt")).unwrap();
    assert_eq!(dictionary, "comittee\n");

    for arguments in [json!([draft, "...", "house"]), json!([draft, "velm", "reader"]), json!([draft])] {
        let id = client.ask(
            "workspace/executeCommand",
            json!({ "command": "copydesk.addWord", "arguments": arguments }),
        );
        assert!(client.reply(id)["error"]["code"].is_i64());
    }
    client.finish();
}

#[test]
fn a_diagnostic_that_comes_back_without_its_source_is_ours_by_rule_and_place() {
    let mut client = Client::start(eager());
    client.open(DRAFT, "markdown", 1, "It definately sank.\n");
    let found = client.published(DRAFT, 1)[0].clone();
    let mut titles_for = |source: Value, code: &Value| {
        let mut diagnostic = json!({ "range": found["range"], "code": code, "message": found["message"] });
        if !source.is_null() {
            diagnostic["source"] = source;
        }
        let params = json!({ "textDocument": { "uri": DRAFT }, "range": found["range"],
            "context": { "diagnostics": [diagnostic] } });
        client.request("textDocument/codeAction", params).as_array().unwrap().len()
    };
    assert!(titles_for(Value::Null, &found["code"]) > 0);
    assert_eq!(titles_for(Value::Null, &json!("spelling")), 0);
    assert_eq!(titles_for(json!("another"), &found["code"]), 0);
    client.finish();
}

/// Neovim names all diagnostics of the line, which is a paragraph.
#[test]
fn of_a_paragraphs_findings_those_at_the_cursor_come_first_and_each_says_which_it_is() {
    let mut client = Client::start(eager());
    client.open(DRAFT, "markdown", 1, "It definately the the sank. We saw the the boat.\n");
    let found = client.published(DRAFT, 1);
    assert_eq!(found.len(), 3, "{found:?}");
    let actions = offered(&mut client, range(0, 38, 38), json!({ "diagnostics": found }));
    assert_eq!(actions[0]["diagnostics"], json!([found[2]]));
    let titles = titles(&actions);
    assert_eq!(titles[0], "Delete one “the”: “the the”");
    assert_eq!(titles.iter().filter(|title| title.contains("definately")).count(), 1, "{titles:?}");
    client.finish();
}
