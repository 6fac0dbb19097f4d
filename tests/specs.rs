//! Runs the examples on every rule's page: what is marked is reported, what is not marked is not.
//!
//! `UPDATE=1 cargo test --test specs` rewrites the examples to what the rules say now, and the table of rules
//! in the README.

#![expect(clippy::expect_used, reason = "a test fails by panicking, its helpers too")]

#[path = "specs/page.rs"]
mod page;
#[path = "specs/table.rs"]
mod table;
#[path = "specs/zones.rs"]
mod zones;

use copydesk::rules::{self, Rule};
use copydesk::{Config, Document, Finding, Level, check};
use page::{Example, Page};
use std::path::PathBuf;

/// Every example of every page, each against its own rule and those it names.
#[test]
fn pages_hold() {
    let mut failures = Vec::new();
    for rule in rules::ALL {
        let page = Page::parse(rule.page);
        let mut page_now = rule.page.to_owned();
        for example in page.examples.iter().rev() {
            let now = page::mark(&example.text, &findings(rule, example), rule.name, example);
            if now != example.marked {
                failures.push(format!(
                    "{}.md:{}\n  the page says: {}\n  the rule says: {}",
                    rule.name.replace('-', "_"),
                    example.line,
                    example.marked.trim_end(),
                    now.trim_end()
                ));
                page_now.replace_range(example.span.clone(), &now);
            }
        }
        if page_now != rule.page && std::env::var_os("UPDATE").is_some() {
            std::fs::write(page_path(rule), page_now).expect("the page can be written");
        }
    }
    assert!(failures.is_empty(), "{} examples differ:\n\n{}\n", failures.len(), failures.join("\n\n"));
}

/// All rules over all examples: nothing panics, and every span is one of the draft.
#[test]
fn every_rule_survives_every_example() {
    for rule in rules::ALL {
        for example in Page::parse(rule.page).examples {
            let document = Document::parse(&example.text, example.format);
            let mut config = example.config.clone();
            config.rules = rules::ALL.iter().map(|rule| (rule.name.to_owned(), Level::Warning)).collect();
            for finding in check(&document, &config) {
                let spans = finding.related.iter().map(|related| related.span);
                let edits = finding.fixes.iter().flat_map(|fix| fix.edits.iter().map(|edit| edit.span));
                for span in spans.chain(edits).chain([finding.span]) {
                    assert!(example.text.get(span.range()).is_some(), "{}: {span:?}", finding.rule);
                }
            }
        }
    }
}

/// Fewer flagged passages do not show what a rule is for, fewer clean ones not what it lets pass.
const FEWEST_FLAGGED: usize = 4;
const FEWEST_CLEAN: usize = 6;

/// A page has its headings, its reason, and enough passages, at least as many clean ones as flagged ones.
#[test]
fn pages_are_whole() {
    let mut short = Vec::new();
    for rule in rules::ALL {
        let page = Page::parse(rule.page);
        for heading in ["## Why it matters", "## Flagged", "## Not flagged"] {
            assert!(rule.page.contains(heading), "{}: the page lacks `{heading}`", rule.name);
        }
        let flagged = page.passages(|marked| marked);
        let clean = page.passages(|marked| !marked);
        if flagged < FEWEST_FLAGGED || clean < FEWEST_CLEAN.max(flagged) {
            short.push(format!("{}: {flagged} flagged, {clean} clean", rule.name));
        }
    }
    assert!(short.is_empty(), "these want more passages:\n{}", short.join("\n"));
}

/// The findings of the rule and of those that the example names, at their default levels (a rule
/// that is off by default reports as a hint on its own page).
fn findings(rule: &Rule, example: &Example) -> Vec<Finding> {
    let mut config: Config = example.config.clone();
    for other in rules::ALL {
        let wanted = other.name == rule.name || example.names(other.name);
        let level = if wanted { other.level.max(Level::Hint) } else { Level::Off };
        if !wanted || !config.rules.contains_key(other.name) {
            config.rules.insert(other.name.to_owned(), level);
        }
    }
    check(&Document::parse(&example.text, example.format), &config)
}

fn page_path(rule: &Rule) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.join("src/rules").join(format!("{}.md", rule.name.replace('-', "_")))
}
