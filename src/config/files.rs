//! Finds and reads the files of settings, `copydesk.toml` and the lists beside it: the one part of the settings that
//! reads files, for the command and the server alike.

use super::{Config, ConfigError, dictionary, parse, parse_register};
use std::path::{Path, PathBuf};
use std::{env, fmt, fs, io};

/// The name of a settings file.
pub const NAME: &str = "copydesk.toml";

/// The name of the house's register of names, beside its settings.
pub const REGISTER: &str = "names.toml";

/// The settings file that holds for `path`, a draft or a folder: the nearest in its folder or above.
/// A relative path is taken from the working folder; a draft need not exist.
pub fn find(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    let start = if path.is_dir() { Some(path.as_path()) } else { path.parent() };
    start?.ancestors().map(|folder| folder.join(NAME)).find(|file| file.is_file())
}

/// Reads a settings file, without the lists beside it; `known_rules` are the names that `[rules]` may hold.
///
/// # Errors
/// [`LoadError`] where it cannot be read or holds mistakes.
pub fn load(path: &Path, known_rules: &[&str]) -> Result<Config, LoadError> {
    read(path, |text| parse(text, known_rules))
}

/// The lists of words and names that belong to settings; a file need not exist.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Lists {
    /// The user's own dictionary; `None` where the user has no folder for settings.
    pub user: Option<PathBuf>,
    /// The house's dictionary; `None` without a settings file.
    pub house: Option<PathBuf>,
    /// The house's register of names; `None` without a settings file.
    pub register: Option<PathBuf>,
    /// Whether the settings name the house's dictionary, which must then be there.
    is_house_named: bool,
}

impl Lists {
    /// The lists that belong to the settings of `file`, if there is one; `config` says where the house's
    /// dictionary is if it is not beside it.
    pub fn of(file: Option<&Path>, config: &Config) -> Self {
        let folder = file.and_then(Path::parent);
        let beside = |name: &str| folder.map(|folder| folder.join(name));
        let named = config.dictionary.as_deref().map(|path| folder.unwrap_or(Path::new("")).join(path));
        Self {
            user: settings_folder().map(|folder| folder.join("copydesk").join(dictionary::NAME)),
            is_house_named: named.is_some(),
            house: named.or_else(|| beside(dictionary::NAME)),
            register: beside(REGISTER),
        }
    }

    /// The files' paths.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        [&self.user, &self.house, &self.register].into_iter().flatten().map(PathBuf::as_path)
    }

    /// Adds to the settings what the files hold.
    ///
    /// # Errors
    /// [`LoadError`] for the first file that cannot be read or holds mistakes; what is not there is empty, unless
    /// the settings name it.
    pub fn read_into(&self, config: &mut Config) -> Result<(), LoadError> {
        let is_there = |path: &&PathBuf| fs::symlink_metadata(path).is_ok();
        let house = self.house.as_ref().filter(|path| self.is_house_named || is_there(path));
        for path in self.user.as_ref().filter(is_there).into_iter().chain(house) {
            config.add_entries(read(path, dictionary::parse)?);
        }
        if let Some(path) = self.register.as_ref().filter(is_there) {
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

fn read<T>(path: &Path, parse: impl FnOnce(&str) -> Result<T, Vec<ConfigError>>) -> Result<T, LoadError> {
    let fail = |problem| LoadError { path: path.to_owned(), problem };
    let text = fs::read_to_string(path).map_err(|error| fail(Problem::Unreadable(error)))?;
    parse(&text).map_err(|mistakes| fail(Problem::Mistakes(mistakes)))
}

/// A file of settings that is of no use, and why.
#[derive(Debug)]
pub struct LoadError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub problem: Problem,
}

/// What is wrong with a file of settings.
#[derive(Debug)]
pub enum Problem {
    /// It cannot be read, or is not UTF-8.
    Unreadable(io::Error),
    /// It holds these mistakes, in the order of the text.
    Mistakes(Vec<ConfigError>),
}

impl fmt::Display for LoadError {
    /// A line for each mistake: `copydesk.toml:4:1: unknown rule …`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.problem {
            Problem::Unreadable(error) if error.kind() == io::ErrorKind::NotFound => {
                write!(
                    f,
                    "{path}: the settings cannot be read: there is no such file; create it or name another"
                )
            }
            Problem::Unreadable(error) if error.kind() == io::ErrorKind::InvalidData => {
                write!(f, "{path}: the settings cannot be read: the file is not UTF-8; save it as UTF-8")
            }
            Problem::Unreadable(error) => write!(f, "{path}: the settings cannot be read: {error}"),
            Problem::Mistakes(mistakes) => {
                for (number, mistake) in mistakes.iter().enumerate() {
                    let separator = if number > 0 { "\n" } else { "" };
                    write!(f, "{separator}{path}:{mistake}")?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for LoadError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_file_above_holds() {
        let root = tempfile::tempdir().unwrap();
        let deep = root.path().join("desk/foreign");
        fs::create_dir_all(&deep).unwrap();
        fs::write(root.path().join(NAME), "").unwrap();
        assert_eq!(find(&deep.join("new.md")), Some(root.path().join(NAME)));
        fs::write(root.path().join("desk").join(NAME), "").unwrap();
        assert_eq!(find(&deep), Some(root.path().join("desk").join(NAME)));
    }

    #[test]
    fn mistakes_name_file_and_line() {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join(NAME);
        fs::write(&file, "name = []\n[rules]\nx = 'off'\n").unwrap();
        let message = load(&file, &["repeated-word"]).unwrap_err().to_string();
        let path = file.display();
        assert_eq!(
            message,
            format!(
                "{path}:1:1: unknown key `name`; did you mean `names`?\n\
                 {path}:3:1: unknown rule `x`; rules have levels, families have none (`copydesk rules` lists the rules)"
            )
        );
        assert!(load(root.path(), &[]).unwrap_err().to_string().contains("cannot be read"));
    }

    fn lists(folder: &Path, config: &Config) -> Lists {
        Lists { user: Some(folder.join("user.txt")), ..Lists::of(Some(&folder.join(NAME)), config) }
    }

    #[test]
    fn the_lists_beside_the_settings_and_the_users_are_added() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path();
        let mut config = Config::default();
        lists(folder, &config).read_into(&mut config).unwrap();
        assert_eq!(config, Config::default(), "no list is there");

        fs::write(folder.join("user.txt"), "# Mine.\nsluicegate\nAna Ruiz\n").unwrap();
        fs::write(folder.join(dictionary::NAME), "pont de velm\n").unwrap();
        fs::write(folder.join(REGISTER), "[[person]]\nname = 'Kofi Adu'\n").unwrap();
        lists(folder, &config).read_into(&mut config).unwrap();
        assert_eq!(config.words, ["sluicegate", "pont de velm"]);
        assert_eq!(config.known_names().collect::<Vec<_>>(), ["Ana Ruiz", "Kofi Adu"]);
    }

    #[test]
    fn a_dictionary_that_is_named_must_be_there_and_hold_words() {
        let root = tempfile::tempdir().unwrap();
        let mut config = Config { dictionary: Some("words/ours.txt".into()), ..Config::default() };
        let lists = lists(root.path(), &config);
        let file = root.path().join("words/ours.txt");
        assert_eq!(lists.house.as_deref(), Some(file.as_path()));
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
