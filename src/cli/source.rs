//! What a draft holds: text in a format, or a Word file with the text of its paragraphs.

use super::guard::guarded;
use crate::document::{Document, Format, LONGEST};
use crate::word::WordFile;

/// A draft's text, and how it is read.
#[derive(Debug)]
pub struct Source {
    text: String,
    format: Format,
    word: Option<WordFile>,
}

/// Why bytes are no source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// They are no draft, whatever their file's name says.
    NoDraft(&'static str),
    /// They are one that cannot be read.
    Unreadable(String),
}

impl Source {
    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// [`Refusal`], with what is wrong, to stand behind the draft's name.
    pub fn of(bytes: Vec<u8>, format: Format) -> Result<Self, Refusal> {
        if format == Format::Word {
            // Archives are unpacked by others' code, which hostile bytes may be made for.
            let read = guarded(|| WordFile::read(bytes)).unwrap_or_else(|fault| Err(fault.to_owned()));
            let word = read.map_err(Refusal::Unreadable)?;
            refuse_long(word.text().len())?;
            return Ok(Self { text: word.text().to_owned(), format, word: Some(word) });
        }
        refuse_long(bytes.len())?;
        if is_binary(&bytes) {
            return Err(Refusal::NoDraft("no text, but binary: save it as UTF-8"));
        }
        let text = String::from_utf8(bytes).map_err(|error| {
            let byte = error.utf8_error().valid_up_to();
            Refusal::Unreadable(format!("not UTF-8 at byte {byte}: save it as UTF-8"))
        })?;
        match format.refusal(&text) {
            Some(reason) => Err(Refusal::NoDraft(reason)),
            None => Ok(Self { text, format, word: None }),
        }
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A draft of its text, or of what fixes have made of that.
    pub fn document(&self, text: &str) -> Document {
        match &self.word {
            Some(word) => word.document(text),
            None => Document::parse(text, self.format),
        }
    }

    /// The Word file that it is.
    pub fn word(&self) -> Option<&WordFile> {
        self.word.as_ref()
    }
}

/// Refuses what no reader of prose should be given.
fn refuse_long(bytes: usize) -> Result<(), Refusal> {
    let message = || Refusal::Unreadable(format!("over {} MB of text: no draft is so long", LONGEST >> 20));
    if bytes > LONGEST { Err(message()) } else { Ok(()) }
}

/// Whether bytes hold a zero near their start, as no text does and nearly all else; so git tells them, too.
fn is_binary(bytes: &[u8]) -> bool {
    const NEAR: usize = 8000;
    memchr::memchr(0, bytes.get(..NEAR).unwrap_or(bytes)).is_some()
}
