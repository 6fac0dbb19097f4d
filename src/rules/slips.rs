//! One slip is one finding: two rules that would change the same letters to the same others speak of the same thing.

use super::{Family, find};
use crate::config::Config;
use crate::document::Document;
use crate::finding::{Finding, Level, Safety};
use crate::text::Span;
use std::collections::HashMap;

/// Keeps, of the findings about one slip, the loudest; of equally loud ones that with the surest fix, then that of the
/// first rule in the table.
pub(super) fn told_once(document: &Document, config: &Config, findings: Vec<Finding>) -> Vec<Finding> {
    let slips: Vec<Option<Slip>> = findings.iter().map(|finding| slip(document, config, finding)).collect();
    let mut told: HashMap<&Slip, usize> = HashMap::new();
    for (index, slip) in slips.iter().enumerate() {
        let Some(slip) = slip else { continue };
        let best = told.entry(slip).or_insert(index);
        if rank(&findings[index]) > rank(&findings[*best]) {
            *best = index;
        }
    }
    let is_told: Vec<bool> = slips
        .iter()
        .enumerate()
        .map(|(index, slip)| slip.as_ref().is_none_or(|slip| told.get(slip) == Some(&index)))
        .collect();
    findings.into_iter().zip(is_told).filter_map(|(finding, is_told)| is_told.then_some(finding)).collect()
}

fn rank(finding: &Finding) -> (Level, bool) {
    (finding.level, finding.fixes.first().is_some_and(|fix| fix.safety == Safety::Safe))
}

/// What a finding would change: the letters in the source, and those in their place.
#[derive(PartialEq, Eq, Hash)]
struct Slip {
    span: Span,
    right: String,
}

/// The slip that a finding about spelling speaks of; `None` for other findings and for those without a fix.
fn slip(document: &Document, config: &Config, finding: &Finding) -> Option<Slip> {
    if !matches!(find(finding.rule, config)?.family, Family::Spelling | Family::Names) {
        return None;
    }
    let edit = finding.fixes.first()?.edits.iter().find(|edit| edit.span.overlaps(finding.span))?;
    let wrong = edit.span.of(&document.source);
    // One rule sees a word with its possessive ending, another without.
    let before: usize =
        wrong.chars().zip(edit.text.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (wrong, right) = (wrong.get(before..)?, edit.text.get(before..)?);
    let behind: usize = wrong
        .chars()
        .rev()
        .zip(right.chars().rev())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let span = Span::new(edit.span.start + before, edit.span.end - behind);
    Some(Slip { span, right: right.get(..right.len() - behind)?.to_owned() })
}

#[cfg(test)]
mod tests {
    use crate::annotations::Annotations;
    use crate::config::Config;
    use crate::document::{Document, Format};

    fn rules(text: &str) -> Vec<&'static str> {
        let (document, config) = (Document::parse(text, Format::Plain), Config::default());
        let findings = super::super::run(&document, &Annotations::of(&document, &config), &config);
        findings.iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn a_slip_that_two_rules_see_is_told_once() {
        assert_eq!(rules("The ferry sails to Britian at noon."), ["misspelling"]);
        assert_eq!(rules("Most of Britian’s ferries are old."), ["misspelled-name"]);
    }

    #[test]
    fn two_slips_of_one_sentence_are_both_told() {
        assert_eq!(rules("The the ferry sails to Britian at noon."), ["repeated-word", "misspelling"]);
    }
}
