//! The stylebooks whose terms a house can take for its own.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A stylebook.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Preset {
    /// That of the Associated Press.
    Ap,
    /// That of Reuters.
    Reuters,
    /// That of the Guardian and the Observer.
    Guardian,
    /// That of BBC News.
    Bbc,
}

impl Preset {
    /// All stylebooks.
    pub const ALL: [Preset; 4] = [Preset::Ap, Preset::Reuters, Preset::Guardian, Preset::Bbc];

    /// Its name in settings and lists.
    pub const fn as_str(self) -> &'static str {
        match self {
            Preset::Ap => "ap",
            Preset::Reuters => "reuters",
            Preset::Guardian => "guardian",
            Preset::Bbc => "bbc",
        }
    }

    /// Its name in messages.
    pub const fn in_words(self) -> &'static str {
        match self {
            Preset::Ap => "AP",
            Preset::Reuters => "Reuters",
            Preset::Guardian => "Guardian",
            Preset::Bbc => "BBC",
        }
    }
}

impl fmt::Display for Preset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Preset {
    type Err = String;

    /// Reads a stylebook's name.
    ///
    /// # Errors
    /// A sentence that lists the stylebooks, for any other word.
    fn from_str(name: &str) -> Result<Self, String> {
        let known = Preset::ALL.into_iter().find(|preset| preset.as_str() == name);
        known.ok_or_else(|| format!("`{name}` is no preset: take one of ap, reuters, guardian, bbc"))
    }
}
