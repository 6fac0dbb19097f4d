//! What an action will do, small enough to travel to the editor and back, and the edits it comes to.

use super::{Owner, dictionary, throughout};
use crate::document::Document;
use crate::finding::Finding;
use crate::fixing;
use crate::lsp::handlers::execute_command;
use crate::lsp::session::Session;
use crate::lsp::snapshot::Snapshot;
use crate::stet;
use crate::text::{Edit, Span};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{Command, Uri};

/// What an action will do to a draft.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Intent {
    /// Make one fix of one finding.
    Fix {
        /// The finding.
        place: Place,
        /// Which of its fixes, from 0.
        fix: usize,
    },
    /// Fix all that one rule finds.
    AllOfRule {
        /// The rule.
        rule: String,
    },
    /// Make every safe fix.
    AllSafe,
    /// Spell a name one way in the whole draft.
    Throughout {
        /// The spelling that goes.
        from: String,
        /// The one that stays.
        to: String,
    },
    /// Add a word to a dictionary that is a file of its own.
    AddWord {
        /// The word.
        word: String,
        /// Whose dictionary.
        owner: Owner,
    },
    /// Add a word to the draft's own.
    AddToDraft {
        /// The word.
        word: String,
    },
    /// Let a finding stand, for a reason.
    Stet {
        /// The finding.
        place: Place,
        /// The reason; empty for one that is still to be given.
        reason: String,
    },
}

/// By what a finding is known again: its rule and its span in the present text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Place {
    rule: String,
    start: usize,
    end: usize,
}

impl Place {
    /// The place of a finding.
    pub fn of(finding: &Finding) -> Self {
        Self { rule: finding.rule.to_owned(), start: finding.span.start, end: finding.span.end }
    }

    fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    fn is_of(&self, finding: &Finding) -> bool {
        self.rule == finding.rule && self.span() == finding.span
    }
}

impl Intent {
    /// The edits of the present text, whose findings those are; `None` where there is nothing to do, or no longer.
    pub fn edits(&self, snapshot: &Snapshot, findings: &[Finding]) -> Option<Vec<Edit>> {
        let edits = match self {
            Intent::Fix { place, fix } => {
                let finding = findings.iter().find(|finding| place.is_of(finding))?;
                finding.fixes.get(*fix)?.edits.clone()
            }
            Intent::AllOfRule { rule } => {
                let of_rule = findings.iter().filter(|finding| finding.rule == *rule);
                fixing::joined(of_rule.filter_map(fixing::only_fix).map(|fix| fix.edits.as_slice()))
            }
            Intent::AllSafe => {
                fixing::joined(findings.iter().filter_map(fixing::safe_fix).map(|fix| fix.edits.as_slice()))
            }
            Intent::AddWord { .. } => return None,
            Intent::AddToDraft { word } => vec![dictionary::draft_edit(snapshot, word)?],
            Intent::Throughout { from, to } => throughout::edits(snapshot, from, to),
            Intent::Stet { place, reason } => stet_edits(snapshot, place, reason)?,
        };
        (!edits.is_empty()).then_some(edits)
    }

    /// The command that does what is no edit of the draft.
    pub(super) fn command(&self, snapshot: &Snapshot) -> Option<Command> {
        let Intent::AddWord { word, owner } = self else { return None };
        Some(Command {
            title: "Add to the dictionary".to_owned(),
            command: execute_command::ADD_WORD.to_owned(),
            arguments: Some(vec![json!(snapshot.uri), json!(word), json!(owner)]),
        })
    }
}

fn stet_edits(snapshot: &Snapshot, place: &Place, reason: &str) -> Option<Vec<Edit>> {
    let last = &snapshot.last.as_ref()?.checked.document;
    let insertion = |document: &Document| stet::insertion(document, place.span(), &place.rule, reason);
    let edit = if *last.source == *snapshot.text {
        insertion(last)
    } else {
        insertion(&Document::parse(&snapshot.text, last.format))
    };
    edit.map(|edit| vec![edit])
}

/// An intent with the draft and the text it is for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Request {
    uri: Uri,
    version: i32,
    /// What shall be done.
    pub intent: Intent,
}

impl Request {
    /// A request about the present text.
    pub fn new(snapshot: &Snapshot, intent: Intent) -> Self {
        Self { uri: snapshot.uri.clone(), version: snapshot.version, intent }
    }

    /// The draft as it is now, and the edits.
    ///
    /// # Errors
    /// "Content modified" where the draft is another by now, or nothing is left to do.
    pub fn edits(&self, session: &Session) -> Result<(Snapshot, Vec<Edit>)> {
        let snapshot = session.snapshot(&self.uri).filter(|snapshot| snapshot.version == self.version);
        let snapshot = snapshot.ok_or_else(Error::content_modified)?;
        let edits = self.intent.edits(&snapshot, &snapshot.findings()).ok_or_else(Error::content_modified)?;
        Ok((snapshot, edits))
    }
}
