//! Word files made here, part by part, and what becomes of them.

use super::WordFile;
use crate::document::BlockKind;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const STYLES: &str = r#"<w:styles xmlns:w="w"><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:styleId="Bild"><w:name w:val="caption"/></w:style></w:styles>"#;

const RELATIONS: &str = r#"<Relationships><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>"#;

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        made.start_file(*name, SimpleFileOptions::default()).unwrap();
        made.write_all(text.as_bytes()).unwrap();
    }
    made.finish().unwrap().into_inner()
}

fn word(body: &str) -> WordFile {
    let text = format!("<?xml version='1.0'?><w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    let parts = [
        ("_rels/.rels", RELATIONS),
        ("word/styles.xml", STYLES),
        ("word/document2.xml", &text),
        ("word/comments.xml", "<x/>"),
    ];
    WordFile::read(archive(&parts)).unwrap()
}

const BODY: &str = r#"<w:p><w:pPr><w:pStyle w:val="Mine"/></w:pPr><w:r><w:t>Bridge &amp; pier</w:t></w:r></w:p>
<w:p/>
<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">The </w:t></w:r><w:r><w:rPr><w:b/></w:rPr>
<w:t>old</w:t></w:r><w:ins w:id="1"><w:r><w:t xml:space="preserve"> teh</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>new</w:delText></w:r></w:del>
<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:t xml:space="preserve"> pier..</w:t><w:tab/><w:t>It</w:t><w:br/><w:t>rains.</w:t></w:r>
<w:r><w:commentReference w:id="0"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Bild"/></w:pPr><w:r><w:drawing><a:t>no</a:t></w:drawing><w:t>At dawn</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cost</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>One</w:t></w:r></w:p><w:sectPr/>"#;

const TEXT: &str = "Bridge & pier\n\nThe old teh pier..\tIt rains.\nAt dawn\nCost\nOne";

#[test]
fn paragraphs_are_lines_of_what_a_reader_sees() {
    let file = word(BODY);
    assert_eq!(file.text(), TEXT);
    let kinds: Vec<BlockKind> = file.document(file.text()).blocks.iter().map(|block| block.kind).collect();
    use BlockKind::{Caption, Headline, ListItem, Paragraph, TableCell};
    assert_eq!(kinds, [Headline, Paragraph, Caption, TableCell, ListItem]);
}

#[test]
fn a_fix_changes_the_runs_and_nothing_else() {
    let file = word(BODY);
    let new = TEXT
        .replace("Bridge & pier", "Bridges <&> piers")
        .replace("teh pier..", "the pier.")
        .replace("One", "");
    let bytes = file.rewritten(&new).unwrap();
    let again = WordFile::read(bytes.clone()).unwrap();
    assert_eq!(again.text(), new);
    let expected = BODY
        .replace(
            "<w:t>Bridge &amp; pier</w:t>",
            "<w:t xml:space=\"preserve\">Bridges &lt;&amp;&gt; piers</w:t>",
        )
        .replace(" teh</w:t>", " the</w:t>")
        .replace(" pier..</w:t>", " pier.</w:t>")
        .replace("<w:t>One</w:t>", "<w:t xml:space=\"preserve\"></w:t>");
    assert!(again.body.xml.contains(&expected), "{}", again.body.xml);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    assert_eq!(archive.len(), 4);
    assert!(archive.by_name("word/comments.xml").is_ok());
}

#[test]
fn what_a_file_cannot_hold_is_not_written() {
    let file = word(BODY);
    for new in [format!("---\n{TEXT}"), TEXT.replace('\t', ""), TEXT.replace("\n\n", "\nNew\n")] {
        assert!(file.rewritten(&new).is_err(), "{new}");
    }
    assert_eq!(WordFile::read(file.rewritten(TEXT).unwrap()).unwrap().text(), TEXT);
}

#[test]
fn broken_files_and_bombs_are_refused() {
    let error = |bytes: Vec<u8>| WordFile::read(bytes).unwrap_err();
    for no_archive in [b"The pier.".to_vec(), Vec::new()] {
        assert!(error(no_archive).starts_with("no Word file, whatever its name says: save it as .docx"));
    }
    assert!(error(vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1]).starts_with("in Word’s old format, or locked"));
    assert!(error(archive(&[("a", "b")])).starts_with("no Word file, but another archive: save it as .docx"));
    assert!(
        error(archive(&[("word/document.xml", "<w:p><w:t>a</w:p")]))
            .starts_with("a damaged Word file: open it in a word processor and save it again (")
    );
    let bomb = format!("<w:p>{}</w:p>", " ".repeat(70 << 20));
    assert_eq!(
        error(archive(&[("word/document.xml", &bomb)])),
        "too large: a part of it holds more than 64 MB"
    );
    let whole = archive(&[("word/document.xml", "<w:p><w:r><w:t>The pier sank.</w:t></w:r></w:p>")]);
    for length in 0..whole.len() {
        let _ = WordFile::read(whole[..length].to_vec());
        let mut changed = whole.clone();
        changed[length] ^= 0x55;
        let _ = WordFile::read(changed);
    }
}

#[test]
fn deep_nesting_is_read() {
    let deep = format!(
        "{}<w:p><w:r><w:t>a</w:t></w:r></w:p>{}",
        "<w:sdt>".repeat(50_000),
        "</w:sdt>".repeat(50_000)
    );
    assert_eq!(word(&deep).text(), "a");
}
