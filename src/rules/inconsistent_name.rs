//! One name in two spellings.

mod double;
mod given;
mod taken_apart;

use self::taken_apart::{TakenApart, Traits};
use super::notes::Notes;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::name::{is_derived, is_everyday, is_title};
use crate::annotations::name_kind;
use crate::finding::{Finding, Fix, Level, Safety};
use crate::lexicon::gazetteer::GAZETTEER;
use crate::spelling::{Neighbours, is_one_edit};
use crate::text::{Edit, Span};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    name: "inconsistent-name",
    summary: "One name in two spellings",
    page: include_str!("inconsistent_name.md"),
    family: Family::Names,
    level: Level::Error,
    core: true,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

/// Shorter words have too many neighbours.
const SHORTEST: usize = 4;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let names = context.noted("names", Reach::Block, |block| {
        let names = context.annotations.names_in(block).iter().filter(|name| !name.in_heading);
        let mut taken: Vec<TakenApart> = names.map(|name| TakenApart::of(context, name)).collect();
        taken_apart::note_neighbours(&mut taken);
        taken
    });
    let slips = context.derived("slips", &*names, || slips(context, &names));
    let places = places(context, &names, &slips);
    let of = |text: &str| places.get(text).map_or(&[][..], Vec::as_slice);
    let mut findings: Vec<Finding> = slips
        .iter()
        .filter_map(|Slip { word, right }| report(context, (word, of(word)), (right, of(right))))
        .collect();
    findings.extend(double::find(context, &names));
    findings
}

/// A spelling of a name that is most likely a slip for another.
struct Slip {
    word: String,
    right: String,
}

/// The slips among the words of names, in the order of their first places.
fn slips(context: &Context<'_>, names: &Notes<TakenApart>) -> Vec<Slip> {
    let spelt = spelt(names);
    let texts: Vec<&str> = spelt.iter().map(|word| word.text).collect();
    let alike = context.derived("alike", &texts, || alike(&spelt));
    let words = words(context, names, &spelt, &alike);
    let used = |spelt: &Spelt<'_>| words.get(spelt.text);
    let mut slips = Vec::new();
    for (word, alike) in spelt.iter().zip(alike.iter()).filter(|(_, alike)| !alike.is_empty()) {
        let Some(word) = used(word) else { continue };
        let others = alike.iter().filter_map(|number| used(spelt.get(usize::try_from(*number).ok()?)?));
        let right = others
            .filter(|other| is_slip_of(word, other))
            .max_by_key(|other| (other.places.len(), other.is_introduced()));
        let text = |word: &Word<'_>| word.spelt.text.to_owned();
        slips.extend(right.map(|right| Slip { word: text(word), right: text(right) }));
    }
    slips
}

/// Where the words of slips stand, and those that are right.
fn places(context: &Context<'_>, names: &Notes<TakenApart>, slips: &[Slip]) -> FxHashMap<String, Vec<Span>> {
    let words = slips.iter().flat_map(|slip| [slip.word.as_str(), slip.right.as_str()]);
    let words: BTreeSet<&str> = words.collect();
    let noted = context.noted_for(&words, "places", Reach::Block, |block| {
        let parts = names.of_block(block).flat_map(|name| name.parts.iter().map(move |part| (name, part)));
        let parts = parts.filter(|(_, part)| part.is_plain && words.contains(part.text.as_str()));
        parts.map(|(name, part)| (name.span(part), part.text.clone())).collect()
    });
    let mut places: FxHashMap<String, Vec<Span>> = FxHashMap::default();
    for (span, word) in noted.iter() {
        places.entry(word.clone()).or_default().push(span);
    }
    places
}

/// A capitalised word as it is spelt, wherever the draft has it.
struct Spelt<'a> {
    text: &'a str,
    traits: &'a Traits,
}

impl Spelt<'_> {
    fn letters(&self) -> usize {
        self.folded().chars().count()
    }

    fn folded(&self) -> &str {
        &self.traits.folded
    }

    fn skeleton(&self) -> &str {
        &self.traits.skeleton
    }
}

/// The words of the names that may be spelt like others, each once.
fn spelt(names: &Notes<TakenApart>) -> Vec<Spelt<'_>> {
    let mut known: FxHashSet<&str> = FxHashSet::default();
    let parts = names.iter().flat_map(|name| name.parts).filter(|part| part.is_plain);
    let words = parts.filter_map(|part| {
        let text = part.text.as_str();
        known.insert(text).then(|| Spelt { text, traits: part.traits() })
    });
    words.filter(|word| word.letters() >= SHORTEST).collect()
}

/// For each word the numbers of those that may be another spelling of it.
fn alike(words: &[Spelt<'_>]) -> Vec<Vec<u32>> {
    let mut alike = Neighbours::of_each_other(words.iter().map(|word| word.folded()));
    let in_sound = Neighbours::of_each_other(words.iter().map(|word| word.skeleton()));
    for ((word, alike), in_sound) in words.iter().zip(&mut alike).zip(in_sound) {
        alike.extend(in_sound);
        alike.retain(|number| {
            let other = usize::try_from(*number).ok().and_then(|number| words.get(number));
            other.is_some_and(|other| is_spelt_like(word, other))
        });
    }
    alike
}

/// A capitalised word of the draft with all its uses.
struct Word<'a> {
    spelt: &'a Spelt<'a>,
    context: &'a Context<'a>,
    places: Vec<Span>,
    /// The words like it that a clause names beside it, as it does two things.
    beside: BTreeSet<&'a str>,
    /// The capitalised words that stand before it in names, particles left out.
    before: BTreeSet<&'a str>,
    /// The capitalised words that stand behind it in names.
    behind: BTreeSet<&'a str>,
    /// Whether some use begins no sentence, so that the capital is the word's own.
    has_own_capital: bool,
    /// Whether some use has an article before it, as people have not.
    has_article: bool,
    in_quotation_only: bool,
    /// Whether a draft that sets another right names it only to say that it is wrong.
    is_denied: bool,
}

impl Word<'_> {
    /// Whether a given name or its like comes before it somewhere: people are introduced in full.
    fn is_introduced(&self) -> bool {
        !self.before.is_empty()
    }

    /// Whether a given name that is listed comes before it somewhere.
    fn has_given_name(&self) -> bool {
        self.before.iter().any(|name| GAZETTEER.is_given_name(name) && !GAZETTEER.is_place(name))
    }

    /// Whether a list or a dictionary knows it.
    fn is_known(&self) -> bool {
        let text = self.spelt.text;
        let is_known =
            || self.context.annotations.vocabulary.knows(text) && !is_made_of_two(self.context, text);
        *self.spelt.traits.is_known.get_or_init(is_known)
    }

    /// Whether it is also an everyday word, which a sentence may begin with.
    fn is_everyday(&self) -> bool {
        let text = self.spelt.text;
        let is_everyday = || is_everyday(text) && !GAZETTEER.is_place(text);
        *self.spelt.traits.is_everyday.get_or_init(is_everyday)
    }
}

/// The words that are spelt like others, by how they are written.
fn words<'a>(
    context: &'a Context<'a>,
    names: &'a Notes<TakenApart>,
    spelt: &'a [Spelt<'a>],
    alike: &[Vec<u32>],
) -> FxHashMap<&'a str, Word<'a>> {
    let new = |spelt: &'a Spelt<'a>| Word {
        spelt,
        context,
        places: Vec::new(),
        beside: BTreeSet::new(),
        before: BTreeSet::new(),
        behind: BTreeSet::new(),
        has_own_capital: false,
        has_article: false,
        in_quotation_only: true,
        is_denied: true,
    };
    let others = alike.iter().flatten().filter_map(|number| spelt.get(usize::try_from(*number).ok()?));
    let like_others = spelt.iter().zip(alike).filter(|(_, alike)| !alike.is_empty());
    let compared = like_others.map(|(word, _)| word).chain(others);
    let mut words: FxHashMap<&str, Word<'a>> = compared.map(|spelt| (spelt.text, new(spelt))).collect();
    for name in names.iter() {
        for (at, part) in name.parts.iter().enumerate().filter(|(_, part)| part.is_plain) {
            let Some(word) = words.get_mut(part.text.as_str()) else { continue };
            word.places.push(name.span(part));
            word.has_own_capital |= at > 0 || !name.begins_sentence;
            word.in_quotation_only &= part.is_quoted;
            word.is_denied &= part.is_denied;
            // "Velm's Adu" is two names.
            let before = at.checked_sub(1).and_then(|before| name.parts.get(before));
            word.before.extend(before.filter(|before| !before.is_possessive).map(|part| part.text.as_str()));
            let behind = name.parts.get(at + 1).filter(|_| !part.is_possessive);
            word.behind.extend(behind.map(|part| part.text.as_str()));
            word.has_article |= part.has_article;
            word.beside.extend(part.beside.iter().map(String::as_str));
        }
    }
    words.retain(|_, word| !word.is_denied);
    words
}

/// Whether a word is a double-barrelled name of which no list tells but by its halves: no two people of one draft have
/// almost the same.
fn is_made_of_two(context: &Context<'_>, word: &str) -> bool {
    word.contains('-') && !GAZETTEER.has_word(word) && !context.annotations.vocabulary.accepts(word)
}

/// Whether two words are so much alike that one may be a slip for the other.
fn is_spelt_like(word: &Spelt<'_>, other: &Spelt<'_>) -> bool {
    let one_edit = is_one_edit(word.folded(), other.folded());
    let long = word.letters().min(other.letters()) >= 8;
    let near_in_sound = long && is_one_edit(word.skeleton(), other.skeleton()) && !one_edit;
    word.text != other.text
        && (sounds_alike(word, other) || one_edit || near_in_sound)
        && !is_derived(word.folded(), other.folded())
}

fn sounds_alike(word: &Spelt<'_>, other: &Spelt<'_>) -> bool {
    word.skeleton() == other.skeleton() || word.folded() == other.folded()
}

/// Whether `word` is most likely a slip for `right`, which is spelt like it.
fn is_slip_of(word: &Word<'_>, right: &Word<'_>) -> bool {
    let is_rarer = || {
        word.places.len() < right.places.len()
            || word.places.len() == right.places.len() && is_weaker(word, right)
    };
    let is_begun = |word: &Word<'_>| !word.has_own_capital && word.is_everyday();
    if !is_rarer() || is_begun(word) || is_begun(right) || word.beside.contains(right.spelt.text) {
        return false;
    }
    let sounds_alike = sounds_alike(word.spelt, right.spelt);
    let one_edit = is_one_edit(word.spelt.folded(), right.spelt.folded());
    // A quoted document may spell a name in its own way.
    if sounds_alike && word.in_quotation_only && !one_edit {
        return false;
    }
    let shares_name = word.before.intersection(&right.before).any(|name| !is_title(name));
    let shares_surname = word.behind.intersection(&right.behind).next().is_some();
    if GAZETTEER.is_place(word.spelt.text) && GAZETTEER.is_place(right.spelt.text) {
        return false;
    }
    // The Institut Pasteur and the Broad Institute each have their own form.
    if [word.spelt.text, right.spelt.text].iter().any(|text| name_kind::is_of_other_language(text))
        && !shares_name
    {
        return false;
    }
    // "Sion Simon" is one person.
    if word.behind.contains(right.spelt.text) || word.before.contains(right.spelt.text) {
        return false;
    }
    if word.is_everyday() && right.is_everyday() && !right.has_given_name()
        || differs_in_first_case(word.spelt.text, right.spelt.text)
    {
        return false;
    }
    if word.is_known() {
        // A known name may be another person's: only a shared name, or a surname that nobody introduced
        // beside one that somebody did and that is used again and again, shows that it is not.
        let is_alone = word.before.is_empty() && word.behind.is_empty() && !word.has_article;
        let is_lone_surname = word.places.len() == 1 && is_alone && !GAZETTEER.is_given_name(word.spelt.text);
        let has_own_capital = word.has_own_capital || !word.is_everyday();
        let is_certain = right.places.len() > 2
            && (right.has_given_name() || right.is_introduced() && right.behind.is_empty())
            && has_own_capital
            && !GAZETTEER.is_place(word.spelt.text);
        let differs_in_case = shares_surname && word.spelt.folded() == right.spelt.folded();
        return shares_name && !GAZETTEER.is_given_name(word.spelt.text)
            || is_lone_surname && is_certain
            || differs_in_case
            || shares_surname && given::are_one(word.spelt.text, right.spelt.text);
    }
    // Two people are introduced by two names, and two given names stand before two surnames.
    let are_two_people =
        !shares_name && word.is_introduced() && right.is_introduced() && right.places.len() < 3;
    let are_given_names = !word.behind.is_empty()
        && !shares_surname
        && !right.behind.is_empty()
        && GAZETTEER.is_given_name(right.spelt.text);
    // "a Harbourer", of the Harbour club.
    let is_coined = right.is_everyday()
        && ["r", "er", "y"]
            .iter()
            .any(|ending| word.spelt.folded().strip_suffix(ending) == Some(right.spelt.folded()));
    // "James Bovard" is not of the Board.
    let is_person = word.has_given_name() && !right.has_given_name();
    let is_other_kind = right.is_everyday() && (is_person || word.is_introduced() && !right.is_introduced());
    !are_two_people && !are_given_names && !is_coined && !is_other_kind
}

/// "Al-Velmi" where a sentence begins, "al-Velmi" elsewhere.
fn differs_in_first_case(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase() && one.get(1..) == other.get(1..)
}

/// Of two spellings that are used equally often, the one that is less to be trusted.
fn is_weaker(word: &Word<'_>, right: &Word<'_>) -> bool {
    let trust = |word: &Word<'_>| (word.is_known(), word.is_introduced());
    let place = |word: &Word<'_>| word.places.first().map_or(0, |span| span.start);
    trust(word) < trust(right) || trust(word) == trust(right) && place(word) > place(right)
}

/// The finding about a word that is most likely another's slip, each with its places.
fn report(
    context: &Context<'_>,
    (word, places): (&str, &[Span]),
    (right, rights): (&str, &[Span]),
) -> Option<Finding> {
    let message =
        format!("“{word}” here, “{right}” elsewhere: one name, or two people? Check which is right.");
    let edits: Option<Vec<Edit>> = places.iter().map(|place| context.edit(*place, right)).collect();
    let fix =
        edits.map(|edits| Fix { title: format!("Change to “{right}”"), edits, safety: Safety::Unsafe });
    let (first, others) = places.split_first()?;
    let mut finding = context.finding(*first, message).with_fix(fix);
    if given::are_one(word, right) {
        // Each of them is right for somebody.
        finding = finding.at_most(Level::Warning);
    }
    finding.related.extend(rights.first().map(|place| context.related(*place, "the other spelling")));
    finding.related.extend(others.iter().map(|place| context.related(*place, "here too")));
    Some(finding)
}
