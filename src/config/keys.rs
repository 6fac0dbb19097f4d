//! The table of all settings: what each key is called, what it takes and what it is for.
//!
//! Settings are read by it, messages about them are made from it, and so is the schema by which editors complete them.

use super::value::Pair;
use super::{Dialect, Genre, Preset, check::Mistake, house, register};

/// One key.
pub(super) struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it is for, in a sentence.
    pub about: &'static str,
    /// What it takes.
    pub kind: Kind,
}

/// What a key takes.
pub(super) enum Kind {
    /// One of a few words.
    OneOf(Words),
    /// A text with something in it.
    Text,
    /// Such texts, or one alone.
    Texts,
    /// The path of a file from the folder of the settings on; the text is an example.
    Path(&'static str),
    /// Paths of files from the folder of the settings on, or one alone; the text is an example.
    Paths(&'static str),
    /// A whole number from 0.
    Count,
    /// True or false.
    Choice,
    /// A table of these keys.
    Table(&'static Fields),
    /// Any number of tables, or one alone.
    Tables(&'static Entries),
    /// A table of rules and levels.
    Levels,
    /// A table of rules and families, each with a whole number from 0.
    Budgets,
    /// Tables of paths and the settings for the drafts there.
    Overrides,
    /// Patterns of paths as in a `.gitignore`, or one alone.
    Globs,
}

impl Kind {
    /// Whether it takes paths of files.
    pub fn is_path(&self) -> bool {
        matches!(self, Kind::Path(_) | Kind::Paths(_))
    }
}

/// A few words of which one is taken.
pub(super) struct Words {
    /// All of them.
    pub names: &'static [&'static str],
    /// One that shows what is meant.
    pub like: &'static str,
    /// The one that a text means, if it means one: what is no name itself is answered by it.
    pub meant: fn(&str) -> Option<&'static str>,
}

/// The keys that a table may have.
pub(super) struct Fields {
    /// What a table of them is, in messages: "a table of names".
    pub table: &'static str,
    /// What one of them is, in messages: "kind of name".
    pub unknown: &'static str,
    /// The keys.
    pub keys: &'static [Key],
    /// Further keys, which other tables have, too.
    pub shared: &'static [Key],
}

/// Tables under one key, `[[key]]`.
pub(super) struct Entries {
    /// The keys of each.
    pub fields: Fields,
    /// A key that each must have, and what it is, in messages.
    pub required: (&'static str, &'static str),
    /// What else is wrong with one.
    pub check: fn(&[Pair], &mut Vec<Mistake>),
}

impl Fields {
    /// All keys, those that other tables have behind its own.
    pub fn all(&self) -> impl Iterator<Item = &'static Key> + use<> {
        self.keys.iter().chain(self.shared)
    }

    /// The key of that name.
    pub fn get(&self, name: &str) -> Option<&'static Key> {
        self.all().find(|key| key.name == name)
    }

    /// The names of all keys.
    pub fn names(&self) -> Vec<&'static str> {
        self.all().map(|key| key.name).collect()
    }
}

const fn key(name: &'static str, about: &'static str, kind: Kind) -> Key {
    Key { name, about, kind }
}

/// The keys at the top of the settings.
pub(super) static SETTINGS: Fields = Fields {
    table: "a table",
    unknown: "key",
    keys: &[
        key(
            "extends",
            "Files of settings that hold beneath these, from this file's folder on.",
            Kind::Paths("house.toml"),
        ),
        key(
            "dialect",
            "The English of the drafts.",
            Kind::OneOf(Words {
                names: &Dialect::NAMES,
                like: "en-US",
                meant: |name| name.parse().ok().map(Dialect::as_str),
            }),
        ),
        key(
            "genre",
            "What kind of pieces these are; a draft's front matter wins over it.",
            Kind::OneOf(Words {
                names: &Genre::NAMES,
                like: "opinion",
                meant: |name| Genre::named(name).map(Genre::as_str),
            }),
        ),
        key(
            "preset",
            "The stylebook whose terms are yours.",
            Kind::OneOf(Words {
                names: &Preset::NAMES,
                like: "ap",
                meant: |name| name.parse().ok().map(Preset::as_str),
            }),
        ),
        key("own-title", "Your own title in all its forms.", Kind::Texts),
        key("names", "Names that are right as written.", Kind::Texts),
        key("words", "Words that are right as written.", Kind::Texts),
        key(
            "dictionary",
            "Files with a word or name a line, where they are not `dictionary.txt` beside this file.",
            Kind::Paths("words.txt"),
        ),
        key(
            "baseline",
            "A file that `copydesk check --write-baseline` wrote: what it knows is left out, and dimmed in an editor.",
            Kind::Path("known.json"),
        ),
        key("register", "Names with all that the house knows of them.", Kind::Table(&register::FIELDS)),
        key("policy", "What the house has decided about unnamed sources and words.", Kind::Table(&POLICY)),
        key("phrase", "Rules of the house: phrases to flag.", Kind::Tables(&house::keys::PHRASE)),
        key("pair", "Rules of the house: terms of several forms.", Kind::Tables(&house::keys::PAIR)),
        key("rules", "The level of each rule that does not keep its own.", Kind::Levels),
        key(
            "budgets",
            "How many findings of a rule or family a draft may have before they fail a run.",
            Kind::Budgets,
        ),
        key("overrides", "Other settings for the drafts at some paths; later ones win.", Kind::Overrides),
    ],
    shared: &[],
};

/// The patterns of an override, beside which any setting may stand.
pub(super) static PATHS: Key = key(
    "paths",
    "The drafts that the override is for: patterns as in a `.gitignore`, from the folder of copydesk.toml on.",
    Kind::Globs,
);

/// The keys that no override may have: they are of a file.
pub(super) const OF_A_FILE: [&str; 2] = ["extends", "overrides"];

/// The names of the keys that an override may have.
pub(super) fn names_of_override() -> Vec<&'static str> {
    let settings = SETTINGS.names().into_iter().filter(|name| !OF_A_FILE.contains(name));
    std::iter::once(PATHS.name).chain(settings).collect()
}

static POLICY: Fields = Fields {
    table: "a table",
    unknown: "key of `policy`",
    keys: &[
        key(
            "max-anonymous-sources",
            "The most unnamed sources that a story may rest on; `too-many-anonymous-sources` reports more.",
            Kind::Count,
        ),
        key(
            "require-anonymity-reason",
            "Whether each story says why a source is not named: `missing-anonymity-reason` is an error, or silent.",
            Kind::Choice,
        ),
        key(
            "require-source-description",
            "Whether an unnamed source is described: `bare-anonymous-source` is an error, or a hint.",
            Kind::Choice,
        ),
        key(
            "allow-anonymous-quotes",
            "Whether unnamed sources may be quoted word for word: `anonymous-direct-quote` is silent, or an error.",
            Kind::Choice,
        ),
        key(
            "banned-phrases",
            "Phrases that the house does not print; `banned-phrase` reports them.",
            Kind::Texts,
        ),
        key("own-people", "The names of the house's own staff: right as written.", Kind::Texts),
    ],
    shared: &[],
};
