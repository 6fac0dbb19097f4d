//! The rules that a house has written into its settings.

use super::preferred::{self, Preference, Wording};
use super::{AnyRule, Context, Family, Question, Reach, inconsistent_variant, passage, variant_use};
use crate::annotations::phrase::{self, PhraseUse};
use crate::config::house::{HouseRule, Wanted};
use crate::config::{Config, Zone};
use crate::finding::{Finding, Fix, Safety};
use regex::Regex;

/// The house's rules, as any others.
pub fn rules(config: &Config) -> impl Iterator<Item = AnyRule<'_>> {
    config.house_rules().map(|rule| AnyRule {
        name: rule.name,
        summary: &rule.summary,
        page: &rule.page,
        family: Family::House,
        level: rule.level,
        core: false,
        question: Question::Other,
        // What a draft has of a term is told of all its uses at once.
        reach: if let Wanted::Phrase(..) = rule.wanted { Reach::Block } else { Reach::Draft },
        check,
    })
}

/// The check of all of them: the running rule's name says which it is.
fn check(context: &Context<'_>) -> Vec<Finding> {
    let Some(rule) = context.config.house_rules().find(|rule| rule.name == context.rule) else {
        return Vec::new();
    };
    match &rule.wanted {
        Wanted::Phrase(pattern, zone, replacement) => {
            let uses = uses(context, pattern, *zone, replacement.as_deref());
            uses.iter().map(|found| finding(context, rule, pattern, found)).collect()
        }
        Wanted::Forms(variants, Some(used)) => {
            let said = |right: &str, wrong: &str| format!("The house has “{right}”. Change “{wrong}”?");
            let message =
                |right: &str, wrong: &str| rule.message.clone().unwrap_or_else(|| said(right, wrong));
            let wording = Wording { message: &message, safety: rule.safety };
            preferred::find(context, variants, &wording, |group, form| {
                let right = group.forms.get(*used).filter(|_| form != *used)?;
                Some(Preference { right, behind_figure: false })
            })
        }
        Wanted::Forms(variants, None) => {
            let groups = variant_use::groups(context, variants);
            let mixed = inconsistent_variant::mixed(context, variants, &groups).into_iter();
            let said = |finding: Finding| rule.message.clone().unwrap_or(finding.message);
            mixed.map(|finding| Finding { message: said(finding.clone()), ..finding }).collect()
        }
    }
}

/// Where a pattern of the settings matches in the draft.
pub(super) fn uses(
    context: &Context<'_>,
    pattern: &Regex,
    zone: Zone,
    replacement: Option<&str>,
) -> Vec<PhraseUse> {
    phrase::find(context.document, &context.annotations.quotations, pattern, zone, replacement)
}

fn finding(context: &Context<'_>, rule: &HouseRule, pattern: &Regex, found: &PhraseUse) -> Finding {
    let text = found.span.of(&context.document.prose);
    let new = found.replacement.as_deref().map(|new| passage::in_place_of(context, found.span, new));
    let message = match (&rule.message, &new) {
        (Some(message), _) => message.clone(),
        (None, Some(new)) => format!("Is “{new}” better? The house does not print “{text}”."),
        (None, None) => not_printed(text),
    };
    context
        .finding(found.span, message)
        .with_fix(new.and_then(|new| fix(context, rule, pattern, found, &new)))
}

/// What a finding about a phrase says that the house does not print.
pub(super) fn not_printed(text: &str) -> String {
    format!("Can you say it otherwise? The house does not print “{text}”.")
}

/// The words of whoever is quoted are theirs: they have no fix. One that the rule would find again is not made unseen.
fn fix(
    context: &Context<'_>,
    rule: &HouseRule,
    pattern: &Regex,
    found: &PhraseUse,
    new: &str,
) -> Option<Fix> {
    if found.is_quoted || new == found.span.of(&context.document.prose) {
        return None;
    }
    let safety = if pattern.is_match(new) { Safety::Unsafe } else { rule.safety };
    context.replace(found.span, new, format!("Change to “{new}”"), safety)
}
