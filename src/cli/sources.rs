//! `copydesk sources`: lists the sources of drafts, with what rests on each.

use super::args::{ListFormat, SourcesArgs};
use super::drafts::{self, Collected, Draft, Unread};
use super::failure::{COULD_NOT_RUN, Failure, complain};
use super::guard::guarded;
use super::settings::Settings;
use crate::annotations::Annotations;
use crate::render::sources;
use std::io::{self, Write};
use std::process::ExitCode;

/// Lists them, draft by draft. What cannot be read is named on standard error, and the others are listed.
///
/// # Errors
/// [`Failure`] for a wrong flag, and where the output cannot be written.
pub fn run(args: &SourcesArgs) -> Result<ExitCode, Failure> {
    let settings = Settings::new(&args.settings, &[], &[])?;
    let collected = drafts::collect(&args.drafts);
    collected.tell_of_none(&args.drafts);
    let Collected { drafts, mut problems, mut skipped } = collected;
    let mut lists = Vec::new();
    for draft in &drafts {
        match list(draft, args, &settings) {
            Ok(list) => lists.push(list),
            Err(Unread::Problem(problem)) => problems.push(problem),
            Err(Unread::NoDraft) => skipped.add(draft.path()),
        }
    }
    problems.iter().for_each(|problem| complain(problem));
    skipped.tell();
    let mut out = io::stdout().lock();
    match args.format {
        ListFormat::Text => write!(out, "{}", lists.join("\n"))?,
        ListFormat::Json => {
            writeln!(out, "{{\"version\":{},\"drafts\":[{}]}}", sources::VERSION, lists.join(","))?
        }
    }
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(COULD_NOT_RUN) })
}

/// One draft's list in the format asked for, or why it cannot be made.
fn list(draft: &Draft, args: &SourcesArgs, settings: &Settings) -> Result<String, Unread> {
    let source = draft.read()?;
    let config = settings.of(draft.path()).map_err(|problem| problem.to_string())?;
    let name = draft.name();
    guarded(|| {
        let document = source.document(source.text());
        let annotations = Annotations::of(&document, &config);
        match args.format {
            ListFormat::Text => sources::text(name, &document, &annotations),
            // No kind of value in a ledger is one that JSON has not.
            ListFormat::Json => sources::json(name, &document, &annotations).unwrap_or_default(),
        }
    })
    .map_err(|fault| format!("{}: {fault}", draft.shown_name()).into())
}
