//! Writes the outcome of a run: the findings as they come, and the sum of them at the end.

use super::super::args::OutputFormat;
use super::Checked;
use crate::finding::{Finding, Level};
use crate::render::json;
use std::collections::BTreeSet;
use std::io::{self, BufWriter, Write};

/// Columns of output that goes to no terminal, and the most that a line is still read well at.
const WIDTH: usize = 100;

/// The width that findings are laid out for, in columns.
pub fn width() -> usize {
    terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0).clamp(60, WIDTH + 20))
}

/// How many findings there are, by level.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Summary {
    shown: Counts,
    hidden: Counts,
}

/// How many findings of each level.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Counts {
    errors: usize,
    warnings: usize,
    infos: usize,
    hints: usize,
}

impl Counts {
    fn add(&mut self, level: Level) {
        match level {
            Level::Error => self.errors += 1,
            Level::Warning => self.warnings += 1,
            Level::Info => self.infos += 1,
            Level::Hint | Level::Off => self.hints += 1,
        }
    }

    fn join(&mut self, other: Counts) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.hints += other.hints;
    }

    fn all(&self) -> usize {
        self.errors + self.warnings + self.infos + self.hints
    }

    /// "3 errors, 1 warning"; empty for none.
    fn list(&self) -> String {
        let named =
            [(self.errors, "error"), (self.warnings, "warning"), (self.infos, "info"), (self.hints, "hint")];
        let named = named.into_iter().filter(|(count, _)| *count > 0);
        named.map(|(count, what)| counted(count, what)).collect::<Vec<_>>().join(", ")
    }
}

impl Summary {
    /// Counts findings, those below `level` as hidden.
    pub fn of(findings: &[Finding], level: Level) -> Self {
        let mut summary = Self::default();
        for finding in findings {
            let counts = if finding.level >= level { &mut summary.shown } else { &mut summary.hidden };
            counts.add(finding.level);
        }
        summary
    }

    /// The loudest level of all findings, shown or hidden; `None` where there are none, and for hints,
    /// which never fail a run.
    pub fn loudest(&self) -> Option<Level> {
        let mut all = self.shown;
        all.join(self.hidden);
        let counts = [(all.errors, Level::Error), (all.warnings, Level::Warning), (all.infos, Level::Info)];
        counts.into_iter().find(|(count, _)| *count > 0).map(|(_, level)| level)
    }

    fn join(&mut self, other: Summary) {
        self.shown.join(other.shown);
        self.hidden.join(other.hidden);
    }

    /// "3 errors, 1 warning in 2 drafts; 4 hints below --level info".
    fn sentence(&self, drafts: usize, level: Level) -> String {
        let shown = self.shown.list();
        let shown = if shown.is_empty() { "nothing found" } else { &shown };
        let hidden = self.hidden.list();
        let hidden = if hidden.is_empty() { hidden } else { format!("; {hidden} below --level {level}") };
        format!("{shown} in {}{hidden}", counted(drafts, "draft"))
    }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// The output of one run.
pub struct Report {
    out: Box<dyn Write>,
    format: OutputFormat,
    expected: usize,
    checked: usize,
    summary: Summary,
}

impl Report {
    /// Begins the output of a run over `expected` drafts. Colours reach terminals that want them.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn begin(format: OutputFormat, expected: usize) -> io::Result<Self> {
        let mut out: Box<dyn Write> = match format {
            OutputFormat::Text => Box::new(anstream::stdout()),
            OutputFormat::Json | OutputFormat::Critic => Box::new(BufWriter::new(io::stdout())),
        };
        if format == OutputFormat::Json {
            write!(out, "{{\"version\":{},\"drafts\":[", json::VERSION)?;
        }
        Ok(Self { out, format, expected, checked: 0, summary: Summary::default() })
    }

    /// Writes the findings of one draft.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn add(&mut self, name: &str, checked: Checked) -> io::Result<()> {
        match self.format {
            OutputFormat::Json => writeln!(self.out, "{}", if self.checked > 0 { "," } else { "" })?,
            OutputFormat::Critic if self.expected > 1 => writeln!(self.out, "==> {name} <==")?,
            OutputFormat::Critic | OutputFormat::Text => {}
        }
        self.checked += 1;
        self.summary.join(checked.summary);
        self.out.write_all(checked.output.as_bytes())
    }

    /// What was found so far.
    pub fn summary(&self) -> Summary {
        self.summary
    }

    /// Writes what stands at the end: the sum, and for programs what could not be checked.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn end(mut self, level: Level, problems: &BTreeSet<String>) -> io::Result<()> {
        match self.format {
            OutputFormat::Text if self.checked > 0 => {
                writeln!(self.out, "{}", self.summary.sentence(self.checked, level))?;
            }
            OutputFormat::Text | OutputFormat::Critic => {}
            OutputFormat::Json => {
                let Counts { errors, warnings, infos, hints } = self.summary.shown;
                let summary = serde_json::json!({
                    "drafts": self.checked, "errors": errors, "warnings": warnings, "infos": infos,
                    "hints": hints, "not_shown": self.summary.hidden.all(),
                });
                let problems = serde_json::json!(problems);
                writeln!(self.out, "\n],\"summary\":{summary},\"problems\":{problems}}}")?;
            }
        }
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(levels: &[Level], lowest: Level) -> Summary {
        let finding = |level: &Level| Finding {
            rule: "repeated-word",
            level: *level,
            span: crate::text::Span::at(0),
            message: String::new(),
            related: Vec::new(),
            fixes: Vec::new(),
        };
        Summary::of(&levels.iter().map(finding).collect::<Vec<_>>(), lowest)
    }

    #[test]
    fn the_sum_names_levels_drafts_and_what_is_hidden() {
        let levels = [Level::Error, Level::Info, Level::Hint, Level::Info, Level::Hint];
        assert_eq!(
            summary(&levels, Level::Info).sentence(2, Level::Info),
            "1 error, 2 infos in 2 drafts; 2 hints below --level info"
        );
        assert_eq!(summary(&[], Level::Info).sentence(1, Level::Info), "nothing found in 1 draft");
    }

    #[test]
    fn hidden_findings_fail_a_run_and_hints_do_not() {
        assert_eq!(summary(&[Level::Warning], Level::Error).loudest(), Some(Level::Warning));
        assert_eq!(summary(&[Level::Hint], Level::Hint).loudest(), None);
    }
}
