//! What the rules about claims share: which claims have no support, the finding about each, and the fix they
//! all offer.

use super::{Context, claim_fixes};
use crate::annotations::{Claim, Support, Trigger};
use crate::finding::{Finding, Fix, Level, Safety};
use crate::sentence::{Sentence, TokenKind, keeps_its_stop};

/// Asks `question` of each claim of that trigger: at the rule's level where nobody stands behind it, as a hint
/// where somebody stands near.
pub(super) fn ask(context: &Context<'_>, trigger: Trigger, question: &str) -> Vec<Finding> {
    let claims = context.annotations.claims.iter().filter(|claim| claim.trigger == trigger);
    claims.filter_map(|claim| finding(context, claim, question)).collect()
}

/// The finding about one claim; `None` where somebody stands behind it. An attribution nearby is shown with the
/// reason why it does not reach.
pub(super) fn finding(context: &Context<'_>, claim: &Claim, question: &str) -> Option<Finding> {
    let fixes = claim_fixes::of(context, claim).into_iter();
    let finding = fixes.fold(context.finding(claim.span, question), Finding::with_fix);
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
    append(context, sentence, ", according to TK")
}

/// Puts words behind a comma before the final mark of a sentence. `None` for a question, for a sentence that says
/// already according to whom, and where only quoted words end it.
pub(super) fn append(context: &Context<'_>, sentence: usize, addition: &str) -> Option<Fix> {
    let sentence = context.annotations.sentences().get(sentence)?;
    let text = context.document.prose_of(sentence.span);
    let words = text.trim_end_matches(|mark: char| !mark.is_alphanumeric());
    let marks = text.get(words.len()..)?;
    let cites = text.to_lowercase().contains("according to");
    let body = text.trim_end_matches(['.', '!']);
    if cites || marks.contains('?') || body.ends_with(['”', '"', '’', '»']) && body.len() == text.len() {
        return None;
    }
    let body = if ends_in_abbreviation(context, sentence, body.len()) { text } else { body };
    let end = sentence.span.start + body.len();
    // The stop of an abbreviation was that of the sentence, too.
    let stop = if body.ends_with('.') { "." } else { "" };
    let title = format!("Insert “{}”", addition.trim_start_matches(", "));
    Some(context.insert_behind(end, format!("{addition}{stop}"), title, Safety::Unsafe))
}

/// Whether the one stop that ends a sentence belongs to its last word: "in Falmouth, Mass."
fn ends_in_abbreviation(context: &Context<'_>, sentence: &Sentence, body: usize) -> bool {
    let prose = &context.document.prose;
    let tokens = context.annotations.tokens_of(sentence);
    let words =
        tokens.iter().rposition(|token| token.kind == TokenKind::Word).and_then(|at| tokens.get(..=at));
    let Some([before @ .., last]) = words else { return false };
    let end = sentence.span.start + body;
    let start = last.span.start.min(end);
    let behind_comma = before.last().is_some_and(|token| token.span.of(prose) == ",");
    sentence.span.end == end + 1
        && prose.get(end..).is_some_and(|rest| rest.starts_with('.'))
        && prose.get(start..end + 1).is_some_and(|word| keeps_its_stop(word, behind_comma))
}
