//! Reads the baseline that settings or a flag name: the one part of checking that reads a file, for the command and the
//! server alike.

use super::Baseline;
use std::path::Path;

/// The baseline of a file.
///
/// # Errors
/// A sentence that names the file, where it cannot be read or is no baseline.
pub fn read(path: &Path) -> Result<Baseline, String> {
    let name = path.display();
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("{name}: cannot be read: {error}; --write-baseline makes one"))?;
    Baseline::parse(&text).map_err(|message| format!("{name}: {message}"))
}
