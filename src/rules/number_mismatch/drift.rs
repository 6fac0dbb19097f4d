//! "$3.2 million" in the headline, "$3.2 billion" below.

use super::Context;
use crate::annotations::quantity::{self, Quantity, Unit};
use crate::document::BlockKind;
use crate::finding::Finding;

/// A headline rounds: a figure this close to its own, as a share of it, is its figure.
const ROUNDED: f64 = 0.1;

pub(super) fn find(context: &Context<'_>) -> Vec<Finding> {
    let headline = figures(context, BlockKind::Headline);
    let headline: Vec<Quantity> = headline.into_iter().filter(|figure| is_telling(context, figure)).collect();
    if headline.is_empty() {
        return Vec::new();
    }
    let body = figures(context, BlockKind::Paragraph);
    headline.iter().filter_map(|figure| judge(context, figure, &body)).collect()
}

fn judge(context: &Context<'_>, figure: &Quantity, body: &[Quantity]) -> Option<Finding> {
    let prose = &context.document.prose;
    let is_backed = body.iter().any(|other| (other.value - figure.value).abs() <= ROUNDED * figure.value);
    let digits = figure.figure.of(prose);
    let mut drifted = body.iter().filter(|other| {
        other.figure.of(prose) == digits && other.unit == figure.unit && other.magnitude >= 1e6
    });
    let other = drifted.next().filter(|_| !is_backed)?;
    let message =
        format!("“{}” here, “{}” below. Which is right?", figure.span.of(prose), other.span.of(prose));
    let finding = context.finding(figure.span, message);
    Some(finding.with_related(context.related(other.span, "the other figure")))
}

/// Whether the same digits elsewhere can hardly be of another matter: money, or two digits and more, in millions.
fn is_telling(context: &Context<'_>, figure: &Quantity) -> bool {
    let digits = figure.figure.of(&context.document.prose).bytes().filter(u8::is_ascii_digit).count();
    figure.magnitude >= 1e6 && (digits > 1 || matches!(figure.unit, Unit::Money(_)))
}

fn figures(context: &Context<'_>, kind: BlockKind) -> Vec<Quantity> {
    let blocks = context.annotations.blocks();
    let of_kind = blocks
        .filter(|(block, _)| context.document.blocks.get(*block).is_some_and(|block| block.kind == kind));
    of_kind.flat_map(|(_, tokens)| quantity::quantities(context.document, tokens)).collect()
}
