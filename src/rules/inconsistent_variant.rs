//! Two accepted spellings of one term in one draft.

mod choice;
mod endings;
mod englishes;
mod hyphens;
mod marks;
mod percent;

use super::variant_use::{self, Mention, change_all};
use super::{Context, Family, Question, Reach, Rule, house_style_term};
use crate::finding::{Finding, Level};
use crate::lexicon::variants::{Group, Guard, VARIANTS, Variants};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    name: "inconsistent-variant",
    summary: "Two accepted spellings of one term in one draft",
    page: include_str!("inconsistent_variant.md"),
    family: Family::Consistency,
    level: Level::Warning,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let groups = variant_use::groups(context, &VARIANTS);
    let mut findings = mixed(context, &VARIANTS, &groups);
    findings.extend(endings::find(context, &groups));
    findings.extend(englishes::find(context, &groups));
    findings.extend(percent::find(context));
    findings.extend(hyphens::find(context));
    findings.extend(marks::find(context));
    findings
}

/// A finding for each group of `variants` of which the draft uses more than one form.
pub(super) fn mixed(
    context: &Context<'_>,
    variants: &Variants,
    groups: &BTreeMap<usize, Vec<Mention>>,
) -> Vec<Finding> {
    let mixed =
        groups.iter().filter_map(|(group, mentions)| report(context, variants.groups.get(*group)?, mentions));
    mixed.collect()
}

/// One finding for a group of which the draft uses more than one form: on the first use of a form that is not
/// the house's or, where it has none, the commonest (of two equally common ones, the first).
fn report(context: &Context<'_>, group: &Group, mentions: &[Mention]) -> Option<Finding> {
    let prose = &context.document.prose;
    let forms = || mentions.iter().map(|mention| mention.variant.form);
    let first = forms().next()?;
    forms().find(|form| *form != first)?;
    let of_house = forms().find(|form| house_style_term::is_preferred(context.config, group, *form));
    let kept = of_house.or_else(|| choice::commonest(forms()))?;
    let differs = |mention: &&Mention| {
        mention.variant.form != kept && !is_hyphen_apart(group, mention.variant.form, kept)
    };
    let others: Vec<&Mention> = mentions.iter().filter(differs).collect();
    let first = others.first()?;
    let common = mentions.iter().find(|mention| mention.variant.form == kept)?;
    let message = format!(
        "“{}” here, “{}” elsewhere: either is right, both in one draft are not. Which is yours?",
        first.span.of(prose),
        common.span.of(prose)
    );
    let mut finding =
        context.finding(first.span, message).with_fix(change_all(context, group, &others, kept));
    finding.related.push(context.related(common.span, "the other spelling"));
    finding.related.extend(others.iter().skip(1).map(|mention| context.related(mention.span, "here too")));
    Some(finding)
}

/// "health-care workers" beside "health care" is grammar, not a choice of spelling.
fn is_hyphen_apart(group: &Group, form: usize, other: usize) -> bool {
    let open = |form: usize| group.forms.get(form).map(|form| form.replace('-', " "));
    group.guard == Guard::Noun && open(form) == open(other)
}
