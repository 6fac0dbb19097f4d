//! The command line: the only place that prints.

use std::process::ExitCode;

/// Runs the command with the process's arguments and returns its exit code.
pub fn run() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("lsp") => crate::lsp::serve(),
        _ => ExitCode::SUCCESS,
    }
}
