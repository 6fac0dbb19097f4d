//! What is shown of others' words: names of files that would steer a terminal, and words that would fill it.

use crate::desk::Desk;
#[cfg(unix)]
use crate::desk::{CLEAN, SLIP};

/// A name with a line end, and with signs that a terminal obeys.
#[cfg(unix)]
const NAME: &str = "a\n\u{1b}[2Jb";

#[cfg(unix)]
#[test]
fn a_terminal_obeys_no_name_of_a_file() {
    let draft = format!("{NAME}/d.md");
    let desk = Desk::with(&[
        (&draft, &format!("Mayor Ana Ruiz said the bridge was safe. {SLIP}")),
        (&format!("{NAME}/bad.docx"), "PK"),
        (&format!("{NAME}/copydesk.toml"), "words = ['velm']\nbaseline = 'known.json'\n"),
        (&format!("{NAME}/known.json"), "{\"version\":1,\"findings\":{}}"),
        (&format!("{NAME}/wrong/copydesk.toml"), "wrods = 1\nextends = '../none.toml'\n"),
        (&format!("{NAME}/wrong/e.md"), CLEAN),
        (&format!("{NAME}/sound.\u{1b}[2J"), ""),
    ]);
    let folder = NAME.to_owned();
    let output = format!("json={NAME}/no/out.json");
    let name = "a\u{fffd}\u{fffd}[2Jb".to_owned();
    for args in [
        vec!["config", &draft],
        vec!["sources", &draft],
        vec!["sources", &folder],
        vec!["check", "--format", "text", "--color", "always", &folder],
        vec!["check", "--format", "concise", &folder],
        vec!["check", "--diff", &folder],
        vec!["check", "--format", &output, &folder],
        vec!["check", &draft, "--output", &draft],
        vec!["check", &draft, "--baseline", &format!("{NAME}/none.json")],
        vec!["diff", &draft, &folder],
        vec!["test", &folder],
        vec!["init", &folder],
    ] {
        let mut command = desk.command("");
        let said = command.args(&args).env("CLICOLOR_FORCE", "1").output().unwrap();
        let said = [said.stdout, said.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        assert!(said.iter().all(|said| !said.contains("\u{1b}[2J")), "{args:?}: {said:?}");
        assert!(said.iter().all(|said| !said.contains("a\n")), "{args:?}: {said:?}");
        assert!(said.iter().any(|said| said.contains(&name)) || args[0] == "test", "{args:?}: {said:?}");
    }
    let json = desk.command("").args(["config", &draft, "--format", "json"]).output().unwrap();
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["path"], draft, "a program is given the name itself");
}

#[test]
fn a_word_without_end_fills_no_message() {
    let word = "ab".repeat(2_000);
    let draft = format!("The {word} {word} saw teh {word}, said {word}'s friend {word} Smith. {word}ed\n");
    let draft =
        format!("{draft}\n<!-- stet {word}: why -->\n\nOfficials in {word} said “{word}” was “{word}”.\n");
    let desk = Desk::with(&[
        ("copydesk.toml", "[[phrase]]\nid = 'long'\nregex = '(ab){9,}'\n"),
        ("a.md", &format!("---\ngenre: {word}\n{word}: 1\ncopydesk:\n  {word}: 1\n---\n\n{draft}")),
        ("b.md", &draft),
    ]);
    let json = desk.run("check --level hint --format json").json();
    let mut shown = 0;
    for draft in json["drafts"].as_array().unwrap() {
        for finding in draft["findings"].as_array().unwrap() {
            let related = finding["related"].as_array().unwrap().iter().map(|place| &place["message"]);
            let fixes = finding["fixes"].as_array().unwrap().iter().map(|fix| &fix["title"]);
            for text in related.chain(fixes).chain([&finding["message"]]) {
                let text = text.as_str().unwrap();
                assert!(text.chars().count() < 700, "{}: {} bytes", finding["rule"], text.len());
                shown += usize::from(text.contains("abab"));
            }
        }
    }
    assert!(shown > 3, "{json:.2000}");
    for args in ["sources", "check --level hint", "check --level hint --format concise", "config a.md"] {
        let said = desk.run(args);
        let longest = said.out.lines().chain(said.err.lines()).map(|line| line.chars().count()).max();
        assert!(longest.is_some_and(|longest| longest < 1_000), "{args}: {longest:?}");
    }
}
