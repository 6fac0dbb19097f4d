//! A verb in another form than the words before it want: "refused to recognized it", "will announced", "has agree".

use super::Slip;
use super::place::{Place, folded};
use crate::config::Dialect;
use crate::finding::{Level, Safety};
use crate::lexicon::Terms;
use crate::spelling::{Dictionary, irregular_base, irregular_participle};
use crate::syntax::Tag;
use std::sync::LazyLock;

static GOVERNORS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/base_form_governors.txt")));

static VERBS_ONLY: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/verbs_only.txt")));

const DIALECTS: [Dialect; 2] = [Dialect::EnUs, Dialect::EnGb];

/// Adverbs that may stand before a verb, beside those in *-ly*.
const ADVERBS: [&str; 10] =
    ["not", "also", "already", "never", "since", "now", "just", "ever", "yet", "still"];

/// Behind these a verb's participle follows.
const PERFECT: [&str; 7] = ["has", "have", "had", "having", "hasn't", "haven't", "hadn't"];
const PASSIVE: [&str; 6] = ["was", "were", "been", "being", "wasn't", "weren't"];

/// Modals that are nouns, too.
const NOUN_MODALS: [&str; 4] = ["can", "will", "might", "must"];

/// Shorter words in *-s* are none that a verb makes.
const SHORTEST_THIRD_PERSON: usize = 4;

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
        let line = place.word(offset).and_then(|word| GOVERNORS.get(folded(word).as_ref()));
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
    let before = place.word(-1).map(folded);
    let is_adverb = before.is_some_and(|word| word.ends_with("ly") || ADVERBS.contains(&word.as_ref()));
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

/// A verb's participle: agreed, carried, planned, sent.
fn participle(base: &str) -> Option<String> {
    if let Some(irregular) = irregular_participle(base) {
        return Some(irregular.to_owned());
    }
    let after_y = base.strip_suffix('y').map(|stem| format!("{stem}ied"));
    let doubled = base.chars().next_back().map(|last| format!("{base}{last}ed"));
    let forms = [after_y, Some(format!("{base}d")), Some(format!("{base}ed")), doubled];
    let is_known = |form: &String| DIALECTS.iter().any(|dialect| Dictionary::of(*dialect).knows(form));
    forms.into_iter().flatten().find(is_known)
}

/// The base form of a verb in its third person: decide, carry.
fn of_third_person(word: &str) -> Option<String> {
    if word.len() < SHORTEST_THIRD_PERSON || word.ends_with("ss") || word.ends_with("us") {
        return None;
    }
    let stem = word.strip_suffix('s')?;
    let after_y = stem.strip_suffix("ie").map(|stem| format!("{stem}y"));
    let forms = [after_y.as_deref(), stem.strip_suffix('e'), Some(stem)];
    let is_verb = |form: &&str| participle(form).is_some() && is_common(form);
    // "Dies" and "ties" have their *ie*, and "takes" its *e*.
    let longest = forms.into_iter().flatten().filter(is_verb).max_by_key(|form| form.len());
    longest.map(str::to_owned)
}

fn is_common(word: &str) -> bool {
    DIALECTS.iter().any(|dialect| Dictionary::of(*dialect).commonness(word).is_some())
}

/// A verb's base form: recognize, plan, try.
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
    use super::*;

    #[test]
    fn base_forms_are_words() {
        let bases: Vec<_> = ["recognized", "planned", "tried", "talked", "tied", "passed"].map(base).into();
        let bases: Vec<&str> = bases.iter().flatten().map(String::as_str).collect();
        assert_eq!(bases, ["recognize", "plan", "try", "talk", "tie", "pass"]);
    }

    #[test]
    fn third_persons_have_base_forms() {
        for (word, base) in
            [("decides", "decide"), ("carries", "carry"), ("faces", "face"), ("owns", "own"), ("dies", "die")]
        {
            assert_eq!(of_third_person(word).as_deref(), Some(base));
        }
        for word in ["always", "perhaps", "discuss", "focus", "this"] {
            assert_eq!(of_third_person(word), None, "{word}");
        }
    }

    #[test]
    fn participles_are_words() {
        for (base, right) in
            [("agree", "agreed"), ("carry", "carried"), ("permit", "permitted"), ("send", "sent")]
        {
            assert_eq!(participle(base).as_deref(), Some(right));
        }
    }
}
