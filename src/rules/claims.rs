//! What the rules about claims share: which claims have no support, the finding about each, and the fix they
//! all offer.

use super::Context;
use crate::annotations::{Claim, Support, Trigger};
use crate::finding::{Finding, Fix, Level, Safety};
use crate::text::Span;

/// Asks `question` of each claim of that trigger: at the rule's level where nobody stands behind it, as a hint
/// where somebody stands near.
pub(super) fn ask(context: &Context<'_>, trigger: Trigger, question: &str) -> Vec<Finding> {
    let claims = context.annotations.claims.iter().filter(|claim| claim.trigger == trigger);
    claims.filter_map(|claim| finding(context, claim, question)).collect()
}

/// The finding about one claim; `None` where somebody stands behind it. An attribution nearby is shown with the
/// reason why it does not reach.
pub(super) fn finding(context: &Context<'_>, claim: &Claim, question: &str) -> Option<Finding> {
    let finding = context.finding(claim.span, question).with_fix(insert_source(context, claim.sentence));
    match claim.support {
        Support::Explicit(_) => None,
        Support::None => Some(finding),
        Support::Inherited(near) => {
            let cue = context.annotations.attributions.get(near)?.cue.as_ref()?;
            let related = context.related(cue.span, "Is this said by the same source? Then say so again.");
            Some(finding.at_most(Level::Hint).with_related(related))
        }
    }
}

/// Puts ", according to TK" before the final mark of a sentence: the writer fills in who.
pub(super) fn insert_source(context: &Context<'_>, sentence: usize) -> Option<Fix> {
    let span = context.annotations.sentences().get(sentence)?.span;
    let body = context.document.prose_of(span).trim_end_matches(['.', '!', '?', '”', '"', '’']);
    let place = Span::at(span.start + body.len());
    context.replace(place, ", according to TK", "Insert “according to TK”", Safety::Unsafe)
}
