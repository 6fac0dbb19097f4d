//! Hostile drafts through the whole pipeline: the time must grow with the length, not with its square.

use crate::annotations::Annotations;
use crate::check::{check, check_annotated};
use crate::config::Config;
use crate::document::{Document, Format};
use crate::finding::Finding;
use crate::render::{json, terminal};
use std::time::{Duration, Instant};

/// How often a pattern stands in the shorter draft; the longer one has it four times as often.
const TIMES: usize = 150;

/// What four times the length may take: twice what it should, and a little for a busy machine. What is quadratic
/// takes sixteen times as long.
const MOST_GROWTH: u32 = 8;
const SLACK: Duration = Duration::from_millis(500);

#[test]
fn hostile_drafts_are_checked_in_time() {
    let patterns = [
        "Officials said the merger is dead and 40 percent of staff fear it. ",
        "a word and ",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "“a” ",
        "'a ",
        "said ",
        "officials said the merger is dead, and ",
        "“it was bad and sad,” he said, ",
        "A former official of the port said 3 million crowns had gone. The official said it would fail.\n\n",
        "A source, who spoke because he was not authorized to speak, said it is dead. ",
        "<!-- stet: repeated-word -->The the ferry. ",
        "quoting officials, said ",
        "The Courier, quoting officials, said it is dead, ",
    ];
    // What is built once is no draft's cost.
    time_of("He said the ferry is late.");
    for pattern in patterns {
        let (short, long) = (time_of(&pattern.repeat(TIMES)), time_of(&pattern.repeat(TIMES * 4)));
        assert!(long < short * MOST_GROWTH + SLACK, "{short:?}, then {long:?} for {pattern:?}");
    }
}

/// The same for marks, which are one sentence and cost little each: of few of them, what is quadratic is hidden.
const TIMES_A_MARK: usize = 3_000;

#[test]
fn a_sentence_of_marks_is_checked_in_time() {
    time_of("He said the ferry is late.");
    for pattern in ["“", "“a ”b ", "[", "*a "] {
        let (short, long) =
            (time_of(&pattern.repeat(TIMES_A_MARK)), time_of(&pattern.repeat(TIMES_A_MARK * 4)));
        assert!(long < short * MOST_GROWTH + SLACK, "{short:?}, then {long:?} for {pattern:?}");
    }
}

fn time_of(text: &str) -> Duration {
    let start = Instant::now();
    let document = Document::parse(text, Format::Markdown);
    let config = Config::default();
    let findings = check_annotated(&document, &Annotations::of(&document, &config), &config);
    terminal::render("a.md", &document, &findings, &terminal::Terminal { width: 80, page: |_| None });
    assert!(json::render("a.md", &document, &findings).is_ok());
    start.elapsed()
}

#[test]
fn one_slip_is_one_finding_however_often_it_goes_on() {
    let said = found("repeated-word", &"said ".repeat(5_000));
    assert_eq!(said.len(), 1);
    let brackets = found("unbalanced-quotes", &"(a ".repeat(500));
    assert_eq!(brackets.len(), 1);
    assert!(brackets.iter().all(|finding| finding.related.len() < 20));
}

fn found(rule: &str, text: &str) -> Vec<Finding> {
    let document = Document::parse(text, Format::Plain);
    let mut findings = check(&document, &Config::default());
    findings.retain(|finding| finding.rule == rule);
    findings
}
