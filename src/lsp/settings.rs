//! The settings of a draft: those of its `copydesk.toml`, over them those of the editor, and the lists of words and
//! names that belong to them.

mod sent;

pub use sent::{AllSent, Extras, Sent};

use crate::config::files::{self, Lists, REGISTER};
use crate::config::{self, Config, ConfigError, dictionary};
use crate::rules;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// The name under which settings are looked for, upwards from the draft.
pub const FILE_NAME: &str = "copydesk.toml";

/// The names of all files that may change what is found in the drafts around them.
pub const WATCHED: [&str; 3] = [FILE_NAME, dictionary::NAME, REGISTER];

/// The settings of one draft, and what they were read from.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The settings.
    pub config: Arc<Config>,
    /// The lists of words and names that they were read with, to which a word may be added.
    pub lists: Lists,
    stamp: Option<Stamp>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Stamp {
    /// The settings file and the lists, each with when it was changed, if it is there, and its length.
    files: Vec<(PathBuf, Option<SystemTime>, u64)>,
    generation: u64,
}

/// The settings of the draft at `path` (`None` for one that has no place), read again only where a
/// file or the editor's settings are others than those of `last`.
///
/// # Errors
/// Beside the settings, which are then those of `last`, a sentence for the user that says what is
/// wrong with the new ones; once, until they change again.
pub fn settings_for(path: Option<&Path>, sent: &Sent, last: &Settings) -> (Settings, Result<(), String>) {
    let file = path.and_then(files::find);
    // Where neither the settings file nor the editor's settings have changed, the lists are those of last time.
    let stamp = |lists: &Lists| {
        let files = file.as_deref().into_iter().chain(lists.paths()).map(stamp_of).collect();
        Some(Stamp { files, generation: sent.generation })
    };
    let as_before = stamp(&last.lists);
    if as_before == last.stamp {
        return (last.clone(), Ok(()));
    }
    let mut config = match load(file.as_deref()).and_then(|config| merge(&config, &sent.of_the_check()?)) {
        Ok(config) => config,
        Err(error) => return (Settings { stamp: as_before, ..last.clone() }, Err(error)),
    };
    let lists = Lists::of(file.as_deref(), &config);
    let stamp = stamp(&lists);
    match lists.read_into(&mut config) {
        Ok(()) => (Settings { config: Arc::new(config), lists, stamp }, Ok(())),
        Err(error) => (Settings { config: Arc::clone(&last.config), lists, stamp }, Err(error.to_string())),
    }
}

fn stamp_of(file: &Path) -> (PathBuf, Option<SystemTime>, u64) {
    let facts = fs::metadata(file).ok();
    let changed = facts.as_ref().and_then(|facts| facts.modified().ok());
    (file.to_owned(), changed, facts.map_or(0, |facts| facts.len()))
}

fn load(file: Option<&Path>) -> Result<Config, String> {
    file.map_or(Ok(Config::default()), |file| {
        files::load(file, &rules::names_in_settings()).map_err(|error| error.to_string())
    })
}

/// Lays the editor's settings over those of the file: lists grow, single values are replaced.
fn merge(file: &Config, sent: &Value) -> Result<Config, String> {
    let sent = if sent.is_null() { &Value::Object(serde_json::Map::new()) } else { sent };
    let of_the_editor = |problem: String| format!("The editor's settings: {problem}");
    let all = |problems: Vec<ConfigError>| {
        let sentences: Vec<String> = problems.iter().map(|problem| problem.message.clone()).collect();
        of_the_editor(sentences.join("; "))
    };
    config::from_json(sent, &rules::names_in_settings()).map_err(all)?;
    let mut merged = serde_json::to_value(file).map_err(|error| of_the_editor(error.to_string()))?;
    lay_over(&mut merged, sent);
    serde_json::from_value(merged).map_err(|error| of_the_editor(error.to_string()))
}

fn lay_over(below: &mut Value, above: &Value) {
    match (below, above) {
        (_, Value::Null) => {}
        (Value::Object(below), Value::Object(above)) => {
            for (key, value) in above {
                lay_over(below.entry(key.clone()).or_insert(Value::Null), value);
            }
        }
        (Value::Array(below), Value::Array(above)) => {
            below.extend(above.iter().filter(|value| !value.is_null()).cloned());
        }
        // A setting that takes a list takes a single value too.
        (Value::Array(below), above) => below.push(above.clone()),
        (below, above) => *below = above.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Dialect;
    use crate::finding::Level;
    use serde_json::json;

    fn sent(value: Value) -> Sent {
        let mut all = AllSent::default();
        all.replace(value);
        all.at(None).clone()
    }

    #[test]
    fn the_editor_lays_its_settings_over_the_files() {
        let folder = tempfile::tempdir().unwrap();
        let draft = folder.path().join("a/b/draft.md");
        fs::create_dir_all(draft.parent().unwrap()).unwrap();
        let file = folder.path().join(FILE_NAME);
        fs::write(&file, "dialect = \"en-GB\"\nnames = [\"Ilse Brandt\"]\n").unwrap();

        let value = json!({"copydesk": {"names": ["Oda Moss"], "path": "/bin/x", "dialect": null,
            "rules": {"bare-anonymous-source": "error"}}});
        let sent = sent(value);
        let (settings, told) = settings_for(Some(&draft), &sent, &Settings::default());
        assert_eq!(told, Ok(()));
        assert_eq!(settings.config.dialect, Dialect::EnGb);
        assert_eq!(settings.config.names, ["Ilse Brandt", "Oda Moss"]);
        assert_eq!(settings.config.level("bare-anonymous-source", Level::Info), Level::Error);

        fs::write(&file, "dialect = \"en-US\"\n").unwrap();
        let (settings, _) = settings_for(Some(&draft), &sent, &settings);
        assert_eq!(settings.config.dialect, Dialect::EnUs);
    }

    /// An empty table of Lua is an empty list by the time that it is sent.
    #[test]
    fn an_empty_list_sets_nothing() {
        for value in [json!([]), json!({"copydesk": []}), json!({"rules": [], "policy": [], "names": []})] {
            assert_eq!(settings_for(None, &sent(value), &Settings::default()).1, Ok(()));
        }
    }

    #[test]
    fn what_is_shown_is_the_editors_own() {
        let shown = sent(json!({"inlay-hints": true, "semantic-tokens": false, "dialect": "en-GB"}));
        assert_eq!(shown.extras(), Extras { inlay_hints: true, semantic_tokens: false });
        assert_eq!(settings_for(None, &shown, &Settings::default()).1, Ok(()));
        let wrong = sent(json!({"inlay-hints": "yes"}));
        assert_eq!(wrong.extras(), Extras::default());
        let told = settings_for(None, &wrong, &Settings::default()).1.unwrap_err();
        assert!(told.contains("`inlay-hints` is neither true nor false"), "{told}");
    }

    #[test]
    fn bad_settings_are_told_once_and_the_last_good_ones_stay() {
        let mut all = AllSent::default();
        all.replace(json!({"dialect": "en-GB"}));
        let (settings, _) = settings_for(None, all.at(None), &Settings::default());
        for bad in [json!({"dialekt": "en-US"}), json!({"rules": {"no-such": "off"}}), json!([1]), json!(7)] {
            assert!(all.replace(bad));
            let (kept, told) = settings_for(None, all.at(None), &settings);
            assert!(told.is_err());
            assert_eq!(kept.config.dialect, Dialect::EnGb);
            assert_eq!(settings_for(None, all.at(None), &kept).1, Ok(()));
        }
    }
}
