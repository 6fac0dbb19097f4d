//! The JSON schema of settings, made from the table of keys, by which editors complete and check them.

use super::house::keys::KINDS;
use super::keys::{Entries, Fields, Key, Kind, OF_A_FILE, PATHS, SETTINGS};
use crate::finding::Level;
use serde_json::{Map, Value, json};

/// The schema, in the draft of the standard that editors of TOML know. `rules` and `families` are the names that
/// settings may hold, each with what it is about.
pub fn schema(rules: &[(&str, &str)], families: &[&str]) -> Value {
    let names = Names { rules, families };
    let mut schema = names.fields(&SETTINGS);
    let mut definitions = Map::new();
    definitions.insert("text".to_owned(), text());
    definitions.insert("override".to_owned(), names.an_override());
    names.define(&SETTINGS, &mut definitions);
    schema["definitions"] = Value::Object(definitions);
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!("Settings of Copydesk");
    schema
}

struct Names<'a> {
    rules: &'a [(&'a str, &'a str)],
    families: &'a [&'a str],
}

impl Names<'_> {
    fn fields(&self, fields: &Fields) -> Value {
        let properties: Map<String, Value> =
            fields.all().map(|key| (key.name.to_owned(), self.key(key))).collect();
        json!({ "type": "object", "properties": properties, "additionalProperties": false })
    }

    fn key(&self, key: &Key) -> Value {
        let mut schema = match &key.kind {
            Kind::OneOf(words) => json!({ "enum": words.names }),
            Kind::Text | Kind::Path(_) => text(),
            Kind::Texts | Kind::Paths(_) => one_or_several("text"),
            Kind::Globs => {
                let mut globs = one_or_several("text");
                globs["anyOf"][1]["minItems"] = json!(1);
                globs
            }
            Kind::Count => count(),
            Kind::Choice => json!({ "type": "boolean" }),
            Kind::Table(fields) => self.fields(fields),
            Kind::Tables(_) => one_or_several(key.name),
            Kind::Levels => self.levels(),
            Kind::Budgets => self.budgets(),
            Kind::Overrides => one_or_several("override"),
        };
        schema["description"] = json!(key.about);
        schema
    }

    /// The tables that may stand under some keys and those below them, each under the name of its key.
    fn define(&self, fields: &Fields, definitions: &mut Map<String, Value>) {
        for key in fields.all() {
            match &key.kind {
                Kind::Table(fields) => self.define(fields, definitions),
                Kind::Tables(entries) => {
                    definitions.insert(key.name.to_owned(), self.entry(key.name, entries));
                }
                _ => {}
            }
        }
    }

    fn entry(&self, name: &str, entries: &Entries) -> Value {
        let mut schema = self.fields(&entries.fields);
        schema["required"] = json!([entries.required.0]);
        // What a rule of the house finds is said in one way of several.
        if KINDS.contains(&name) {
            let is_phrase = entries.fields.get("find").is_some();
            let ways: &[&str] = if is_phrase { &["find", "regex"] } else { &["forms"] };
            schema["oneOf"] = ways.iter().map(|way| json!({ "required": [way] })).collect();
            // What is changed unseen must be known.
            let change = if is_phrase { "replacement" } else { "use" };
            schema["if"] = json!({ "properties": { "safe": { "const": true } }, "required": ["safe"] });
            schema["then"] = json!({ "required": [change] });
        }
        schema
    }

    /// Beside our rules a house may have its own.
    fn levels(&self) -> Value {
        let level = |about: &str| json!({ "enum": Level::NAMES, "description": about });
        let rules: Map<String, Value> =
            self.rules.iter().map(|(rule, about)| ((*rule).to_owned(), level(about))).collect();
        json!({ "type": "object", "properties": rules, "additionalProperties": { "enum": Level::NAMES } })
    }

    fn budgets(&self) -> Value {
        let names = self.rules.iter().map(|(rule, _)| rule).chain(self.families);
        let names: Map<String, Value> = names.map(|name| ((*name).to_owned(), count())).collect();
        json!({ "type": "object", "properties": names, "additionalProperties": count() })
    }

    /// Any setting may stand in an override, save those of a whole file.
    fn an_override(&self) -> Value {
        let settings = SETTINGS.keys.iter().filter(|key| !OF_A_FILE.contains(&key.name));
        let mut properties: Map<String, Value> = settings
            .map(|key| (key.name.to_owned(), json!({ "$ref": format!("#/properties/{}", key.name) })))
            .collect();
        properties.insert(PATHS.name.to_owned(), self.key(&PATHS));
        let required = [PATHS.name];
        json!({ "type": "object", "properties": properties, "additionalProperties": false, "required": required })
    }
}

/// A text that is more than white space.
fn text() -> Value {
    json!({ "type": "string", "pattern": "\\S" })
}

fn count() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

/// A list of what has that definition, or one alone.
fn one_or_several(definition: &str) -> Value {
    let item = json!({ "$ref": format!("#/definitions/{definition}") });
    json!({ "anyOf": [item, { "type": "array", "items": item }] })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, KnownNames, from_json};

    fn known() -> KnownNames {
        KnownNames {
            rules: vec!["repeated-word".to_owned()],
            families: vec!["claims"],
            ..KnownNames::default()
        }
    }

    /// A value that a schema takes, made from the schema alone.
    fn sample(whole: &Value, key: &str, schema: &Value) -> Value {
        if let Some(definition) = schema["$ref"].as_str() {
            return sample(whole, key, whole.pointer(definition.trim_start_matches('#')).unwrap());
        }
        if let Some(words) = schema["enum"].as_array() {
            return words[0].clone();
        }
        if let Some(ways) = schema["anyOf"].as_array() {
            return sample(whole, key, &ways[0]);
        }
        match schema["type"].as_str() {
            Some("string") if key == "regex" => json!("a+"),
            Some("string") => json!("a"),
            Some("integer") => json!(1),
            Some("boolean") => json!(true),
            Some("object") => {
                let skipped = ["regex"];
                let properties = schema["properties"].as_object().unwrap().iter();
                let kept = properties.filter(|(key, _)| !skipped.contains(&key.as_str()));
                kept.map(|(key, schema)| (key.clone(), sample(whole, key, schema))).collect()
            }
            other => panic!("{key}: {other:?}"),
        }
    }

    #[test]
    fn whatever_the_schema_names_is_read() {
        let schema = schema(&[("repeated-word", "")], &["claims"]);
        let properties = schema["properties"].as_object().unwrap();
        for (key, described) in properties {
            if OF_A_FILE.contains(&key.as_str()) {
                continue;
            }
            let mut value = sample(&schema, key, described);
            match key.as_str() {
                // What a rule finds must not be what it puts there, and a pair has two forms.
                "phrase" => value["find"] = json!("b"),
                "pair" => value["forms"] = json!(["a", "b"]),
                // A form is right or wrong.
                "register" => ["person", "organisation", "place"]
                    .iter()
                    .for_each(|kind| value[kind]["misspellings"] = json!("b")),
                _ => {}
            }
            let settings = json!({ key.as_str(): value });
            assert!(from_json(&settings, &known()).is_ok(), "{key}: {:?}", from_json(&settings, &known()));
        }
    }

    #[test]
    fn whatever_is_read_is_in_the_schema() {
        let schema = schema(&[], &[]);
        let settings = serde_json::to_value(Config::default()).unwrap();
        let names = |fields: &Value| fields.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        for key in names(&settings) {
            let described = &schema["properties"][&key];
            assert!(described["description"].is_string(), "`{key}` is not in the table of keys");
            if let Some(inner) = settings[&key].as_object().filter(|inner| !inner.is_empty()) {
                assert_eq!(
                    names(&described["properties"]),
                    inner.keys().cloned().collect::<Vec<_>>(),
                    "{key}"
                );
            }
        }
        let in_overrides = &schema["definitions"]["override"]["properties"];
        let with_paths = [names(&settings), vec!["paths".to_owned()]].concat();
        assert!(with_paths.iter().all(|key| in_overrides[key].is_object()));
    }
}
