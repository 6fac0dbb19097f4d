//! One request each: convert, ask, convert.

pub mod code_action;
pub mod completion;
pub mod definition;
pub mod diagnostics;
pub mod document_highlight;
pub mod document_link;
pub mod document_symbol;
pub mod folding_range;
pub mod hover;
pub mod initialize;
pub mod references;
pub mod rename;
pub mod selection_range;
pub mod settings;
#[cfg(debug_assertions)]
mod test_only;
pub mod workspace_symbol;
