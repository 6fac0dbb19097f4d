//! `copydesk sources`: whom it lists, what it puts under each, and how it ends.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

use crate::desk::{CLEAN, Desk, feed};
use serde_json::{Value, json};

/// A draft with a source of each common kind, and a statement without any.
const STORY: &str = "\
# The wall at Kessmoor

Engineer Ilse Rademaker said the wall is safe. “It will stand for a century,” Rademaker said. She added \
that nobody had looked at it since May.

A senior official told reporters that the repair would cost 3 million crowns. The official said that the \
money was gone.

According to the Kessmoor Port Authority, the ferry carries 900 people a day. The audit found that two \
pumps had failed. Experts say the town is sinking. Two pumps are said to leak.
";

#[test]
fn each_source_is_listed_with_what_rests_on_it() {
    let said = Desk::with(&[("story.md", STORY)]).run("sources story.md");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let blocks: Vec<&str> = said.out.split("\n\n").collect();
    assert!(blocks[0].starts_with("story.md: 2 named, "), "{}", said.out);
    assert!(blocks[0].ends_with(", 1 anonymous, 1 vague"), "{}", said.out);
    assert_eq!(
        blocks[1..],
        [
            "Engineer Ilse Rademaker (a person by name)\n  \
             line 3, said: the wall is safe\n  \
             line 3, said: “It will stand for a century,”\n  \
             line 3, added: that nobody had looked at it since May",
            "A senior official (anonymous: the reader cannot tell who it is), also The official\n  \
             line 5, told: that the repair would cost 3 million crowns\n  \
             line 5, said: that the money was gone",
            "the Kessmoor Port Authority (an organisation by name)\n  \
             line 7, According to: the ferry carries 900 people a day",
            "The audit (a document)\n  \
             line 7, found: that two pumps had failed",
            "Experts (nobody in particular)\n  \
             line 7, say: the town is sinking",
            "(no source)\n  \
             line 7, are said: Two pumps … to leak\n",
        ]
    );
}

#[test]
fn a_draft_without_sources_says_so() {
    let desk = Desk::with(&[("a.md", CLEAN), ("b.md", "")]);
    let said = desk.run("sources a.md");
    assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (0, "a.md: no sources\n", ""));
    assert_eq!(desk.run("sources b.md").out, "b.md: no sources\n");
    let none = json!({"path": "a.md", "sources": [], "without_source": []});
    assert_eq!(desk.run("sources a.md --format json").json(), json!({"version": 1, "drafts": [none]}));
}

#[test]
fn the_mentions_of_one_person_are_joined() {
    let sources = sources_of(
        "Voss is late.\n\nHarbour master Ida Voss said the ferry was late. “I saw it,” Voss told the crew. She \
         added that it had rained. Ms. Voss said the crew was tired.\n",
    );
    assert_eq!(
        sources,
        json!([{
            "name": "Harbour master Ida Voss",
            "class": "named-person",
            "mentions": ["Harbour master Ida Voss", "Voss", "She", "Ms. Voss"],
            "statements": [
                ["said", "the ferry was late"],
                ["told", "“I saw it,”"],
                ["added", "that it had rained"],
                ["said", "the crew was tired"],
            ],
        }])
    );
}

#[test]
fn a_surname_that_comes_first_takes_the_full_name() {
    let sources = sources_of("Voss said the ferry was late. Ida Voss said the crew was tired.\n");
    assert_eq!(sources[0]["name"], "Ida Voss");
    assert_eq!(sources[0]["mentions"], json!(["Voss", "Ida Voss"]));
    assert_eq!(sources.as_array().unwrap().len(), 1);
}

#[test]
fn two_people_stay_apart() {
    let sources = sources_of("Ida Voss said the ferry was late. Odo Brenk said it was early.\n");
    assert_eq!(names(&sources), ["Ida Voss", "Odo Brenk"]);
    let sources = sources_of("Ida Voss said the ferry was late. Karl Voss said it was early.\n");
    assert_eq!(names(&sources), ["Ida Voss", "Karl Voss"], "a surname is not enough");
    let sources = sources_of("“It burns,” a man said. “It is out,” another man said.\n");
    assert_eq!(names(&sources), ["a man", "another man"]);
}

#[test]
fn a_pronoun_that_nobody_stands_before_is_not_resolved() {
    let desk = Desk::with(&[("a.md", "He said the ferry was late.\n")]);
    assert!(desk.run("sources a.md").out.starts_with("a.md: 1 not resolved\n\nHe ("));
    let sources = sources_of("He said the ferry was late.\n");
    assert_eq!((&sources[0]["name"], &sources[0]["class"]), (&json!("He"), &json!("pronoun")));
}

#[test]
fn an_anonymous_source_is_named_by_its_first_mention() {
    let sources = sources_of(
        "“We are tired,” one nurse said. She added that the ward was full. The nurse said the beds were old.\n",
    );
    assert_eq!(names(&sources), ["one nurse"]);
    assert_eq!(sources[0]["class"], "anonymous");
    assert_eq!(sources[0]["mentions"], json!(["one nurse", "She", "The nurse"]));
    assert_eq!(sources[0]["statements"].as_array().unwrap().len(), 3);
}

#[test]
fn every_source_has_its_class() {
    for (text, class) in [
        ("Ida Voss said the ferry was late.", "named-person"),
        ("According to the Kessmoor Port Authority, the ferry was late.", "named-organisation"),
        ("Police said the ferry was late.", "institution"),
        ("The audit found that the ferry was late.", "document"),
        ("A senior official said the ferry was late.", "anonymous"),
        ("Experts say the ferry was late.", "vague-collective"),
        ("Radio Hale reported that the ferry was late.", "second-hand"),
        ("She said the ferry was late.", "pronoun"),
    ] {
        assert_eq!(sources_of(&format!("{text}\n"))[0]["class"], class, "{text}");
    }
}

#[test]
fn settings_hold() {
    let text = "Radio Hale reported that the ferry was late.\n";
    let desk =
        Desk::with(&[("a.md", text), ("own/a.md", text), ("own.toml", "own-title = ['Radio Hale']\n")]);
    desk.write("own/copydesk.toml", b"own-title = ['Radio Hale']\n");
    let class = |args: &str| {
        let json = desk.run(args).json();
        json["drafts"][0]["sources"][0]["class"].as_str().unwrap().to_owned()
    };
    assert_eq!(class("sources --format json a.md"), "second-hand");
    assert_eq!(
        class("sources --format json own/a.md"),
        "named-organisation",
        "the nearest copydesk.toml holds"
    );
    assert_eq!(class("sources --format json a.md --config own.toml"), "named-organisation");
}

#[test]
fn json_names_places_in_the_source() {
    let desk = Desk::with(&[("a.md", "“Später,” Jörg *Bäk* said.\n\n“Nie 😀,” said Bäk.\n")]);
    let json = desk.run("sources a.md --format json").json();
    let source = &json["drafts"][0]["sources"][0];
    let span = |start: [usize; 3], end: [usize; 3]| {
        let place = |[line, column, byte]: [usize; 3]| json!({"line": line, "column": column, "byte": byte});
        json!({"start": place(start), "end": place(end)})
    };
    assert_eq!(source["name"], "Jörg Bäk");
    assert_eq!(source["mentions"][1], span([3, 15, 56], [3, 18, 60]));
    assert_eq!(
        source["statements"][1],
        json!({
            "cue": span([3, 10, 51], [3, 14, 55]),
            "cue_kind": "communication",
            "content": [span([3, 1, 35], [3, 9, 50])],
            "scope": "explicit",
        })
    );
}

#[test]
fn names_and_lines_are_free_of_markup() {
    let html = "<p>\n“The bridge &amp; the <i>old</i> pier are safe,” <b>Nadja</b> Brandt said.</p>\n";
    let desk = Desk::with(&[("a.html", html)]);
    assert_eq!(
        desk.run("sources a.html").out,
        "a.html: 1 named\n\nNadja Brandt (a person by name)\n  line 2, said: “The bridge & the old pier are safe,”\n"
    );
    let json = desk.run("sources a.html --format json").json();
    let content = &json["drafts"][0]["sources"][0]["statements"][0]["content"][0];
    assert_eq!(words(html, content), "“The bridge &amp; the <i>old</i> pier are safe,”");
}

#[test]
fn a_bare_sentence_between_two_of_one_source_is_inherited() {
    let text = "“The ferry is late,” Ida Voss said. The wind broke two windows. She said it was cold.\n";
    let desk = Desk::with(&[("a.md", text)]);
    let said = desk.run("sources a.md");
    assert!(said.out.contains("\n  line 1, inherited: The wind broke two windows.\n"), "{}", said.out);
    let json = desk.run("sources a.md --format json").json();
    let source = &json["drafts"][0]["sources"][0];
    assert_eq!(source["mentions"].as_array().unwrap().len(), 2, "what is inherited has no mention");
    let scopes: Vec<&Value> =
        source["statements"].as_array().unwrap().iter().map(|statement| &statement["scope"]).collect();
    assert_eq!(scopes, ["explicit", "inherited", "explicit"]);
    let inherited = &source["statements"][1];
    assert_eq!((&inherited["cue"], &inherited["cue_kind"]), (&Value::Null, &Value::Null));
    assert_eq!(words(text, &inherited["content"][0]), "The wind broke two windows.");
}

#[test]
fn content_in_two_parts_has_two_spans() {
    let text = "“The ferry,” Ida Voss said, “is late.”\n";
    assert_eq!(sources_of(text)[0]["statements"], json!([["said", "“The ferry,”", "“is late.”"]]));
    let text = "“The ferry is late,” Ida Voss said. “Nobody has told the crew.”\n";
    let statements = json!([["said", "“The ferry is late,”", "“Nobody has told the crew.”"]]);
    assert_eq!(
        sources_of(text)[0]["statements"],
        statements,
        "a quotation that runs on is no other statement"
    );
    let said = Desk::with(&[("a.md", text)]).run("sources a.md");
    assert!(said.out.ends_with("\n  line 1, said: “The ferry is late,” … “Nobody has told the crew.”\n"));
}

#[test]
fn a_statement_of_nobody_stands_apart() {
    let text = "The bridge is said to sing.\n";
    let desk = Desk::with(&[("a.md", text)]);
    let draft = &desk.run("sources a.md --format json").json()["drafts"][0];
    assert_eq!(draft["sources"], json!([]));
    assert_eq!(draft["without_source"].as_array().unwrap().len(), 1);
    assert_eq!(words(text, &draft["without_source"][0]["cue"]), "is said");
    assert_eq!(draft["without_source"][0]["scope"], "explicit");
}

#[test]
fn a_long_statement_is_shortened_in_text_only() {
    let text = format!("Ida Voss said the ferry was {}late.\n", "very ".repeat(60));
    let desk = Desk::with(&[("a.md", &text)]);
    let said = desk.run("sources a.md");
    let line = said.out.lines().last().unwrap();
    assert!(line.ends_with('…') && line.chars().count() < 120, "{line}");
    let json = desk.run("sources a.md --format json").json();
    let content = words(&text, &json["drafts"][0]["sources"][0]["statements"][0]["content"][0]);
    assert!(content.ends_with("very late"), "{content}");
}

#[test]
fn a_source_belongs_to_its_draft() {
    let desk = Desk::with(&[
        ("b.md", "Ida Voss said the ferry was late.\n"),
        ("a/z.txt", "Voss said the crew was tired.\n"),
        ("a/notes.rs", "Odo Brenk said it rained.\n"),
        (".hidden/c.md", "Odo Brenk said it rained.\n"),
    ]);
    let lists = "\
a/z.txt: 1 named\n\nVoss (a person by name)\n  line 1, said: the crew was tired\n\n\
b.md: 1 named\n\nIda Voss (a person by name)\n  line 1, said: the ferry was late\n";
    for args in ["sources", "sources .", "sources b.md a ./b.md"] {
        let said = desk.run(args);
        assert_eq!((said.code, said.out.replace('\\', "/").as_str()), (0, lists), "{args}");
    }
    let json = desk.run("sources --format json").json();
    let paths: Vec<String> = json["drafts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|draft| draft["path"].as_str().unwrap().replace('\\', "/"))
        .collect();
    assert_eq!(paths, ["a/z.txt", "b.md"]);
}

#[test]
fn a_folder_without_drafts_lists_nothing() {
    let desk = Desk::with(&[("main.rs", "")]);
    let said = desk.run("sources");
    assert_eq!((said.code, said.out.as_str()), (0, ""));
    assert_eq!(desk.run("sources --format json").json(), json!({"version": 1, "drafts": []}));
}

#[test]
fn standard_input_is_a_draft() {
    let desk = Desk::new();
    let said = desk.feed("sources -", "Ida Voss said the ferry was late.\n");
    assert_eq!(said.code, 0);
    assert!(said.out.starts_with("<stdin>: 1 named\n\nIda Voss ("), "{}", said.out);
    let comment = "<p>It rained.</p>\n<!-- Ida Voss said the ferry was late. -->\n";
    assert_eq!(desk.feed("sources - --stdin-name a.html", comment).out, "a.html: no sources\n");
    assert_eq!(desk.feed("sources - --input-format html", comment).out, "<stdin>: no sources\n");
    let json = desk.feed("sources - --format json", CLEAN).json();
    assert_eq!(json["drafts"][0]["path"], "<stdin>");
}

#[test]
fn what_cannot_be_read_is_named_and_the_others_are_listed() {
    let desk = Desk::with(&[("b.md", "Ida Voss said the ferry was late.\n")]);
    desk.write("a.md", b"It rained \xff.\n");
    let said = desk.run("sources . missing.md");
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("error: a.md: not UTF-8 at byte 10, in line 1: save it as UTF-8\n"),
        "{}",
        said.err
    );
    assert!(said.err.contains("error: missing.md: cannot be read: "), "{}", said.err);
    assert!(said.out.starts_with("b.md: 1 named\n"), "{}", said.out);
    let json = desk.run("sources a.md b.md --format json");
    assert_eq!(json.code, 2);
    assert!(json.err.starts_with("error: a.md: not UTF-8"), "{}", json.err);
    assert_eq!(json.json()["drafts"].as_array().unwrap().len(), 1);
    assert_eq!(json.json()["drafts"][0]["path"], "b.md");
    let said = desk.feed("sources -", b"It rained \xff.\n");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.starts_with("error: <stdin>: not UTF-8 at byte 10"), "{}", said.err);
}

#[test]
fn wrong_settings_and_flags_end_with_two() {
    let desk =
        Desk::with(&[("a.md", CLEAN), ("bad/a.md", CLEAN), ("bad/copydesk.toml", "dialct = 'en-GB'\n")]);
    let said = desk.run("sources bad/a.md a.md");
    assert_eq!((said.code, said.out.as_str()), (2, "a.md: no sources\n"));
    assert!(said.err.contains("copydesk.toml:1:1: unknown key `dialct`"), "{}", said.err);
    for (args, message) in [
        ("sources a.md --config missing.toml", "missing.toml"),
        ("sources a.md --format critic", "possible values: text, json"),
        ("sources a.md --input-format pdf", "possible values: plain, markdown, html"),
        ("sources a.md --dialect en-NZ", "possible values: en-US, en-GB"),
        ("sources a.md --select repeated-word", "'--select'"),
        ("source a.md", "'sources'"),
    ] {
        let said = desk.run(args);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args}");
        assert!(said.err.contains(message), "{args}: {}", said.err);
    }
}

#[test]
fn no_word_of_a_draft_reaches_the_log() {
    let desk = Desk::with(&[("a.md", "Ida Quorvaxia said the Quorvaxia was late.\n")]);
    desk.write("b.md", b"Ida Quorvaxia said \xff.\n");
    for format in ["text", "json"] {
        let mut command = desk.command(&format!("sources . --format {format}"));
        let said = feed(command.env("COPYDESK_LOG", "trace"), Vec::new());
        assert!(said.out.contains("Quorvaxia") && said.err.contains("b.md"), "{said:?}");
        assert!(!said.err.contains("Quorvaxia"), "{}", said.err);
    }
}

/// The sources of a Markdown draft, with words in the place of spans and a row of words for each statement.
fn sources_of(draft: &str) -> Value {
    let json = Desk::with(&[("a.md", draft)]).run("sources a.md --format json").json();
    let all_words = |spans: &Value| -> Vec<String> {
        spans.as_array().unwrap().iter().map(|span| words(draft, span).to_owned()).collect()
    };
    let statement = |statement: &Value| {
        let mut row = vec![words(draft, &statement["cue"]).to_owned()];
        row.extend(all_words(&statement["content"]));
        row
    };
    let source = |source: &Value| {
        let statements: Vec<Vec<String>> =
            source["statements"].as_array().unwrap().iter().map(statement).collect();
        json!({
            "name": source["name"],
            "class": source["class"],
            "mentions": all_words(&source["mentions"]),
            "statements": statements,
        })
    };
    json["drafts"][0]["sources"].as_array().unwrap().iter().map(source).collect()
}

fn names(sources: &Value) -> Vec<&str> {
    sources.as_array().unwrap().iter().map(|source| source["name"].as_str().unwrap()).collect()
}

/// The words of a draft that a span of JSON takes in.
fn words<'d>(draft: &'d str, span: &Value) -> &'d str {
    let byte = |end: &str| usize::try_from(span[end]["byte"].as_u64().unwrap()).unwrap();
    &draft[byte("start")..byte("end")]
}
