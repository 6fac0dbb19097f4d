//! Holds settings against the table of keys: says of each mistake where it is and what was meant, and gives each value
//! the one form that it is read from.

use super::keys::{Entries, Fields, Key, Kind, OF_A_FILE, PATHS, SETTINGS, Words, names_of_override};
use super::paths::Paths;
use super::value::{Pair, Place, Value, value_of};
use super::{KnownNames, house, nearest, unknown};
use crate::finding::Level;

/// A mistake at a place of the text.
pub(super) struct Mistake {
    pub at: Place,
    pub message: String,
}

impl Mistake {
    pub fn new(at: Place, message: impl Into<String>) -> Self {
        Self { at, message: message.into() }
    }
}

/// Checks all settings of a file or an editor, and adds the names of the house's rules in them to those that are known.
/// Their values are of use only where there is no mistake: then texts are trimmed, and what may be one value alone is a
/// list.
pub(super) fn settings(pairs: &mut [Pair], known: &mut KnownNames, mistakes: &mut Vec<Mistake>) {
    house::keys::add_names(pairs, known, mistakes);
    Check { known, mistakes }.fields(pairs, &SETTINGS);
}

/// The same for a table of other keys.
pub(super) fn fields(pairs: &mut [Pair], fields: &Fields, mistakes: &mut Vec<Mistake>) {
    Check { known: &KnownNames::default(), mistakes }.fields(pairs, fields);
}

struct Check<'a> {
    known: &'a KnownNames,
    mistakes: &'a mut Vec<Mistake>,
}

impl Check<'_> {
    fn say(&mut self, at: Place, message: impl Into<String>) {
        self.mistakes.push(Mistake::new(at, message));
    }

    fn fields(&mut self, pairs: &mut [Pair], fields: &Fields) {
        for pair in pairs {
            match fields.get(&pair.key) {
                Some(key) => self.value(pair, key),
                None => self.say(pair.key_at, unknown(fields.unknown, &pair.key, &fields.names())),
            }
        }
    }

    fn value(&mut self, pair: &mut Pair, key: &Key) {
        match &key.kind {
            Kind::OneOf(words) => self.one_of(pair, words),
            Kind::Text => self.text(pair),
            Kind::Texts => self.texts(pair),
            Kind::Path(like) => self.path(&pair.key, &pair.value, pair.value_at, like),
            Kind::Paths(like) => self.paths(pair, like),
            Kind::Count => self.count(pair),
            Kind::Choice => self.choice(pair),
            Kind::Table(fields) => match &mut pair.value {
                Value::Table(pairs) => self.fields(pairs, fields),
                other => {
                    let message = format!("`{}` is {}, not {}", pair.key, other.kind(), fields.table);
                    self.say(pair.value_at, message);
                }
            },
            Kind::Tables(entries) => self.tables(pair, |check, key, pairs, at| {
                check.entry(key, pairs, at, entries);
            }),
            Kind::Levels => self.levels(pair),
            Kind::Budgets => self.budgets(pair),
            Kind::Overrides => self.tables(pair, |check, _, pairs, at| check.an_override(pairs, at)),
            Kind::Globs => self.globs(pair),
        }
    }

    fn one_of(&mut self, pair: &Pair, words: &Words) {
        let Value::Text(name) = &pair.value else {
            let kind = pair.value.kind();
            let message = format!("`{}` is {kind}, not a text such as \"{}\"", pair.key, words.like);
            return self.say(pair.value_at, message);
        };
        let message = match (words.meant)(name) {
            Some(word) if word == name => return,
            Some(word) => format!("unknown {} `{name}`; did you mean `{word}`?", pair.key),
            None => unknown(&pair.key, name, words.names),
        };
        self.say(pair.value_at, message);
    }

    fn text(&mut self, pair: &mut Pair) {
        match &mut pair.value {
            Value::Text(text) if text.trim().is_empty() => {
                self.say(pair.value_at, format!("`{}` is an empty text", pair.key));
            }
            Value::Text(text) => *text = text.trim().to_owned(),
            other => self.say(pair.value_at, format!("`{}` is {}, not a text", pair.key, other.kind())),
        }
    }

    /// Texts with something in them: what is nothing would stand everywhere.
    fn texts(&mut self, pair: &mut Pair) {
        make_list(pair);
        let Value::List(items) = &mut pair.value else {
            let message = format!("`{}` is {}, not a list of texts", pair.key, pair.value.kind());
            return self.say(pair.value_at, message);
        };
        for (item, at) in items {
            let message = match item {
                Value::Text(text) if text.trim().is_empty() => format!("`{}` holds an empty text", pair.key),
                Value::Text(text) => {
                    *text = text.trim().to_owned();
                    continue;
                }
                other => format!("`{}` holds {}, where only texts may stand", pair.key, other.kind()),
            };
            self.mistakes.push(Mistake::new(*at, message));
        }
    }

    fn paths(&mut self, pair: &mut Pair, like: &str) {
        make_list(pair);
        let Value::List(items) = &pair.value else {
            return self.path(&pair.key, &pair.value, pair.value_at, like);
        };
        for (item, at) in items {
            self.path(&pair.key, item, *at, like);
        }
    }

    fn path(&mut self, key: &str, value: &Value, at: Place, like: &str) {
        let kind = match value {
            Value::Text(path) if !path.trim().is_empty() => return,
            Value::Text(_) => "an empty text",
            other => other.kind(),
        };
        self.say(at, format!("`{key}` is {kind}, not the path of a file such as \"{like}\""));
    }

    fn count(&mut self, pair: &Pair) {
        let message = match &pair.value {
            Value::Count(_) => return,
            Value::Other("a number") => format!("`{}` is no whole number from 0", pair.key),
            other => format!("`{}` is {}, not a number", pair.key, other.kind()),
        };
        self.say(pair.value_at, message);
    }

    fn choice(&mut self, pair: &Pair) {
        if !matches!(pair.value, Value::Choice(_)) {
            let message = format!("`{}` is {}, not true or false", pair.key, pair.value.kind());
            self.say(pair.value_at, message);
        }
    }

    /// A list of tables, or one table alone.
    fn tables(&mut self, pair: &mut Pair, check: impl Fn(&mut Self, &str, &mut [Pair], Place)) {
        if !matches!(pair.value, Value::List(_)) {
            let alone = std::mem::replace(&mut pair.value, Value::List(Vec::new()));
            pair.value = Value::List(vec![(alone, pair.value_at)]);
        }
        let Value::List(items) = &mut pair.value else { return };
        for (item, at) in items {
            match item {
                Value::Table(pairs) => check(self, &pair.key, pairs, *at),
                other => {
                    let message = format!("`{}` is {}, not a table: write [[{0}]]", pair.key, other.kind());
                    self.say(*at, message);
                }
            }
        }
    }

    fn entry(&mut self, key: &str, pairs: &mut [Pair], at: Place, entries: &Entries) {
        let known = self.mistakes.len();
        self.fields(pairs, &entries.fields);
        let (required, what) = entries.required;
        if self.mistakes.len() == known && value_of(pairs, required).is_none() {
            self.say(at, format!("a `{key}` lacks its `{required}`, {what}"));
        }
        if self.mistakes.len() == known {
            (entries.check)(pairs, self.mistakes);
        }
    }

    fn an_override(&mut self, pairs: &mut [Pair], at: Place) {
        if value_of(pairs, PATHS.name).is_none() {
            self.say(
                at,
                "an override lacks its `paths`, the drafts that it is for: paths = [\"opinion/**\"]",
            );
        }
        for pair in pairs {
            if pair.key == PATHS.name {
                self.value(pair, &PATHS);
            } else if OF_A_FILE.contains(&pair.key.as_str()) {
                let message = format!("`{}` is of a whole file and has no place in an override", pair.key);
                self.say(pair.key_at, message);
            } else if let Some(key) = SETTINGS.get(&pair.key) {
                self.value(pair, key);
            } else {
                self.say(pair.key_at, unknown("key of an override", &pair.key, &names_of_override()));
            }
        }
    }

    fn globs(&mut self, pair: &mut Pair) {
        let known = self.mistakes.len();
        self.texts(pair);
        let Value::List(items) = &pair.value else { return };
        if items.is_empty() {
            self.say(pair.value_at, format!("`{}` names no draft", pair.key));
        }
        if self.mistakes.len() > known {
            return;
        }
        for (item, at) in items {
            if let Value::Text(glob) = item
                && let Err(wrong) = Paths::of([glob.as_str()])
            {
                self.mistakes.push(Mistake::new(*at, format!("`{glob}` is no pattern of paths: {wrong}")));
            }
        }
    }

    fn budgets(&mut self, pair: &mut Pair) {
        let Value::Table(budgets) = &pair.value else {
            let kind = pair.value.kind();
            let message = format!("`budgets` is {kind}, not a table of rules or families and numbers");
            return self.say(pair.value_at, message);
        };
        let names = [self.known.all_rules(), self.known.families.clone()].concat();
        for budget in budgets {
            if names.contains(&budget.key.as_str()) {
                self.count(budget);
            } else {
                self.say(budget.key_at, unknown("rule or family", &budget.key, &names));
            }
        }
    }

    fn levels(&mut self, pair: &mut Pair) {
        let Value::Table(rules) = &mut pair.value else {
            let message = format!("`rules` is {}, not a table of rules and levels", pair.value.kind());
            return self.say(pair.value_at, message);
        };
        for rule in rules {
            let names = self.known.all_rules();
            if !names.contains(&rule.key.as_str()) {
                let message = match nearest(&rule.key, names.iter().copied()) {
                    Some(_) => unknown("rule", &rule.key, &names),
                    None => format!(
                        "unknown rule `{}`; rules have levels, families have none (`copydesk rules` lists the rules)",
                        rule.key
                    ),
                };
                self.say(rule.key_at, message);
                continue;
            }
            let message = match &rule.value {
                Value::Text(level) if level.parse::<Level>().is_ok() => continue,
                Value::Text(level) => unknown("level", level, &Level::NAMES),
                other => {
                    let (rule, levels) = (&rule.key, Level::NAMES.join(", "));
                    format!("the level of `{rule}` is {}; take one of {levels}", other.kind())
                }
            };
            self.say(rule.value_at, message);
        }
    }
}

/// One text alone is a list of one.
fn make_list(pair: &mut Pair) {
    if matches!(pair.value, Value::Text(_)) {
        let alone = std::mem::replace(&mut pair.value, Value::List(Vec::new()));
        pair.value = Value::List(vec![(alone, pair.value_at)]);
    }
}
