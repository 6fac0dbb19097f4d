//! How far content goes: not into what goes with its cue, nor into what another source says against it, nor out of its clause.

use super::clause::Clause;
use super::reading::Reading;
use super::subject;
use super::word::Classes;
use crate::syntax::{Relation, Tag};
use std::ops::Range;

/// Cuts the contents of a sentence's readings where they end.
pub(super) fn bound(clause: &Clause<'_>, readings: &mut [Reading]) {
    part_conjuncts(clause, readings);
    part_contrasts(clause, readings);
    close_relatives(clause, readings);
}

/// Lets content end before a verb that goes with its cue, also where the parser hung it below: "He took issue with
/// her | and said …", "He says he respects her | and calls her …", "said it was late, | citing the storm".
fn part_conjuncts(clause: &Clause<'_>, readings: &mut [Reading]) {
    let cut_at = |verb: usize| {
        let first = clause.head(verb)?;
        let above = subject::shared_with(clause, verb, first);
        (above != first || subject::stands_beside(clause, verb)).then(|| (above, clause.subtree(verb).start))
    };
    for (above, cut) in (0..clause.len()).filter_map(cut_at) {
        for reading in readings.iter_mut().filter(|reading| reading.cue.contains(&above)) {
            for content in reading.content.iter_mut().filter(|content| content.start < cut) {
                content.end = content.end.min(cut);
            }
        }
    }
}

/// Lets content end before what somebody else says against it: "Police said two had died, | while the mayor said four had".
fn part_contrasts(clause: &Clause<'_>, readings: &mut [Reading]) {
    let contrast = |reading: &Reading| {
        let source = reading.source.as_ref().filter(|source| source.start < reading.cue.start)?;
        let comma = source.start.checked_sub(2)?;
        let contrasts = clause.reads_any(comma + 1, &["but", "while", "whereas"]);
        (reading.reports && contrasts && is_comma(clause, comma)).then_some(comma)
    };
    let commas: Vec<usize> = readings.iter().filter_map(contrast).collect();
    for comma in commas {
        for reading in readings.iter_mut().filter(|reading| reading.cue.end <= comma) {
            cut(&mut reading.content, comma);
        }
    }
}

/// Lets what somebody says in a relative clause end with it: "Lind, who said the dam would hold, | left at noon". The parser
/// left the noun without a verb, which is where the sentence goes on.
fn close_relatives(clause: &Clause<'_>, readings: &mut [Reading]) {
    let Some(root) = (0..clause.len()).find(|at| clause.head(*at).is_none()) else { return };
    if !clause.tag(root).is_noun() {
        return;
    }
    for reading in readings.iter_mut().filter(|reading| reading.cue.start > root) {
        let relative = reading.cue.start - 1;
        let opens = relative > 0 && clause.is(relative, Classes::RELATIVE) && is_comma(clause, relative - 1);
        let said = reading.content.iter().find(|content| content.start >= reading.cue.end);
        let Some(content) = said.filter(|_| opens) else { continue };
        let is_verb = |at: usize| clause.tag(at).is_verb() || clause.tag(at) == Tag::Modal;
        // "The dam, built in 1950, was safe": neither says by itself what is said of it.
        let is_said = |at: usize| {
            is_verb(at) && clause.relation(at) != Relation::RelativeClause && !is_comma(clause, at - 1)
        };
        let closes =
            |at: &usize| is_comma(clause, *at) && is_verb(at + 1) && (content.start..*at).any(is_said);
        if let Some(comma) = content.clone().find(closes) {
            cut(&mut reading.content, comma);
        }
    }
}

/// Leaves out what stands from there on.
fn cut(contents: &mut [Range<usize>], from: usize) {
    for content in contents.iter_mut().filter(|content| content.contains(&from)) {
        content.end = from;
    }
}

fn is_comma(clause: &Clause<'_>, at: usize) -> bool {
    clause.is(at, Classes::COMMA) && !clause.is_quoted(at)
}
