//! The example draft that the README shows: every rule finds something in it.

use crate::desk::Desk;
use std::collections::BTreeSet;

const EXAMPLE: &str = include_str!("../../examples/draft.md");

/// The rules about wrong marks and wrong front matter. The example shows what is right; something wrong
/// beside it would teach its reader the wrong form, and their pages show that.
/// Four rules speak only for a house that has settings, and a formula for a reason ends the search for one.
const NOT_SHOWN: [&str; 10] = [
    "banned-phrase",
    "boilerplate-anonymity-reason",
    "house-style-term",
    "overspent-budget",
    "stet-without-reason",
    "too-many-anonymous-sources",
    "unknown-genre",
    "unknown-setting",
    "unknown-stet",
    "unused-stet",
];

/// The rules of the findings in a draft, in the order of the text.
fn found(draft: &str) -> Vec<String> {
    let said = Desk::with(&[("draft.md", draft)]).run("check draft.md --format json --level hint");
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    let json = said.json();
    let findings = json["drafts"][0]["findings"].as_array().into_iter().flatten();
    findings.filter_map(|finding| finding["rule"].as_str().map(str::to_owned)).collect()
}

#[test]
fn the_example_shows_every_rule() {
    let found = found(EXAMPLE);
    let shown: BTreeSet<&str> = found.iter().map(String::as_str).collect();
    let expected: BTreeSet<&str> = copydesk::rules::names(&copydesk::Config::default())
        .into_iter()
        .filter(|name| !NOT_SHOWN.contains(name))
        .collect();
    assert_eq!(shown, expected, "what is shown, and what there is");
}

#[test]
fn the_mark_in_the_example_lets_a_claim_stand() {
    let is_mark = |line: &&str| line.starts_with("<!-- stet unattributed-claim: ");
    let mark = EXAMPLE.lines().find(is_mark).unwrap();
    let claims = |draft: &str| found(draft).into_iter().filter(|rule| rule == "unattributed-claim").count();
    assert_eq!(claims(&EXAMPLE.replace(mark, "")), claims(EXAMPLE) + 1);
}

#[test]
fn the_readme_shows_what_is_really_said() {
    let readme = include_str!("../../README.md");
    let picture = readme.split("```text\n").nth(1).and_then(|rest| rest.split("\n```").next()).unwrap();
    let said = Desk::with(&[("examples/draft.md", EXAMPLE)]).run("check examples/draft.md");
    let findings: Vec<&str> = said.out.split("\n\n").map(str::trim_end).collect();
    for shown in picture.split("\n\n") {
        assert!(findings.contains(&shown), "not said any more:\n{shown}");
    }
    assert!(picture.split("\n\n").count() > 2);
}
