//! `--format FORMAT[=FILE]`: how findings are written, and where.

use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command, Error, ValueEnum};
use std::ffi::OsStr;
use std::fmt::{self, Display, Formatter};
use std::path::PathBuf;

/// How `check` writes findings.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum OutputFormat {
    /// For people.
    Text,
    /// A line each: path:line:column: level rule message.
    Concise,
    /// For programs: docs/json.md describes it.
    Json,
    /// The same, a finding a line.
    Jsonl,
    /// SARIF 2.1.0, for code hosts.
    Sarif,
    /// Annotations of GitHub Actions.
    #[value(name = "github")]
    GitHub,
    /// The code quality report of GitLab.
    #[value(name = "gitlab")]
    GitLab,
    /// JUnit XML.
    #[value(name = "junit")]
    JUnit,
    /// Checkstyle XML.
    Checkstyle,
    /// The diagnostics of reviewdog.
    #[value(name = "rdjson")]
    RdJson,
    /// A table for the comment on a pull request.
    Markdown,
    /// The drafts themselves, marked up in CriticMarkup.
    Critic,
}

impl OutputFormat {
    /// Whether what one run writes may stand behind what another wrote.
    pub fn can_go_on(self) -> bool {
        matches!(self, Self::Text | Self::Concise | Self::Json | Self::Jsonl)
    }
}

impl Display for OutputFormat {
    /// The name that `--format` takes.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.to_possible_value().map_or(Ok(()), |value| f.write_str(value.get_name()))
    }
}

/// A format, and the file that it is written to; `None` is standard output.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// How.
    pub format: OutputFormat,
    /// Where.
    pub file: Option<PathBuf>,
}

/// Reads `FORMAT` and `FORMAT=FILE`.
#[derive(Clone, Copy, Debug)]
pub struct TargetParser;

impl TypedValueParser for TargetParser {
    type Value = Target;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<Target, Error> {
        // A name of a format is plain letters, and the file's stands behind it: both must be UTF-8.
        let Some(text) = value.to_str() else {
            return Err(Error::new(ErrorKind::InvalidUtf8).with_cmd(command));
        };
        let (format, file) = match text.split_once('=') {
            Some((format, file)) => (format, Some(PathBuf::from(file))),
            None => (text, None),
        };
        let format = EnumValueParser::<OutputFormat>::new().parse_ref(command, arg, OsStr::new(format))?;
        if file.as_ref().is_some_and(|file| file.as_os_str().is_empty()) {
            let message = "a file's name is missing behind `=` in --format\n";
            return Err(Error::raw(ErrorKind::InvalidValue, message));
        }
        Ok(Target { format, file })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let values = OutputFormat::value_variants().iter();
        Some(Box::new(values.filter_map(ValueEnum::to_possible_value)))
    }
}
