//! The `copydesk` command: hands its arguments to [`copydesk::cli`] and exits with the code it returns.

use std::process::ExitCode;

fn main() -> ExitCode {
    copydesk::cli::run()
}
