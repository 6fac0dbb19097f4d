//! The log, on standard error: our own events only, at the level that `COPYDESK_LOG` names.
//!
//! No word of a draft may reach it. Libraries log what they handle (the protocol's logs whole messages),
//! and a panic's message may quote the text it fell over, so neither is let through.

use crate::rules;
use std::panic;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Starts the log and replaces the panic message by one without the panic's own words.
pub fn install() {
    let asked = std::env::var("COPYDESK_LOG").ok();
    let level = asked.as_deref().and_then(|level| level.parse::<LevelFilter>().ok());
    let ours = Targets::new().with_target("copydesk", level.unwrap_or(LevelFilter::WARN));
    let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(std::io::stderr);
    let started = tracing_subscriber::registry().with(lines).with(ours).try_init();
    if asked.is_some() && level.is_none() && started.is_ok() {
        tracing::warn!("COPYDESK_LOG is none of off, error, warn, info, debug, trace: taking warn");
    }
    panic::set_hook(Box::new(|panic| {
        if rules::is_guarded() {
            return;
        }
        let place = panic.location().map(|place| (place.file(), place.line()));
        let (file, line) = place.unwrap_or(("an unknown place", 0));
        tracing::error!(file, line, "internal error");
    }));
}
