//! Findings as JUnit XML, which every CI system counts: a suite for each draft, a case for each finding.

use super::places::Places;
use super::xml::{DECLARATION, open, text};
use super::{CheckedDraft, Renderer, Run};
use crate::finding::{Finding, Level};

/// Warnings and errors are failures, what is quieter a case that passes and says so; a draft without findings is one
/// case that passes.
#[derive(Clone, Copy, Debug)]
pub struct JUnit;

impl Renderer for JUnit {
    fn begin(&self) -> String {
        format!("{DECLARATION}<testsuites name=\"copydesk\">\n")
    }

    fn draft(&self, draft: &CheckedDraft<'_>) -> String {
        let places = Places::of(draft.document);
        let failures = draft.findings.iter().filter(|finding| fails(finding)).count();
        let suite = [
            ("name", draft.path),
            ("tests", &draft.findings.len().max(1).to_string()),
            ("failures", &failures.to_string()),
            ("errors", "0"),
        ];
        let mut out = open("testsuite", &suite) + ">\n";
        for finding in draft.findings {
            out += &case(draft.path, &places, finding);
        }
        if draft.findings.is_empty() {
            out += &(open("testcase", &[("classname", draft.path), ("name", "nothing found")]) + "/>\n");
        }
        out + "</testsuite>\n"
    }

    fn end(&self, _: &Run<'_>) -> String {
        "</testsuites>\n".to_owned()
    }
}

fn case(path: &str, places: &Places<'_>, finding: &Finding) -> String {
    let place = places.position(finding.span.start);
    let (line, column) = ((place.line + 1).to_string(), (place.column + 1).to_string());
    let name = format!("{} at {line}:{column}", finding.rule);
    let start = open("testcase", &[("classname", path), ("name", &name), ("file", path), ("line", &line)]);
    let said = text(&format!("{path}:{line}:{column}: {} {}", finding.level, finding.message));
    if !fails(finding) {
        return format!("{start}><system-out>{said}</system-out></testcase>\n");
    }
    let failure = open("failure", &[("type", finding.level.as_str()), ("message", &finding.message)]);
    format!("{start}>{failure}>{said}</failure></testcase>\n")
}

fn fails(finding: &Finding) -> bool {
    finding.level >= Level::Warning
}
