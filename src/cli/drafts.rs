//! Which drafts a run is about: files named, files found in folders, and standard input.

use super::args::DraftArgs;
use super::write::Aside;
use crate::document::{Format, files};
use std::ffi::OsStr;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// A draft that is to be read.
#[derive(Debug)]
pub struct Draft {
    origin: Origin,
    name: String,
    path: PathBuf,
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Origin {
    File,
    StandardInput,
}

/// What standard input is called where no name is given.
const STDIN: &str = "<stdin>";

/// The drafts that the flags ask for, in the order of their paths and each once, and a message for each
/// path that leads nowhere. Where there is neither, standard error says what was looked for.
pub fn collect(args: &DraftArgs) -> (Vec<Draft>, Vec<String>) {
    let mut drafts = Vec::new();
    let mut problems = Vec::new();
    for path in &args.paths {
        if path.as_os_str() == "-" {
            drafts.push(Draft::of_stdin(args));
        } else if path.is_dir() {
            walk(path, args.input_format, &mut drafts, &mut problems);
        } else {
            let format = args.input_format.or_else(|| Format::of_path(path)).unwrap_or_default();
            drafts.push(Draft::of_file(path, format));
        }
    }
    drafts.sort_by(|a, b| (&a.path, a.origin as u8).cmp(&(&b.path, b.origin as u8)));
    drafts.dedup_by(|a, b| a.path == b.path && a.origin == b.origin);
    if drafts.is_empty() && problems.is_empty() {
        anstream::eprintln!("No drafts here: Copydesk looks for .txt, .md and .html files.");
    }
    (drafts, problems)
}

fn walk(folder: &Path, format: Option<Format>, drafts: &mut Vec<Draft>, problems: &mut Vec<String>) {
    for draft in files::drafts_below(folder) {
        match draft {
            Ok((path, own)) => drafts.push(Draft::of_file(&path, format.unwrap_or(own))),
            Err(problem) => problems.push(problem),
        }
    }
}

impl Draft {
    fn of_file(path: &Path, format: Format) -> Self {
        let path = path.strip_prefix(".").unwrap_or(path).to_owned();
        Self { origin: Origin::File, name: path.display().to_string(), path, format }
    }

    fn of_stdin(args: &DraftArgs) -> Self {
        let path = args.stdin_name.clone().unwrap_or_default();
        let name =
            if path.as_os_str() == OsStr::new("") { STDIN.to_owned() } else { path.display().to_string() };
        let format = args.input_format.or_else(|| Format::of_path(&path)).unwrap_or_default();
        Self { origin: Origin::StandardInput, name, path, format }
    }

    /// What output and messages call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where it lies, for its settings; empty for standard input without a name.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its markup.
    pub fn format(&self) -> Format {
        self.format
    }

    /// Its text.
    ///
    /// # Errors
    /// A sentence that names it, where it cannot be read or is not UTF-8.
    pub fn read(&self) -> Result<String, String> {
        let bytes = match self.origin {
            Origin::File => std::fs::read(&self.path),
            Origin::StandardInput => read_stdin(),
        };
        let bytes = bytes.map_err(|error| format!("{}: cannot be read: {error}", self.name))?;
        String::from_utf8(bytes).map_err(|error| {
            let byte = error.utf8_error().valid_up_to();
            format!("{}: not UTF-8 at byte {byte}: save it as UTF-8", self.name)
        })
    }

    /// Whether it comes by standard input, to which nothing can be written.
    pub fn is_stdin(&self) -> bool {
        self.origin == Origin::StandardInput
    }

    /// Writes `new` in the place of `old`, which is what was read. Permissions stay.
    ///
    /// # Errors
    /// A sentence that names it, where it cannot be written, or where `old` is no longer what stands there.
    pub fn replace(&self, old: &str, new: &str) -> Result<(), String> {
        let unwritable = |error: io::Error| format!("{}: cannot be written: {error}", self.name);
        if std::fs::metadata(&self.path).map_err(unwritable)?.permissions().readonly() {
            return Err(format!("{}: cannot be written: it is read-only", self.name));
        }
        let mut file = Aside::create(&self.path).map_err(unwritable)?;
        file.write_all(new.as_bytes()).map_err(unwritable)?;
        if std::fs::read(&self.path).map_err(unwritable)? != old.as_bytes() {
            return Err(format!("{}: has changed since it was read; nothing was written", self.name));
        }
        file.finish().map_err(unwritable)
    }
}

fn read_stdin() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_that_changed_meanwhile_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        std::fs::write(&path, "New.\n").unwrap();
        let draft = Draft::of_file(&path, Format::Markdown);
        let refused = draft.replace("Old.\n", "Fixed.\n").unwrap_err();
        assert!(refused.ends_with("a.md: has changed since it was read; nothing was written"), "{refused}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "New.\n");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left aside");
        assert_eq!(draft.replace("New.\n", "Fixed.\n"), Ok(()));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "Fixed.\n");
    }
}
