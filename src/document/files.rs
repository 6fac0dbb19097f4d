//! Finds the drafts below a folder: the one part of reading drafts that looks at a disk, for the command and the server
//! alike.

use super::Format;
use crate::config::{dictionary, files};
use crate::text::visible;
use ignore::{Walk, WalkBuilder};
use std::path::{Path, PathBuf};

/// The files below a folder, each with its format if it is a draft by its name, and a message for each place that
/// cannot be looked at. A `.gitignore` holds wherever it lies, in a repository or not; hidden files are left out,
/// and so are settings, dictionaries and fixed copies.
pub fn files_below(folder: &Path) -> impl Iterator<Item = Result<(PathBuf, Option<Format>), String>> {
    files_of(WalkBuilder::new(folder).require_git(false).build())
}

/// How many drafts below a folder are left out since a `.gitignore` says so, or a file like it.
pub fn count_of_ignored(folder: &Path) -> usize {
    let count = |walk: &mut WalkBuilder| {
        files_of(walk.build()).filter(|file| matches!(file, Ok((_, Some(_))))).count()
    };
    let all = count(WalkBuilder::new(folder).standard_filters(false).hidden(true));
    all.saturating_sub(count(WalkBuilder::new(folder).require_git(false)))
}

fn files_of(walk: Walk) -> impl Iterator<Item = Result<(PathBuf, Option<Format>), String>> {
    walk.filter_map(|entry| match entry {
        Ok(entry) => {
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            let name = entry.file_name().to_string_lossy();
            let is_ours = is_ours(entry.path())
                || name.to_lowercase().ends_with(FIXED_COPY)
                || name.starts_with(OPEN_IN_WORD);
            let format = Format::of_path(entry.path());
            (is_file && !is_ours).then(|| Ok((entry.into_path(), format)))
        }
        Err(error) => Some(Err(visible::line(&error.to_string()))),
    })
}

/// The drafts below a folder that an editor can show, with their formats, and messages, as [`files_below`] has them.
pub fn drafts_below(folder: &Path) -> impl Iterator<Item = Result<(PathBuf, Format), String>> {
    files_below(folder).filter_map(|file| match file {
        Ok((path, format)) => Some(Ok((path, format.filter(|format| format.is_text())?))),
        Err(problem) => Some(Err(problem)),
    })
}

/// Whether a folder holds more than one's work: the root of a disk, the user's home folder `home`, or what either lies
/// in. Nobody wants all drafts below it to be read.
pub fn is_too_wide(folder: &Path, home: Option<&Path>) -> bool {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = real(folder);
    folder.parent().is_none() || home.is_some_and(|home| real(home).starts_with(&folder))
}

/// Whether a file is one of settings or lists by its name, which may look like that of a draft.
pub fn is_ours(path: &Path) -> bool {
    path.file_name().is_some_and(|name| OURS.iter().any(|ours| name == *ours))
}

/// How the name of a Word file ends that fixes were made in: the file that they were made of is the draft.
pub const FIXED_COPY: &str = ".fixed.docx";

/// How the name begins of the file that Word keeps beside one that it has open.
const OPEN_IN_WORD: &str = "~$";

/// Files that are not for readers, though they may look like it.
const OURS: [&str; 3] = [files::NAME, files::REGISTER, dictionary::NAME];

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn ignored_and_hidden_files_are_no_drafts() {
        let root = tempfile::tempdir().unwrap();
        let file = |name: &str| root.path().join(name);
        fs::create_dir_all(file("desk/.old")).unwrap();
        for name in [
            "a.md",
            "desk/b.TXT",
            "desk/c.html",
            "desk/.old/d.md",
            "desk/dictionary.txt",
            "e.rs",
            "notes.md",
            "f",
        ] {
            fs::write(file(name), "").unwrap();
        }
        fs::write(file(".gitignore"), "notes*\n").unwrap();
        let mut found: Vec<PathBuf> = drafts_below(root.path()).map(|draft| draft.unwrap().0).collect();
        found.sort();
        assert_eq!(found, ["a.md", "desk/b.TXT", "desk/c.html"].map(file));
        assert_eq!(count_of_ignored(root.path()), 1);
        assert!(drafts_below(&file("no-such-folder")).all(|draft| draft.is_err()));
    }

    #[test]
    fn a_home_and_what_it_lies_in_are_too_wide() {
        let root = tempfile::tempdir().unwrap();
        let home = root.path().join("oda");
        let work = home.join("drafts");
        fs::create_dir_all(&work).unwrap();
        assert!(is_too_wide(Path::new("/"), None));
        assert!(is_too_wide(&home, Some(&home)) && is_too_wide(root.path(), Some(&home)));
        assert!(!is_too_wide(&work, Some(&home)) && !is_too_wide(&work, None));
        assert!(is_too_wide(&work.join(".."), Some(&home)));
    }
}
