//! `copydesk config`, files that extend files, and overrides for some paths.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

use crate::desk::{CLEAN, Desk, SLIP};
use serde_json::{Value, json};

/// A house file, settings that extend it, an override, and a column that says so itself.
fn desk() -> Desk {
    Desk::with(&[
        (
            "house/house.toml",
            "dialect = 'en-GB'\nnames = ['Ilse Rademaker']\n[policy]\nbanned-phrases = ['war of words']\n\
             [rules]\nmind-reading = 'error'\n",
        ),
        (
            "desk/copydesk.toml",
            "extends = '../house/house.toml'\nnames = ['Nell Abara']\n\n\
             [[overrides]]\npaths = ['opinion/**', '!opinion/news.md']\npreset = 'guardian'\n\
             rules.mind-reading = 'off'\n\n[[overrides]]\npaths = 'opinion/loud.md'\nrules.mind-reading = 'info'\n",
        ),
        ("desk/opinion/column.md", "---\ngenre: op-ed\ncopydesk:\n  words: [velmish]\n---\n\nIt rained.\n"),
        ("desk/opinion/loud.md", CLEAN),
        ("desk/opinion/news.md", CLEAN),
        ("desk/dictionary.txt", "sluicegate\n"),
    ])
}

fn setting<'a>(json: &'a Value, key: &str) -> Vec<&'a Value> {
    json["settings"].as_array().unwrap().iter().filter(|setting| setting["key"] == key).collect()
}

fn rule<'a>(json: &'a Value, name: &str) -> &'a Value {
    json["rules"].as_array().unwrap().iter().find(|rule| rule["rule"] == name).unwrap()
}

#[test]
fn each_value_says_where_it_is_from() {
    let desk = desk();
    let json = desk.run("config desk/opinion/column.md --format json").json();
    let from = |key: &str| setting(&json, key)[0]["from"].clone();
    assert_eq!(from("dialect")["kind"], "extended");
    assert!(from("dialect")["file"].as_str().unwrap().ends_with("house.toml"));
    assert_eq!(from("dialect")["line"], 1);
    assert_eq!((&from("preset")["kind"], &from("preset")["line"]), (&json!("override"), &json!(6)));
    assert_eq!(setting(&json, "genre")[0]["value"], "opinion");
    assert_eq!(from("genre"), json!({ "kind": "front-matter", "line": 2 }));
    let names: Vec<&Value> = setting(&json, "names").iter().map(|name| &name["value"]).collect();
    assert_eq!(names, ["Ilse Rademaker", "Nell Abara"]);
    assert_eq!(setting(&json, "words")[0]["value"], "velmish");
    assert_eq!(setting(&json, "policy.banned-phrases")[0]["from"]["line"], 4);
    assert_eq!(rule(&json, "mind-reading")["level"], "off");
    assert_eq!(rule(&json, "mind-reading")["from"]["kind"], "override");
    assert_eq!(
        rule(&json, "unattributed-prediction")["from"],
        json!({ "kind": "genre", "genre": "opinion" })
    );
    assert_eq!(rule(&json, "repeated-word")["from"], json!({ "kind": "default" }));
    let terms = json["preset_terms"].as_array().unwrap();
    assert!(terms.contains(&json!({ "form": "NATO", "use": "Nato" })), "{terms:?}");
    let files = json["files"].as_array().unwrap();
    assert!(files.iter().any(|file| file.as_str().unwrap().ends_with("dictionary.txt")), "{files:?}");
}

#[test]
fn the_text_is_settings_that_can_be_read_again() {
    let desk = desk();
    let said = desk.run("config desk/opinion/column.md --dialect en-US");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let line = |start: &str| said.out.lines().find(|line| line.starts_with(start)).unwrap().to_owned();
    assert!(line("dialect").ends_with("# flag"), "{}", said.out);
    assert!(line("genre").ends_with("# front matter, line 2"), "{}", said.out);
    assert!(line("# The preset has “").contains("“Nato” for “NATO”, "), "{}", said.out);
    assert!(line("    \"Nell Abara\"").ends_with("copydesk.toml:2"), "{}", said.out);
    assert!(line("    \"Ilse Rademaker\"").ends_with("house.toml:2 (extended)"), "{}", said.out);
    assert!(line("mind-reading").ends_with("copydesk.toml:7 (override)"), "{}", said.out);
    desk.write("again/copydesk.toml", said.out.as_bytes());
    assert_eq!(desk.run("config again/a.md").code, 0, "{}", said.out);
}

#[test]
fn what_is_shown_holds_in_any_folder_and_says_nothing_twice() {
    let desk = Desk::with(&[
        (
            "desk/copydesk.toml",
            "dictionary = ['../words/port.txt', 'own.txt']\nbaseline = 'known.json'\nwords = 'velmish'\n",
        ),
        ("desk/own.txt", ""),
        ("words/port.txt", ""),
        ("desk/known.json", "{\"version\":1,\"findings\":{}}"),
        ("desk/a.md", "---\ncopydesk:\n  words: [velmish, quayish]\n---\n\nIt rained.\n"),
    ]);
    let said = desk.run("config desk/a.md");
    assert_eq!(said.out.matches("\"velmish\"").count(), 1, "{}", said.out);
    desk.write("other/deep/copydesk.toml", said.out.as_bytes());
    desk.write("other/deep/a.md", desk.read("desk/a.md").as_bytes());
    let again = desk.run("config other/deep/a.md");
    assert_eq!((again.code, again.err.as_str()), (0, ""));
    let values = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        lines.map(|line| line.split("  # ").next().unwrap().trim_end().to_owned()).collect()
    };
    assert_eq!(values(&again.out), values(&said.out));
    assert_eq!(desk.run("check other").code, 0, "the files are found from there");
}

#[test]
fn what_lies_elsewhere_has_the_settings_that_hold_there() {
    let desk = Desk::with(&[
        ("here/copydesk.toml", "dialect = 'en-GB'\n[rules]\nrepeated-word = 'off'\n"),
        ("there/copydesk.toml", "[[overrides]]\npaths = 'live/**'\nrules.repeated-word = 'info'\n"),
        ("there/a.md", SLIP),
        ("there/live/b.md", SLIP),
        ("c.md", SLIP),
    ]);
    let run = |args: &str| {
        let said = desk.command(args).current_dir(desk.path("here")).output().unwrap();
        String::from_utf8(said.stdout).unwrap()
    };
    assert!(run("config .").contains("en-GB"));
    for folder in ["..", "../", "../c.md", "../new.md", "./.."] {
        assert!(run(&format!("config {folder}")).contains("\"en-US\"  # default"), "{folder}");
    }
    assert!(run("check ../c.md").contains("repeated-word"));
    assert!(run("check ../there/a.md").contains("error[repeated-word]"));
    assert!(run("config ../there/live/b.md").contains("repeated-word = \"info\""));
    assert!(run("check ../there/live/b.md").contains("info[repeated-word]"));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(desk.path("there/live"), desk.path("here/link")).unwrap();
        assert!(run("config link/../a.md").contains("\"en-US\"  # default"), "the link leads elsewhere");
    }
}

#[test]
fn a_folder_is_no_file_that_settings_can_name() {
    let desk = Desk::with(&[("copydesk.toml", "extends = '.'\n"), ("a.md", CLEAN)]);
    let said = desk.run("check a.md");
    let reason = "`.` cannot be read: it is a folder; name a file in it";
    assert_eq!(said.err, format!("error: copydesk.toml:1:11: {reason}\n"));
    desk.write("copydesk.toml", b"extends = ''\n");
    let said = desk.run("check a.md");
    assert!(said.err.starts_with("error: copydesk.toml:1:11: `extends` is an empty text"), "{}", said.err);
    for key in ["dictionary", "baseline"] {
        desk.write("copydesk.toml", format!("{key} = '.'\n").as_bytes());
        let said = desk.run("check a.md");
        let message = format!("the {key} {reason}\n");
        assert!(said.code == 2 && said.err.ends_with(&message), "{}", said.err);
    }
}

#[test]
fn without_settings_the_defaults_hold() {
    let said = Desk::new().run("config new.md");
    assert_eq!(said.code, 0);
    let expected = "# What holds for new.md\n\ndialect = \"en-US\"  # default\ngenre = \"news\"     # default\n\n\
                    # Rules that are not here keep their own level.\n[rules]\n";
    assert_eq!(said.out, expected);
}

#[test]
fn a_mistake_in_a_file_that_is_extended_is_named_there() {
    let desk = desk();
    desk.write("house/house.toml", b"dialekt = 'en-GB'\n");
    for command in ["config desk/a.md", "check desk"] {
        let said = desk.run(command);
        assert_eq!(said.code, 2);
        assert!(said.err.contains("house.toml:1:1: unknown key `dialekt`"), "{}", said.err);
    }
}

#[test]
fn a_file_that_is_missing_or_extends_itself_is_named_where_it_is_extended() {
    let desk = Desk::with(&[
        ("copydesk.toml", "\nextends = ['house.toml']\n"),
        ("house.toml", "extends = ['more/more.toml']\n"),
        ("more/more.toml", "words = []\nextends = '../house.toml'\n"),
        ("gone/copydesk.toml", "extends = 'house.toml'\n"),
        ("folder/copydesk.toml", "extends = '../more'\n"),
        ("folder/c.md", CLEAN),
        ("a.md", CLEAN),
        ("gone/b.md", CLEAN),
    ]);
    let said = desk.run("check a.md");
    assert_eq!(said.code, 2);
    let more = std::path::Path::new("more").join("more.toml").display().to_string();
    let way = "`house.toml` extends `more.toml` extends `house.toml`: take one of them out of `extends`";
    assert_eq!(said.err, format!("error: {more}:2:11: {way}\n"));
    let said = desk.run("check gone");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("copydesk.toml:1:11: `"), "{}", said.err);
    assert!(
        said.err.contains("house.toml` cannot be read: there is no such file; create it or name another")
    );
    let said = desk.run("check folder");
    assert!(
        said.code == 2 && said.err.contains("copydesk.toml:1:11: `more` cannot be read: "),
        "{}",
        said.err
    );
}

#[test]
fn lists_are_joined_and_the_nearest_value_holds() {
    let desk = Desk::with(&[
        ("house/house.toml", "dictionary = 'port.txt'\n[rules]\nrepeated-word = 'off'\n"),
        ("house/port.txt", "govenrment\n"),
        ("house/names.toml", "[[person]]\nname = 'Ana Ruiz'\nmisspellings = ['Anna Ruiz']\n"),
        ("desk/copydesk.toml", "extends = '../house/house.toml'\n"),
        ("desk/dictionary.txt", "sluicegaet\n"),
        ("desk/a.md", "The the govenrment met at the sluicegaet. Anna Ruiz left.\n"),
        ("loud/copydesk.toml", "extends = '../house/house.toml'\n[rules]\nrepeated-word = 'info'\n"),
        ("loud/b.md", SLIP),
    ]);
    assert_eq!(desk.rules("desk/a.md"), ["misspelled-name"], "the register beside the house's file");
    assert_eq!(desk.rules("loud/b.md"), ["repeated-word"]);
}

/// A sentence that `mind-reading` asks about.
const FEAR: &str = "The mayor fears a revolt in his own party.\n";

#[test]
fn later_overrides_win_and_hold_for_their_paths_only() {
    let desk = desk();
    for draft in ["desk/a.md", "desk/opinion/a.md", "desk/opinion/loud.md", "desk/opinion/news.md"] {
        desk.write(draft, FEAR.as_bytes());
    }
    let level = |draft: &str| {
        let json = desk.run(&format!("check {draft} --format json")).json();
        json["drafts"][0]["findings"][0]["level"].clone()
    };
    assert_eq!(level("desk/a.md"), "error");
    assert_eq!(level("desk/opinion/a.md"), Value::Null);
    assert_eq!(level("desk/opinion/loud.md"), "info");
    assert_eq!(level("desk/opinion/news.md"), "error", "the pattern with a mark takes it out again");
    let fed = desk.feed("check - --stdin-name desk/opinion/new.md", FEAR);
    assert_eq!(fed.code, 0, "a draft that is not written yet: {}", fed.out);
}

#[test]
fn what_an_override_cannot_be_is_named_with_its_line() {
    let desk = Desk::with(&[
        (
            "copydesk.toml",
            "[[overrides]]\nwords = ['velm']\n[[overrides]]\npaths = ['{a,b']\nextends = 'x.toml'\nwrods = []\n\
             [[overrides]]\npaths = []\n",
        ),
        ("a.md", CLEAN),
    ]);
    let said = desk.run("check a.md");
    assert_eq!(said.code, 2);
    let lines: Vec<&str> =
        said.err.lines().map(|line| line.trim_start_matches("error: copydesk.toml:")).collect();
    assert_eq!(
        lines[0],
        "1:1: an override lacks its `paths`, the drafts that it is for: paths = [\"opinion/**\"]"
    );
    assert!(
        lines[1].starts_with("4:10: `{a,b` is no pattern of paths: unclosed alternate group"),
        "{}",
        lines[1]
    );
    assert_eq!(lines[2], "5:1: `extends` is of a whole file and has no place in an override");
    assert_eq!(lines[3], "6:1: unknown key of an override `wrods`; did you mean `words`?");
    assert_eq!(lines[4], "8:9: `paths` names no draft");
}

/// `UPDATE=1 cargo test --test cli schema` writes it anew.
#[test]
fn the_published_schema_is_the_one_that_is_made() {
    let said = Desk::new().run("config --schema");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let published = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/copydesk.schema.json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&published, &said.out).unwrap();
    }
    assert!(
        std::fs::read_to_string(published).unwrap() == said.out,
        "run UPDATE=1 cargo test --test cli schema"
    );
    let schema = said.json();
    let rules = schema["properties"]["rules"]["properties"].as_object().unwrap();
    assert!(copydesk::rules::ALL.iter().all(|rule| rules[rule.name]["description"] == rule.summary));
    assert_eq!(Desk::new().run("config --schema a.md").code, 2, "it is the same for all drafts");
}

/// The extension's settings are written by hand, since VS Code wants them in words of its own.
#[test]
fn the_settings_of_the_vs_code_extension_are_in_the_schema() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |file: &str| -> Value {
        serde_json::from_str(&std::fs::read_to_string(root.join(file)).unwrap()).unwrap()
    };
    let schema = read("editors/copydesk.schema.json");
    let package = read("editors/vscode/package.json");
    let settings = package["contributes"]["configuration"]["properties"].as_object().unwrap();
    let of_the_editor = ["path", "inlay-hints", "semantic-tokens", "trace.server"];
    let mut compared = 0;
    for (name, setting) in settings {
        let name = name.strip_prefix("copydesk.").unwrap();
        if of_the_editor.contains(&name) {
            continue;
        }
        let described = &schema["properties"][name];
        assert!(described.is_object(), "`{name}` is no setting");
        let words = setting["enum"].as_array().into_iter().flatten().filter(|word| !word.is_null());
        let words: Vec<&Value> = words.collect();
        let own: Vec<&Value> = described["enum"].as_array().into_iter().flatten().collect();
        assert_eq!(words, own, "{name}");
        if let Some(inner) = setting["properties"].as_object() {
            let keys = |value: &serde_json::Map<String, Value>| value.keys().cloned().collect::<Vec<_>>();
            assert_eq!(keys(inner), keys(described["properties"].as_object().unwrap()), "{name}");
        }
        compared += 1;
    }
    assert!(compared >= 8, "{compared}");
}
