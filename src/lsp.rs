//! The language server: the only place that speaks LSP.
//!
//! Messages come in through [`transport`], which starts their handlers in the order of arrival. What
//! changes state goes to the [`session`] as an event before the handler waits for anything; what asks
//! is answered from a [`snapshot`].

pub mod address;
pub mod checking;
pub mod convert;
pub mod edits;
pub mod faults;
pub mod folders;
pub mod greeting;
pub mod handlers;
pub mod outbox;
pub mod parent;
pub mod server;
pub mod session;
pub mod settings;
pub mod snapshot;
pub mod transport;
pub mod under_way;
pub mod view;

use crate::text::Encoding;
use std::process::ExitCode;
use std::sync::Arc;

/// `LSPErrorCodes.RequestFailed`: the request was right, and could not be done.
const REQUEST_FAILED: i64 = -32803;

/// Serves one editor on standard input and output until it says `exit`, its end closes or it dies. Its columns count
/// `columns` where it does not say what else. Returns 0 where it had asked for `shutdown` before, else 1.
pub fn serve(columns: Encoding) -> ExitCode {
    faults::install_panic_hook();
    // One thread handles all messages, so that they take effect one after the other; checks run beside
    // it on as many threads as the machine has cores.
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().max_blocking_threads(cores).build();
    let Ok(runtime) = runtime else {
        tracing::error!("the server's runtime could not start");
        return ExitCode::FAILURE;
    };
    let (outbox, writer) = transport::open_output();
    let session = runtime.block_on(async {
        let session = Arc::new(session::Session::new(outbox.clone(), tokio::runtime::Handle::current()));
        let idle = Arc::clone(&session);
        tokio::task::spawn_blocking(move || checking::get_ready(|| idle.has_no_drafts()));
        let (service, socket) = server::build(Arc::clone(&session), columns);
        transport::run(service, socket, &session, outbox).await;
        session
    });
    writer.finish();
    // A check may still run: nobody waits for it.
    runtime.shutdown_background();
    if session.was_shut_down() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
