//! Which names a draft has: runs of capitalised words without what goes before a name, and the names of sources.

use crate::annotations::date;
use crate::annotations::name::{Name, PARTICLES, is_everyday, is_title};
use crate::annotations::name_kind;
use crate::annotations::word::{Classes, Word, fold};
use crate::annotations::{Annotations, SourceClass};
use crate::document::{BlockKind, Document, is_title_under_byline};
use crate::lexicon::gazetteer::GAZETTEER;
use crate::syntax::Tag;
use crate::text::Span;
use std::collections::{HashMap, HashSet};

/// One name that the draft has.
#[derive(Debug)]
pub(super) struct Known {
    /// The fullest form as first written in it.
    pub shown: String,
    /// The folded words of every full form.
    pub forms: Vec<Vec<String>>,
    /// Whether it reads as a person's.
    pub is_person: bool,
    /// Whether a byline alone has it. Whoever writes the draft is not meant where it says a surname or a given name.
    pub is_in_byline_only: bool,
}

impl Known {
    /// Whether a surname or a given name alone may stand for it.
    pub fn has_short_forms(&self) -> bool {
        self.is_person && !self.is_in_byline_only
    }

    /// The folded last word, a person's surname.
    pub fn last(&self) -> &str {
        self.forms.first().and_then(|form| form.last()).map_or("", String::as_str)
    }
}

/// How many of a full name's words are given names: all before the last and its particles.
pub(in crate::annotations) fn given_words<T: AsRef<str>>(words: &[T]) -> usize {
    let mut given = words.len().saturating_sub(1);
    while given > 1
        && words.get(given - 1).is_some_and(|word| PARTICLES.contains(&word.as_ref().to_lowercase()))
    {
        given -= 1;
    }
    given
}

/// The names of a document. Names of one word that are a part of a longer one are no names of their own.
pub(super) fn names(document: &Document, annotations: &Annotations) -> Vec<Known> {
    let mut collector = Collector::default();
    let found = candidates(document, annotations);
    let (several, single): (Vec<_>, Vec<_>) = found.into_iter().partition(|words| words.len() > 1);
    let surnames: HashSet<&str> =
        several.iter().filter(|words| is_person(words)).filter_map(|words| words.last().copied()).collect();
    let is_title_only = |words: &Vec<&str>| {
        let last = words.last().filter(|_| words.len() == 2);
        words.first().is_some_and(|first| is_title(first)) && last.is_some_and(|last| surnames.contains(last))
    };
    for words in several.into_iter().filter(|words| !is_title_only(words)) {
        collector.add(words);
    }
    let parts: HashSet<String> = collector.parts_of_people();
    for words in
        single.into_iter().filter(|words| !words.iter().any(|word| parts.contains(fold(word).as_ref())))
    {
        collector.add(words);
    }
    let in_body = collector.known.len();
    for words in in_bylines(document, annotations).into_iter().filter(|words| words.len() > 1) {
        collector.add(words);
    }
    for known in collector.known.iter_mut().skip(in_body) {
        known.is_in_byline_only = true;
    }
    collector.known
}

#[derive(Default)]
struct Collector {
    known: Vec<Known>,
    /// The names that end in a folded word, as indices of `known`.
    by_last: HashMap<String, Vec<usize>>,
}

impl Collector {
    fn add(&mut self, words: Vec<&str>) {
        let form: Vec<String> = words.iter().map(|word| fold(word).into_owned()).collect();
        let Some(last) = form.last().cloned() else { return };
        let same = self.by_last.entry(last).or_default();
        let known = same.iter().copied().find(|index| {
            self.known.get(*index).is_some_and(|known| known.forms.iter().any(|other| agree(other, &form)))
        });
        match known.and_then(|index| self.known.get_mut(index)) {
            Some(known) if known.forms.contains(&form) => {}
            Some(known) => {
                let fullest = known.forms.iter().map(Vec::len).max().unwrap_or(0);
                if form.len() > fullest {
                    known.shown = words.join(" ");
                }
                known.forms.push(form);
            }
            None => {
                same.push(self.known.len());
                let is_person = is_person(&words);
                let shown = words.join(" ");
                self.known.push(Known { shown, forms: vec![form], is_person, is_in_byline_only: false });
            }
        }
    }

    fn parts_of_people(&self) -> HashSet<String> {
        let people = self.known.iter().filter(|known| known.is_person);
        people.flat_map(|known| known.forms.iter().flatten().cloned()).collect()
    }
}

/// Whether two full forms that end alike are one person's: the given names begin alike, or one is an initial.
fn agree(one: &[String], other: &[String]) -> bool {
    if one == other {
        return true;
    }
    let (Some(first), Some(second)) = (one.first(), other.first()) else { return false };
    let is_initial = |word: &str, of: &str| {
        word.strip_suffix('.').is_some_and(|letter| letter.chars().count() == 1 && of.starts_with(letter))
    };
    one.len() > 1
        && other.len() > 1
        && (one.len() != other.len() || is_initial(first, second) || is_initial(second, first))
        && (first == second || is_initial(first, second) || is_initial(second, first))
}

/// Everything in the body that is written as a name, word by word. Headings are left out, since any word may have a
/// capital there.
fn candidates<'a>(document: &'a Document, annotations: &Annotations) -> Vec<Vec<&'a str>> {
    let mut found = Vec::new();
    for name in annotations.names.iter().filter(|name| !name.in_heading) {
        found.extend(parts(document, annotations, name));
    }
    for source in annotations.attributions.iter().filter_map(|attribution| attribution.source.as_ref()) {
        if let Some(name) = source.name.filter(|_| source.class == SourceClass::NamedOrganisation) {
            let words: Vec<&str> = document.prose_of(name).split_whitespace().collect();
            let words = words.strip_prefix(&["The"]).or(words.strip_prefix(&["the"])).unwrap_or(&words);
            // Only what has small words within, since the runs above have the others.
            if words.iter().any(|word| word.starts_with(char::is_lowercase)) {
                found.push(words.to_vec());
            }
        }
    }
    found
}

/// The names in bylines.
fn in_bylines<'a>(document: &'a Document, annotations: &Annotations) -> Vec<Vec<&'a str>> {
    let is_byline =
        |name: &&Name| document.blocks.get(name.block).is_some_and(|block| block.kind == BlockKind::Byline);
    let names = annotations.names.iter().filter(is_byline);
    let names = names.flat_map(|name| parts(document, annotations, name));
    names.filter(|words| !is_title_under_byline(&words.join(" "))).collect()
}

/// The names in a run of capitalised words: a possessor is a name of its own ("Velm’s Harbour Board").
fn parts<'a>(document: &'a Document, annotations: &Annotations, name: &Name) -> Vec<Vec<&'a str>> {
    let mut parts = Vec::new();
    let mut part: Vec<(&'a str, Tag)> = Vec::new();
    for (span, tag) in words_in(annotations, name.span) {
        let word = document.prose_of(span);
        if tag == Tag::PossessiveEnding || word.starts_with(['\'', '’']) {
            parts.extend(bare(&part));
            part.clear();
        } else {
            // "Moss-led" is of Moss.
            part.push((before_small_compound(word), tag));
        }
    }
    parts.extend(bare(&part));
    parts
}

/// The words of a name without titles, days and the first words of a sentence; `None` where nothing is left.
fn bare<'a>(words: &[(&'a str, Tag)]) -> Option<Vec<&'a str>> {
    let mut words = words;
    while let Some((_, rest)) = words.split_first().filter(|((word, _), _)| is_small(word)) {
        words = rest;
    }
    while let Some((_, rest)) = words.split_last().filter(|((word, _), _)| is_small(word) || is_suffix(word))
    {
        words = rest;
    }
    let behind_titles =
        words.iter().rposition(|(word, tag)| is_no_part(word, *tag)).map_or(0, |last| last + 1);
    // "General Motors" and "Justice Department" are titles in looks only.
    let is_of_thing = words.last().is_some_and(|(last, _)| is_thing(last));
    let first = if is_of_thing && words.len() > 1 && behind_titles + 1 >= words.len() {
        words.iter().position(|(_, tag)| tag.is_name())?
    } else {
        behind_titles
    };
    let kept: Vec<&str> = words.get(first..)?.iter().map(|(word, _)| *word).collect();
    let kept = if is_of_thing { kept.as_slice() } else { without_role(&kept) };
    let is_plain_word = kept.len() == 1 && kept.iter().all(|word| is_everyday(word) && !is_likely_part(word));
    let has_letters =
        kept.iter().any(|word| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1);
    (has_letters && !is_plain_word).then(|| kept.to_vec())
}

/// A person's name without what everyday words before it say of the person: "Harbour Board Speaker Oda Moss".
fn without_role<'a, 'b>(words: &'b [&'a str]) -> &'b [&'a str] {
    let is_role =
        |word: &str| Word::of_tagged(word, Tag::Name).is(Classes::ROLE) && !GAZETTEER.is_given_name(word);
    let behind_role =
        words.iter().take(words.len().saturating_sub(1)).take_while(|word| is_role(word)).count();
    let words = words.get(behind_role..).unwrap_or(words);
    let given =
        words.iter().take(words.len().saturating_sub(1)).position(|word| GAZETTEER.is_given_name(word));
    let before = given.and_then(|given| words.get(..given)).unwrap_or_default();
    let rest = words.get(before.len()..).unwrap_or(words);
    if before.iter().all(|word| is_everyday(word)) { rest } else { words }
}

/// A word that builds sentences, with the capital of one.
fn is_small(word: &str) -> bool {
    let classes = Word::of_tagged(word, Tag::Name);
    let is_of_sentence = [
        Classes::DETERMINER,
        Classes::SUBJECT,
        Classes::PREPOSITION,
        Classes::AUXILIARY,
        Classes::MODAL,
        Classes::COORDINATOR,
        Classes::SUBORDINATOR,
        Classes::ADVERB,
    ];
    is_of_sentence.iter().any(|class| classes.is(*class)) && !GAZETTEER.is_given_name(word)
}

/// What follows a surname: "Jr."
pub(super) fn is_suffix(word: &str) -> bool {
    matches!(word, "Jr" | "Jr." | "Sr" | "Sr.")
}

fn is_no_part(word: &str, tag: Tag) -> bool {
    !tag.is_name() && !is_likely_part(word) || is_title(word) || is_of_calendar(word)
}

/// Whether a name that ends so is of a thing rather than of a person.
fn is_thing(last: &str) -> bool {
    is_everyday(last) && !name_kind::is_surname(last)
}

/// The part of a compound before its small rest: "Moss" of "Moss-led".
pub(super) fn before_small_compound(word: &str) -> &str {
    match word.split_once('-') {
        Some((name, rest)) if rest.starts_with(char::is_lowercase) && name.len() > 2 => name,
        _ => word,
    }
}

/// The grammar's words in a span of the prose, each with its tag.
pub(super) fn words_in(annotations: &Annotations, span: Span) -> impl Iterator<Item = (Span, Tag)> {
    let tree = annotations.text.at(span.start).and_then(|sentence| annotations.trees.get(sentence));
    let words = tree.into_iter().flat_map(|tree| {
        tree.words().iter().enumerate().map(move |(index, word)| (word.span, tree.tag(index)))
    });
    words.filter(move |(word, _)| span.covers(*word))
}

/// Whether a full name reads as a person's.
fn is_person(words: &[&str]) -> bool {
    let whole = words.join(" ");
    let has_small_word =
        words.iter().any(|word| word.starts_with(char::is_lowercase) && !PARTICLES.contains(word));
    let known_otherwise = name_kind::organisation(&whole).is_some()
        || name_kind::outlet(&whole, false).is_some()
        || name_kind::is_outlet_name(&whole)
        || name_kind::is_place(&whole);
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let ends_in_thing = if words.len() > 2 { is_thing(last) } else { false };
    let is_number = |word: &str| word.chars().any(|letter| letter.is_ascii_digit()) || is_roman(word);
    words.len() > 1
        && !has_small_word
        && !known_otherwise
        && !ends_in_thing
        && !words.iter().any(|word| is_number(word))
        && (GAZETTEER.is_given_name(first)
            || !name_kind::is_place(first)
                && (!is_everyday(last) || name_kind::is_surname(last) && !is_everyday(first)))
}

/// A ruler's number: "II".
fn is_roman(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'))
}

fn is_likely_part(word: &str) -> bool {
    PARTICLES.contains(word) || GAZETTEER.has_word(word) || !is_everyday(word)
}

fn is_of_calendar(word: &str) -> bool {
    date::Weekday::of_name(word).is_some() || date::is_month(word)
}
