//! The settings of a draft: those of its `copydesk.toml`, over them those of the editor, and the lists of words and
//! names that belong to them.

mod sent;
mod shared;

pub use sent::{AllSent, Extras, Sent};
pub use shared::Shared;

use crate::check::baseline::{self, Baseline};
use crate::config::files::{self, House, Lists, LoadError, Stamps};
use crate::config::layers::Origin;
use crate::config::{self, Config, dictionary};
use crate::rules;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The files that may change what is found in the drafts around them: settings, what they extend under whatever name,
/// registers of names, and dictionaries.
pub const WATCHED: [&str; 2] = ["*.toml", dictionary::NAME];

/// Whether a file of that name is one of these.
pub fn is_watched(name: &str) -> bool {
    name.ends_with(".toml") || name == dictionary::NAME
}

/// The settings of one draft, and what they were read from.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The settings.
    pub config: Arc<Config>,
    /// The lists of words and names that they were read with, to which a word may be added.
    pub lists: Lists,
    /// What is known already, where the settings name a file of it.
    pub baseline: Option<Arc<Baseline>>,
    house: Arc<House>,
    /// The numbers of the house's layers that they are made of.
    layers: Vec<usize>,
    stamp: Stamp,
}

impl Settings {
    /// Whether they are those of another draft with the same settings file, too: overrides may be for some of them only.
    pub fn hold_for(&self, path: Option<&Path>) -> bool {
        self.house.layers_for(path) == self.layers
    }
}

/// By what it is seen whether settings are still those that were read.
#[derive(Clone, Debug, Default)]
struct Stamp {
    /// The settings file, where there is one.
    file: Option<PathBuf>,
    /// It, those that it extends and the lists, as they were before they were read.
    files: Stamps,
    generation: u64,
}

impl Stamp {
    fn is_of(&self, file: Option<&Path>, sent: &Sent) -> bool {
        self.file.as_deref() == file && self.generation == sent.generation && self.files.hold()
    }
}

/// Why settings are of no use, and the files that would have to change, as they were before they were read.
struct Wrong {
    message: String,
    seen: Stamps,
}

impl From<LoadError> for Wrong {
    fn from(error: LoadError) -> Self {
        Self { message: error.to_string(), seen: error.seen }
    }
}

/// The files' settings, over them the editor's, and the lists.
fn read(path: Option<&Path>, file: Option<&Path>, sent: &Sent) -> Result<Settings, Wrong> {
    let mut known = rules::known();
    let mut house = House::read(file, &mut known)?;
    let of_the_editor = |problem: String| Wrong {
        message: format!("The editor's settings: {problem}"),
        seen: house.seen.clone(),
    };
    let value = sent.of_the_check().map_err(of_the_editor)?;
    let layer = config::layer_of_json(&value, Origin::Editor, &known).map_err(|problems| {
        let sentences: Vec<String> = problems.iter().map(|problem| problem.message.clone()).collect();
        of_the_editor(sentences.join("; "))
    })?;
    house.layers.push(layer);
    let seen = house.seen.clone();
    let settings = derived(&Arc::new(house), path, seen)?;
    let stamp = Stamp { file: file.map(Path::to_owned), generation: sent.generation, ..settings.stamp };
    Ok(Settings { stamp, ..settings })
}

/// What a house says of the draft at `path`, with the lists and the baseline as they are now; `seen` has been looked at
/// before.
fn derived(house: &Arc<House>, path: Option<&Path>, mut seen: Stamps) -> Result<Settings, Wrong> {
    let layers = house.layers_for(path);
    let (config, lists) = house.config(&layers)?;
    seen.take_in(&lists.seen);
    seen.add(config.baseline.clone());
    let baseline = config.baseline.as_deref();
    let baseline = baseline.map(|path| baseline::files::read_for(path, house, &layers)).transpose();
    let baseline = baseline.map_err(|message| Wrong { message, seen: seen.clone() })?.map(Arc::new);
    let (config, house) = (Arc::new(config), Arc::clone(house));
    let stamp = Stamp { files: seen, ..Stamp::default() };
    Ok(Settings { config, lists, baseline, house, layers, stamp })
}

/// What can be read where all of it cannot: the files' settings without the editor's, else the editor's as if the file
/// were not there, else the user's dictionary alone. Words that are listed are no slips because a setting is one.
fn what_is_right(path: Option<&Path>, file: Option<&Path>, sent: &Sent) -> Settings {
    let Some(file) = file else { return read(path, None, &Sent::default()).unwrap_or_default() };
    read(path, Some(file), &Sent::default()).unwrap_or_else(|_| {
        let above = file.parent().and_then(Path::parent).and_then(files::find);
        let above = above.as_deref();
        read(path, above, sent).unwrap_or_else(|_| what_is_right(path, above, sent))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Dialect;
    use crate::finding::Level;
    use serde_json::{Value, json};
    use std::fs;
    #[cfg(target_os = "linux")]
    use std::{io::Write, process::Command, thread};

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
        let file = folder.path().join(files::NAME);
        fs::write(&file, "dialect = \"en-GB\"\nnames = [\"Ilse Brandt\"]\n").unwrap();

        let value = json!({"copydesk": {"names": ["Oda Moss"], "path": "/bin/x", "dialect": null,
            "rules": {"bare-anonymous-source": "error"}}});
        let (sent, shared) = (sent(value), Shared::default());
        let (settings, told) = shared.settings_for(Some(&draft), &sent);
        assert_eq!(told, Ok(()));
        assert_eq!(settings.config.dialect, Dialect::EnGb);
        assert_eq!(settings.config.names, ["Ilse Brandt", "Oda Moss"]);
        assert_eq!(settings.config.level("bare-anonymous-source", Level::Info), Level::Error);

        fs::write(&file, "dialect = \"en-US\"\n").unwrap();
        let (settings, _) = shared.settings_for(Some(&draft), &sent);
        assert_eq!(settings.config.dialect, Dialect::EnUs);
    }

    /// An empty table of Lua is an empty list by the time that it is sent.
    #[test]
    fn an_empty_list_sets_nothing() {
        for value in [json!([]), json!({"copydesk": []}), json!({"rules": [], "policy": [], "names": []})] {
            assert_eq!(Shared::default().settings_for(None, &sent(value)).1, Ok(()));
        }
    }

    #[test]
    fn what_is_shown_is_the_editors_own() {
        let shown = sent(json!({"inlay-hints": true, "semantic-tokens": false, "dialect": "en-GB"}));
        assert_eq!(shown.extras(), Extras { inlay_hints: true, semantic_tokens: false });
        assert_eq!(Shared::default().settings_for(None, &shown).1, Ok(()));
        let wrong = sent(json!({"inlay-hints": "yes"}));
        assert_eq!(wrong.extras(), Extras::default());
        let told = Shared::default().settings_for(None, &wrong).1.unwrap_err();
        assert!(told.contains("`inlay-hints` is neither true nor false"), "{told}");
    }

    #[test]
    fn a_mistake_takes_no_other_setting_away() {
        let folder = tempfile::tempdir().unwrap();
        let draft = folder.path().join("draft.md");
        let file = folder.path().join(files::NAME);
        fs::write(&file, "names = [\"Ilse Brandt\"]\n").unwrap();
        let house = folder.path().join(dictionary::NAME);
        fs::write(&house, "pilotge\n").unwrap();

        let (wrong, shared) = (sent(json!({"dilect": "en-GB"})), Shared::default());
        let (settings, told) = shared.settings_for(Some(&draft), &wrong);
        assert!(told.is_err());
        assert_eq!(settings.config.names, ["Ilse Brandt"]);
        assert_eq!(settings.lists.house.as_deref(), Some(house.as_path()));
        assert_eq!(shared.settings_for(Some(&draft), &wrong).1, Ok(()));

        fs::write(&file, "dilect = \"en-GB\"\n").unwrap();
        let right = sent(json!({"dialect": "en-GB"}));
        let (settings, told) = Shared::default().settings_for(Some(&draft), &right);
        assert!(told.is_err());
        assert_eq!(settings.config.dialect, Dialect::EnGb);
        assert!(settings.lists.house.is_none());
    }

    #[test]
    fn drafts_that_are_opened_later_share_the_last_good_settings() {
        let folder = tempfile::tempdir().unwrap();
        let [first, later] = ["a.md", "live/b.md"].map(|name| folder.path().join(name));
        let file = folder.path().join(files::NAME);
        let overrides = "[[overrides]]\npaths = 'live/**'\nnames = ['Oda Moss']\n";
        fs::write(&file, format!("names = ['Ilse Brandt']\n{overrides}")).unwrap();
        let (sent, shared) = (Sent::default(), Shared::default());
        assert_eq!(shared.settings_for(Some(&first), &sent).1, Ok(()));
        fs::write(&file, "dilect = 'en-GB'\n").unwrap();
        assert_eq!(shared.settings_of_file(&first, &sent).config.names, ["Ilse Brandt"]);
        let (settings, told) = shared.settings_for(Some(&first), &sent);
        assert!(told.is_err(), "what was read for a file has told nobody");
        assert_eq!(settings.config.names, ["Ilse Brandt"]);
        let (settings, _) = shared.settings_for(Some(&later), &sent);
        assert_eq!(settings.config.names, ["Ilse Brandt", "Oda Moss"]);

        // A list takes effect all the same.
        fs::write(folder.path().join(dictionary::NAME), "pilotge\n").unwrap();
        assert_eq!(shared.settings_for(Some(&first), &sent).0.config.words, ["pilotge"]);
    }

    #[test]
    fn a_file_that_never_was_right_counts_as_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let draft = folder.path().join("desk/a.md");
        fs::create_dir_all(draft.parent().unwrap()).unwrap();
        fs::write(folder.path().join(files::NAME), "names = ['Ilse Brandt']\n").unwrap();
        fs::write(folder.path().join("desk").join(files::NAME), "dilect = 'en-GB'\n").unwrap();
        let sent = sent(json!({"names": ["Oda Moss"]}));
        let (settings, told) = Shared::default().settings_for(Some(&draft), &sent);
        assert!(told.is_err());
        assert_eq!(settings.config.names, ["Ilse Brandt", "Oda Moss"]);
    }

    /// A pipe for a dictionary holds the reader up between two files.
    #[cfg(target_os = "linux")]
    #[test]
    fn what_changes_while_it_is_read_is_seen_later() {
        let folder = tempfile::tempdir().unwrap();
        let draft = folder.path().join("draft.md");
        let file = folder.path().join(files::NAME);
        fs::write(&file, "dialect = \"en-GB\"\n").unwrap();
        let pipe = folder.path().join(dictionary::NAME);
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());

        let reader = thread::spawn(move || Shared::default().settings_for(Some(&draft), &Sent::default()));
        let mut words = fs::File::options().write(true).open(&pipe).unwrap();
        fs::write(&file, "dialect = \"en-US\" # Now.\n").unwrap();
        words.write_all(b"pilotge\n").unwrap();
        drop(words);
        let (settings, told) = reader.join().unwrap();
        assert_eq!((settings.config.dialect, told), (Dialect::EnGb, Ok(())));
        let seen = settings.stamp.files;
        assert_eq!(seen.changes(&seen.again()), [file, pipe]);
    }

    #[test]
    fn bad_settings_are_told_once_and_the_last_good_ones_stay() {
        let (mut all, shared) = (AllSent::default(), Shared::default());
        all.replace(json!({"dialect": "en-GB"}));
        shared.settings_for(None, all.at(None)).1.unwrap();
        for bad in [json!({"dialekt": "en-US"}), json!({"rules": {"no-such": "off"}}), json!([1]), json!(7)] {
            assert!(all.replace(bad));
            let (kept, told) = shared.settings_for(None, all.at(None));
            assert!(told.is_err());
            assert_eq!(kept.config.dialect, Dialect::EnGb);
            assert_eq!(shared.settings_for(None, all.at(None)).1, Ok(()));
        }
    }
}
