//! One choice that a draft makes again and again: the findings about it.

use super::super::{Context, Reach};
use crate::finding::{Finding, Fix, Level, Safety};
use crate::text::{Edit, Span};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// How many further places a finding shows.
const MOST_PLACES: usize = 12;

/// One place where a draft makes a choice.
pub(super) struct Use {
    /// Which of the forms it takes.
    pub form: usize,
    pub span: Span,
}

/// What a finding about a choice says.
pub(super) struct Wording {
    /// “cease-fire” here, “ceasefire” elsewhere …
    pub message: String,
    pub fix_title: String,
    pub level: Level,
}

/// What `look` finds in each block by itself, under a name that no other choice has.
pub(super) fn uses(context: &Context<'_>, name: &'static str, look: impl Fn(usize) -> Vec<Use>) -> Vec<Use> {
    let noted = context
        .noted(name, Reach::Block, |block| look(block).into_iter().map(|one| (one.span, one.form)).collect());
    noted.iter().map(|(span, form)| Use { form: *form, span }).collect()
}

/// The form that stays: the preferred one if the draft has it, else the commonest. `None` where the draft has one form
/// only.
pub(super) fn kept(uses: &[Use], preferred: Option<usize>) -> Option<usize> {
    let first = uses.first()?.form;
    uses.iter().find(|one| one.form != first)?;
    let preferred = preferred.filter(|form| uses.iter().any(|one| one.form == *form));
    preferred.or_else(|| commonest(uses.iter().map(|one| one.form)))
}

/// The first use of another form than `kept`, and the first of that one.
pub(super) fn one_of_each(uses: &[Use], kept: usize) -> Option<(&Use, &Use)> {
    let first = |is_kept: bool| uses.iter().find(|one| (one.form == kept) == is_kept);
    first(false).zip(first(true))
}

/// The form that is used most often; of equally common ones that of the first use.
pub(super) fn commonest(forms: impl Iterator<Item = usize>) -> Option<usize> {
    let mut counts: FxHashMap<usize, (usize, Reverse<usize>)> = FxHashMap::default();
    for (at, form) in forms.enumerate() {
        counts.entry(form).or_insert((0, Reverse(at))).0 += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(form, _)| form)
}

/// One finding on the first use of another form than `kept`, with the others and one of the kept form beside it; the fix
/// writes all of them as `rewritten` says, and is left out where that says nothing of one.
pub(super) fn report(
    context: &Context<'_>,
    uses: &[Use],
    kept: usize,
    wording: Wording,
    rewritten: impl Fn(&Use) -> Option<String>,
) -> Option<Finding> {
    let (first, common) = one_of_each(uses, kept)?;
    let others: Vec<&Use> = uses.iter().filter(|one| one.form != kept).collect();
    let edits: Option<Vec<Edit>> =
        others.iter().map(|one| context.edit(one.span, &rewritten(one)?)).collect();
    let fix = edits.map(|edits| Fix { title: wording.fix_title, edits, safety: Safety::Unsafe });
    let mut finding = context.finding(first.span, wording.message).at_most(wording.level).with_fix(fix);
    finding.related.push(context.related(common.span, "the other form"));
    let more = others.iter().skip(1).take(MOST_PLACES).map(|one| context.related(one.span, "here too"));
    finding.related.extend(more);
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commonest_form_is_the_first_of_equals() {
        assert_eq!(commonest([1, 0, 0, 1].into_iter()), Some(1));
        assert_eq!(commonest([1, 0, 0].into_iter()), Some(0));
        assert_eq!(commonest([].into_iter()), None);
        // Each use is counted once. What looks at all of them for each does not fail here, but never ends.
        assert_eq!(commonest((0..3_000_000).map(|at| usize::from(at > 0))), Some(1));
    }
}
