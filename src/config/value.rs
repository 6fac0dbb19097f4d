//! Settings as one tree of values, whatever they were written in.

use toml::de::{DeTable, DeValue};

/// A setting's value, whatever it was written in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// A text.
    Text(String),
    /// A whole number from 0.
    Count(usize),
    /// True or false.
    Choice(bool),
    /// Items, each with its place.
    List(Vec<(Value, Place)>),
    /// Keys with their values.
    Table(Vec<Pair>),
    /// What no setting takes, by its name in messages.
    Other(&'static str),
}

/// A key and its value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pair {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_at: Place,
    /// The value.
    pub value: Value,
    /// Where the value starts.
    pub value_at: Place,
}

/// Where something stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Place {
    /// The number of its layer, once it is one of several that lie over one another.
    pub layer: usize,
    /// The byte offset in the layer's text; 0 in JSON.
    pub offset: usize,
}

impl Place {
    fn of(offset: usize) -> Self {
        Self { layer: 0, offset }
    }
}

impl Value {
    pub(super) fn of_toml(value: &DeValue<'_>) -> Self {
        match value {
            DeValue::String(text) => Value::Text(text.to_string()),
            DeValue::Array(items) => Value::List(
                items
                    .iter()
                    .map(|item| (Self::of_toml(item.get_ref()), Place::of(item.span().start)))
                    .collect(),
            ),
            DeValue::Table(table) => Value::Table(pairs_of_toml(table)),
            DeValue::Integer(number) => {
                let count = usize::from_str_radix(number.as_str(), number.radix());
                count.map_or(Value::Other("a number"), Value::Count)
            }
            DeValue::Float(_) => Value::Other("a number"),
            DeValue::Boolean(choice) => Value::Choice(*choice),
            DeValue::Datetime(_) => Value::Other("a date"),
        }
    }

    pub(super) fn of_json(value: &serde_json::Value) -> Self {
        use serde_json::Value as Json;
        match value {
            Json::String(text) => Value::Text(text.clone()),
            Json::Array(items) => {
                Value::List(items.iter().map(|item| (Self::of_json(item), Place::default())).collect())
            }
            Json::Object(pairs) => Value::Table(
                pairs
                    .iter()
                    .map(|(key, value)| Pair::new(key, Self::of_json(value), Place::default()))
                    .collect(),
            ),
            Json::Number(number) => {
                let count = number.as_u64().and_then(|count| usize::try_from(count).ok());
                count.map_or(Value::Other("a number"), Value::Count)
            }
            Json::Bool(choice) => Value::Choice(*choice),
            Json::Null => Value::Other("null"),
        }
    }

    /// The same without places.
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::Value as Json;
        match self {
            Value::Text(text) => Json::String(text.clone()),
            Value::Count(count) => Json::from(*count),
            Value::Choice(choice) => Json::Bool(*choice),
            Value::List(items) => Json::Array(items.iter().map(|(item, _)| item.to_json()).collect()),
            Value::Table(pairs) => json_of(pairs),
            Value::Other(_) => Json::Null,
        }
    }

    /// The items of a list; none of any other value.
    pub fn items(&self) -> &[(Value, Place)] {
        match self {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The text that it is, or the texts that it holds.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let all = std::iter::once(self).chain(self.items().iter().map(|(item, _)| item));
        all.filter_map(|value| if let Value::Text(text) = value { Some(text.as_str()) } else { None })
    }

    /// Changes the text that it is, or the texts that it holds.
    pub(super) fn each_text(&mut self, change: impl Fn(&mut String)) {
        match self {
            Value::Text(text) => change(text),
            Value::List(items) => items.iter_mut().for_each(|(item, _)| {
                if let Value::Text(text) = item {
                    change(text);
                }
            }),
            _ => {}
        }
    }

    /// Says of all that is in it that it stands in that layer.
    pub(super) fn put_in_layer(&mut self, layer: usize) {
        match self {
            Value::List(items) => items.iter_mut().for_each(|(item, at)| {
                at.layer = layer;
                item.put_in_layer(layer);
            }),
            Value::Table(pairs) => pairs.iter_mut().for_each(|pair| pair.put_in_layer(layer)),
            Value::Text(_) | Value::Count(_) | Value::Choice(_) | Value::Other(_) => {}
        }
    }

    pub(super) fn kind(&self) -> &'static str {
        match self {
            Value::Text(_) => "a text",
            Value::Count(_) => "a number",
            Value::Choice(_) => "true or false",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
            Value::Other(name) => name,
        }
    }
}

impl Pair {
    pub(super) fn new(key: &str, value: Value, at: Place) -> Self {
        Self { key: key.to_owned(), key_at: at, value, value_at: at }
    }

    /// Says of it and all that is in it that it stands in that layer.
    pub(super) fn put_in_layer(&mut self, layer: usize) {
        self.key_at.layer = layer;
        self.value_at.layer = layer;
        self.value.put_in_layer(layer);
    }
}

/// The keys and values of a TOML table, in its order.
pub(super) fn pairs_of_toml(table: &DeTable<'_>) -> Vec<Pair> {
    table
        .iter()
        .map(|(key, value)| Pair {
            key: key.get_ref().to_string(),
            key_at: Place::of(key.span().start),
            value: Value::of_toml(value.get_ref()),
            value_at: Place::of(value.span().start),
        })
        .collect()
}

/// A table as a JSON object.
pub(super) fn json_of(pairs: &[Pair]) -> serde_json::Value {
    pairs.iter().map(|pair| (pair.key.clone(), pair.value.to_json())).collect()
}

/// A key with its value.
pub(super) fn pair_of<'a>(pairs: &'a [Pair], key: &str) -> Option<&'a Pair> {
    pairs.iter().find(|pair| pair.key == key)
}

/// The value of a key.
pub(super) fn value_of<'a>(pairs: &'a [Pair], key: &str) -> Option<&'a Value> {
    pair_of(pairs, key).map(|pair| &pair.value)
}
