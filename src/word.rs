//! Word files: from a `.docx` to the text of its paragraphs, a line each, and back into its runs, whose formatting stays.

mod archive;
mod body;
mod rewriting;
mod styles;
#[cfg(test)]
mod tests;

use crate::document::paragraphs::Kind;
use crate::document::{Document, Format};
use body::Body;

/// A Word file and the text that a reader sees of it. Comments, notes, headers, text boxes and what tracked changes have
/// deleted are left out, what they have inserted counts.
#[derive(Debug)]
pub struct WordFile {
    bytes: Vec<u8>,
    /// The name of the part that holds the text.
    part: String,
    body: Body,
}

impl WordFile {
    /// Reads a file's bytes.
    ///
    /// # Errors
    /// A sentence that says why they are no Word file that can be read.
    pub fn read(bytes: Vec<u8>) -> Result<Self, String> {
        let parts = archive::parts(&bytes)?;
        let body = Body::read(parts.text, &parts.styles)?;
        Ok(Self { bytes, part: parts.name, body })
    }

    /// Its text, a paragraph a line; the line's number is the paragraph's, empty ones counted.
    pub fn text(&self) -> &str {
        &self.body.text
    }

    /// What each paragraph is.
    pub fn kinds(&self) -> &[Kind] {
        &self.body.kinds
    }

    /// A draft of its text, or of what fixes have made of that.
    pub fn document(&self, text: &str) -> Document {
        Document::of_paragraphs(text, self.kinds(), Format::Word)
    }

    /// The bytes of a file that holds `text` instead. What stays of a paragraph keeps its formatting, and what is new
    /// has that of the words before it.
    ///
    /// # Errors
    /// A sentence that says why the file cannot hold that text.
    pub fn rewritten(&self, text: &str) -> Result<Vec<u8>, String> {
        const OTHERWISE: &str =
            "a fix would change its paragraphs, or signs that are no text; nothing was written";
        let xml = rewriting::rewritten(&self.body, text).ok_or(OTHERWISE)?;
        let bytes = archive::with_part(&self.bytes, &self.part, &xml)?;
        let again = Self::read(bytes)?;
        if again.text() == text { Ok(again.bytes) } else { Err(OTHERWISE.to_owned()) }
    }
}
