//! `--since REV`: which lines of drafts have changed since a revision, as git tells it.

use super::super::drafts::Draft;
use super::super::failure::Failure;
use crate::text::Span;
use std::collections::HashSet;
use std::ffi::OsStr;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What has changed since a revision in the repository that holds the working folder.
#[derive(Debug)]
pub struct Changes {
    root: PathBuf,
    revision: String,
    /// All files that git keeps, and those of them that have changed; both full paths.
    kept: HashSet<PathBuf>,
    changed: HashSet<PathBuf>,
}

/// The lines of a draft that have changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Lines {
    /// All of them: a draft that git does not keep, or that came by standard input.
    All,
    /// These, counted from 1.
    Some(Vec<Range<usize>>),
}

impl Changes {
    /// Asks git.
    ///
    /// # Errors
    /// [`Failure::Usage`] where there is no git, no repository, or no such revision.
    pub fn since(revision: &str) -> Result<Self, Failure> {
        let root = git(Path::new("."), &["rev-parse", "--show-toplevel"])?;
        let root = PathBuf::from(root.trim_end_matches(['\n', '\r']));
        let root = root.canonicalize().unwrap_or(root);
        let commit = format!("{revision}^{{commit}}");
        let commit = git(&root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]).map_err(
            |failure| match failure {
                Failure::Usage(said) if said.starts_with(SAID) => no_revision(revision, &root),
                failure => failure,
            },
        )?;
        let commit = commit.trim().to_owned();
        let paths = |listed: String| listed.split_terminator('\0').map(|path| root.join(path)).collect();
        let kept = paths(git(&root, &["ls-files", "-z"])?);
        let changed = paths(git(&root, &["diff", "--name-only", "--no-renames", "-z", &commit, "--"])?);
        Ok(Self { root, revision: commit, kept, changed })
    }

    /// The changed lines of a draft.
    ///
    /// # Errors
    /// A sentence that names it, where git cannot tell.
    pub fn of(&self, draft: &Draft) -> Result<Lines, String> {
        let path = draft.path().canonicalize().unwrap_or_else(|_| draft.path().to_owned());
        if draft.is_stdin() || !self.kept.contains(&path) {
            return Ok(Lines::All);
        }
        if !self.changed.contains(&path) {
            return Ok(Lines::Some(Vec::new()));
        }
        // The lines that git has of a Word file are not its paragraphs.
        if !draft.format().is_text() {
            return Ok(Lines::All);
        }
        let flags = ["-U0", "--inter-hunk-context=0", "--text", "--no-renames", "--no-color"];
        let mut args: Vec<&OsStr> =
            ["--literal-pathspecs", "diff"].iter().chain(&flags).map(OsStr::new).collect();
        args.extend(["--no-ext-diff", "--no-textconv", &self.revision, "--"].map(OsStr::new));
        args.push(path.as_os_str());
        match git(&self.root, &args) {
            Ok(diff) => Ok(Lines::Some(hunks(&diff))),
            Err(Failure::Usage(message)) => Err(format!("{}: {message}", draft.shown_name())),
            Err(Failure::Output(error)) => Err(format!("{}: {error}", draft.shown_name())),
        }
    }
}

impl Lines {
    /// Whether a span of a source stands on one of them.
    pub fn touch(&self, source: &str, span: Span) -> bool {
        let Lines::Some(ranges) = self else { return true };
        // Git ends a line at LF alone.
        let line =
            |offset| 1 + memchr::memchr_iter(b'\n', Span::new(0, offset).of(source).as_bytes()).count();
        let (first, last) = (line(span.start), line(span.end.saturating_sub(1).max(span.start)));
        ranges.iter().any(|range| range.start <= last && first < range.end)
    }
}

/// The new lines of each hunk: `@@ -3,2 +4 @@` is line 4. No line of the text itself begins with `@`.
fn hunks(diff: &str) -> Vec<Range<usize>> {
    let hunk = |line: &str| {
        let (_, new) = line.strip_prefix("@@ -")?.split_once(" +")?;
        let new = new.split(' ').next()?;
        let (start, count) = new.split_once(',').unwrap_or((new, "1"));
        let (start, count): (usize, usize) = (start.parse().ok()?, count.parse().ok()?);
        Some(start..start + count)
    };
    diff.split('\n').filter_map(hunk).collect()
}

/// Why a revision is none, as it often is in a pipeline, which fetches the last commit alone.
fn no_revision(revision: &str, root: &Path) -> Failure {
    let is_shallow =
        git(root, &["rev-parse", "--is-shallow-repository"]).is_ok_and(|said| said.trim() == "true");
    let way_out =
        if is_shallow { ": the clone is shallow, and `git fetch --unshallow` brings the rest" } else { "" };
    Failure::Usage(format!("--since: git knows no revision `{revision}` here{way_out}"))
}

/// How a message begins that is git's own.
const SAID: &str = "--since: git says: ";

/// What git answers.
fn git(folder: &Path, args: &[impl AsRef<OsStr>]) -> Result<String, Failure> {
    let output = Command::new("git").arg("-C").arg(folder).args(args).output();
    let output = output.map_err(|error| match error.kind() {
        ErrorKind::NotFound => Failure::Usage("--since needs git, which is not there".to_owned()),
        _ => Failure::Usage(format!("--since: git cannot be run: {error}")),
    })?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::Usage(format!("{SAID}{}", said.trim())));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hunks_name_the_new_lines() {
        let diff = "--- a/x\n+++ b/x\n@@ -1 +1,2 @@ The head\n-a\n+@@ -9 +9 @@\n+b\n@@ -7,3 +8,0 @@\n-c\n@@ -12 +10 @@\n";
        let hunks = hunks(diff);
        assert_eq!(hunks, [1..3, 8..8, 10..11]);
        let lines = Lines::Some(hunks);
        let source = "one\ntwo\nthree\nfour\n";
        let touched = |word: &str| {
            lines.touch(source, Span::new(source.find(word).unwrap(), source.find(word).unwrap() + 3))
        };
        assert_eq!(["one", "two", "thr", "fou"].map(touched), [true, true, false, false]);
        assert!(Lines::All.touch(source, Span::at(0)));
    }
}
