//! The language server: the only place that speaks LSP.

/// Runs the server on standard input and output.
pub fn serve() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
