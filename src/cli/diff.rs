//! `copydesk diff`: which findings came and which went between two versions of a draft.

use super::args::{DiffArgs, DraftArgs, ListFormat};
use super::drafts::{self, Draft, Unread};
use super::failure::{Failure, complain};
use super::guard::guarded;
use super::settings::Settings;
use crate::annotations::Annotations;
use crate::check::baseline::Baseline;
use crate::check::check_annotated;
use crate::check::identity::{Identity, identities};
use crate::config::Config;
use crate::document::Document;
use crate::finding::{Finding, Level};
use crate::render::CheckedDraft;
use crate::render::versions::{self, Versions};
use crate::text::visible;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Checks both versions under the settings of the new one, so that only the text tells them apart, and shows what differs.
///
/// # Errors
/// [`Failure`] for a wrong flag, for a version that cannot be read, and where the output cannot be written.
pub fn run(args: &DiffArgs) -> Result<ExitCode, Failure> {
    let settings = Settings::new(&args.settings, &[], &[])?;
    let (old, new) = (draft(&args.old, args)?, draft(&args.new, args)?);
    let config = settings.of(new.path()).map_err(|problem| Failure::Usage(problem.to_string()))?;
    let [old, new] = [version(&old, &config, args.level)?, version(&new, &config, args.level)?];
    let (gone, came) = (old.without(&new), new.without(&old));
    let loudest = came.iter().map(|(finding, _)| finding.level).max();
    let fails = args.fail_on.level().is_some_and(|level| loudest.is_some_and(|loudest| loudest >= level));
    let stay = new.findings.len() - came.len();
    let (gone_findings, gone_identities): (Vec<Finding>, Vec<Identity>) = gone.into_iter().unzip();
    let (came_findings, came_identities): (Vec<Finding>, Vec<Identity>) = came.into_iter().unzip();
    let versions = Versions {
        came: new.shown(&came_findings, &came_identities),
        gone: old.shown(&gone_findings, &gone_identities),
        stay,
    };
    let text = match args.format {
        ListFormat::Text => versions::text(&versions),
        ListFormat::Json => versions::json(&versions),
    };
    write!(io::stdout().lock(), "{text}")?;
    Ok(if fails { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The draft that a path names.
fn draft(path: &Path, args: &DiffArgs) -> Result<Draft, Failure> {
    if path.is_dir() {
        return Err(Failure::Usage(format!(
            "{}: a folder: name two versions of one draft",
            visible::path(path)
        )));
    }
    let named = DraftArgs { paths: vec![path.to_owned()], stdin_name: None, input_format: args.input_format };
    let collected = drafts::collect(&named);
    collected.problems.iter().for_each(|problem| complain(problem));
    collected
        .drafts
        .into_iter()
        .next()
        .ok_or_else(|| Failure::Usage(format!("{}: not read", visible::path(path))))
}

/// One version with its findings at or above a level.
struct Version {
    name: String,
    document: Document,
    findings: Vec<(Finding, Identity)>,
}

fn version(draft: &Draft, config: &Config, lowest: Level) -> Result<Version, Failure> {
    let source = draft.read().map_err(|unread| match unread {
        Unread::Problem(problem) => Failure::Usage(problem),
        Unread::NoDraft => Failure::Usage(format!("{}: no draft", draft.shown_name())),
    })?;
    let name = draft.name().to_owned();
    let found = guarded(move || {
        let document = source.document(source.text());
        let annotations = Annotations::of(&document, config);
        let mut findings = check_annotated(&document, &annotations, config);
        findings.retain(|finding| finding.level >= lowest);
        let identities = identities(&document, &annotations, &findings);
        Version { name, document, findings: findings.into_iter().zip(identities).collect() }
    });
    found.map_err(|fault| Failure::Usage(format!("{}: {fault}", draft.shown_name())))
}

impl Version {
    /// The findings that another version has not.
    fn without(&self, other: &Version) -> Vec<(Finding, Identity)> {
        let known = Baseline::of(other.findings.iter().map(|(_, identity)| identity));
        let own: Vec<Identity> = self.findings.iter().map(|(_, identity)| identity.clone()).collect();
        let findings = self.findings.iter().zip(known.knows(&own));
        findings.filter(|(_, is_known)| !is_known).map(|(finding, _)| finding.clone()).collect()
    }

    fn shown<'a>(&'a self, findings: &'a [Finding], identities: &'a [Identity]) -> CheckedDraft<'a> {
        CheckedDraft { path: &self.name, document: &self.document, findings, identities }
    }
}
