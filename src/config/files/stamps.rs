//! By what it is seen whether files are still those that were read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Files, by their full paths, as they were when they were looked at; one that is not there has its place, too.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Stamps {
    files: BTreeMap<PathBuf, Facts>,
}

/// When a file was changed, if it is there, and its length.
type Facts = (Option<SystemTime>, u64);

impl Stamps {
    /// Looks at files.
    pub fn of(files: impl IntoIterator<Item = PathBuf>) -> Self {
        let mut stamps = Self::default();
        stamps.add(files);
        stamps
    }

    /// Looks at further files; of one that is known the first look counts.
    pub fn add(&mut self, files: impl IntoIterator<Item = PathBuf>) {
        for file in files.into_iter().map(|file| absolute(&file)) {
            self.files.entry(file).or_insert_with_key(|file| facts_of(file));
        }
    }

    /// Takes in others; of a file that is in both the first look counts.
    pub fn take_in(&mut self, others: &Stamps) {
        for (file, facts) in &others.files {
            self.files.entry(file.clone()).or_insert(*facts);
        }
    }

    /// Whether a file is among them.
    pub fn has(&self, file: &Path) -> bool {
        self.files.contains_key(&absolute(file))
    }

    /// The same files as they are now.
    pub fn again(&self) -> Self {
        Self::of(self.files.keys().cloned())
    }

    /// Whether all of them are as they were.
    pub fn hold(&self) -> bool {
        self.files.iter().all(|(file, facts)| facts_of(file) == *facts)
    }

    /// The files that are others in `later`, that came and that went, in their order.
    pub fn changes(&self, later: &Stamps) -> Vec<PathBuf> {
        let went_or_changed =
            self.files.iter().filter(|(file, facts)| later.files.get(*file) != Some(*facts));
        let came = later.files.iter().filter(|(file, _)| !self.has(file));
        let mut changes: Vec<PathBuf> = went_or_changed.chain(came).map(|(file, _)| file.clone()).collect();
        changes.sort();
        changes
    }
}

/// A path from the root on, its detours left as they are.
pub fn absolute(file: &Path) -> PathBuf {
    std::path::absolute(file).unwrap_or_else(|_| file.to_owned())
}

fn facts_of(file: &Path) -> Facts {
    let facts = fs::metadata(file).ok();
    let changed = facts.as_ref().and_then(|facts| facts.modified().ok());
    (changed, facts.map_or(0, |facts| facts.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_comes_changes_or_goes_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let [old, changed, new] = ["a", "b", "c"].map(|name| folder.path().join(name));
        fs::write(&old, "1").unwrap();
        fs::write(&changed, "1").unwrap();
        let mut before = Stamps::of([old.clone(), changed.clone()]);
        assert!(before.hold() && before.changes(&before.again()).is_empty());
        fs::remove_file(&old).unwrap();
        fs::write(&changed, "22").unwrap();
        fs::write(&new, "1").unwrap();
        assert!(!before.hold());
        let after = Stamps::of([changed.clone(), new.clone()]);
        assert_eq!(before.changes(&after), [old, changed.clone(), new]);
        before.add([changed.clone()]);
        assert_eq!(before.changes(&before.again()).len(), 2, "the first look counts");
    }
}
