//! One thing where several are counted, and several where there is one: "in several town", "as a ministers".

use super::super::forms::{counts_several, is_common, plural, singular};
use super::Slip;
use super::place::Place;
use crate::annotations::word::fold;
use crate::finding::{Level, Safety};
use crate::lexicon::Terms;
use crate::syntax::Tag;
use std::sync::LazyLock;

static UNCHANGED: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/unchanged_nouns.txt")));

/// Words that tell one of several as a superlative does.
static CHOOSING: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/choosing_words.txt")));

/// A noun in the singular where a number of them is named, or in the plural behind *a*.
pub(super) fn slip(place: &Place<'_>) -> Option<Slip> {
    let (span, noun) = (place.span(0)?, place.word(0)?);
    let meant = match place.tag(0)? {
        Tag::Noun if is_one_of(place) && !noun.ends_with("ing") => plural(noun),
        Tag::Noun if is_counted(place) => plural(noun).filter(|plural| is_common(plural)),
        Tag::Nouns if matches!(place.text(-1), Some("a" | "an")) => singular(noun),
        _ => None,
    };
    // "A goods and services tax" names one thing after several.
    let is_joined = || place.tag(0) == Some(Tag::Nouns) && place.is(1, "and");
    let meant = meant.filter(|_| ends_noun(place) && !is_joined() && !is_unchanged(noun))?;
    Some(Slip { span, meant, level: Level::Warning, safety: Safety::Unsafe })
}

/// Whether several are written as one is, or one counts several.
pub(super) fn is_unchanged(noun: &str) -> bool {
    UNCHANGED.contains(noun)
}

/// "One of the oldest ‸".
fn is_one_of(place: &Place<'_>) -> bool {
    let is_most = place.word(-1).is_some_and(|word| CHOOSING.contains(&fold(word)))
        || place.tag(-1) == Some(Tag::Superlative) && !place.is(-1, "most") && !place.is(-1, "least");
    let is_one_of_at = |of: isize| place.is_definite(of + 1) && place.is(of, "of") && place.is(of - 1, "one");
    is_most && is_one_of_at(-3)
        || place.tag(-1) == Some(Tag::Adjective) && place.is(-2, "most") && is_one_of_at(-4)
}

/// "In several ‸", behind a verb or a preposition: "phase two ‸" and "the two ‸" may be anything.
fn is_counted(place: &Place<'_>) -> bool {
    let follows = matches!(
        place.tag(-2),
        Some(Tag::Past | Tag::Participle | Tag::Present | Tag::PresentThird | Tag::Base | Tag::Preposition)
    );
    follows && place.word(-1).is_some_and(|word| counts_several(&fold(word)))
}

/// Whether the noun is the last of its name, and no verb in disguise: "four work here".
fn ends_noun(place: &Place<'_>) -> bool {
    place.is_end(1)
        || matches!(place.tag(1), Some(Tag::To | Tag::Modal | Tag::WhPronoun | Tag::WhDeterminer))
        || ["in", "on", "at", "of", "for", "from", "and", "was", "were", "is", "are"]
            .iter()
            .any(|word| place.is(1, word))
}
