//! Drives the language server over real standard input and output, as an editor does.

#[cfg(test)]
#[path = "lsp/anywhere.rs"]
mod anywhere;
#[cfg(test)]
#[path = "lsp/check_folders.rs"]
mod check_folders;
#[cfg(test)]
#[path = "lsp/client.rs"]
mod client;
#[cfg(test)]
#[path = "lsp/code_actions.rs"]
mod code_actions;
#[cfg(test)]
#[path = "lsp/code_lens.rs"]
mod code_lens;
#[cfg(test)]
#[path = "lsp/commands.rs"]
mod commands;
#[cfg(test)]
#[path = "lsp/completion.rs"]
mod completion;
#[cfg(test)]
#[path = "lsp/diagnostics.rs"]
mod diagnostics;
#[cfg(test)]
#[path = "lsp/document_symbols.rs"]
mod document_symbols;
#[cfg(test)]
#[path = "lsp/edits.rs"]
mod edits;
#[cfg(test)]
#[path = "lsp/findings.rs"]
mod findings;
#[cfg(test)]
#[path = "lsp/folding_and_links.rs"]
mod folding_and_links;
#[cfg(test)]
#[path = "lsp/house_rules.rs"]
mod house_rules;
#[cfg(test)]
#[path = "lsp/hover.rs"]
mod hover;
#[cfg(test)]
#[path = "lsp/inlay_hints.rs"]
mod inlay_hints;
#[cfg(test)]
#[path = "lsp/lifecycle.rs"]
mod lifecycle;
#[cfg(all(test, unix))]
#[path = "lsp/long_work.rs"]
mod long_work;
#[cfg(test)]
#[path = "lsp/mentions.rs"]
mod mentions;
#[cfg(test)]
#[path = "lsp/misbehaviour.rs"]
mod misbehaviour;
#[cfg(test)]
#[path = "lsp/rename.rs"]
mod rename;
#[cfg(test)]
#[path = "lsp/requests.rs"]
mod requests;
#[cfg(test)]
#[path = "lsp/selection.rs"]
mod selection;
#[cfg(test)]
#[path = "lsp/semantic_tokens.rs"]
mod semantic_tokens;
#[cfg(test)]
#[path = "lsp/settings.rs"]
mod settings;
#[cfg(test)]
#[path = "lsp/silence.rs"]
mod silence;
#[cfg(test)]
#[path = "lsp/unread.rs"]
mod unread;
#[cfg(test)]
#[path = "lsp/workspace.rs"]
mod workspace;
#[cfg(test)]
#[path = "lsp/workspace_symbols.rs"]
mod workspace_symbols;
