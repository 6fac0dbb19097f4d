//! Word files: where findings stand, and the copy that fixes are made in.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

use crate::desk::{Desk, feed};
use crate::gating::git;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A file whose paragraphs have these runs; each is bold, so that its formatting can be lost.
fn docx(paragraphs: &[&[&str]]) -> Vec<u8> {
    let run =
        |text: &&str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let paragraph = |runs: &&[&str]| format!("<w:p>{}</w:p>", runs.iter().map(run).collect::<String>());
    let body: String = paragraphs.iter().map(paragraph).collect();
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    made.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    made.write_all(format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>").as_bytes())
        .unwrap();
    made.finish().unwrap().into_inner()
}

/// What stands between the tags of a file's text.
fn xml(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    std::io::read_to_string(archive.by_name("word/document.xml").unwrap()).unwrap()
}

fn story() -> Vec<u8> {
    docx(&[&["Ida Voss went to the quay on Monday."], &[], &["She saw ", "teh", " ferry leave.."]])
}

#[test]
fn a_line_is_a_paragraph() {
    let desk = Desk::new();
    desk.write("a.docx", &story());
    desk.write("b.txt", b"It rained.\n");
    let said = desk.run("check --format concise");
    assert_eq!(said.code, 1);
    assert!(said.out.contains("a.docx:3:9: error misspelling "), "{}", said.out);
    assert!(said.out.contains("a.docx:3:24: error broken-punctuation "), "{}", said.out);
    let json = desk.run("check a.docx --format json").json();
    assert_eq!(json["drafts"][0]["findings"][0]["span"]["start"]["line"], 3);
    assert!(desk.run("check a.docx").out.contains("3 | She saw teh ferry leave..\n"));
    for format in
        ["jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown", "critic"]
    {
        let said = desk.run(&format!("check a.docx --format {format}"));
        assert!(said.code == 1 && said.err.is_empty() && !said.out.is_empty(), "{format}: {said:?}");
    }
    assert!(desk.run("sources a.docx").out.contains("a.docx"));
    let said = feed(&mut desk.command("check - --stdin-name b.docx --format concise"), story());
    assert!(said.out.contains("b.docx:3:9: "), "{said:?}");
}

#[test]
fn fixes_are_made_in_a_copy_that_keeps_its_formatting() {
    let desk = Desk::new();
    desk.write("desk/a.docx", &story());
    let said = desk.run("check desk/a.docx --diff");
    assert!(
        said.out.contains("-She saw teh ferry leave..") && said.out.contains("+She saw the ferry leave.")
    );
    let said = desk.run("check desk --fix");
    assert!(said.err.contains("a.docx stays as it is: its fixes are in "), "{}", said.err);
    assert!(said.err.contains("2 fixes made in 1 draft"), "{}", said.err);
    assert_eq!(std::fs::read(desk.path("desk/a.docx")).unwrap(), story());
    let copy = std::fs::read(desk.path("desk/a.fixed.docx")).unwrap();
    assert_eq!(xml(&copy), xml(&story()).replace("teh", "the").replace("leave..", "leave."));
    let again = desk.run("check desk --fix");
    assert_eq!(again.err, said.err, "the draft is still the one to fix, and its copy is none");
    assert_eq!(desk.run("check desk/a.fixed.docx").code, 0);
    let said = feed(&mut desk.command("check - --stdin-name a.docx --fix"), story());
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("a.docx: a Word file is fixed in a copy beside it: name the file"),
        "{}",
        said.err
    );
}

#[test]
fn copies_are_told_in_the_order_of_the_drafts() {
    let desk = Desk::new();
    for number in 10..40 {
        desk.write(&format!("{number}.docx"), &story());
    }
    let said = desk.run("check --fix").err;
    let told: Vec<&str> = said.lines().filter(|line| line.starts_with("note: ")).collect();
    assert_eq!(told.len(), 30);
    assert!(told.is_sorted(), "{said}");
}

#[test]
fn a_broken_file_is_named() {
    let desk = Desk::new();
    desk.write("a.docx", b"It rained.");
    desk.write("b.docx", &story()[..100]);
    let said = desk.run("check");
    assert_eq!(said.code, 2);
    for message in [
        "error: a.docx: no Word file, whatever its name says: save it as .docx in a word processor\n",
        "error: b.docx: a damaged Word file: open it in a word processor and save it again (",
    ] {
        assert!(said.err.contains(message), "{}", said.err);
    }
    desk.write("~$c.docx", b"\x0bWord's own mark of a file that is open");
    assert_eq!(desk.run("check").err, said.err, "it is no draft");
}

#[test]
fn a_changed_file_counts_as_a_whole() {
    let desk = Desk::new();
    desk.write("a.docx", &story());
    if !git(&desk, &["init", "--quiet"]) {
        return;
    }
    assert!(git(&desk, &["add", "."]) && git(&desk, &["commit", "--quiet", "--message", "one"]));
    let said = desk.run("check --since HEAD");
    assert_eq!((said.code, said.out.as_str()), (0, "nothing found in 1 draft; 2 on unchanged lines\n"));
    desk.write("a.docx", &docx(&[&["She saw teh ferry."], &["It rained."]]));
    assert_eq!(desk.run("check --since HEAD").code, 1);
}
