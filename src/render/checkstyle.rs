//! Findings as Checkstyle XML, which many CI systems and editors read.

use super::places::Places;
use super::xml::{DECLARATION, open};
use super::{CheckedDraft, Renderer, Run};
use crate::finding::Level;

/// A `file` for each draft in which something was found, an `error` for each finding.
#[derive(Clone, Copy, Debug)]
pub struct Checkstyle;

impl Renderer for Checkstyle {
    fn begin(&self) -> String {
        format!("{DECLARATION}<checkstyle version=\"4.3\">\n")
    }

    fn draft(&self, draft: &CheckedDraft<'_>) -> String {
        if draft.findings.is_empty() {
            return String::new();
        }
        let places = Places::of(draft.document);
        let mut out = open("file", &[("name", draft.path)]) + ">\n";
        for finding in draft.findings {
            let place = places.position(finding.span.start);
            let attributes = [
                ("line", &*(place.line + 1).to_string()),
                ("column", &*(place.column + 1).to_string()),
                ("severity", severity(finding.level)),
                ("message", &finding.message),
                ("source", &format!("copydesk.{}", finding.rule)),
            ];
            out += &(open("error", &attributes) + "/>\n");
        }
        out + "</file>\n"
    }

    fn end(&self, _: &Run<'_>) -> String {
        "</checkstyle>\n".to_owned()
    }
}

fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info | Level::Hint | Level::Off => "info",
    }
}
