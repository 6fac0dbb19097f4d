//! `copydesk check`: reads drafts, many at a time, and writes what is found in the order of their paths.

mod report;

use super::args::{CheckArgs, OutputFormat};
use super::drafts::{self, Draft};
use super::failure::{COULD_NOT_RUN, Failure, complain};
use super::guard::guarded;
use super::settings::Settings;
use crate::check::check;
use crate::document::Document;
use crate::finding::Finding;
use crate::render;

use rayon::prelude::*;
use report::{Report, Summary};
use std::collections::BTreeSet;
use std::process::ExitCode;

/// How many drafts are read before their findings are written: enough for all cores, few enough that
/// memory does not grow with the folder.
const AT_A_TIME: usize = 128;

/// Checks the drafts. What cannot be read is named on standard error, and the others are checked.
///
/// # Errors
/// [`Failure`] for a wrong flag, and where the output cannot be written.
pub fn run(args: &CheckArgs) -> Result<ExitCode, Failure> {
    let settings = Settings::new(&args.settings, &args.select, &args.ignore)?;
    let (drafts, problems) = drafts::collect(&args.drafts);
    let mut problems = Problems::said(problems);
    let mut report = Report::begin(args.format, drafts.len())?;
    for some in drafts.chunks(AT_A_TIME) {
        let outcomes: Vec<Outcome> = some.par_iter().map(|draft| check_one(draft, args, &settings)).collect();
        for (draft, outcome) in some.iter().zip(outcomes) {
            match outcome {
                Ok(checked) => report.add(draft.name(), checked)?,
                Err(problem) => problems.say(problem),
            }
        }
    }
    let failed = args.fail_on.level().is_some_and(|level| report.summary().loudest() >= Some(level));
    report.end(args.level, &problems.all)?;
    Ok(match (problems.is_empty(), failed) {
        (false, _) => ExitCode::from(COULD_NOT_RUN),
        (true, true) => ExitCode::FAILURE,
        (true, false) => ExitCode::SUCCESS,
    })
}

/// What became of a draft: its findings as text, or why it could not be checked.
type Outcome = Result<Checked, String>;

/// A draft that was checked.
pub(super) struct Checked {
    /// Its findings in the format asked for.
    output: String,
    /// How many there are.
    summary: Summary,
}

fn check_one(draft: &Draft, args: &CheckArgs, settings: &Settings) -> Outcome {
    let source = draft.read()?;
    let config = settings.of(draft.path()).map_err(|problem| problem.to_string())?;
    let name = draft.name();
    guarded(|| {
        let document = Document::parse(&source, draft.format());
        let findings = check(&document, &config);
        let summary = Summary::of(&findings, args.level);
        let shown = findings.into_iter().filter(|finding| finding.level >= args.level);
        let output = render_as(args.format, name, &document, &shown.collect::<Vec<_>>());
        Checked { output, summary }
    })
    .map_err(|fault| format!("{name}: {fault}"))
}

fn render_as(format: OutputFormat, name: &str, document: &Document, findings: &[Finding]) -> String {
    match format {
        OutputFormat::Text => render::terminal::render(name, document, findings, report::width()),
        // No kind of value in a finding is one that JSON has not.
        OutputFormat::Json => render::json::render(name, document, findings).unwrap_or_default(),
        OutputFormat::Critic => render::critic::render(&document.source, findings, None),
    }
}

/// What could not be read or understood. One settings file may hold for many drafts and is named once.
#[derive(Default)]
struct Problems {
    all: BTreeSet<String>,
}

impl Problems {
    fn said(problems: Vec<String>) -> Self {
        let mut said = Self::default();
        for problem in problems {
            said.say(problem);
        }
        said
    }

    fn say(&mut self, problem: String) {
        if !self.all.contains(&problem) {
            complain(&problem);
            self.all.insert(problem);
        }
    }

    fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}
