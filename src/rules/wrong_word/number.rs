//! One thing where several are counted, and several where there is one: "in several town", "as a ministers".

use super::Slip;
use super::place::{Place, folded};
use crate::config::Dialect;
use crate::finding::{Level, Safety};
use crate::lexicon::Terms;
use crate::spelling::Dictionary;
use crate::syntax::Tag;
use std::sync::LazyLock;

/// Words behind which several things are named.
pub(super) const COUNTING: [&str; 12] = [
    "several", "numerous", "various", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
];

static UNCHANGED: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/unchanged_nouns.txt")));

/// Words of which one is taken from several: "one of the".
const OWNERS: [&str; 8] = ["the", "my", "your", "his", "her", "its", "their", "our"];

/// Words that tell one of several as a superlative does.
const SELECTING: [&str; 12] = [
    "favorite",
    "favourite",
    "few",
    "first",
    "key",
    "last",
    "leading",
    "main",
    "major",
    "many",
    "remaining",
    "top",
];

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
    let is_most = SELECTING.iter().any(|word| place.is(-1, word))
        || place.tag(-1) == Some(Tag::Superlative) && !place.is(-1, "most") && !place.is(-1, "least");
    let is_one_of_at = |owner: isize| {
        OWNERS.iter().any(|word| place.is(owner, word))
            && place.is(owner - 1, "of")
            && place.is(owner - 2, "one")
    };
    is_most && is_one_of_at(-2)
        || place.tag(-1) == Some(Tag::Adjective) && place.is(-2, "most") && is_one_of_at(-3)
}

/// "In several ‸", behind a verb or a preposition: "phase two ‸" and "the two ‸" may be anything.
fn is_counted(place: &Place<'_>) -> bool {
    let follows = matches!(
        place.tag(-2),
        Some(Tag::Past | Tag::Participle | Tag::Present | Tag::PresentThird | Tag::Base | Tag::Preposition)
    );
    follows && COUNTING.iter().any(|word| place.is(-1, word))
}

/// Whether the noun is the last of its name, and no verb in disguise: "four work here".
fn ends_noun(place: &Place<'_>) -> bool {
    place.is_end(1)
        || matches!(place.tag(1), Some(Tag::To | Tag::Modal | Tag::WhPronoun | Tag::WhDeterminer))
        || ["in", "on", "at", "of", "for", "from", "and", "was", "were", "is", "are"]
            .iter()
            .any(|word| place.is(1, word))
}

/// The plural of a noun in small letters.
fn plural(noun: &str) -> Option<String> {
    let before_y = noun.strip_suffix('y').map(|stem| format!("{stem}ies"));
    let forms = [before_y, Some(format!("{noun}s")), Some(format!("{noun}es"))];
    let is_known = |form: &String| {
        [Dialect::EnUs, Dialect::EnGb].iter().any(|dialect| Dictionary::of(*dialect).knows(form))
    };
    let is_small = folded(noun).as_ref() == noun;
    forms.into_iter().flatten().filter(|_| is_small).find(is_known)
}

/// The singular of a noun in small letters, where it is a common word.
pub(super) fn singular(noun: &str) -> Option<String> {
    let stem = noun.strip_suffix('s').filter(|stem| !stem.ends_with(['s', 'u']))?;
    let before_y = stem.strip_suffix("ie").map(|stem| format!("{stem}y"));
    let forms = [before_y, Some(stem.to_owned()), stem.strip_suffix('e').map(str::to_owned)];
    forms.into_iter().flatten().find(|form| is_common(form) && plural(form).as_deref() == Some(noun))
}

fn is_common(word: &str) -> bool {
    let dialects = [Dialect::EnUs, Dialect::EnGb];
    dialects.iter().any(|dialect| Dictionary::of(*dialect).commonness(word).is_some())
}

#[cfg(test)]
mod tests {
    use super::{plural, singular};

    #[test]
    fn plurals_and_singulars_are_words() {
        assert_eq!(
            ["house", "party", "church"].map(plural),
            ["houses", "parties", "churches"].map(|form| Some(form.to_owned()))
        );
        assert_eq!(["Party", "advice"].map(plural), [None, None]);
        assert_eq!(
            ["houses", "parties", "churches"].map(singular),
            ["house", "party", "church"].map(|form| Some(form.to_owned()))
        );
        assert_eq!(["press", "bus", "lens", "Houses"].map(singular), [None, None, None, None]);
    }
}
