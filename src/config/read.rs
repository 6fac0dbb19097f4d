//! Reads settings written as TOML or JSON, and says of each mistake where it is and what was meant.
//!
//! Both notations become one tree of [`Value`]s, so that a setting is checked in one place.

use super::value::{Pair, Value, pairs_of_toml};
use super::{Config, Dialect, Genre, Preset, Register, nearest, policy, register, unknown};
use crate::finding::Level;
use crate::text::{Encoding, LineIndex};
use std::fmt;
use std::path::PathBuf;
use toml::de::DeTable;

/// One mistake in settings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConfigError {
    /// The line, from 1; 0 for settings that came without a text.
    pub line: usize,
    /// The column in code points, from 1; 0 for settings that came without a text.
    pub column: usize,
    /// What is wrong, and the nearest right word.
    pub message: String,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str(&self.message),
            line => write!(f, "{line}:{}: {}", self.column, self.message),
        }
    }
}

impl std::error::Error for ConfigError {}

/// Reads the text of a `copydesk.toml`; `known_rules` are the names that `[rules]` may hold.
///
/// # Errors
/// Every mistake in it, in the order of the text: bad TOML, a wrong key, an unknown rule, a bad value.
pub fn parse(text: &str, known_rules: &[&str]) -> Result<Config, Vec<ConfigError>> {
    parse_with(text, |pairs, mistakes| read(pairs, known_rules, mistakes))
}

/// Reads the text of a `names.toml`.
///
/// # Errors
/// Every mistake in it, in the order of the text.
pub fn parse_register(text: &str) -> Result<Register, Vec<ConfigError>> {
    parse_with(text, register::read)
}

fn parse_with<T: Default>(
    text: &str,
    read: impl FnOnce(&[Pair], &mut Vec<Mistake>) -> T,
) -> Result<T, Vec<ConfigError>> {
    let (table, syntax) = DeTable::parse_recoverable(text);
    let mut mistakes: Vec<Mistake> = syntax
        .iter()
        .map(|error| Mistake {
            at: error.span().map_or(0, |span| span.start),
            message: error.message().to_owned(),
        })
        .collect();
    let mut settings = T::default();
    if mistakes.is_empty() {
        settings = read(&pairs_of_toml(table.get_ref()), &mut mistakes);
    }
    if mistakes.is_empty() {
        return Ok(settings);
    }
    mistakes.sort_by_key(|mistake| mistake.at);
    let lines = LineIndex::new(text);
    Err(mistakes.into_iter().map(|mistake| mistake.placed(text, &lines)).collect())
}

/// Reads an editor's settings: the same keys as in the file, as a JSON object. `null` sets nothing, nor does
/// an empty list, which is what an empty table of Lua is sent as.
///
/// # Errors
/// Every mistake in it; they carry no line.
pub fn from_json(value: &serde_json::Value, known_rules: &[&str]) -> Result<Config, Vec<ConfigError>> {
    let mut mistakes = Vec::new();
    let config = match Value::of_json(value) {
        Value::Table(pairs) => read(&pairs, known_rules, &mut mistakes),
        _ if value.is_null() || value.as_array().is_some_and(Vec::is_empty) => Config::default(),
        other => {
            mistakes.push(Mistake::new(0, format!("the settings are {}, not an object", other.kind())));
            Config::default()
        }
    };
    if mistakes.is_empty() {
        return Ok(config);
    }
    let without_place = |mistake: Mistake| ConfigError { line: 0, column: 0, message: mistake.message };
    Err(mistakes.into_iter().map(without_place).collect())
}

/// The keys at the top of the settings.
const KEYS: [&str; 10] = [
    "dialect",
    "genre",
    "preset",
    "own-title",
    "names",
    "words",
    "dictionary",
    "register",
    "policy",
    "rules",
];

fn read(pairs: &[Pair], known_rules: &[&str], mistakes: &mut Vec<Mistake>) -> Config {
    let mut config = Config::default();
    for pair in pairs {
        match pair.key.as_str() {
            "dialect" => {
                let read = |name: &str| name.parse().ok();
                config.dialect = one_of(pair, &DIALECTS, "en-US", read, mistakes).unwrap_or_default();
            }
            "genre" => {
                let names = Genre::ALL.map(Genre::as_str);
                config.genre = one_of(pair, &names, "opinion", Genre::named, mistakes).unwrap_or_default();
            }
            "preset" => {
                let names = Preset::ALL.map(Preset::as_str);
                config.preset = one_of(pair, &names, "ap", |name| name.parse().ok(), mistakes);
            }
            "own-title" => config.own_title = words(pair, mistakes),
            "names" => config.names = words(pair, mistakes),
            "words" => config.words = words(pair, mistakes),
            "dictionary" => config.dictionary = path(pair, mistakes),
            "register" => config.register = register_of(pair, mistakes),
            "policy" => config.policy = policy::read(pair, mistakes),
            "rules" => read_rules(pair, known_rules, &mut config, mistakes),
            key => mistakes.push(Mistake::new(pair.key_at, unknown("key", key, &KEYS))),
        }
    }
    config
}

const DIALECTS: [&str; 2] = [Dialect::EnUs.as_str(), Dialect::EnGb.as_str()];

/// The one of a few names that a setting gives; `like` is one of them, for the message.
fn one_of<T>(
    pair: &Pair,
    names: &[&str],
    like: &str,
    read: impl Fn(&str) -> Option<T>,
    mistakes: &mut Vec<Mistake>,
) -> Option<T> {
    let Value::Text(name) = &pair.value else {
        let message = format!("`{}` is {}, not a text such as \"{like}\"", pair.key, pair.value.kind());
        mistakes.push(Mistake::new(pair.value_at, message));
        return None;
    };
    let choice = read(name);
    if choice.is_none() {
        mistakes.push(Mistake::new(pair.value_at, unknown(&pair.key, name, names)));
    }
    choice
}

fn path(pair: &Pair, mistakes: &mut Vec<Mistake>) -> Option<PathBuf> {
    match &pair.value {
        Value::Text(path) if !path.trim().is_empty() => return Some(PathBuf::from(path)),
        other => {
            let kind = if let Value::Text(_) = other { "an empty text" } else { other.kind() };
            let message = format!("`{}` is {kind}, not the path of a file such as \"words.txt\"", pair.key);
            mistakes.push(Mistake::new(pair.value_at, message));
        }
    }
    None
}

fn register_of(pair: &Pair, mistakes: &mut Vec<Mistake>) -> Register {
    let Value::Table(pairs) = &pair.value else {
        let message = format!("`register` is {}, not a table of names", pair.value.kind());
        mistakes.push(Mistake::new(pair.value_at, message));
        return Register::default();
    };
    register::read(pairs, mistakes)
}

/// Texts with something in them: what is nothing would stand everywhere.
pub(super) fn words(pair: &Pair, mistakes: &mut Vec<Mistake>) -> Vec<String> {
    let texts = texts(pair, mistakes);
    let words: Vec<String> = texts.iter().map(|text| text.trim().to_owned()).collect();
    if words.iter().any(String::is_empty) {
        mistakes.push(Mistake::new(pair.value_at, format!("`{}` holds an empty text", pair.key)));
    }
    words
}

/// A list of texts, or one text alone.
fn texts(pair: &Pair, mistakes: &mut Vec<Mistake>) -> Vec<String> {
    let items = match &pair.value {
        Value::List(items) => items.as_slice(),
        Value::Text(text) => return vec![text.clone()],
        other => {
            let message = format!("`{}` is {}, not a list of texts", pair.key, other.kind());
            mistakes.push(Mistake::new(pair.value_at, message));
            return Vec::new();
        }
    };
    let mut texts = Vec::with_capacity(items.len());
    for (item, at) in items {
        match item {
            Value::Text(text) => texts.push(text.clone()),
            other => {
                let message = format!("`{}` holds {}, where only texts may stand", pair.key, other.kind());
                mistakes.push(Mistake::new(*at, message));
            }
        }
    }
    texts
}

fn read_rules(pair: &Pair, known_rules: &[&str], config: &mut Config, mistakes: &mut Vec<Mistake>) {
    let Value::Table(rules) = &pair.value else {
        let message = format!("`rules` is {}, not a table of rules and levels", pair.value.kind());
        return mistakes.push(Mistake::new(pair.value_at, message));
    };
    let levels = Level::ALL.map(Level::as_str);
    for rule in rules {
        if !known_rules.contains(&rule.key.as_str()) {
            let message = match nearest(&rule.key, known_rules.iter().copied()) {
                Some(_) => unknown("rule", &rule.key, known_rules),
                None => format!(
                    "unknown rule `{}`; rules have levels, families have none (`copydesk rules` lists the rules)",
                    rule.key
                ),
            };
            mistakes.push(Mistake::new(rule.key_at, message));
            continue;
        }
        let Value::Text(level) = &rule.value else {
            let kind = rule.value.kind();
            let message = format!("the level of `{}` is {kind}; take one of {}", rule.key, levels.join(", "));
            mistakes.push(Mistake::new(rule.value_at, message));
            continue;
        };
        match level.parse::<Level>() {
            Ok(level) => {
                config.rules.insert(rule.key.clone(), level);
            }
            Err(_) => mistakes.push(Mistake::new(rule.value_at, unknown("level", level, &levels))),
        }
    }
}

/// A mistake at a byte offset of the text.
pub(super) struct Mistake {
    at: usize,
    message: String,
}

impl Mistake {
    pub(super) fn new(at: usize, message: String) -> Self {
        Self { at, message }
    }

    fn placed(self, text: &str, lines: &LineIndex) -> ConfigError {
        let position = lines.position(text, self.at, Encoding::Utf32);
        ConfigError { line: position.line + 1, column: position.column + 1, message: self.message }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: &[&str] = &["bare-anonymous-source", "repeated-word"];

    fn messages(text: &str) -> Vec<String> {
        parse(text, RULES).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_setting_is_read() {
        let text = "dialect = \"en-GB\"\ngenre = \"review\"\npreset = \"ap\"\nown-title = \"The Brill Herald\"\nnames = ['Oda Tamm']\n\
                    words = []\n[rules]\nrepeated-word = \"error\"\n";
        let config = parse(text, RULES).unwrap();
        assert_eq!(config.dialect, Dialect::EnGb);
        assert_eq!(config.genre, Genre::Review);
        assert_eq!(config.preset, Some(Preset::Ap));
        assert_eq!(config.own_title, ["The Brill Herald"]);
        assert_eq!(config.names, ["Oda Tamm"]);
        assert_eq!(config.rules["repeated-word"], Level::Error);
        assert_eq!(parse("", RULES).unwrap(), Config::default());
        assert_eq!(parse("genre = 'Opinion'", RULES).unwrap().genre, Genre::Opinion);
    }

    #[test]
    fn all_mistakes_are_named_at_once_with_line_and_right_word() {
        let text = "dilect = \"en-US\"\nnames = [\"é\", 3]\nwords = true\n[rules]\n\
                    bare-anonymous-sources = \"off\"\nrepeated-word = \"wraning\"\n";
        assert_eq!(
            messages(text),
            [
                "1:1: unknown key `dilect`; did you mean `dialect`?",
                "2:15: `names` holds a number, where only texts may stand",
                "3:9: `words` is true or false, not a list of texts",
                "5:1: unknown rule `bare-anonymous-sources`; did you mean `bare-anonymous-source`?",
                "6:17: unknown level `wraning`; did you mean `warning`?",
            ]
        );
    }

    #[test]
    fn each_kind_of_bad_value_is_named() {
        assert_eq!(
            messages("dialect = 'en-NZ-x'"),
            ["1:11: unknown dialect `en-NZ-x`; take one of en-US, en-GB"]
        );
        assert_eq!(messages("dialect = 1"), ["1:11: `dialect` is a number, not a text such as \"en-US\""]);
        assert_eq!(messages("genre = 'opinon'"), ["1:9: unknown genre `opinon`; did you mean `opinion`?"]);
        assert_eq!(
            messages("genre = 'zzz'"),
            ["1:9: unknown genre `zzz`; take one of news, analysis, opinion, review, live, sport"]
        );
        assert_eq!(
            messages("preset = 'gardian'"),
            ["1:10: unknown preset `gardian`; did you mean `guardian`?"]
        );
        assert_eq!(messages("genre = []"), ["1:9: `genre` is a list, not a text such as \"opinion\""]);
        assert_eq!(messages("names = ['']"), ["1:9: `names` holds an empty text"]);
        assert_eq!(
            messages("dictionary = 3"),
            ["1:14: `dictionary` is a number, not the path of a file such as \"words.txt\""]
        );
        assert_eq!(messages("register = 3"), ["1:12: `register` is a number, not a table of names"]);
        assert_eq!(messages("own-title = ' '"), ["1:13: `own-title` holds an empty text"]);
        assert_eq!(
            messages("[rules]\nanonymity = 'off'"),
            [
                "2:1: unknown rule `anonymity`; rules have levels, families have none (`copydesk rules` lists the rules)"
            ]
        );
        assert_eq!(messages("rules = 'off'"), ["1:9: `rules` is a text, not a table of rules and levels"]);
        assert_eq!(
            messages("[rules]\nrepeated-word = false"),
            [
                "2:17: the level of `repeated-word` is true or false; take one of off, hint, info, warning, error"
            ]
        );
    }

    #[test]
    fn bad_toml_is_named_by_line() {
        let errors = parse("names = []\nwords = [\"a\"\n[rules]\n", RULES).unwrap_err();
        assert!(errors.iter().all(|error| error.line >= 2), "{errors:?}");
        assert_eq!(parse("names = []\nnames = []\n", RULES).unwrap_err()[0].line, 2);
    }

    #[test]
    fn an_editors_settings_are_checked_alike() {
        let json = serde_json::json!({"own-title": ["Herald"], "rules": {"repeated-word": "off"}});
        assert_eq!(from_json(&json, RULES).unwrap().rules["repeated-word"], Level::Off);
        assert_eq!(from_json(&serde_json::Value::Null, RULES).unwrap(), Config::default());
        let json = serde_json::json!({"rules": {"repeated-wrod": "off"}, "words": {}});
        let errors: Vec<_> = from_json(&json, RULES).unwrap_err().iter().map(ToString::to_string).collect();
        assert_eq!(
            errors,
            [
                "unknown rule `repeated-wrod`; did you mean `repeated-word`?",
                "`words` is a table, not a list of texts"
            ]
        );
        assert_eq!(from_json(&serde_json::json!([]), RULES).unwrap(), Config::default());
        assert!(from_json(&serde_json::json!(["off"]), RULES).is_err());
    }
}
