//! Spells a name one way in the whole draft: the way the rule takes for right, or the other.

use super::{Intent, Offer};
use crate::annotations::name::without_possessive;
use crate::finding::Finding;
use crate::lsp::snapshot::Snapshot;
use crate::rules::{self, Family};
use crate::text::{Edit, Span};
use tower_lsp::ls_types::Diagnostic;

/// For a finding about a name of one word that has two spellings: one action for each that stands in the draft beside
/// the other, save the one that the finding's own fix makes already.
pub(super) fn offers(snapshot: &Snapshot, finding: &Finding, diagnostic: &Diagnostic) -> Vec<Offer> {
    let Some((wrong, right)) = spellings(snapshot, finding) else { return Vec::new() };
    let fixed = finding.fixes.first().map_or(0, |fix| fix.edits.len());
    let offer = |from: &str, to: &str| {
        let intent = Intent::Throughout { from: from.to_owned(), to: to.to_owned() };
        Offer::about(format!("Spell it “{to}” throughout"), diagnostic, intent)
    };
    let mut offers = Vec::new();
    if edits(snapshot, &wrong, &right).len() > fixed {
        offers.push(offer(&wrong, &right));
    }
    if !edits(snapshot, &right, &wrong).is_empty() {
        offers.push(offer(&right, &wrong));
    }
    offers
}

/// The edits that make `to` of every `from` that stands as a word of its own, possessives among them, in offsets of the
/// present text. Words that were edited since the last check are left out.
pub(super) fn edits(snapshot: &Snapshot, from: &str, to: &str) -> Vec<Edit> {
    let Some(last) = &snapshot.last else { return Vec::new() };
    let checked = &last.checked;
    let place = |token: Span| {
        let text = without_possessive(checked.document.prose_of(token));
        let word = Span::new(token.start, token.start + text.len());
        let source = (text == from).then(|| checked.document.map.to_verbatim(word))??;
        last.shift.forward(source)
    };
    let places = checked.annotations.text.tokens.iter().filter_map(|token| place(token.span));
    places.map(|span| Edit { span, text: to.to_owned() }).collect()
}

/// The two spellings that a finding is about.
fn spellings(snapshot: &Snapshot, finding: &Finding) -> Option<(String, String)> {
    let rule = rules::find(finding.rule, &snapshot.config)?;
    let edit = finding.fixes.first()?.edits.first().filter(|_| rule.family == Family::Names)?;
    let wrong = edit.span.of(&snapshot.text);
    let are_words =
        ![wrong, &edit.text].iter().any(|word| word.is_empty() || word.contains(char::is_whitespace));
    are_words.then(|| (wrong.to_owned(), edit.text.clone()))
}
