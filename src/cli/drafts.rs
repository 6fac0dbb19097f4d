//! Which drafts a run is about: files named, files found in folders, and standard input.

use super::args::DraftArgs;
use super::failure::note;
use super::skipped::Skipped;
use super::source::{Refusal, Source};
use super::write::Aside;
use crate::document::{Format, files};
use crate::text::visible;
use std::ffi::OsStr;
use std::fs::File;
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

/// Where a draft comes from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Origin {
    /// A file that was named.
    Named,
    /// A file that a folder has.
    Found,
    StandardInput,
}

/// Why a draft has no text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unread {
    /// A sentence that names it.
    Problem(String),
    /// A folder has the file, and it is no draft, whatever its name says.
    NoDraft,
}

impl From<String> for Unread {
    fn from(problem: String) -> Self {
        Unread::Problem(problem)
    }
}

/// What the paths of a command lead to.
#[derive(Debug, Default)]
pub struct Collected {
    /// The drafts, in the order of their paths and each once.
    pub drafts: Vec<Draft>,
    /// A message for each path that leads to none.
    pub problems: Vec<String>,
    /// What folders hold beside drafts.
    pub skipped: Skipped,
}

/// No file of a draft has more bytes, pictures in a Word file among them.
const LARGEST_FILE: u64 = 256 << 20;

/// What standard input is called where no name is given.
const STDIN: &str = "<stdin>";

/// The drafts that the flags ask for.
pub fn collect(args: &DraftArgs) -> Collected {
    let mut collected = Collected::default();
    for path in &args.paths {
        if path.as_os_str() == "-" {
            collected.drafts.push(Draft::of_stdin(args));
        } else if path.is_dir() {
            walk(path, args.input_format, &mut collected);
        } else {
            match args.input_format.or_else(|| of_name(path)) {
                Some(format) => collected.drafts.push(Draft::of_file(path, format, Origin::Named)),
                None => collected.problems.push(format!(
                    "{}: no kind of draft that Copydesk knows: --input-format plain reads it as text",
                    visible::path(path)
                )),
            }
        }
    }
    collected.tidy();
    collected
}

/// The format of a file that is named: one without an extension is plain text.
fn of_name(path: &Path) -> Option<Format> {
    Format::of_path(path).or_else(|| path.extension().is_none().then_some(Format::Plain))
}

fn walk(folder: &Path, format: Option<Format>, collected: &mut Collected) {
    for file in files::files_below(folder) {
        match file {
            Ok((path, Some(own))) => {
                collected.drafts.push(Draft::of_file(&path, format.unwrap_or(own), Origin::Found));
            }
            Ok((path, None)) => collected.skipped.add(&path),
            Err(problem) => collected.problems.push(problem),
        }
    }
}

impl Collected {
    /// Puts the drafts in order, each once; one that was named stays so, though a folder has it, too.
    fn tidy(&mut self) {
        self.drafts.sort_by(|a, b| (&a.path, a.origin).cmp(&(&b.path, b.origin)));
        self.drafts.dedup_by(|a, b| a.path == b.path && a.is_stdin() == b.is_stdin());
    }

    /// Where there is neither a draft nor a problem, says on standard error what was looked for, and how many drafts
    /// are left out since a `.gitignore` says so.
    pub fn tell_of_none(&self, args: &DraftArgs) {
        if !self.drafts.is_empty() || !self.problems.is_empty() {
            return;
        }
        let kinds: Vec<String> =
            Format::ALL.iter().map(|format| format!(".{}", format.extensions()[0])).collect();
        anstream::eprintln!("No drafts here: Copydesk looks for {} files.", kinds.join(", "));
        match args.paths.iter().map(|folder| files::count_of_ignored(folder)).sum() {
            0 => {}
            1 => note("1 draft is left out by a .gitignore: name it to have it read"),
            left_out => {
                note(&format!("{left_out} drafts are left out by a .gitignore: name those to be read"))
            }
        }
    }
}

impl Draft {
    fn of_file(path: &Path, format: Format, origin: Origin) -> Self {
        let path = path.strip_prefix(".").unwrap_or(path).to_owned();
        Self { origin, name: path.display().to_string(), path, format }
    }

    fn of_stdin(args: &DraftArgs) -> Self {
        let path = args.stdin_name.clone().unwrap_or_default();
        let name =
            if path.as_os_str() == OsStr::new("") { STDIN.to_owned() } else { path.display().to_string() };
        let format = args.input_format.or_else(|| Format::of_path(&path)).unwrap_or_default();
        Self { origin: Origin::StandardInput, name, path, format }
    }

    /// What output calls it: a name that leads to it, which each format writes in its own way.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What messages call it.
    pub fn shown_name(&self) -> String {
        visible::line(&self.name)
    }

    /// Where it lies, for its settings; empty for standard input without a name.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its markup.
    pub fn format(&self) -> Format {
        self.format
    }

    /// What it holds.
    ///
    /// # Errors
    /// [`Unread`] where it cannot be read, is not UTF-8 or is none that its format takes.
    pub fn read(&self) -> Result<Source, Unread> {
        let bytes = match self.origin {
            Origin::Named | Origin::Found => File::open(&self.path).and_then(read_some),
            Origin::StandardInput => read_some(io::stdin().lock()),
        };
        let bytes = bytes.map_err(|error| format!("{}: cannot be read: {error}", self.shown_name()))?;
        Source::of(bytes, self.format).map_err(|refusal| match refusal {
            Refusal::NoDraft(reason) => self.refused(reason),
            Refusal::Unreadable(reason) => Unread::Problem(format!("{}: {reason}", self.shown_name())),
        })
    }

    /// What is no draft is a mistake of whoever named it, and none of a folder that has it.
    fn refused(&self, reason: &str) -> Unread {
        match self.origin {
            Origin::Found => Unread::NoDraft,
            Origin::Named | Origin::StandardInput => {
                Unread::Problem(format!("{}: {reason}", self.shown_name()))
            }
        }
    }

    /// Whether it comes by standard input, to which nothing can be written.
    pub fn is_stdin(&self) -> bool {
        self.origin == Origin::StandardInput
    }

    /// Writes a copy of a Word file beside it, over one that is there, and returns its name.
    ///
    /// # Errors
    /// A sentence that names the draft, where the copy cannot be written.
    pub fn write_copy(&self, bytes: &[u8]) -> Result<String, String> {
        let mut name = self.path.file_stem().unwrap_or_default().to_owned();
        name.push(files::FIXED_COPY);
        let copy = self.path.with_file_name(name);
        let unwritable = |error: io::Error| format!("{}: cannot be written: {error}", visible::path(&copy));
        let mut file = Aside::create(&copy).map_err(unwritable)?;
        file.write_all(bytes).map_err(unwritable)?;
        file.finish().map_err(unwritable)?;
        Ok(visible::path(&copy))
    }

    /// Writes `new` in the place of `old`, which is what was read. Permissions stay.
    ///
    /// # Errors
    /// A sentence that names it, where it cannot be written, or where `old` is no longer what stands there.
    pub fn replace(&self, old: &str, new: &str) -> Result<(), String> {
        let unwritable = |error: io::Error| format!("{}: cannot be written: {error}", self.shown_name());
        if std::fs::metadata(&self.path).map_err(unwritable)?.permissions().readonly() {
            return Err(format!("{}: cannot be written: it is read-only", self.shown_name()));
        }
        let mut file = Aside::create(&self.path).map_err(unwritable)?;
        file.write_all(new.as_bytes()).map_err(unwritable)?;
        if std::fs::read(&self.path).map_err(unwritable)? != old.as_bytes() {
            return Err(format!("{}: has changed since it was read; nothing was written", self.shown_name()));
        }
        file.finish().map_err(unwritable)
    }
}

/// Reads all that may be a draft: of a device that never ends, enough to be refused.
fn read_some(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LARGEST_FILE).read_to_end(&mut bytes)?;
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
        let draft = Draft::of_file(&path, Format::Markdown, Origin::Named);
        let refused = draft.replace("Old.\n", "Fixed.\n").unwrap_err();
        assert!(refused.ends_with("a.md: has changed since it was read; nothing was written"), "{refused}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "New.\n");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left aside");
        assert_eq!(draft.replace("New.\n", "Fixed.\n"), Ok(()));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "Fixed.\n");
    }
}
