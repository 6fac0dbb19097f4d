//! What a run may write over: a file that such a run has made, and nothing that somebody wrote.

use super::args::CheckArgs;
use super::failure::Failure;
use crate::document::{Format, files};
use crate::text::visible;
use std::path::{Path, PathBuf};

/// Refuses to write over a draft or settings that flags name and over what has the format of a draft that no such run makes,
/// and to write a file whose name is one of ours, which would be read as what it is not. `what` is made, by the flag that
/// names `path`.
///
/// # Errors
/// [`Failure::Usage`] where it would be.
pub fn spare(path: &Path, what: &str, args: &CheckArgs, is_made: fn(Format) -> bool) -> Result<(), Failure> {
    if !path.is_file() {
        let name = visible::path(path);
        let message = format!("{name} would be read as settings or as a list: give the {what} another name");
        return if files::is_ours(path) { Err(Failure::Usage(message)) } else { Ok(()) };
    }
    let there = place(path);
    let given = args.drafts.paths.iter().chain(&args.settings.config);
    let is_given = given.filter(|given| given.is_file()).any(|given| place(given) == there);
    let is_written = Format::of_path(path).is_some_and(|format| !is_made(format));
    if is_given || is_written || files::is_ours(path) {
        let name = visible::path(path);
        return Err(Failure::Usage(format!("{name} is no {what}: one would be written over it")));
    }
    Ok(())
}

/// The one name of a place, however it is spelt; there need not be a file yet.
pub fn place(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let real = path
        .canonicalize()
        .or_else(|_| Ok(folder.canonicalize()?.join(path.file_name().unwrap_or_default())));
    real.unwrap_or_else(|_: std::io::Error| path.to_owned())
}
