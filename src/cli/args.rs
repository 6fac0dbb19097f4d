//! The commands and their flags.

use super::target::{Target, TargetParser};
use crate::config::Dialect;
use crate::document::Format;
use crate::finding::Level;
use crate::text::Encoding;
use anstream::ColorChoice;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::convert::Infallible;
use std::path::PathBuf;
use std::str::FromStr;

const EXAMPLES: &str = "\
Examples:
  copydesk check                           every draft in this folder and below
  copydesk check story.md --level hint     one draft, the quietest findings too
  copydesk check - --stdin-name story.md   a draft from standard input
  copydesk check --format json drafts      for programs
  copydesk check --format text --format sarif=out.sarif   for people and for a code host
  copydesk check --fix drafts              make the safe fixes
  copydesk sources story.md                who says what in a draft
  copydesk diff old.md new.md              which findings came, and which went
  copydesk explain bare-anonymous-source   what a rule means, with examples
  copydesk rules                           all rules

Settings are read from the nearest copydesk.toml in the draft's folder or above.
A finding is let stand by a mark with its reason: <!-- stet RULE: reason -->";

const CHECK_EXAMPLES: &str = "\
Examples:
  copydesk check drafts letters/reply.md             all drafts in a folder, and one more
  copydesk check --fix --select spelling drafts      make the safe fixes of one family of rules
  copydesk check --diff story.md                     what --fix would change
  copydesk check --baseline known.json --write-baseline   from now on only what is new counts
  copydesk check --since main                        what stands on lines changed since then in git
  copydesk check --fail-on error --format text --format sarif=out.sarif   in a pipeline

Exit codes: 0 nothing at or above --fail-on, 1 something, 2 could not run.";

/// The place of a flag that all commands have: behind their own, before that for help.
const LAST: usize = 900;

/// The levels of what is shown.
const LEVELS: [&str; 4] = ["hint", "info", "warning", "error"];

/// Checks news drafts: claims nobody stands behind, sources the reader cannot identify, slips of copy.
#[derive(Parser, Debug)]
#[command(name = "copydesk", version, after_help = EXAMPLES)]
pub struct Args {
    /// When colours and links are shown; NO_COLOR and CLICOLOR_FORCE in the environment say it, too.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto, global = true, display_order = LAST)]
    pub color: Color,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// When colours are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Color {
    /// On a terminal.
    Auto,
    /// In pipes and files, too.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// The same as the library that writes colours has it.
    pub fn choice(self) -> ColorChoice {
        match self {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        }
    }
}

/// The commands.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Check drafts and show what is found.
    Check(CheckArgs),
    /// List the sources of drafts, with what rests on each.
    Sources(SourcesArgs),
    /// Show which findings came and which went between two versions of a draft.
    Diff(DiffArgs),
    /// Read drafts as JSON lines and answer with JSON lines, in order.
    Stream(StreamArgs),
    /// Print a rule's page: what it finds, what it lets pass, and why.
    Explain(ExplainArgs),
    /// List the rules.
    Rules(RulesArgs),
    /// Try the examples of the house's own rules.
    Test(TestArgs),
    /// Show the settings that hold for a draft, and where each is from.
    Config(ConfigArgs),
    /// Write a commented copydesk.toml to begin with.
    Init(InitArgs),
    /// Print the script by which a shell completes commands and flags.
    Completions(CompletionsArgs),
    /// Print the manual page of the program or of a command, for `man`.
    Man(ManArgs),
    /// Run the language server on standard input and output.
    Lsp(LspArgs),
}

/// Which drafts a command is about.
#[derive(clap::Args, Debug)]
pub struct DraftArgs {
    /// Drafts and folders; `-` is standard input.
    #[arg(default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// What standard input is called; its extension and folder give format and settings.
    #[arg(long, value_name = "NAME")]
    pub stdin_name: Option<PathBuf>,
    /// The markup of the drafts, whatever their names say.
    #[arg(long, value_name = "FORMAT", value_parser = words::<Format>(Format::NAMES))]
    pub input_format: Option<Format>,
}

/// Where settings come from.
#[derive(clap::Args, Debug)]
pub struct SettingsArgs {
    /// Take the settings from FILE, not from the nearest copydesk.toml.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The English of the drafts.
    #[arg(long, value_parser = words::<Dialect>(Dialect::NAMES))]
    pub dialect: Option<Dialect>,
}

/// The flags of `check`.
#[derive(clap::Args, Debug)]
#[command(after_help = CHECK_EXAMPLES)]
pub struct CheckArgs {
    #[command(flatten)]
    pub drafts: DraftArgs,
    /// How findings are written, and where, if not on standard output; may be given several times.
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = TargetParser)]
    pub format: Vec<Target>,
    /// Write to FILE what would stand on standard output.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Make the fixes that no editor would object to, and show what is left.
    #[arg(long, group = "fixing")]
    pub fix: bool,
    /// Show what --fix would change, and write nothing.
    #[arg(long, group = "fixing", conflicts_with_all = ["format", "output"])]
    pub diff: bool,
    /// Make those fixes, too, that a person must look at, where there is no choice of several.
    #[arg(long, requires = "fixing")]
    pub unsafe_fixes: bool,
    /// The lowest level shown and fixed.
    #[arg(long, default_value = "info", value_parser = words::<Level>(LEVELS))]
    pub level: Level,
    /// Report only these rules, or those of these families; several with commas between them.
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = trimmed)]
    pub select: Vec<String>,
    /// Leave these rules out, or those of these families.
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = trimmed)]
    pub ignore: Vec<String>,
    /// Count what each rule finds, in place of the findings.
    #[arg(long, conflicts_with_all = ["format", "diff"])]
    pub statistics: bool,
    /// Leave out what FILE knows: findings of a rule in a sentence, wherever it stands by now.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write what is found to the file of --baseline, so that from now on only what is new counts.
    #[arg(long, requires = "baseline", conflicts_with_all = ["since", "diff"])]
    pub write_baseline: bool,
    /// Only what stands on lines that have changed since a revision of git.
    #[arg(long, value_name = "REV", conflicts_with = "fixing")]
    pub since: Option<String>,
    /// Check again whenever a draft, a settings file or a list changes, until Ctrl-C.
    #[arg(long, conflicts_with_all = ["fix", "write_baseline"])]
    pub watch: bool,
    /// The lowest level at which the exit code is 1.
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t = FailOn::Warning)]
    pub fail_on: FailOn,
    #[command(flatten)]
    pub settings: SettingsArgs,
}

/// The lowest level at which `check` fails.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum FailOn {
    /// Errors.
    Error,
    /// Warnings and errors.
    Warning,
    /// Anything but hints.
    Info,
    /// Nothing.
    Never,
}

impl FailOn {
    /// The level; `None` for never.
    pub fn level(self) -> Option<Level> {
        match self {
            FailOn::Error => Some(Level::Error),
            FailOn::Warning => Some(Level::Warning),
            FailOn::Info => Some(Level::Info),
            FailOn::Never => None,
        }
    }
}

/// The flags of `stream`.
#[derive(clap::Args, Debug)]
#[command(after_help = "Each line in: {\"id\": …, \"text\": …}, and \"format\" where it differs. \
    docs/json.md describes the answers.")]
pub struct StreamArgs {
    /// The unit of all offsets.
    #[arg(long, value_enum, value_name = "UNIT", default_value_t = OffsetUnit::Bytes)]
    pub offsets: OffsetUnit,
    /// The markup of drafts that do not name theirs.
    #[arg(long, value_name = "FORMAT", default_value = "plain", value_parser = words::<Format>(text_formats()))]
    pub input_format: Format,
    #[command(flatten)]
    pub settings: SettingsArgs,
}

/// The unit of the offsets that `stream` writes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum OffsetUnit {
    /// Bytes of UTF-8.
    Bytes,
    /// UTF-16 code units, as JavaScript and Java count.
    Utf16,
    /// Unicode code points, as Python counts.
    Codepoints,
}

impl OffsetUnit {
    /// The same as an encoding.
    pub fn encoding(self) -> Encoding {
        match self {
            OffsetUnit::Bytes => Encoding::Utf8,
            OffsetUnit::Utf16 => Encoding::Utf16,
            OffsetUnit::Codepoints => Encoding::Utf32,
        }
    }
}

/// The flags of `sources`.
#[derive(clap::Args, Debug)]
#[command(after_help = "Exit codes: 0, or 2 where a draft could not be read.")]
pub struct SourcesArgs {
    #[command(flatten)]
    pub drafts: DraftArgs,
    /// How the list is written; docs/json.md describes the JSON.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
    #[command(flatten)]
    pub settings: SettingsArgs,
}

/// The flags of `diff`.
#[derive(clap::Args, Debug)]
#[command(after_help = "Exit codes: 0 nothing came at or above --fail-on, 1 something, 2 could not run.")]
pub struct DiffArgs {
    /// The old version.
    pub old: PathBuf,
    /// The new version, whose settings hold for both.
    pub new: PathBuf,
    /// The markup of both, whatever their names say.
    #[arg(long, value_name = "FORMAT", value_parser = words::<Format>(Format::NAMES))]
    pub input_format: Option<Format>,
    /// How they are written; docs/json.md describes the JSON.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
    /// The lowest level shown.
    #[arg(long, default_value = "info", value_parser = words::<Level>(LEVELS))]
    pub level: Level,
    /// The lowest level of a new finding at which the exit code is 1.
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t = FailOn::Warning)]
    pub fail_on: FailOn,
    #[command(flatten)]
    pub settings: SettingsArgs,
}

/// The flags of `explain`.
#[derive(clap::Args, Debug)]
pub struct ExplainArgs {
    /// The rule's name.
    pub rule: String,
    #[command(flatten)]
    pub settings: SettingsArgs,
}

/// The flags of `rules`.
#[derive(clap::Args, Debug)]
pub struct RulesArgs {
    /// How the list is written.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
    #[command(flatten)]
    pub settings: SettingsArgs,
}

/// How a list is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum ListFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// The flags of `config`.
#[derive(clap::Args, Debug)]
pub struct ConfigArgs {
    /// The draft, or a folder; a draft need not exist.
    #[arg(default_value = ".")]
    pub path: PathBuf,
    /// How they are written; docs/json.md describes the JSON.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
    /// Print the JSON schema of settings instead, by which an editor completes them.
    #[arg(long, conflicts_with_all = ["path", "format", "config", "dialect"])]
    pub schema: bool,
    #[command(flatten)]
    pub settings: SettingsArgs,
}

/// The flags of `test`.
#[derive(clap::Args, Debug)]
#[command(after_help = "Exit codes: 0 all examples hold, 1 some do not, 2 could not run.")]
pub struct TestArgs {
    /// Where the settings are looked for: a draft or a folder.
    #[arg(default_value = ".")]
    pub path: PathBuf,
    #[command(flatten)]
    pub settings: SettingsArgs,
}

/// The flags of `init`.
#[derive(clap::Args, Debug)]
pub struct InitArgs {
    /// The folder whose drafts the settings are for.
    #[arg(default_value = ".")]
    pub folder: PathBuf,
}

/// The flags of `completions`.
#[derive(clap::Args, Debug)]
pub struct CompletionsArgs {
    /// The shell.
    pub shell: Shell,
}

/// The flags of `man`.
#[derive(clap::Args, Debug)]
pub struct ManArgs {
    /// The command; the whole program without one.
    pub command: Option<String>,
}

/// The flags of `lsp`.
#[derive(clap::Args, Debug)]
pub struct LspArgs {
    /// Speak over standard input and output; the only way there is, and taken for granted.
    #[arg(long)]
    pub stdio: bool,

    /// What a column counts for an editor that does not say so; some count bytes or characters where the protocol has
    /// UTF-16 units.
    #[arg(long, value_name = "UNIT", default_value_t, value_parser = words::<Encoding>(Encoding::NAMES))]
    pub position_encoding: Encoding,
}

/// A name in a list, which may have spaces between its commas.
fn trimmed(name: &str) -> Result<String, Infallible> {
    Ok(name.trim().to_owned())
}

/// The names of the formats that are text.
fn text_formats() -> impl Iterator<Item = &'static str> {
    Format::ALL.into_iter().filter(|format| format.is_text()).map(Format::as_str)
}

/// A flag that takes one of a type's names, listed in the help and proposed for a slip.
fn words<T>(names: impl IntoIterator<Item = &'static str>) -> impl TypedValueParser<Value = T>
where
    T: FromStr<Err = String> + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(names).try_map(|name| name.parse::<T>())
}
