//! Findings as JSON lines: the same objects as in `json`, each with the path of its draft.

use super::json;
use super::{CheckedDraft, Renderer};

/// A JSON object a line, a finding each.
#[derive(Clone, Copy, Debug)]
pub struct JsonLines;

impl Renderer for JsonLines {
    fn draft(&self, draft: &CheckedDraft<'_>) -> String {
        json::lines(draft.path, draft.document, draft.findings)
    }
}
