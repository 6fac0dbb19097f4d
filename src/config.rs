//! Settings: `copydesk.toml`, the editor's settings and the command's flags are one struct.

mod check;
pub mod dictionary;
pub mod entries;
pub mod files;
mod genre;
pub mod house;
mod intern;
mod keys;
pub mod layers;
mod nearest;
pub mod paths;
pub mod phrases;
mod policy;
mod preset;
mod read;
mod register;
pub mod schema;
pub mod value;

pub use genre::Genre;
pub use house::{HouseRule, Zone};
pub use nearest::{nearest, unknown};
pub use policy::Policy;
pub use preset::Preset;
pub use read::{ConfigError, from_json, layer_of_json, parse, parse_register};
pub use register::{Register, RegisteredName};

use crate::choice::choice;
use crate::finding::Level;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The English of a draft.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Dialect {
    /// American.
    #[default]
    EnUs,
    /// British.
    EnGb,
}

choice!(Dialect, "dialect", { EnUs: "en-US", EnGb: "en-GB" });

/// All settings; the default is what holds where nothing is set.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default, deny_unknown_fields)]
pub struct Config {
    /// Which dictionary spells the draft.
    pub dialect: Dialect,
    /// What kind of piece a draft is that does not say so itself.
    pub genre: Genre,
    /// The stylebook whose terms the house has taken for its own; none is judged by without it.
    pub preset: Option<Preset>,
    /// The house's own title in all its forms, so that "told the Herald" is not second-hand there.
    pub own_title: Vec<String>,
    /// Names the house knows: never a slip, and near misses of them are.
    pub names: Vec<String>,
    /// Words the house knows.
    pub words: Vec<String>,
    /// The house's dictionaries, where they are not the one beside the settings.
    pub dictionary: Vec<PathBuf>,
    /// The file of findings that are known already, from the folder of the settings on.
    pub baseline: Option<PathBuf>,
    /// Names with all that the house knows of them.
    pub register: Register,
    /// What the house has decided about unnamed sources and words.
    pub policy: Policy,
    /// The level of each rule that does not keep its default.
    pub rules: BTreeMap<String, Level>,
    /// The house's own rules about phrases.
    pub phrase: Vec<HouseRule>,
    /// Its rules about terms of several forms.
    pub pair: Vec<HouseRule>,
    /// How many findings of each rule or family a draft may have before they fail a run.
    pub budgets: BTreeMap<String, usize>,
}

/// The names that settings may hold, which whoever reads them knows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct KnownNames {
    /// Those of rules.
    pub rules: Vec<String>,
    /// Those of families of rules.
    pub families: Vec<&'static str>,
    /// Those of the house's own rules, each with the key that they stand under.
    pub house: BTreeMap<String, &'static str>,
}

impl KnownNames {
    /// The names of all rules.
    fn all_rules(&self) -> Vec<&str> {
        self.rules.iter().chain(self.house.keys()).map(String::as_str).collect()
    }
}

impl Config {
    /// The level at which a rule reports, given its default.
    pub fn level(&self, rule: &str, default: Level) -> Level {
        self.rules.get(rule).copied().unwrap_or(default)
    }

    /// Every name that is right as written: those the house lists, those of its register and of its own people.
    pub fn known_names(&self) -> impl Iterator<Item = &String> {
        self.names.iter().chain(self.register.right_forms()).chain(&self.policy.own_people)
    }

    /// The house's own rules.
    pub fn house_rules(&self) -> impl Iterator<Item = &HouseRule> {
        self.phrase.iter().chain(&self.pair)
    }

    /// Adds the entries of a dictionary: what has several words and a capital is a name, so that near misses of it
    /// are found; all else is a word.
    pub fn add_entries(&mut self, entries: Vec<String>) {
        let is_name = |entry: &String| entry.contains(' ') && entry.contains(char::is_uppercase);
        let (names, words): (Vec<String>, Vec<String>) = entries.into_iter().partition(is_name);
        self.names.extend(names);
        self.words.extend(words);
    }
}
