//! Runs the rules, and lets one of them put a question to a sentence.

use super::{ALL, Context, Question, Rule, TEST_ONLY, find, guard, level};
use crate::annotations::Annotations;
use crate::config::Config;
use crate::document::Document;
use crate::finding::{Finding, Level};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::collections::HashMap;

/// Runs every rule that is not off, on all cores. A rule that panics loses its findings, and its name is logged;
/// the others are not touched.
pub fn run(document: &Document, annotations: &Annotations, config: &Config) -> Vec<Finding> {
    let rules: Vec<&Rule> = ALL.iter().chain(TEST_ONLY).collect();
    let found = rules.into_par_iter().flat_map_iter(|rule| {
        let level = level(rule, document, config);
        if level == Level::Off {
            return Vec::new();
        }
        let context = Context { document, annotations, config, rule: rule.name, level };
        guard::run(|| (rule.check)(&context)).unwrap_or_else(|| {
            tracing::error!(rule = rule.name, "the rule panicked; its findings are left out");
            Vec::new()
        })
    });
    ask_once(document, annotations, found.collect())
}

/// Keeps, of the findings that put one question to one sentence, the first rule's; but an error goes before any other,
/// and a hint, which is not shown by default, gives way to any that is.
fn ask_once(document: &Document, annotations: &Annotations, findings: Vec<Finding>) -> Vec<Finding> {
    let asked: Vec<Option<(usize, Question)>> =
        findings.iter().map(|finding| asks(document, annotations, finding)).collect();
    let mut speaks: HashMap<(usize, Question), usize> = HashMap::new();
    let ranks: [fn(Level) -> bool; 3] =
        [|level| level == Level::Error, |level| level > Level::Hint, |level| level <= Level::Hint];
    for is_of_rank in ranks {
        for (index, finding) in findings.iter().enumerate() {
            if let Some(asked) = asked[index]
                && is_of_rank(finding.level)
            {
                speaks.entry(asked).or_insert(index);
            }
        }
    }
    let kept = findings.into_iter().enumerate();
    let kept = kept.filter(|(index, _)| asked[*index].is_none_or(|asked| speaks.get(&asked) == Some(index)));
    kept.map(|(_, finding)| finding).collect()
}

/// The sentence that a finding asks something, and what; `None` for a question of its own.
fn asks(document: &Document, annotations: &Annotations, finding: &Finding) -> Option<(usize, Question)> {
    let question = find(finding.rule)?.question;
    let place = document.map.to_prose(finding.span.start)?;
    let sentence = annotations.text.at(place).filter(|_| question != Question::Other)?;
    Some((sentence, question))
}
