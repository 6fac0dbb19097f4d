//! Findings as the diagnostics of reviewdog (rdjson), which writes them into reviews of many hosts.

use super::path::with_slashes;
use super::places::Places;
use super::{CheckedDraft, Renderer, Run};
use crate::finding::{Finding, Fix, Level};
use crate::text::Span;
use serde_json::{Value, json};

/// One `DiagnosticResult`.
#[derive(Clone, Copy, Debug)]
pub struct RdJson;

impl Renderer for RdJson {
    fn begin(&self) -> String {
        "{\"source\":{\"name\":\"copydesk\"},\"diagnostics\":[".to_owned()
    }

    fn draft(&self, draft: &CheckedDraft<'_>) -> String {
        let places = Places::of(draft.document);
        let path = with_slashes(draft.path);
        let diagnostics = draft.findings.iter().map(|finding| diagnostic(&path, &places, finding));
        diagnostics.map(|diagnostic| format!("\n{diagnostic}")).collect::<Vec<_>>().join(",")
    }

    fn between(&self) -> &'static str {
        ","
    }

    fn end(&self, _: &Run<'_>) -> String {
        "\n]}\n".to_owned()
    }
}

fn diagnostic(path: &str, places: &Places<'_>, finding: &Finding) -> Value {
    let location = |span| json!({ "path": path, "range": range(places, span) });
    let related = finding.related.iter();
    json!({
        "message": finding.message,
        "location": location(finding.span),
        "severity": severity(finding.level),
        "code": { "value": finding.rule },
        "suggestions": suggestion(places, finding).map_or(json!([]), |suggestion| json!([suggestion])),
        "related_locations": related
            .map(|related| json!({ "message": related.message, "location": location(related.span) }))
            .collect::<Vec<_>>(),
    })
}

/// The best fix; the format takes each edit for a suggestion of its own, so that one of several has no form there.
fn suggestion(places: &Places<'_>, finding: &Finding) -> Option<Value> {
    let Fix { edits, .. } = finding.fixes.first()?;
    let [edit] = edits.as_slice() else { return None };
    Some(json!({ "range": range(places, edit.span), "text": edit.text }))
}

/// Lines from 1, and columns from 1 in bytes of UTF-8, as the format has them.
fn range(places: &Places<'_>, span: Span) -> Value {
    let place = |byte| {
        let (line, column) = places.line_and_byte(byte);
        json!({ "line": line + 1, "column": column + 1 })
    };
    json!({ "start": place(span.start), "end": place(span.end) })
}

fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "ERROR",
        Level::Warning => "WARNING",
        Level::Info | Level::Hint | Level::Off => "INFO",
    }
}
