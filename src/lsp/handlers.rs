//! One request each: convert, ask, convert.

pub mod code_action;
pub mod code_lens;
pub mod diagnostics;
pub mod execute_command;
pub mod hover;
pub mod initialize;
pub mod inlay_hint;
pub mod refresh;
pub mod semantic_tokens;
pub mod settings;
#[cfg(debug_assertions)]
mod test_only;
pub mod workspace;
pub mod workspace_diagnostic;
