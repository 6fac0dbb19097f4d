//! Shares that follow from two figures beside them.

use super::super::clause::Clause;
use super::super::word::Classes;
use std::ops::Range;

/// Whether a share is said again as a count, and is the one of two other figures in the other: "of 40 boats, 10, | or 25 percent
/// |", "cut 40 boats by | 25 percent |, or 10".
pub(super) fn is_sum(clause: &Clause<'_>, share: &Range<usize>) -> bool {
    let is_repeated = share.start > 0 && clause.reads(share.start - 1, "or")
        || clause.reads(share.end + usize::from(clause.is(share.end, Classes::COMMA)), "or");
    let others = (0..clause.len()).filter(|at| !share.contains(at)).filter_map(|at| number(clause.text(at)));
    let others: Vec<f64> = if is_repeated { others.collect() } else { Vec::new() };
    number(clause.text(share.start)).is_some_and(|percent| {
        let gives = |part: &f64, whole: &f64| (part / whole * 100.0 - percent).abs() <= ROUNDING;
        others.iter().any(|part| others.iter().any(|whole| *whole > *part && gives(part, whole)))
    })
}

/// As far as a share may be rounded.
const ROUNDING: f64 = 0.5;

/// What a number in figures comes to.
fn number(text: &str) -> Option<f64> {
    text.replace(',', "").parse().ok().filter(|number: &f64| number.is_finite() && *number > 0.0)
}
