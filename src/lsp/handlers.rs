//! One request each: convert, ask, convert.

pub mod code_action;
pub mod diagnostics;
pub mod hover;
pub mod initialize;
pub mod settings;
#[cfg(debug_assertions)]
mod test_only;
