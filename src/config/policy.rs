//! The house's policy on unnamed sources and words: which rules it makes louder or quieter.

use super::read::{Mistake, words};
use super::unknown;
use super::value::{Pair, Value};
use serde::{Deserialize, Serialize};

/// What a house has decided; where it is silent the rules keep their own measure.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default, deny_unknown_fields)]
pub struct Policy {
    /// The most unnamed sources that a story may rest on; `too-many-anonymous-sources` reports more.
    pub max_anonymous_sources: Option<usize>,
    /// Whether each story says why a source is not named: if so `missing-anonymity-reason` is an error, if not it is
    /// silent.
    pub require_anonymity_reason: Option<bool>,
    /// Whether an unnamed source is described: if so `bare-anonymous-source` is an error, if not a hint.
    pub require_source_description: Option<bool>,
    /// Whether unnamed sources may be quoted word for word: if so `anonymous-direct-quote` is silent, if not an
    /// error.
    pub allow_anonymous_quotes: Option<bool>,
    /// Phrases that the house does not print; `banned-phrase` reports them.
    pub banned_phrases: Vec<String>,
    /// The names of the house's own staff: right as written, as `names` are.
    pub own_people: Vec<String>,
}

const KEYS: [&str; 6] = [
    "max-anonymous-sources",
    "require-anonymity-reason",
    "require-source-description",
    "allow-anonymous-quotes",
    "banned-phrases",
    "own-people",
];

/// Reads the table of that name.
pub(super) fn read(pair: &Pair, mistakes: &mut Vec<Mistake>) -> Policy {
    let mut policy = Policy::default();
    let Value::Table(pairs) = &pair.value else {
        let message = format!("`policy` is {}, not a table", pair.value.kind());
        mistakes.push(Mistake::new(pair.value_at, message));
        return policy;
    };
    for pair in pairs {
        match pair.key.as_str() {
            "max-anonymous-sources" => policy.max_anonymous_sources = count(pair, mistakes),
            "require-anonymity-reason" => policy.require_anonymity_reason = choice(pair, mistakes),
            "require-source-description" => policy.require_source_description = choice(pair, mistakes),
            "allow-anonymous-quotes" => policy.allow_anonymous_quotes = choice(pair, mistakes),
            "banned-phrases" => policy.banned_phrases = words(pair, mistakes),
            "own-people" => policy.own_people = words(pair, mistakes),
            key => mistakes.push(Mistake::new(pair.key_at, unknown("key of `policy`", key, &KEYS))),
        }
    }
    policy
}

/// A number from 0.
fn count(pair: &Pair, mistakes: &mut Vec<Mistake>) -> Option<usize> {
    let Value::Count(count) = pair.value else {
        let message = match pair.value {
            Value::Other("a number") => format!("`{}` is no whole number from 0", pair.key),
            _ => format!("`{}` is {}, not a number", pair.key, pair.value.kind()),
        };
        mistakes.push(Mistake::new(pair.value_at, message));
        return None;
    };
    Some(count)
}

/// True or false.
fn choice(pair: &Pair, mistakes: &mut Vec<Mistake>) -> Option<bool> {
    let Value::Choice(choice) = pair.value else {
        let message = format!("`{}` is {}, not true or false", pair.key, pair.value.kind());
        mistakes.push(Mistake::new(pair.value_at, message));
        return None;
    };
    Some(choice)
}

#[cfg(test)]
mod tests {
    use crate::config::{from_json, parse};

    fn messages(text: &str) -> Vec<String> {
        parse(text, &[]).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_key_is_read() {
        let text = "[policy]\nmax-anonymous-sources = 2\nrequire-anonymity-reason = true\n\
                    require-source-description = false\nallow-anonymous-quotes = false\n\
                    banned-phrases = ['war of words', ' slammed ']\nown-people = ['Nell Abara']\n";
        let policy = parse(text, &[]).unwrap().policy;
        assert_eq!(policy.max_anonymous_sources, Some(2));
        assert_eq!(policy.require_anonymity_reason, Some(true));
        assert_eq!(policy.require_source_description, Some(false));
        assert_eq!(policy.allow_anonymous_quotes, Some(false));
        assert_eq!(policy.banned_phrases, ["war of words", "slammed"]);
        assert_eq!(policy.own_people, ["Nell Abara"]);
        let json =
            serde_json::json!({"policy": {"max-anonymous-sources": 0, "allow-anonymous-quotes": true}});
        let policy = from_json(&json, &[]).unwrap().policy;
        assert_eq!((policy.max_anonymous_sources, policy.allow_anonymous_quotes), (Some(0), Some(true)));
    }

    #[test]
    fn each_mistake_is_named_with_its_place() {
        let text = "[policy]\nmax-anonymous-source = 2\nmax-anonymous-sources = -1\n\
                    allow-anonymous-quotes = 'no'\nbanned-phrases = ['']\n";
        assert_eq!(
            messages(text),
            [
                "2:1: unknown key of `policy` `max-anonymous-source`; did you mean `max-anonymous-sources`?",
                "3:25: `max-anonymous-sources` is no whole number from 0",
                "4:26: `allow-anonymous-quotes` is a text, not true or false",
                "5:18: `banned-phrases` holds an empty text",
            ]
        );
        assert_eq!(messages("policy = 3"), ["1:10: `policy` is a number, not a table"]);
        assert_eq!(
            messages("[policy]\nmax-anonymous-sources = true"),
            ["2:25: `max-anonymous-sources` is true or false, not a number"]
        );
    }
}
