//! What was found in a draft, and what of it is shown.

use super::super::guard::guarded;
use crate::check::budget::{self, Overspent};
use crate::check::identity::Identity;
use crate::config::Config;
use crate::document::Document;
use crate::finding::{Finding, Level};
use crate::fixing::safe_fix;
use crate::render::{CheckedDraft, Renderer, Summary};
use crate::text::visible;
use std::sync::Arc;

/// What was found in a draft.
pub struct Found {
    /// What the user calls it.
    pub name: String,
    /// The draft after its fixes, and its settings.
    pub document: Document,
    pub config: Arc<Config>,
    /// Each finding that counts, with that by which it is known again.
    pub findings: Vec<(Finding, Identity)>,
    /// By what findings about budgets are known again, should some be overspent once it is clear what counts.
    pub of_budgets: Vec<Identity>,
    /// How many stand on lines that have not changed, and how many the baseline knows.
    pub unchanged: usize,
    pub known: usize,
    /// What stands on standard output beside all formats.
    pub text: String,
    /// How many fixes were made, or would be, and what is said of where.
    pub fixes: usize,
    pub note: Option<String>,
}

/// A draft that was checked, as it is shown.
pub struct Checked {
    /// What the user calls it.
    pub name: String,
    /// What stands on standard output beside all formats.
    pub text: String,
    /// What is shown of it, in each format asked for.
    pub outputs: Vec<String>,
    /// How much was found.
    pub summary: Summary,
    /// The loudest of its findings that no budget holds for, and the budgets that it overspends.
    pub loudest: Option<Level>,
    pub overspent: Vec<Overspent>,
    /// How many fixes were made, or would be.
    pub fixes: usize,
}

impl Found {
    /// What is shown of it.
    ///
    /// # Errors
    /// A sentence that names it, where it cannot be shown.
    pub fn shown(mut self, lowest: Level, renderers: &[&dyn Renderer]) -> Result<Checked, String> {
        let overspent = self.reckon();
        let Found { name, document, config, findings, unchanged, known, text, fixes, .. } = self;
        let unbudgeted = findings.iter().filter(|(finding, _)| !budget::covers(&document, &config, finding));
        // Hints never fail a run.
        let loudest = unbudgeted.map(|(finding, _)| finding.level).filter(|level| *level > Level::Hint).max();
        let levels = findings.iter().map(|(finding, _)| (finding.rule, finding.level));
        let mut summary = Summary { unchanged, known, ..Summary::of(levels, lowest) };
        let shown = findings.into_iter().filter(|(finding, _)| finding.level >= lowest);
        let (findings, identities): (Vec<Finding>, Vec<Identity>) = shown.unzip();
        summary.fixable = findings.iter().filter(|finding| safe_fix(finding).is_some()).count();
        let draft =
            CheckedDraft { path: &name, document: &document, findings: &findings, identities: &identities };
        let outputs = guarded(|| renderers.iter().map(|renderer| renderer.draft(&draft)).collect());
        let outputs = outputs.map_err(|fault| format!("{}: {fault}", visible::line(&name)))?;
        Ok(Checked { name, text, outputs, summary, loudest, overspent, fixes })
    }

    /// Says of budgets what is true now that it is clear which findings count. No budget is overspent that was not before.
    fn reckon(&mut self) -> Vec<Overspent> {
        let counted = || self.findings.iter().map(|(finding, _)| finding);
        let of_budgets = budget::findings(&self.document, &self.config, counted());
        let overspent = budget::overspent(&self.document, &self.config, counted());
        self.findings.extend(of_budgets.into_iter().zip(self.of_budgets.drain(..)));
        self.findings.sort_by_key(|(finding, _)| (finding.span.start, finding.span.end));
        overspent
    }
}
