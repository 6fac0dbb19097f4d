//! `copydesk diff`: what came and what went between two versions of a draft.

use crate::desk::Desk;
use serde_json::Value;

const OLD: &str = "\
# The pier

Sources said the pier was closed. Ilse Brandt opened teh gate.

Rain fell on the harbour all day.
";

/// The paragraphs have changed places, one slip is mended and another has come.
const NEW: &str = "\
# The pier

Rain fell on the harbour all day, adn the market closed.

Sources said the pier was closed. Ilse Brandt opened the gate.
";

#[test]
fn what_came_and_what_went_is_shown() {
    let said = Desk::with(&[("old.md", OLD), ("new.md", NEW)]).run("diff old.md new.md");
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines[0], "New in new.md:");
    assert!(lines[1].starts_with("new.md:3:35: error misspelling"), "{}", said.out);
    assert_eq!(lines[2..4], ["", "Gone from old.md:"]);
    assert!(lines[4].starts_with("old.md:3:54: error misspelling"), "{}", said.out);
    assert_eq!(lines.last(), Some(&"1 came, 1 went, 2 stay."));
    assert_eq!((said.code, said.err.as_str()), (1, ""));
}

#[test]
fn a_version_against_itself_is_silent() {
    let desk = Desk::with(&[("old.md", OLD)]);
    let said = desk.run("diff old.md old.md");
    assert_eq!((said.code, said.out.as_str()), (0, "0 came, 0 went, 3 stay.\n"));
}

#[test]
fn programs_get_both_drafts() {
    let said = Desk::with(&[("old.md", OLD), ("new.md", NEW)])
        .run("diff old.md new.md --format json --fail-on never");
    let value: Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!(value["version"], 1);
    assert_eq!((&value["came"]["path"], &value["gone"]["path"]), (&"new.md".into(), &"old.md".into()));
    assert_eq!(value["came"]["findings"][0]["rule"], "misspelling");
    assert_eq!(value["stay"], 2);
    assert_eq!(said.code, 0);
}

#[test]
fn what_cannot_be_compared_is_an_error() {
    let desk = Desk::with(&[("drafts/old.md", OLD)]);
    for (flags, told) in
        [("diff drafts drafts/old.md", "a folder"), ("diff drafts/old.md none.md", "none.md")]
    {
        let said = desk.run(flags);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{flags}");
        assert!(said.err.contains(told), "{}", said.err);
    }
}
