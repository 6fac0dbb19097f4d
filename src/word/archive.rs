//! The zip archive that a Word file is: its parts are read up to a size that no draft has, and all else stays as it is.

use super::styles::Styles;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// No draft's text takes more bytes, its markup with it: a larger part was made to fill the memory.
const LARGEST: u64 = 64 << 20;

/// The parts that are read.
pub(super) struct Parts {
    /// The name of the part with the text.
    pub(super) name: String,
    pub(super) text: String,
    pub(super) styles: Styles,
}

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The parts of a file.
pub(super) fn parts(bytes: &[u8]) -> Result<Parts, String> {
    let mut archive = open(bytes)?;
    let relations = part(&mut archive, "_rels/.rels")?.unwrap_or_default();
    let name = main_part(&relations).unwrap_or_else(|| "word/document.xml".to_owned());
    let text = part(&mut archive, &name)?.ok_or(NO_TEXT)?;
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let styles = part(&mut archive, &format!("{folder}/styles.xml"))?.unwrap_or_default();
    Ok(Parts { name, text, styles: Styles::read(&styles) })
}

/// The bytes of a file in which one part is another, and all others are as they were.
pub(super) fn with_part(bytes: &[u8], name: &str, text: &str) -> Result<Vec<u8>, String> {
    let mut archive = open(bytes)?;
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let file = archive.by_index_raw(at).map_err(broken)?;
        if file.name().map_err(broken)? != name {
            made.raw_copy_file(file).map_err(broken)?;
            continue;
        }
        let time = file.last_modified().unwrap_or_default();
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(time);
        made.start_file(name, options).map_err(broken)?;
        made.write_all(text.as_bytes()).map_err(broken)?;
    }
    Ok(made.finish().map_err(broken)?.into_inner())
}

/// How any archive begins, and how a file does that Word wrote before 2007 or has locked.
const ARCHIVE: &[u8] = b"PK";
const OLD: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

const NO_TEXT: &str = "no Word file, but another archive: save it as .docx in a word processor";

fn open(bytes: &[u8]) -> Result<Archive<'_>, String> {
    if bytes.starts_with(OLD) {
        return Err("in Word’s old format, or locked by a password: save it as .docx without one".to_owned());
    }
    if !bytes.starts_with(ARCHIVE) {
        return Err("no Word file, whatever its name says: save it as .docx in a word processor".to_owned());
    }
    ZipArchive::new(Cursor::new(bytes)).map_err(broken)
}

/// What is said of a file that another program may still be able to mend.
pub(super) fn broken(error: impl std::fmt::Display) -> String {
    format!("a damaged Word file: open it in a word processor and save it again ({error})")
}

/// The text of a part; `None` where there is none of that name.
fn part(archive: &mut Archive<'_>, name: &str) -> Result<Option<String>, String> {
    if archive.index_for_name(name).is_none() {
        return Ok(None);
    }
    let file = archive.by_name(name).map_err(broken)?;
    let mut bytes = Vec::new();
    // What the archive says of the size may be wrong: what comes out of it is counted.
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(broken)?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("too large: a part of it holds more than {} MB", LARGEST >> 20));
    }
    String::from_utf8(bytes).map(Some).map_err(|_| broken(format!("{name} is not UTF-8")))
}

/// The part that holds the text, as the archive's relations name it.
fn main_part(relations: &str) -> Option<String> {
    let mut reader = Reader::from_str(relations);
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return None,
            Event::Start(relation) | Event::Empty(relation) => {
                let value = |name: &str| Some(relation.try_get_attribute(name).ok()??.value.into_owned());
                if value("Type").is_some_and(|kind| kind.ends_with(b"/officeDocument")) {
                    let target = String::from_utf8(value("Target")?).ok()?;
                    return Some(target.trim_start_matches('/').to_owned());
                }
            }
            _ => {}
        }
    }
}
