//! Words and names that are right because the user, the house or the draft itself says so.

use super::name::without_possessive;
use super::name_kind;
use crate::config::{Config, Dialect};
use crate::document::Document;
use crate::lexicon::gazetteer::{GAZETTEER, Gazetteer};
use crate::spelling::{Dictionary, Memo};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The key in front matter under which a draft lists its own words and names.
pub const KEY: &str = "copydesk.words";

/// The words and names that a draft lists itself.
pub fn of_draft(document: &Document) -> impl Iterator<Item = &str> {
    let own = document.front_matter(KEY).map_or("", |entry| entry.value.as_str());
    own.split(',').map(str::trim).filter(|entry| !entry.is_empty())
}

/// What the user, the house and the draft know beside what ships.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// The words of all entries, in small letters.
    words: FxHashSet<String>,
    /// The words of all names, as written.
    of_names: FxHashSet<String>,
    /// The names of several words.
    pub names: Gazetteer,
}

impl Vocabulary {
    /// What holds for a draft.
    pub fn of(document: &Document, config: &Config) -> Self {
        let mut config_of_draft = Config::default();
        config_of_draft.add_entries(of_draft(document).map(str::to_owned).collect());
        let parts = |entry: &String| entry.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let all = [config, &config_of_draft];
        let words =
            all.iter().flat_map(|config| &config.words).flat_map(|entry| parts(&entry.to_lowercase()));
        let names = || all.iter().flat_map(|config| config.known_names());
        Self {
            words: words.collect(),
            of_names: names().flat_map(parts).collect(),
            names: Gazetteer::of_house(names()),
        }
    }

    /// Whether a word is one that somebody listed, in any letter case, possessive or not.
    pub fn accepts(&self, word: &str) -> bool {
        if self.words.is_empty() {
            return false;
        }
        let lower = word.to_lowercase();
        self.words.contains(&lower) || self.words.contains(without_possessive(&lower))
    }

    /// Whether a dictionary, a list of names, the house or the draft knows a word, as written.
    pub fn knows(&self, word: &str) -> bool {
        SHIPPED.get_or(word, || is_shipped(word)) || self.of_names.contains(word) || self.accepts(word)
    }
}

/// Whether what ships knows words.
static SHIPPED: LazyLock<Memo<String, bool>> = LazyLock::new(Memo::default);

fn is_shipped(word: &str) -> bool {
    let dialects = Dialect::ALL;
    dialects.iter().any(|dialect| Dictionary::of(*dialect).knows(word))
        || GAZETTEER.has_word(word)
        || name_kind::is_of_other_language(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;

    #[test]
    fn house_and_draft_are_one_vocabulary() {
        let text = "---\ncopydesk:\n  words: [brillig, Ana Varnev]\n---\n\nText.\n";
        let document = Document::parse(text, Format::Markdown);
        let config = Config { words: vec!["Sluicegate".to_owned()], ..Config::default() };
        let vocabulary = Vocabulary::of(&document, &config);
        for word in ["brillig", "Brillig’s", "sluicegate", "SLUICEGATE"] {
            assert!(vocabulary.accepts(word), "{word}");
        }
        assert!(vocabulary.knows("Varnev") && !vocabulary.knows("varnev") && !vocabulary.accepts("Varnev"));
        assert!(!vocabulary.knows("Vranev"));
    }
}
