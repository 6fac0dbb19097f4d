//! Settings: `copydesk.toml`, the editor's settings and the command's flags are one struct.

pub mod files;
mod genre;
mod nearest;
mod policy;
mod preset;
mod read;
mod value;

pub use genre::Genre;
pub use nearest::{nearest, unknown};
pub use policy::Policy;
pub use preset::Preset;
pub use read::{ConfigError, from_json, parse};

use crate::finding::Level;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// The English of a draft.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub enum Dialect {
    /// American.
    #[default]
    #[serde(rename = "en-US")]
    EnUs,
    /// British.
    #[serde(rename = "en-GB")]
    EnGb,
}

impl Dialect {
    /// Its name in settings: `en-US`, `en-GB`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Dialect::EnUs => "en-US",
            Dialect::EnGb => "en-GB",
        }
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Dialect {
    type Err = String;

    /// Reads a dialect's name.
    ///
    /// # Errors
    /// A sentence that lists the dialects, for any other word.
    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "en-US" => Ok(Dialect::EnUs),
            "en-GB" => Ok(Dialect::EnGb),
            _ => Err(format!("`{name}` is no dialect: take en-US or en-GB")),
        }
    }
}

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
    /// What the house has decided about unnamed sources and words.
    pub policy: Policy,
    /// The level of each rule that does not keep its default.
    pub rules: BTreeMap<String, Level>,
}

impl Config {
    /// The level at which a rule reports, given its default.
    pub fn level(&self, rule: &str, default: Level) -> Level {
        self.rules.get(rule).copied().unwrap_or(default)
    }

    /// Every name that is right as written: those the house lists and those of its own people.
    pub fn known_names(&self) -> impl Iterator<Item = &String> {
        self.names.iter().chain(&self.policy.own_people)
    }
}
