//! Rules: what each one is, and [`ALL`], the table of them.
//!
//! A rule is two files of its name: `x.rs` and its page `x.md`, which `copydesk explain` prints, the
//! editor's hover shows and `tests/specs.rs` runs. To add one: write both, add a `mod` line and a row.

mod agentless_attribution;
mod anonymous_direct_quote;
mod anonymous_opinion;
mod appeal_to_common_knowledge;
mod article;
mod attribution_lapse;
mod attribution_scope_leak;
mod banned_phrase;
mod bare_anonymous_source;
mod blocks;
mod boilerplate_anonymity_reason;
mod broken_punctuation;
mod claim_fixes;
mod claims;
mod contentious_label;
mod context;
mod date_weekday_mismatch;
mod delayed_attribution;
mod editorializing;
mod family;
mod forms;
mod fragments;
pub mod genre;
mod guard;
mod house;
mod house_style_term;
mod inconsistent_name;
mod inconsistent_variant;
mod indefinite_source_count;
mod inherited_reporting;
mod law;
mod leftover_placeholder;
mod loaded_attribution_verb;
mod mind_reading;
mod missing_anonymity_reason;
mod missing_dateline;
mod missing_first_reference;
mod missing_right_of_reply;
mod misspelled_name;
mod misspelling;
mod misused_alleged;
mod notes;
mod number_mismatch;
mod overspent_budget;
mod partial_quote;
mod passage;
mod preferred;
mod promotional_boilerplate;
mod relative_date;
mod repeated_word;
mod run;
mod scare_quotes;
mod secondhand_attribution;
mod single_anonymous_source;
mod slips;
mod source_line;
mod source_plurality_mismatch;
mod stacked_hedges;
mod stet_without_reason;
mod too_many_anonymous_sources;
mod unattributed_allegation;
mod unattributed_causation;
mod unattributed_claim;
mod unattributed_prediction;
mod unattributed_quote;
mod unbalanced_quotes;
mod undefined_acronym;
mod unfamiliar;
mod unknown_genre;
mod unknown_setting;
mod unknown_stet;
mod unnamed;
mod unnamed_study;
mod unresolved_source_reference;
mod unsourced_private_account;
mod unsourced_statistic;
mod unsourced_superlative;
mod unused_stet;
mod uses;
mod vague_collective;
mod vague_correction;
mod vague_media_attribution;
mod variant_use;
mod wrong_word;

#[cfg(debug_assertions)]
mod test_only;

pub use context::Context;
pub use family::Family;
pub use guard::is_guarded;
pub use house::rules as of_house;
pub use house_style_term::terms_of;
pub use notes::Kept;
pub use overspent_budget::RULE as OVERSPENT_BUDGET;
pub use run::{run, run_since};

use crate::config::{Config, KnownNames};
use crate::document::Document;
use crate::finding::{Finding, Level};

/// The question a rule puts to the writer of a sentence. A sentence is asked each question once: of
/// the rules that ask it, the first in [`ALL`] speaks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Question {
    /// "Who says so?"
    WhoSaysSo,
    /// "Who is that?"
    WhoIsThat,
    /// One of its own; every finding of the rule is shown.
    Other,
}

/// How far a rule looks for what it says or notes of a block.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Reach {
    /// At the block itself and the front matter. What was said holds until one of them changes. It knows of no ledger, and
    /// not in which sentence elsewhere an inherited source stands.
    Block,
    /// At the two blocks before it and the two behind it, too: not at what goes on from further away, as a quotation may.
    Nearby,
    /// At the whole draft.
    Draft,
}

/// One of our rules: a constant without state.
pub type Rule = AnyRule<'static>;

/// A rule, one of ours or of the house's, whose texts live in its settings.
#[derive(Clone, Copy, Debug)]
pub struct AnyRule<'a> {
    /// What is wrong, in kebab case; reads after *stet*.
    pub name: &'static str,
    /// One sentence.
    pub summary: &'a str,
    /// The page, Markdown.
    pub page: &'a str,
    /// What it is about.
    pub family: Family,
    /// How loud it is where the settings say nothing.
    pub level: Level,
    /// Whether it is one of the few that a newsroom should try first.
    pub core: bool,
    /// What it asks of a sentence.
    pub question: Question,
    /// How far it looks.
    pub reach: Reach,
    /// Finds what is wrong.
    pub check: fn(&Context<'_>) -> Vec<Finding>,
}

/// All our rules. Where several ask one question of a sentence, the first here speaks.
pub const ALL: &[Rule] = &[
    unattributed_quote::RULE,
    unattributed_allegation::RULE,
    misused_alleged::RULE,
    attribution_scope_leak::RULE,
    mind_reading::RULE,
    unsourced_statistic::RULE,
    unsourced_private_account::RULE,
    unattributed_prediction::RULE,
    unsourced_superlative::RULE,
    unattributed_claim::RULE,
    unattributed_causation::RULE,
    contentious_label::RULE,
    editorializing::RULE,
    appeal_to_common_knowledge::RULE,
    unnamed_study::RULE,
    bare_anonymous_source::RULE,
    anonymous_opinion::RULE,
    source_plurality_mismatch::RULE,
    single_anonymous_source::RULE,
    vague_media_attribution::RULE,
    agentless_attribution::RULE,
    vague_collective::RULE,
    indefinite_source_count::RULE,
    boilerplate_anonymity_reason::RULE,
    anonymous_direct_quote::RULE,
    missing_anonymity_reason::RULE,
    too_many_anonymous_sources::RULE,
    secondhand_attribution::RULE,
    loaded_attribution_verb::RULE,
    delayed_attribution::RULE,
    attribution_lapse::RULE,
    unresolved_source_reference::RULE,
    missing_right_of_reply::RULE,
    partial_quote::RULE,
    scare_quotes::RULE,
    stacked_hedges::RULE,
    repeated_word::RULE,
    broken_punctuation::RULE,
    unbalanced_quotes::RULE,
    leftover_placeholder::RULE,
    source_line::RULE,
    inherited_reporting::RULE,
    promotional_boilerplate::RULE,
    missing_dateline::RULE,
    vague_correction::RULE,
    date_weekday_mismatch::RULE,
    number_mismatch::RULE,
    relative_date::RULE,
    missing_first_reference::RULE,
    undefined_acronym::RULE,
    inconsistent_variant::RULE,
    house_style_term::RULE,
    inconsistent_name::RULE,
    misspelled_name::RULE,
    misspelling::RULE,
    wrong_word::RULE,
    unknown_genre::RULE,
    unknown_setting::RULE,
    banned_phrase::RULE,
    stet_without_reason::RULE,
    unknown_stet::RULE,
    unused_stet::RULE,
    overspent_budget::RULE,
];

#[cfg(debug_assertions)]
const TEST_ONLY: &[Rule] = &[test_only::PANIC_ON_PURPOSE];
#[cfg(not(debug_assertions))]
const TEST_ONLY: &[Rule] = &[];

/// The rules that there are under some settings: ours, and behind them the house's own.
pub fn all(config: &Config) -> impl Iterator<Item = AnyRule<'_>> {
    ALL.iter().copied().chain(house::rules(config))
}

/// The rule of that name, one of ours or of the house's.
pub fn find<'a>(name: &str, config: &'a Config) -> Option<AnyRule<'a>> {
    all(config).find(|rule| rule.name == name)
}

/// Whether a mark can let stand what a rule finds: not what is said of marks and of budgets, which is known only once
/// the marks have been read.
pub fn can_stand(rule: &AnyRule<'_>) -> bool {
    rule.family != Family::Stet && rule.name != OVERSPENT_BUDGET.name
}

/// How loud a rule is in a draft: as set, and else its own level, or what the draft's genre leaves of it.
pub fn level(rule: &AnyRule<'_>, document: &Document, config: &Config) -> Level {
    config.level(rule.name, genre::level(rule, genre::of(document, config)))
}

/// The names of all rules that there are under some settings, ours in the order of [`ALL`].
pub fn names(config: &Config) -> Vec<&'static str> {
    all(config).map(|rule| rule.name).collect()
}

/// The names that settings may hold: those of all rules, and in debug builds those for tests.
pub fn known() -> KnownNames {
    let rules = ALL.iter().chain(TEST_ONLY).map(|rule| rule.name.to_owned());
    KnownNames { rules: rules.collect(), families: Family::NAMES.to_vec(), ..KnownNames::default() }
}

/// The check of the rules about findings, whose own are made once all others have run: by `stet::apply`, which knows the
/// marks that let nothing stand, and by `check::budget`.
fn made_of_findings(_context: &Context<'_>) -> Vec<Finding> {
    Vec::new()
}
