//! Findings as the code quality report of GitLab, which shows them in a merge request.

use super::path::with_slashes;
use super::places::Places;
use super::{CheckedDraft, Renderer, Run, fingerprint};
use crate::finding::Level;
use serde_json::json;

/// A JSON array of issues.
#[derive(Clone, Copy, Debug)]
pub struct GitLab;

impl Renderer for GitLab {
    fn begin(&self) -> String {
        "[".to_owned()
    }

    fn draft(&self, draft: &CheckedDraft<'_>) -> String {
        let places = Places::of(draft.document);
        let path = with_slashes(draft.path);
        let issue = |(finding, identity)| {
            let finding: &crate::finding::Finding = finding;
            let (start, end) = (places.position(finding.span.start), places.position(finding.span.end));
            let lines = json!({ "begin": start.line + 1, "end": end.line + 1 });
            let issue = json!({
                "description": finding.message,
                "check_name": finding.rule,
                "fingerprint": fingerprint::within(&path, identity),
                "severity": severity(finding.level),
                "location": { "path": path, "lines": lines },
            });
            format!("\n{issue}")
        };
        draft.identified().map(issue).collect::<Vec<_>>().join(",")
    }

    fn between(&self) -> &'static str {
        ","
    }

    fn end(&self, _: &Run<'_>) -> String {
        "\n]\n".to_owned()
    }
}

/// GitLab also has `blocker`, which no finding is before an editor has looked.
fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "critical",
        Level::Warning => "major",
        Level::Info => "minor",
        Level::Hint | Level::Off => "info",
    }
}
