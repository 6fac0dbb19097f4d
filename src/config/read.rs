//! Reads settings written as TOML or JSON, and says of each mistake where it is and what was meant.
//!
//! Both notations become one tree of values, so that a setting is checked in one place.

use super::check::{self, Mistake};
use super::keys::OF_A_FILE;
use super::layers::{self, Layer, Origin};
use super::value::{Pair, Place, Value, json_of, pairs_of_toml};
use super::{Config, KnownNames, Register, register};
use crate::text::{Encoding, LineIndex};
use std::fmt;
use std::sync::Arc;
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

/// Reads the text of a `copydesk.toml` by itself: what it extends is not looked for, and its overrides hold nowhere.
///
/// # Errors
/// Every mistake in it, in the order of the text: bad TOML, a wrong key, an unknown rule, a bad value.
pub fn parse(text: &str, known: &KnownNames) -> Result<Config, Vec<ConfigError>> {
    let (pairs, _) = pairs_of(text, |pairs, mistakes| check::settings(pairs, &mut known.clone(), mistakes))?;
    layers::config_of(&pairs).map_err(|mistake| vec![mistake])
}

/// Reads the text of a `names.toml`.
///
/// # Errors
/// Every mistake in it, in the order of the text.
pub fn parse_register(text: &str) -> Result<Register, Vec<ConfigError>> {
    let (pairs, _) = pairs_of(text, |pairs, mistakes| check::fields(pairs, &register::FIELDS, mistakes))?;
    serde_json::from_value(json_of(&pairs)).map_err(|error| vec![without_place(error.to_string())])
}

/// Reads an editor's settings: the same keys as in the file, as a JSON object. `null` sets nothing, nor does
/// an empty list, which is what an empty table of Lua is sent as.
///
/// # Errors
/// Every mistake in it; they carry no line.
pub fn from_json(value: &serde_json::Value, known: &KnownNames) -> Result<Config, Vec<ConfigError>> {
    let mut layers = layers::Layers::default();
    layers.push(layer_of_json(value, Origin::Editor, known)?);
    layers.config(&[0]).map_err(|mistake| vec![mistake])
}

/// The layer that a text of settings makes.
///
/// # Errors
/// Every mistake in it, in the order of the text.
pub(super) fn layer_of_toml(
    text: &str,
    origin: Origin,
    known: &mut KnownNames,
) -> Result<Layer, Vec<ConfigError>> {
    let (pairs, text) = pairs_of(text, |pairs, mistakes| check::settings(pairs, known, mistakes))?;
    Ok(Layer::new(origin, Arc::new(text), pairs))
}

/// The paths of the files that a text of settings extends, each with its place; what is none is named when the text is
/// checked.
pub(super) fn extended_by(text: &str) -> Vec<(String, Place)> {
    let (table, _) = DeTable::parse_recoverable(text);
    let pairs = pairs_of_toml(table.get_ref());
    let Some(pair) = pairs.into_iter().find(|pair| pair.key == "extends") else { return Vec::new() };
    let items = match pair.value {
        Value::List(items) => items,
        alone => vec![(alone, pair.value_at)],
    };
    let path = |(item, at)| match item {
        Value::Text(path) if !path.trim().is_empty() => Some((path, at)),
        _ => None,
    };
    items.into_iter().filter_map(path).collect()
}

/// The layer that settings without a text make.
///
/// # Errors
/// Every mistake in it; they carry no line.
pub fn layer_of_json(
    value: &serde_json::Value,
    origin: Origin,
    known: &KnownNames,
) -> Result<Layer, Vec<ConfigError>> {
    let mut pairs = match Value::of_json(value) {
        Value::Table(pairs) => pairs,
        _ if value.is_null() || value.as_array().is_some_and(Vec::is_empty) => Vec::new(),
        other => {
            return Err(vec![without_place(format!("the settings are {}, not an object", other.kind()))]);
        }
    };
    let mut mistakes = Vec::new();
    check::settings(&mut pairs, &mut known.clone(), &mut mistakes);
    for pair in pairs.iter().filter(|pair| OF_A_FILE.contains(&pair.key.as_str())) {
        let message = format!("`{}` is of a file; it has no place in the settings of an editor", pair.key);
        mistakes.push(Mistake::new(pair.key_at, message));
    }
    if mistakes.is_empty() {
        return Ok(Layer::new(origin, Arc::new(Text::new("")), pairs));
    }
    Err(mistakes.into_iter().map(|mistake| without_place(mistake.message)).collect())
}

/// The tree of a TOML text once it has passed a check, and the text.
fn pairs_of(
    text: &str,
    check: impl FnOnce(&mut [Pair], &mut Vec<Mistake>),
) -> Result<(Vec<Pair>, Text), Vec<ConfigError>> {
    let (table, syntax) = DeTable::parse_recoverable(text);
    let at = |offset| Place { layer: 0, offset };
    let mut mistakes: Vec<Mistake> = syntax
        .iter()
        .map(|error| Mistake::new(at(error.span().map_or(0, |span| span.start)), error.message()))
        .collect();
    let text = Text::new(text);
    let mut pairs = pairs_of_toml(table.get_ref());
    if mistakes.is_empty() {
        check(&mut pairs, &mut mistakes);
    }
    if mistakes.is_empty() {
        return Ok((pairs, text));
    }
    mistakes.sort_by_key(|mistake| mistake.at);
    Err(mistakes.into_iter().map(|mistake| text.placed(mistake.at, mistake.message)).collect())
}

/// A text of settings, in which each mistake has its line and column.
#[derive(Debug)]
pub(super) struct Text {
    text: String,
    lines: LineIndex,
}

impl Text {
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), lines: LineIndex::new(text) }
    }

    /// The line of a place, from 1.
    pub(super) fn line(&self, at: Place) -> usize {
        self.lines.line(at.offset) + 1
    }

    /// A mistake at a place.
    pub(super) fn placed(&self, at: Place, message: String) -> ConfigError {
        let position = self.lines.position(&self.text, at.offset, Encoding::Utf32);
        // A mark of the byte order is no column: no editor shows it.
        let mark = usize::from(position.line == 0 && self.text.starts_with('\u{FEFF}'));
        ConfigError { line: position.line + 1, column: (position.column + 1).saturating_sub(mark), message }
    }
}

fn without_place(message: String) -> ConfigError {
    ConfigError { line: 0, column: 0, message }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Dialect, Genre, Preset};
    use crate::finding::Level;

    fn known() -> KnownNames {
        KnownNames {
            rules: ["bare-anonymous-source", "repeated-word"].map(str::to_owned).to_vec(),
            families: vec!["claims"],
            ..KnownNames::default()
        }
    }

    fn messages(text: &str) -> Vec<String> {
        parse(text, &known()).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_setting_is_read() {
        let text = "dialect = \"en-GB\"\ngenre = \"review\"\npreset = \"ap\"\nown-title = \"The Brill Herald\"\nnames = ['Oda Tamm']\n\
                    words = []\n[rules]\nrepeated-word = \"error\"\n";
        let config = parse(text, &known()).unwrap();
        assert_eq!(config.dialect, Dialect::EnGb);
        assert_eq!(config.genre, Genre::Review);
        assert_eq!(config.preset, Some(Preset::Ap));
        assert_eq!(config.own_title, ["The Brill Herald"]);
        assert_eq!(config.names, ["Oda Tamm"]);
        assert_eq!(config.rules["repeated-word"], Level::Error);
        assert_eq!(parse("", &known()).unwrap(), Config::default());
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
        assert_eq!(messages("genre = 'Column'"), ["1:9: unknown genre `Column`; did you mean `opinion`?"]);
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
        assert_eq!(messages("names = ['']"), ["1:10: `names` holds an empty text"]);
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
    fn a_mark_of_the_byte_order_is_no_column() {
        assert_eq!(
            messages("\u{feff}dilect = 1\nwrods = 1"),
            [
                "1:1: unknown key `dilect`; did you mean `dialect`?",
                "2:1: unknown key `wrods`; did you mean `words`?"
            ]
        );
    }

    #[test]
    fn bad_toml_is_named_by_line() {
        let errors = parse("names = []\nwords = [\"a\"\n[rules]\n", &known()).unwrap_err();
        assert!(errors.iter().all(|error| error.line >= 2), "{errors:?}");
        assert_eq!(parse("names = []\nnames = []\n", &known()).unwrap_err()[0].line, 2);
    }

    #[test]
    fn an_editors_settings_are_checked_alike() {
        let json = serde_json::json!({"own-title": ["Herald"], "rules": {"repeated-word": "off"}});
        assert_eq!(from_json(&json, &known()).unwrap().rules["repeated-word"], Level::Off);
        assert_eq!(from_json(&serde_json::Value::Null, &known()).unwrap(), Config::default());
        let json = serde_json::json!({"rules": {"repeated-wrod": "off"}, "words": {}});
        let errors: Vec<_> =
            from_json(&json, &known()).unwrap_err().iter().map(ToString::to_string).collect();
        assert_eq!(
            errors,
            [
                "unknown rule `repeated-wrod`; did you mean `repeated-word`?",
                "`words` is a table, not a list of texts"
            ]
        );
        assert_eq!(from_json(&serde_json::json!([]), &known()).unwrap(), Config::default());
        assert!(from_json(&serde_json::json!(["off"]), &known()).is_err());
    }
}
