//! Apostrophes that make no plural, and those that are missing: "these area's", "the mayors office".

use super::super::forms::{is_common, is_known, plural, takes_plural};
use super::Slip;
use super::place::Place;
use crate::annotations::word::{self, Classes, Word, fold};
use crate::finding::{Level, Safety};
use crate::lexicon::Terms;
use crate::lexicon::gazetteer::GAZETTEER;
use crate::sentence::TokenKind;
use crate::spelling::{GIVEN_NAMES, SURNAMES};
use crate::syntax::Tag;
use std::sync::LazyLock;

/// Plurals that take a possessive's apostrophe before their s.
static WITHOUT_S: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/plurals_without_s.txt")));

/// What somebody or something has, and no noun of several is put before.
static POSSESSIONS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/possessions.txt")));

/// Who has such things, beside roles and institutions.
static OWNERS: LazyLock<Terms> = LazyLock::new(|| Terms::parse(include_str!("../../lexicon/owners.txt")));

/// Spans of time that have apostrophes: last week's storm, three years' time.
const TIMES: [&str; 7] = ["day", "hour", "month", "night", "season", "week", "year"];

/// What is of such a span: three years' experience.
static SPAN_NOUNS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/span_nouns.txt")));

/// A plural with an apostrophe in it, or a possessive of a plural that has no s before it.
pub(super) fn slip(place: &Place<'_>) -> Option<Slip> {
    let (span, text) = (place.span(0)?, place.text(0)?);
    let (meant, level) = match possessive_of_plural(text) {
        Some(meant) => (meant, Level::Error),
        None => {
            let meant = possessive_of_country(place, text).or_else(|| plural_with_mark(place, text));
            let meant = meant.or_else(|| possessive_of_name(place, text));
            let meant = meant.or_else(|| possessive_of_one(place, text)).or_else(|| of_time(place, text));
            (meant?, Level::Warning)
        }
    };
    Some(Slip { span, meant, level, safety: Safety::Unsafe })
}

/// "These area's", "in the 1990's": the plural that was meant.
fn plural_with_mark(place: &Place<'_>, text: &str) -> Option<String> {
    let bare = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s"))?;
    let is_slip = if is_decade(bare) {
        place.is(-1, "the")
            && (ends_noun(place) || matches!(place.tag(1), Some(Tag::Determiner | Tag::Pronoun)))
    } else {
        let is_single = (!bare.starts_with(char::is_uppercase) || place.is_start(-1))
            && !WITHOUT_S.contains(&fold(bare))
            && !bare.ends_with('s')
            && bare.len() > 2
            && !bare.contains('.');
        is_single
            && (is_counted(place) && ends_noun(place)
                || is_people(bare) && is_alone(place)
                || is_of_several(place))
    };
    is_slip.then(|| plural(bare).unwrap_or_else(|| word::plural(bare)))
}

/// "Obamas speech", "at Peters house": a name with an s that no name has, or, where others are called so, before what only
/// one has.
fn possessive_of_name(place: &Place<'_>, text: &str) -> Option<String> {
    let name = text.strip_suffix('s').filter(|name| name.starts_with(char::is_uppercase))?;
    let is_name = GAZETTEER.is_given_name(name) || GAZETTEER.is_famous(name);
    let before = place.word(-1).filter(|_| !place.is_start(-1));
    let is_within_name = before.is_some_and(|word| word.starts_with(char::is_uppercase));
    let is_plural = matches!(place.tag(-1), Some(Tag::Determiner | Tag::Possessive | Tag::Number));
    let next = place.word(1).filter(|word| word.bytes().all(|letter| letter.is_ascii_lowercase()))?;
    let owns = matches!(place.tag(1), Some(Tag::Noun | Tag::Nouns));
    if !is_name || is_within_name || is_plural && before.is_some() || !owns || is_common(&fold(text)) {
        return None;
    }
    let is_surname = GAZETTEER.is_surname(text) || SURNAMES.has(text);
    let is_other = GAZETTEER.has_word(text) || GIVEN_NAMES.has(text) || is_known(text);
    let is_sure = if is_surname { POSSESSIONS.contains(next) } else { !is_other };
    is_sure.then(|| format!("{name}'s"))
}

/// "The mayors office", "the towns oldest bridge": what only one has, or the first of all that are in one.
fn possessive_of_one(place: &Place<'_>, text: &str) -> Option<String> {
    let owner = text.strip_suffix('s').filter(|owner| !owner.ends_with('s'))?;
    let is_small = text.bytes().all(|letter| letter.is_ascii_lowercase());
    let has_article = |offset| matches!(place.tag(offset), Some(Tag::Determiner | Tag::Possessive));
    // "He told the students parents were angry": a verb may have two objects, or a clause behind one.
    let is_verb = |offset| place.tag(offset).is_some_and(Tag::is_verb);
    let has_owner = is_small
        && place.tag(0) == Some(Tag::Nouns)
        && (has_article(-1) && !is_verb(-2)
            || matches!(place.tag(-1), Some(Tag::Noun | Tag::Adjective)) && has_article(-2) && !is_verb(-3));
    let is_owned = || {
        let is_noun = matches!(place.tag(1), Some(Tag::Noun | Tag::Nouns));
        let is_possession = is_noun && place.word(1).is_some_and(|word| POSSESSIONS.contains(&fold(word)));
        let is_owner =
            Word::of_text(owner).is(Classes::ROLE | Classes::INSTITUTION) || OWNERS.contains(owner);
        is_possession && is_owner
    };
    let is_first = || {
        place.tag(1) == Some(Tag::Superlative)
            && place.word(1).is_some_and(|word| word.ends_with("est"))
            && matches!(place.tag(2), Some(Tag::Noun | Tag::Nouns | Tag::Adjective))
    };
    let of_two = OWNERS.get(owner).is_some_and(|entry| entry.field(1) == "two");
    let meant = if of_two { format!("{text}'") } else { format!("{owner}'s") };
    (has_owner && is_common(owner) && (is_owned() || is_first())).then_some(meant)
}

/// "Last weeks storm", "in three years time".
fn of_time(place: &Place<'_>, text: &str) -> Option<String> {
    let unit = TIMES.into_iter().find(|unit| text.strip_suffix('s') == Some(unit))?;
    let is_noun = |offset: isize| matches!(place.tag(offset), Some(Tag::Noun | Tag::Nouns));
    let is_of_last = (place.is(-1, "last") || place.is(-1, "next"))
        && (place.is_start(-2) || place.tag(-2) == Some(Tag::Preposition));
    let is_one = (is_of_last || place.is(-1, "this")) && is_noun(1);
    // "In three years time will tell."
    let acts = place.tag(2).is_some_and(|tag| tag == Tag::Modal || tag.is_verb());
    let is_worth = place.is(-1, "a") && place.is(1, "worth");
    let is_span = matches!(place.tag(-1), Some(Tag::Number))
        && (place.word(1).is_some_and(|word| SPAN_NOUNS.contains(&fold(word)))
            || place.is(-2, "in") && place.is(1, "time") && !acts);
    let several = || is_span.then(|| format!("{text}'"));
    (is_one || is_worth).then(|| format!("{unit}'s")).or_else(several)
}

/// "Argentinas debt": there is one such country, so that it has no plural.
fn possessive_of_country(place: &Place<'_>, text: &str) -> Option<String> {
    let country = text.strip_suffix('s').filter(|name| GAZETTEER.is_capital_or_country(name))?;
    let is_owned = matches!(place.tag(1), Some(Tag::Noun | Tag::Nouns | Tag::Adjective));
    // "Aguas Argentinas" is a name in the country's own language.
    let is_in_name =
        !place.is_start(-1) && place.word(-1).is_some_and(|before| before.starts_with(char::is_uppercase));
    // "Chinas" where a sentence begins may be cups.
    let is_other = is_in_name
        || place.is_start(-1) && is_common(&fold(text))
        || GAZETTEER.is_given_name(text)
        || GAZETTEER.is_surname(text)
        || GAZETTEER.is_place(text);
    (is_owned && !is_other).then(|| format!("{country}'s"))
}

/// "childrens' room", "the firemens strike": the plural has no s that the apostrophe could follow.
fn possessive_of_plural(text: &str) -> Option<String> {
    let end = text.trim_end_matches(['\'', '’']);
    let plural = end.strip_suffix('s')?;
    let lower = fold(plural);
    let is_compound = || {
        let first = lower.strip_suffix("men")?;
        (!first.is_empty() && is_known(&format!("{first}man")) && is_known(&lower)).then_some(())
    };
    // "Peoples" is a plural of its own.
    let is_listed = WITHOUT_S.get(&lower).is_some_and(|entry| entry.field(1) != "own");
    let is_plural = is_listed || is_compound().is_some();
    // "The mens" and "the womens" without a mark are lines of the word list.
    let apostrophe = text.get(end.len()..).filter(|mark| !mark.is_empty() || !is_listed)?;
    is_plural.then(|| format!("{plural}{}s", if apostrophe.is_empty() { "'" } else { apostrophe }))
}

/// "Several pupil's", "640 pupil's".
fn is_counted(place: &Place<'_>) -> bool {
    let is_figure = || {
        let before = place.token(-1).filter(|before| before.kind == TokenKind::Number);
        before.is_some_and(|before| before.span.of(place.prose) != "1") && !place.is(-2, "no.")
    };
    place.word(-1).is_some_and(|word| takes_plural(&fold(word))) || is_figure()
}

/// Whether the noun is one for people, of whom one has an article: "bars employer's from asking", "Parent's who spoke".
fn is_people(noun: &str) -> bool {
    Word::of_text(noun).is(Classes::ROLE)
}

/// "The company's were fined": what is owned would stand between.
fn is_of_several(place: &Place<'_>) -> bool {
    let begins = place.is_start(-1) || place.tag(-1) == Some(Tag::Determiner) && place.is_start(-2);
    begins
        && place.tag(0) == Some(Tag::Noun)
        && (place.is(1, "were") || place.is(1, "are") || place.is(1, "have"))
}

/// Whether nothing stands before the noun that could be its article, and no noun behind it that could be its own.
fn is_alone(place: &Place<'_>) -> bool {
    let follows_verb = place.is_start(-1)
        || matches!(place.tag(-1), Some(Tag::Past | Tag::Present | Tag::PresentThird | Tag::Base));
    follows_verb && ["from", "of", "who", "whose", "were", "are", "have"].iter().any(|word| place.is(1, word))
}

fn is_decade(bare: &str) -> bool {
    bare.len() == 4 && bare.bytes().all(|byte| byte.is_ascii_digit()) && bare.ends_with('0')
}

/// Whether no noun follows that something could belong to.
fn ends_noun(place: &Place<'_>) -> bool {
    let next = place.tag(1);
    place.is_end(1)
        || place.is(1, ",")
        || matches!(next, Some(Tag::Preposition | Tag::Coordinator | Tag::Present | Tag::Modal | Tag::To))
        || ["are", "were", "have", "who", "that", "which"].iter().any(|word| place.is(1, word))
}
