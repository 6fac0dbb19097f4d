//! Findings as SARIF 2.1.0, which code hosts keep from run to run and show beside the lines.

use super::places::Places;
use super::{CheckedDraft, Renderer, Run, fingerprint, path};
use crate::check::identity::Identity;
use crate::finding::{Finding, Fix, Level};
use crate::rules::AnyRule;
use crate::text::Span;
use serde_json::{Value, json};

/// One log of one run. The rules that found something stand behind the findings, with their pages as help.
#[derive(Clone, Copy, Debug)]
pub struct Sarif;

/// The key of our fingerprints; its number grows when they are made in another way.
const FINGERPRINT: &str = "copydeskFinding/v1";

/// The address of SARIF's schema.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

impl Renderer for Sarif {
    fn begin(&self) -> String {
        format!(
            "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"columnKind\":\"unicodeCodePoints\",\"results\":["
        )
    }

    fn draft(&self, draft: &CheckedDraft<'_>) -> String {
        let place = Place { uri: path::uri(draft.path), places: Places::of(draft.document) };
        let results = draft.identified().map(|(finding, identity)| place.result(finding, identity));
        results.map(|result| format!("\n{result}")).collect::<Vec<_>>().join(",")
    }

    fn between(&self) -> &'static str {
        ","
    }

    fn end(&self, run: &Run<'_>) -> String {
        let rules = run.summary.rules.keys().filter_map(|name| run.rule(name)).map(descriptor);
        let driver = json!({
            "name": "Copydesk",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules.collect::<Vec<_>>(),
        });
        let problem = |problem| json!({ "level": "error", "message": { "text": problem } });
        let invocation = json!({
            "executionSuccessful": run.problems.is_empty(),
            "toolExecutionNotifications": run.problems.iter().map(problem).collect::<Vec<_>>(),
        });
        format!("\n],\"tool\":{{\"driver\":{driver}}},\"invocations\":[{invocation}]}}]}}\n")
    }
}

/// Where the findings of one draft stand.
struct Place<'a> {
    uri: String,
    places: Places<'a>,
}

impl Place<'_> {
    fn result(&self, finding: &Finding, identity: &Identity) -> Value {
        let related = finding.related.iter();
        let related = related.map(|related| {
            let mut location = self.location(related.span);
            location["message"] = json!({ "text": related.message });
            location
        });
        json!({
            "ruleId": finding.rule,
            "level": level(finding.level),
            "message": { "text": finding.message },
            "locations": [self.location(finding.span)],
            "relatedLocations": related.collect::<Vec<_>>(),
            "partialFingerprints": { FINGERPRINT: fingerprint::of(identity) },
            "fixes": finding.fixes.iter().map(|fix| self.fix(fix)).collect::<Vec<_>>(),
        })
    }

    fn location(&self, span: Span) -> Value {
        json!({ "physicalLocation": { "artifactLocation": { "uri": self.uri }, "region": self.region(span) } })
    }

    /// Lines and columns from 1, the end behind the last character.
    fn region(&self, span: Span) -> Value {
        let (start, end) = (self.places.position(span.start), self.places.position(span.end));
        json!({
            "startLine": start.line + 1, "startColumn": start.column + 1,
            "endLine": end.line + 1, "endColumn": end.column + 1,
        })
    }

    fn fix(&self, fix: &Fix) -> Value {
        let replacement = |edit: &crate::text::Edit| json!({ "deletedRegion": self.region(edit.span), "insertedContent": { "text": edit.text } });
        json!({
            "description": { "text": fix.title },
            "artifactChanges": [{
                "artifactLocation": { "uri": self.uri },
                "replacements": fix.edits.iter().map(replacement).collect::<Vec<_>>(),
            }],
        })
    }
}

fn descriptor(rule: AnyRule<'_>) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.summary },
        "help": { "text": rule.page, "markdown": rule.page },
        "defaultConfiguration": { "level": level(rule.level) },
        "properties": { "tags": [rule.family.as_str()] },
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info | Level::Hint => "note",
        Level::Off => "none",
    }
}
