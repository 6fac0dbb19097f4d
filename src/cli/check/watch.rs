//! `--watch`: checks again whenever a draft, a settings file or a list has changed, until the user ends it.
//!
//! The files' times are looked at twice a second. Systems can tell of changes, but not of those on the shared disks that
//! newsrooms keep their drafts on.

use super::super::args::CheckArgs;
use super::super::drafts::{self, Collected, Draft};
use super::super::failure::{Failure, complain, note};
use super::super::settings::{Settings, short};
use super::super::terminal;
use crate::config::files::{self, Stamps, absolute};
use crate::render::summary::counted;
use crate::text::visible;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

/// How long nothing is looked at.
const PAUSE: Duration = Duration::from_millis(500);

/// A look at many files may take long: the pause behind it is at least so many times as long.
const REST: u32 = 4;

/// Checks the drafts and waits for changes, over and over: Ctrl-C ends it, as it ends any process. What is wrong with
/// flags and the files that they name ends it only at the start; later it is said, and its end is waited for.
///
/// # Errors
/// [`Failure`] for flags that do not go together, for what is wrong at the start, and where the output cannot be written.
pub fn run(args: &CheckArgs) -> Result<ExitCode, Failure> {
    refuse(args)?;
    let mut look = Look::at(args);
    let mut seen = Stamps::default();
    check(args, &look, &mut seen)?;
    loop {
        let drafts = counted(look.collected.drafts.len(), "draft");
        note(&format!("watching {drafts}: Ctrl-C ends it"));
        let changes;
        (look, changes) = wait(args, &look, &seen);
        begin_anew(&changes)?;
        match check(args, &look, &mut seen) {
            Err(Failure::Usage(message)) => complain(&message),
            outcome => outcome?,
        }
    }
}

/// Refuses what makes no sense more than once.
fn refuse(args: &CheckArgs) -> Result<(), Failure> {
    if args.drafts.paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Failure::Usage("--watch needs files: standard input is read but once".to_owned()));
    }
    let on_stdout = args.format.iter().filter(|target| target.file.is_none() && args.output.is_none());
    match on_stdout.map(|target| target.format).find(|format| !format.can_go_on()) {
        Some(format) => Err(Failure::Usage(format!(
            "what {format} writes is whole and nothing may follow it: with --watch it needs a file, \
             --format {format}=FILE"
        ))),
        None => Ok(()),
    }
}

/// Checks once, and says in `seen` which files settings and the baseline were read from.
fn check(args: &CheckArgs, look: &Look, seen: &mut Stamps) -> Result<(), Failure> {
    // Where this run ends before it has read them, those of the last one are waited for.
    *seen = seen.again();
    let settings = Settings::new(&args.settings, &args.select, &args.ignore);
    let outcome = settings.and_then(|settings| {
        let outcome = super::once(args, &settings, &look.collected);
        *seen = settings.seen();
        outcome
    });
    seen.add(args.baseline.iter().chain(&look.nearest).map(|file| absolute(file)));
    outcome.map(|_| ())
}

/// The drafts as they were at one moment.
struct Look {
    collected: Collected,
    stamps: Stamps,
    /// The settings files that hold for them.
    nearest: BTreeSet<PathBuf>,
}

impl Look {
    fn at(args: &CheckArgs) -> Self {
        let collected = drafts::collect(&args.drafts);
        let outputs =
            args.format.iter().filter_map(|target| target.file.as_deref()).chain(args.output.as_deref());
        let outputs: BTreeSet<PathBuf> = outputs.map(absolute).collect();
        // What a run itself writes among the drafts must not begin the next one.
        let paths =
            collected.drafts.iter().map(Draft::path).filter(|path| !outputs.contains(&absolute(path)));
        let paths: Vec<PathBuf> = paths.map(Path::to_owned).collect();
        let folders: BTreeSet<&Path> = paths.iter().filter_map(|path| path.parent()).collect();
        let nearest = match args.settings.config {
            Some(_) => BTreeSet::new(),
            None => folders.into_iter().filter_map(|folder| files::find(&folder.join("draft"))).collect(),
        };
        Self { stamps: Stamps::of(paths), collected, nearest }
    }
}

/// Waits until something has changed, and looks at the drafts as they are then.
fn wait(args: &CheckArgs, last: &Look, seen: &Stamps) -> (Look, Vec<PathBuf>) {
    loop {
        let start = Instant::now();
        let look = Look::at(args);
        let came = look.nearest.iter().filter(|file| !seen.has(file)).cloned();
        let changes =
            [last.stamps.changes(&look.stamps), seen.changes(&seen.again()), came.collect()].concat();
        if !changes.is_empty() {
            return (look, changes);
        }
        thread::sleep(PAUSE.max(start.elapsed() * REST));
    }
}

/// Begins another run: a terminal shows nothing else, and elsewhere a line on standard error parts it from the last one.
fn begin_anew(changes: &[PathBuf]) -> io::Result<()> {
    terminal::clear()?;
    let first = changes.first().cloned().map(short).unwrap_or_default();
    match changes.len() {
        0 | 1 => note(&format!("{} has changed", visible::path(&first))),
        all => {
            note(&format!("{} and {} have changed", visible::path(&first), counted(all - 1, "other file")))
        }
    }
    Ok(())
}
