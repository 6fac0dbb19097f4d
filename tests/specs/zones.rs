//! Rules about claims and sources judge what a draft says in its body: the passages that their pages flag
//! are no findings in a caption or a quotation set apart, and a hint at most in a heading or a list.

use super::page::Page;
use copydesk::finding::Level;
use copydesk::rules::{self, Family, Rule};
use copydesk::{Config, Document, Finding, Format, check};

/// The families whose rules ask of a sentence who stands behind it.
const OF_SENTENCES: [Family; 4] = [Family::Attribution, Family::Anonymity, Family::Claims, Family::Hedging];

/// The parts of a draft into which a passage is put, where `PASSAGE` stands, and how loud a finding in it may be.
const ZONES: [(&str, &str, Level); 14] = [
    ("an interview", "**Q: Did it rain?**\n\nA: PASSAGE\n", Level::Off),
    ("a headline", "# PASSAGE\n\nIt rained.\n", Level::Hint),
    ("a subhead", "It rained.\n\n## PASSAGE\n", Level::Hint),
    ("a list", "It rained.\n\n- PASSAGE\n", Level::Hint),
    ("a numbered list", "1. PASSAGE\n2. It rained.\n", Level::Hint),
    ("a caption", "![](a.png)\n*PASSAGE*\n", Level::Off),
    ("a picture's text", "![PASSAGE](a.png)\n", Level::Off),
    ("a table", "| a |\n|---|\n| PASSAGE |\n", Level::Off),
    ("a block quote", "Ana Ruiz wrote:\n\n> PASSAGE\n", Level::Off),
    ("code", "It rained.\n\n```\nPASSAGE\n```\n", Level::Off),
    ("a comment", "It rained.\n\n<!-- PASSAGE -->\n", Level::Off),
    ("front matter", "---\nsummary: >\n  PASSAGE\n---\n\nIt rained.\n", Level::Off),
    ("an author's note", "It rained.\n\nAbout the author: PASSAGE\n", Level::Off),
    ("a credit line", "It rained.\n\nSource: PASSAGE\n", Level::Off),
];

#[test]
fn claims_and_sources_are_judged_in_the_body() {
    let mut faults = Vec::new();
    for rule in rules::ALL.iter().filter(|rule| OF_SENTENCES.contains(&rule.family)) {
        for (passage, config) in flagged_passages(rule) {
            for (zone, template, loudest) in ZONES {
                let draft = template.replace("PASSAGE", &passage);
                let found = findings(rule, &draft, &config);
                if found.iter().any(|finding| finding.level > loudest) {
                    faults.push(format!("{} in {}: {passage}", rule.name, zone));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} findings:\n{}", faults.len(), faults.join("\n"));
}

/// The paragraphs of one line of the Markdown drafts on a rule's page in which the rule finds something by
/// themselves, with their settings.
fn flagged_passages(rule: &Rule) -> Vec<(String, Config)> {
    let examples =
        Page::parse(rule.page).examples.into_iter().filter(|example| example.format == Format::Markdown);
    let passages = examples.flat_map(|example| {
        let lines = example.text.lines().map(str::to_owned).collect::<Vec<_>>();
        lines.into_iter().map(move |line| (line, example.config.clone()))
    });
    passages
        .filter(|(line, _)| line.starts_with(|first: char| first.is_alphabetic() || first == '“'))
        .filter(|(line, config)| !findings(rule, line, config).is_empty())
        .collect()
}

fn findings(rule: &Rule, draft: &str, config: &Config) -> Vec<Finding> {
    let mut config = config.clone();
    for other in rules::ALL {
        let level = if other.name == rule.name { Level::Warning } else { Level::Off };
        config.rules.insert(other.name.to_owned(), level);
    }
    check(&Document::parse(draft, Format::Markdown), &config)
}
