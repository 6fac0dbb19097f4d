//! "A 52-49 vote of 100 members": more votes than there are members.

use super::{Sum, is_of_kind};
use crate::finding::Finding;
use std::ops::Range;

/// Those who vote stand no further behind the count.
const NEAR: usize = 6;

pub(super) fn find(sum: &Sum<'_>) -> Option<Finding> {
    let (count, votes) = (0..sum.tokens.len()).find_map(|at| Some((at, votes_at(sum, at)?)))?;
    let (of, members) = members_behind(sum, count + 1)?;
    if votes <= members || sum.any_is(count + 1..of.end, "rough") {
        return None;
    }
    let context = sum.context;
    let message =
        format!("The votes come to {votes}, of {members} who can vote. Which of the figures is wrong?");
    let finding = context.finding(sum.span(count..count + 1), message);
    Some(finding.with_related(context.related(sum.span(of), "all who can vote")))
}

/// The votes for and against together: "a | 52-49 | vote", "voted | 52-49".
fn votes_at(sum: &Sum<'_>, at: usize) -> Option<u32> {
    let (yes, no) = sum.text(at).split_once(['-', '–'])?;
    let votes = yes.parse::<u32>().ok()?.checked_add(no.parse().ok()?)?;
    let is_vote = sum.is(at + 1, "vote") || at.checked_sub(1).is_some_and(|before| sum.is(before, "vote"));
    (is_vote && !sum.context.annotations.is_quoted(sum.span(at..at + 1))).then_some(votes)
}

/// How many can vote: "of | the 11-member council", "of | 100 members".
fn members_behind(sum: &Sum<'_>, from: usize) -> Option<(Range<usize>, u32)> {
    let of = (from..from + NEAR).find(|at| matches!(sum.text(*at), "of" | "by" | "in"))?;
    (of + 1..of + 3).find_map(|at| {
        let (number, noun) = sum.text(at).split_once('-').unwrap_or((sum.text(at), sum.text(at + 1)));
        let is_whole = is_of_kind(noun, "member");
        let members = number.parse().ok().filter(|_| is_whole)?;
        Some((of..at + 2, members))
    })
}
