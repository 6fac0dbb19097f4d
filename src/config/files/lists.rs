//! The lists of words and names that belong to settings.

use super::{House, LoadError, Stamps, read};
use crate::config::{Config, dictionary, parse_register};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The name of the house's register of names, beside its settings.
pub const REGISTER: &str = "names.toml";

/// The lists of words and names that belong to settings; a file need not exist, unless the settings name it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Lists {
    /// The user's own dictionary; `None` where the user has no folder for settings.
    pub user: Option<PathBuf>,
    /// The dictionary that a word of the house is added to: the one of the settings file, not of one that it extends;
    /// `None` without such a file.
    pub house: Option<PathBuf>,
    /// The house's dictionaries beside its settings.
    beside: Vec<PathBuf>,
    /// Those that the settings name.
    named: Vec<PathBuf>,
    /// The house's registers of names.
    registers: Vec<PathBuf>,
    /// All of them as they were before they were read.
    pub seen: Stamps,
}

impl Lists {
    /// The lists that belong to the files of a house; `config` names further dictionaries.
    pub fn of(house: &House, config: &Config) -> Self {
        let beside = |name: &'static str| move |file: &PathBuf| Some(file.parent()?.join(name));
        let own = house.files.last().filter(|file| house.without_dictionary.contains(file));
        let mut lists = Self {
            house: own.and_then(beside(dictionary::NAME)).or_else(|| config.dictionary.last().cloned()),
            user: settings_folder().map(|folder| folder.join("copydesk").join(dictionary::NAME)),
            beside: house.without_dictionary.iter().filter_map(beside(dictionary::NAME)).collect(),
            named: config.dictionary.clone(),
            registers: house.files.iter().filter_map(beside(REGISTER)).collect(),
            seen: Stamps::default(),
        };
        // A file of settings may lie beside the one that it extends.
        lists.beside.dedup();
        lists.registers.dedup();
        lists.seen = Stamps::of(lists.paths().map(Path::to_owned));
        lists
    }

    /// The files' paths.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        let houses = self.beside.iter().chain(&self.named).chain(&self.registers);
        self.user.iter().chain(houses).map(PathBuf::as_path)
    }

    /// Adds to the settings what the files hold.
    ///
    /// # Errors
    /// [`LoadError`] for the first file that cannot be read or holds mistakes; what is not there is empty, unless
    /// the settings name it.
    pub fn read_into(&self, config: &mut Config) -> Result<(), LoadError> {
        let is_there = |path: &&PathBuf| fs::symlink_metadata(path).is_ok();
        let unnamed = self.user.iter().chain(&self.beside).filter(is_there);
        for path in unnamed.chain(&self.named) {
            config.add_entries(read(path, dictionary::parse)?);
        }
        for path in self.registers.iter().filter(is_there) {
            config.register.extend(read(path, parse_register)?);
        }
        Ok(())
    }
}

/// `XDG_CONFIG_HOME`, or what takes its place on the platform; only an absolute path counts.
fn settings_folder() -> Option<PathBuf> {
    let folder = |variable| env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || folder("HOME");
    folder("XDG_CONFIG_HOME").or_else(|| match env::consts::OS {
        "windows" => folder("APPDATA"),
        "macos" => Some(home()?.join("Library/Application Support")),
        _ => Some(home()?.join(".config")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::KnownNames;
    use crate::config::files::NAME;

    fn house(folder: &Path, settings: &str) -> House {
        fs::write(folder.join(NAME), settings).unwrap();
        House::read(Some(&folder.join(NAME)), &mut KnownNames::default()).unwrap()
    }

    fn lists(folder: &Path, house: &House, config: &Config) -> Lists {
        Lists { user: Some(folder.join("user.txt")), ..Lists::of(house, config) }
    }

    #[test]
    fn the_lists_beside_the_settings_and_the_users_are_added() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path();
        let house = house(folder, "");
        let mut config = Config::default();
        lists(folder, &house, &config).read_into(&mut config).unwrap();
        assert_eq!(config, Config::default(), "no list is there");

        fs::write(folder.join("user.txt"), "# Mine.\nsluicegate\nAna Ruiz\n").unwrap();
        fs::write(folder.join(dictionary::NAME), "pont de velm\n").unwrap();
        fs::write(folder.join(REGISTER), "[[person]]\nname = 'Kofi Adu'\n").unwrap();
        lists(folder, &house, &config).read_into(&mut config).unwrap();
        assert_eq!(config.words, ["sluicegate", "pont de velm"]);
        assert_eq!(config.known_names().collect::<Vec<_>>(), ["Ana Ruiz", "Kofi Adu"]);
    }

    #[test]
    fn a_word_goes_to_the_settings_own_dictionary_and_not_to_one_that_is_extended() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path();
        fs::write(folder.join("house.toml"), "dictionary = 'port.txt'\n").unwrap();
        let house = house(folder, "extends = 'house.toml'\n");
        let config = house.layers.config(&house.layers_for(None)).unwrap();
        let lists = lists(folder, &house, &config);
        assert_eq!(lists.house, Some(folder.join(dictionary::NAME)));
        assert!(lists.paths().any(|path| path == folder.join("port.txt")));
    }

    #[test]
    fn a_dictionary_that_is_named_must_be_there_and_hold_words() {
        let root = tempfile::tempdir().unwrap();
        let house = house(root.path(), "dictionary = 'words/ours.txt'\n");
        let mut config = house.layers.config(&house.layers_for(None)).unwrap();
        let lists = lists(root.path(), &house, &config);
        let file = root.path().join("words/ours.txt");
        assert_eq!(lists.house.as_ref(), Some(&file));
        let message = lists.read_into(&mut config).unwrap_err().to_string();
        assert!(message.ends_with("there is no such file; create it or name another"), "{message}");
        fs::create_dir_all(root.path().join("words")).unwrap();
        fs::write(&file, "velm\n\n***\n").unwrap();
        let message = lists.read_into(&mut config).unwrap_err().to_string();
        assert!(message.starts_with(&format!("{}:3:1: ", file.display())), "{message}");
        fs::write(&file, b"caf\xe9\n").unwrap();
        let message = lists.read_into(&mut config).unwrap_err().to_string();
        assert!(message.ends_with("save it as UTF-8"), "{message}");
    }
}
