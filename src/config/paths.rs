//! Which drafts an override is for: patterns of paths, as in a `.gitignore`.

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::path::Path;

/// Patterns of paths. A later one decides where several take in a draft, and one with a `!` takes it out again.
#[derive(Clone, Debug)]
pub struct Paths {
    patterns: Gitignore,
}

impl Paths {
    /// Reads patterns.
    ///
    /// # Errors
    /// What is wrong with the first that is none.
    pub fn of<'a>(patterns: impl IntoIterator<Item = &'a str>) -> Result<Self, String> {
        let mut builder = GitignoreBuilder::new("");
        for pattern in patterns {
            builder.add_line(None, pattern).map_err(|error| reason(&error))?;
        }
        builder.build().map(|patterns| Self { patterns }).map_err(|error| reason(&error))
    }

    /// Whether they take in the draft at a path, which is relative to the folder that they start from.
    pub fn take_in(&self, draft: &Path) -> bool {
        draft.is_relative() && self.patterns.matched_path_or_any_parents(draft, false).is_ignore()
    }
}

/// The error without the pattern, which the message names anyway.
fn reason(error: &ignore::Error) -> String {
    match error {
        ignore::Error::Glob { err, .. } => err.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_those_of_a_gitignore() {
        let paths = Paths::of(["opinion/**", "*.live.md", "!opinion/news/**"]).unwrap();
        let taken = ["opinion/a.md", "opinion/deep/b.md", "sport/c.live.md"];
        assert!(taken.iter().all(|draft| paths.take_in(Path::new(draft))));
        let left = ["a.md", "sport/opinion/a.md", "opinion/news/d.md", "/opinion/a.md"];
        assert!(left.iter().all(|draft| !paths.take_in(Path::new(draft))));
        assert!(Paths::of(["sport"]).unwrap().take_in(Path::new("desk/sport/a.md")));
        assert!(Paths::of(["{a,b"]).unwrap_err().contains("unclosed"));
    }
}
