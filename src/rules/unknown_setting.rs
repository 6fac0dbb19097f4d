//! A key under `copydesk` in the front matter that is none of ours.

use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::vocabulary;
use crate::config::nearest;
use crate::document::FrontMatterEntry;
use crate::finding::{Finding, Fix, Level, Safety};
use crate::text::Edit;

pub(super) const RULE: Rule = Rule {
    name: "unknown-setting",
    summary: "A key under `copydesk` in the front matter that Copydesk does not know",
    page: include_str!("unknown_setting.md"),
    family: Family::Provenance,
    level: Level::Warning,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

/// The table in front matter whose keys are all ours.
const TABLE: &str = "copydesk.";

fn check(context: &Context<'_>) -> Vec<Finding> {
    let known = vocabulary::KEY.trim_start_matches(TABLE);
    let entries = context.document.front_matter.iter();
    let ours = entries.filter_map(|entry| Some((entry, own_key(entry)?)));
    ours.filter(|(_, key)| !key.eq_ignore_ascii_case(known))
        .map(|(entry, key)| match nearest(key, [known]) {
            Some(near) => {
                let message = format!("There is no key `{key}` under `copydesk`: is `{near}` meant?");
                context.finding_in_source(entry.span, message).with_fix(renamed(context, entry, key, near))
            }
            None => {
                let message = format!(
                    "There is no key `{key}` under `copydesk`: a draft lists `{known}` there, all else is set in copydesk.toml."
                );
                context.finding_in_source(entry.span, message)
            }
        })
        .collect()
}

/// The key behind that of our table: "words" of "copydesk.words".
fn own_key(entry: &FrontMatterEntry) -> Option<&str> {
    let table = entry.key.get(..TABLE.len()).filter(|table| table.eq_ignore_ascii_case(TABLE))?;
    entry.key.get(table.len()..).filter(|key| !key.is_empty())
}

/// Writes the key that is meant, where the source has it in one piece.
fn renamed(context: &Context<'_>, entry: &FrontMatterEntry, key: &str, near: &str) -> Option<Fix> {
    let text = entry.span.of(&context.document.source);
    let text = text.contains(key).then(|| text.replacen(key, near, 1))?;
    let edits = vec![Edit { span: entry.span, text }];
    Some(Fix { title: format!("Change to `{near}`"), edits, safety: Safety::Unsafe })
}
