//! A term in another form than that of the stylebook the house has chosen.

use super::variant_use::{self, Mention, change_all};
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::name_kind;
use crate::config::{Config, Preset};
use crate::finding::{Finding, Fix, Level, Safety};
use crate::lexicon::variants::{Group, VARIANTS};
use crate::lexicon::{Entry, Terms};
use crate::sentence::TokenKind;
use crate::text::{Edit, Span};
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

/// Whether a form is the one that the chosen stylebook has for its group.
pub(super) fn is_preferred(config: &Config, group: &Group, form: usize) -> bool {
    let Some(preset) = config.preset else { return false };
    let name = group.forms.get(form);
    let mut others = group.forms.iter().filter_map(|other| entry(preset, other));
    others.any(|entry| Some(&entry.field(1)) == name)
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let Some(preset) = context.config.preset else { return Vec::new() };
    let mut findings = Vec::new();
    for (group, mentions) in variant_use::groups(context) {
        let Some(group) = VARIANTS.groups.get(group) else { continue };
        findings.extend((0..group.forms.len()).filter_map(|form| {
            let entry = entry(preset, group.forms.get(form)?)?;
            let uses = mentions.iter().filter(|mention| mention.variant.form == form);
            let uses = uses.filter(|mention| is_the_writers(context, entry, mention)).collect::<Vec<_>>();
            report(context, preset, entry, group, &uses)
        }));
    }
    findings
}

/// The line that gives another form than `form` for a stylebook.
fn entry(preset: Preset, form: &str) -> Option<&'static Entry> {
    HOUSE_STYLE.get(form).filter(|entry| entry.values(2).any(|name| name == preset.as_str()))
}

/// One finding for all uses of a form, on the first.
fn report(
    context: &Context<'_>,
    preset: Preset,
    entry: &Entry,
    group: &Group,
    uses: &[&Mention],
) -> Option<Finding> {
    let right = entry.field(1);
    let first = uses.first()?;
    let message = format!("{} style has “{right}”. Change “{}”?", preset.in_words(), entry.term);
    let fix = match group.forms.iter().position(|form| *form == right) {
        Some(form) => change_all(context, group, uses, form),
        None => join_all(context, right, uses),
    };
    let finding = context.finding(first.span, message).with_fix(fix);
    let others = uses.iter().skip(1).map(|other| context.related(other.span, "here too"));
    Some(others.fold(finding, Finding::with_related))
}

/// Whether the form is no part of a name that is written so ("U.S. Steel"), and stands where the line wants it.
fn is_the_writers(context: &Context<'_>, entry: &Entry, mention: &Mention) -> bool {
    let names = &context.annotations.names;
    let at = names.partition_point(|name| name.span.end <= mention.span.start);
    let is_of_name = names.get(at).is_some_and(|name| {
        let text = name.span.of(&context.document.prose);
        let is_longer = name.span != mention.span && name.span.covers(mention.span);
        is_longer && (name_kind::organisation(text).is_some() || name_kind::outlet(text, true).is_some())
    });
    !is_of_name && (entry.field(3) != "figure" || figure_before(context, mention).is_some())
}

/// The figure right before a term.
fn figure_before(context: &Context<'_>, mention: &Mention) -> Option<Span> {
    let tokens = &context.annotations.text.tokens;
    let at = tokens.partition_point(|token| token.span.start < mention.span.start).checked_sub(1)?;
    tokens.get(at).filter(|token| token.kind == TokenKind::Number).map(|token| token.span)
}

/// Joins the house's form with the figure before it, everywhere.
fn join_all(context: &Context<'_>, right: &str, uses: &[&Mention]) -> Option<Fix> {
    let edit = |mention: &&Mention| {
        let gap = Span::new(figure_before(context, mention)?.end, mention.span.end);
        Some(Edit { span: context.document.map.to_verbatim(gap)?, text: right.to_owned() })
    };
    let edits: Option<Vec<Edit>> = uses.iter().map(edit).collect();
    Some(Fix { title: format!("Change all to “{right}”"), edits: edits?, safety: Safety::Unsafe })
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
