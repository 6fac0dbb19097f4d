//! Rules of the house: phrases to flag, and pairs of forms of which one is used, as the settings define them.

use super::check::Mistake;
use super::intern::intern;
use super::keys::{Entries, Fields, Key, Kind, Words};
use super::phrases::{compiled, literal};
use super::value::{Pair, Value, value_of};
use crate::choice::choice;
use crate::finding::{Level, Safety};
use crate::lexicon::variants::Variants;
use regex::Regex;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::sync::Arc;

mod page;

/// Where a phrase is looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Zone {
    /// In headlines and body, but not in what somebody is quoted with.
    #[default]
    OutsideQuotation,
    /// In what somebody is quoted with.
    Quotation,
    /// In headlines and subheads.
    Headline,
    /// In all else, but not in what somebody is quoted with.
    Body,
    /// Everywhere.
    Anywhere,
}

choice!(Zone, "zone", {
    OutsideQuotation: "outside-quotation",
    Quotation: "quotation",
    Headline: "headline",
    Body: "body",
    Anywhere: "anywhere",
});

/// A rule that a house has written into its settings.
#[derive(Clone, Debug)]
pub struct HouseRule {
    /// Its name, as in settings and stet marks.
    pub name: &'static str,
    /// How loud it is where `[rules]` says nothing.
    pub level: Level,
    /// What it is about, in a sentence.
    pub summary: String,
    /// Its page, Markdown.
    pub page: String,
    /// What it looks for.
    pub wanted: Wanted,
    /// What its findings say, where the house has said so.
    pub message: Option<String>,
    /// Whether its fixes may be made unseen.
    pub safety: Safety,
    /// Drafts in which it must find something.
    pub flagged: Vec<String>,
    /// Drafts in which it must find nothing.
    pub not_flagged: Vec<String>,
    written: Written,
}

/// What a rule of the house looks for.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// What a pattern matches, and what could stand in its place, in which `$1` is the pattern's first group.
    Phrase(Regex, Zone, Option<String>),
    /// Forms of one term, and the index of the one that the house uses; `None` where a draft may have either, but not
    /// both.
    Forms(Arc<Variants>, Option<usize>),
}

impl HouseRule {
    /// The form that the house uses, of a rule about several.
    pub fn preferred_form(&self) -> Option<&'static str> {
        match &self.wanted {
            Wanted::Forms(variants, Some(used)) => variants.groups.first()?.forms.get(*used).copied(),
            Wanted::Forms(_, None) | Wanted::Phrase(..) => None,
        }
    }
}

impl PartialEq for HouseRule {
    /// What is written the same is the same rule.
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl Eq for HouseRule {}

/// A rule as the settings hold it: `find` and `regex` are of phrases, `forms` and `use` of pairs.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default, deny_unknown_fields)]
struct Written {
    id: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    find: Vec<String>,
    regex: Option<String>,
    zone: Zone,
    replacement: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    forms: Vec<String>,
    r#use: Option<String>,
    message: Option<String>,
    level: Option<Level>,
    safe: bool,
    flagged: Vec<String>,
    not_flagged: Vec<String>,
}

impl Serialize for HouseRule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.written.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for HouseRule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Written::deserialize(deserializer)?.try_into().map_err(serde::de::Error::custom)
    }
}

impl TryFrom<Written> for HouseRule {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let wanted = if written.forms.is_empty() { written.phrase()? } else { written.pair() };
        Ok(Self {
            name: intern(&written.id),
            level: written.level.unwrap_or(Level::Warning),
            summary: page::summary(&written),
            page: page::of(&written),
            wanted,
            message: written.message.clone(),
            safety: if written.safe { Safety::Safe } else { Safety::Unsafe },
            flagged: written.flagged.clone(),
            not_flagged: written.not_flagged.clone(),
            written,
        })
    }
}

impl Written {
    fn phrase(&self) -> Result<Wanted, String> {
        let (pattern, replacement) = match &self.regex {
            Some(pattern) => (compiled(pattern)?, self.replacement.clone()),
            // Of what is found letter for letter no group can be meant.
            None => (
                literal(&self.find).ok_or("the phrases are too many")?,
                self.replacement.as_ref().map(|text| text.replace('$', "$$")),
            ),
        };
        Ok(Wanted::Phrase(pattern, self.zone, replacement))
    }

    /// The forms as a list of variants of one line. Words in small letters inflect; names and abbreviations do not.
    fn pair(&self) -> Wanted {
        let is_plain = |form: &String| !form.contains(|letter: char| letter.is_uppercase() || letter == '.');
        let guard = if self.forms.iter().all(is_plain) { "spelling" } else { "abbr" };
        let variants = Variants::parse(intern(&format!("{} | {guard}", self.forms.join("; "))));
        let preferred = self.forms.iter().position(|form| Some(form) == self.r#use.as_ref());
        Wanted::Forms(Arc::new(variants), preferred)
    }
}

const fn key(name: &'static str, about: &'static str, kind: Kind) -> Key {
    Key { name, about, kind }
}

const ID: Key = key("id", "The rule's name: words in small letters with hyphens between.", Kind::Text);
const MESSAGE: Key = key("message", "What a finding says: a question and a way out.", Kind::Text);
const LEVEL: Key = key(
    "level",
    "How loud the rule is where `[rules]` says nothing; a warning if not set.",
    Kind::OneOf(Words {
        names: &Level::NAMES,
        like: "warning",
        read: |name| name.parse().ok().map(Level::as_str),
    }),
);
const SAFE: Key = key(
    "safe",
    "Whether no editor would object to the change, so that `--fix` may make it unseen.",
    Kind::Choice,
);
const FLAGGED: Key = key("flagged", "Drafts in which the rule must find something.", Kind::Texts);
const NOT_FLAGGED: Key = key("not-flagged", "Drafts in which it must find nothing.", Kind::Texts);

/// The keys of `[[phrase]]`.
pub(super) static PHRASE: Entries = Entries {
    fields: Fields {
        table: "a table",
        unknown: "key of `phrase`",
        keys: &[
            ID,
            key("find", "Texts to be found as whole words.", Kind::Texts),
            key("regex", "A regular expression to be found, in place of texts.", Kind::Text),
            key(
                "zone",
                "Where it is looked for; outside quotations if not set.",
                Kind::OneOf(Words {
                    names: &Zone::NAMES,
                    like: "headline",
                    read: |name| name.parse().ok().map(Zone::as_str),
                }),
            ),
            key(
                "replacement",
                "What could stand there instead; `$1` is the regex's first group.",
                Kind::Text,
            ),
            MESSAGE,
            LEVEL,
            SAFE,
            FLAGGED,
            NOT_FLAGGED,
        ],
    },
    required: ("id", "its name: id = \"at-this-point\""),
    check: check_phrase,
};

/// The keys of `[[pair]]`.
pub(super) static PAIR: Entries = Entries {
    fields: Fields {
        table: "a table",
        unknown: "key of `pair`",
        keys: &[
            ID,
            key("forms", "Two forms of one term, or more.", Kind::Texts),
            key(
                "use",
                "The one that the house uses; without it a draft may have either, but not both.",
                Kind::Text,
            ),
            MESSAGE,
            LEVEL,
            SAFE,
            FLAGGED,
            NOT_FLAGGED,
        ],
    },
    required: ("id", "its name: id = \"adviser\""),
    check: check_pair,
};

fn check_phrase(pairs: &[Pair], mistakes: &mut Vec<Mistake>) {
    check_id(pairs, mistakes);
    let at = |key: &str| pairs.iter().find(|pair| pair.key == key).map(|pair| pair.value_at);
    let id_at = at("id").unwrap_or_default();
    match (at("find"), at("regex")) {
        (None, None) => {
            mistakes.push(Mistake::new(id_at, "this rule lacks what it finds: give it `find` or `regex`"))
        }
        (Some(_), Some(at)) => {
            mistakes.push(Mistake::new(at, "a rule has `find` or `regex`, not both: make it two"))
        }
        (None, Some(at)) => {
            let pattern =
                value_of(pairs, "regex").and_then(|pattern| pattern.texts().next()).unwrap_or_default();
            let message = match compiled(pattern) {
                Ok(pattern) if !pattern.is_match("") => return,
                Ok(_) => {
                    "`regex` matches what is empty, too, and so is found everywhere: let it need a letter"
                        .to_owned()
                }
                Err(wrong) => format!(
                    "`regex` cannot be read: {wrong}; a text that is meant letter for letter goes into `find`"
                ),
            };
            mistakes.push(Mistake::new(at, message));
        }
        (Some(at), None) if value_of(pairs, "find").is_some_and(|texts| texts.texts().next().is_none()) => {
            mistakes.push(Mistake::new(at, "`find` holds no text"));
        }
        (Some(_), None) => check_replacement(pairs, mistakes),
    }
}

/// A fix that makes what the rule finds again would have no end.
fn check_replacement(pairs: &[Pair], mistakes: &mut Vec<Mistake>) {
    let texts =
        |key| value_of(pairs, key).map_or(Vec::new(), |value| value.texts().map(str::to_owned).collect());
    let Some(pair) = pairs.iter().find(|pair| pair.key == "replacement") else { return };
    if let Some(text) = texts("replacement").first()
        && literal(&texts("find")).is_some_and(|pattern| pattern.is_match(text))
    {
        let message =
            format!("the rule finds “{text}”, its own `replacement`, too: let one of them be another");
        mistakes.push(Mistake::new(pair.value_at, message));
    }
}

fn check_pair(pairs: &[Pair], mistakes: &mut Vec<Mistake>) {
    check_id(pairs, mistakes);
    let forms: Vec<&str> = value_of(pairs, "forms").map_or(Vec::new(), |forms| forms.texts().collect());
    let at = |key: &str| pairs.iter().find(|pair| pair.key == key).map(|pair| pair.value_at);
    let place = at("forms").or(at("id")).unwrap_or_default();
    if forms.len() < 2 {
        mistakes
            .push(Mistake::new(place, "a pair has two `forms` or more: forms = [\"adviser\", \"advisor\"]"));
    } else if let Some(form) = forms.iter().find(|form| form.contains([';', '|']) || form.starts_with('#')) {
        mistakes.push(Mistake::new(
            place,
            format!("`{form}` is no form of a term; write each as a text of its own"),
        ));
    } else if let Some(Value::Text(used)) = value_of(pairs, "use")
        && !forms.contains(&used.as_str())
    {
        let message = format!("`{used}` is none of the `forms`; take one of {}", forms.join(", "));
        mistakes.push(Mistake::new(at("use").unwrap_or_default(), message));
    }
}

/// A rule's name stands in settings, stet marks and addresses.
fn check_id(pairs: &[Pair], mistakes: &mut Vec<Mistake>) {
    let Some(pair) = pairs.iter().find(|pair| pair.key == "id") else { return };
    let id = pair.value.texts().next().unwrap_or_default();
    let is_of_name = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if !id.chars().all(is_of_name) || id.starts_with('-') || id.ends_with('-') {
        let message =
            format!("`{id}` is no name of a rule; write it in small letters with hyphens: at-this-point");
        mistakes.push(Mistake::new(pair.value_at, message));
    }
}
