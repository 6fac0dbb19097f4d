//! What a draft reads like once a fix is made, for fixes that stand away from their finding.

use crate::check::check;
use crate::config::Config;
use crate::document::{Document, Format};
use crate::finding::Level;
use crate::{rules, text};

/// The draft with each fix of the first finding of a rule made alone, in their order.
fn fixed_ways(rule: &str, source: &str, format: Format) -> Vec<String> {
    let document = Document::parse(source, format);
    // Of those that ask a sentence one question the first speaks, so that the others are off.
    let others = rules::names(&Config::default()).into_iter().filter(|other| *other != rule);
    let levels = others.map(|other| (other.to_owned(), Level::Off)).collect();
    let config = Config { rules: levels, ..Config::default() };
    let finding = check(&document, &config).into_iter().find(|finding| finding.rule == rule);
    let finding = finding.unwrap_or_else(|| panic!("{rule} finds nothing in {source:?}"));
    finding.fixes.iter().map(|fix| text::apply(source, &fix.edits)).collect()
}

/// The draft with the first of those fixes; `None` where the finding offers none.
fn fixed(rule: &str, source: &str, format: Format) -> Option<String> {
    fixed_ways(rule, source, format).into_iter().next()
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
        "Some 40 percent of staff live in Falmouth, Mass., according to TK (source, date). She was 91.\n",
    );
    assert_fixed(
        "unsourced-statistic",
        "Some 40 percent of staff fear it.\n",
        "Some 40 percent of staff fear it, according to TK (source, date).\n",
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

#[track_caller]
fn assert_ways(rule: &str, source: &str, wanted: &[&str]) {
    assert_eq!(fixed_ways(rule, source, Format::Markdown), wanted, "{rule}");
}

#[test]
fn a_claim_gets_a_source_of_its_kind() {
    assert_ways(
        "unattributed-claim",
        "Nobody trusts the bank.",
        &["Nobody trusts the bank, according to TK.", "Nobody trusts the bank, TK said."],
    );
    assert_ways(
        "unsourced-private-account",
        "Privately, the mayor has told colleagues he will go.",
        &["Privately, the mayor has told colleagues he will go, according to TK people who were present."],
    );
    assert_ways(
        "unattributed-prediction",
        "The party will lose the vote.",
        &["The party will lose the vote, TK predicted."],
    );
}

#[test]
fn an_expectation_gets_somebody_who_has_it() {
    let ways = |source: &str| fixed("unattributed-prediction", source, Format::Markdown).unwrap_or_default();
    assert_eq!(ways("Prices are expected to double."), "TK expects prices to double.");
    assert_eq!(ways("Marta Voss is expected to win."), "TK expects Marta Voss to win.");
    assert_eq!(ways("She was expected to win."), "TK expected her to win.");
}

#[test]
fn a_mind_is_told_of_by_its_owner() {
    assert_ways(
        "mind-reading",
        "The mayor fears a revolt.",
        &["The mayor fears a revolt, according to TK.", "The mayor says TK fears a revolt."],
    );
    assert_ways(
        "mind-reading",
        "Most farmers believed that the dam would hold.",
        &[
            "Most farmers believed that the dam would hold, according to TK.",
            "Most farmers said TK believed that the dam would hold.",
        ],
    );
}

#[test]
fn words_that_claim_give_way() {
    assert_ways(
        "unattributed-causation",
        "Shares fell because of fears over rates.",
        &["Shares fell after fears over rates.", "Shares fell because of fears over rates, according to TK."],
    );
    assert_ways(
        "contentious-label",
        "The regime shut two newspapers.",
        &["The TK shut two newspapers.", "The regime shut two newspapers, according to TK."],
    );
    assert_ways(
        "unsourced-superlative",
        "It is the largest mill in Europe.",
        &["It is the largest mill in Europe, according to TK.", "It is one of the largest mills in Europe."],
    );
}

#[test]
fn what_says_nothing_is_cut_where_the_rest_stands() {
    let cut = |rule: &str, source: &str| fixed(rule, source, Format::Markdown).unwrap_or_default();
    assert_eq!(
        cut("editorializing", "The firm's pathetic offer was rejected."),
        "The firm's offer was rejected."
    );
    assert_eq!(cut("editorializing", "Surprisingly, the council agreed."), "The council agreed.");
    assert_eq!(cut("editorializing", "“No,” the minister said dismissively."), "“No,” the minister said.");
    // An article that hangs on the word keeps it.
    assert_eq!(
        cut("editorializing", "He gave a speech after an embarrassing retreat."),
        "He gave a speech after an embarrassing retreat, according to TK."
    );
    let common = |source: &str| cut("appeal-to-common-knowledge", source);
    assert_eq!(common("It is well known that he bullied his staff."), "He bullied his staff.");
    assert_eq!(common("Of course, nobody trusted the bank."), "Nobody trusted the bank.");
    assert_eq!(common("The mayor is undoubtedly proud of it."), "The mayor is proud of it.");
}

#[test]
fn a_crowd_leaves_room_for_names() {
    assert_ways(
        "vague-collective",
        "Critics say the law goes too far.",
        &["Critics, including TK and TK, say the law goes too far.", "TK and TK say the law goes too far."],
    );
}
