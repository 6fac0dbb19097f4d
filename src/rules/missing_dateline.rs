//! A whole article that does not say who wrote it, or when.

use super::article::{has_full_dateline, is_whole, says};
use super::{Context, Family, Question, Reach, Rule};
use crate::document::{Document, Format};
use crate::finding::{Finding, Fix, Level, Safety};
use crate::text::{Edit, Span};

pub(super) const RULE: Rule = Rule {
    name: "missing-dateline",
    summary: "An article that does not say who wrote it, or when",
    page: include_str!("missing_dateline.md"),
    family: Family::Provenance,
    level: Level::Info,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let document = context.document;
    if !is_whole(document) || has_full_dateline(document) {
        return Vec::new();
    }
    let (who, when) = (says(document, "who"), says(document, "when"));
    let message = match (who, when) {
        (true, true) => return Vec::new(),
        (true, false) => "When was this written? Give the date.",
        (false, true) => "Who wrote this? Give the name.",
        (false, false) => "Who wrote this, and when? Give the name and the date.",
    };
    // Where text without markup goes, somebody else may know.
    let is_text_alone = document.format == Format::Plain && document.front_matter.is_empty();
    let loudest = if is_text_alone { Level::Hint } else { Level::Info };
    let finding = context.finding_in_source(document.top(), message).at_most(loudest);
    vec![finding.with_fix(leave_room(document, who, when))]
}

/// Front matter with what is missing, where a draft of Markdown or plain text has none: others say it elsewhere. Front matter that
/// is there may be of any form, and is left to the writer.
fn leave_room(document: &Document, who: bool, when: bool) -> Option<Fix> {
    if document.front_matter_span.is_some() || !matches!(document.format, Format::Plain | Format::Markdown) {
        return None;
    }
    let author = if who { "" } else { "author: TK\n" };
    let date = if when { "" } else { "date: TK\n" };
    let top = if document.source.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let text = format!("---\n{author}{date}---\n\n");
    Some(Fix {
        title: "Leave room for it in front matter".to_owned(),
        edits: vec![Edit { span: Span::at(top), text }],
        safety: Safety::Unsafe,
    })
}
