//! `copydesk completions SHELL` and `copydesk man`: what shells and `man` know of the commands and their flags.

use super::args::{Args, CompletionsArgs, ManArgs};
use super::failure::Failure;
use crate::config::unknown;
use clap::{Command, CommandFactory};
use std::io::{self, Write};
use std::process::ExitCode;

/// Prints the script by which a shell completes commands, flags and their values.
///
/// # Errors
/// [`Failure`] where the output cannot be written.
pub fn completions(args: &CompletionsArgs) -> Result<ExitCode, Failure> {
    // The library takes an output that fails for a fault of the program, so that it is given one that does not.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "copydesk", &mut script);
    io::stdout().write_all(&script)?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the page of the whole program, or of one command, in the format of `man`.
///
/// # Errors
/// [`Failure`] where there is no such command, or the output cannot be written.
pub fn man(args: &ManArgs) -> Result<ExitCode, Failure> {
    let mut program = Args::command();
    program.build();
    let page = match &args.command {
        None => program,
        Some(name) => {
            let names: Vec<&str> = program.get_subcommands().map(Command::get_name).collect();
            let message = unknown("command", name, &names);
            let command = program.find_subcommand(name).ok_or(Failure::Usage(message))?;
            command.clone().display_name(format!("copydesk-{name}"))
        }
    };
    let source = concat!("copydesk ", env!("CARGO_PKG_VERSION"));
    clap_mangen::Man::new(page).source(source).render(&mut io::stdout().lock())?;
    Ok(ExitCode::SUCCESS)
}
