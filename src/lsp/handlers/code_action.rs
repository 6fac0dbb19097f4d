//! `textDocument/codeAction`: the fixes of findings as quick fixes.

use super::diagnostics::{self, SOURCE};
use crate::finding::{Finding, Fix, Safety};
use crate::lsp::snapshot::Snapshot;
use crate::text::Span;
use std::collections::HashMap;
use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeActionResponse, Diagnostic,
    DocumentChanges, NumberOrString, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit,
    TextEdit, WorkspaceEdit,
};

/// The quick fixes for the diagnostics that the editor names, or for the range where it names none.
pub fn quick_fixes(snapshot: &Snapshot, params: &CodeActionParams) -> CodeActionResponse {
    if !wants_quick_fixes(params.context.only.as_deref()) {
        return Vec::new();
    }
    let range = snapshot.lines().span(params.range);
    let named = &params.context.diagnostics;
    let mut actions = Vec::new();
    for finding in snapshot.findings() {
        let diagnostic = named.iter().find(|diagnostic| is_of(snapshot, diagnostic, &finding));
        if diagnostic.is_none() && !(named.is_empty() && touches(range, finding.span)) {
            continue;
        }
        let diagnostic = diagnostic.cloned().unwrap_or_else(|| diagnostics::diagnostic(snapshot, &finding));
        for fix in &finding.fixes {
            let is_preferred = finding.fixes.len() == 1 && fix.safety == Safety::Safe;
            actions.push(CodeActionOrCommand::CodeAction(CodeAction {
                title: fix.title.clone(),
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(vec![diagnostic.clone()]),
                edit: Some(edit(snapshot, fix)),
                is_preferred: is_preferred.then_some(true),
                ..CodeAction::default()
            }));
        }
    }
    actions
}

/// Kinds are hierarchical: nothing, or a kind above ours, wants ours too.
fn wants_quick_fixes(only: Option<&[CodeActionKind]>) -> bool {
    only.is_none_or(|kinds| kinds.iter().any(|kind| ["", "quickfix"].contains(&kind.as_str())))
}

fn is_of(snapshot: &Snapshot, diagnostic: &Diagnostic, finding: &Finding) -> bool {
    let code = diagnostic.code.as_ref();
    diagnostic.source.as_deref() == Some(SOURCE)
        && matches!(code, Some(NumberOrString::String(code)) if code == finding.rule)
        && snapshot.lines().range(finding.span) == diagnostic.range
}

/// A cursor at either end of a finding counts.
fn touches(range: Span, finding: Span) -> bool {
    range.start <= finding.end && finding.start <= range.end
}

fn edit(snapshot: &Snapshot, fix: &Fix) -> WorkspaceEdit {
    let lines = snapshot.lines();
    let edits = fix.edits.iter().map(|edit| TextEdit::new(lines.range(edit.span), edit.text.clone()));
    let uri = snapshot.uri.clone();
    if !snapshot.client.versions_edits {
        let changes = HashMap::from([(uri, edits.collect())]);
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let text_document = OptionalVersionedTextDocumentIdentifier { uri, version: Some(snapshot.version) };
    let edit = TextDocumentEdit { text_document, edits: edits.map(OneOf::Left).collect() };
    WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(vec![edit])), ..WorkspaceEdit::default() }
}
