//! `copydesk check --fix`, `--unsafe-fixes` and `--diff`: what is made of drafts, and what stays of them.

use crate::desk::{CLEAN, Desk};
use std::process::Command;

/// A byte order mark, both kinds of line ends, a slip with a safe fix, and no line end at the end.
const DRAFT: &str = "\u{feff}Ida Voss saw the ferry..\r\n\r\nIt rained , and teh quay was wet.\nShe left";

/// What its safe fixes make of it.
const FIXED: &str = "\u{feff}Ida Voss saw the ferry.\r\n\r\nIt rained, and the quay was wet.\nShe left";

#[test]
fn safe_fixes_are_made_and_all_else_stays() {
    let desk = Desk::with(&[("a.txt", DRAFT), ("b.txt", CLEAN)]);
    let said = desk.run("check --fix");
    assert_eq!(desk.read("a.txt"), FIXED);
    assert!(said.err.contains(" made in 1 draft\n"), "{}", said.err);
    let again = desk.run("check --fix");
    assert_eq!(
        (again.out, again.err.as_str()),
        (said.out, ""),
        "what was left was shown, and nothing is fixed twice"
    );
    assert_eq!((desk.read("a.txt").as_str(), desk.read("b.txt").as_str()), (FIXED, CLEAN));
}

#[test]
fn a_diff_writes_nothing_and_can_be_applied() {
    let desk = Desk::with(&[("a.txt", DRAFT), ("b.txt", CLEAN)]);
    let said = desk.run("check --diff");
    assert_eq!(desk.read("a.txt"), DRAFT);
    assert!(said.out.starts_with("--- a/a.txt\n+++ b/a.txt\n@@ "), "{}", said.out);
    assert!(said.err.contains(" would be made in 1 draft\n"), "{}", said.err);
    assert_eq!(said.code, 1, "what is found is there still");
    desk.write("fixes.diff", said.out.as_bytes());
    let applied = Command::new("git").args(["apply", "fixes.diff"]).current_dir(desk.path("")).status();
    if applied.is_ok_and(|status| status.success()) {
        assert_eq!(desk.read("a.txt"), FIXED);
    }
    let said = desk.run("check --diff --format json");
    assert_eq!(said.code, 2, "a diff is no format of findings");
}

#[test]
fn standard_input_is_answered_by_the_fixed_text() {
    let desk = Desk::new();
    let said = desk.feed("check - --fix", DRAFT);
    assert_eq!(said.out, FIXED);
    let said = desk.feed("check - --fix", CLEAN);
    assert_eq!((said.code, said.out.as_str()), (0, CLEAN), "also where there is nothing to fix");
    let said = desk.feed("check - --fix", "Ida Voss saw the xqzzt, and it it rained..\n");
    assert!(said.err.contains("in 1 draft"), "what is left goes to standard error: {}", said.err);
}

#[test]
fn unsafe_fixes_are_made_on_demand() {
    let draft = "Studies show that coffee prevents forgetting.\n";
    let desk = Desk::with(&[("a.txt", draft)]);
    desk.run("check --fix --select unnamed-study");
    assert_eq!(desk.read("a.txt"), draft);
    let said = desk.run("check --fix --unsafe-fixes --select unnamed-study");
    assert_eq!(
        desk.read("a.txt"),
        "TK (number) studies by TK of TK (number) people show that coffee prevents forgetting.\n",
        "{said:?}"
    );
    let said = desk.run("check --unsafe-fixes");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("--fix"), "{}", said.err);
}

#[cfg(unix)]
#[test]
fn all_names_of_a_draft_lead_to_the_fixed_text() {
    let desk = Desk::with(&[("a.txt", DRAFT)]);
    std::fs::hard_link(desk.path("a.txt"), desk.path("b.md")).unwrap();
    desk.run("check a.txt --fix");
    assert_eq!([desk.read("a.txt"), desk.read("b.md")], [FIXED, FIXED]);
    assert_eq!(std::fs::read_dir(desk.path("")).unwrap().count(), 2, "nothing is left aside");
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay_and_a_read_only_draft_is_left_alone() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let desk = Desk::with(&[("real/a.txt", DRAFT), ("locked.txt", DRAFT)]);
    let mode = |path: &str, mode: u32| {
        std::fs::set_permissions(desk.path(path), PermissionsExt::from_mode(mode)).unwrap();
    };
    mode("real/a.txt", 0o600);
    mode("locked.txt", 0o444);
    symlink("real/a.txt", desk.path("link.txt")).unwrap();
    desk.run("check link.txt --fix");
    assert_eq!(desk.read("real/a.txt"), FIXED);
    assert!(desk.path("link.txt").is_symlink());
    let kept = std::fs::metadata(desk.path("real/a.txt")).unwrap().permissions().mode();
    assert_eq!(kept & 0o777, 0o600);
    let said = desk.run("check locked.txt --fix");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("error: locked.txt: cannot be written: it is read-only"), "{}", said.err);
    assert_eq!(desk.read("locked.txt"), DRAFT);
}
