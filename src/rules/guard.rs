//! Keeps a panic in one rule from costing more than that rule's findings.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Runs `check`; `None` where it panicked.
pub(super) fn run<T>(check: impl FnOnce() -> T) -> Option<T> {
    let before = GUARDED.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(check));
    GUARDED.set(before);
    outcome.ok()
}

/// Whether this thread is running a rule, so that a panic now is caught and no reason to end.
pub fn is_guarded() -> bool {
    GUARDED.get()
}
