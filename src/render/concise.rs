//! Findings a line each, as compilers write theirs: an editor's or a build's list of errors reads them.

use super::places::Places;
use super::{CheckedDraft, Renderer};
use crate::text::visible;
use std::fmt::Write;

/// `path:line:column: level rule message`; lines and columns from 1, columns in code points.
#[derive(Clone, Copy, Debug)]
pub struct Concise;

impl Renderer for Concise {
    fn draft(&self, draft: &CheckedDraft<'_>) -> String {
        let places = Places::of(draft.document);
        let path = visible::line(draft.path);
        let mut out = String::new();
        for finding in draft.findings {
            let place = places.position(finding.span.start);
            let (line, column) = (place.line + 1, place.column + 1);
            let (level, rule, message) = (finding.level, finding.rule, visible::line(&finding.message));
            let _ = writeln!(out, "{path}:{line}:{column}: {level} {rule} {message}");
        }
        out
    }
}
