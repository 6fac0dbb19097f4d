//! The settings that hold, one by one, each with where it is from.

use super::files;
use super::keys::{OF_A_FILE, SETTINGS};
use super::layers::{Layers, Origin};
use super::value::{Pair, Place, Value};
use super::{Dialect, Genre};
use serde_json::Value as Json;
use std::path::Path;

/// One value that holds.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// Its key, with those of the tables around it: `policy.banned-phrases`.
    pub key: String,
    /// The value; of a list one item.
    pub value: Json,
    /// Whether it is an item of a list.
    pub is_item: bool,
    /// Where it is from.
    pub source: Source,
}

/// Where a value is from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source {
    /// Nobody set it.
    Default,
    /// A layer of settings, and the line in its text, from 1.
    Layer(Origin, Option<usize>),
    /// The draft's front matter, and the line, from 1.
    FrontMatter(usize),
    /// What the draft's genre leaves of a rule's level.
    Genre(Genre),
}

/// The values of some of the layers in the order of the table of keys, with the defaults of those that are not set. Paths
/// are whole, so that they lead to the same files from wherever they are written.
pub fn entries(layers: &Layers, numbers: &[usize]) -> Vec<Entry> {
    let merged = layers.merged(numbers);
    let mut entries = Vec::new();
    for key in SETTINGS.keys.iter().filter(|key| !OF_A_FILE.contains(&key.name)) {
        match merged.iter().find(|pair| pair.key == key.name) {
            Some(pair) if key.kind.is_path() => add(layers, "", &with_whole_paths(pair), &mut entries),
            Some(pair) => add(layers, "", pair, &mut entries),
            None => entries.extend(default_of(key.name)),
        }
    }
    entries
}

fn with_whole_paths(pair: &Pair) -> Pair {
    let mut pair = pair.clone();
    pair.value.each_text(|path| *path = files::whole(Path::new(path)).to_string_lossy().into_owned());
    pair
}

fn default_of(key: &str) -> Option<Entry> {
    let value = match key {
        "dialect" => Dialect::default().as_str(),
        "genre" => Genre::default().as_str(),
        _ => return None,
    };
    Some(Entry { key: key.to_owned(), value: Json::from(value), is_item: false, source: Source::Default })
}

fn add(layers: &Layers, before: &str, pair: &Pair, entries: &mut Vec<Entry>) {
    let key = format!("{before}{}", pair.key);
    let entry = |value: &Value, at: Place, is_item| {
        let (origin, line) = layers.origin(at)?;
        let source = Source::Layer(origin.clone(), line);
        Some(Entry { key: key.clone(), value: value.to_json(), is_item, source })
    };
    match &pair.value {
        Value::Table(pairs) => pairs.iter().for_each(|pair| add(layers, &format!("{key}."), pair, entries)),
        Value::List(items) => entries.extend(items.iter().filter_map(|(item, at)| entry(item, *at, true))),
        value => entries.extend(entry(value, pair.value_at, false)),
    }
}
