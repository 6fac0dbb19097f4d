//! Finds and reads the files of settings, `copydesk.toml`, what it extends and the lists beside it: the one part of the
//! settings that reads files, for the command and the server alike.

mod lists;
mod stamps;

pub use lists::{Lists, REGISTER};
pub use stamps::{Stamps, absolute};

use super::layers::{Layers, Origin};
use super::read::{Text, extended_by, layer_of_toml};
use super::{Config, ConfigError, KnownNames};
use crate::text::visible;
use std::path::{Component, Path, PathBuf};
use std::{fmt, fs, io};

/// The name of a settings file.
pub const NAME: &str = "copydesk.toml";

/// The settings file that holds for `path`, a draft or a folder: the nearest in its folder or above.
/// A relative path is taken from the working folder; a draft need not exist. A link that leads nowhere, or to itself, is
/// found, too: whoever reads it can say so.
pub fn find(path: &Path) -> Option<PathBuf> {
    let path = straight(path);
    let start = if path.is_dir() { Some(path.as_path()) } else { path.parent() };
    let is_there = |file: &PathBuf| match fs::metadata(file) {
        Ok(facts) => facts.is_file(),
        Err(_) => file.is_symlink(),
    };
    start?.ancestors().map(|folder| folder.join(NAME)).find(is_there)
}

/// What the files say that hold in a folder, for each draft in it.
#[derive(Clone, Debug, Default)]
pub struct House {
    /// The settings, each layer over those before it.
    pub layers: Layers,
    /// The files of settings that were read, each behind those that it extends.
    pub files: Vec<PathBuf>,
    /// The same files, each as it was before it was read: one that changes meanwhile is seen to have changed.
    pub seen: Stamps,
    /// Those of them that name no dictionary, so that the one beside them holds.
    without_dictionary: Vec<PathBuf>,
}

impl House {
    /// Reads a settings file and those that it extends, without the lists beside them; none at all makes a house
    /// without settings. `known` are the names that settings may hold; those of the house are added.
    ///
    /// # Errors
    /// [`LoadError`] where a file cannot be read or holds mistakes.
    pub fn read(file: Option<&Path>, known: &mut KnownNames) -> Result<Self, LoadError> {
        let mut reader = Reader { house: Self::default(), known, open: Vec::new() };
        if let Some(file) = file {
            reader.file(file, Origin::File(file.to_owned()))?;
        }
        Ok(reader.house)
    }

    /// The settings file that the others are extended by.
    pub fn file(&self) -> Option<&Path> {
        self.files.last().map(PathBuf::as_path)
    }

    /// The numbers of the layers that hold for a draft, which need not exist.
    pub fn layers_for(&self, draft: Option<&Path>) -> Vec<usize> {
        let (file, draft) = (self.file().map(straight), draft.map(straight));
        let folder = file.as_deref().and_then(Path::parent);
        let inside = folder.zip(draft.as_deref());
        self.layers.that_hold(inside.and_then(|(folder, draft)| draft.strip_prefix(folder).ok()))
    }

    /// The settings of some of its layers with the lists of words and names that belong to them.
    ///
    /// # Errors
    /// [`LoadError`] where a list cannot be read or holds mistakes.
    pub fn config(&self, layers: &[usize]) -> Result<(Config, Lists), LoadError> {
        let mut config = self.layers.config(layers).map_err(|mistake| LoadError {
            path: self.file().unwrap_or(Path::new(NAME)).to_owned(),
            problem: Problem::Mistakes(vec![mistake]),
            seen: self.seen.clone(),
        })?;
        let lists = Lists::of(self, &config);
        lists.read_into(&mut config).map_err(|error| {
            let mut seen = self.seen.clone();
            seen.take_in(&lists.seen);
            self.at_its_name(layers, LoadError { seen, ..error })
        })?;
        Ok((config, lists))
    }

    /// What is said of a file that a key of some of the layers names, at the place where it does: a line such as
    /// `copydesk.toml:4:1: …`. `None` where no file names it.
    pub fn said_of(&self, layers: &[usize], key: &str, named: &Path, message: String) -> Option<String> {
        let (file, mistake) = self.layers.mistake(layers, key, named, message)?;
        Some(format!("{}:{mistake}", visible::path(file)))
    }

    /// A list that cannot be read is a mistake of the settings that name it.
    fn at_its_name(&self, layers: &[usize], error: LoadError) -> LoadError {
        let Problem::Unreadable(unreadable) = &error.problem else { return error };
        let message =
            format!("the dictionary `{}` cannot be read: {}", visible::path(&error.path), reason(unreadable));
        match self.layers.mistake(layers, "dictionary", &error.path, message) {
            Some((file, mistake)) => {
                let problem = Problem::Mistakes(vec![mistake]);
                LoadError { path: file.to_owned(), problem, seen: error.seen }
            }
            None => error,
        }
    }
}

/// Reads files of settings, those that one extends before it.
struct Reader<'a> {
    house: House,
    known: &'a mut KnownNames,
    /// The files that wait for what they extend.
    open: Vec<PathBuf>,
}

impl Reader<'_> {
    fn file(&mut self, path: &Path, origin: Origin) -> Result<(), LoadError> {
        self.house.seen.add([path.to_owned()]);
        let text = fs::read_to_string(path).map_err(|error| self.fail(path, Problem::Unreadable(error)))?;
        let folder = path.parent().unwrap_or(Path::new(""));
        self.open.push(path.to_owned());
        // What is extended comes first: the file may speak of rules that are defined there.
        for (extended, at) in extended_by(&text) {
            self.extended(&joined(folder, Path::new(&extended))).map_err(|problem| match problem {
                Extended::Wrong(error) => error,
                Extended::Itself(message) => {
                    let mistake = Text::new(&text).placed(at, message);
                    self.fail(path, Problem::Mistakes(vec![mistake]))
                }
            })?;
        }
        self.open.pop();
        let layer = layer_of_toml(&text, origin, self.known);
        let mut layer = layer.map_err(|mistakes| self.fail(path, Problem::Mistakes(mistakes)))?;
        layer.resolve_paths(folder);
        let mut overrides = layer.take_overrides();
        overrides.iter_mut().for_each(|layer| layer.resolve_paths(folder));
        if !layer.has("dictionary") {
            self.house.without_dictionary.push(path.to_owned());
        }
        self.house.files.push(path.to_owned());
        [vec![layer], overrides].concat().into_iter().for_each(|layer| self.house.layers.push(layer));
        Ok(())
    }

    /// Reads a file that is extended; one that two others extend once.
    fn extended(&mut self, path: &Path) -> Result<(), Extended> {
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let same = |other: &&PathBuf| real(other) == real(path);
        if let Some(at) = self.open.iter().position(|other| same(&other)) {
            let names = self.open.iter().skip(at).map(PathBuf::as_path).chain([path]);
            let way: Vec<String> = names.map(|path| format!("`{}`", name_of(path))).collect();
            let way = way.join(" extends ");
            return Err(Extended::Itself(format!("{way}: take one of them out of `extends`")));
        }
        if self.house.files.iter().any(|other| same(&other)) {
            return Ok(());
        }
        self.file(path, Origin::Extended(path.to_owned())).map_err(|error| match &error.problem {
            Problem::Unreadable(unreadable) if error.path == path => {
                let reason = reason(unreadable);
                Extended::Itself(format!("`{}` cannot be read: {reason}", visible::path(path)))
            }
            _ => Extended::Wrong(error),
        })
    }

    fn fail(&self, path: &Path, problem: Problem) -> LoadError {
        LoadError { path: path.to_owned(), problem, seen: self.house.seen.clone() }
    }
}

/// What is wrong with a file that is extended.
enum Extended {
    /// What stands in it.
    Wrong(LoadError),
    /// That it is extended.
    Itself(String),
}

/// A path from the root on, whose folders above are those that its own names tell: where it leads back over a link, only the
/// disk knows where to.
fn straight(path: &Path) -> PathBuf {
    let path = whole(path);
    if !path.components().any(|part| part == Component::ParentDir) {
        return path;
    }
    let real = match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) => folder.canonicalize().map(|folder| folder.join(name)),
        _ => path.canonicalize(),
    };
    real.unwrap_or(path)
}

/// A path from the root on, without detours.
pub(super) fn whole(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    joined(&here, path)
}

/// A path from a folder on, without the detours that need no link to be followed: `desk` and `../house` are `house`.
pub(super) fn joined(folder: &Path, path: &Path) -> PathBuf {
    let leads_back = |whole: &Path| {
        matches!(whole.components().next_back(), Some(Component::Normal(_))) && !whole.is_symlink()
    };
    let mut whole = folder.to_owned();
    for part in path.components() {
        match part {
            Component::ParentDir if leads_back(&whole) => {
                whole.pop();
            }
            Component::CurDir => {}
            part => whole.push(part),
        }
    }
    if whole.as_os_str().is_empty() {
        whole.push(Component::CurDir);
    }
    whole
}

fn name_of(path: &Path) -> String {
    visible::path(Path::new(path.file_name().unwrap_or(path.as_os_str())))
}

fn read<T>(path: &Path, parse: impl FnOnce(&str) -> Result<T, Vec<ConfigError>>) -> Result<T, LoadError> {
    let fail = |problem| LoadError { path: path.to_owned(), problem, seen: Stamps::default() };
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
    /// All files that were looked at, as they were before: once one of them changes, it may be of use.
    pub seen: Stamps,
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
        let path = visible::path(&self.path);
        match &self.problem {
            Problem::Unreadable(error) => {
                write!(f, "{path}: cannot be read: {}", reason(error))
            }
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

/// Why a file that settings name cannot be read, and the way out.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file; create it or name another".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder; name a file in it".to_owned(),
        io::ErrorKind::InvalidData => "the file is not UTF-8; save it as UTF-8".to_owned(),
        _ => error.to_string(),
    }
}

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
    fn a_path_is_joined_without_detours() {
        let joined = |folder: &str, path: &str| joined(Path::new(folder), Path::new(path));
        assert_eq!(joined("desk", "../house/./house.toml"), Path::new("house/house.toml"));
        assert_eq!(joined("", "../house.toml"), Path::new("../house.toml"));
        assert_eq!(joined("..", "../house.toml"), Path::new("../../house.toml"));
        assert_eq!(joined("desk", "/house.toml"), Path::new("/house.toml"));
        assert_eq!(joined("desk", ".."), Path::new("."));
    }

    fn known() -> KnownNames {
        KnownNames { rules: vec!["repeated-word".to_owned()], ..KnownNames::default() }
    }

    #[test]
    fn mistakes_name_file_and_line() {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join(NAME);
        fs::write(&file, "name = []\n[rules]\nx = 'off'\n").unwrap();
        let message = House::read(Some(&file), &mut known()).unwrap_err().to_string();
        let path = file.display();
        assert_eq!(
            message,
            format!(
                "{path}:1:1: unknown key `name`; did you mean `names`?\n\
                 {path}:3:1: unknown rule `x`; rules have levels, families have none (`copydesk rules` lists the rules)"
            )
        );
        let folder = House::read(Some(root.path()), &mut known()).unwrap_err();
        assert!(folder.to_string().contains("cannot be read"));
    }
}
