//! `--statistics`, `--baseline` and `--since`: which findings of `copydesk check` count.

use crate::desk::{CLEAN, Desk, SLIP};
use std::process::Command;

/// Runs git in the folder; `false` where there is none.
pub fn git(desk: &Desk, args: &[&str]) -> bool {
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
    let way_out = "`copydesk check --baseline missing.json --write-baseline` makes it";
    assert_eq!(said.err, format!("error: missing.json: is not there: {way_out}\n"));
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
fn a_shallow_clone_says_what_it_lacks() {
    let desk = Desk::with(&[("all/a.txt", SLIP)]);
    let all = desk.path("all").display().to_string();
    let commit =
        |message| git(&desk, &["-C", &all, "commit", "--quiet", "--allow-empty", "--message", message]);
    if !git(&desk, &["init", "--quiet", &all]) {
        return;
    }
    assert!(git(&desk, &["-C", &all, "add", "."]) && commit("one") && commit("two"));
    assert!(git(&desk, &["clone", "--quiet", "--depth", "1", &format!("file://{all}"), "clone"]));
    let output = desk.command("check --since HEAD~1").current_dir(desk.path("clone")).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    let way_out = "the clone is shallow, and `git fetch --unshallow` brings the rest";
    assert_eq!(said, format!("error: --since: git knows no revision `HEAD~1` here: {way_out}\n"));
    let said = desk.command("check --since HEAD").current_dir(desk.path("clone")).output().unwrap();
    assert_eq!(said.status.code(), Some(0));
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

/// Two findings of `mind-reading`, a warning of the family `claims`, and one of `unsourced-superlative`, an info of it.
const CLAIMS: &str = "The mayor fears a revolt in his own party.\n\nThe treasurer dreads the vote.\n\n\
                      It is the safest bridge in the country.\n";

#[test]
fn what_is_within_a_budget_fails_no_run_and_what_is_over_it_does() {
    let desk = Desk::with(&[("copydesk.toml", ""), ("a.md", CLAIMS)]);
    assert_eq!(desk.rules("a.md"), ["mind-reading", "mind-reading", "unsourced-superlative"]);
    assert_eq!(desk.run("check").code, 1);
    let under = |budgets: &str, args: &str| {
        desk.write("copydesk.toml", format!("[budgets]\n{budgets}\n").as_bytes());
        desk.run(&format!("check {args}"))
    };
    let said = under("mind-reading = 2", "");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.contains("warning[mind-reading]"), "it is shown all the same: {}", said.out);
    let said = under("mind-reading = 1", "--format concise");
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    let of_budget = "a.md:1:1: error overspent-budget Which of the 2 findings of mind-reading can be mended? \
                     [budgets] allows 1.";
    assert_eq!(said.out.lines().next(), Some(of_budget));
    assert!(under("mind-reading = 1", "").out.contains("---- The first one of mind-reading over the budget"));
    assert_eq!(under("claims = 3", "").code, 0);
    let said = under("claims = 2", "--format json");
    assert_eq!(said.code, 1);
    let json = said.json();
    assert_eq!(json["drafts"][0]["findings"][0]["rule"], "overspent-budget");
    assert_eq!(
        json["summary"]["over_budget"],
        serde_json::json!([{ "path": "a.md", "of": "claims", "found": 3, "allowed": 2 }])
    );
    let sarif = under("claims = 2", "--format sarif").json();
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "overspent-budget");
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let help = |rule: &serde_json::Value| rule["help"]["text"].as_str().unwrap().to_owned();
    assert!(rules.iter().any(|rule| help(rule).starts_with("# Overspent budget\n")));
    for format in ["jsonl", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown", "critic"] {
        let said = under("claims = 2", &format!("--format {format}"));
        assert!(said.code == 1 && said.out.contains("overspent-budget"), "{format}: {}", said.out);
    }
    // An info fails no run by itself, and neither does `--level` change what is spent.
    assert_eq!(under("mind-reading = 5", "--fail-on info").code, 1);
    assert_eq!(under("mind-reading = 5\nunsourced-superlative = 0", "--level error").code, 1);
    assert_eq!(under("claims = 0", "--fail-on never").code, 0);
    // What does not count spends nothing.
    assert_eq!(under("claims = 0", "--baseline known.json --write-baseline").code, 0);
    assert_eq!(under("claims = 0", "--baseline known.json").code, 0);
    desk.write("a.md", format!("{CLAIMS}\nThe clerk dreads a strike in his own port.\n").as_bytes());
    let said = under("claims = 0", "--baseline known.json --format concise");
    assert!(said.out.contains("Can the finding of claims be mended? [budgets] allows none."), "{}", said.out);
}

#[test]
fn a_budget_is_a_rule_that_settings_may_turn_down() {
    let desk = Desk::with(&[("a.md", CLAIMS)]);
    let under = |settings: &str, args: &str| {
        desk.write("copydesk.toml", format!("budgets.claims = 2\n{settings}\n").as_bytes());
        desk.run(&format!("check {args}"))
    };
    assert_eq!(under("", "--fail-on error").code, 1);
    assert_eq!(under("rules.overspent-budget = 'info'", "").code, 0);
    let said = under("rules.overspent-budget = 'off'", "--format concise");
    assert_eq!(said.code, 1, "no budget holds, so that each warning fails the run");
    assert!(!said.out.contains("overspent-budget"), "{}", said.out);
    assert_eq!(under("", "--select mind-reading").code, 0, "two are within the budget");
    assert_eq!(under("", "--select mind-reading,unsourced-superlative").code, 1);
    assert_eq!(under("", "--ignore overspent-budget --fail-on error").code, 0);
}

#[test]
fn each_draft_has_a_budget_of_its_own_and_a_wrong_one_is_named() {
    let desk = Desk::with(&[
        ("copydesk.toml", "[budgets]\nclaims = 3\n[[overrides]]\npaths = 'strict/**'\nbudgets.claims = 0\n"),
        ("a.md", CLAIMS),
        ("b.md", CLAIMS),
    ]);
    assert_eq!(desk.run("check").code, 0);
    desk.write("strict/c.md", CLAIMS.as_bytes());
    let said = desk.run("check");
    assert_eq!(said.code, 1);
    let message = "Which of the 3 findings of claims can be mended? [budgets] allows none.";
    assert!(said.out.contains(message) && said.out.contains("c.md:1:1"), "{}", said.out);
    desk.write("copydesk.toml", b"[budgets]\nclaim = 3\nmind-reading = 'two'\n");
    let said = desk.run("check");
    assert_eq!(said.code, 2);
    assert_eq!(
        said.err,
        "error: copydesk.toml:2:1: unknown rule or family `claim`; did you mean `claims`?\n\
         error: copydesk.toml:3:16: `mind-reading` is a text, not a number\n"
    );
}

#[test]
fn settings_may_name_a_baseline_for_their_drafts() {
    let desk = Desk::with(&[
        ("desk/copydesk.toml", "baseline = 'known.json'\n"),
        ("desk/a.txt", SLIP),
        ("other/b.txt", SLIP),
        ("none.json", "{\"version\":1,\"findings\":{}}"),
    ]);
    let said = desk.run("check desk");
    assert_eq!(said.code, 2);
    let message = "copydesk.toml:1:12: the baseline `desk/known.json` is not there: `copydesk check --baseline \
                   desk/known.json --write-baseline` makes it\n";
    assert!(said.err.replace('\\', "/").ends_with(message), "{}", said.err);
    assert_eq!(desk.run("check desk --baseline desk/known.json --write-baseline").code, 0);
    let said = desk.run("check desk");
    assert_eq!((said.code, said.out.as_str()), (0, "nothing found in 1 draft; 1 in the baseline\n"));
    let json = desk.run("check --format json").json();
    assert_eq!((&json["summary"]["errors"], &json["summary"]["in_baseline"]), (&1.into(), &1.into()));
    assert_eq!(desk.run("check desk --baseline none.json").code, 1, "the flag stands over the settings");
    desk.write("desk/c.txt", SLIP.as_bytes());
    assert_eq!(desk.run("check desk").code, 1, "once more is once too often");
    desk.write("desk/known.json", b"[]");
    assert!(desk.run("check desk").err.contains("known.json` is no baseline: "));
}
