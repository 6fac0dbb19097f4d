//! What a draft's fixes change, as a unified diff that `patch` and `git apply` take.

use crate::text::visible;
use similar::TextDiff;

/// The diff of one draft, empty where the texts are one; as it may be shown, where it goes to a terminal.
pub fn unified(path: &str, old: &str, new: &str, is_for_terminal: bool) -> String {
    let path = visible::line(path);
    // A line ends with LF alone, as diffs have it: a lone CR stands within one.
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let diff = TextDiff::configure().newline_terminated(true).diff_slices(&old, &new);
    let (before, after) = (format!("a/{path}"), format!("b/{path}"));
    let diff = diff.unified_diff().header(&before, &after).to_string();
    if is_for_terminal { visible::lines(&diff) } else { diff }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_shows_lines_and_a_missing_line_end() {
        let diff = unified("a.md", "One.\r\nIt it rained.", "One.\r\nIt rained.", false);
        insta::assert_snapshot!(diff.replace('\r', "<CR>"), @r"
        --- a/a.md
        +++ b/a.md
        @@ -1,2 +1,2 @@
         One.<CR>
        -It it rained.
        \ No newline at end of file
        +It rained.
        \ No newline at end of file
        ");
        assert_eq!(unified("a.md", "One.\n", "One.\n", false), "");
    }

    #[test]
    fn a_terminal_obeys_no_word_of_it() {
        assert!(!unified("a.md", "\u{1b}[2J\n", "\n", true).contains('\u{1b}'));
    }
}
