//! Which files are drafts, and what is said of those that are none.

use crate::desk::{CLEAN, Desk, SLIP};

#[test]
fn what_is_no_draft_is_a_note_in_a_folder_and_an_error_by_name() {
    let desk = Desk::with(&[
        ("a.md", CLEAN),
        ("b.rs", SLIP),
        ("pom.xml", "<project><p>The the ferry.</p></project>"),
        ("copydesk.toml", ""),
        ("names.toml", ""),
        ("dictionary.txt", ""),
    ]);
    desk.write("c.txt", b"\x7fELF\0\0the the");
    let said = desk.run("check");
    assert_eq!((said.code, said.out.as_str()), (0, "nothing found in 1 draft\n"));
    assert_eq!(said.err, "note: 3 files are no drafts and were left out (.rs, .txt, .xml)\n");
    assert_eq!(desk.run("sources").err, said.err);
    for (file, reason) in [
        ("b.rs", "no kind of draft that Copydesk knows: --input-format plain reads it as text"),
        ("c.txt", "no text, but binary: save it as UTF-8"),
        ("pom.xml", "XML, but neither NITF nor NewsML-G2"),
    ] {
        let said = desk.run(&format!("check {file} ."));
        assert_eq!((said.code, said.out.as_str()), (2, "nothing found in 1 draft\n"), "{file}");
        assert!(said.err.contains(&format!("error: {file}: {reason}\n")), "{}", said.err);
        assert_eq!(desk.run(&format!("sources {file}")).code, 2);
    }
    assert_eq!(desk.run("check b.rs --input-format plain").code, 1);
    desk.write("draft", SLIP.as_bytes());
    assert_eq!(desk.run("check draft").code, 1, "a file without an extension is plain text");
}

#[test]
fn what_a_gitignore_leaves_out_is_counted_where_nothing_else_is_there() {
    let desk = Desk::with(&[
        (".gitignore", "*\n"),
        ("a.md", SLIP),
        ("b.txt", SLIP),
        ("c.rs", ""),
        ("desk/.hidden/d.md", SLIP),
    ]);
    for command in ["check", "sources"] {
        let said = desk.run(command);
        assert_eq!((said.code, said.out.as_str()), (0, ""), "{command}");
        let note = "note: 2 drafts are left out by a .gitignore: name those to be read\n";
        assert!(said.err.starts_with("No drafts here: ") && said.err.ends_with(note), "{}", said.err);
    }
    assert_eq!(desk.run("check a.md").code, 1, "what is named is read");
    desk.write("e/f.md", CLEAN.as_bytes());
    desk.write(".gitignore", b"*\n!e\n!f.md\n");
    assert_eq!(desk.run("check").err, "", "there are drafts");
}

#[test]
fn utf_16_is_called_so() {
    let desk = Desk::new();
    let bytes: Vec<u8> = "\u{feff}It rained.\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    desk.write("a.txt", &bytes);
    for args in ["check", "check a.txt"] {
        let said = desk.run(args);
        assert_eq!(said.code, 2);
        assert_eq!(said.err, "error: a.txt: UTF-16, not UTF-8: save it as UTF-8\n");
    }
}

#[test]
fn wires_are_read_and_fixed_in_place() {
    let story = "<nitf><body><body.content><p>The pier &amp; quay sank.. It is teh end.</p></body.content></body></nitf>\n";
    let desk = Desk::with(&[("a.xml", story)]);
    let json = desk.run("check a.xml --format json").json();
    let finding = &json["drafts"][0]["findings"][0];
    let start = story.find("..").unwrap();
    assert_eq!(
        (&finding["rule"], &finding["span"]["start"]["byte"]),
        (&"broken-punctuation".into(), &start.into())
    );
    desk.run("check a.xml --fix");
    assert_eq!(desk.read("a.xml"), story.replace("..", ".").replace("teh", "the"));
}

#[test]
fn a_mark_in_a_wire_of_one_line_holds_for_its_paragraph() {
    let mark = "<!-- stet misspelling: so it is called -->";
    let story = format!(
        "<nitf><body><body.content><p>It is teh end.</p><p>It is teh pier. {mark}</p>\
         <p>It is teh quay.</p></body.content></body></nitf>\n"
    );
    let desk = Desk::with(&[("a.xml", &story)]);
    assert_eq!(desk.rules("a.xml"), ["misspelling", "misspelling"]);
    desk.run("check a.xml --fix");
    assert_eq!(desk.read("a.xml"), story.replace("teh end", "the end").replace("teh quay", "the quay"));
}

#[test]
fn latex_is_read_marked_and_fixed_in_place() {
    let paper = "\\section{Piers}\nThe \\emph{pier} sank.. It rained % stet misspelling: so it is called\n  and teh rain fell.\n";
    let desk = Desk::with(&[("a.tex", paper)]);
    assert_eq!(desk.rules("a.tex"), ["broken-punctuation", "unused-stet", "misspelling"]);
    desk.run("check a.tex --fix");
    assert_eq!(
        desk.read("a.tex"),
        "\\section{Piers}\nThe \\emph{pier} sank. It rained\n  and the rain fell.\n"
    );
    let marked = "It rained and teh rain fell. % stet misspelling: so it is called\n";
    desk.write("b.tex", marked.as_bytes());
    assert_eq!(desk.rules("b.tex"), [""; 0]);
    let percents = "The town has 40 percent of it, and the village 30 percent of it.\n";
    desk.write("c.tex", percents.as_bytes());
    desk.write("copydesk.toml", b"preset = 'ap'\n");
    desk.run("check c.tex --fix --unsafe-fixes --level hint --select house-style-term");
    assert_eq!(desk.read("c.tex"), percents.replace(" percent", "\\%"), "the sign would begin a comment");
}

#[test]
fn asciidoc_and_restructuredtext_are_read_marked_and_fixed_in_place() {
    for (name, head, mark) in [
        ("a.adoc", "= Piers\n\n[source]\n----\nteh code\n----\n", "// stet misspelling: so it is called\n"),
        ("a.rst", "Piers\n=====\n\nSo::\n\n  teh code\n", ".. stet misspelling: so it is called\n\n"),
    ] {
        let slip = "The *pier* sank.. It rained and\nteh rain fell.\n";
        let desk = Desk::with(&[(name, &format!("{head}\n{slip}"))]);
        assert_eq!(desk.rules(name), ["broken-punctuation", "misspelling"]);
        desk.run(&format!("check {name} --fix"));
        assert_eq!(desk.read(name), format!("{head}\nThe *pier* sank. It rained and\nthe rain fell.\n"));
        desk.write(name, format!("{head}\n{mark}It rained and\nteh rain fell.\n").as_bytes());
        assert_eq!(desk.rules(name), [""; 0]);
    }
}

#[test]
fn what_is_too_long_for_a_draft_is_refused() {
    let desk = Desk::with(&[("long.md", &"It rained. ".repeat(800_000))]);
    let said = desk.run("check long.md");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("long.md: over 8 MB of text: no draft is so long"), "{}", said.err);
}
