//! A term in another form than that of the stylebook the house has chosen.

use super::preferred::{self, Preference, Wording};
use super::{Context, Family, Question, Reach, Rule};
use crate::config::{Config, Preset};
use crate::finding::{Finding, Level, Safety};
use crate::lexicon::variants::{Group, VARIANTS};
use crate::lexicon::{Entry, Terms};
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "house-style-term",
    summary: "A term in another form than the chosen stylebook’s",
    page: include_str!("house_style_term.md"),
    family: Family::Spelling,
    level: Level::Hint,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

static HOUSE_STYLE: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/house_style.txt")));

/// What stands before an ending in the list.
const ENDING: char = '-';

/// Whether a form is the one that the chosen stylebook, or a pair of the house's own, has for its group.
pub(super) fn is_preferred(config: &Config, group: &Group, form: usize) -> bool {
    let name = group.forms.get(form);
    if config.house_rules().any(|rule| rule.preferred_form().as_ref() == name) {
        return true;
    }
    let Some(preset) = config.preset else { return false };
    let mut others = group.forms.iter().filter_map(|other| preference(preset, group, other));
    others.any(|preference| Some(&preference.right) == name)
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let Some(preset) = context.config.preset else { return Vec::new() };
    let message =
        |right: &str, wrong: &str| format!("{} style has “{right}”. Change “{wrong}”?", preset.in_words());
    let wording = Wording { message: &message, safety: Safety::Unsafe };
    preferred::find(context, &VARIANTS, &wording, |group, form| {
        preference(preset, group, group.forms.get(form)?)
    })
}

/// The form that a stylebook has for another of its group: by the line of the form, or by that of its ending.
fn preference(preset: Preset, group: &Group, form: &str) -> Option<Preference<'static>> {
    if let Some(entry) = entry(preset, form) {
        return Some(Preference { right: entry.field(1), behind_figure: entry.field(3) == "figure" });
    }
    let right = HOUSE_STYLE.iter().find_map(|line| {
        let stem = form.strip_suffix(line.term.strip_prefix(ENDING)?)?;
        let ending = entry(preset, line.term)?.field(1).strip_prefix(ENDING)?;
        group.forms.iter().find(|other| other.strip_prefix(stem) == Some(ending))
    })?;
    Some(Preference { right, behind_figure: false })
}

/// The forms for which a stylebook has others, each with the one that it has, in the order of the alphabet.
pub fn terms_of(preset: Preset) -> Vec<(&'static str, &'static str)> {
    let of_preset = HOUSE_STYLE.iter().filter_map(|line| entry(preset, line.term));
    let mut terms: Vec<(&str, &str)> = of_preset.map(|entry| (entry.term, entry.field(1))).collect();
    terms.sort_unstable();
    terms
}

/// The line that gives another form than `form` for a stylebook.
fn entry(preset: Preset, form: &str) -> Option<&'static Entry> {
    HOUSE_STYLE.get(form).filter(|entry| entry.values(2).any(|name| name == preset.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_names_presets_and_forms_that_are_looked_for() {
        for entry in HOUSE_STYLE.iter() {
            assert!(entry.values(2).all(|name| name.parse::<Preset>().is_ok()), "{}", entry.term);
            let is_known = entry.term.starts_with(ENDING) || VARIANTS.get(entry.term).is_some();
            assert!(is_known, "{} is no variant", entry.term);
        }
    }
}
