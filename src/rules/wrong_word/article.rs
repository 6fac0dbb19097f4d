//! *A* and *an*: by the sound that the next word begins with, not by its letter.

use super::Slip;
use super::place::Place;
use crate::config::Dialect;
use crate::finding::{Level, Safety};
use crate::lexicon::Terms;
use crate::sentence::TokenKind;
use crate::spelling::Dictionary;
use crate::syntax::Tag;
use std::sync::LazyLock;

static BEGINNINGS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/articles.txt")));

/// The letters whose names begin with a vowel: an F, an MP.
const VOWEL_NAMES: &str = "aefhilmnorsx";

/// Letters that make an abbreviation one that could be read as a word.
const VOWELS: &str = "aeiouy";

/// The article that the next word asks for, where the one that stands there is another.
pub(super) fn slip(place: &Place<'_>) -> Option<Slip> {
    let (span, article) = (place.span(0)?, place.word(0)?);
    let has_an = match article {
        "a" => false,
        "A" if is_first(place) => false,
        "an" => true,
        "An" if is_first(place) && matches!(place.tag(1), Some(Tag::Noun | Tag::Adjective)) => true,
        _ => return None,
    };
    let takes_an = takes_an(place)?;
    let meant = match (has_an, takes_an) {
        (true, false) => article.get(..1)?.to_owned(),
        (false, true) => format!("{article}n"),
        _ => return None,
    };
    Some(Slip { span, meant, level: Level::Error, safety: Safety::Safe })
}

fn is_first(place: &Place<'_>) -> bool {
    place.is_start(-1)
}

/// Whether the next word begins with the sound of a vowel; `None` where that is not sure.
fn takes_an(place: &Place<'_>) -> Option<bool> {
    let next = place.token(1).filter(|next| next.spaced)?;
    let text = next.span.of(place.prose);
    let is_joined =
        place.token(2).is_some_and(|token| !token.spaced && matches!(token.span.of(place.prose), "/" | "&"));
    if is_joined || is_foreign(place) {
        return None;
    }
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        return number_takes_an(text);
    }
    if next.kind != TokenKind::Word {
        return None;
    }
    let first_part = text.split('-').next().unwrap_or(text);
    let letters: String = first_part.chars().filter(|letter| *letter != '.').collect();
    if !letters.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let capitals = letters.bytes().filter(|byte| !byte.is_ascii_lowercase()).count();
    match letters.len() {
        0 => None,
        1 => (first_part.len() < text.len()).then(|| has_vowel_name(&letters)),
        _ if capitals > 1 => initialism_takes_an(place, &letters),
        _ => word_takes_an(&letters),
    }
}

/// Behind a word of another language, *a* is no article.
fn is_foreign(place: &Place<'_>) -> bool {
    let before = place.word(-1).filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()));
    before.is_some_and(|word| !is_accepted(word))
}

fn is_accepted(word: &str) -> bool {
    Dialect::ALL.into_iter().any(|dialect| Dictionary::of(dialect).accepts(word))
}

/// Eight, eleven and eighteen; 1,100 may be eleven hundred or one thousand one hundred.
fn number_takes_an(text: &str) -> Option<bool> {
    let digits: String = text.chars().take_while(|digit| digit.is_ascii_digit() || *digit == ',').collect();
    let digits = digits.trim_end_matches(',').replace(',', "");
    let rest = text.get(digits.len()..).unwrap_or("");
    if rest.starts_with(['/', '.', ':']) || digits.len() > 3 {
        return None;
    }
    Some(digits.starts_with('8') || digits == "11" || digits == "18")
}

fn has_vowel_name(letters: &str) -> bool {
    letters.chars().next().is_some_and(|first| VOWEL_NAMES.contains(first.to_ascii_lowercase()))
}

/// An abbreviation without a vowel is spelt out; of others the list knows some.
fn initialism_takes_an(place: &Place<'_>, letters: &str) -> Option<bool> {
    let is_shouted = |offset| {
        place
            .word(offset)
            .is_some_and(|word| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase()))
    };
    if let Some(listed) = BEGINNINGS.get(letters) {
        return article_of(listed.field(1));
    }
    let lower = letters.to_ascii_lowercase();
    let is_plain =
        letters.len() <= 5 && letters.trim_end_matches('s').bytes().all(|byte| byte.is_ascii_uppercase());
    let is_spelt =
        is_plain && !lower.contains(|letter| VOWELS.contains(letter)) && !is_shouted(2) && !is_shouted(-1);
    is_spelt.then(|| has_vowel_name(letters))
}

/// A word of the dictionary; the longest beginning that the list knows decides.
fn word_takes_an(word: &str) -> Option<bool> {
    let lower = word.to_ascii_lowercase();
    let beginning = |end: usize| BEGINNINGS.get(&format!("{}-", lower.get(..end)?));
    let listed = BEGINNINGS.get(&lower).or_else(|| (1..=lower.len()).rev().find_map(beginning));
    is_accepted(word).then_some(())?;
    listed.map_or(Some(false), |entry| article_of(entry.field(1)))
}

fn article_of(field: &str) -> Option<bool> {
    match field {
        "a" => Some(false),
        "an" => Some(true),
        _ => None,
    }
}
