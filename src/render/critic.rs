//! The draft marked up in CriticMarkup: the notation of the rules' pages, and a format for users.
//!
//! `{==passage==}{>>rule<<}` is a finding, `{~~old~>new~~}{>>rule<<}` one with a fix of its passage,
//! `{>>rule<<}` alone one without width. The rule that is being tested leaves its comment away.

use super::{CheckedDraft, Renderer};
use crate::finding::Finding;
use crate::text::visible;

/// The drafts themselves with their findings.
#[derive(Clone, Copy, Debug)]
pub struct Critic {
    /// Whether a line with its path stands before each draft.
    pub named: bool,
}

impl Renderer for Critic {
    fn draft(&self, draft: &CheckedDraft<'_>) -> String {
        let marked = render(&draft.document.source, draft.findings, None);
        match self.named {
            true => format!("==> {} <==\n{marked}", visible::line(draft.path)),
            false => marked,
        }
    }
}

/// Marks `findings` (in the order of the text) in `source`. Findings of `own`, the rule whose page it
/// is, carry no comment. One that overlaps an earlier one adds its comment to it.
pub fn render(source: &str, findings: &[Finding], own: Option<&str>) -> String {
    let mut out = String::with_capacity(source.len() * 2);
    let mut done = 0;
    for finding in findings {
        if finding.span.start >= done {
            out.push_str(&source[done..finding.span.start]);
            out.push_str(&passage(source, finding));
            done = finding.span.end.max(finding.span.start);
        }
        if own != Some(finding.rule) || finding.span.is_empty() {
            out.push_str("{>>");
            out.push_str(finding.rule);
            out.push_str("<<}");
        }
    }
    out.push_str(&source[done..]);
    visible::lines(&out)
}

fn passage(source: &str, finding: &Finding) -> String {
    let old = finding.span.of(source);
    match finding.fixes.first().and_then(|fix| finding.replacement(source, fix)) {
        Some(new) => format!("{{~~{old}~>{new}~~}}"),
        None if old.is_empty() => String::new(),
        None => format!("{{=={old}==}}"),
    }
}
