//! What the rules about claims share: which claims have no support, and the fix they all offer.

use super::Context;
use crate::annotations::{Claim, Support, Trigger};
use crate::finding::{Fix, Safety};
use crate::text::Span;

/// The claims of that trigger that nothing stands behind.
pub(super) fn unsupported<'a>(context: &Context<'a>, trigger: Trigger) -> impl Iterator<Item = &'a Claim> {
    let claims = context.annotations.claims.iter();
    claims.filter(move |claim| claim.trigger == trigger && claim.support == Support::None)
}

/// Puts ", according to TK" before the final mark of a sentence: the writer fills in who.
pub(super) fn insert_source(context: &Context<'_>, sentence: usize) -> Option<Fix> {
    let span = context.annotations.sentences().get(sentence)?.span;
    let body = context.document.prose_of(span).trim_end_matches(['.', '!', '?', '”', '"', '’']);
    let place = Span::at(span.start + body.len());
    context.replace(place, ", according to TK", "Insert “according to TK”", Safety::Unsafe)
}
