//! Findings as the annotations of GitHub Actions, which shows them beside the lines of a pull request.

use super::path::with_slashes;
use super::places::Places;
use super::{CheckedDraft, Renderer};
use crate::finding::Level;
use std::fmt::Write;

/// Workflow commands: `::error file=a.md,line=1,…::message`, a line each.
#[derive(Clone, Copy, Debug)]
pub struct GitHub;

impl Renderer for GitHub {
    fn draft(&self, draft: &CheckedDraft<'_>) -> String {
        let places = Places::of(draft.document);
        let file = property(&with_slashes(draft.path));
        let mut out = String::new();
        for finding in draft.findings {
            let (start, end) = (places.position(finding.span.start), places.position(finding.span.end));
            let _ = write!(out, "::{} file={file}", command(finding.level));
            let _ = write!(out, ",line={},endLine={}", start.line + 1, end.line + 1);
            // GitHub takes columns only of what stands on one line.
            if start.line == end.line {
                let _ = write!(out, ",col={},endColumn={}", start.column + 1, end.column + 1);
            }
            let _ = writeln!(out, ",title=Copydesk {}::{}", finding.rule, data(&finding.message));
        }
        out
    }
}

fn command(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info | Level::Hint | Level::Off => "notice",
    }
}

/// A message, in which a line end would begin another command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, which a comma or two colons would end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(data("50%\r\n::error::x, y"), "50%25%0D%0A::error::x, y");
        assert_eq!(property("a,b:c%\n.md"), "a%2Cb%3Ac%25%0A.md");
    }
}
