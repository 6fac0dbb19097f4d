//! Hovers: what a finding asks, and who stands behind a sentence.

use crate::client::{Client, range};
use serde_json::{Value, json};

const DRAFT: &str = "file:///drafts/harbour.md";

/// What is shown at a place, as text, and the range it is about.
fn shown(client: &mut Client, line: usize, column: usize) -> (String, Value) {
    let position = json!({ "line": line, "character": column });
    let params = json!({ "textDocument": { "uri": DRAFT }, "position": position });
    let hover = client.request("textDocument/hover", params);
    (hover["contents"]["value"].as_str().unwrap_or_default().to_owned(), hover["range"].clone())
}

#[test]
fn a_hover_asks_and_gives_the_reason() {
    let markdown = json!({ "textDocument": { "hover": { "contentFormat": ["markdown"] } } });
    let mut client = Client::start(markdown);
    client.open(DRAFT, "markdown", 1, "Then the the ferry sank.\n");
    client.published(DRAFT, 1);
    let mut hover = |column: usize| {
        let position = json!({ "line": 0, "character": column });
        client
            .request("textDocument/hover", json!({ "textDocument": { "uri": DRAFT }, "position": position }))
    };
    let shown = hover(6);
    assert_eq!(shown["range"], range(0, 5, 12));
    assert_eq!(shown["contents"]["kind"], "markdown");
    let text = shown["contents"]["value"].as_str().unwrap();
    assert!(text.contains("**repeated-word**") && text.contains("file://"), "{text}");
    assert!(!text.contains("## "), "the page is shortened: {text}");
    assert!(text.contains("**A way out**"), "{text}");
    client.finish();
}

#[test]
fn a_rule_in_a_mark_says_what_it_is() {
    let mut client = Client::start(json!({}));
    let text = "The the ferry sank. <!-- stet misspelling, repeated-word: its name -->\n";
    client.open(DRAFT, "markdown", 1, text);
    client.published(DRAFT, 1);
    let (about, place) = shown(&mut client, 0, 45);
    assert!(about.starts_with("repeated-word: The same word twice running\n\n"), "{about}");
    assert_eq!(place, range(0, 43, 56));
    assert_eq!(shown(&mut client, 0, 60).0, "", "the reason is the writer's");
    client.finish();
}

#[test]
fn a_sentence_says_who_stands_behind_it_and_how_that_is_known() {
    let mut client = Client::start(json!({}));
    let text = "😀 The ferry leaked, Oda Moss said. The crew was asleep at the time. The pumps were broken, she said.\n\n\
                A person familiar with the talks said it sank. Some 40 percent of staff live in Falmouth.\n\nIt rained.\n";
    client.open(DRAFT, "markdown", 1, text);
    client.published(DRAFT, 1);
    let (explicit, range_of_source) = shown(&mut client, 0, 5);
    assert!(explicit.starts_with("Source: Oda Moss (a person by name), by “said”"), "{explicit}");
    assert!(explicit.contains("3 statements rest on Oda Moss:"), "{explicit}");
    assert_eq!(range_of_source, range(0, 21, 29));
    let (inherited, _) = shown(&mut client, 0, 40);
    assert!(
        inherited.contains("Inherited from line 1: the sentence names no source of its own."),
        "{inherited}"
    );
    let (pronoun, _) = shown(&mut client, 0, 93);
    assert!(pronoun.starts_with("Source: she = Oda Moss (a person by name)"), "{pronoun}");
    assert_eq!(shown(&mut client, 0, 95).0, pronoun, "between the source and its cue");
    let (anonymous, _) = shown(&mut client, 2, 5);
    assert!(anonymous.contains("anonymous") && anonymous.contains("how they know"), "{anonymous}");
    let (claim, _) = shown(&mut client, 2, 70);
    assert!(claim.contains("could be checked"), "{claim}");
    let (own, range_of_sentence) = shown(&mut client, 4, 3);
    assert_eq!(own, "No source: this is the draft’s own word.");
    assert_eq!(range_of_sentence, range(4, 0, 10));
    client.finish();
}

#[test]
fn the_drafts_words_are_shown_as_they_stand_and_move_with_the_text() {
    let markdown = json!({ "textDocument": { "hover": { "contentFormat": ["markdown", "plaintext"] } } });
    let mut client = Client::start(markdown);
    client.open(DRAFT, "plaintext", 1, "The *crew* slept, Oda Moss said.\n");
    client.published(DRAFT, 1);
    client.change(DRAFT, 2, json!([{ "range": range(0, 0, 0), "text": "😀\n\nNew. " }]));
    let (text, range_of_source) = shown(&mut client, 2, 10);
    assert!(text.starts_with("**Source**: Oda Moss"), "{text}");
    assert!(text.contains(r"The \*crew\* slept"), "{text}");
    assert_eq!(range_of_source, range(2, 23, 31));
    client.finish();
}

#[test]
fn outside_sentences_and_drafts_nothing_is_shown() {
    let mut client = Client::start(json!({}));
    client.open(DRAFT, "markdown", 1, "");
    client.published(DRAFT, 1);
    assert_eq!(shown(&mut client, 0, 0), (String::new(), Value::Null));
    client.change(DRAFT, 2, json!([{ "text": "# Ferry\n" }]));
    client.published(DRAFT, 2);
    assert_eq!(shown(&mut client, 0, 3), (String::new(), Value::Null));
    client.close(DRAFT);
    assert_eq!(shown(&mut client, 0, 0), (String::new(), Value::Null));
    client.finish();
}
