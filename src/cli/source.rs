//! What a draft holds: text in a format, or a Word file with the text of its paragraphs.

use super::guard::guarded;
use crate::document::{Document, Format, LONGEST};
use crate::text::LineIndex;
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
        if is_utf_16(&bytes) {
            return Err(Refusal::Unreadable("UTF-16, not UTF-8: save it as UTF-8".to_owned()));
        }
        if is_binary(&bytes) {
            return Err(Refusal::NoDraft("no text, but binary: save it as UTF-8"));
        }
        let text = String::from_utf8(bytes).map_err(|error| {
            let byte = error.utf8_error().valid_up_to();
            // What is no UTF-8 behind that byte changes no number of a line before it.
            let line = LineIndex::new(&String::from_utf8_lossy(error.as_bytes())).line(byte) + 1;
            Refusal::Unreadable(format!("not UTF-8 at byte {byte}, in line {line}: save it as UTF-8"))
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
    memchr::memchr(0, near(bytes)).is_some()
}

/// Whether bytes are text of two bytes a sign, as some programs on Windows write it: they say so by a mark at the start, or
/// have a zero in every other place, since most signs are of the first 256.
fn is_utf_16(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return true;
    }
    let zeros = |first: usize| near(bytes).iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = near(bytes).len() / 2 * 9 / 10;
    bytes.len() >= 4 && (even == 0 && odd >= most || odd == 0 && even >= most)
}

/// The bytes by which their kind is told.
fn near(bytes: &[u8]) -> &[u8] {
    const NEAR: usize = 8000;
    bytes.get(..NEAR).unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_two_bytes_a_sign_is_told_from_what_is_no_text() {
        let text = "Möwe rains “here”.";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = [vec![0xFF, 0xFE], little.clone()].concat();
        for bytes in [little, big, marked] {
            let refusal = Source::of(bytes, Format::Plain).unwrap_err();
            assert_eq!(refusal, Refusal::Unreadable("UTF-16, not UTF-8: save it as UTF-8".to_owned()));
        }
        let binary = Source::of(b"\x7fELF\0\0\0\0a".to_vec(), Format::Plain);
        assert!(matches!(binary, Err(Refusal::NoDraft(_))));
        assert!(Source::of(b"a".to_vec(), Format::Plain).is_ok());
    }
}
