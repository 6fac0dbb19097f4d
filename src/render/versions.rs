//! Two versions of a draft: which findings came, and which went.

use super::concise::Concise;
use super::json;
use super::{CheckedDraft, Renderer};
use crate::text::visible;

/// What differs between two versions.
#[derive(Debug)]
pub struct Versions<'a> {
    /// The new version with the findings that the old one has not.
    pub came: CheckedDraft<'a>,
    /// The old version with the findings that the new one has no more.
    pub gone: CheckedDraft<'a>,
    /// How many findings both have.
    pub stay: usize,
}

/// A line a finding, those that came before those that went, and their numbers.
pub fn text(versions: &Versions<'_>) -> String {
    let Versions { came, gone, stay } = versions;
    let part = |what: &str, draft: &CheckedDraft<'_>| match draft.findings {
        [] => String::new(),
        _ => format!("{what} {}:\n{}\n", visible::line(draft.path), Concise.draft(draft)),
    };
    let numbers = format!("{} came, {} went, {stay} stay.\n", came.findings.len(), gone.findings.len());
    format!("{}{}{numbers}", part("New in", came), part("Gone from", gone))
}

/// The same as one JSON object; `docs/json.md` describes it.
pub fn json(versions: &Versions<'_>) -> String {
    // No kind of value in a finding is one that JSON has not.
    let part = |draft: &CheckedDraft<'_>| {
        json::render(draft.path, draft.document, draft.findings).unwrap_or_default()
    };
    format!(
        "{{\"version\":{},\"came\":{},\"gone\":{},\"stay\":{}}}\n",
        json::VERSION,
        part(&versions.came),
        part(&versions.gone),
        versions.stay
    )
}
