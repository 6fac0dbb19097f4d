//! Logging: to standard error, at the level of `COPYDESK_LOG`, and of this program's own lines only.

use std::io;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Starts logging; does nothing where it has started already. `COPYDESK_LOG` is one of off, error,
/// warn, info, debug and trace; warn where it is not set or says something else.
///
/// Libraries are left out at every level: the protocol's would write whole messages, and with them the
/// draft.
pub fn start() {
    let level = std::env::var("COPYDESK_LOG").ok().and_then(|level| level.parse::<LevelFilter>().ok());
    let own = Targets::new().with_target("copydesk", level.unwrap_or(LevelFilter::WARN));
    let lines = tracing_subscriber::fmt().with_max_level(LevelFilter::TRACE).with_writer(io::stderr);
    // A second start finds the first one's logging in place, which is as good.
    let _ = lines.with_ansi(false).finish().with(own).try_init();
}
