//! "A 52-49 vote of 100 members": more votes than there are members.

use super::{Sum, WORDS};
use crate::finding::Finding;
use crate::syntax::{Relation, Tree};
use std::ops::Range;

pub(super) fn find(sum: &Sum<'_>) -> Option<Finding> {
    let (count, votes) = (0..sum.tokens.len()).find_map(|at| Some((at, votes_at(sum, at)?)))?;
    let behind = if sum.is(count + 1, "vote") { count + 2 } else { count + 1 };
    let (of, members) = members_at(sum, behind)?;
    if votes <= members {
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

/// How many can vote, right behind the vote: "of | the 11-member council", "by | 100 members". What is voted on may
/// have members as well: "voted 5-4 to create a panel of 7 members".
fn members_at(sum: &Sum<'_>, of: usize) -> Option<(Range<usize>, u32)> {
    let preposition = sum.text(of);
    if !matches!(preposition, "of" | "by" | "in") {
        return None;
    }
    let article = matches!(sum.text(of + 1), "the" | "a" | "an" | "its");
    let at = of + 1 + usize::from(article);
    let compound = sum.text(at).split_once('-');
    let (number, noun) = compound.unwrap_or((sum.text(at), sum.text(at + 1)));
    let last = if compound.is_some() { at } else { at + 1 };
    // "In 40 seats" tells where there was a vote.
    let is_whole = WORDS.is(&noun.to_lowercase(), "member") && (compound.is_some() || preposition != "in");
    let members = number.parse().ok().filter(|_| is_whole && is_complement(sum, of, last))?;
    Some((of..last + 1, members))
}

/// Whether a preposition governs a noun or what is said of it, rather than what that owns: not "of the 7-member
/// panel's budget".
fn is_complement(sum: &Sum<'_>, preposition: usize, member: usize) -> bool {
    let first = sum.tokens.first().map_or(0, |token| token.span.start);
    let annotations = sum.context.annotations;
    let Some(tree) = annotations.text.at(first).and_then(|at| annotations.trees.get(at)) else {
        return false;
    };
    let governed = words_at(sum, tree, preposition).find(|word| tree.relation(*word) == Relation::Case);
    let governed = governed.and_then(|word| tree.head(word));
    words_at(sum, tree, member).any(|word| Some(word) == governed || tree.head(word) == governed)
}

/// The words of a tree that lie in a token.
fn words_at<'a>(sum: &'a Sum<'_>, tree: &'a Tree, token: usize) -> impl Iterator<Item = usize> + 'a {
    let span = sum.span(token..token + 1);
    (0..tree.len()).filter(move |word| tree.words().get(*word).is_some_and(|word| span.covers(word.span)))
}
