//! Why a command could not go on, and what its user hears of it.

use crate::text::visible;
use std::io::{self, ErrorKind};
use std::process::ExitCode;

/// The exit code of a command that could not run.
pub const COULD_NOT_RUN: u8 = 2;

/// Why a command could not go on.
#[derive(Debug)]
pub enum Failure {
    /// A flag or a settings file is wrong; the message says what and how to mend it.
    Usage(String),
    /// The output could not be written.
    Output(io::Error),
}

impl Failure {
    /// Says it on standard error and returns the exit code. Whoever reads the output may close it at any
    /// time, as `head` does: that is no failure and says nothing.
    pub fn report(self) -> ExitCode {
        match self {
            Failure::Usage(message) => complain(&message),
            Failure::Output(error) if error.kind() == ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Failure::Output(error) => complain(&format!("the output cannot be written: {error}")),
        }
        ExitCode::from(COULD_NOT_RUN)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Output(error)
    }
}

/// Writes to standard error what its user may want to know and need not mend. It must hold no word of a draft.
pub fn note(message: &str) {
    anstream::eprintln!("note: {}", visible::line(message));
}

/// Writes a message to standard error, each line marked as an error. It must hold no word of a draft.
pub fn complain(message: &str) {
    for line in message.lines() {
        anstream::eprintln!("error: {}", visible::line(line));
    }
}
