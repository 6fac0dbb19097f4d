//! Notices that the editor that started the server is gone.

use std::time::Duration;

/// How long the server may outlive its editor.
const INTERVAL: Duration = Duration::from_secs(2);

/// Returns once no process has the id `process`; never where that cannot be known.
pub async fn gone(process: u32) {
    while is_alive(process) {
        tokio::time::sleep(INTERVAL).await;
    }
}

/// A process that we may not signal is alive, and an id that cannot be one counts as alive.
#[cfg(unix)]
fn is_alive(process: u32) -> bool {
    let id = i32::try_from(process).ok().and_then(rustix::process::Pid::from_raw);
    id.is_none_or(|id| rustix::process::test_kill_process(id) != Err(rustix::io::Errno::SRCH))
}

/// Without a Unix the end of input, which a dead editor leaves behind as well, must do.
#[cfg(not(unix))]
fn is_alive(_process: u32) -> bool {
    true
}
