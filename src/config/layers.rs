//! Settings that lie over one another: files that extend files, overrides for some drafts, the editor's settings and
//! flags. Of each value it stays known which layer it is from.

use super::files;
use super::keys::{OF_A_FILE, PATHS, SETTINGS};
use super::paths::Paths;
use super::read::Text;
use super::value::{Pair, Place, Value, json_of, pair_of, value_of};
use super::{Config, ConfigError};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a layer is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origin {
    /// A file that another one extends.
    Extended(PathBuf),
    /// The file that was found or named.
    File(PathBuf),
    /// An override in a file.
    Override(PathBuf),
    /// The editor's settings.
    Editor,
    /// The command's flags.
    Flags,
}

/// Settings from one place.
#[derive(Clone, Debug)]
pub struct Layer {
    origin: Origin,
    text: Arc<Text>,
    pairs: Vec<Pair>,
    /// The drafts that it is for; `None` is all.
    paths: Option<Paths>,
}

impl Layer {
    /// Settings that have been checked, with the text that they were read from.
    pub(super) fn new(origin: Origin, text: Arc<Text>, pairs: Vec<Pair>) -> Self {
        Self { origin, text, pairs, paths: None }
    }

    /// Takes its overrides out, each a layer of its own.
    pub(super) fn take_overrides(&mut self) -> Vec<Layer> {
        let Some(at) = self.pairs.iter().position(|pair| pair.key == "overrides") else { return Vec::new() };
        let Value::List(overrides) = self.pairs.remove(at).value else { return Vec::new() };
        overrides.into_iter().filter_map(|(value, _)| self.an_override(value)).collect()
    }

    fn an_override(&self, value: Value) -> Option<Layer> {
        let Value::Table(mut pairs) = value else { return None };
        let at = pairs.iter().position(|pair| pair.key == PATHS.name)?;
        let paths = Some(Paths::of(pairs.remove(at).value.texts()).ok()?);
        let origin = match &self.origin {
            Origin::Extended(file) | Origin::File(file) => Origin::Override(file.clone()),
            other => other.clone(),
        };
        Some(Layer { origin, text: Arc::clone(&self.text), pairs, paths })
    }

    /// Takes each path in it from `folder` on.
    pub(super) fn resolve_paths(&mut self, folder: &Path) {
        for pair in &mut self.pairs {
            if SETTINGS.get(&pair.key).is_some_and(|key| key.kind.is_path()) {
                pair.value.each_text(|path| {
                    *path = files::joined(folder, Path::new(path)).to_string_lossy().into_owned();
                });
            }
        }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.pairs.iter().any(|pair| pair.key == key)
    }
}

/// Layers, each over those before it.
#[derive(Clone, Debug, Default)]
pub struct Layers {
    layers: Vec<Layer>,
}

impl Layers {
    /// Lays a layer over those that are there.
    pub fn push(&mut self, mut layer: Layer) {
        let number = self.layers.len();
        layer.pairs.iter_mut().for_each(|pair| pair.put_in_layer(number));
        self.layers.push(layer);
    }

    /// The numbers of the layers that hold for a draft at a path, from the folder of the settings on; `None` for a
    /// draft that lies elsewhere, or nowhere.
    pub fn that_hold(&self, draft: Option<&Path>) -> Vec<usize> {
        let holds = |layer: &Layer| {
            layer.paths.as_ref().is_none_or(|paths| draft.is_some_and(|draft| paths.take_in(draft)))
        };
        (0..self.layers.len()).filter(|number| self.layers.get(*number).is_some_and(holds)).collect()
    }

    /// The numbers of the layers that hold for all drafts; behind these, the same with each override in turn.
    pub fn variations(&self) -> Vec<Vec<usize>> {
        let base = self.that_hold(None);
        let overrides = (0..self.layers.len()).filter(|number| !base.contains(number));
        let with = |number| {
            let mut numbers = [base.clone(), vec![number]].concat();
            numbers.sort_unstable();
            numbers
        };
        std::iter::once(base.clone()).chain(overrides.map(with)).collect()
    }

    /// What some of the layers come to: lists are joined, of single values the last holds, and so does the last of two
    /// tables of a list that have one `id`.
    pub fn merged(&self, numbers: &[usize]) -> Vec<Pair> {
        let mut merged = Vec::new();
        for layer in numbers.iter().filter_map(|number| self.layers.get(*number)) {
            lay_over(&mut merged, &layer.pairs);
        }
        merged
    }

    /// The settings of some of the layers.
    ///
    /// # Errors
    /// Never for layers that were checked against the table of keys.
    pub fn config(&self, numbers: &[usize]) -> Result<Config, ConfigError> {
        config_of(&self.merged(numbers))
    }

    /// What the layer of a place is, and the line in its text, from 1; `None` where it has no text.
    pub fn origin(&self, place: Place) -> Option<(&Origin, Option<usize>)> {
        let layer = self.layers.get(place.layer)?;
        let has_text = !matches!(layer.origin, Origin::Editor | Origin::Flags);
        Some((&layer.origin, has_text.then(|| layer.text.line(place))))
    }

    /// A mistake about the file `named` at the place where a key of some of the layers names it, with the file of
    /// settings that it stands in; `None` where no file names it.
    pub(super) fn mistake(
        &self,
        numbers: &[usize],
        key: &str,
        named: &Path,
        message: String,
    ) -> Option<(&Path, ConfigError)> {
        let merged = self.merged(numbers);
        let pair = pair_of(&merged, key)?;
        let is_named = |value: &Value| matches!(value, Value::Text(path) if Path::new(path) == named);
        let item = pair.value.items().iter().find(|(item, _)| is_named(item)).map(|(_, at)| *at);
        let at = item.or_else(|| is_named(&pair.value).then_some(pair.value_at))?;
        let layer = self.layers.get(at.layer)?;
        match &layer.origin {
            Origin::Extended(file) | Origin::File(file) | Origin::Override(file) => {
                Some((file, layer.text.placed(at, message)))
            }
            Origin::Editor | Origin::Flags => None,
        }
    }
}

/// The struct of settings that have been checked.
pub(super) fn config_of(pairs: &[Pair]) -> Result<Config, ConfigError> {
    let of_config = pairs.iter().filter(|pair| !OF_A_FILE.contains(&pair.key.as_str()));
    let json = json_of(&of_config.cloned().collect::<Vec<_>>());
    serde_json::from_value(json).map_err(|error| ConfigError {
        line: 0,
        column: 0,
        message: error.to_string(),
    })
}

fn lay_over(below: &mut Vec<Pair>, above: &[Pair]) {
    for pair in above {
        match below.iter_mut().find(|other| other.key == pair.key) {
            None => below.push(pair.clone()),
            Some(other) => match (&mut other.value, &pair.value) {
                (Value::Table(below), Value::Table(above)) => lay_over(below, above),
                (Value::List(below), Value::List(above)) => join(below, above),
                _ => *other = pair.clone(),
            },
        }
    }
}

fn join(below: &mut Vec<(Value, Place)>, above: &[(Value, Place)]) {
    for (item, at) in above {
        match id_of(item).and_then(|id| below.iter_mut().find(|(other, _)| id_of(other) == Some(id))) {
            Some(same) => *same = (item.clone(), *at),
            None => below.push((item.clone(), *at)),
        }
    }
}

fn id_of(item: &Value) -> Option<&str> {
    let Value::Table(pairs) = item else { return None };
    value_of(pairs, "id")?.texts().next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::read::layer_of_toml;
    use crate::config::{Dialect, KnownNames};

    fn layers(texts: [&str; 2]) -> Layers {
        let mut layers = Layers::default();
        let origins = [Origin::Extended("house.toml".into()), Origin::File("copydesk.toml".into())];
        for (text, origin) in texts.into_iter().zip(origins) {
            let mut layer = layer_of_toml(text, origin, &mut KnownNames::default()).unwrap();
            let overrides = layer.take_overrides();
            [vec![layer], overrides].concat().into_iter().for_each(|layer| layers.push(layer));
        }
        layers
    }

    #[test]
    fn lists_are_joined_and_the_last_value_holds_from_where_it_is() {
        let house = "dialect = 'en-GB'\nnames = 'Ana Ruiz'\n[policy]\nmax-anonymous-sources = 1\n";
        let own =
            "names = ['Kofi Adu']\n[policy]\nmax-anonymous-sources = 2\nrequire-anonymity-reason = true\n";
        let layers = layers([house, own]);
        let config = layers.config(&[0, 1]).unwrap();
        assert_eq!((config.dialect, config.names.len()), (Dialect::EnGb, 2));
        assert_eq!(config.policy.max_anonymous_sources, Some(2));
        let merged = layers.merged(&[0, 1]);
        let Some(Value::Table(policy)) = value_of(&merged, "policy") else { panic!("{merged:?}") };
        let most = policy.iter().find(|pair| pair.key == "max-anonymous-sources").unwrap();
        assert_eq!(layers.origin(most.value_at), Some((&Origin::File("copydesk.toml".into()), Some(3))));
    }

    #[test]
    fn one_name_is_one_rule_and_an_override_holds_for_its_paths() {
        let house = "[[phrase]]\nid = 'shut'\nfind = 'shut'\n[[phrase]]\nid = 'open'\nfind = 'open'\n";
        let own = "[[overrides]]\npaths = 'live/**'\n[[overrides.phrase]]\nid = 'shut'\nfind = 'closed'\n";
        let layers = layers([house, own]);
        let pages = |draft: &str| {
            let config = layers.config(&layers.that_hold(Some(Path::new(draft)))).unwrap();
            config.house_rules().map(|rule| rule.summary.clone()).collect::<Vec<_>>()
        };
        let other = "“open”, which the house does not print";
        assert_eq!(pages("a.md"), ["“shut”, which the house does not print", other]);
        assert_eq!(pages("live/a.md"), ["“closed”, which the house does not print", other]);
        assert_eq!(layers.variations(), [vec![0, 1], vec![0, 1, 2]]);
    }
}
