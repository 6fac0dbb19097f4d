//! A double name with a hyphen here and a space there: *Nakamura-Ellis*, *Nakamura Ellis*.

use super::super::{Context, Reach};
use super::taken_apart::{Placed, TakenApart};
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

/// What a double name is in one place.
#[derive(Clone, Copy)]
struct Use {
    /// The double name's number.
    number: usize,
    is_hyphened: bool,
    is_introduced: bool,
}

impl Double {
    /// So many of them, by their places.
    fn by_number(count: usize, uses: impl Iterator<Item = (Span, Use)>) -> Vec<Self> {
        let mut doubles: Vec<Self> = (0..count).map(|_| Self::default()).collect();
        for (span, one) in uses {
            if let Some(double) = doubles.get_mut(one.number) {
                if one.is_hyphened { &mut double.hyphened } else { &mut double.open }.push(span);
                double.is_introduced |= one.is_introduced;
            }
        }
        doubles
    }
}

/// The findings, one for each double name that the draft writes in both ways.
pub(super) fn find(context: &Context<'_>, names: &Notes<TakenApart>) -> Vec<Finding> {
    let mixed = context.derived("mixed", names, || mixed(names));
    let numbers = numbers(&mixed);
    let noted = context.noted_for(&*mixed, "doubles", Reach::Block, |block| {
        names.of_block(block).flat_map(|name| uses(name, &numbers)).collect()
    });
    let doubles = Double::by_number(mixed.len(), noted.iter().map(|(span, one)| (span, *one)));
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
    let numbers = numbers(&halves);
    let uses = names.iter().flat_map(|name| uses(name, &numbers));
    let doubles = Double::by_number(halves.len(), uses);
    let is_mixed = |(first, last): &Halves, double: &Double| {
        let is_both = !double.hyphened.is_empty() && !double.open.is_empty();
        is_both && double.is_introduced && !alone.contains(first.as_str()) && !alone.contains(last.as_str())
    };
    let mixed = halves.iter().zip(doubles).filter(|(halves, double)| is_mixed(halves, double));
    mixed.map(|(halves, _)| halves.clone()).collect()
}

/// The numbers of some double names.
fn numbers(halves: &[Halves]) -> BTreeMap<(&str, &str), usize> {
    halves.iter().map(|(first, last)| (first.as_str(), last.as_str())).zip(0..).collect()
}

/// Where a name has one of some double names.
fn uses<'a>(
    name: Placed<'a>,
    numbers: &'a BTreeMap<(&str, &str), usize>,
) -> impl Iterator<Item = (Span, Use)> + 'a {
    let parts = if numbers.is_empty() { &[] } else { name.parts };
    parts.iter().enumerate().flat_map(move |(at, part)| {
        let found = |halves, span, is_hyphened| {
            let number = *numbers.get(&halves)?;
            Some((span, Use { number, is_hyphened, is_introduced: at > 0 }))
        };
        let hyphened = part.text.split_once('-').and_then(|halves| found(halves, name.span(part), true));
        let next = name.parts.get(at + 1).filter(|_| !part.is_possessive);
        let open = next
            .and_then(|next| found((&part.text, &next.text), name.span(part).join(name.span(next)), false));
        [hyphened, open].into_iter().flatten()
    })
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
