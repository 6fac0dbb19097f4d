//! `textDocument/codeAction` and `codeAction/resolve`: what can be done about findings.
//!
//! Each action carries an [`Intent`], from which its edits are computed: at once for an editor that
//! cannot ask for them later, and else when the writer has chosen it.

mod dictionary;
mod intent;
mod throughout;

pub use dictionary::Owner;
pub use intent::{Intent, Place, Request};

use super::diagnostics::{self, SOURCE};
use super::execute_command;
use crate::finding::{Finding, Safety};
use crate::fixing::{only_fix, safe_fix};
use crate::lsp::edits;
use crate::lsp::session::Session;
use crate::lsp::snapshot::Snapshot;
use crate::rules::{self, Question};
use crate::text::{Span, visible};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeActionResponse,
    CodeActionTriggerKind, Command, Diagnostic, NumberOrString,
};

/// All that is safe to fix, which an editor may ask for when a draft is saved.
pub const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.copydesk");

/// The place of a mark, or of a word in the front matter, is found by trying it: where the edits cannot wait, only so
/// many findings of one request are offered one.
const TRIED_AT_ONCE: usize = 8;

/// How many characters of a finding's words a title shows.
const SHOWN: usize = 40;

/// What can be done about the diagnostics that the editor names, or about those in the range where it names none.
pub fn actions(snapshot: &Snapshot, params: &CodeActionParams) -> CodeActionResponse {
    let only = params.context.only.as_deref();
    let findings = snapshot.findings();
    let concerned = concerned(snapshot, &findings, params);
    let mut offers = Vec::new();
    if wants(only, &CodeActionKind::QUICKFIX) {
        for (number, (finding, diagnostic)) in concerned.iter().enumerate() {
            offers.extend(fixes(finding, diagnostic));
            offers.extend(throughout::offers(snapshot, finding, diagnostic));
            let is_tried = snapshot.client.resolves_edits || number < TRIED_AT_ONCE;
            offers.extend(dictionary::offers(snapshot, finding, diagnostic, is_tried));
            if is_tried {
                offers.extend(stets(snapshot, finding, diagnostic));
            }
        }
        offers.extend(all_of_rules(&findings, &concerned));
        tell_apart(&mut offers, snapshot);
    }
    // In a menu at a place with nothing to fix it would only be in the way.
    let is_asked_for = only.is_some() || concerned.iter().any(|(finding, _)| safe_fix(finding).is_some());
    if wants(only, &FIX_ALL) && is_asked_for && findings.iter().any(|finding| safe_fix(finding).is_some()) {
        offers.push(Offer::new("Fix all that is safe to fix", FIX_ALL, Intent::AllSafe));
    }
    if params.context.trigger_kind == Some(CodeActionTriggerKind::AUTOMATIC) && only.is_none() {
        // The editor asks whether to light its lamp: a mark can always be made and says nothing.
        offers.retain(|offer| !matches!(offer.intent, Intent::Stet { .. }));
    }
    offers.into_iter().filter_map(|offer| offer.shown(snapshot, &findings)).collect()
}

/// The action with its edit.
///
/// # Errors
/// Where it is none of ours, or the draft has changed since it was offered.
pub fn resolve(session: &Session, action: CodeAction) -> Result<CodeAction> {
    let Some(data) = &action.data else { return Ok(action) };
    let request: Request =
        serde_json::from_value(data.clone()).map_err(|_| Error::invalid_params("not an action of ours"))?;
    let (snapshot, edits) = request.edits(session)?;
    let edit = Some(edits::workspace_edit(&snapshot, &edits));
    Ok(CodeAction { edit, ..action })
}

/// One action before it takes the form that the editor can read.
struct Offer {
    title: String,
    kind: CodeActionKind,
    intent: Intent,
    diagnostic: Option<Diagnostic>,
    is_preferred: bool,
}

impl Offer {
    fn new(title: impl Into<String>, kind: CodeActionKind, intent: Intent) -> Self {
        Self { title: title.into(), kind, intent, diagnostic: None, is_preferred: false }
    }

    fn about(title: impl Into<String>, diagnostic: &Diagnostic, intent: Intent) -> Self {
        let diagnostic = Some(diagnostic.clone());
        Self { diagnostic, ..Self::new(title, CodeActionKind::QUICKFIX, intent) }
    }

    /// A command for an editor that knows no actions; without its edits for one that asks for them later. `None`
    /// where there turn out to be none.
    fn shown(self, snapshot: &Snapshot, findings: &[Finding]) -> Option<CodeActionOrCommand> {
        let client = &snapshot.client;
        let request = Request::new(snapshot, self.intent);
        // Some editors list an action by its command's title.
        let command =
            request.intent.command(snapshot).map(|command| Command { title: self.title.clone(), ..command });
        if !client.takes_actions {
            if let Some(command) = command {
                return Some(CodeActionOrCommand::Command(command));
            }
            let arguments = serde_json::to_value(&request).ok().map(|request| vec![request]);
            let command = execute_command::APPLY.to_owned();
            return Some(CodeActionOrCommand::Command(Command { title: self.title, command, arguments }));
        }
        let (edit, data) = if command.is_some() {
            (None, None)
        } else if client.resolves_edits {
            (None, serde_json::to_value(&request).ok())
        } else {
            (Some(edits::workspace_edit(snapshot, &request.intent.edits(snapshot, findings)?)), None)
        };
        Some(CodeActionOrCommand::CodeAction(CodeAction {
            title: self.title,
            kind: Some(self.kind),
            diagnostics: self.diagnostic.map(|diagnostic| vec![diagnostic]),
            edit,
            command,
            is_preferred: self.is_preferred.then_some(true),
            data,
            ..CodeAction::default()
        }))
    }
}

/// Kinds are hierarchical: nothing, our kind or one above it wants ours.
fn wants(only: Option<&[CodeActionKind]>, ours: &CodeActionKind) -> bool {
    let is_above = |kind: &CodeActionKind| {
        let rest = ours.as_str().strip_prefix(kind.as_str());
        kind.as_str().is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    only.is_none_or(|kinds| kinds.iter().any(is_above))
}

/// Where titles are the same, as for two findings of one paragraph, adds the words that each is about.
fn tell_apart(offers: &mut [Offer], snapshot: &Snapshot) {
    let titles: Vec<String> = offers.iter().map(|offer| offer.title.clone()).collect();
    for offer in offers {
        let is_one_of_several = titles.iter().filter(|title| **title == offer.title).nth(1).is_some();
        if let Some(diagnostic) = offer.diagnostic.as_ref().filter(|_| is_one_of_several) {
            let words = snapshot.lines().span(diagnostic.range).of(&snapshot.text);
            offer.title.push_str(&format!(": “{}”", visible::excerpt(words, SHOWN)));
        }
    }
}

/// The findings that the request is about, each with its diagnostic as the editor has it: first those in the range,
/// since an editor may name all of a line, and in prose that is a paragraph.
fn concerned<'a>(
    snapshot: &Snapshot,
    findings: &'a [Finding],
    params: &CodeActionParams,
) -> Vec<(&'a Finding, Diagnostic)> {
    let range = snapshot.lines().span(params.range);
    let named = &params.context.diagnostics;
    let diagnostic_of = |finding: &Finding| {
        if named.is_empty() {
            return touches(range, finding.span).then(|| diagnostics::diagnostic(snapshot, finding));
        }
        named.iter().find(|diagnostic| is_of(snapshot, diagnostic, finding)).cloned()
    };
    let mut concerned: Vec<_> =
        findings.iter().filter_map(|finding| Some((finding, diagnostic_of(finding)?))).collect();
    concerned.sort_by_key(|(finding, _)| !touches(range, finding.span));
    concerned
}

/// An editor may leave out whose diagnostic it is, as ALE does.
fn is_of(snapshot: &Snapshot, diagnostic: &Diagnostic, finding: &Finding) -> bool {
    let code = diagnostic.code.as_ref();
    diagnostic.source.as_deref().is_none_or(|source| source == SOURCE)
        && matches!(code, Some(NumberOrString::String(code)) if code == finding.rule)
        && snapshot.lines().range(finding.span) == diagnostic.range
}

/// A cursor at either end of a finding counts.
fn touches(range: Span, finding: Span) -> bool {
    range.start <= finding.end && finding.start <= range.end
}

fn fixes(finding: &Finding, diagnostic: &Diagnostic) -> Vec<Offer> {
    let fixes = finding.fixes.iter().enumerate();
    fixes
        .map(|(number, fix)| {
            let intent = Intent::Fix { place: Place::of(finding), fix: number };
            let is_preferred = finding.fixes.len() == 1 && fix.safety == Safety::Safe;
            Offer { is_preferred, ..Offer::about(fix.title.clone(), diagnostic, intent) }
        })
        .collect()
}

/// For each rule among the concerned findings: the same for all that it finds in the draft.
fn all_of_rules(findings: &[Finding], concerned: &[(&Finding, Diagnostic)]) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    let mut seen = Vec::new();
    for (finding, diagnostic) in concerned {
        if seen.contains(&finding.rule) || only_fix(finding).is_none() {
            continue;
        }
        seen.push(finding.rule);
        let of_rule = findings.iter().filter(|other| other.rule == finding.rule);
        let count = of_rule.filter(|other| only_fix(other).is_some()).count();
        if count > 1 {
            let title = format!("Fix all {count} of {} in this draft", finding.rule);
            let intent = Intent::AllOfRule { rule: finding.rule.to_owned() };
            offers.push(Offer::about(title, diagnostic, intent));
        }
    }
    offers
}

/// The marks that let a finding stand; what is claimed may also be what the reporter saw, or what anybody can look up.
fn stets(snapshot: &Snapshot, finding: &Finding, diagnostic: &Diagnostic) -> Vec<Offer> {
    let rule = rules::find(finding.rule, &snapshot.config);
    let Some(rule) = rule.filter(rules::can_stand) else {
        return Vec::new();
    };
    let offer = |title: String, reason: &str| {
        let intent = Intent::Stet { place: Place::of(finding), reason: reason.to_owned() };
        Offer::about(title, diagnostic, intent)
    };
    let mut offers = Vec::new();
    if rule.question == Question::WhoSaysSo {
        offers.push(offer("Let it stand: the reporter saw it".to_owned(), "seen by the reporter"));
        offers.push(offer("Let it stand: it is public record".to_owned(), "public record"));
    }
    offers.push(offer(format!("Let it stand for a reason to be given (stet {})", rule.name), ""));
    offers
}
