//! A past form where a base form belongs: "refused to recognized the result", "could not finished it".

use super::Slip;
use super::place::{Place, folded};
use crate::config::Dialect;
use crate::finding::{Level, Safety};
use crate::lexicon::Terms;
use crate::spelling::Dictionary;
use crate::syntax::Tag;
use std::sync::LazyLock;

static GOVERNORS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/base_form_governors.txt")));

const DIALECTS: [Dialect; 2] = [Dialect::EnUs, Dialect::EnGb];

/// A word in *-ed* between a word that wants a base form and an object.
pub(super) fn slip(place: &Place<'_>) -> Option<Slip> {
    let (span, word) = (place.span(0)?, place.word(0)?);
    if !is_past(word) || !is_governed(place) || !is_before_object(place) {
        return None;
    }
    Some(Slip { span, meant: base(word)?, level: Level::Error, safety: Safety::Unsafe })
}

/// *Need* and *shed* are base forms; *used* and other short ones are in the word list.
fn is_past(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed")
}

/// Whether a modal comes before, or a *to* that belongs to a verb; an adverb may stand between.
fn is_governed(place: &Place<'_>) -> bool {
    let is_adverb = place.word(-1).is_some_and(|word| word.ends_with("ly") || folded(word) == "not");
    let at = if is_adverb { -2 } else { -1 };
    let governs = |offset: isize, field: &str| {
        let line = place.word(offset).and_then(|word| GOVERNORS.get(folded(word).as_ref()));
        line.is_some_and(|line| line.field(1) == field)
    };
    governs(at, "base") || place.is(at, "to") && governs(at - 1, "to")
}

/// Whether what follows cannot be a noun that the word describes.
fn is_before_object(place: &Place<'_>) -> bool {
    matches!(place.tag(1), Some(Tag::Determiner | Tag::Possessive))
        || ["it", "him", "her", "them", "us", "me"].iter().any(|object| place.is(1, object))
}

/// The verb's base form: recognize, plan, try.
fn base(past: &str) -> Option<String> {
    let (stem, shorter) = (past.strip_suffix("ed")?, past.strip_suffix('d')?);
    let after_y = stem.strip_suffix('i').map(|stem| format!("{stem}y"));
    let single =
        stem.chars().rev().nth(1).filter(|letter| stem.ends_with(*letter)).and(stem.get(..stem.len() - 1));
    let forms = [after_y.as_deref(), Some(shorter), Some(stem), single];
    let is_known = |form: &&str| DIALECTS.iter().any(|dialect| Dictionary::of(*dialect).knows(form));
    // *Passe* is a word, too, but *pass* is the common one.
    let rarity = |form: &&str| Dictionary::of(Dialect::EnUs).commonness(form).unwrap_or(u8::MAX);
    forms.into_iter().flatten().filter(is_known).min_by_key(rarity).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::base;

    #[test]
    fn base_forms_are_words() {
        let bases: Vec<_> = ["recognized", "planned", "tried", "talked", "tied", "passed"].map(base).into();
        let bases: Vec<&str> = bases.iter().flatten().map(String::as_str).collect();
        assert_eq!(bases, ["recognize", "plan", "try", "talk", "tie", "pass"]);
    }
}
