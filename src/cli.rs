//! The command line: the only place that prints.

mod args;
mod check;
mod completions;
mod config;
mod diff;
mod drafts;
mod explain;
mod failure;
mod guard;
mod init;
mod logs;
mod rules;
mod settings;
mod skipped;
mod source;
mod sources;
mod spare;
mod stream;
mod target;
mod terminal;
mod test;
mod write;

use args::{Args, Command};
use clap::Parser;
use failure::Failure;
use std::process::ExitCode;

/// Runs the command with the process's arguments and returns its exit code: 0 nothing to complain of,
/// 1 findings at or above `--fail-on`, 2 could not run.
pub fn run() -> ExitCode {
    let args = Args::parse();
    args.color.choice().write_global();
    logs::install();
    let outcome = match args.command {
        Command::Check(args) => check::run(&args),
        Command::Sources(args) => sources::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Stream(args) => stream::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Test(args) => test::run(&args),
        Command::Config(args) => config::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Completions(args) => completions::completions(&args),
        Command::Man(args) => completions::man(&args),
        Command::Lsp(args) => Ok(crate::lsp::serve(args.position_encoding)),
    };
    outcome.unwrap_or_else(Failure::report)
}
