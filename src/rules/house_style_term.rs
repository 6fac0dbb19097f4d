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

/// Whether a form is the one that the chosen stylebook, or a pair of the house's own, has for its group.
pub(super) fn is_preferred(config: &Config, group: &Group, form: usize) -> bool {
    let name = group.forms.get(form);
    if config.house_rules().any(|rule| rule.preferred_form().as_ref() == name) {
        return true;
    }
    let Some(preset) = config.preset else { return false };
    let mut others = group.forms.iter().filter_map(|other| entry(preset, other));
    others.any(|entry| Some(&entry.field(1)) == name)
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let Some(preset) = context.config.preset else { return Vec::new() };
    let message =
        |right: &str, wrong: &str| format!("{} style has “{right}”. Change “{wrong}”?", preset.in_words());
    let wording = Wording { message: &message, safety: Safety::Unsafe };
    preferred::find(context, &VARIANTS, &wording, |group, form| {
        let entry = entry(preset, group.forms.get(form)?)?;
        Some(Preference { right: entry.field(1), behind_figure: entry.field(3) == "figure" })
    })
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
            assert!(VARIANTS.get(entry.term).is_some(), "{} is no variant", entry.term);
        }
    }
}
