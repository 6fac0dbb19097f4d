//! Where a draft has one form of a term and the house another: its stylebook's, or that of a pair of its own.

use super::Context;
use super::variant_use::{self, Mention, change_all};
use crate::annotations::name_kind;
use crate::finding::{Finding, Fix, Safety};
use crate::lexicon::variants::{Group, Variants};
use crate::sentence::TokenKind;
use crate::text::{Edit, Span};

/// What the house has in the place of a form.
pub(super) struct Preference<'a> {
    /// The form that it has, which may be none of the group's.
    pub right: &'a str,
    /// Whether it has it right behind a figure only, with which it is joined if it is none of the group's.
    pub behind_figure: bool,
}

/// What the findings say.
pub(super) struct Wording<'a> {
    /// The message about a right form and a wrong one.
    pub message: &'a dyn Fn(&str, &str) -> String,
    /// Whether the fix may be made unseen.
    pub safety: Safety,
}

/// A finding for each form of `variants` that the draft uses and for which `preference` has another, on its first use.
pub(super) fn find<'a>(
    context: &Context<'_>,
    variants: &Variants,
    wording: &Wording<'_>,
    preference: impl Fn(&Group, usize) -> Option<Preference<'a>>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (group, mentions) in variant_use::groups(context, variants) {
        let Some(group) = variants.groups.get(group) else { continue };
        findings.extend((0..group.forms.len()).filter_map(|form| {
            let preference = preference(group, form)?;
            let uses = mentions.iter().filter(|mention| mention.variant.form == form);
            let uses =
                uses.filter(|mention| is_the_writers(context, &preference, mention)).collect::<Vec<_>>();
            report(context, &preference, wording, group, &uses)
        }));
    }
    findings
}

fn report(
    context: &Context<'_>,
    preference: &Preference<'_>,
    wording: &Wording<'_>,
    group: &Group,
    uses: &[&Mention],
) -> Option<Finding> {
    let right = preference.right;
    let first = uses.first()?;
    let message = (wording.message)(right, group.forms.get(first.variant.form)?);
    let fix = match group.forms.iter().position(|form| *form == right) {
        Some(form) => change_all(context, group, uses, form),
        None => join_all(context, right, uses),
    };
    let fix = fix.map(|fix| Fix { safety: wording.safety, ..fix });
    let finding = context.finding(first.span, message).with_fix(fix);
    let others = uses.iter().skip(1).map(|other| context.related(other.span, "here too"));
    Some(others.fold(finding, Finding::with_related))
}

/// Whether the form is no part of a name that is written so ("U.S. Steel"), and stands where the house has another.
fn is_the_writers(context: &Context<'_>, preference: &Preference<'_>, mention: &Mention) -> bool {
    let names = &context.annotations.names;
    let at = names.partition_point(|name| name.span.end <= mention.span.start);
    let is_of_name = names.get(at).is_some_and(|name| {
        let text = name.span.of(&context.document.prose);
        let is_longer = name.span != mention.span && name.span.covers(mention.span);
        is_longer && (name_kind::organisation(text).is_some() || name_kind::outlet(text, true).is_some())
    });
    !is_of_name && (!preference.behind_figure || figure_before(context, mention).is_some())
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
        context.edit(gap, right)
    };
    let edits: Option<Vec<Edit>> = uses.iter().map(edit).collect();
    Some(Fix { title: format!("Change all to “{right}”"), edits: edits?, safety: Safety::Unsafe })
}
