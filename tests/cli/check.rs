//! `copydesk check`: which drafts it reads, what it writes, and how it ends.

use crate::desk::{CLEAN, Desk, SLIP};
use std::process::Stdio;

#[test]
fn a_finding_at_or_above_fail_on_makes_the_code_one() {
    let desk = Desk::with(&[("a.md", SLIP)]);
    assert_eq!(desk.run("check a.md").code, 1);
    assert_eq!(desk.run("check a.md --fail-on error").code, 1);
    assert_eq!(desk.run("check a.md --fail-on never").code, 0);
    assert_eq!(desk.run("check a.md --ignore repeated-word").code, 0);
    assert_eq!(Desk::with(&[("a.md", CLEAN)]).run("check").code, 0);
}

#[test]
fn levels_show_and_fail_apart() {
    let desk = Desk::with(&[("a.md", SLIP), ("copydesk.toml", "[rules]\nrepeated-word = 'info'\n")]);
    let said = desk.run("check");
    assert_eq!(said.code, 0);
    assert!(said.out.ends_with("1 info in 1 draft\n"), "{}", said.out);
    assert_eq!(desk.run("check --fail-on info").code, 1);
    let said = desk.run("check --level warning");
    assert_eq!(
        (said.code, said.out.as_str()),
        (0, "nothing found in 1 draft; 1 info below --level warning\n")
    );
    assert_eq!(desk.run("check --level warning --fail-on info").code, 1, "what is not shown fails, too");
}

#[test]
fn hints_are_shown_on_demand_and_never_fail() {
    let desk = Desk::with(&[("a.md", SLIP), ("copydesk.toml", "[rules]\nrepeated-word = 'hint'\n")]);
    let said = desk.run("check --fail-on info");
    assert_eq!((said.code, said.out.as_str()), (0, "nothing found in 1 draft; 1 hint below --level info\n"));
    let said = desk.run("check --level hint --fail-on info");
    assert_eq!(said.code, 0);
    assert!(said.out.starts_with("hint[repeated-word]:"), "{}", said.out);
}

#[test]
fn the_passage_is_underlined_and_no_colour_reaches_a_pipe() {
    let desk = Desk::with(&[("a.md", SLIP)]);
    let said = desk.run("check a.md");
    assert!(said.out.starts_with("error[repeated-word]: "), "{}", said.out);
    let passage = " --> a.md:1:14\n  |\n1 | Ida Voss saw the the ferry leave.\n  |              ^^^^^^^\n";
    assert!(said.out.contains(passage), "{}", said.out);
    assert!(said.out.contains("= fix: "), "{}", said.out);
    assert!(said.out.ends_with("\n1 error in 1 draft\n"), "{}", said.out);
    assert!(!said.out.contains('\u{1b}'));
    let coloured = desk.command("check a.md").env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(coloured.stdout.contains(&0x1b));
}

#[test]
fn a_paragraph_of_one_long_line_stays_readable() {
    let line =
        format!("{} the the ferry {}.\n", "It rained on the quay all day,".repeat(30), "and more".repeat(60));
    let desk = Desk::with(&[("a.txt", &line)]);
    let said = desk.run("check a.txt --select repeated-word");
    assert_eq!(said.code, 1);
    for line in said.out.lines().filter(|line| line.contains(" | ") || line.contains('^')) {
        assert!(line.chars().count() <= 100, "{line}");
    }
    assert!(said.out.contains("the the"), "{}", said.out);
}

#[test]
fn folders_give_their_drafts_in_the_order_of_paths() {
    let desk = Desk::with(&[
        ("b.md", SLIP),
        ("a/z.txt", SLIP),
        ("a/b/c.html", "<p>The the ferry.</p>\n"),
        ("notes.rs", SLIP),
        (".hidden/d.md", SLIP),
        ("old/e.md", SLIP),
        (".gitignore", "old/\n"),
    ]);
    let said = desk.run("check --format json");
    let paths: Vec<String> = said.json()["drafts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|draft| draft["path"].as_str().unwrap().replace('\\', "/"))
        .collect();
    assert_eq!(paths, ["a/b/c.html", "a/z.txt", "b.md"]);
    assert_eq!(said.err, "note: 1 file is no draft and was left out (.rs)\n");
    let named = desk.run("check old/e.md . b.md b.md ./b.md --format json").json();
    assert_eq!(named["summary"]["drafts"], 4, "what is named is read, and read once");
}

#[test]
fn many_drafts_are_all_checked_and_stay_in_order() {
    let desk = Desk::new();
    for number in 0..300 {
        desk.write(&format!("{number:03}.txt"), if number % 3 == 0 { SLIP } else { CLEAN }.as_bytes());
    }
    let json = desk.run("check --format json").json();
    let drafts = json["drafts"].as_array().unwrap();
    assert_eq!(drafts.len(), 300);
    for (number, draft) in drafts.iter().enumerate() {
        assert_eq!(draft["path"], format!("{number:03}.txt"));
        assert_eq!(draft["findings"].as_array().unwrap().len(), usize::from(number % 3 == 0));
    }
    assert!(desk.run("check").out.ends_with("100 errors in 300 drafts\n"));
}

#[test]
fn a_folder_without_drafts_says_so() {
    let said = Desk::with(&[("main.rs", "")]).run("check");
    assert_eq!((said.code, said.out.as_str()), (0, ""));
    assert!(said.err.contains("No drafts here"), "{}", said.err);
}

#[test]
fn standard_input_is_a_draft() {
    let desk = Desk::with(&[("drafts/copydesk.toml", "[rules]\nrepeated-word = 'off'\n")]);
    let said = desk.feed("check -", SLIP);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("--> <stdin>:1:14"), "{}", said.out);
    let said = desk.feed("check - --stdin-name drafts/a.md", SLIP);
    assert_eq!(said.code, 0, "its folder gives the settings");
    let comment = "<p>One.</p>\n<!-- the the -->\n";
    assert_eq!(desk.feed("check - --stdin-name a.html", comment).code, 0, "its extension gives the format");
    assert_eq!(desk.feed("check - --input-format html", comment).code, 0);
    assert_eq!(desk.feed("check - --stdin-name a.html --input-format plain", comment).code, 1);
}

#[test]
fn json_names_places_fixes_and_the_sum() {
    let desk = Desk::with(&[("a.md", "Ida Voß.\n\nShe saw the the ferry.\n"), ("b.md", CLEAN)]);
    let json = desk.run("check --format json").json();
    assert_eq!(json["version"], 1);
    let finding = &json["drafts"][0]["findings"][0];
    assert_eq!(finding["rule"], "repeated-word");
    assert_eq!(finding["level"], "error");
    assert_eq!(finding["span"]["start"], serde_json::json!({"line": 3, "column": 9, "byte": 19}));
    assert_eq!(finding["span"]["end"], serde_json::json!({"line": 3, "column": 16, "byte": 26}));
    assert_eq!(finding["fixes"][0]["edits"][0]["text"], "the");
    assert_eq!(json["drafts"][1]["findings"], serde_json::json!([]));
    assert_eq!(json["summary"]["errors"], 1);
    assert_eq!(json["summary"]["drafts"], 2);
    assert_eq!(json["problems"], serde_json::json!([]));
}

#[test]
fn a_mark_of_the_byte_order_is_no_column() {
    let desk = Desk::with(&[("a.md", &format!("\u{feff}{SLIP}\n{SLIP}"))]);
    let said = desk.run("check --format concise").out;
    assert!(said.starts_with("a.md:1:14: ") && said.contains("\na.md:3:14: "), "{said}");
    assert!(desk.run("check").out.contains(" --> a.md:1:14\n"));
    let start = desk.run("check --format json").json()["drafts"][0]["findings"][0]["span"]["start"].clone();
    assert_eq!(start, serde_json::json!({"line": 1, "column": 14, "byte": 16}));
}

#[test]
fn critic_markup_is_the_draft_with_its_findings() {
    let desk = Desk::with(&[("a.md", SLIP)]);
    let said = desk.run("check a.md --format critic");
    assert_eq!(said.out, "Ida Voss saw {~~the the~>the~~}{>>repeated-word<<} ferry leave.\n");
    let said = desk.feed("check a.md - --format critic", CLEAN);
    assert!(said.out.contains("==> <stdin> <==\n") && said.out.contains("==> a.md <==\n"), "{}", said.out);
}

#[test]
fn what_cannot_be_read_is_named_and_the_others_are_checked() {
    let desk = Desk::with(&[("b.md", SLIP)]);
    desk.write("a.md", b"It rained \xff.\n");
    let said = desk.run("check . missing.md");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("error: a.md: not UTF-8 at byte 10"), "{}", said.err);
    assert!(said.err.contains("error: missing.md: cannot be read: "), "{}", said.err);
    assert!(said.out.ends_with("1 error in 1 draft\n"), "{}", said.out);
    let json = desk.run("check --format json");
    assert_eq!(json.code, 2);
    assert_eq!(json.json()["problems"][0], "a.md: not UTF-8 at byte 10, in line 1: save it as UTF-8");
}

#[test]
fn a_bad_flag_ends_with_two_and_the_flag_that_was_meant() {
    let desk = Desk::with(&[("a.md", CLEAN)]);
    for (args, message) in [
        ("check --selct x", "'--select'"),
        (
            "check --select repeated-wrod",
            "unknown rule or family `repeated-wrod`; did you mean `repeated-word`?",
        ),
        ("check --ignore repeated-word,xyzzy", "unknown rule or family `xyzzy`"),
        ("check --level loud", "possible values: hint, info, warning, error"),
        ("check --fail-on off", "possible values: error, warning, info, never"),
        ("check --format xml", "possible values: text, concise, json"),
        ("check --input-format pdf", "possible values: plain, markdown, html"),
        ("check --dialect en-NZ", "possible values: en-US, en-GB"),
        ("chekc", "'check'"),
    ] {
        let said = desk.run(args);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args}");
        assert!(said.err.contains(message), "{args}: {}", said.err);
    }
}

#[test]
fn select_and_ignore_choose_rules() {
    let desk = Desk::with(&[("a.md", SLIP), ("copydesk.toml", "[rules]\nrepeated-word = 'off'\n")]);
    assert_eq!(desk.run("check").code, 0);
    assert_eq!(desk.run("check --select repeated-word").code, 1, "asked for by name, it is on");
    assert_eq!(desk.run("check --select unused-stet,repeated-word").code, 1);
    assert_eq!(desk.run("check --select unused-stet").code, 0);
    assert_eq!(desk.run("check --select repeated-word --ignore repeated-word").code, 0);
}

#[test]
fn a_family_stands_for_its_rules() {
    let house = "[[phrase]]\nid = 'boat'\nfind = 'ferry'\n[rules]\nunsourced-superlative = 'off'\n";
    let draft = "The mayor fears the ferry.\n\nIt it is the safest bridge in the country.\n";
    let desk = Desk::with(&[("a.md", draft), ("copydesk.toml", house)]);
    let found = |flags: &str| {
        let json = desk.run(&format!("check --format json {flags}")).json();
        let findings = json["drafts"][0]["findings"].as_array().unwrap().clone();
        findings.iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found(""), ["mind-reading", "boat", "repeated-word"]);
    assert_eq!(found("--select claims"), ["mind-reading"], "what settings turn off is off");
    assert_eq!(found("--select house,repeated-word"), ["boat", "repeated-word"]);
    assert_eq!(found("--select claims --ignore mind-reading"), Vec::<String>::new());
    assert_eq!(found("--ignore claims"), ["boat", "repeated-word"]);
    let output =
        desk.command("check --format concise --select").arg("house, repeated-word").output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 2);
    let said = desk.run("check --select clams");
    assert!(said.err.contains("unknown rule or family `clams`; did you mean `claims`?"), "{}", said.err);
}

#[test]
fn the_sum_says_how_much_can_be_mended_unseen() {
    let desk = Desk::with(&[(
        "a.md",
        "It rained on teh quay.\n\nThe mayor fears a revolt in his own party.\n\nIt rained on teh pier.\n",
    )]);
    let said = desk.run("check");
    assert!(said.out.ends_with("\n2 errors, 1 warning in 1 draft; --fix mends 2\n"), "{}", said.out);
    let said = desk.run("check --fix");
    assert!(said.out.ends_with("\n1 warning in 1 draft\n"), "{}", said.out);
}

#[test]
fn a_mark_lets_a_finding_stand() {
    let marked = "Ida Voss saw the the ferry leave. <!-- stet repeated-word: it is called The -->\n";
    let said = Desk::with(&[("a.md", marked)]).run("check");
    assert_eq!((said.code, said.out.as_str()), (0, "nothing found in 1 draft\n"));
    let marked = "Ida Voss saw the the ferry leave. [stet repeated-word: it is called The]\n";
    assert_eq!(Desk::with(&[("a.txt", marked)]).run("check").code, 0);
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let desk = Desk::new();
    for number in 0..200 {
        desk.write(&format!("{number:03}.txt"), SLIP.repeat(50).as_bytes());
    }
    let mut child = desk.command("check").stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}
