//! Writes the outcome of a run: each format to its place, the drafts in the order of their paths.

use super::super::args::CheckArgs;
use super::super::drafts::Draft;
use super::super::failure::Failure;
use super::super::spare::{place, spare};
use super::super::target::{OutputFormat, Target};
use super::super::terminal::{self, WIDTH};
use super::super::write::Aside;
use super::found::Checked;
use crate::check::budget::Overspent;
use crate::document::Format;
use crate::finding::Level;
use crate::render::summary::counted;
use crate::render::terminal::Terminal;
use crate::render::{self, Renderer, Run, Summary};
use crate::rules::AnyRule;
use crate::text::visible;
use std::collections::BTreeSet;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

/// Where findings are written, and how.
pub struct Report {
    outputs: Vec<Output>,
    checked: usize,
    summary: Summary,
    loudest: Option<Level>,
    overspent: Vec<(String, Overspent)>,
    fixes: usize,
    fixed: usize,
}

/// One format in its place.
struct Output {
    place: Place,
    renderer: Box<dyn Renderer>,
    is_first: bool,
}

enum Place {
    /// Standard output; colours reach a terminal that wants them.
    Stream(Box<dyn Write + Send + Sync>),
    /// A file that takes its place at the end; what is styled loses its colours on the way.
    File { file: Aside, name: String, is_styled: bool },
}

impl Report {
    /// Begins the output of a run over `drafts`.
    ///
    /// # Errors
    /// Where two outputs have one place, or nothing can be written to one.
    pub fn begin(args: &CheckArgs, drafts: &[Draft]) -> Result<Self, Failure> {
        let targets = if args.diff { Vec::new() } else { targets(args)? };
        for target in &targets {
            let file = target.file.as_deref();
            file.map_or(Ok(()), |file| spare(file, "report", args, is_made(target.format)))?;
        }
        // Standard output belongs to the draft that is fixed from standard input to standard output.
        let is_taken = args.fix && drafts.iter().any(Draft::is_stdin);
        let outputs = targets.iter().map(|target| {
            let renderer = match args.statistics {
                true => Box::new(render::statistics::Statistics),
                false => renderer(target, is_taken, drafts.len()),
            };
            Output::begin(target, renderer, is_taken)
        });
        let outputs = outputs.collect::<Result<_, _>>()?;
        let summary = Summary::default();
        Ok(Self { outputs, checked: 0, summary, loudest: None, overspent: Vec::new(), fixes: 0, fixed: 0 })
    }

    /// What renders each output.
    pub fn renderers(&self) -> Vec<&dyn Renderer> {
        self.outputs.iter().map(|output| &*output.renderer).collect()
    }

    /// Writes the findings of one draft, rendered for each output in its order.
    ///
    /// # Errors
    /// Where an output cannot be written.
    pub fn add(&mut self, checked: &Checked) -> Result<(), Failure> {
        self.checked += 1;
        self.summary.join(&checked.summary);
        self.loudest = self.loudest.max(checked.loudest);
        self.overspent.extend(checked.overspent.iter().map(|over| (checked.name.clone(), over.clone())));
        self.fixes += checked.fixes;
        self.fixed += usize::from(checked.fixes > 0);
        io::stdout().write_all(checked.text.as_bytes())?;
        for (output, text) in self.outputs.iter_mut().zip(&checked.outputs) {
            output.add(text)?;
        }
        Ok(())
    }

    /// Whether something fails the run: a finding at `lowest` or above for which there is no budget.
    pub fn fails(&self, lowest: Level) -> bool {
        self.loudest >= Some(lowest)
    }

    /// Writes what stands at the end, and puts files in their places.
    ///
    /// # Errors
    /// Where an output cannot be written.
    pub fn end(
        self,
        args: &CheckArgs,
        problems: &BTreeSet<String>,
        house_rules: &[AnyRule<'_>],
    ) -> Result<(), Failure> {
        let Self { outputs, checked: drafts, summary, overspent, fixes, fixed, .. } = self;
        let run = Run {
            drafts,
            summary: &summary,
            lowest: args.level,
            problems,
            house_rules,
            overspent: &overspent,
        };
        outputs.into_iter().try_for_each(|output| output.end(&run))?;
        io::stdout().flush()?;
        if fixes > 0 {
            let fixes = if fixes == 1 { "1 fix".to_owned() } else { format!("{fixes} fixes") };
            let drafts = counted(fixed, "draft");
            let made = if args.diff { "would be made" } else { "made" };
            anstream::eprintln!("{fixes} {made} in {drafts}");
        }
        Ok(())
    }
}

impl Output {
    fn begin(target: &Target, renderer: Box<dyn Renderer>, is_taken: bool) -> Result<Self, Failure> {
        let place = match &target.file {
            None if is_taken => Place::Stream(Box::new(anstream::stderr())),
            None if target.format == OutputFormat::Text => Place::Stream(Box::new(anstream::stdout())),
            None => Place::Stream(Box::new(BufWriter::new(io::stdout()))),
            Some(path) => {
                let name = visible::path(path);
                let file = Aside::create(path).map_err(|error| unwritable(&name, &error))?;
                Place::File { file, name, is_styled: target.format == OutputFormat::Text }
            }
        };
        let mut output = Self { place, renderer, is_first: true };
        let start = output.renderer.begin();
        output.write(&start)?;
        Ok(output)
    }

    fn add(&mut self, text: &str) -> Result<(), Failure> {
        if text.is_empty() {
            return Ok(());
        }
        if !self.is_first {
            self.write(self.renderer.between())?;
        }
        self.is_first = false;
        self.write(text)
    }

    fn end(mut self, run: &Run<'_>) -> Result<(), Failure> {
        self.write(&self.renderer.end(run))?;
        match self.place {
            Place::Stream(mut stream) => Ok(stream.flush()?),
            Place::File { file, name, .. } => file.finish().map_err(|error| unwritable(&name, &error)),
        }
    }

    fn write(&mut self, text: &str) -> Result<(), Failure> {
        match &mut self.place {
            Place::Stream(stream) => Ok(stream.write_all(text.as_bytes())?),
            Place::File { file, name, is_styled } => {
                let plain = is_styled.then(|| anstream::adapter::strip_str(text).to_string());
                let text = plain.as_deref().unwrap_or(text);
                file.write_all(text.as_bytes()).map_err(|error| unwritable(name, &error))
            }
        }
    }
}

/// The outputs that the flags ask for: text on standard output where they ask for none.
fn targets(args: &CheckArgs) -> Result<Vec<Target>, Failure> {
    let mut targets = args.format.clone();
    if targets.is_empty() || (args.output.is_some() && targets.iter().all(|target| target.file.is_some())) {
        targets.push(Target { format: OutputFormat::Text, file: None });
    }
    let baseline = args.baseline.as_deref().filter(|_| args.write_baseline).map(place);
    let mut places: BTreeSet<Option<PathBuf>> = BTreeSet::new();
    for target in &mut targets {
        target.file = target.file.take().or_else(|| args.output.clone());
        let file = target.file.as_deref();
        let place = file.map(place);
        let with_baseline = place.is_some() && place == baseline;
        if with_baseline || !places.insert(place) {
            let two = if with_baseline { "the baseline and a format" } else { "two formats" };
            let name = file.map_or("standard output".to_owned(), visible::path);
            let message = format!("{two} would be written to {name}: use --format FORMAT=FILE");
            return Err(Failure::Usage(message));
        }
    }
    Ok(targets)
}

/// The formats of drafts that a report may have, as an earlier run has written one.
fn is_made(format: OutputFormat) -> fn(Format) -> bool {
    match format {
        OutputFormat::Text | OutputFormat::Concise => |made| matches!(made, Format::Plain | Format::Xml),
        OutputFormat::Markdown | OutputFormat::Critic => {
            |made| matches!(made, Format::Plain | Format::Markdown | Format::Xml)
        }
        _ => |made| made == Format::Xml,
    }
}

fn renderer(target: &Target, is_taken: bool, expected: usize) -> Box<dyn Renderer> {
    match target.format {
        OutputFormat::Text if target.file.is_some() => Box::new(Terminal { width: WIDTH, page: |_| None }),
        OutputFormat::Text if is_taken => Box::new(Terminal { width: terminal::width(), page: |_| None }),
        OutputFormat::Text => Box::new(Terminal { width: terminal::width(), page: terminal::page() }),
        OutputFormat::Concise => Box::new(render::concise::Concise),
        OutputFormat::Json => Box::new(render::json::Json),
        OutputFormat::Jsonl => Box::new(render::jsonl::JsonLines),
        OutputFormat::Sarif => Box::new(render::sarif::Sarif),
        OutputFormat::GitHub => Box::new(render::github::GitHub),
        OutputFormat::GitLab => Box::new(render::gitlab::GitLab),
        OutputFormat::JUnit => Box::new(render::junit::JUnit),
        OutputFormat::Checkstyle => Box::new(render::checkstyle::Checkstyle),
        OutputFormat::RdJson => Box::new(render::rdjson::RdJson),
        OutputFormat::Markdown => Box::new(render::markdown::Markdown),
        OutputFormat::Critic => Box::new(render::critic::Critic { named: expected > 1 }),
    }
}

fn unwritable(name: &str, error: &io::Error) -> Failure {
    Failure::Usage(format!("{name}: cannot be written: {error}"))
}
