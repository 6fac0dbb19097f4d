//! One request each: convert, ask, convert.

pub mod check_folders;
pub mod code_action;
pub mod code_lens;
pub mod completion;
pub mod definition;
pub mod diagnostics;
pub mod document_highlight;
pub mod document_link;
pub mod document_symbol;
pub mod execute_command;
pub mod folding_range;
pub mod hover;
pub mod initialize;
pub mod inlay_hint;
pub mod long_check;
pub mod references;
pub mod refresh;
pub mod rename;
pub mod selection_range;
pub mod semantic_tokens;
pub mod settings;
#[cfg(debug_assertions)]
mod test_only;
pub mod work_done;
pub mod workspace;
pub mod workspace_diagnostic;
pub mod workspace_symbol;
