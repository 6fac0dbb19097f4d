//! Settings as one tree of values, whatever they were written in.

use toml::de::{DeTable, DeValue};

/// A setting's value, whatever it was written in.
pub(super) enum Value {
    Text(String),
    /// A whole number from 0.
    Count(usize),
    /// True or false.
    Choice(bool),
    /// Items with the byte offset at which each starts.
    List(Vec<(Value, usize)>),
    Table(Vec<Pair>),
    /// What no setting takes, by its name in messages.
    Other(&'static str),
}

/// A key and its value, each with the byte offset at which it starts (0 in JSON).
pub(super) struct Pair {
    pub(super) key: String,
    pub(super) key_at: usize,
    pub(super) value: Value,
    pub(super) value_at: usize,
}

impl Value {
    pub(super) fn of_toml(value: &DeValue<'_>) -> Self {
        match value {
            DeValue::String(text) => Value::Text(text.to_string()),
            DeValue::Array(items) => Value::List(
                items.iter().map(|item| (Self::of_toml(item.get_ref()), item.span().start)).collect(),
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
            Json::Array(items) => Value::List(items.iter().map(|item| (Self::of_json(item), 0)).collect()),
            Json::Object(pairs) => Value::Table(
                pairs
                    .iter()
                    .map(|(key, value)| Pair {
                        key: key.clone(),
                        key_at: 0,
                        value: Self::of_json(value),
                        value_at: 0,
                    })
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

/// The keys and values of a TOML table, in its order.
pub(super) fn pairs_of_toml(table: &DeTable<'_>) -> Vec<Pair> {
    table
        .iter()
        .map(|(key, value)| Pair {
            key: key.get_ref().to_string(),
            key_at: key.span().start,
            value: Value::of_toml(value.get_ref()),
            value_at: value.span().start,
        })
        .collect()
}
