//! `--statistics`, `--baseline` and `--since`: which findings of `copydesk check` count.

use crate::desk::{CLEAN, Desk, SLIP};
use std::process::Command;

/// Runs git in the folder; `false` where there is none.
fn git(desk: &Desk, args: &[&str]) -> bool {
    let identity =
        ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"];
    let status = Command::new("git").args(identity).args(args).current_dir(desk.path("")).output();
    status.is_ok_and(|output| output.status.success())
}

#[test]
fn statistics_count_rules_the_busiest_first() {
    let desk = Desk::with(&[
        ("a.txt", &SLIP.repeat(2)),
        ("b.txt", "It rained  on xqzzt teh quay.\n\nIt it rained.\n"),
    ]);
    let said = desk.run("check --statistics");
    assert_eq!(said.code, 1);
    let mut lines = said.out.lines();
    assert!(
        lines.next().unwrap().starts_with("3  repeated-word  The same word twice running"),
        "{}",
        said.out
    );
    assert!(said.out.contains(" in 2 drafts"), "{}", said.out);
    assert_eq!(Desk::with(&[("a.txt", CLEAN)]).run("check --statistics").out, "nothing found in 1 draft\n");
}

#[test]
fn what_the_baseline_knows_does_not_count_wherever_it_moves() {
    let desk = Desk::with(&[("a.txt", SLIP), ("b.txt", CLEAN)]);
    let said = desk.run("check --baseline known.json --write-baseline");
    assert_eq!(
        (said.code, said.out.as_str()),
        (0, "nothing found in 2 drafts; 1 in the baseline\n"),
        "{}",
        said.err
    );
    assert!(desk.read("known.json").contains("\"Ida Voss saw the the ferry leave.\": 1"));
    assert_eq!(desk.run("check --baseline known.json").code, 0);
    // Moved to another draft, below another paragraph.
    desk.write("a.txt", CLEAN.as_bytes());
    desk.write("b.txt", format!("It rained.\n\n{SLIP}").as_bytes());
    let said = desk.run("check --baseline known.json");
    assert_eq!((said.code, said.out.as_str()), (0, "nothing found in 2 drafts; 1 in the baseline\n"));
    // Once more is once too often, and another sentence is another finding.
    desk.write("a.txt", SLIP.as_bytes());
    let said = desk.run("check --baseline known.json --format json");
    assert_eq!(said.code, 1);
    let json = said.json();
    assert_eq!((&json["summary"]["errors"], &json["summary"]["in_baseline"]), (&1.into(), &1.into()));
    assert_eq!(json["drafts"][1]["path"], "b.txt");
    assert_eq!(
        json["drafts"][1]["findings"].as_array().unwrap().len(),
        1,
        "the first draft takes what is known"
    );
    desk.write("a.txt", b"It it rained.\n");
    assert_eq!(desk.run("check --baseline known.json").code, 1);
}

#[test]
fn a_baseline_that_cannot_be_read_or_is_incomplete_stops_the_run() {
    let desk = Desk::with(&[("a.txt", SLIP), ("wrong.json", "{}")]);
    let said = desk.run("check --baseline missing.json");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("missing.json: cannot be read: ") && said.err.contains("--write-baseline"));
    let said = desk.run("check --baseline wrong.json");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("wrong.json: is no baseline: missing field"), "{}", said.err);
    assert_eq!(desk.run("check --write-baseline").code, 2, "it needs to know where");
    let said = desk.run("check a.txt missing.txt --baseline new.json --write-baseline");
    assert_eq!(said.code, 2);
    assert!(!desk.path("new.json").exists(), "a baseline is of all drafts or of none");
}

#[test]
fn only_changed_lines_count_since_a_revision() {
    let desk = Desk::with(&[("drafts/a b.txt", &format!("{SLIP}\n{CLEAN}")), ("drafts/c.txt", SLIP)]);
    if !git(&desk, &["init", "--quiet"]) {
        return;
    }
    assert!(git(&desk, &["add", "."]) && git(&desk, &["commit", "--quiet", "--message", "one"]));
    let said = desk.run("check drafts --since HEAD");
    assert_eq!((said.code, said.out.as_str()), (0, "nothing found in 2 drafts; 2 on unchanged lines\n"));
    desk.write("drafts/a b.txt", format!("It rained.\n\n{SLIP}\nIt it rained.\n").as_bytes());
    desk.write("drafts/new.txt", SLIP.as_bytes());
    let json = desk.run("check --since HEAD --format json").json();
    let count = |number: usize| json["drafts"][number]["findings"].as_array().unwrap().len();
    assert_eq!([count(0), count(1), count(2)], [1, 0, 1], "a draft that git does not keep is new: {json}");
    assert_eq!(json["drafts"][0]["findings"][0]["span"]["start"]["line"], 5);
    assert_eq!(json["summary"]["unchanged"], 2);
    let said = desk.run("check --since no-such-branch");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("--since: git knows no revision `no-such-branch` here"), "{}", said.err);
    assert_eq!(desk.run("check --since=--output=x").code, 2);
}

#[test]
fn without_git_or_a_repository_it_says_so() {
    let desk = Desk::with(&[("a.txt", SLIP)]);
    let output = desk.command("check --since HEAD").env("PATH", desk.path("nowhere")).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, "error: --since needs git, which is not there\n");
    let ceiling = desk.path("").parent().unwrap().to_owned();
    let output = desk.command("check --since HEAD").env("GIT_CEILING_DIRECTORIES", ceiling).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}
