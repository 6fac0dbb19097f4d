//! The editor's settings as it sent them: those for all drafts, and those of a folder of its own.

use serde_json::Value;
use std::path::{Path, PathBuf};

/// What the editor's settings of this name are for: the extension that starts the server.
const OF_THE_EXTENSION: [&str; 2] = ["path", "trace"];

/// The editor's settings as it sent them.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    value: Value,
    /// The folder that they are of; `None` for those that hold wherever a folder has none.
    pub(super) folder: Option<PathBuf>,
    /// Differs between any two that differ.
    pub(super) generation: u64,
}

/// All that the editor sent.
#[derive(Debug, Default)]
pub struct AllSent {
    whole: Sent,
    folders: Vec<(PathBuf, Sent)>,
    generations: u64,
}

impl AllSent {
    /// Takes the settings that hold wherever a folder has none. Returns whether they differ from the ones before.
    pub fn replace(&mut self, value: Value) -> bool {
        self.whole.replace(value, &mut self.generations)
    }

    /// Takes the settings of folders, all that have any. Returns whether they differ from the ones before.
    pub fn replace_in_folders(&mut self, values: Vec<(PathBuf, Value)>) -> bool {
        let mut before = std::mem::take(&mut self.folders);
        let count = before.len();
        let mut differs = count != values.len();
        for (folder, value) in values {
            let same = before.iter().position(|(other, _)| *other == folder);
            let mut sent = same.map(|at| before.swap_remove(at).1).unwrap_or_default();
            sent.folder = Some(folder.clone());
            differs |= sent.replace(value, &mut self.generations);
            self.folders.push((folder, sent));
        }
        differs
    }

    /// The settings for a draft at `place`: those of the innermost folder around it that has any.
    pub fn at(&self, place: Option<&Path>) -> &Sent {
        let around =
            self.folders.iter().filter(|(folder, _)| place.is_some_and(|place| place.starts_with(folder)));
        let inner = around.max_by_key(|(folder, _)| folder.components().count());
        inner.map_or(&self.whole, |(_, sent)| sent)
    }
}

/// What an editor shows beside findings: settings that no file has, since they are a matter of taste.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Extras {
    /// `inlay-hints`: whether the source behind a pronoun, and an inherited one, is written beside it.
    pub inlay_hints: bool,
    /// `semantic-tokens`: whether sources, cues, contents, quotations and claims have colours of their own.
    pub semantic_tokens: bool,
}

impl Default for Extras {
    fn default() -> Self {
        Self { inlay_hints: false, semantic_tokens: true }
    }
}

const INLAY_HINTS: &str = "inlay-hints";
const SEMANTIC_TOKENS: &str = "semantic-tokens";

impl Sent {
    /// Takes settings, whole or under the key `copydesk`; `null` means none. Returns whether they differ from the
    /// ones before, and then gives them the next of all `generations`.
    fn replace(&mut self, value: Value, generations: &mut u64) -> bool {
        let mut value = match value {
            Value::Object(mut keys) => keys.remove("copydesk").unwrap_or(Value::Object(keys)),
            other => other,
        };
        if let Value::Object(keys) = &mut value {
            keys.retain(|key, value| !is_nothing(value) && !OF_THE_EXTENSION.contains(&key.as_str()));
        }
        if is_nothing(&value) {
            value = Value::Null;
        }
        let differs = value != self.value;
        if differs {
            self.value = value;
            *generations += 1;
            self.generation = *generations;
        }
        differs
    }

    /// What the editor shall show; as by default where a setting is not given or of another kind.
    pub fn extras(&self) -> Extras {
        let choice = |key: &str, default| self.value.get(key).and_then(Value::as_bool).unwrap_or(default);
        let Extras { inlay_hints, semantic_tokens } = Extras::default();
        Extras {
            inlay_hints: choice(INLAY_HINTS, inlay_hints),
            semantic_tokens: choice(SEMANTIC_TOKENS, semantic_tokens),
        }
    }

    /// The settings that a file has, too.
    ///
    /// # Errors
    /// A sentence about one of [`Extras`] that is neither true nor false.
    pub(super) fn of_the_check(&self) -> Result<Value, String> {
        let mut value = self.value.clone();
        if let Value::Object(keys) = &mut value {
            for key in [INLAY_HINTS, SEMANTIC_TOKENS] {
                if keys.remove(key).is_some_and(|value| !value.is_boolean()) {
                    return Err(format!("`{key}` is neither true nor false"));
                }
            }
        }
        Ok(value)
    }
}

/// Whether a value sets nothing. An empty list adds nothing to any, and is how Neovim sends a table without keys.
fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_innermost_folders_settings_hold() {
        let of = |folder: &str, value: Value| (PathBuf::from(folder), value);
        let mut sent = AllSent::default();
        assert!(sent.replace(json!({"inlay-hints": true})));
        let folders =
            vec![of("/desk", json!({})), of("/desk/port", json!({"inlay-hints": true, "path": "x"}))];
        assert!(sent.replace_in_folders(folders.clone()));
        assert!(!sent.replace_in_folders(folders));
        let hints = |sent: &AllSent, place: &str| sent.at(Some(Path::new(place))).extras().inlay_hints;
        assert!(!hints(&sent, "/desk/a.md"));
        assert!(hints(&sent, "/desk/port/a.md"));
        assert!(hints(&sent, "/desks/a.md") && sent.at(None).extras().inlay_hints);
        let generation = |sent: &AllSent| sent.at(Some(Path::new("/desk/port/a.md"))).generation;
        let before = generation(&sent);
        assert!(sent.replace_in_folders(vec![of("/desk/port", json!({}))]));
        assert_ne!(generation(&sent), before);
        assert!(hints(&sent, "/desk/a.md"));
    }
}
