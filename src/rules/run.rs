//! Runs the rules, and lets one of them put a question to a sentence.

use super::blocks::{Blocks, REACH};
use super::notes::{Kept, Notebook};
use super::{AnyRule, Context, Question, Reach, TEST_ONLY, all, find, guard, level, slips};
use crate::annotations::Annotations;
use crate::config::Config;
use crate::document::Document;
use crate::finding::{Finding, Level};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::collections::HashMap;

/// In whose name the findings are kept of all rules that do not look at the whole draft.
const ALL_RULES: &str = "all rules";

/// Runs every rule that is not off, on all cores. A rule that panics loses its findings, and its name is logged;
/// the others are not touched.
pub fn run(document: &Document, annotations: &Annotations, config: &Config) -> Vec<Finding> {
    let sight = Sight { document, annotations, config, notebook: None };
    let rules: Vec<AnyRule<'_>> = all_in_use(config).collect();
    let found = rules.into_par_iter().flat_map_iter(|rule| check(&rule, &sight).unwrap_or_default());
    each_once(document, annotations, config, found.collect())
}

/// The same, where an earlier check of the draft under the same settings has left something: what rules have noticed in
/// a block, and what those found that look no further than a few blocks, holds where these are the same. Also returns
/// what this check leaves, which is nothing where a rule has panicked: what that says of the other blocks is not known.
pub fn run_since(
    kept: &Kept,
    document: &Document,
    annotations: &Annotations,
    config: &Config,
) -> (Vec<Finding>, Kept) {
    let notebook = Notebook::new(kept, Blocks::of(document, annotations));
    let window = |reach: Reach, around: usize| {
        let unknown = notebook.unknown(reach);
        let seen = unknown.start.saturating_sub(around)..(unknown.end + around).min(document.blocks.len());
        (!unknown.is_empty()).then(|| annotations.window(document, seen))
    };
    let (alone, nearby) = (window(Reach::Block, 0), window(Reach::Nearby, REACH));
    let whole = Sight { document, annotations, config, notebook: Some(&notebook) };
    let rules: Vec<AnyRule<'_>> = all_in_use(config).collect();
    let found = rules.into_par_iter().map(|rule| {
        let window = match rule.reach {
            Reach::Block => &alone,
            Reach::Nearby => &nearby,
            Reach::Draft => return check(&rule, &whole),
        };
        let part = window.as_ref().map(|(document, annotations)| Sight {
            document,
            annotations,
            config,
            notebook: None,
        });
        part.map_or(Some(Vec::new()), |part| check(&rule, &part))
    });
    let found: Vec<Option<Vec<Finding>>> = found.collect();
    let is_whole = found.iter().all(Option::is_some);
    let mut findings = Vec::new();
    let mut fresh: HashMap<(Reach, usize), Vec<Finding>> = HashMap::new();
    for finding in found.into_iter().flatten().flatten() {
        match find(finding.rule, config).map_or(Reach::Draft, |rule| rule.reach) {
            Reach::Draft => findings.push(finding),
            reach => fresh.entry((reach, notebook.block_at(finding.span.start))).or_default().push(finding),
        }
    }
    for (reach, name) in [(Reach::Block, "of a block"), (Reach::Nearby, "of a block and those nearby")] {
        let said = |block: usize| fresh.get(&(reach, block)).cloned().unwrap_or_default();
        findings.extend(notebook.notes((ALL_RULES, name), (reach, 0), said).iter());
    }
    let order: HashMap<&str, usize> = all_in_use(config).map(|rule| rule.name).zip(0..).collect();
    findings.sort_by_key(|finding| order.get(finding.rule));
    let kept = if is_whole { notebook.keep() } else { Kept::default() };
    (each_once(document, annotations, config, findings), kept)
}

/// All rules that there are, those for tests, too.
fn all_in_use(config: &Config) -> impl Iterator<Item = AnyRule<'_>> {
    all(config).chain(TEST_ONLY.iter().copied())
}

/// What a rule is run on.
struct Sight<'a> {
    document: &'a Document,
    annotations: &'a Annotations,
    config: &'a Config,
    notebook: Option<&'a Notebook<'a>>,
}

/// What a rule finds; `None` where it panicked.
fn check(rule: &AnyRule<'_>, sight: &Sight<'_>) -> Option<Vec<Finding>> {
    let Sight { document, annotations, config, notebook } = *sight;
    let level = level(rule, document, config);
    if level == Level::Off {
        return Some(Vec::new());
    }
    let context = Context { document, annotations, config, notebook, rule: rule.name, level };
    let found = guard::run(|| (rule.check)(&context));
    if found.is_none() {
        tracing::error!(rule = rule.name, "the rule panicked; its findings are left out");
    }
    found
}

/// One question to a sentence, and one finding for a slip.
fn each_once(
    document: &Document,
    annotations: &Annotations,
    config: &Config,
    findings: Vec<Finding>,
) -> Vec<Finding> {
    slips::told_once(document, config, ask_once(document, annotations, config, findings))
}

/// Keeps, of the findings that put one question to one sentence, the first rule's; but an error goes before any other,
/// and a hint, which is not shown by default, gives way to any that is.
fn ask_once(
    document: &Document,
    annotations: &Annotations,
    config: &Config,
    findings: Vec<Finding>,
) -> Vec<Finding> {
    let asked: Vec<Option<(usize, Question)>> =
        findings.iter().map(|finding| asks(document, annotations, config, finding)).collect();
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
fn asks(
    document: &Document,
    annotations: &Annotations,
    config: &Config,
    finding: &Finding,
) -> Option<(usize, Question)> {
    let question = find(finding.rule, config)?.question;
    let place = document.map.to_prose(finding.span.start)?;
    let sentence = annotations.text.at(place).filter(|_| question != Question::Other)?;
    Some((sentence, question))
}

#[cfg(all(test, debug_assertions))]
mod tests {
    use super::*;
    use crate::document::Format;

    #[test]
    fn what_a_rule_that_panicked_says_of_other_blocks_is_asked_again() {
        let config = Config {
            rules: [("panic-on-purpose".to_owned(), Level::Error)].into_iter().collect(),
            ..Config::default()
        };
        let checked = |kept: &Kept, source: &str| {
            let document = Document::parse(source, Format::Plain);
            let (findings, kept) = run_since(kept, &document, &Annotations::of(&document, &config), &config);
            (findings.iter().filter(|finding| finding.rule == "panic-on-purpose").count(), kept)
        };
        let (found, kept) = checked(&Kept::default(), "Rain fell.\n\nThe pier fell.");
        assert_eq!(found, 0);
        assert_eq!(checked(&kept, "Rain fell.\n\nNothing happened.").0, 2);
    }
}
