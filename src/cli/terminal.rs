//! What the terminal can show, if there is one.

use crate::pages;
use crate::render::path;
use anstream::{AutoStream, ColorChoice};
use std::env;
use std::io::{self, IsTerminal, Write};

/// The narrowest that findings are laid out for: an excerpt of fewer columns tells too little.
const NARROWEST: usize = 40;

/// Columns of output that goes to no terminal, and the most that a line is still read well at.
pub const WIDTH: usize = 100;

/// The width that findings are laid out for, in columns.
pub fn width() -> usize {
    terminal_size::terminal_size()
        .map_or(WIDTH, |(width, _)| usize::from(width.0).clamp(NARROWEST, WIDTH + 20))
}

/// The page that a rule's name on standard output leads to, where a terminal shows links: one without colours shows none.
pub fn page() -> fn(&str) -> Option<String> {
    let is_plain = AutoStream::choice(&io::stdout()) == ColorChoice::Never;
    if is_plain || !supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout) {
        return |_| None;
    }
    |rule| Some(path::uri(&pages::file(rule)?.to_string_lossy()))
}

/// Clears a terminal on standard output.
///
/// # Errors
/// Where nothing can be written there.
pub fn clear() -> io::Result<()> {
    let mut out = io::stdout();
    if out.is_terminal() && moves_its_cursor() {
        out.write_all(b"\x1b[2J\x1b[H")?;
        out.flush()?;
    }
    Ok(())
}

/// Whether somebody looks at standard error who is shown what changes in its place.
pub fn shows_progress() -> bool {
    io::stderr().is_terminal() && moves_its_cursor() && env::var_os("CI").is_none()
}

fn moves_its_cursor() -> bool {
    env::var_os("TERM").is_none_or(|terminal| terminal != "dumb")
}
