//! Keeps a panic in the core to the draft that brought it about.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// What is said of a draft that the core panicked on.
pub const PANICKED: &str = "could not be checked: this is a fault of Copydesk, please report it";

/// What `work` returns, or [`PANICKED`]; the panic hook has said where.
///
/// # Errors
/// Where `work` panics.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, &'static str> {
    // The work owns or only reads what it is given, so nothing half-changed is seen afterwards.
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| PANICKED)
}
