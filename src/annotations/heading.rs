//! Headings that have a capital at every long word: "Mayor Says Bridge Will Close".

use super::name::is_everyday;
use crate::document::{BlockKind, Document, is_title_case};
use crate::lexicon::gazetteer::GAZETTEER;
use crate::sentence::Sentence;

/// What the capitals of a sentence tell; by default of one in running text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Capitals {
    /// Whether all long words have one, because it is a heading.
    of_title: bool,
}

impl Capitals {
    /// Those of a sentence.
    pub fn of(document: &Document, sentence: &Sentence) -> Self {
        let kind = document.blocks.get(sentence.block).map(|block| block.kind);
        let is_heading = matches!(kind, Some(BlockKind::Headline | BlockKind::Subhead));
        Self { of_title: is_heading && is_title_case(document.prose_of(sentence.span)) }
    }

    /// Whether a word, which stands behind another, would be written with a small letter in running text, whatever it is here: a
    /// dictionary has it so, it opens nothing behind another mark than a comma, it is not one by which everybody knows whom or
    /// what it names, and no surname behind a given name.
    pub fn hide_small(self, before: &str, word: &str) -> bool {
        self.of_title
            && is_everyday(word)
            && (before == "," || before.contains(char::is_alphanumeric))
            && !GAZETTEER.is_household_name(word)
            && !GAZETTEER.is_famous(word)
            && !(GAZETTEER.is_given_name(before) && GAZETTEER.is_surname(word))
    }
}
