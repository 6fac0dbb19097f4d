//! A baseline: how many findings of each rule a sentence may have, since somebody has decided to live with them.

pub mod files;

use super::identity::Identity;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the file; it grows where a reader of the last one would misread.
const VERSION: u32 = 1;

/// What is known already: by rule, by sentence, how often. It names no draft and no line, so that moving a paragraph or
/// renaming a file changes nothing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    version: u32,
    findings: BTreeMap<String, BTreeMap<String, usize>>,
}

/// What a baseline of any version holds.
#[derive(Deserialize)]
struct Stamped {
    version: u32,
}

impl Baseline {
    /// A baseline of what a run found.
    pub fn of<'a>(identities: impl IntoIterator<Item = &'a Identity>) -> Self {
        let mut findings: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        for identity in identities {
            let sentences = findings.entry(identity.rule.to_owned()).or_default();
            *sentences.entry(identity.sentence.clone()).or_default() += 1;
        }
        Self { version: VERSION, findings }
    }

    /// Reads what [`Baseline::text`] wrote.
    ///
    /// # Errors
    /// A sentence, for any other text.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim_start_matches('\u{FEFF}');
        // What another version holds beside its number is not known here.
        if let Ok(Stamped { version }) = serde_json::from_str(text)
            && version != VERSION
        {
            return Err(format!(
                "is a baseline of version {version}; this program reads {VERSION}: --write-baseline writes it anew"
            ));
        }
        serde_json::from_str(text).map_err(|error| format!("is no baseline: {error}"))
    }

    /// The file: a line a sentence, in the order of rules and sentences, so that version control shows what changed.
    pub fn text(&self) -> String {
        // No kind of value in it is one that JSON has not.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Of the findings of one draft, in their order, whether it knows each.
    pub fn knows(&self, identities: &[Identity]) -> Vec<bool> {
        let mut remaining = self.remaining();
        identities.iter().map(|identity| remaining.take(identity)).collect()
    }

    /// How many findings it holds.
    pub fn count(&self) -> usize {
        self.findings.values().flat_map(BTreeMap::values).sum()
    }

    /// Takes findings off, each once.
    pub fn remaining(&self) -> Remaining {
        Remaining { counts: self.findings.clone() }
    }
}

/// What of a baseline was not met yet.
#[derive(Clone, Debug)]
pub struct Remaining {
    counts: BTreeMap<String, BTreeMap<String, usize>>,
}

impl Remaining {
    /// Whether the baseline knows this finding: as often as it holds its rule and sentence.
    pub fn take(&mut self, identity: &Identity) -> bool {
        let sentences = self.counts.get_mut(identity.rule);
        match sentences.and_then(|sentences| sentences.get_mut(&identity.sentence)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(sentence: &str) -> Identity {
        Identity { rule: "repeated-word", sentence: sentence.to_owned(), earlier: 0 }
    }

    #[test]
    fn a_finding_is_known_as_often_as_it_was_found() {
        let baseline = Baseline::of(&[identity("It it rained."), identity("It it rained.")]);
        assert_eq!((Baseline::parse(&baseline.text()), baseline.count()), (Ok(baseline.clone()), 2));
        let mut remaining = baseline.remaining();
        let known = ["It it rained.", "It it snowed.", "It it rained.", "It it rained."];
        assert_eq!(known.map(|sentence| remaining.take(&identity(sentence))), [true, false, true, false]);
    }

    #[test]
    fn another_file_is_no_baseline() {
        for (text, said) in [
            ("[]", "is no baseline: "),
            ("{\"version\":2,\"found\":[]}", "is a baseline of version 2; this program reads 1: "),
            ("{\"version\":1,\"findings\":{},\"x\":1}", "is no baseline: unknown field `x`"),
        ] {
            let message = Baseline::parse(text).unwrap_err();
            assert!(message.starts_with(said), "{message}");
        }
    }
}
