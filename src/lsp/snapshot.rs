//! All that a handler may see of a draft, frozen at one moment.

use super::convert::Lines;
use super::session::Client;
use super::settings::Extras;
use crate::annotations::Annotations;
use crate::config::Config;
use crate::config::files::Lists;
use crate::document::Document;
use crate::finding::{Finding, Fix, Related};
use crate::rules::Kept;
use crate::text::{Edit, LineIndex, Span};
use std::sync::Arc;
use tower_lsp::ls_types::Uri;

/// A draft at one moment.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The draft's address in the editor.
    pub uri: Uri,
    /// The editor's version of the text.
    pub version: i32,
    /// Our own count: another text or other settings have another revision, whatever the draft.
    pub revision: u64,
    /// The text.
    pub text: Arc<str>,
    /// The text's lines.
    pub lines: Arc<LineIndex>,
    /// The settings of the last check.
    pub config: Arc<Config>,
    /// The lists of words and names that belong to them.
    pub lists: Lists,
    /// What the editor can do.
    pub client: Arc<Client>,
    /// What it shall show.
    pub extras: Extras,
    /// The last check, which may be of an earlier text; `None` before the first.
    pub last: Option<Last>,
}

/// The outcome of a check, and what was edited since.
#[derive(Clone, Debug)]
pub struct Last {
    /// What was found.
    pub checked: Arc<Checked>,
    /// From the checked text to the present one.
    pub shift: Shift,
}

/// What a check found in one text; all spans are of that text.
#[derive(Debug)]
pub struct Checked {
    /// The draft as it was read.
    pub document: Document,
    /// What was recognised in it.
    pub annotations: Annotations,
    /// What the rules report.
    pub findings: Vec<Finding>,
    /// Whether the baseline knows each of these; empty without one.
    pub known: Vec<bool>,
    /// What the next check may use again.
    pub kept: Kept,
    /// The settings under which all of it holds.
    pub config: Arc<Config>,
}

impl Snapshot {
    /// The present text, for conversion.
    pub fn lines(&self) -> Lines<'_> {
        Lines { text: &self.text, index: &self.lines, encoding: self.client.encoding }
    }

    /// The last findings in offsets of the present text. What was edited since is left out: a finding,
    /// a related place or a fix whose words have changed says nothing about the words there now.
    pub fn findings(&self) -> Vec<Finding> {
        let Some(last) = &self.last else {
            return Vec::new();
        };
        last.checked.findings.iter().filter_map(|finding| last.shift.finding(finding)).collect()
    }

    /// Whether the baseline knows one of these findings.
    pub fn is_known(&self, finding: &Finding) -> bool {
        let Some(last) = &self.last else { return false };
        let known = last.checked.findings.iter().zip(&last.checked.known).filter(|(_, known)| **known);
        let mut known = known.map(|(known, _)| known);
        known.any(|known| known.rule == finding.rule && last.shift.forward(known.span) == Some(finding.span))
    }
}

/// Where the places of a text are after it was edited.
#[derive(Clone, Debug, Default)]
pub struct Shift {
    /// Each in offsets of the text that the earlier ones left: what was replaced, and by how many bytes.
    edits: Vec<(Span, usize)>,
}

impl Shift {
    /// Adds an edit of the text that the earlier ones left.
    pub fn push(&mut self, edit: &Edit) {
        self.edits.push((edit.span, edit.text.len()));
    }

    /// Whether nothing was edited.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// Where `span` is now; `None` where an edit touched what it covers.
    pub fn forward(&self, span: Span) -> Option<Span> {
        self.edits.iter().try_fold(span, |span, (replaced, length)| {
            if span.end <= replaced.start {
                Some(span)
            } else if replaced.end <= span.start {
                let moved = |offset: usize| offset - replaced.len() + length;
                Some(Span::new(moved(span.start), moved(span.end)))
            } else {
                None
            }
        })
    }

    /// Where the place `offset` of the present text was; `None` inside what was written since.
    pub fn backward(&self, offset: usize) -> Option<usize> {
        self.edits.iter().rev().try_fold(offset, |offset, (replaced, length)| {
            if offset < replaced.start {
                Some(offset)
            } else if replaced.start + length <= offset {
                Some(offset - length + replaced.len())
            } else {
                None
            }
        })
    }

    fn finding(&self, finding: &Finding) -> Option<Finding> {
        Some(Finding {
            span: self.forward(finding.span)?,
            related: finding.related.iter().filter_map(|related| self.related(related)).collect(),
            fixes: finding.fixes.iter().filter_map(|fix| self.fix(fix)).collect(),
            message: finding.message.clone(),
            ..*finding
        })
    }

    fn related(&self, related: &Related) -> Option<Related> {
        Some(Related { span: self.forward(related.span)?, message: related.message.clone() })
    }

    fn fix(&self, fix: &Fix) -> Option<Fix> {
        let moved = |edit: &Edit| Some(Edit { span: self.forward(edit.span)?, text: edit.text.clone() });
        let edits = fix.edits.iter().map(moved).collect::<Option<Vec<_>>>()?;
        Some(Fix { title: fix.title.clone(), edits, safety: fix.safety })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;
    use proptest::prelude::*;

    fn shift(edits: &[(usize, usize, &str)]) -> Shift {
        let mut shift = Shift::default();
        for (start, end, text) in edits {
            shift.push(&Edit { span: Span::new(*start, *end), text: (*text).to_owned() });
        }
        shift
    }

    #[test]
    fn what_is_edited_is_lost_and_the_rest_moves() {
        // "one two three": "two" is at 4..7.
        let two = Span::new(4, 7);
        assert_eq!(shift(&[(0, 3, "")]).forward(two), Some(Span::new(1, 4)));
        assert_eq!(shift(&[(4, 4, "x")]).forward(two), Some(Span::new(5, 8)));
        assert_eq!(shift(&[(7, 7, "x")]).forward(two), Some(two));
        assert_eq!(shift(&[(5, 5, "x")]).forward(two), None);
        assert_eq!(shift(&[(6, 9, "")]).forward(two), None);
        assert_eq!(shift(&[(0, 0, "abc"), (0, 1, "")]).forward(two), Some(Span::new(6, 9)));
    }

    #[test]
    fn what_is_new_was_nowhere() {
        assert_eq!(shift(&[(4, 7, "deux")]).backward(5), None);
        assert_eq!(shift(&[(4, 7, "deux")]).backward(8), Some(7));
        assert_eq!(shift(&[(4, 7, "")]).backward(4), Some(7));
    }

    proptest! {
        #[test]
        fn a_span_that_survives_covers_the_same_words(
            edits in proptest::collection::vec((0usize..30, 0usize..6, "[A-Z]{0,4}"), 1..8),
            start in 0usize..20, length in 1usize..6,
        ) {
            let before = "abcdefghijklmnopqrstuvwxyz".to_owned();
            let span = Span::new(start, start + length);
            let mut now = before.clone();
            let mut shift = Shift::default();
            for (at, replaced, text) in edits {
                let at = at.min(now.len());
                let edit = Edit { span: Span::new(at, (at + replaced).min(now.len())), text };
                now = text::apply(&now, std::slice::from_ref(&edit));
                shift.push(&edit);
            }
            if let Some(moved) = shift.forward(span) {
                prop_assert_eq!(moved.of(&now), span.of(&before));
                prop_assert_eq!(shift.backward(moved.start), Some(span.start));
            }
        }
    }
}
