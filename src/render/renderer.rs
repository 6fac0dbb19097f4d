//! What every format of findings has in common: a beginning, a piece for each draft, and an end.

use super::Summary;
use crate::check::budget::Overspent;
use crate::check::identity::Identity;
use crate::document::Document;
use crate::finding::{Finding, Level};
use crate::rules::{ALL, AnyRule};
use std::collections::BTreeSet;

/// A format of findings. The drafts of a run are rendered each by itself, many at a time, and put together in the
/// order of their paths.
pub trait Renderer: Send + Sync {
    /// What stands before all drafts.
    fn begin(&self) -> String {
        String::new()
    }

    /// One draft; empty where there is nothing to say of it.
    fn draft(&self, draft: &CheckedDraft<'_>) -> String;

    /// What stands between two drafts of which something is said.
    fn between(&self) -> &'static str {
        ""
    }

    /// What stands behind all drafts.
    fn end(&self, run: &Run<'_>) -> String {
        let _ = run;
        String::new()
    }
}

/// A draft that was checked.
#[derive(Clone, Copy, Debug)]
pub struct CheckedDraft<'a> {
    /// What the user calls it.
    pub path: &'a str,
    /// The draft.
    pub document: &'a Document,
    /// What is shown of what was found, in the order of the text.
    pub findings: &'a [Finding],
    /// By what each of these is known again, in the same order.
    pub identities: &'a [Identity],
}

impl<'a> CheckedDraft<'a> {
    /// Each finding with its identity.
    pub fn identified(&self) -> impl Iterator<Item = (&'a Finding, &'a Identity)> + use<'a> {
        self.findings.iter().zip(self.identities)
    }
}

/// What a run comes to.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// How many drafts were checked.
    pub drafts: usize,
    /// How much was found.
    pub summary: &'a Summary,
    /// The lowest level that is shown.
    pub lowest: Level,
    /// What could not be checked, and why.
    pub problems: &'a BTreeSet<String>,
    /// The house's rules that drafts were checked by.
    pub house_rules: &'a [AnyRule<'a>],
    /// The budgets that drafts have overspent, each with the draft.
    pub overspent: &'a [(String, Overspent)],
}

impl<'a> Run<'a> {
    /// The rule of that name, one of ours or of the houses'.
    pub fn rule(&self, name: &str) -> Option<AnyRule<'a>> {
        ALL.iter().copied().chain(self.house_rules.iter().copied()).find(|rule| rule.name == name)
    }
}
