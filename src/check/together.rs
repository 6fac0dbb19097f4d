//! A finding of one rule never hides another's.

use crate::config::Config;
use crate::document::{Document, Format};
use crate::finding::Finding;

/// The rules that report in a draft, each with the words it reports.
fn findings(draft: &str) -> Vec<(&'static str, String)> {
    let document = Document::parse(draft, Format::Plain);
    let said = |finding: Finding| (finding.rule, finding.span.of(draft).to_owned());
    super::check(&document, &Config::default()).into_iter().map(said).collect()
}

fn has(found: &[(&str, String)], rule: &str, words: &str) -> bool {
    found.iter().any(|(name, text)| *name == rule && text == words)
}

/// A sentence of more than sixty words that holds `words`.
fn long_sentence(words: &str) -> String {
    let tail = ", which stands beside the old mill on the hill above the river".repeat(5);
    format!("The council met in the {words} hall{tail} and closed the bridge.")
}

#[test]
fn a_long_sentence_hides_no_misspelling() {
    let draft = long_sentence("goverment");
    assert!(draft.split_whitespace().count() > 60);
    assert!(has(&findings(&draft), "misspelling", "goverment"));
}

#[test]
fn a_claim_hides_no_misspelling_in_it_and_no_misspelling_a_claim() {
    let right = "It is the safest bridge in the country.";
    let claims: Vec<&str> = findings(right).into_iter().map(|(rule, _)| rule).collect();
    assert!(!claims.is_empty(), "the sentence is a claim");
    let found = findings("It is the safest bridge in the goverment district of the country.");
    assert!(has(&found, "misspelling", "goverment"));
    assert!(claims.iter().all(|claim| found.iter().any(|(rule, _)| rule == claim)), "{found:?}");
}

#[test]
fn two_rules_speak_about_the_same_words() {
    let found = findings("He gave goverment goverment money to the ferry.");
    assert!(has(&found, "repeated-word", "goverment goverment"), "{found:?}");
    assert_eq!(found.iter().filter(|(rule, _)| *rule == "misspelling").count(), 2, "{found:?}");
}

#[test]
fn a_slip_of_punctuation_beside_a_misspelling_leaves_it() {
    let found = findings("She left the goverment , and the ferry sailed at noon.");
    assert!(has(&found, "misspelling", "goverment"), "{found:?}");
    assert!(has(&found, "broken-punctuation", " ,"), "{found:?}");
}

#[test]
fn an_open_quotation_hides_no_misspelling_and_no_doubled_word() {
    let found = findings("“We left the goverment the the ferry, she said.");
    for (rule, words) in
        [("unbalanced-quotes", "“"), ("misspelling", "goverment"), ("repeated-word", "the the")]
    {
        assert!(has(&found, rule, words), "{rule}: {found:?}");
    }
}
