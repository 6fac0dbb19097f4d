//! `copydesk check`: reads drafts, many at a time, and writes what is found in the order of their paths.

mod changes;
mod fixes;
mod found;
mod gate;
mod progress;
mod report;
mod watch;

use super::args::CheckArgs;
use super::drafts::{self, Collected, Draft, Unread};
use super::failure::{COULD_NOT_RUN, Failure, complain, note};
use super::guard::guarded;
use super::settings::Settings;
use super::skipped::Skipped;
use crate::annotations::Annotations;
use crate::check::check_annotated;
use crate::check::identity;
use crate::finding::Finding;
use crate::lexicon::gazetteer;
use crate::rules;

use found::Found;
use gate::{Gate, Known, Noted};
use progress::Progress;
use rayon::prelude::*;
use report::Report;
use std::collections::BTreeSet;
use std::process::ExitCode;

/// How many drafts are read before their findings are written: enough for all cores, few enough that
/// memory does not grow with the folder.
const AT_A_TIME: usize = 64;

/// Checks the drafts, once or whenever they change.
///
/// # Errors
/// [`Failure`] for a wrong flag, and where the output cannot be written.
pub fn run(args: &CheckArgs) -> Result<ExitCode, Failure> {
    gazetteer::read_ahead();
    if args.watch {
        return watch::run(args);
    }
    let settings = Settings::new(&args.settings, &args.select, &args.ignore)?;
    once(args, &settings, &drafts::collect(&args.drafts))
}

/// Checks drafts. What cannot be read is named on standard error, and the others are checked.
fn once(args: &CheckArgs, settings: &Settings, collected: &Collected) -> Result<ExitCode, Failure> {
    let gate = Gate::new(args)?;
    collected.tell_of_none(&args.drafts);
    let drafts = &collected.drafts;
    let mut tally = Tally {
        problems: Problems::said(&collected.problems),
        skipped: collected.skipped.clone(),
        known: gate.known(),
        noted: Noted::default(),
        report: Report::begin(args, drafts)?,
    };
    let progress = Progress::begin(drafts.len());
    for some in drafts.chunks(AT_A_TIME) {
        let find = |draft| progress.counting(|| find(draft, args, settings, &gate));
        let outcomes: Vec<_> = some.par_iter().map(find).collect();
        progress.aside(|| tally.add(args, settings, some.iter().zip(outcomes)))?;
    }
    drop(progress);
    tally.end(args, settings)
}

/// What a run comes to.
struct Tally {
    problems: Problems,
    skipped: Skipped,
    known: Known,
    noted: Noted,
    report: Report,
}

impl Tally {
    /// Takes in what was found in some drafts, in their order.
    fn add<'a>(
        &mut self,
        args: &CheckArgs,
        settings: &Settings,
        outcomes: impl Iterator<Item = (&'a Draft, Result<Found, Unread>)>,
    ) -> Result<(), Failure> {
        let mut all = Vec::new();
        for (draft, outcome) in outcomes {
            let leave_out = |mut found| {
                let known = self.known.leave_out(&mut found, draft, settings);
                known.map(|()| found).map_err(Unread::Problem)
            };
            match outcome.and_then(leave_out) {
                Ok(found) => {
                    found.note.iter().for_each(|told| note(told));
                    all.push(found);
                }
                Err(Unread::Problem(problem)) => self.problems.say(problem),
                Err(Unread::NoDraft) => self.skipped.add(draft.path()),
            }
        }
        for found in all.iter_mut().filter(|_| args.write_baseline) {
            self.noted.note(args, found);
        }
        let renderers = self.report.renderers();
        let checked: Vec<_> = all.into_par_iter().map(|found| found.shown(args.level, &renderers)).collect();
        for outcome in checked {
            match outcome {
                Ok(checked) => self.report.add(&checked)?,
                Err(problem) => self.problems.say(problem),
            }
        }
        Ok(())
    }

    /// Writes what stands at the end, and returns the exit code.
    fn end(self, args: &CheckArgs, settings: &Settings) -> Result<ExitCode, Failure> {
        let Self { problems, skipped, noted, report, .. } = self;
        if let Some(path) = args.baseline.as_deref().filter(|_| args.write_baseline && problems.is_empty()) {
            noted.write(path)?;
        }
        let failed = args.fail_on.level().is_some_and(|level| report.fails(level));
        let given = settings.given();
        let mut house_rules: Vec<_> = given.iter().flat_map(|config| rules::of_house(config)).collect();
        house_rules.sort_by_key(|rule| rule.name);
        house_rules.dedup_by_key(|rule| rule.name);
        report.end(args, &problems.all, &house_rules)?;
        skipped.tell();
        Ok(match (problems.is_empty(), failed) {
            (false, _) => ExitCode::from(COULD_NOT_RUN),
            (true, true) => ExitCode::FAILURE,
            (true, false) => ExitCode::SUCCESS,
        })
    }
}

/// Reads, fixes and checks a draft.
fn find(draft: &Draft, args: &CheckArgs, settings: &Settings, gate: &Gate) -> Result<Found, Unread> {
    let source = draft.read()?;
    let config = settings.of(draft.path()).map_err(|problem| problem.to_string())?;
    let fixes::Outcome { text: fixed, output: text, fixes, note } =
        fixes::make(draft, &source, &config, args)?;
    let name = draft.name().to_owned();
    let found = guarded(move || {
        let document = source.document(&fixed);
        let annotations = Annotations::of(&document, &config);
        let findings = check_annotated(&document, &annotations, &config);
        let identities = identity::identities(&document, &annotations, &findings);
        let is_of_budget = |(finding, _): &(Finding, _)| finding.rule == rules::OVERSPENT_BUDGET.name;
        let (of_budgets, findings): (Vec<_>, Vec<_>) =
            findings.into_iter().zip(identities).partition(is_of_budget);
        let of_budgets = of_budgets.into_iter().map(|(_, identity)| identity).collect();
        Found { name, document, config, findings, of_budgets, unchanged: 0, known: 0, text, fixes, note }
    });
    let mut found = found.map_err(|fault| format!("{}: {fault}", draft.shown_name()))?;
    gate.keep_changed(draft, &mut found)?;
    Ok(found)
}

/// What could not be read or understood. One settings file may hold for many drafts and is named once.
#[derive(Default)]
struct Problems {
    all: BTreeSet<String>,
}

impl Problems {
    fn said(problems: &[String]) -> Self {
        let mut said = Self::default();
        for problem in problems {
            said.say(problem.clone());
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
