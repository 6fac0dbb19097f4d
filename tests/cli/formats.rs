//! `copydesk check --format` and `--output`: each format from end to end, several at once, and where they go.

use crate::desk::{CLEAN, Desk, SLIP};
use serde_json::Value;

fn desk() -> Desk {
    Desk::with(&[("a.md", SLIP), ("b.md", CLEAN)])
}

#[test]
fn concise_is_a_line_a_finding() {
    let said = desk().run("check --format concise");
    assert_eq!(said.code, 1);
    assert!(said.out.starts_with("a.md:1:14: error repeated-word "), "{}", said.out);
    assert_eq!(said.out.lines().count(), 1);
}

#[test]
fn programs_read_what_was_found_and_what_was_not() {
    let desk = desk();
    let line = desk.run("check --format jsonl").json();
    assert_eq!((&line["path"], &line["rule"]), (&"a.md".into(), &"repeated-word".into()));
    assert_eq!(desk.run("check --format gitlab").json()[0]["location"]["path"], "a.md");
    assert_eq!(desk.run("check --format rdjson").json()["diagnostics"][0]["severity"], "ERROR");
    let log = desk.run("check --format sarif").json();
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "repeated-word");
    assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][0]["id"], "repeated-word");
    for format in ["gitlab", "rdjson", "sarif", "json"] {
        let said = desk.run(&format!("check b.md --format {format}"));
        assert_eq!(said.code, 0, "{format}");
        said.json();
    }
    assert!(desk.run("check --format github").out.starts_with("::error file=a.md,line=1,endLine=1,col=14,"));
    assert!(desk.run("check --format markdown").out.contains("| a.md:1 | error | `repeated-word` | "));
}

#[test]
fn xml_is_xml() {
    let desk = desk();
    for (format, element) in [("junit", "failure"), ("checkstyle", "error")] {
        let out = desk.run(&format!("check --format {format}")).out;
        let tree = roxmltree::Document::parse(&out).unwrap();
        assert_eq!(tree.descendants().filter(|node| node.has_tag_name(element)).count(), 1, "{out}");
    }
}

#[test]
fn several_formats_go_to_several_places() {
    let desk = desk();
    let said = desk.run("check --format text --format sarif=out.sarif --format junit=out.xml");
    assert_eq!(said.code, 1);
    assert!(said.out.ends_with("1 error in 2 drafts\n"), "{}", said.out);
    let log: Value = serde_json::from_str(&desk.read("out.sarif")).unwrap();
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 1);
    assert!(roxmltree::Document::parse(&desk.read("out.xml")).is_ok());
}

#[test]
fn a_file_takes_what_would_stand_on_standard_output() {
    let desk = desk();
    let coloured = desk.command("check --output out.log").env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(coloured.stdout.is_empty());
    assert!(desk.read("out.log").starts_with("error[repeated-word]: "), "a file has no colours");
    desk.run("check --output out.json --format json");
    assert!(serde_json::from_str::<Value>(&desk.read("out.json")).is_ok());
    let hostile = "It it rained.\u{7f}\u{9b}1m The the quay.\n";
    desk.write("c.txt", hostile.as_bytes());
    for format in ["json", "jsonl", "sarif", "critic"] {
        let said = desk.run(&format!("check c.txt --format {format}"));
        desk.run(&format!("check c.txt --format {format}=out.log"));
        assert_eq!(desk.read("out.log"), said.out, "{format} is the same in a file");
    }
    let said = desk.run("check a.md b.md --format sarif=out.sarif --output out.log");
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(desk.read("out.log").ends_with("1 error in 2 drafts\n"));
}

#[test]
fn two_formats_in_one_place_are_refused() {
    let desk = desk();
    for flags in [
        "--format text --format json",
        "--format text=x --format json=x",
        "--format json=x --format text --output x",
    ] {
        let said = desk.run(&format!("check {flags}"));
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{flags}");
        assert!(said.err.contains("two formats would be written to"), "{flags}: {}", said.err);
    }
    let said = desk.run("check --baseline x --write-baseline --output x");
    let message = "the baseline and a format would be written to x";
    assert!(said.code == 2 && said.err.contains(message), "{}", said.err);
}

#[test]
fn one_place_is_one_however_it_is_spelt() {
    let desk = desk();
    desk.write("deep/there.json", b"");
    for pair in ["new.json ./new.json", "new.json deep/../new.json", "deep/there.json ./deep/there.json"] {
        let (one, other) = pair.split_once(' ').unwrap();
        let said = desk.run(&format!("check --format json={one} --format sarif={other}"));
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{pair}");
        assert!(said.err.contains("two formats would be written to"), "{pair}: {}", said.err);
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("deep/there.json", desk.path("link.json")).unwrap();
        let said = desk.run("check --format json=link.json --format sarif=deep/there.json");
        assert!(said.err.contains("two formats would be written to"), "{}", said.err);
    }
}

#[test]
fn what_flags_name_is_not_written_over_whatever_it_is_called() {
    let desk = desk();
    for name in ["house.toml", "dictionary.txt", "names.toml", "story"] {
        desk.write(name, b"");
    }
    for flags in [
        "--config house.toml --output ./house.toml",
        "--output dictionary.txt",
        "--format json=names.toml",
        "story --baseline ./story --write-baseline",
        "--baseline names.toml --write-baseline",
    ] {
        let said = desk.run(&format!("check {flags}"));
        assert!(said.code == 2 && said.err.contains("would be written over it"), "{flags}: {}", said.err);
    }
}

#[test]
fn nothing_is_written_over_a_draft_or_settings() {
    let desk = desk();
    desk.write("copydesk.toml", b"");
    let before = (desk.read("a.md"), desk.read("b.md"));
    for flags in [
        "a.md --output a.md",
        "a.md --format critic=a.md",
        "--format json --output a.md b.md",
        "--output a.md b.md",
        "--output copydesk.toml",
        "a.md --baseline a.md --write-baseline",
    ] {
        let said = desk.run(&format!("check {flags}"));
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{flags}");
        assert!(said.err.contains("would be written over it"), "{flags}: {}", said.err);
    }
    assert_eq!((desk.read("a.md"), desk.read("b.md")), before);
    assert_eq!(desk.read("copydesk.toml"), "");
    for flags in ["--output names.toml", "--baseline dictionary.txt --write-baseline"] {
        let said = desk.run(&format!("check a.md {flags}"));
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{flags}");
        assert!(said.err.contains(" would be read as settings or as a list: give the "), "{}", said.err);
    }
    assert!(!desk.path("names.toml").exists() && !desk.path("dictionary.txt").exists());
}

#[test]
fn what_cannot_be_written_is_named() {
    let desk = desk();
    for flags in ["--output no/out.log", "--format json=no/out.log"] {
        let said = desk.run(&format!("check {flags}"));
        assert_eq!(said.code, 2);
        assert!(said.err.contains("error: no/out.log: cannot be written: "), "{}", said.err);
        assert!(!said.err.contains(".copydesk-"), "what stands aside is nobody's name: {}", said.err);
    }
    let said = desk.run("check --format json=");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("a file's name is missing"), "{}", said.err);
}

#[cfg(unix)]
#[test]
fn an_output_keeps_its_permissions_its_link_and_its_neighbours() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let desk = desk();
    desk.write("real.txt", b"old");
    std::fs::set_permissions(desk.path("real.txt"), PermissionsExt::from_mode(0o640)).unwrap();
    symlink("real.txt", desk.path("link.txt")).unwrap();
    desk.run("check --output link.txt");
    assert!(desk.read("real.txt").contains("repeated-word"));
    let mode = std::fs::metadata(desk.path("real.txt")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert!(desk.path("link.txt").is_symlink());
    let said = desk.run("check --output /dev/null");
    assert_eq!(said.code, 1);
    let left = std::fs::read_dir(desk.path("")).unwrap().count();
    assert_eq!(left, 4, "nothing is left aside");
}
