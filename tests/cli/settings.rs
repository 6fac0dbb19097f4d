//! `copydesk.toml`: which one holds, and what is said of a wrong one.

use crate::desk::{CLEAN, Desk, SLIP};

const OFF: &str = "[rules]\nrepeated-word = 'off'\n";

#[test]
fn the_nearest_file_above_a_draft_holds_for_it() {
    let desk = Desk::with(&[
        ("copydesk.toml", OFF),
        ("a.md", SLIP),
        ("deep/er/b.md", SLIP),
        ("sport/copydesk.toml", ""),
        ("sport/c.md", SLIP),
    ]);
    let json = desk.run("check --format json").json();
    let counts: Vec<usize> = json["drafts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|draft| draft["findings"].as_array().unwrap().len())
        .collect();
    assert_eq!(counts, [0, 0, 1], "a.md, deep/er/b.md, sport/c.md");
}

/// A draft with a finding that a column may keep.
const FEAR: &str = "The mayor fears a revolt in his own party.\n";

#[test]
fn the_front_matters_genre_stands_over_that_of_the_settings() {
    let desk = Desk::with(&[
        ("news.md", FEAR),
        ("column.md", &format!("---\ngenre: Op-Ed\n---\n\n{FEAR}")),
        ("essays/copydesk.toml", "genre = 'opinion'\n"),
        ("essays/essay.md", FEAR),
        ("essays/report.md", &format!("---\ngenre: news\n---\n\n{FEAR}")),
        ("essays/odd.md", &format!("---\ngenre: villanelle\n---\n\n{FEAR}")),
    ]);
    let found =
        |draft: &str| desk.run(&format!("check {draft} --format json")).json()["summary"]["warnings"].clone();
    let counts = ["news.md", "column.md", "essays/essay.md", "essays/report.md", "essays/odd.md"].map(found);
    assert_eq!(counts, [1, 0, 0, 1, 0]);
}

#[test]
fn a_level_that_is_set_stands_over_the_genre() {
    let desk = Desk::with(&[
        ("copydesk.toml", "genre = 'opinion'\n[rules]\nmind-reading = 'error'\n"),
        ("a.md", FEAR),
    ]);
    assert!(desk.run("check a.md").out.starts_with("error[mind-reading]"));
}

#[test]
fn config_stands_over_the_files() {
    let desk = Desk::with(&[("a.md", SLIP), ("house.toml", OFF), ("copydesk.toml", "wrong = 1\n")]);
    assert_eq!(desk.run("check --config house.toml").code, 0);
}

#[test]
fn every_mistake_is_named_with_file_line_and_the_right_word() {
    let desk = Desk::with(&[
        (
            "desk/copydesk.toml",
            "dialekt = 'en-GB'\ngenre = 'opinoin'\n\n[rules]\nrepeated-wrod = 'off'\nrepeated-word = 'loud'\n",
        ),
        ("desk/a.md", SLIP),
        ("desk/b.md", SLIP),
        ("c.md", CLEAN),
    ]);
    let said = desk.run("check");
    assert_eq!(said.code, 2);
    let file = std::path::Path::new("desk").join("copydesk.toml").display().to_string();
    let expected = format!(
        "error: {file}:1:1: unknown key `dialekt`; did you mean `dialect`?\n\
         error: {file}:2:9: unknown genre `opinoin`; did you mean `opinion`?\n\
         error: {file}:5:1: unknown rule `repeated-wrod`; did you mean `repeated-word`?\n\
         error: {file}:6:17: unknown level `loud`; take one of off, hint, info, warning, error\n"
    );
    assert_eq!(said.err, expected, "once, whatever number of drafts it holds for");
    assert_eq!(said.out, "nothing found in 1 draft\n", "drafts under other settings are checked");
}

#[test]
fn a_bad_file_named_by_flag_stops_the_run() {
    let desk = Desk::with(&[("a.md", SLIP), ("bad.toml", "names = [\n")]);
    for command in ["check", "stream"] {
        let said = desk.run(&format!("{command} --config bad.toml"));
        assert_eq!((said.code, said.out.as_str()), (2, ""));
        assert!(said.err.starts_with("error: bad.toml:"), "{}", said.err);
        let said = desk.run(&format!("{command} --config missing.toml"));
        assert_eq!((said.code, said.out.as_str()), (2, ""));
        assert!(said.err.contains("missing.toml: cannot be read: there is no such file"), "{}", said.err);
    }
}

/// A draft with two words that no list has, near misses of others, and a name that is wrong.
const STRANGERS: &str = "The sluicegaet was shut. The pontooner sang, and Anna Ruiz left.\n";

#[test]
fn the_lists_beside_the_settings_hold_for_their_drafts() {
    let desk = Desk::with(&[
        ("copydesk.toml", ""),
        ("a.md", "The govenrment was shut.\n"),
        ("dictionary.txt", "# Ours.\ngovenrment\n"),
        ("names.toml", "[[person]]\nname = 'Ana Ruiz'\nmisspellings = ['Anna Ruiz']\n"),
        ("b.md", STRANGERS),
        ("sport/copydesk.toml", "dictionary = '../words/sport.txt'\n"),
        ("sport/c.md", "The govenrment was shut.\n"),
        ("words/sport.txt", ""),
    ]);
    assert_eq!(desk.rules("a.md"), Vec::<String>::new());
    assert!(desk.rules("b.md").contains(&"misspelled-name".to_owned()));
    assert_eq!(desk.rules("sport/c.md"), ["misspelling"]);
}

#[test]
fn the_users_dictionary_holds_everywhere() {
    let desk = Desk::with(&[
        ("a.md", "The govenrment was shut.\n"),
        ("home/copydesk/dictionary.txt", "Govenrment\n"),
    ]);
    assert_eq!(desk.rules("a.md"), ["misspelling"]);
    let mut command = desk.command("check a.md");
    command.env("XDG_CONFIG_HOME", desk.path("home"));
    assert_eq!(command.status().unwrap().code(), Some(0));
}

#[test]
fn a_draft_lists_words_of_its_own() {
    let desk = Desk::with(&[
        ("a.md", "---\ncopydesk:\n  words: [govenrment]\n---\n\nThe govenrment was shut.\n"),
        ("b.md", "+++\n[copydesk]\nwords = [\"govenrment\"]\n+++\n\nThe govenrment was shut.\n"),
    ]);
    assert_eq!(desk.run("check a.md b.md --fail-on info").code, 0);
}

#[test]
fn a_wrong_list_is_named_with_its_line() {
    let desk = Desk::with(&[
        ("copydesk.toml", ""),
        ("a.md", CLEAN),
        ("names.toml", "[[person]]\nname = 'Ana Ruiz'\nrool = 'mayor'\n"),
    ]);
    let said = desk.run("check a.md");
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("names.toml:3:1: unknown key of `person` `rool`; did you mean `role`?"),
        "{}",
        said.err
    );
    desk.write("names.toml", b"");
    desk.write("dictionary.txt", b"velm\nvelm/S\n");
    let said = desk.run("check a.md");
    assert!(said.code == 2 && said.err.contains("dictionary.txt:2:1: "), "{}", said.err);
}

#[test]
fn a_missing_list_is_named_where_the_settings_name_it() {
    let desk = Desk::with(&[
        ("desk/a.md", CLEAN),
        ("desk/copydesk.toml", "extends = '../house.toml'\ndictionary = ['here.txt', '../words/port.txt']\n"),
        ("desk/here.txt", "velm\n"),
        ("house.toml", "dialect = 'en-GB'\n"),
    ]);
    let said = desk.run("check desk");
    assert_eq!(said.code, 2);
    let message = "copydesk.toml:2:27: the dictionary `words/port.txt` cannot be read: there is no such file; \
                   create it or name another\n";
    assert!(said.err.replace('\\', "/").ends_with(message), "{}", said.err);
    desk.write("words/port.txt", b"velm\n");
    desk.write("house.toml", b"dictionary = 'none.txt'\n");
    assert!(desk.run("check desk").err.contains("house.toml:1:14: the dictionary `"));
}

#[test]
fn each_mistake_in_an_override_is_answered_by_what_is_right() {
    let desk = Desk::with(&[("a.md", CLEAN)]);
    for (settings, message) in [
        ("path = 'a.md'", "2:1: unknown key of an override `path`; did you mean `paths`?"),
        ("paths = 'a.md'\ngener = 'live'", "3:1: unknown key of an override `gener`; did you mean `genre`?"),
        ("paths = 'a.md'\ngenre = 'News'", "3:9: unknown genre `News`; did you mean `news`?"),
        ("paths = 'a.md'\ngenre = 'op-ed'", "3:9: unknown genre `op-ed`; did you mean `opinion`?"),
        ("paths = ['*.md', '[ab.md']", "2:18: `[ab.md` is no pattern of paths: a `[` lacks its `]`"),
        (
            "paths = './a.md'",
            "2:9: `./a.md` is no pattern of paths: it starts from the folder of copydesk.toml",
        ),
    ] {
        desk.write("copydesk.toml", format!("[[overrides]]\n{settings}\n").as_bytes());
        let said = desk.run("check");
        assert_eq!(said.code, 2, "{settings}");
        assert!(said.err.contains(&format!("error: copydesk.toml:{message}")), "{}", said.err);
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_is_a_link_to_nowhere_is_named() {
    for target in ["copydesk.toml", "gone.toml"] {
        let desk = Desk::with(&[("a.md", SLIP)]);
        std::os::unix::fs::symlink(target, desk.path("copydesk.toml")).unwrap();
        let run = desk.run("check a.md");
        assert_eq!(run.code, 2, "{}", run.err);
        assert!(run.err.contains("copydesk.toml: cannot be read: "), "{}", run.err);
    }
}
