//! British spellings for some words and American ones for others: *organised* beside *color*.

use super::super::Context;
use super::super::variant_use::{Mention, change_all};
use super::choice::{self, Use, Wording};
use crate::config::{Dialect, Preset};
use crate::finding::{Finding, Level};
use crate::lexicon::variants::{Group, VARIANTS};
use crate::spelling::Dictionary;
use std::collections::BTreeMap;

/// What British spelling has where American spelling has the other. Single words of which each has its own are no sign:
/// *grey*, *cancelled* and *program* are at home in both.
const REGULAR: [(&str, &str); 8] = [
    ("our", "or"),
    ("re", "er"),
    ("yse", "yze"),
    ("isation", "ization"),
    ("ise", "ize"),
    ("ence", "ense"),
    ("ae", "e"),
    ("oe", "e"),
];

/// The names of the two, by form.
const NAMES: [&str; 2] = ["British", "American"];

/// The finding, if the draft has both, each on words of its own.
pub(super) fn find(context: &Context<'_>, groups: &BTreeMap<usize, Vec<Mention>>) -> Option<Finding> {
    let mut mentions: Vec<(&Group, &Mention, usize)> = Vec::new();
    for (group, uses) in groups {
        let Some(group) = VARIANTS.groups.get(*group) else { continue };
        // One word in both spellings is a finding of its own.
        let Some(first) = uses.first().map(|mention| mention.variant.form) else { continue };
        if uses.iter().any(|mention| mention.variant.form != first) {
            continue;
        }
        let Some(side) = english(group, first) else { continue };
        mentions.extend(uses.iter().map(|mention| (group, mention, side)));
    }
    mentions.sort_by_key(|(_, mention, _)| mention.span);
    let uses: Vec<Use> =
        mentions.iter().map(|(_, mention, side)| Use { form: *side, span: mention.span }).collect();
    let preferred = match context.config.preset {
        Some(Preset::Guardian | Preset::Bbc) => Some(0),
        Some(Preset::Ap) => Some(1),
        Some(Preset::Reuters) | None => None,
    };
    let kept = choice::kept(&uses, preferred)?;
    let prose = &context.document.prose;
    let (other, common) = choice::one_of_each(&uses, kept)?;
    let message = format!(
        "“{}” is {} spelling, “{}” is {}: either is right, both in one draft are not. Which is yours?",
        other.span.of(prose),
        NAMES.get(other.form)?,
        common.span.of(prose),
        NAMES.get(kept)?
    );
    let fix_title = format!("Change all to {} spelling", NAMES.get(kept)?);
    let wording = Wording { message, fix_title, level: Level::Warning };
    choice::report(context, &uses, kept, wording, |one| {
        let (group, mention, _) = mentions.iter().find(|(_, mention, _)| mention.span == one.span)?;
        let form = (0..group.forms.len()).find(|form| *form != mention.variant.form)?;
        change_all(context, group, &[mention], form)?.edits.pop().map(|edit| edit.text)
    })
}

/// Whether a form is British (0) or American (1) spelling alone. *-ize* is at home in both.
fn english(group: &Group, form: usize) -> Option<usize> {
    let [one, other] = group.forms[..] else { return None };
    let is_pair = |british: &str, american: &str| {
        REGULAR.iter().any(|(from, to)| {
            british.match_indices(from).any(|(at, _)| {
                let (before, behind) = (british.get(..at), british.get(at + from.len()..));
                before.zip(behind).is_some_and(|(before, behind)| format!("{before}{to}{behind}") == american)
            })
        })
    };
    let british = if is_pair(one, other) { 0 } else { 1 };
    if british == 1 && !is_pair(other, one) {
        return None;
    }
    let word = *group.forms.get(form)?;
    let (side, dialect) = if form == british { (0, Dialect::EnUs) } else { (1, Dialect::EnGb) };
    let is_of_both = side == 1 && (word.contains("iz") && !word.contains("yz"));
    (!is_of_both && !Dictionary::of(dialect).knows(word)).then_some(side)
}
