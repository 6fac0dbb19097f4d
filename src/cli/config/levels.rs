//! How loud each rule is for a draft, and why.

use crate::config::Config;
use crate::config::entries::{Entry, Source};
use crate::document::Document;
use crate::finding::Level;
use crate::rules::{self, genre};

/// The level of a rule.
pub struct RuleLevel {
    /// The rule's name.
    pub name: &'static str,
    /// How loud it is.
    pub level: Level,
    /// What made it so.
    pub source: Source,
}

/// The levels of all rules: as set in one of the settings, left by the genre, or their own.
pub fn levels(document: &Document, config: &Config, entries: &[Entry]) -> Vec<RuleLevel> {
    let genre = genre::of(document, config);
    let level_of = |rule: rules::AnyRule<'_>| {
        let key = format!("rules.{}", rule.name);
        let level = rules::level(&rule, document, config);
        let source = match entries.iter().find(|entry| entry.key == key) {
            Some(entry) => entry.source.clone(),
            None if level == rule.level => Source::Default,
            None => Source::Genre(genre),
        };
        RuleLevel { name: rule.name, level, source }
    };
    rules::all(config).map(level_of).collect()
}
