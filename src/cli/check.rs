//! `copydesk check`: reads drafts, many at a time, and writes what is found in the order of their paths.

mod fixes;
mod report;

use super::args::CheckArgs;
use super::drafts::{self, Draft};
use super::failure::{COULD_NOT_RUN, Failure, complain};
use super::guard::guarded;
use super::settings::Settings;
use crate::annotations::Annotations;
use crate::check::{check_annotated, identity};
use crate::document::Document;
use crate::render::{CheckedDraft, Renderer, Summary};

use rayon::prelude::*;
use report::Report;
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
    let mut report = Report::begin(args, &drafts)?;
    for some in drafts.chunks(AT_A_TIME) {
        let renderers = report.renderers();
        let check = |draft| check_one(draft, args, &settings, &renderers);
        let outcomes: Vec<Outcome> = some.par_iter().map(check).collect();
        for outcome in outcomes {
            match outcome {
                Ok(checked) => report.add(&checked)?,
                Err(problem) => problems.say(problem),
            }
        }
    }
    let failed = args.fail_on.level().is_some_and(|level| report.summary().loudest() >= Some(level));
    report.end(args, &problems.all)?;
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
    /// What stands on standard output beside all formats.
    text: String,
    /// What is shown of it, in each format asked for.
    outputs: Vec<String>,
    /// How many findings there are.
    summary: Summary,
    /// How many fixes were made, or would be.
    fixes: usize,
}

fn check_one(draft: &Draft, args: &CheckArgs, settings: &Settings, renderers: &[&dyn Renderer]) -> Outcome {
    let source = draft.read()?;
    let config = settings.of(draft.path()).map_err(|problem| problem.to_string())?;
    let fixes::Outcome { source, output: text, fixes } = fixes::make(draft, source, &config, args)?;
    let name = draft.name();
    guarded(|| {
        let document = Document::parse(&source, draft.format());
        let annotations = Annotations::of(&document, &config);
        let mut findings = check_annotated(&document, &annotations, &config);
        let summary = Summary::of(&findings, args.level);
        findings.retain(|finding| finding.level >= args.level);
        let identities = identity::identities(&document, &annotations, &findings);
        let shown =
            CheckedDraft { path: name, document: &document, findings: &findings, identities: &identities };
        let outputs = renderers.iter().map(|renderer| renderer.draft(&shown)).collect();
        Checked { text, outputs, summary, fixes }
    })
    .map_err(|fault| format!("{name}: {fault}"))
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
