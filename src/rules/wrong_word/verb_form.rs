//! A verb in another form than the words before it want: "refused to recognized it", "will announced", "has agree".

use super::super::forms::{base, of_third_person, participle};
use super::Slip;
use super::place::Place;
use crate::annotations::word::fold;
use crate::finding::{Level, Safety};
use crate::lexicon::Terms;
use crate::spelling::irregular_base;
use crate::syntax::Tag;
use std::sync::LazyLock;

static GOVERNORS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/base_form_governors.txt")));

static VERBS_ONLY: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/verbs_only.txt")));

/// Adverbs that may stand before a verb, beside those in *-ly*.
const ADVERBS: [&str; 10] =
    ["not", "also", "already", "never", "since", "now", "just", "ever", "yet", "still"];

/// Behind these a verb's participle follows.
const PERFECT: [&str; 7] = ["has", "have", "had", "having", "hasn't", "haven't", "hadn't"];
const PASSIVE: [&str; 6] = ["was", "were", "been", "being", "wasn't", "weren't"];

/// Modals that are nouns, too.
const NOUN_MODALS: [&str; 4] = ["can", "will", "might", "must"];

/// A verb that is in its past or its third person where a base form is wanted, or in its base form where a participle is.
pub(super) fn slip(place: &Place<'_>) -> Option<Slip> {
    let (span, word) = (place.span(0)?, place.word(0)?);
    if !word.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return None;
    }
    let meant = base_form(place, word).or_else(|| participle_wanted(place, word))?;
    Some(Slip { span, meant, level: Level::Error, safety: Safety::Unsafe })
}

/// How sure it is that nothing but a verb can follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Governed {
    /// The word that wants a base form has a subject before it, or can have nothing but a verb behind it.
    Surely,
    /// A noun may follow that begins with a participle: "agreed to revised terms".
    Perhaps,
}

/// The base form of a verb in another form behind a word that wants it. Where a noun may follow, too, an object must come
/// behind the verb.
fn base_form(place: &Place<'_>, word: &str) -> Option<String> {
    // "Used" and other short ones are in the word list.
    let is_regular = word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed");
    let irregular = irregular_base(word);
    let may_be_slip = is_regular || irregular.is_some() || word.ends_with('s');
    let governed = may_be_slip.then(|| governed_at(place)).flatten()?;
    let past = irregular.map(str::to_owned).or_else(|| base(word).filter(|_| is_regular));
    let is_past = past.is_some();
    let right = past.or_else(|| of_third_person(word).filter(|_| place.tag(0) != Some(Tag::Adverb)))?;
    let is_sure = match governed {
        Governed::Surely => !(is_past && is_behind_noun(place)),
        Governed::Perhaps => is_past && is_before_object(place),
    };
    is_sure.then_some(right)
}

/// Whether a modal comes before, an auxiliary with *not*, or a *to* that belongs to a verb; an adverb may stand between.
fn governed_at(place: &Place<'_>) -> Option<Governed> {
    let at = behind_adverb(place);
    let governs = |offset: isize, field: &str| {
        let line = place.word(offset).and_then(|word| GOVERNORS.get(&fold(word)));
        line.is_some_and(|line| line.field(1) == field)
    };
    if place.is(at, "to") {
        let surely = governs(at - 1, "infinitive").then_some(Governed::Surely);
        return surely.or_else(|| governs(at - 1, "to").then_some(Governed::Perhaps));
    }
    if at == -2 && place.is(-1, "not") && governs(-2, "not") {
        return Some(Governed::Surely);
    }
    if !governs(at, "base") {
        return None;
    }
    let is_short_form = place.word(at).is_some_and(|word| word.ends_with('t') && word.contains(['\'', '’']));
    let is_modal = is_short_form || place.tag(at) == Some(Tag::Modal);
    // Questions have the subject behind the modal: "would sales rise", "what would cuts mean"; "her will states" has a noun.
    let has_subject = !place.is(at - 1, "her")
        && matches!(place.tag(at - 1), Some(Tag::Pronoun | Tag::Noun | Tag::Nouns | Tag::Name));
    let sure = if has_subject { Governed::Surely } else { Governed::Perhaps };
    is_modal.then_some(sure)
}

/// Whether the modal may be a noun that the word describes: "a can filled with petrol".
fn is_behind_noun(place: &Place<'_>) -> bool {
    NOUN_MODALS.iter().any(|noun| place.is(behind_adverb(place), noun))
        && ["with", "by", "of", "in"].iter().any(|next| place.is(1, next))
}

/// The place of the word before this one, or before an adverb there.
fn behind_adverb(place: &Place<'_>) -> isize {
    let before = place.word(-1).map(fold);
    let is_adverb = before.is_some_and(|word| word.ends_with("ly") || ADVERBS.contains(&&*word));
    if is_adverb { -2 } else { -1 }
}

/// Whether what follows cannot be a noun that the word describes.
fn is_before_object(place: &Place<'_>) -> bool {
    matches!(place.tag(1), Some(Tag::Determiner | Tag::Possessive))
        || ["it", "him", "her", "them", "us", "me"].iter().any(|object| place.is(1, object))
}

/// The participle of a word that is nothing but a verb's base form, behind *has* or *was*.
fn participle_wanted(place: &Place<'_>, word: &str) -> Option<String> {
    VERBS_ONLY.get(word)?;
    let at = behind_adverb(place);
    let is_one_of = |words: &[&str]| words.iter().any(|word| place.is(at, word));
    // "All they did was ask", "the thing to do was find him"
    let is_cleft = || ["do", "did", "does", "done", "doing"].iter().any(|word| place.is(at - 1, word));
    // "The message was keep calm": only a place or a time shows that something was done to it.
    let is_placed = || ["in", "on", "at"].iter().any(|word| place.is(1, word));
    let wants = is_one_of(&PERFECT) || is_one_of(&PASSIVE) && is_placed() && !is_cleft();
    wants.then(|| participle(word)).flatten().filter(|right| right != word)
}
