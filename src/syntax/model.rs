//! What was learned of one language: a vocabulary and two networks.
//!
//! The file begins with lines for people, which say what it was learned from and how; an empty line ends them.

use super::bytes::Reader;
use super::network::Network;
use super::vocabulary::Vocabulary;
use super::{parser, tagger};
use std::sync::LazyLock;

/// The weights for one language.
#[derive(Debug, Default)]
pub struct Model {
    /// The words they know.
    pub vocabulary: Vocabulary,
    /// For parts of speech.
    pub tagger: Network<{ tagger::BLOCKS }>,
    /// For the parser's steps.
    pub parser: Network<{ parser::BLOCKS }>,
}

impl Model {
    /// English.
    pub fn english() -> &'static Self {
        static ENGLISH: LazyLock<Model> =
            LazyLock::new(|| Model::from_bytes(include_bytes!("english.model")).unwrap_or_default());
        &ENGLISH
    }

    /// Reads a model file; `None` where the bytes are not one.
    pub fn from_bytes(bytes: &'static [u8]) -> Option<Self> {
        let header = bytes.strip_prefix(MAGIC)?;
        let end = header.windows(2).position(|pair| pair == b"\n\n")?;
        let mut reader = Reader::new(header.get(end + 2..)?);
        let [forms, suffixes] = reader.numbers()?;
        let vocabulary = Vocabulary::new(&reader.words(forms)?, &reader.words(suffixes)?);
        let tagger = Network::read(&mut reader, &vocabulary, (tagger::ROLES, &tagger::SLOTS))?;
        let parser = Network::read(&mut reader, &vocabulary, (parser::ROLES, &parser::SLOTS))?;
        reader.is_done().then_some(Self { vocabulary, tagger, parser })
    }
}

const MAGIC: &[u8] = b"copydesk syntax 2\n";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_english_model_is_whole() {
        let model = Model::from_bytes(include_bytes!("english.model")).expect("a model");
        assert!(model.vocabulary.forms() > 1000);
    }

    #[test]
    fn other_bytes_are_no_model() {
        let bytes = include_bytes!("english.model");
        for bytes in [&b""[..], b"copydesk syntax 2\n", b"GIF89a", &bytes[..bytes.len() - 1]] {
            assert!(Model::from_bytes(bytes).is_none());
        }
    }
}
