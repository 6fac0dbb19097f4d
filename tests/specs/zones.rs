//! Rules about claims and sources judge what a draft says in its body: the passages that their pages flag
//! are no findings in a caption or a quotation set apart, and a hint at most in a heading or a list.

use super::page::Page;
use copydesk::finding::Level;
use copydesk::rules::{self, Family, Rule};
use copydesk::{Config, Document, Finding, Format, check};

/// The families whose rules ask of a sentence who stands behind it.
const OF_SENTENCES: [Family; 4] = [Family::Attribution, Family::Anonymity, Family::Claims, Family::Hedging];

/// A part of a draft into which a passage is put, and how loud a finding in it may be.
struct Zone {
    name: &'static str,
    draft: fn(&str) -> String,
    loudest: Level,
}

const ZONES: [Zone; 14] = [
    Zone {
        name: "an interview",
        draft: |passage| format!("**Q: Did it rain?**\n\nA: {passage}\n"),
        loudest: Level::Off,
    },
    Zone {
        name: "a headline",
        draft: |passage| format!("# {passage}\n\nIt rained.\n"),
        loudest: Level::Hint,
    },
    Zone {
        name: "a subhead",
        draft: |passage| format!("It rained.\n\n## {passage}\n"),
        loudest: Level::Hint,
    },
    Zone { name: "a list", draft: |passage| format!("It rained.\n\n- {passage}\n"), loudest: Level::Hint },
    Zone {
        name: "a numbered list",
        draft: |passage| format!("1. {passage}\n2. It rained.\n"),
        loudest: Level::Hint,
    },
    Zone { name: "a caption", draft: |passage| format!("![](a.png)\n*{passage}*\n"), loudest: Level::Off },
    Zone { name: "a picture's text", draft: |passage| format!("![{passage}](a.png)\n"), loudest: Level::Off },
    Zone { name: "a table", draft: |passage| format!("| a |\n|---|\n| {passage} |\n"), loudest: Level::Off },
    Zone {
        name: "a block quote",
        draft: |passage| format!("Ana Ruiz wrote:\n\n> {passage}\n"),
        loudest: Level::Off,
    },
    Zone {
        name: "code",
        draft: |passage| format!("It rained.\n\n```\n{passage}\n```\n"),
        loudest: Level::Off,
    },
    Zone {
        name: "a comment",
        draft: |passage| format!("It rained.\n\n<!-- {passage} -->\n"),
        loudest: Level::Off,
    },
    Zone {
        name: "front matter",
        draft: |passage| format!("---\nsummary: >\n  {passage}\n---\n\nIt rained.\n"),
        loudest: Level::Off,
    },
    Zone {
        name: "an author's note",
        draft: |passage| format!("It rained.\n\nAbout the author: {passage}\n"),
        loudest: Level::Off,
    },
    Zone {
        name: "a credit line",
        draft: |passage| format!("It rained.\n\nSource: {passage}\n"),
        loudest: Level::Off,
    },
];

#[test]
fn claims_and_sources_are_judged_in_the_body() {
    let mut faults = Vec::new();
    for rule in rules::ALL.iter().filter(|rule| OF_SENTENCES.contains(&rule.family)) {
        for (passage, config) in flagged_passages(rule) {
            for zone in ZONES {
                let draft = (zone.draft)(&passage);
                let found = findings(rule, &draft, &config);
                if found.iter().any(|finding| finding.level > zone.loudest) {
                    faults.push(format!("{} in {}: {passage}", rule.name, zone.name));
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
