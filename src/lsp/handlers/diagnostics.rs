//! Findings as diagnostics, pushed by the session or pulled by `textDocument/diagnostic`.

use crate::config::Config;
use crate::finding::Finding;
use crate::lsp::convert;
use crate::lsp::session::Session;
use crate::lsp::snapshot::Snapshot;
use crate::rules;
use serde_json::{Value, json};
use tower_lsp::ls_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticTag, DocumentDiagnosticParams,
    DocumentDiagnosticReport, DocumentDiagnosticReportResult, FullDocumentDiagnosticReport, Location,
    NumberOrString, RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport,
    UnchangedDocumentDiagnosticReport,
};

/// The name under which an editor shows our diagnostics.
pub const SOURCE: &str = "copydesk";

/// The last findings as diagnostics.
pub fn of(snapshot: &Snapshot) -> Vec<Diagnostic> {
    snapshot.findings().iter().map(|finding| diagnostic(snapshot, finding)).collect()
}

/// One finding of the snapshot as a diagnostic.
pub fn diagnostic(snapshot: &Snapshot, finding: &Finding) -> Diagnostic {
    let lines = snapshot.lines();
    let client = &snapshot.client;
    let related = finding.related.iter().map(|related| DiagnosticRelatedInformation {
        location: Location { uri: snapshot.uri.clone(), range: lines.range(related.span) },
        message: related.message.clone(),
    });
    let related: Vec<_> = related.collect();
    let is_known = snapshot.is_known(finding);
    Diagnostic {
        range: lines.range(finding.span),
        severity: Some(convert::severity(finding.level)),
        code: Some(NumberOrString::String(finding.rule.to_owned())),
        code_description: convert::page(finding.rule).map(|href| CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message: finding.message.clone(),
        related_information: (client.shows_related && !related.is_empty()).then_some(related),
        tags: (client.fades_unused && (is_known || finding.rule == "unused-stet"))
            .then(|| vec![DiagnosticTag::UNNECESSARY]),
        // For other programs that read diagnostics; we never ask for it back.
        data: client.keeps_data.then(|| data(finding, &snapshot.config, is_known)),
    }
}

/// The finding's rule, its family and its level under their own names, how many fixes there are, and whether the
/// baseline knows it.
fn data(finding: &Finding, config: &Config, is_known: bool) -> Value {
    let family = rules::find(finding.rule, config).map(|rule| rule.family.as_str());
    json!({
        "rule": finding.rule,
        "family": family,
        "level": finding.level.as_str(),
        "fixes": finding.fixes.len(),
        "in_baseline": is_known,
    })
}

/// `textDocument/diagnostic`: waits until the present text has been checked. A draft that is not open
/// has no diagnostics.
pub async fn pull(session: &Session, params: DocumentDiagnosticParams) -> DocumentDiagnosticReportResult {
    let Some(snapshot) = session.checked_snapshot(&params.text_document.uri).await else {
        let nothing = RelatedFullDocumentDiagnosticReport::default();
        return DocumentDiagnosticReport::Full(nothing).into();
    };
    let result_id = snapshot.revision.to_string();
    if params.previous_result_id.as_ref() == Some(&result_id) {
        let unchanged_document_diagnostic_report = UnchangedDocumentDiagnosticReport { result_id };
        let report = RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report,
        };
        return DocumentDiagnosticReport::Unchanged(report).into();
    }
    let full_document_diagnostic_report =
        FullDocumentDiagnosticReport { result_id: Some(result_id), items: of(&snapshot) };
    let report =
        RelatedFullDocumentDiagnosticReport { related_documents: None, full_document_diagnostic_report };
    DocumentDiagnosticReport::Full(report).into()
}
