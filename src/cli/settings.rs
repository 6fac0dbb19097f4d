//! The settings for each draft: from the nearest file above it and the lists of words and names, changed by the flags.

use super::args::SettingsArgs;
use super::failure::Failure;
use crate::config::files::{self, Lists, LoadError};
use crate::config::{Config, Dialect, unknown};
use crate::finding::Level;
use crate::rules;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Settings for a draft, or what is wrong with their file, a mistake a line.
pub type Found = Result<Arc<Config>, Arc<str>>;

/// Gives each draft its settings, reading each folder's once.
#[derive(Debug)]
pub struct Settings {
    /// The file named by `--config`, which holds for all drafts.
    fixed: Option<Arc<Config>>,
    flags: Flags,
    folders: Mutex<HashMap<PathBuf, Found>>,
}

#[derive(Debug)]
struct Flags {
    dialect: Option<Dialect>,
    select: Vec<String>,
    ignore: Vec<String>,
}

impl Settings {
    /// Settings under these flags; `select` and `ignore` are names of rules, none selected means all.
    ///
    /// # Errors
    /// [`Failure::Usage`] for an unknown rule, and for mistakes in the file of `--config`.
    pub fn new(args: &SettingsArgs, select: &[String], ignore: &[String]) -> Result<Self, Failure> {
        let known = rules::names();
        if let Some(stranger) = select.iter().chain(ignore).find(|name| !known.contains(&name.as_str())) {
            let message = unknown("rule", stranger, &known) + " (see `copydesk rules`)";
            return Err(Failure::Usage(message));
        }
        let flags = Flags { dialect: args.dialect, select: select.to_vec(), ignore: ignore.to_vec() };
        let fixed = match &args.config {
            Some(file) => {
                Some(read(Some(file), &flags).map_err(|message| Failure::Usage(message.to_string()))?)
            }
            None => None,
        };
        Ok(Self { fixed, flags, folders: Mutex::default() })
    }

    /// The settings for a draft at `path`, which need not exist.
    ///
    /// # Errors
    /// The mistakes in the settings file that holds there, or in a list of words or names.
    pub fn of(&self, path: &Path) -> Found {
        if let Some(config) = &self.fixed {
            return Ok(Arc::clone(config));
        }
        let folder = if path.is_dir() { path } else { path.parent().unwrap_or(Path::new("")) };
        // Whoever panicked with the lock held has left a map that is whole: it changes by one insertion.
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = folders.get(folder) {
            return found.clone();
        }
        let file = files::find(folder_or_here(folder)).map(short);
        let found = read(file.as_deref(), &self.flags);
        folders.insert(folder.to_owned(), found.clone());
        found
    }
}

impl Flags {
    fn applied_to(&self, mut config: Config) -> Config {
        config.dialect = self.dialect.unwrap_or(config.dialect);
        for rule in rules::ALL {
            let name = rule.name.to_owned();
            if self.ignore.contains(&name) {
                config.rules.insert(name, Level::Off);
            } else if self.select.contains(&name) {
                let level = selected_level(config.level(rule.name, rule.level), rule.level);
                config.rules.insert(name, level);
            } else if !self.select.is_empty() {
                config.rules.insert(name, Level::Off);
            }
        }
        config
    }
}

/// The level of a rule asked for by name: as set; one that is off at its default level, and one that is
/// off by default as loud as it takes to be seen.
fn selected_level(set: Level, default: Level) -> Level {
    match (set, default) {
        (Level::Off, Level::Off) => Level::Info,
        (Level::Off, default) => default,
        (set, _) => set,
    }
}

/// The settings of a file, if there is one, with the lists beside it and the user's.
fn read(file: Option<&Path>, flags: &Flags) -> Found {
    match load(file) {
        Ok(config) => Ok(Arc::new(flags.applied_to(config))),
        Err(error) => Err(error.to_string().into()),
    }
}

fn load(file: Option<&Path>) -> Result<Config, LoadError> {
    let mut config = match file {
        Some(file) => files::load(file, &rules::names())?,
        None => Config::default(),
    };
    Lists::of(file, &config).read_into(&mut config)?;
    Ok(config)
}

fn folder_or_here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// The path as seen from the working folder, where the file is below it.
fn short(file: PathBuf) -> PathBuf {
    let here = std::env::current_dir().ok();
    let below = here.and_then(|here| file.strip_prefix(here).ok().map(Path::to_owned));
    below.unwrap_or(file)
}
