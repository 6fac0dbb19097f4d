//! What a draft reads like once a fix is made, for fixes that stand away from their finding.

use crate::check::check;
use crate::config::Config;
use crate::document::{Document, Format};
use crate::finding::Level;
use crate::{rules, text};

/// The draft with the first fix of the first finding of a rule; `None` where the finding offers none.
fn fixed(rule: &str, source: &str, format: Format) -> Option<String> {
    let document = Document::parse(source, format);
    // Of those that ask a sentence one question the first speaks, so that the others are off.
    let others = rules::names().into_iter().filter(|other| *other != rule);
    let levels = others.map(|other| (other.to_owned(), Level::Off)).collect();
    let config = Config { rules: levels, ..Config::default() };
    let finding = check(&document, &config).into_iter().find(|finding| finding.rule == rule);
    let finding = finding.unwrap_or_else(|| panic!("{rule} finds nothing in {source:?}"));
    Some(text::apply(source, &finding.fixes.first()?.edits))
}

#[track_caller]
fn assert_fixed(rule: &str, source: &str, wanted: &str) {
    assert_eq!(fixed(rule, source, Format::Markdown).as_deref(), Some(wanted), "{rule}");
}

#[test]
fn a_sentence_is_added_to_its_own_paragraph() {
    assert_fixed(
        "secondhand-attribution",
        "The minister will resign, the Corbel Gazette reported.\n\nIt rained.\n",
        "The minister will resign, the Corbel Gazette reported. TK has not independently verified the report.\n\nIt rained.\n",
    );
    let html = "<p>The minister will resign, the Corbel Gazette reported.</p>\n<p>It rained.</p>";
    let wanted = "<p>The minister will resign, the Corbel Gazette reported. TK has not independently verified the report.</p>\n<p>It rained.</p>";
    assert_eq!(fixed("secondhand-attribution", html, Format::Html).as_deref(), Some(wanted));
}

#[test]
fn a_source_goes_before_the_stop_and_behind_an_abbreviation() {
    assert_fixed(
        "unsourced-statistic",
        "Some 40 percent of staff live in Falmouth, Mass. She was 91.\n",
        "Some 40 percent of staff live in Falmouth, Mass., according to TK. She was 91.\n",
    );
    assert_fixed(
        "unsourced-statistic",
        "Some 40 percent of staff fear it.\n",
        "Some 40 percent of staff fear it, according to TK.\n",
    );
}

#[test]
fn what_begins_a_sentence_keeps_its_capital() {
    assert_fixed(
        "bare-anonymous-source",
        "A source said the bridge will close.\n",
        "A TK (role) at TK with direct knowledge of TK said the bridge will close.\n",
    );
    assert_fixed(
        "unnamed-study",
        "Studies show that coffee prevents forgetting.\n",
        "TK (number) studies by TK of TK (number) people show that coffee prevents forgetting.\n",
    );
    assert_fixed(
        "unnamed-study",
        "A recent survey found most nurses want to quit.\n",
        "A TK (year) survey by TK of TK (number) people found most nurses want to quit.\n",
    );
    assert_fixed(
        "indefinite-source-count",
        "Sources close to the mayor said the bridge will close.\n",
        "TK (number) sources close to the mayor said the bridge will close.\n",
    );
}

#[test]
fn a_quotation_has_room_for_its_speaker() {
    for (said, wanted) in [
        ("“Nobody has told us a single thing.”", "“Nobody has told us a single thing,” TK said."),
        ("“Why has nobody told us a single thing?”", "“Why has nobody told us a single thing?” TK said."),
    ] {
        assert_fixed(
            "unattributed-quote",
            &format!("Norham was angry. {said} The mayor had left.\n"),
            &format!("Norham was angry. {wanted} The mayor had left.\n"),
        );
    }
}

#[test]
fn what_is_inserted_reads_on() {
    assert_fixed(
        "anonymous-opinion",
        "A Velm official who asked not to be named for fear of a fine said the mayor was incompetent.\n",
        "A Velm official TK (name) who asked not to be named for fear of a fine said the mayor was incompetent.\n",
    );
    assert_fixed(
        "boilerplate-anonymity-reason",
        "The port is for sale, said two aides who were not authorized to discuss the sale.\n",
        "The port is for sale, said two aides who were not authorized to discuss the sale and feared TK (what they risk).\n",
    );
    assert_fixed(
        "boilerplate-anonymity-reason",
        "Two engineers, who were granted anonymity to speak freely, said the bolts were loose.\n",
        "Two engineers, who were granted anonymity to speak freely and for fear of TK (what they risk), said the bolts were loose.\n",
    );
}
