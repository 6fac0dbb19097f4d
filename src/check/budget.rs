//! Budgets: how many findings of a rule or a family a draft may have before they fail a run.

use crate::config::Config;
use crate::finding::{Finding, Level};
use crate::rules;

/// A budget of which a draft has spent more than there is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Overspent {
    /// The rule or family.
    pub of: String,
    /// How many findings of it the draft has.
    pub found: usize,
    /// How many it may have.
    pub allowed: usize,
}

impl Overspent {
    /// What is said of it: "story.md has 7 findings of claims; [budgets] allows 5".
    pub fn sentence(&self, draft: &str) -> String {
        let Self { of, found, allowed } = self;
        let findings = if *found == 1 { "finding" } else { "findings" };
        format!("{draft} has {found} {findings} of {of}; [budgets] allows {allowed}")
    }
}

/// Whether a budget holds for a finding, so that it fails no run by itself.
pub fn covers(config: &Config, finding: &Finding) -> bool {
    config.budgets.keys().any(|name| is_of(config, finding, name))
}

/// The budgets of which a draft's findings spend too much. Hints, which fail no run, spend nothing.
pub fn overspent<'a>(config: &Config, findings: impl Iterator<Item = &'a Finding> + Clone) -> Vec<Overspent> {
    let budgets = config.budgets.iter().map(|(name, allowed)| {
        let counts = |finding: &&Finding| finding.level > Level::Hint && is_of(config, finding, name);
        Overspent { of: name.clone(), found: findings.clone().filter(counts).count(), allowed: *allowed }
    });
    budgets.filter(|budget| budget.found > budget.allowed).collect()
}

/// Whether a finding is one of the rule or family of that name.
fn is_of(config: &Config, finding: &Finding, name: &str) -> bool {
    let family = rules::find(finding.rule, config).map(|rule| rule.family.as_str());
    finding.rule == name || family == Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn finding(rule: &'static str, level: Level) -> Finding {
        let (message, span) = (String::new(), Span::at(0));
        Finding { rule, level, span, message, related: Vec::new(), fixes: Vec::new() }
    }

    #[test]
    fn a_family_spends_for_all_its_rules_and_hints_spend_nothing() {
        let found = [
            finding("mind-reading", Level::Warning),
            finding("unsourced-superlative", Level::Info),
            finding("unsourced-superlative", Level::Hint),
            finding("misspelling", Level::Error),
        ];
        let budgets = [("claims".to_owned(), 2), ("mind-reading".to_owned(), 0)].into();
        let mut config = Config { budgets, ..Config::default() };
        let over = Overspent { of: "mind-reading".to_owned(), found: 1, allowed: 0 };
        assert_eq!(overspent(&config, found.iter()), std::slice::from_ref(&over));
        config.budgets.insert("claims".to_owned(), 1);
        let claims = Overspent { of: "claims".to_owned(), found: 2, allowed: 1 };
        assert_eq!(overspent(&config, found.iter()), [claims, over]);
        assert!(covers(&config, &found[0]) && !covers(&config, &found[3]));
    }
}
