//! Rules of the house: phrases to flag, and pairs of forms of which one is used, as the settings define them.

use super::intern::intern;
use super::phrases::{compiled, literal};
use crate::choice::choice;
use crate::finding::{Level, Safety};
use crate::lexicon::variants::Variants;
use regex::Regex;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::sync::Arc;

pub(super) mod keys;
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

    /// The forms as a list of variants of one line. Words in small letters inflect; names, abbreviations and what stands
    /// beside them do not.
    fn pair(&self) -> Wanted {
        let is_plain = |form: &String| !form.contains(|letter: char| letter.is_uppercase() || letter == '.');
        let guard = if self.forms.iter().all(is_plain) { "spelling" } else { "written" };
        let variants = Variants::parse(intern(&format!("{} | {guard}", self.forms.join("; "))));
        let preferred = self.forms.iter().position(|form| Some(form) == self.r#use.as_ref());
        Wanted::Forms(Arc::new(variants), preferred)
    }
}
