//! The settings for each draft: from the nearest file above it and the lists of words and names, changed by the flags.

use super::args::SettingsArgs;
use super::failure::Failure;
use crate::check::baseline::{self, Baseline};
use crate::config::files::{self, House, LoadError, Stamps};
use crate::config::layers::Origin;
use crate::config::{Config, layer_of_json, unknown};
use crate::finding::Level;
use crate::rules::{self, Family};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Settings for a draft, or what is wrong with their files, a mistake a line.
pub type Found = Result<Arc<Config>, Arc<str>>;

/// Gives each draft its settings, reading each folder's once.
#[derive(Debug)]
pub struct Settings {
    /// The house of the file named by `--config`, which holds for all drafts.
    fixed: Option<Arc<Folder>>,
    flags: Flags,
    folders: Mutex<HashMap<PathBuf, FoundFolder>>,
    /// The files of settings and lists that were read so far, with full paths.
    seen: Mutex<Stamps>,
}

type FoundFolder = Result<Arc<Folder>, Arc<str>>;

/// What holds in a folder.
#[derive(Debug)]
struct Folder {
    house: House,
    /// The settings of the drafts in it, by the layers that hold for them.
    configs: Mutex<HashMap<Vec<usize>, Found>>,
}

#[derive(Debug)]
struct Flags {
    /// What flags set that a file could set.
    settings: serde_json::Value,
    select: Vec<String>,
    ignore: Vec<String>,
}

impl Settings {
    /// Settings under these flags; `select` and `ignore` are names of rules and families, none selected means all.
    ///
    /// # Errors
    /// [`Failure::Usage`] for an unknown name, and for mistakes in the file of `--config`.
    pub fn new(args: &SettingsArgs, select: &[String], ignore: &[String]) -> Result<Self, Failure> {
        let settings = args.dialect.map(|dialect| serde_json::json!({ "dialect": dialect }));
        let flags = Flags {
            settings: settings.unwrap_or_default(),
            select: select.to_vec(),
            ignore: ignore.to_vec(),
        };
        let mut settings = Self { fixed: None, flags, folders: Mutex::default(), seen: Mutex::default() };
        // What is wrong with the one file that holds for all drafts is said before any of them is read.
        if let Some(file) = &args.config {
            let usage = |message: Arc<str>| Failure::Usage(message.to_string());
            let fixed = settings.read(Some(file)).map_err(usage)?;
            settings.config(&fixed, None).map_err(usage)?;
            settings.fixed = Some(fixed);
        }
        settings.check_names(select.iter().chain(ignore))?;
        Ok(settings)
    }

    /// Names of rules in flags are ours, or the house's under the settings of the working folder.
    fn check_names<'a>(&self, names: impl Iterator<Item = &'a String>) -> Result<(), Failure> {
        let own = [rules::names(&Config::default()), Family::NAMES.to_vec()].concat();
        let strangers: Vec<&String> = names.filter(|name| !own.contains(&name.as_str())).collect();
        if strangers.is_empty() {
            return Ok(());
        }
        let config = self.of(Path::new("")).unwrap_or_default();
        let Some(stranger) = strangers.iter().find(|name| rules::find(name, &config).is_none()) else {
            return Ok(());
        };
        let names = [rules::names(&config), Family::NAMES.to_vec()].concat();
        Err(Failure::Usage(unknown("rule or family", stranger, &names) + SEE_RULES))
    }

    /// The settings of the working folder.
    ///
    /// # Errors
    /// [`Failure::Usage`] for mistakes in them.
    pub fn here(&self) -> Result<Arc<Config>, Failure> {
        self.of(Path::new("")).map_err(|message| Failure::Usage(message.to_string()))
    }

    /// All settings that drafts were given so far.
    pub fn given(&self) -> Vec<Arc<Config>> {
        // As below: what panicked has left maps that are whole.
        let folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        let houses = folders.values().filter_map(|folder| folder.as_ref().ok()).chain(&self.fixed);
        let given = houses.flat_map(|folder| {
            let configs = folder.configs.lock().unwrap_or_else(PoisonError::into_inner);
            configs.values().filter_map(|found| found.clone().ok()).collect::<Vec<_>>()
        });
        given.collect()
    }

    /// The settings for a draft at `path`, which need not exist.
    ///
    /// # Errors
    /// The mistakes in the settings files that hold there, or in a list of words or names.
    pub fn of(&self, path: &Path) -> Found {
        self.config(&*self.folder(path)?, Some(path))
    }

    /// The files of settings and lists that were read so far, with full paths, each as it was then.
    pub fn seen(&self) -> Stamps {
        // As below.
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The baseline in the file at `path`, which the settings of a draft name.
    ///
    /// # Errors
    /// A sentence that says where it is named, where it cannot be read or is no baseline.
    pub fn baseline(&self, path: &Path, draft: &Path) -> Result<Baseline, String> {
        let house = self.house(draft).map_err(|message| message.to_string())?;
        baseline::files::read_for(path, &house, &house.layers_for(Some(draft)))
    }

    /// The house whose settings hold for a draft at `path`.
    ///
    /// # Errors
    /// The mistakes in its settings files.
    pub fn house(&self, path: &Path) -> Result<House, Arc<str>> {
        Ok(self.folder(path)?.house.clone())
    }

    fn folder(&self, path: &Path) -> FoundFolder {
        if let Some(fixed) = &self.fixed {
            return Ok(Arc::clone(fixed));
        }
        let folder = if path.is_dir() { path } else { path.parent().unwrap_or(Path::new("")) };
        // Whoever panicked with the lock held has left a map that is whole: it changes by one insertion.
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = folders.get(folder) {
            return found.clone();
        }
        let file = files::find(folder_or_here(folder)).map(short);
        let found = self.read(file.as_deref());
        folders.insert(folder.to_owned(), found.clone());
        found
    }

    /// Reads a settings file, if there is one, and lays the flags over it.
    fn read(&self, file: Option<&Path>) -> FoundFolder {
        let mut known = rules::known();
        let mut house = House::read(file, &mut known).map_err(|error| self.wrong(&error))?;
        self.has_seen(&house.seen);
        if let Ok(layer) = layer_of_json(&self.flags.settings, Origin::Flags, &known) {
            house.layers.push(layer);
        }
        Ok(Arc::new(Folder { house, configs: Mutex::default() }))
    }

    /// The settings of a draft in a folder.
    fn config(&self, folder: &Folder, draft: Option<&Path>) -> Found {
        let layers = folder.house.layers_for(draft);
        // As above: the map changes by one insertion.
        let mut configs = folder.configs.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = configs.get(&layers) {
            return found.clone();
        }
        let found = match folder.house.config(&layers) {
            Ok((config, lists)) => {
                self.has_seen(&lists.seen);
                self.has_seen(&Stamps::of(config.baseline.clone()));
                Ok(Arc::new(self.flags.applied_to(config)))
            }
            Err(error) => Err(self.wrong(&error)),
        };
        configs.insert(layers, found.clone());
        found
    }

    /// What is said of files that are of no use, and may be of use once they have changed.
    fn wrong(&self, error: &LoadError) -> Arc<str> {
        self.has_seen(&error.seen);
        error.to_string().into()
    }

    fn has_seen(&self, files: &Stamps) {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).take_in(files);
    }
}

impl Flags {
    /// Turns rules off that are not asked for.
    fn applied_to(&self, mut config: Config) -> Config {
        let all: Vec<(String, &str, Level)> = rules::all(&config)
            .map(|rule| (rule.name.to_owned(), rule.family.as_str(), rule.level))
            .collect();
        for (name, family, own) in all {
            let is_among = |names: &[String]| names.iter().any(|one| *one == name || one == family);
            // What is spent of a budget by the rules that are selected counts.
            let is_asked_for =
                self.select.is_empty() || is_among(&self.select) || name == rules::OVERSPENT_BUDGET.name;
            if is_among(&self.ignore) || !is_asked_for {
                config.rules.insert(name, Level::Off);
            } else if self.select.contains(&name) {
                let level = selected_level(config.level(&name, own), own);
                config.rules.insert(name, level);
            }
        }
        config
    }
}

/// Why a command that was given the name of no rule cannot go on.
pub fn no_rule(name: &str, config: &Config) -> Failure {
    Failure::Usage(unknown("rule", name, &rules::names(config)) + SEE_RULES)
}

/// Where the names of rules and families are.
const SEE_RULES: &str = " (see `copydesk rules`)";

/// The level of a rule asked for by its own name, not its family's: as set; one that is off at its default level, and one that
/// is off by default as loud as it takes to be seen.
fn selected_level(set: Level, default: Level) -> Level {
    match (set, default) {
        (Level::Off, Level::Off) => Level::Info,
        (Level::Off, default) => default,
        (set, _) => set,
    }
}

fn folder_or_here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// The path as seen from the working folder, where the file is below it.
pub fn short(file: PathBuf) -> PathBuf {
    let here = std::env::current_dir().ok();
    let below = here.and_then(|here| file.strip_prefix(here).ok().map(Path::to_owned));
    below.unwrap_or(file)
}
