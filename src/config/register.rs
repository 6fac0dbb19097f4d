//! The house's register of names: who or what they are, and how they get misspelt.
//!
//! It is a file of its own, `names.toml`, or the table `register` of the settings.

use super::read::{Mistake, words};
use super::unknown;
use super::value::{Pair, Value};
use serde::{Deserialize, Serialize};

/// The names that the house keeps a record of, by what bears them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default, deny_unknown_fields)]
pub struct Register {
    /// People.
    pub person: Vec<RegisteredName>,
    /// Organisations, and what else is founded, launched or published.
    pub organisation: Vec<RegisteredName>,
    /// Places.
    pub place: Vec<RegisteredName>,
}

/// One name of the register.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default, deny_unknown_fields)]
pub struct RegisteredName {
    /// The form that the house prints.
    pub name: String,
    /// What its bearer is or does, for messages.
    pub role: Option<String>,
    /// Other forms that are right.
    pub also: Vec<String>,
    /// Forms that are wrong, as they get written.
    pub misspellings: Vec<String>,
}

const KINDS: [&str; 3] = ["person", "organisation", "place"];
const KEYS: [&str; 4] = ["name", "role", "also", "misspellings"];

impl Register {
    /// All names, people first.
    pub fn iter(&self) -> impl Iterator<Item = &RegisteredName> {
        self.person.iter().chain(&self.organisation).chain(&self.place)
    }

    /// Every form that is right as written.
    pub fn right_forms(&self) -> impl Iterator<Item = &String> {
        self.iter().flat_map(|entry| std::iter::once(&entry.name).chain(&entry.also))
    }

    /// Adds the names of another register behind those of this one.
    pub fn extend(&mut self, other: Register) {
        self.person.extend(other.person);
        self.organisation.extend(other.organisation);
        self.place.extend(other.place);
    }
}

/// Reads the tables of a register.
pub(super) fn read(pairs: &[Pair], mistakes: &mut Vec<Mistake>) -> Register {
    let mut register = Register::default();
    for pair in pairs {
        match pair.key.as_str() {
            "person" => register.person = entries(pair, mistakes),
            "organisation" => register.organisation = entries(pair, mistakes),
            "place" => register.place = entries(pair, mistakes),
            key => mistakes.push(Mistake::new(pair.key_at, unknown("kind of name", key, &KINDS))),
        }
    }
    register
}

/// A list of tables, or one table alone.
fn entries(pair: &Pair, mistakes: &mut Vec<Mistake>) -> Vec<RegisteredName> {
    let mut entries = Vec::new();
    let mut take = |value: &Value, at: usize, mistakes: &mut Vec<Mistake>| match value {
        Value::Table(pairs) => entries.extend(entry(&pair.key, pairs, at, mistakes)),
        other => {
            let message = format!("`{}` is {}, not a table: write [[{0}]]", pair.key, other.kind());
            mistakes.push(Mistake::new(at, message));
        }
    };
    match &pair.value {
        Value::List(items) => items.iter().for_each(|(item, at)| take(item, *at, mistakes)),
        alone => take(alone, pair.value_at, mistakes),
    }
    entries
}

fn entry(kind: &str, pairs: &[Pair], at: usize, mistakes: &mut Vec<Mistake>) -> Option<RegisteredName> {
    let mut entry = RegisteredName::default();
    let (known, mut misspellings_at) = (mistakes.len(), at);
    for pair in pairs {
        match pair.key.as_str() {
            "name" => entry.name = text(pair, mistakes).unwrap_or_default(),
            "role" => entry.role = text(pair, mistakes),
            "also" => entry.also = words(pair, mistakes),
            "misspellings" => {
                entry.misspellings = words(pair, mistakes);
                misspellings_at = pair.value_at;
            }
            key => {
                mistakes.push(Mistake::new(pair.key_at, unknown(&format!("key of `{kind}`"), key, &KEYS)));
            }
        }
    }
    if mistakes.len() == known && entry.name.is_empty() {
        mistakes
            .push(Mistake::new(at, format!("a `{kind}` lacks its `name`, the form that the house prints")));
    }
    let is_right = |form: &&String| **form == entry.name || entry.also.contains(form);
    if let Some(form) = entry.misspellings.iter().find(is_right) {
        let message = format!("`{form}` is a form that is right; take it out of one of the two");
        mistakes.push(Mistake::new(misspellings_at, message));
    }
    (mistakes.len() == known).then_some(entry)
}

fn text(pair: &Pair, mistakes: &mut Vec<Mistake>) -> Option<String> {
    let message = match &pair.value {
        Value::Text(text) if text.trim().is_empty() => format!("`{}` is an empty text", pair.key),
        Value::Text(text) => return Some(text.trim().to_owned()),
        other => format!("`{}` is {}, not a text", pair.key, other.kind()),
    };
    mistakes.push(Mistake::new(pair.value_at, message));
    None
}

#[cfg(test)]
mod tests {
    use crate::config::{parse, parse_register};

    #[test]
    fn names_have_roles_other_forms_and_misspellings() {
        let text = "[[person]]\nname = 'Ana Ruiz'\nrole = 'harbour master'\nmisspellings = ['Anna Ruiz']\n\
                    [[person]]\nname = 'Kofi Adu'\n[[organisation]]\nname = 'Corbel Trust'\nalso = ['the Trust']\n\
                    [place]\nname = 'Velm'\nmisspellings = ['Vellm']\n";
        let register = parse_register(text).unwrap();
        let names: Vec<&str> = register.iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(names, ["Ana Ruiz", "Kofi Adu", "Corbel Trust", "Velm"]);
        assert_eq!(register.person[0].role.as_deref(), Some("harbour master"));
        assert_eq!(register.person[0].misspellings, ["Anna Ruiz"]);
        assert_eq!(register.right_forms().count(), 5);
        let settings = parse("[[register.person]]\nname = 'Ana Ruiz'\n", &[]).unwrap();
        assert_eq!(settings.register.person[0].name, "Ana Ruiz");
    }

    #[test]
    fn each_mistake_is_named_with_its_line_and_the_way_out() {
        let text = "[[persn]]\nname = 'Ana Ruiz'\n[[person]]\nrole = 'mayor'\n[[person]]\nname = 'Kofi Adu'\n\
                    mispellings = []\n[[place]]\nname = 7\n[[place]]\nname = 'Velm'\nmisspellings = ['Velm']\n";
        let messages: Vec<String> =
            parse_register(text).unwrap_err().iter().map(ToString::to_string).collect();
        assert_eq!(
            messages,
            [
                "1:3: unknown kind of name `persn`; did you mean `person`?",
                "3:1: a `person` lacks its `name`, the form that the house prints",
                "7:1: unknown key of `person` `mispellings`; did you mean `misspellings`?",
                "9:8: `name` is a number, not a text",
                "12:16: `Velm` is a form that is right; take it out of one of the two",
            ]
        );
        let text = parse_register("person = 'Ana Ruiz'").unwrap_err()[0].to_string();
        assert_eq!(text, "1:10: `person` is a text, not a table: write [[person]]");
    }
}
