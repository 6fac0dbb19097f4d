//! What folders hold that is no draft: counted, and told in one line.

use super::failure::note;
use crate::text::visible;
use std::collections::BTreeMap;
use std::path::Path;

/// How many kinds of files are named.
const MOST_NAMED: usize = 4;

/// The files that were left out, counted by their extensions.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Skipped {
    kinds: BTreeMap<String, usize>,
}

impl Skipped {
    /// Counts a file.
    pub fn add(&mut self, path: &Path) {
        let kind = match path.extension() {
            Some(extension) => format!(".{}", visible::line(&extension.to_string_lossy().to_lowercase())),
            None => "without extension".to_owned(),
        };
        *self.kinds.entry(kind).or_default() += 1;
    }

    /// Says on standard error how many there were, and of which kinds; nothing where there were none.
    pub fn tell(&self) {
        if let Some(told) = self.told() {
            note(&told);
        }
    }

    fn told(&self) -> Option<String> {
        let sum: usize = self.kinds.values().sum();
        let mut kinds: Vec<(&str, usize)> =
            self.kinds.iter().map(|(kind, count)| (&**kind, *count)).collect();
        kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let mut named: Vec<&str> = kinds.iter().take(MOST_NAMED).map(|(kind, _)| *kind).collect();
        if kinds.len() > MOST_NAMED {
            named.push("…");
        }
        let named = named.join(", ");
        match sum {
            0 => None,
            1 => Some(format!("1 file is no draft and was left out ({named})")),
            sum => Some(format!("{sum} files are no drafts and were left out ({named})")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_common_kinds_are_named_first() {
        let mut skipped = Skipped::default();
        assert_eq!(skipped.told(), None);
        skipped.add(Path::new("a/Makefile"));
        let told = skipped.told();
        assert_eq!(told.as_deref(), Some("1 file is no draft and was left out (without extension)"));
        for name in ["b.PNG", "c.png", "d.css", "e.js", "f.rs"] {
            skipped.add(Path::new(name));
        }
        let told = skipped.told().unwrap();
        assert_eq!(told, "6 files are no drafts and were left out (.png, .css, .js, .rs, …)");
    }
}
