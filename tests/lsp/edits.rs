//! Edits: every one takes effect, in order, at the place it names.

use crate::client::{Client, counting_in, range};
use serde_json::{Value, json};

const DRAFT: &str = "file:///drafts/harbour.md";

/// ALE counts bytes, vim-lsp characters, and neither says so.
#[test]
fn columns_count_as_the_flag_says_where_the_editor_says_nothing() {
    for (encoding, column) in [("utf-8", 11), ("utf-32", 5)] {
        let mut client = Client::spawn_with(&["--position-encoding", encoding]);
        let params = json!({ "processId": null, "rootUri": null, "capabilities": {} });
        assert_eq!(client.request("initialize", params)["capabilities"]["positionEncoding"], encoding);
        client.notify("initialized", json!({}));
        client.open(DRAFT, "markdown", 1, "first\né — 😀x\r\nlast");
        client.change(DRAFT, 2, json!([{ "range": range(1, column, column + 1), "text": "é😀" }]));
        assert_eq!(client.text(DRAFT), "first\né — 😀é😀\r\nlast", "{encoding}");
        client.finish();
    }
    let mut client = Client::spawn_with(&["--position-encoding", "utf-8"]);
    let params = json!({ "processId": null, "rootUri": null, "capabilities": counting_in("utf-16") });
    assert_eq!(client.request("initialize", params)["capabilities"]["positionEncoding"], "utf-16");
    client.notify("initialized", json!({}));
    client.finish();
}

#[test]
fn columns_count_in_the_negotiated_unit() {
    for (encoding, column) in [("utf-8", 11), ("utf-16", 6), ("utf-32", 5)] {
        let mut client = Client::spawn();
        let params = json!({ "processId": null, "rootUri": null, "capabilities": counting_in(encoding) });
        let answer = client.request("initialize", params);
        assert_eq!(answer["capabilities"]["positionEncoding"], encoding);
        client.notify("initialized", json!({}));
        client.open(DRAFT, "markdown", 1, "first\né — 😀x\r\nlast");
        client.change(DRAFT, 2, json!([{ "range": range(1, column, column + 1), "text": "é😀" }]));
        assert_eq!(client.text(DRAFT), "first\né — 😀é😀\r\nlast", "{encoding}");
        client.finish();
    }
}

#[test]
fn an_editor_that_offers_no_unit_counts_in_utf_16() {
    let mut client = Client::spawn();
    let params = json!({ "processId": null, "rootUri": null, "capabilities": {} });
    assert_eq!(client.request("initialize", params)["capabilities"]["positionEncoding"], "utf-16");
}

#[test]
fn ranges_outside_the_draft_mean_its_edges() {
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 1, "one\ntwo");
    let beyond = json!({ "start": { "line": 9, "character": 9 }, "end": { "line": 99, "character": 0 } });
    client.change(
        DRAFT,
        2,
        json!([{ "range": beyond, "text": "!" }, { "range": range(0, 77, 99), "text": "?" }]),
    );
    let turned = json!({ "start": { "line": 1, "character": 1 }, "end": { "line": 1, "character": 0 } });
    client.change(DRAFT, 3, json!([{ "range": turned, "text": "T" }]));
    assert_eq!(client.text(DRAFT), "one?\nTwo!");
    client.finish();
}

#[test]
fn a_draft_opened_again_is_the_new_one() {
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 5, "old");
    client.open(DRAFT, "markdown", 1, "new");
    assert_eq!(client.text(DRAFT), "new");
    client.close(DRAFT);
    client.change(DRAFT, 2, json!([{ "text": "late" }]));
    assert_eq!(client.request("copydesk/text", json!({ "uri": DRAFT })), Value::Null);
    client.finish();
}

#[test]
fn a_burst_of_edits_ends_in_the_same_text_as_one_after_the_other() {
    let mut client = Client::start(json!({}));
    let mut model =
        Model {
            text: "The mayor said — “no” 😀.\n".repeat(20).chars().collect(), seed: 20, unit: "utf-16"
        };
    client.open(DRAFT, "markdown", 0, &model.text());
    for version in 1..=2000 {
        let changes: Vec<Value> = (0..1 + model.random(3)).map(|_| model.edit()).collect();
        client.change(DRAFT, version, changes.into());
    }
    let reply = client.request("copydesk/text", json!({ "uri": DRAFT }));
    assert_eq!(reply["version"], 2000);
    assert!(reply["text"] == model.text(), "the texts differ");

    // Checks that a newer edit overtook are not heard of, and the last version's is.
    client.published(DRAFT, 2000);
    client.finish();
}

/// Scripts of edits, each as one notification or several, with questions between them.
#[test]
fn random_scripts_make_the_models_text_in_every_unit() {
    for unit in ["utf-8", "utf-16", "utf-32"] {
        let mut client = Client::start(counting_in(unit));
        for seed in 1..=12 {
            let mut model = Model { text: "é — 😀x\n\nOda said.".chars().collect(), seed, unit };
            client.open(DRAFT, "markdown", 0, &model.text());
            for version in 1..=60 {
                let changes: Vec<Value> = (0..1 + model.random(4)).map(|_| model.edit()).collect();
                client.change(DRAFT, version, changes.into());
                if model.random(6) == 0 {
                    assert!(client.text(DRAFT) == model.text(), "{unit}, seed {seed}, version {version}");
                }
            }
            assert!(client.text(DRAFT) == model.text(), "{unit}, seed {seed}");
            client.close(DRAFT);
        }
        client.finish();
    }
}

#[test]
fn diagnostics_never_go_back_to_an_older_version() {
    let mut client = Client::start(json!({}));
    let mut model =
        Model { text: "The mayor said no.\n".repeat(200).chars().collect(), seed: 7, unit: "utf-16" };
    client.open(DRAFT, "markdown", 0, &model.text());
    for version in 1..=300 {
        let edit = model.edit();
        client.change(DRAFT, version, json!([edit]));
    }
    let mut versions = Vec::new();
    while versions.last() != Some(&300) {
        let message = client.next("textDocument/publishDiagnostics");
        versions.extend(message["version"].as_i64());
    }
    assert!(versions.is_sorted_by(|one, next| one < next), "{versions:?}");
    client.finish();
}

/// A draft that is edited in the plainest way, to compare with; its line ends are LF alone.
struct Model {
    text: Vec<char>,
    seed: u64,
    /// The unit of its columns.
    unit: &'static str,
}

impl Model {
    fn text(&self) -> String {
        self.text.iter().collect()
    }

    fn random(&mut self, below: usize) -> usize {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.seed >> 33) as usize % below
    }

    /// Edits a random place, and returns the edit as an editor sends it.
    fn edit(&mut self) -> Value {
        let start = self.random(self.text.len() + 1);
        let end = (start + self.random(4)).min(self.text.len());
        let pieces = ["", "", "a", "é", "😀", "e\u{301}", "\n", "—\n—", " the the ", "\u{2028}", "“Oda”"];
        let piece = pieces[self.random(pieces.len())];
        let change =
            json!({ "range": { "start": self.position(start), "end": self.position(end) }, "text": piece });
        self.text.splice(start..end, piece.chars());
        change
    }

    fn position(&self, at: usize) -> Value {
        let before = &self.text[..at];
        let line = before.iter().filter(|character| **character == '\n').count();
        let start = before.iter().rposition(|character| *character == '\n').map_or(0, |end| end + 1);
        let width = |character: &char| match self.unit {
            "utf-8" => character.len_utf8(),
            "utf-16" => character.len_utf16(),
            _ => 1,
        };
        let column: usize = before[start..].iter().map(width).sum();
        json!({ "line": line, "character": column })
    }
}
