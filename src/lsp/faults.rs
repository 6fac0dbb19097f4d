//! What happens at a panic: a rule's is left to its guard, any other ends the process.

use crate::rules;
use std::io::{self, Write};

/// The exit code after a panic, the same as Rust's own.
const EXIT_CODE: i32 = 101;

/// Ends the process at any panic outside a rule, with the place in the program as its only message:
/// a server that lives on after losing a task would leave the editor waiting.
///
/// The panic's own message is never shown, since it may quote the draft.
pub fn install_panic_hook() {
    std::panic::set_hook(Box::new(|panic| {
        if rules::is_guarded() {
            return;
        }
        let place = panic.location().map(|place| format!(" at {}:{}", place.file(), place.line()));
        let place = place.unwrap_or_default();
        // Standard error may be closed, and then nobody can be told.
        let _ = writeln!(io::stderr(), "copydesk: stopped by a fault of its own{place}");
        std::process::exit(EXIT_CODE);
    }));
}
