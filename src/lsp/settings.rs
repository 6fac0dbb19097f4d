//! The settings of a draft: those of its `copydesk.toml`, over them those of the editor, and the lists of words and
//! names that belong to them.

mod sent;

pub use sent::{AllSent, Extras, Sent};

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
    stamp: Option<Stamp>,
}

impl Settings {
    /// Whether they are those of another draft in the same folder, too: overrides may be for some of them only.
    pub fn hold_for(&self, path: &Path) -> bool {
        self.house.layers_for(Some(path)) == self.layers
    }
}

/// By what it is seen whether settings are still those that were read.
#[derive(Clone, Debug)]
struct Stamp {
    /// The settings file, where there is one.
    file: Option<PathBuf>,
    /// It, those that it extends and the lists.
    files: Stamps,
    generation: u64,
}

impl Stamp {
    fn of(file: Option<PathBuf>, files: Vec<PathBuf>, sent: &Sent) -> Self {
        let files = Stamps::of(file.iter().cloned().chain(files));
        Self { file, files, generation: sent.generation }
    }

    fn is_of(&self, file: Option<&Path>, sent: &Sent) -> bool {
        self.file.as_deref() == file && self.generation == sent.generation && self.files.hold()
    }
}

/// The settings of the draft at `path` (`None` for one that has no place), read again only where a
/// file or the editor's settings are others than those of `last`.
///
/// # Errors
/// Beside the settings, which are then those of `last` or, for a draft that had none, what can be read of them, a
/// sentence for the user that says what is wrong with the new ones; once, until they change again.
pub fn settings_for(path: Option<&Path>, sent: &Sent, last: &Settings) -> (Settings, Result<(), String>) {
    let file = path.and_then(files::find);
    if last.stamp.as_ref().is_some_and(|stamp| stamp.is_of(file.as_deref(), sent)) {
        return (last.clone(), Ok(()));
    }
    match read(path, file.as_deref(), sent) {
        Ok(settings) => (settings, Ok(())),
        Err(Wrong { message, files }) => {
            let kept = if last.stamp.is_some() { last.clone() } else { what_is_right(path, file.as_deref()) };
            let stamp = Some(Stamp::of(file, files, sent));
            (Settings { stamp, ..kept }, Err(message))
        }
    }
}

/// The files' settings without the editor's or, if it is they that are wrong, the user's dictionary alone: words that
/// are listed are no slips because a setting is one.
fn what_is_right(path: Option<&Path>, file: Option<&Path>) -> Settings {
    let none = Sent::default();
    read(path, file, &none).or_else(|_| read(path, None, &none)).unwrap_or_default()
}

/// Why settings are of no use, and the files that would have to change.
struct Wrong {
    message: String,
    files: Vec<PathBuf>,
}

impl From<LoadError> for Wrong {
    fn from(error: LoadError) -> Self {
        Self { message: error.to_string(), files: error.files }
    }
}

/// The files' settings, over them the editor's, and the lists.
fn read(path: Option<&Path>, file: Option<&Path>, sent: &Sent) -> Result<Settings, Wrong> {
    let mut known = rules::known();
    let mut house = House::read(file, &mut known)?;
    let of_the_editor = |problem: String| Wrong {
        message: format!("The editor's settings: {problem}"),
        files: house.files.clone(),
    };
    let value = sent.of_the_check().map_err(of_the_editor)?;
    let layer = config::layer_of_json(&value, Origin::Editor, &known).map_err(|problems| {
        let sentences: Vec<String> = problems.iter().map(|problem| problem.message.clone()).collect();
        of_the_editor(sentences.join("; "))
    })?;
    house.layers.push(layer);
    let layers = house.layers_for(path);
    let (config, lists) = house.config(&layers).map_err(|error| {
        // A list that is wrong says nothing of the others.
        let files = house.files.iter().cloned().chain(error.files.iter().cloned()).collect();
        Wrong { message: error.to_string(), files }
    })?;
    let files =
        house.files.iter().map(PathBuf::as_path).chain(lists.paths()).chain(config.baseline.as_deref());
    let files: Vec<PathBuf> = files.map(Path::to_owned).collect();
    let baseline = config.baseline.as_deref();
    let baseline = baseline.map(|path| baseline::files::read_for(path, &house, &layers)).transpose();
    let baseline = baseline.map_err(|message| Wrong { message, files: files.clone() })?.map(Arc::new);
    let stamp = Some(Stamp::of(file.map(Path::to_owned), files, sent));
    Ok(Settings { config: Arc::new(config), lists, baseline, house: Arc::new(house), layers, stamp })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Dialect;
    use crate::finding::Level;
    use serde_json::{Value, json};
    use std::fs;

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
    fn a_mistake_takes_no_other_setting_away() {
        let folder = tempfile::tempdir().unwrap();
        let draft = folder.path().join("draft.md");
        let file = folder.path().join(files::NAME);
        fs::write(&file, "names = [\"Ilse Brandt\"]\n").unwrap();
        let house = folder.path().join(dictionary::NAME);
        fs::write(&house, "pilotge\n").unwrap();

        let wrong = sent(json!({"dilect": "en-GB"}));
        let (settings, told) = settings_for(Some(&draft), &wrong, &Settings::default());
        assert!(told.is_err());
        assert_eq!(settings.config.names, ["Ilse Brandt"]);
        assert_eq!(settings.lists.house.as_deref(), Some(house.as_path()));
        assert_eq!(settings_for(Some(&draft), &wrong, &settings).1, Ok(()));

        fs::write(&file, "dilect = \"en-GB\"\n").unwrap();
        let (settings, told) = settings_for(Some(&draft), &Sent::default(), &Settings::default());
        assert!(told.is_err());
        assert_eq!(
            settings.lists.user,
            settings_for(None, &Sent::default(), &Settings::default()).0.lists.user
        );
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
