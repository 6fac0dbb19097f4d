//! How far a long run has come: a bar on a terminal, which goes when the run ends.

use super::super::terminal;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::Once;
use std::time::{Duration, Instant};

/// How long a run may take without a word.
const PATIENCE: Duration = Duration::from_secs(1);

const BAR: &str = "checking [{bar:40}] {pos} of {len}";

/// A bar that is seen once a run has taken a second.
pub struct Progress {
    bar: ProgressBar,
    start: Instant,
    /// Whether there is somebody to see it, and whether it is seen.
    is_wanted: bool,
    seen: Once,
}

impl Progress {
    /// Begins a run over so many drafts.
    pub fn begin(drafts: usize) -> Self {
        let bar = ProgressBar::with_draw_target(u64::try_from(drafts).ok(), ProgressDrawTarget::hidden());
        // The template is ours, and one.
        let style = ProgressStyle::with_template(BAR).unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style.progress_chars("=> "));
        let is_wanted = drafts > 1 && terminal::shows_progress();
        Self { bar, start: Instant::now(), is_wanted, seen: Once::new() }
    }

    /// Does what is done for one draft, and counts it.
    pub fn counting<T>(&self, work: impl FnOnce() -> T) -> T {
        let outcome = work();
        if self.is_wanted && self.start.elapsed() > PATIENCE {
            self.seen.call_once(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
        self.bar.inc(1);
        outcome
    }

    /// Does what writes to a terminal while the bar is out of the way.
    pub fn aside<T>(&self, work: impl FnOnce() -> T) -> T {
        self.bar.suspend(work)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
