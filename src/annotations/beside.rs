//! What a reporting clause stands beside, told by the marks around it, and what there is no part of what is said.

use super::clause::Clause;
use super::cue::{self, VerbCue};
use super::word::Classes;
use crate::syntax::{Relation, Tag};
use std::ops::Range;

/// What a reporting clause stands beside: "…, he said", "…, he said, …". It is told by the mark before it
/// and by what it lacks: something said behind it.
pub(super) fn beside(clause: &Clause<'_>, cue: &VerbCue, source: &Range<usize>) -> Vec<Range<usize>> {
    let start = source.start.min(cue.group.start);
    // "A source | close to him said": what the parser hung elsewhere may stand between.
    let gap = source.end..cue.group.start;
    let plain = |at: usize| !clause.is(at, Classes::COMMA | Classes::QUOTE) && !clause.tag(at).is_verb();
    let adjacent = source.start >= cue.group.end
        || gap.clone().all(|at| clause.is_mark(at))
        || gap.len() < 6 && gap.clone().all(plain);
    let Some(mark) = start.checked_sub(1) else { return Vec::new() };
    let closes = clause.is_quoted(mark)
        || clause.is(mark, Classes::COMMA)
        || clause.reads_any(mark, &["—", "–", "--", "-"]);
    if !adjacent || !closes {
        return Vec::new();
    }
    let end = clause.body_end();
    let reporting = cue.group.end.max(source.end);
    let left = clause.trimmed(0..start);
    let comma = (reporting..end)
        .take(LONGEST_ADJUNCT + 6)
        .find(|at| clause.is(*at, Classes::COMMA) || clause.is_quoted(*at));
    let right = comma.and_then(|comma| {
        let begin = if clause.is_quoted(comma) { comma } else { comma + 1 };
        // "It was 4 percent, the bureau said, up from 3": the figure goes on.
        let compares = clause.reads_any(begin, &["up", "down"]) && clause.reads(begin + 1, "from");
        let takes_over = !compares
            && (clause.is(begin, Classes::RELATIVE | Classes::SUBORDINATOR | Classes::PREPOSITION)
                || clause.tag(begin) == Tag::Gerund);
        let goes_on = end - begin.min(end) > 2 || clause.is_finite(begin);
        (begin < end && (clause.is_quoted(begin) || !takes_over && goes_on)).then_some(begin..end)
    });
    let says = says_something(clause, left.clone());
    match right {
        Some(right)
            if says
                || right.len() > LONGEST_ADJUNCT
                || clause.is_quoted(right.start)
                || clause.is_finite(right.start) =>
        {
            vec![left, right]
        }
        None if says => vec![left],
        _ => Vec::new(),
    }
}

/// More words than this before ", officials said" hold a statement, whatever their tags.
const LONGEST_ADJUNCT: usize = 7;

/// Whether a stretch of words says something: it holds a verb or a quotation.
fn says_something(clause: &Clause<'_>, range: Range<usize>) -> bool {
    let long = range.len() > LONGEST_ADJUNCT;
    let is_adjunct = matches!(clause.relation(range.start), Relation::Case | Relation::Marker);
    let verb = |at: usize| clause.tag(at).is_verb() || clause.tag(at) == Tag::Modal;
    // "Nobody knew, the owner said."
    let is_whole = |at: usize| {
        clause.is_finite(at)
            && clause.child(at, &[Relation::Subject]).is_some_and(|subject| range.contains(&subject))
    };
    range.clone().any(|at| clause.is_quoted(at))
        || long
        || !is_adjunct && range.clone().any(is_whole)
        || !is_adjunct && range.len() > 2 && range.clone().any(verb)
}

/// Whether a clause stands behind a reporting clause that is set between commas, and so goes on with what was said before
/// it: "Output fell, | the office said on Monday, | a sharper fall than anybody had expected".
pub(super) fn is_parted(
    clause: &Clause<'_>,
    cue: &VerbCue,
    source: Option<&Range<usize>>,
    content: &Range<usize>,
) -> bool {
    let is_comma =
        |at: Option<usize>| at.is_some_and(|at| clause.is(at, Classes::COMMA) && !clause.is_quoted(at));
    let start = source.map_or(cue.group.start, |source| source.start.min(cue.group.start));
    let behind = clause.trimmed(content.clone()).start;
    is_comma(start.checked_sub(1)) && behind > cue.group.end && is_comma(behind.checked_sub(1))
}

/// "As the boats came in, | she replied: “…”": what happens when somebody speaks is no part of what is said.
pub(super) fn is_circumstance(clause: &Clause<'_>, left: &Range<usize>, verb: usize) -> bool {
    let top = left.clone().find(|at| clause.head(*at) == Some(verb) && !clause.is_mark(*at));
    top.is_some_and(|top| {
        let whole = clause.trimmed(clause.subtree(top));
        matches!(
            clause.relation(top),
            Relation::AdverbialClause | Relation::Oblique | Relation::ObliqueUnmarked
        ) && whole.start <= left.start
            && whole.end >= left.end
    }) && !clause.is_quoted(left.start)
}

/// "Asked whether he would run, | Osei said | no": the question is not what is said.
pub(super) fn without_question(
    clause: &Clause<'_>,
    cue: &VerbCue,
    mut beside: Vec<Range<usize>>,
) -> Vec<Range<usize>> {
    let asks = |range: &Range<usize>| {
        is_circumstance(clause, range, cue.head)
            && range.clone().take(2).any(|at| cue::opens_as_passive(clause, at))
    };
    if beside.len() > 1 {
        beside.retain(|range| !asks(range));
    }
    beside
}

/// The subject of content that a reporting clause parts from its verb: "The levy, | the mayor said, | will go".
pub(super) fn subject_before(
    clause: &Clause<'_>,
    cue: &VerbCue,
    source: &Range<usize>,
    content: &Range<usize>,
) -> Option<Range<usize>> {
    let start = source.start.min(cue.group.start);
    let verb = clause.trimmed(content.clone()).start;
    let parted =
        clause.is(start.checked_sub(1)?, Classes::COMMA) && clause.is(verb.checked_sub(1)?, Classes::COMMA);
    (parted && clause.is_finite(verb)).then(|| clause.trimmed(0..start)).filter(|left| !left.is_empty())
}
