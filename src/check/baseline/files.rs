//! Reads the baseline that settings or a flag name: the one part of checking that reads a file, for the command and the
//! server alike.

use super::Baseline;
use crate::config::files::{House, reason};
use crate::text::visible;
use std::io::ErrorKind;
use std::path::Path;

/// The baseline of a file that a flag names.
///
/// # Errors
/// A sentence that names the file, where it cannot be read or is no baseline.
pub fn read(path: &Path) -> Result<Baseline, String> {
    read_from(path, |said| format!("{}: {said}", visible::path(path)))
}

/// The baseline of a file that some layers of settings name.
///
/// # Errors
/// The same, with the place of the settings where they name it.
pub fn read_for(path: &Path, house: &House, layers: &[usize]) -> Result<Baseline, String> {
    read_from(path, |said| {
        let name = visible::path(path);
        let of_settings = house.said_of(layers, "baseline", path, format!("the baseline `{name}` {said}"));
        of_settings.unwrap_or_else(|| format!("{name}: {said}"))
    })
}

fn read_from(path: &Path, say: impl Fn(String) -> String) -> Result<Baseline, String> {
    let text = std::fs::read_to_string(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            let name = visible::path(path);
            say(format!("is not there: `copydesk check --baseline {name} --write-baseline` makes it"))
        }
        _ => say(format!("cannot be read: {}", reason(&error))),
    })?;
    Baseline::parse(&text).map_err(say)
}
