//! Adds a word to the dictionary of the user, the house or the draft.

use super::{Intent, Offer};
use crate::annotations::vocabulary;
use crate::document::{Document, add_to_front_matter};
use crate::finding::Finding;
use crate::lsp::snapshot::Snapshot;
use crate::text::Edit;
use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::Diagnostic;

/// The rules that a word in a dictionary answers.
const RULES: [&str; 2] = ["misspelled-name", "misspelling"];

/// A dictionary that is a file of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Owner {
    /// The user's own, for all that they check.
    User,
    /// The house's, for the drafts around it.
    House,
}

/// For a finding about a word that may be right: an action for each dictionary that there is, the draft's own words only
/// where `to_draft` says so.
pub(super) fn offers(
    snapshot: &Snapshot,
    finding: &Finding,
    diagnostic: &Diagnostic,
    to_draft: bool,
) -> Vec<Offer> {
    let word = finding.span.of(&snapshot.text);
    if !RULES.contains(&finding.rule) || word.is_empty() || word.contains(['\n', '#']) {
        return Vec::new();
    }
    let offer = |whose: &str, intent| Offer::about(format!("Add “{word}” to {whose}"), diagnostic, intent);
    let to = |owner| Intent::AddWord { word: word.to_owned(), owner };
    let mut offers = Vec::new();
    if snapshot.lists.user.is_some() {
        offers.push(offer("your dictionary", to(Owner::User)));
    }
    if snapshot.lists.house.is_some() {
        offers.push(offer("the house’s dictionary", to(Owner::House)));
    }
    if to_draft && has_front_matter(snapshot) {
        offers.push(offer("this draft’s words", Intent::AddToDraft { word: word.to_owned() }));
    }
    offers
}

/// Whether the draft has front matter that can be read.
fn has_front_matter(snapshot: &Snapshot) -> bool {
    snapshot.last.as_ref().is_some_and(|last| !last.checked.document.front_matter.is_empty())
}

/// The edit of the front matter that adds a word to the draft's own; `None` for a draft without front matter.
pub(super) fn draft_edit(snapshot: &Snapshot, word: &str) -> Option<Edit> {
    let document = &snapshot.last.as_ref()?.checked.document;
    let (table, key) = vocabulary::KEY.split_once('.')?;
    if *document.source == *snapshot.text {
        return add_to_front_matter(document, table, key, word);
    }
    add_to_front_matter(&Document::parse(&snapshot.text, document.format), table, key, word)
}
