//! A double name with a hyphen here and a space there: *Nakamura-Ellis*, *Nakamura Ellis*.

use super::super::Context;
use super::TakenApart;
use crate::finding::{Finding, Fix, Safety};
use crate::lexicon::gazetteer::GAZETTEER;
use crate::rules::notes::Notes;
use crate::text::{Edit, Span};
use rustc_hash::FxHashSet;
use std::collections::{BTreeMap, BTreeSet};

/// Shorter halves are initials and particles.
const SHORTEST_HALF: usize = 3;

/// A double name by its halves.
type Halves = (String, String);

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
    let mixed = context.derived("doubles", names, || mixed(names));
    let doubles = doubles(names, &mixed);
    mixed.iter().zip(&doubles).filter_map(|(halves, double)| report(context, halves, double)).collect()
}

/// The double names that a draft writes in both ways.
fn mixed(names: &Notes<TakenApart>) -> Vec<Halves> {
    let parts = names.iter().flat_map(|name| name.parts);
    let halves = parts.filter_map(|part| part.text.split_once('-'));
    let halves: BTreeSet<(&str, &str)> =
        halves.filter(|(first, last)| is_half(first) && is_half(last)).collect();
    let halves: Vec<Halves> =
        halves.into_iter().map(|(first, last)| (first.to_owned(), last.to_owned())).collect();
    if halves.is_empty() {
        return halves;
    }
    // A half that stands alone is a name by itself: "Ellis said" makes "Nakamura Ellis" a person of that surname.
    let wanted: FxHashSet<&str> =
        halves.iter().flat_map(|(first, last)| [first.as_str(), last.as_str()]).collect();
    let alone = names.iter().filter_map(|name| match name.parts {
        [part] => wanted.get(part.text.as_str()).copied(),
        _ => None,
    });
    let alone: FxHashSet<&str> = alone.collect();
    let doubles = doubles(names, &halves);
    let is_mixed = |(first, last): &Halves, double: &Double| {
        let is_both = !double.hyphened.is_empty() && !double.open.is_empty();
        is_both && double.is_introduced && !alone.contains(first.as_str()) && !alone.contains(last.as_str())
    };
    let mixed = halves.iter().zip(doubles).filter(|(halves, double)| is_mixed(halves, double));
    mixed.map(|(halves, _)| halves.clone()).collect()
}

/// Where a draft has each of some double names.
fn doubles(names: &Notes<TakenApart>, halves: &[Halves]) -> Vec<Double> {
    let mut doubles: Vec<Double> = halves.iter().map(|_| Double::default()).collect();
    let numbers = halves.iter().map(|(first, last)| (first.as_str(), last.as_str())).zip(0..);
    let numbers: BTreeMap<(&str, &str), usize> = numbers.collect();
    if numbers.is_empty() {
        return doubles;
    }
    for name in names.iter() {
        for (at, part) in name.parts.iter().enumerate() {
            let is_introduced = at > 0;
            let number = |halves| numbers.get(&halves).copied();
            let hyphened = part.text.split_once('-').and_then(number);
            if let Some(double) = hyphened.and_then(|number| doubles.get_mut(number)) {
                double.hyphened.push(name.span(part));
                double.is_introduced |= is_introduced;
            }
            let next = name.parts.get(at + 1).filter(|_| !part.is_possessive);
            if let Some(next) = next
                && let Some(double) =
                    number((&part.text, &next.text)).and_then(|number| doubles.get_mut(number))
            {
                double.open.push(name.span(part).join(name.span(next)));
                double.is_introduced |= is_introduced;
            }
        }
    }
    doubles
}

fn is_half(half: &str) -> bool {
    half.chars().count() >= SHORTEST_HALF
        && half.starts_with(char::is_uppercase)
        && half.chars().skip(1).all(char::is_lowercase)
        && !GAZETTEER.is_place(half)
}

fn report(context: &Context<'_>, (first, last): &Halves, double: &Double) -> Option<Finding> {
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
