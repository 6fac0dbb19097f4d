//! The house's policy on unnamed sources and words: which rules it makes louder or quieter.

use super::phrases::Phrases;
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
    pub banned_phrases: Phrases,
    /// The names of the house's own staff: right as written, as `names` are.
    pub own_people: Vec<String>,
}

#[cfg(test)]
mod tests {
    use crate::config::{KnownNames, from_json, parse};

    fn messages(text: &str) -> Vec<String> {
        parse(text, &KnownNames::default()).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_key_is_read() {
        let text = "[policy]\nmax-anonymous-sources = 2\nrequire-anonymity-reason = true\n\
                    require-source-description = false\nallow-anonymous-quotes = false\n\
                    banned-phrases = ['war of words', ' slammed ']\nown-people = ['Nell Abara']\n";
        let policy = parse(text, &KnownNames::default()).unwrap().policy;
        assert_eq!(policy.max_anonymous_sources, Some(2));
        assert_eq!(policy.require_anonymity_reason, Some(true));
        assert_eq!(policy.require_source_description, Some(false));
        assert_eq!(policy.allow_anonymous_quotes, Some(false));
        assert_eq!(policy.banned_phrases.written(), ["war of words", "slammed"]);
        assert_eq!(policy.own_people, ["Nell Abara"]);
        let json =
            serde_json::json!({"policy": {"max-anonymous-sources": 0, "allow-anonymous-quotes": true}});
        let policy = from_json(&json, &KnownNames::default()).unwrap().policy;
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
                "5:19: `banned-phrases` holds an empty text",
            ]
        );
        assert_eq!(messages("policy = 3"), ["1:10: `policy` is a number, not a table"]);
        assert_eq!(
            messages("[policy]\nmax-anonymous-sources = true"),
            ["2:25: `max-anonymous-sources` is true or false, not a number"]
        );
    }
}
