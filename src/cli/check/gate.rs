//! Which findings count: those on changed lines (`--since`), and those that no baseline knows (`--baseline`).

use super::super::args::CheckArgs;
use super::super::drafts::Draft;
use super::super::failure::Failure;
use super::super::settings::Settings;
use super::super::spare::spare;
use super::super::write::Aside;
use super::changes::Changes;
use super::found::Found;
use crate::check::baseline::{Baseline, Remaining, files};
use crate::check::identity::Identity;
use crate::finding::{Finding, Level};
use crate::text::visible;
use std::collections::HashMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What the flags say of findings.
#[derive(Debug)]
pub struct Gate {
    changes: Option<Changes>,
    baseline: Option<Baseline>,
    is_written: bool,
}

impl Gate {
    /// Reads what the flags name.
    ///
    /// # Errors
    /// [`Failure::Usage`] for a baseline that cannot be read, one that would take the place of a draft or of settings, and a revision that git does not know.
    pub fn new(args: &CheckArgs) -> Result<Self, Failure> {
        if let Some(path) = args.baseline.as_deref().filter(|_| args.write_baseline) {
            spare(path, "baseline", args, |_| false)?;
        }
        let changes = args.since.as_deref().map(Changes::since).transpose()?;
        let baseline = args.baseline.as_deref().filter(|_| !args.write_baseline).map(files::read);
        let baseline = baseline.transpose().map_err(Failure::Usage)?;
        Ok(Self { changes, baseline, is_written: args.write_baseline })
    }

    /// Leaves of a draft's findings those on changed lines, and counts the others.
    ///
    /// # Errors
    /// A sentence that names the draft, where git cannot tell.
    pub fn keep_changed(&self, draft: &Draft, found: &mut Found) -> Result<(), String> {
        let Some(changes) = &self.changes else { return Ok(()) };
        let lines = changes.of(draft)?;
        let source = &found.document.source;
        let before = found.findings.len();
        found.findings.retain(|(finding, _)| lines.touch(source, finding.span));
        found.unchanged = before - found.findings.len();
        Ok(())
    }

    /// What baselines know of the run.
    pub fn known(&self) -> Known {
        let named = self.baseline.as_ref().map(Baseline::remaining);
        Known { named, of_settings: HashMap::new(), is_written: self.is_written }
    }
}

/// What baselines know and the run has not met yet.
#[derive(Debug)]
pub struct Known {
    /// Of the file that a flag names.
    named: Option<Remaining>,
    /// Of each file that settings name, for drafts without one of a flag.
    of_settings: HashMap<PathBuf, Result<Remaining, String>>,
    /// Whether a baseline is written: then none holds.
    is_written: bool,
}

impl Known {
    /// Leaves out of a draft's findings what is known. One baseline holds for many drafts, which take from it in their
    /// order.
    ///
    /// # Errors
    /// A sentence about the baseline that the draft's settings name.
    pub fn leave_out(&mut self, found: &mut Found, draft: &Draft, settings: &Settings) -> Result<(), String> {
        let remaining = match (&mut self.named, &found.config.baseline) {
            _ if self.is_written => return Ok(()),
            (Some(named), _) => named,
            (None, None) => return Ok(()),
            (None, Some(path)) => {
                let of_file = || settings.baseline(path, draft.path()).map(|baseline| baseline.remaining());
                self.of_settings
                    .entry(path.clone())
                    .or_insert_with(of_file)
                    .as_mut()
                    .map_err(|wrong| wrong.clone())?
            }
        };
        let before = found.findings.len();
        found.findings.retain(|(_, identity)| !remaining.take(identity));
        found.known = before - found.findings.len();
        Ok(())
    }
}

/// The baseline in the making.
#[derive(Debug, Default)]
pub struct Noted {
    identities: Vec<Identity>,
}

impl Noted {
    /// Takes in what would be shown or would fail a run.
    pub fn note(&mut self, args: &CheckArgs, found: &mut Found) {
        let fails = |level: Level| args.fail_on.level().is_some_and(|lowest| level >= lowest);
        let counts = |finding: &Finding| finding.level >= args.level || fails(finding.level);
        let before = found.findings.len();
        let identities = &mut self.identities;
        found.findings.retain(|(finding, identity)| {
            if counts(finding) {
                identities.push(identity.clone());
            }
            !counts(finding)
        });
        found.known = before - found.findings.len();
    }

    /// Writes the baseline.
    ///
    /// # Errors
    /// Where that cannot be done.
    pub fn write(&self, path: &Path) -> Result<(), Failure> {
        let unwritable =
            |error: io::Error| Failure::Usage(format!("{}: cannot be written: {error}", visible::path(path)));
        let mut file = Aside::create(path).map_err(unwritable)?;
        file.write_all(Baseline::of(&self.identities).text().as_bytes()).map_err(unwritable)?;
        file.finish().map_err(unwritable)
    }
}
