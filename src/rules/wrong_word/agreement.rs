//! A verb for one behind several: "the results was published".

use super::super::forms::singular;
use super::Slip;
use super::number::is_unchanged;
use super::place::Place;
use crate::annotations::word::{Classes, Word, fold};
use crate::finding::{Level, Safety};
use crate::syntax::Tag;

/// Forms for one, and those for several.
const FORMS: [(&str, &str); 6] = [
    ("is", "are"),
    ("was", "were"),
    ("has", "have"),
    ("isn't", "aren't"),
    ("wasn't", "weren't"),
    ("hasn't", "haven't"),
];

/// The verb's form for several, where the subject is nothing but an article and a noun that has a singular of its own.
pub(super) fn slip(place: &Place<'_>) -> Option<Slip> {
    let (span, verb) = (place.span(0)?, place.word(0)?);
    let folded = fold(verb);
    let (_, meant) = FORMS.iter().find(|(one, _)| folded == *one)?;
    let subject = place.word(-1).filter(|_| place.tag(-1) == Some(Tag::Nouns))?;
    let is_subject = place.is_definite(-2) && (place.is_start(-3) || opens_clause(place, -3));
    // "The games is over" is a slip, "the games is what he loved" none: a participle tells that the subject stands before the
    // verb.
    let is_verb = matches!(place.tag(1), Some(Tag::Participle | Tag::Gerund))
        || place.is(1, "not")
        || place.is(1, "been");
    let is_slip = is_subject && is_verb && !is_unchanged(subject) && singular(subject).is_some();
    let meant = if verb.contains('’') { meant.replace('\'', "’") } else { (*meant).to_owned() };
    is_slip.then_some(Slip { span, meant, level: Level::Warning, safety: Safety::Unsafe })
}

/// Whether a clause opens behind the token: "that | the results were"; not "the night before | the games was".
fn opens_clause(place: &Place<'_>, offset: isize) -> bool {
    let is_conjunction = |word| {
        let word = Word::of_text(word);
        word.is(Classes::SUBORDINATOR) && !word.is(Classes::PREPOSITION)
    };
    place.word(offset).is_some_and(is_conjunction) || place.is(offset, "but") || place.is(offset, "said")
}
