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
            if let Some(wrong) = wrong_with(pattern) {
                return Err(wrong.to_owned());
            }
            builder.add_line(None, pattern).map_err(|error| reason(&error))?;
        }
        builder.build().map(|patterns| Self { patterns }).map_err(|error| reason(&error))
    }

    /// Whether they take in the draft at a path, which is relative to the folder that they start from.
    pub fn take_in(&self, draft: &Path) -> bool {
        draft.is_relative() && self.patterns.matched_path_or_any_parents(draft, false).is_ignore()
    }
}

/// What a `.gitignore` would take without a word, and would take nothing in by.
fn wrong_with(pattern: &str) -> Option<&'static str> {
    let bare = pattern.trim_start_matches('!');
    let leads_out = |part: &str| matches!(part, "." | "..");
    let mut signs = bare.chars();
    let mut is_in_class = false;
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next() {
                None => return Some("it ends in a backslash"),
                Some(next) if next.is_alphanumeric() => {
                    return Some("folders are parted by `/`, not by a backslash");
                }
                Some(_) => {}
            },
            '[' if !is_in_class => {
                is_in_class = true;
                // A bracket that comes first is one of those that are meant.
                let mut rest = signs.clone();
                if matches!(rest.next(), Some('!' | '^')) {
                    signs.next();
                }
                if signs.clone().next() == Some(']') {
                    signs.next();
                }
            }
            ']' => is_in_class = false,
            _ => {}
        }
    }
    match bare {
        _ if is_in_class => Some("a `[` lacks its `]`"),
        "" => Some("it names nothing"),
        _ if pattern.starts_with('#') => Some("`#` begins a remark: write \\# for the sign itself"),
        _ if bare.split('/').any(leads_out) => {
            Some("it starts from the folder of copydesk.toml, without `./` and `../`")
        }
        _ => None,
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

    #[test]
    fn a_pattern_that_takes_nothing_in_is_none() {
        for (pattern, wrong) in [
            ("opinion/[ab", "lacks its `]`"),
            ("[]a", "lacks its `]`"),
            ("!", "names nothing"),
            ("# columns", "remark"),
            ("./opinion/**", "without `./`"),
            ("desk/../opinion", "without `./`"),
            ("opinion\\a.md", "parted by `/`"),
            ("opinion\\", "ends in a backslash"),
        ] {
            let said = Paths::of([pattern]).unwrap_err();
            assert!(said.contains(wrong), "{pattern}: {said}");
        }
        for pattern in ["[!ab].md", "[]].md", "\\#a.md", "a..b/.c", "a\\[b"] {
            assert!(Paths::of([pattern]).is_ok(), "{pattern}");
        }
    }
}
