//! Findings as JSON: the schema of `docs/json.md`, version 1.

use super::places::Places;
use super::summary::Counts;
use super::{CheckedDraft, Renderer, Run};
use crate::document::Document;
use crate::finding::{Finding, Level, Safety};
use crate::text::Span;
use serde::Serialize;
use serde_json::json;

/// The version of the schema; it grows where a reader of the last one would misread.
pub const VERSION: u32 = 1;

/// One draft and its findings, as one JSON object without line ends.
///
/// # Errors
/// Never for a draft: its values are all of kinds that JSON has.
pub fn render(path: &str, document: &Document, findings: &[Finding]) -> serde_json::Result<String> {
    let places = Places::of(document);
    let findings = findings.iter().map(|finding| places.finding(finding)).collect();
    serde_json::to_string(&JsonDraft { path, findings })
}

/// All findings in one object.
#[derive(Clone, Copy, Debug)]
pub struct Json;

impl Renderer for Json {
    fn begin(&self) -> String {
        format!("{{\"version\":{VERSION},\"drafts\":[")
    }

    fn draft(&self, draft: &CheckedDraft<'_>) -> String {
        // No kind of value in a finding is one that JSON has not.
        format!("\n{}", render(draft.path, draft.document, draft.findings).unwrap_or_default())
    }

    fn between(&self) -> &'static str {
        ","
    }

    fn end(&self, run: &Run<'_>) -> String {
        let Counts { errors, warnings, infos, hints } = run.summary.shown;
        let overspent = run.overspent.iter().map(|(path, over)| {
            json!({ "path": path, "of": over.of, "found": over.found, "allowed": over.allowed })
        });
        let summary = json!({
            "drafts": run.drafts, "errors": errors, "warnings": warnings, "infos": infos,
            "hints": hints, "not_shown": run.summary.hidden.all(),
            "unchanged": run.summary.unchanged, "in_baseline": run.summary.known,
            "over_budget": overspent.collect::<Vec<_>>(),
        });
        format!("\n],\"summary\":{summary},\"problems\":{}}}\n", json!(run.problems))
    }
}

/// The findings of one draft, a JSON object a line, each with the draft's path.
pub(super) fn lines(path: &str, document: &Document, findings: &[Finding]) -> String {
    let places = Places::of(document);
    let line = |finding| serde_json::to_string(&JsonLine { path, finding: places.finding(finding) });
    findings.iter().filter_map(|finding| line(finding).ok()).map(|line| line + "\n").collect()
}

#[derive(Serialize)]
struct JsonLine<'a> {
    path: &'a str,
    #[serde(flatten)]
    finding: JsonFinding<'a>,
}

#[derive(Serialize)]
struct JsonDraft<'a> {
    path: &'a str,
    findings: Vec<JsonFinding<'a>>,
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    rule: &'a str,
    level: Level,
    message: &'a str,
    span: JsonSpan,
    related: Vec<JsonRelated<'a>>,
    fixes: Vec<JsonFix<'a>>,
}

/// A stretch of a draft.
#[derive(Serialize)]
pub(super) struct JsonSpan {
    start: JsonPlace,
    end: JsonPlace,
}

#[derive(Serialize)]
struct JsonPlace {
    line: usize,
    column: usize,
    byte: usize,
}

#[derive(Serialize)]
struct JsonRelated<'a> {
    span: JsonSpan,
    message: &'a str,
}

#[derive(Serialize)]
struct JsonFix<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<JsonEdit<'a>>,
}

#[derive(Serialize)]
struct JsonEdit<'a> {
    start: JsonPlace,
    end: JsonPlace,
    text: &'a str,
}

impl Places<'_> {
    fn finding<'a>(&self, finding: &'a Finding) -> JsonFinding<'a> {
        let related = finding.related.iter();
        let fixes = finding.fixes.iter().map(|fix| JsonFix {
            title: &fix.title,
            safe: fix.safety == Safety::Safe,
            edits: fix
                .edits
                .iter()
                .map(|edit| JsonEdit {
                    start: self.place(edit.span.start),
                    end: self.place(edit.span.end),
                    text: &edit.text,
                })
                .collect(),
        });
        JsonFinding {
            rule: finding.rule,
            level: finding.level,
            message: &finding.message,
            span: self.span(finding.span),
            related: related
                .map(|related| JsonRelated { span: self.span(related.span), message: &related.message })
                .collect(),
            fixes: fixes.collect(),
        }
    }

    /// A span of the source.
    pub(super) fn span(&self, span: Span) -> JsonSpan {
        JsonSpan { start: self.place(span.start), end: self.place(span.end) }
    }

    fn place(&self, byte: usize) -> JsonPlace {
        let position = self.position(byte);
        JsonPlace { line: position.line + 1, column: position.column + 1, byte }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;
    use crate::finding::{Fix, Related};
    use crate::text::Edit;

    #[test]
    fn places_are_lines_columns_and_bytes() {
        let document = Document::parse("One.\né 😀 teh\n", Format::Plain);
        let span = Span::new(13, 16);
        assert_eq!(span.of(&document.source), "teh");
        let fix = Fix {
            title: "Change to “the”".into(),
            edits: vec![Edit { span, text: "the".into() }],
            safety: Safety::Safe,
        };
        let finding = Finding {
            rule: "misspelling",
            level: Level::Error,
            span,
            message: "Is “the” meant?".into(),
            related: vec![Related { span: Span::new(0, 3), message: "Here.".into() }],
            fixes: vec![fix],
        };
        let json = render("a.txt", &document, &[finding]).unwrap();
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let start = serde_json::json!({"line": 2, "column": 5, "byte": 13});
        let end = serde_json::json!({"line": 2, "column": 8, "byte": 16});
        let finding = &json["findings"][0];
        assert_eq!(json["path"], "a.txt");
        assert_eq!(finding["level"], "error");
        assert_eq!(finding["span"], serde_json::json!({"start": start, "end": end}));
        assert_eq!(finding["related"][0]["span"]["end"]["column"], 4);
        let edits = serde_json::json!([{"start": start, "end": end, "text": "the"}]);
        assert_eq!(
            finding["fixes"][0],
            serde_json::json!({"title": "Change to “the”", "safe": true, "edits": edits})
        );
    }
}
