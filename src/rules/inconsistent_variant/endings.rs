//! *-ise* for some words and *-ize* for others.

use super::super::variant_use::{Mention, change_all};
use super::super::{Context, house_style_term};
use super::choice::{self, Use, Wording};
use crate::finding::{Finding, Level};
use crate::lexicon::variants::{Group, VARIANTS};
use std::collections::BTreeMap;

/// The endings among which the groups with one form of each choose.
const ENDINGS: [&str; 2] = ["ise", "ize"];

/// The finding, if the draft has both endings, each on words of its own.
pub(super) fn find(context: &Context<'_>, groups: &BTreeMap<usize, Vec<Mention>>) -> Option<Finding> {
    let mut mentions: Vec<(&Group, &Mention)> = Vec::new();
    let mut preferred = None;
    for (group, uses) in groups {
        let Some(group) = VARIANTS.groups.get(*group).filter(|group| is_of_endings(group)) else { continue };
        // One verb with both endings is a finding of its own.
        let first = uses.first().map(|mention| mention.variant.form);
        if uses.iter().any(|mention| Some(mention.variant.form) != first) {
            continue;
        }
        let is_preferred = |form: &usize| house_style_term::is_preferred(context.config, group, *form);
        let of_house = (0..group.forms.len()).find(is_preferred);
        preferred = preferred.or_else(|| ending(group, of_house?));
        mentions.extend(uses.iter().map(|mention| (group, mention)));
    }
    mentions.sort_by_key(|(_, mention)| mention.span);
    let ending_of = |group: &Group, mention: &Mention| ending(group, mention.variant.form);
    let uses: Vec<Use> = mentions
        .iter()
        .filter_map(|(group, mention)| Some(Use { form: ending_of(group, mention)?, span: mention.span }))
        .collect();
    let kept = choice::kept(&uses, preferred)?;
    let prose = &context.document.prose;
    let (other, common) = choice::one_of_each(&uses, kept)?;
    let message = format!(
        "“{}” has -{}, “{}” has -{}: either is right, both in one draft are not. Which is yours?",
        other.span.of(prose),
        ENDINGS.get(other.form)?,
        common.span.of(prose),
        ENDINGS.get(kept)?
    );
    let fix_title = format!("Change all to -{}", ENDINGS.get(kept)?);
    let wording = Wording { message, fix_title, level: Level::Warning };
    choice::report(context, &uses, kept, wording, |one| {
        let (group, mention) = mentions.iter().find(|(_, mention)| mention.span == one.span)?;
        let form = (0..group.forms.len()).find(|form| ending(group, *form) == Some(kept))?;
        change_all(context, group, &[mention], form)?.edits.pop().map(|edit| edit.text)
    })
}

fn is_of_endings(group: &Group) -> bool {
    let mut endings: Vec<Option<usize>> = (0..group.forms.len()).map(|form| ending(group, form)).collect();
    endings.sort_unstable();
    endings == [Some(0), Some(1)]
}

fn ending(group: &Group, form: usize) -> Option<usize> {
    let form = group.forms.get(form)?;
    ENDINGS.iter().position(|ending| form.ends_with(ending))
}
