//! Tells Zed how to start `copydesk lsp`, and hands on the settings that the user has for it.

use zed_extension_api::serde_json::{Value, json};
use zed_extension_api::settings::LspSettings;
use zed_extension_api::{Command, Extension, LanguageServerId, Result, Worktree, register_extension};

/// The name of the program, and that of our section in settings.
const NAME: &str = "copydesk";

struct Copydesk;

impl Extension for Copydesk {
    fn new() -> Self {
        Self
    }

    /// The program that the settings name, or the one on `PATH`.
    fn language_server_command(&mut self, server: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let binary = LspSettings::for_worktree(server.as_ref(), worktree)?.binary;
        let (path, arguments) = binary.map_or((None, None), |binary| (binary.path, binary.arguments));
        let command = path.or_else(|| worktree.which(NAME)).ok_or(
            "there is no `copydesk` on PATH; install it, or set `lsp.copydesk.binary.path` in Zed's settings",
        )?;
        let args = arguments.unwrap_or_else(|| vec!["lsp".to_owned()]);
        Ok(Command { command, args, env: worktree.shell_env() })
    }

    /// What stands under `lsp.copydesk.settings`, under the name by which the server asks for it.
    fn language_server_workspace_configuration(
        &mut self,
        server: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<Value>> {
        let settings = LspSettings::for_worktree(server.as_ref(), worktree)?.settings;
        Ok(settings.map(|settings| json!({ NAME: settings })))
    }
}

register_extension!(Copydesk);
