//! No word of a draft reaches standard error, whatever the log level.

use crate::desk::{Desk, feed};
use serde_json::json;

/// A word that stands in no message of ours.
const WORD: &str = "Quorvaxia";

fn draft() -> String {
    format!(
        "# {WORD}\n\n“The the {WORD}, said teh {WORD} <b>{WORD}. TK\n\n<!-- stet {WORD} -->\n[stet {WORD}]\n"
    )
}

#[test]
fn check_keeps_a_draft_out_of_the_log() {
    let bad = [draft().as_bytes(), b"\xff"].concat();
    let desk = Desk::with(&[("a.md", &draft()), ("b.txt", &draft()), ("c.html", &draft())]);
    desk.write("d.md", &bad);
    for format in ["text", "json", "critic"] {
        let mut command = desk.command(&format!("check . - --level hint --format {format}"));
        let said = feed(command.env("COPYDESK_LOG", "trace"), draft().into_bytes());
        assert!(said.code > 0);
        assert!(!said.err.contains(WORD), "{}", said.err);
        assert!(said.err.contains("d.md"), "the message about the bad file still comes");
    }
}

#[test]
fn stream_keeps_documents_out_of_the_log() {
    let mut input = json!({"id": 1, "text": draft()}).to_string() + "\n";
    input += &format!("{{\"text\": \"{WORD}\n{WORD}\n[\"{WORD}\"]\n");
    input += &json!({"id": 2, "text": [WORD]}).to_string();
    let said = feed(Desk::new().command("stream").env("COPYDESK_LOG", "trace"), input.into_bytes());
    assert_eq!(said.lines().len(), 5);
    assert!(!said.err.contains(WORD), "{}", said.err);
}

#[test]
fn a_log_level_that_is_none_is_named() {
    let desk = Desk::with(&[("a.md", "It rained.\n")]);
    let said = feed(desk.command("check").env("COPYDESK_LOG", "loud"), Vec::new());
    assert_eq!(said.code, 0);
    assert!(said.err.contains("COPYDESK_LOG is none of"), "{}", said.err);
}
