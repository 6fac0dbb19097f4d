//! Finds and reads `copydesk.toml`: the one part of the settings that reads files, for the command and
//! the server alike.

use super::{Config, ConfigError, parse};
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

/// The name of a settings file.
pub const NAME: &str = "copydesk.toml";

/// The settings file that holds for `path`, a draft or a folder: the nearest in its folder or above.
/// A relative path is taken from the working folder; a draft need not exist.
pub fn find(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    let start = if path.is_dir() { Some(path.as_path()) } else { path.parent() };
    start?.ancestors().map(|folder| folder.join(NAME)).find(|file| file.is_file())
}

/// Reads a settings file; `known_rules` are the names that `[rules]` may hold.
///
/// # Errors
/// [`LoadError`] where it cannot be read or holds mistakes.
pub fn load(path: &Path, known_rules: &[&str]) -> Result<Config, LoadError> {
    let fail = |problem| LoadError { path: path.to_owned(), problem };
    let text = fs::read_to_string(path).map_err(|error| fail(Problem::Unreadable(error)))?;
    parse(&text, known_rules).map_err(|mistakes| fail(Problem::Mistakes(mistakes)))
}

/// A settings file that is of no use, and why.
#[derive(Debug)]
pub struct LoadError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub problem: Problem,
}

/// What is wrong with a settings file.
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
}
