//! Findings as a table in Markdown, for the comment on a pull request.

use super::places::Places;
use super::{CheckedDraft, Renderer, Run};
use crate::text::visible;

/// A row for each finding, and the sum of them below.
#[derive(Clone, Copy, Debug)]
pub struct Markdown;

impl Renderer for Markdown {
    fn begin(&self) -> String {
        "| where | level | rule | what |\n|---|---|---|---|\n".to_owned()
    }

    fn draft(&self, draft: &CheckedDraft<'_>) -> String {
        let places = Places::of(draft.document);
        let path = cell(draft.path);
        let row = |finding: &crate::finding::Finding| {
            let line = places.position(finding.span.start).line + 1;
            format!(
                "| {path}:{line} | {} | `{}` | {} |\n",
                finding.level,
                finding.rule,
                cell(&finding.message)
            )
        };
        draft.findings.iter().map(row).collect()
    }

    fn end(&self, run: &Run<'_>) -> String {
        format!("\nCopydesk: {}.\n", run.summary.sentence(run.drafts, run.lowest))
    }
}

/// Text that stays in its cell and is no markup: no link, no HTML, no mention of somebody.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for mark in visible::line(text).chars() {
        match mark {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '|' => out.push_str("&#124;"),
            // An empty comment parts a mention and a number of an issue from the mark that makes it one.
            '@' | '#' => {
                out.push(mark);
                out.push_str("<!-- -->");
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '!' => out.extend(['\\', mark]),
            mark => out.push(mark),
        }
    }
    // Nor does an address become a link.
    out.replace("://", ":<!-- -->//").replace("www.", "www<!-- -->.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_makes_no_markup() {
        assert_eq!(cell("a|b\n<img>"), "a&#124;b\u{fffd}&lt;img&gt;");
        assert_eq!(cell("[x](http://y) `z`"), "\\[x\\](http:<!-- -->//y) \\`z\\`");
        assert_eq!(cell("@desk #1"), "@<!-- -->desk #<!-- -->1");
    }
}
