//! The house's register of names: who or what they are, and how they get misspelt.
//!
//! It is a file of its own, `names.toml`, or the table `register` of the settings.

use super::check::Mistake;
use super::keys::{Entries, Fields, Key, Kind};
use super::value::{Pair, pair_of};
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

/// The kinds of names that a register holds.
pub(super) static FIELDS: Fields = Fields {
    table: "a table of names",
    unknown: "kind of name",
    keys: &[
        Key { name: "person", about: "People.", kind: Kind::Tables(&PERSON) },
        Key { name: "organisation", about: "Organisations.", kind: Kind::Tables(&ORGANISATION) },
        Key { name: "place", about: "Places.", kind: Kind::Tables(&PLACE) },
    ],
    shared: &[],
};

static PERSON: Entries = entries("key of `person`");
static ORGANISATION: Entries = entries("key of `organisation`");
static PLACE: Entries = entries("key of `place`");

const fn entries(unknown: &'static str) -> Entries {
    Entries {
        fields: Fields { table: "a table", unknown, keys: &KEYS, shared: &[] },
        required: ("name", "the form that the house prints"),
        check,
    }
}

static KEYS: [Key; 4] = [
    Key { name: "name", about: "The form that the house prints.", kind: Kind::Text },
    Key { name: "role", about: "What its bearer is or does, for messages.", kind: Kind::Text },
    Key { name: "also", about: "Other forms that are right.", kind: Kind::Texts },
    Key { name: "misspellings", about: "Forms that are wrong, as they get written.", kind: Kind::Texts },
];

/// A form is right or wrong, and not both.
fn check(pairs: &[Pair], mistakes: &mut Vec<Mistake>) {
    let forms = |key| pairs.iter().filter(move |pair| pair.key == key).flat_map(|pair| pair.value.texts());
    let is_right = |form: &&str| forms("name").chain(forms("also")).any(|right| right == *form);
    let misspellings = pair_of(pairs, "misspellings");
    if let Some(pair) = misspellings
        && let Some(form) = pair.value.texts().find(is_right)
    {
        let message = format!("`{form}` is a form that is right; take it out of one of the two");
        mistakes.push(Mistake::new(pair.value_at, message));
    }
}

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

#[cfg(test)]
mod tests {
    use crate::config::{KnownNames, parse, parse_register};

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
        let settings = parse("[[register.person]]\nname = 'Ana Ruiz'\n", &KnownNames::default()).unwrap();
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
