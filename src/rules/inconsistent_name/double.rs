//! A double name with a hyphen here and a space there: *Nakamura-Ellis*, *Nakamura Ellis*.

use super::super::Context;
use super::{Part, TakenApart};
use crate::finding::{Finding, Fix, Safety};
use crate::lexicon::gazetteer::GAZETTEER;
use crate::rules::notes::Notes;
use crate::text::{Edit, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Shorter halves are initials and particles.
const SHORTEST_HALF: usize = 3;

/// The places of one double name.
#[derive(Default)]
struct Double {
    hyphened: Vec<Span>,
    open: Vec<Span>,
    /// Whether it is a person's: some name stands before it.
    is_introduced: bool,
}

/// The findings, one for each double name that the draft writes in both ways.
pub(super) fn find(context: &Context<'_>, names: &Notes<TakenApart>) -> Vec<Finding> {
    let text_of = |part: &Part| part.span.of(&context.document.prose);
    let mut doubles: BTreeMap<(&str, &str), Double> = BTreeMap::new();
    for part in names.iter().flat_map(|name| &name.parts) {
        if let Some(halves) =
            text_of(part).split_once('-').filter(|(first, last)| is_half(first) && is_half(last))
        {
            doubles.entry(halves).or_default();
        }
    }
    if doubles.is_empty() {
        return Vec::new();
    }
    let mut alone: BTreeSet<&str> = BTreeSet::new();
    for TakenApart { parts, .. } in names.iter() {
        for (at, part) in parts.iter().enumerate() {
            let is_introduced = at > 0;
            if let Some(double) = text_of(part).split_once('-').and_then(|halves| doubles.get_mut(&halves)) {
                double.hyphened.push(part.span);
                double.is_introduced |= is_introduced;
            }
            let next = parts.get(at + 1).filter(|_| !part.is_possessive);
            if let Some((next, double)) =
                next.and_then(|next| Some((next, doubles.get_mut(&(text_of(part), text_of(next)))?)))
            {
                double.open.push(part.span.join(next.span));
                double.is_introduced |= is_introduced;
            }
        }
        if let [part] = &parts[..] {
            alone.insert(text_of(part));
        }
    }
    // A half that stands alone is a name by itself: "Ellis said" makes "Nakamura Ellis" a person of that surname.
    let is_one = |halves: &(&str, &str), double: &Double| {
        double.is_introduced && !alone.contains(halves.0) && !alone.contains(halves.1)
    };
    let mixed = doubles.iter().filter(|(halves, double)| is_one(halves, double));
    mixed.filter_map(|(halves, double)| report(context, halves, double)).collect()
}

fn is_half(half: &str) -> bool {
    half.chars().count() >= SHORTEST_HALF
        && half.starts_with(char::is_uppercase)
        && half.chars().skip(1).all(char::is_lowercase)
        && !GAZETTEER.is_place(half)
}

fn report(context: &Context<'_>, (first, last): &(&str, &str), double: &Double) -> Option<Finding> {
    let (hyphened, open) = (format!("{first}-{last}"), format!("{first} {last}"));
    let (wrong, wrongs, right, rights) = if double.open.len() > double.hyphened.len() {
        (hyphened, &double.hyphened, open, &double.open)
    } else {
        (open, &double.open, hyphened, &double.hyphened)
    };
    let (place, other) = (*wrongs.first()?, *rights.first()?);
    let message =
        format!("“{wrong}” here, “{right}” elsewhere: one name, or two people? Check which is right.");
    let edits: Option<Vec<Edit>> = wrongs
        .iter()
        .map(|place| Some(Edit { span: context.document.map.to_verbatim(*place)?, text: right.clone() }))
        .collect();
    let fix =
        edits.map(|edits| Fix { title: format!("Change to “{right}”"), edits, safety: Safety::Unsafe });
    let mut finding = context.finding(place, message).with_fix(fix);
    finding.related.push(context.related(other, "the other spelling"));
    finding.related.extend(wrongs.iter().skip(1).map(|place| context.related(*place, "here too")));
    Some(finding)
}
