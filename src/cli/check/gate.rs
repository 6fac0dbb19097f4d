//! Which findings count: those on changed lines (`--since`), and those that no baseline knows (`--baseline`).

use super::super::args::CheckArgs;
use super::super::drafts::Draft;
use super::super::failure::Failure;
use super::super::write::Aside;
use super::Found;
use super::changes::Changes;
use crate::check::baseline::{Baseline, Remaining};
use crate::check::identity::Identity;
use crate::finding::{Finding, Level};
use std::io::{self, Write};
use std::path::Path;

/// What the flags say of findings.
#[derive(Debug)]
pub struct Gate {
    changes: Option<Changes>,
    baseline: Option<Baseline>,
}

impl Gate {
    /// Reads what the flags name.
    ///
    /// # Errors
    /// [`Failure::Usage`] for a baseline that cannot be read and a revision that git does not know.
    pub fn new(args: &CheckArgs) -> Result<Self, Failure> {
        let changes = args.since.as_deref().map(Changes::since).transpose()?;
        let baseline = args.baseline.as_deref().filter(|_| !args.write_baseline).map(read).transpose()?;
        Ok(Self { changes, baseline })
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

    /// What the baseline knows and has not met yet.
    pub fn remaining(&self) -> Option<Remaining> {
        self.baseline.as_ref().map(Baseline::remaining)
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
            |error: io::Error| Failure::Usage(format!("{}: cannot be written: {error}", path.display()));
        let mut file = Aside::create(path).map_err(unwritable)?;
        file.write_all(Baseline::of(&self.identities).text().as_bytes()).map_err(unwritable)?;
        file.finish().map_err(unwritable)
    }
}

fn read(path: &Path) -> Result<Baseline, Failure> {
    let name = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| {
        Failure::Usage(format!("{name}: cannot be read: {error}; --write-baseline makes one"))
    })?;
    Baseline::parse(&text).map_err(|message| Failure::Usage(format!("{name}: {message}")))
}
