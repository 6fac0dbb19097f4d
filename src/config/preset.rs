//! The stylebooks whose terms a house can take for its own.

use crate::choice::choice;

/// A stylebook.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
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

choice!(Preset, "preset", { Ap: "ap", Reuters: "reuters", Guardian: "guardian", Bbc: "bbc" });
