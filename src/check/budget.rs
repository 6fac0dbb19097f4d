//! Budgets: how many findings of a rule or a family a draft may have before they fail a run.

use crate::config::Config;
use crate::document::Document;
use crate::finding::{Finding, Level, Related};
use crate::rules::{self, OVERSPENT_BUDGET};

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
    /// What is said of it: a question and a way out.
    fn message(&self) -> String {
        let Self { of, found, allowed } = self;
        let allowed = if *allowed == 0 { "none".to_owned() } else { allowed.to_string() };
        match found {
            1 => format!("Can the finding of {of} be mended? [budgets] allows {allowed}."),
            _ => format!("Which of the {found} findings of {of} can be mended? [budgets] allows {allowed}."),
        }
    }
}

/// Whether a budget holds for a finding, so that it fails no run by itself.
pub fn covers(document: &Document, config: &Config, finding: &Finding) -> bool {
    config.budgets.keys().any(|name| is_of(config, finding, name)) && level(document, config) != Level::Off
}

/// The budgets of which a draft's findings spend too much. Hints, which fail no run, spend nothing.
pub fn overspent<'a>(
    document: &Document,
    config: &Config,
    findings: impl IntoIterator<Item = &'a Finding> + Clone,
) -> Vec<Overspent> {
    if config.budgets.is_empty() || level(document, config) == Level::Off {
        return Vec::new();
    }
    let budgets = config.budgets.iter().map(|(name, allowed)| {
        let found = spending(config, findings.clone(), name).count();
        Overspent { of: name.clone(), found, allowed: *allowed }
    });
    budgets.filter(|budget| budget.found > budget.allowed).collect()
}

/// What `overspent-budget` reports: a finding for each budget that a draft's findings overspend, at the top of the draft.
/// It is reckoned anew where some of the findings turn out not to count.
pub fn findings<'a>(
    document: &Document,
    config: &Config,
    findings: impl IntoIterator<Item = &'a Finding> + Clone,
) -> Vec<Finding> {
    let finding = |over: Overspent| {
        let mut spent: Vec<&Finding> = spending(config, findings.clone(), &over.of).collect();
        spent.sort_by_key(|finding| (finding.span.start, finding.span.end));
        let message = format!("The first one of {} over the budget", over.of);
        let beyond = spent.get(over.allowed).map(|finding| Related { span: finding.span, message });
        let (rule, level) = (OVERSPENT_BUDGET.name, level(document, config));
        let (span, message) = (document.top(), over.message());
        Finding { rule, level, span, message, related: beyond.into_iter().collect(), fixes: Vec::new() }
    };
    overspent(document, config, findings.clone()).into_iter().map(finding).collect()
}

fn level(document: &Document, config: &Config) -> Level {
    rules::level(&OVERSPENT_BUDGET, document, config)
}

/// The findings that spend something of the budget of that name.
fn spending<'a>(
    config: &Config,
    findings: impl IntoIterator<Item = &'a Finding>,
    name: &str,
) -> impl Iterator<Item = &'a Finding> {
    findings.into_iter().filter(move |finding| finding.level > Level::Hint && is_of(config, finding, name))
}

/// Whether a finding is one of the rule or family of that name. What is said of budgets spends none.
fn is_of(config: &Config, finding: &Finding, name: &str) -> bool {
    let family = || rules::find(finding.rule, config).map(|rule| rule.family.as_str());
    finding.rule != OVERSPENT_BUDGET.name && (finding.rule == name || family() == Some(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;
    use crate::text::Span;

    fn finding(rule: &'static str, level: Level) -> Finding {
        let (message, span) = (String::new(), Span::at(9));
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
        let document = Document::parse("# Port\n\nIt rained.\n", Format::Markdown);
        let budgets = [("claims".to_owned(), 2), ("mind-reading".to_owned(), 0)].into();
        let mut config = Config { budgets, ..Config::default() };
        let over = Overspent { of: "mind-reading".to_owned(), found: 1, allowed: 0 };
        assert_eq!(overspent(&document, &config, &found), std::slice::from_ref(&over));
        config.budgets.insert("claims".to_owned(), 1);
        let claims = Overspent { of: "claims".to_owned(), found: 2, allowed: 1 };
        assert_eq!(overspent(&document, &config, &found), [claims, over]);
        assert!(covers(&document, &config, &found[0]) && !covers(&document, &config, &found[3]));
        let said = findings(&document, &config, &found);
        let messages: Vec<&str> = said.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "Which of the 2 findings of claims can be mended? [budgets] allows 1.",
                "Can the finding of mind-reading be mended? [budgets] allows none."
            ]
        );
        assert_eq!((said[0].span.of(&document.source), said[0].related.len()), ("Port", 1));
        let again: Vec<Finding> = found.iter().chain(&said).cloned().collect();
        assert_eq!(findings(&document, &config, &again), said, "what is said of budgets spends nothing");
        config.rules.insert("overspent-budget".to_owned(), Level::Off);
        assert_eq!(findings(&document, &config, &found), []);
        assert!(!covers(&document, &config, &found[0]), "no budget holds");
    }
}
