//! Where the names of a draft are written.

use super::collect::{Known, before_small_compound, given_words, is_suffix};
use super::{Form, NamePlace};
use crate::annotations::Annotations;
use crate::annotations::date;
use crate::annotations::name::{PARTICLES, is_everyday, is_title};
use crate::annotations::name_kind;
use crate::annotations::word::{Classes, Word, fold};
use crate::document::{BlockKind, Document};
use crate::lexicon::gazetteer::{GAZETTEER, LONGEST_NAME};
use crate::syntax::Tag;
use crate::text::Span;
use std::collections::HashMap;

/// The places of each of the names, in order.
pub(super) fn find(document: &Document, annotations: &Annotations, known: &[Known]) -> Vec<Vec<NamePlace>> {
    let mut finder = Finder::new(annotations, known);
    for (index, sentence) in annotations.sentences().iter().enumerate() {
        let Some(tree) = annotations.trees.get(index) else { continue };
        let block = document.blocks.get(sentence.block).map(|block| block.kind);
        let in_heading = matches!(
            block,
            Some(BlockKind::Headline | BlockKind::Subhead | BlockKind::Byline | BlockKind::Dateline)
        );
        let words = tree.words().iter().enumerate().map(|(number, word)| {
            let text = document.prose_of(word.span);
            let bare = before_small_compound(text);
            let span = Span::new(word.span.start, word.span.start + bare.len());
            Spot { span, text: bare, tag: tree.tag(number), token: word.token }
        });
        let words: Vec<Spot<'_>> = words.collect();
        finder.read(&Row { words: &words, in_heading });
    }
    finder.places
}

/// A word of a sentence.
#[derive(Clone, Copy)]
struct Spot<'a> {
    span: Span,
    text: &'a str,
    tag: Tag,
    token: usize,
}

/// The words of one sentence.
struct Row<'a> {
    words: &'a [Spot<'a>],
    in_heading: bool,
}

struct Finder<'a> {
    annotations: &'a Annotations,
    known: &'a [Known],
    /// The names by their folded last word, as indices of `known`.
    by_last: HashMap<&'a str, Vec<usize>>,
    /// People by their folded first word; `None` where two share it.
    by_given: HashMap<&'a str, Option<usize>>,
    /// The name that was last given in full of those that end in a word.
    last_full: HashMap<&'a str, usize>,
    /// Whom a surname that stood alone meant first. Others of that surname are named in full from then on.
    bearer: HashMap<&'a str, usize>,
    /// Where the last place that was found ends: no two places share a word.
    taken_until: usize,
    places: Vec<Vec<NamePlace>>,
}

impl<'a> Finder<'a> {
    fn new(annotations: &'a Annotations, known: &'a [Known]) -> Self {
        let mut by_last: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut by_given = HashMap::new();
        for (index, name) in known.iter().enumerate() {
            by_last.entry(name.last()).or_default().push(index);
            let given = name.forms.first().and_then(|form| form.first()).filter(|_| name.has_short_forms());
            if let Some(given) = given {
                by_given.entry(given.as_str()).and_modify(|owner| *owner = None).or_insert(Some(index));
            }
        }
        let places = vec![Vec::new(); known.len()];
        Self {
            annotations,
            known,
            by_last,
            by_given,
            last_full: HashMap::new(),
            bearer: HashMap::new(),
            taken_until: 0,
            places,
        }
    }

    fn read(&mut self, row: &Row<'_>) {
        for at in 0..row.words.len() {
            let Some(word) = row.words.get(at).filter(|word| word.text.starts_with(char::is_uppercase))
            else {
                continue;
            };
            let folded = fold(word.text);
            if let Some((last, owners)) = self.by_last.get_key_value(folded.as_ref()) {
                let (last, owners) = (*last, owners.clone());
                self.ends_a_name(row, at, last, &owners);
            } else if let Some(Some(owner)) = self.by_given.get(folded.as_ref()).copied()
                && self.is_given_name_alone(row, at)
            {
                self.note(owner, row, at..at + 1, Form::Given, false);
            }
        }
    }

    /// A word that is the last of some names: the longest that stands here in full, or a surname alone.
    fn ends_a_name(&mut self, row: &Row<'_>, at: usize, last: &'a str, owners: &[usize]) {
        let known = self.known;
        let full = owners.iter().filter_map(|owner| {
            let forms = known.get(*owner)?.forms.iter();
            let fitting = forms.filter(|form| is_written(row, at, form)).map(Vec::len).max();
            Some((fitting?, *owner))
        });
        if let Some((length, owner)) = full.max() {
            let stands_alone = if length > 1 {
                !goes_on(row, at)
            } else {
                is_bounded(row, at, at) && row.is_name(at) && !self.begins_a_longer(row, at)
            };
            if stands_alone {
                self.last_full.insert(last, owner);
                self.note(owner, row, at + 1 - length..at + 1, Form::Full, false);
            }
            return;
        }
        let people: Vec<usize> = owners
            .iter()
            .copied()
            .filter(|owner| known.get(*owner).is_some_and(Known::has_short_forms))
            .collect();
        let Some(first) = people.first() else { return };
        let meant = self.bearer.get(last).or(self.last_full.get(last));
        let owner = *meant.filter(|owner| people.contains(owner)).unwrap_or(first);
        let start = start_with_particles(row, at, known.get(owner));
        if is_bounded(row, start, at) {
            let named_so_far = people
                .iter()
                .filter(|person| self.places.get(**person).is_some_and(|places| !places.is_empty()));
            let doubtful = named_so_far.count() > 1;
            self.bearer.entry(last).or_insert(owner);
            self.note(owner, row, start..at + 1, Form::Surname, doubtful);
        }
    }

    /// Whether a name of several words is written in full from a word on.
    fn begins_a_longer(&self, row: &Row<'_>, at: usize) -> bool {
        let ends = (at + 1..row.words.len()).take(LONGEST_NAME);
        ends.filter_map(|end| Some((end, self.by_last.get(fold(row.words.get(end)?.text).as_ref())?))).any(
            |(end, owners)| {
                let forms =
                    owners.iter().filter_map(|owner| self.known.get(*owner)).flat_map(|name| &name.forms);
                forms.filter(|form| form.len() == end - at + 1).any(|form| is_written(row, end, form))
            },
        )
    }

    fn is_given_name_alone(&self, row: &Row<'_>, at: usize) -> bool {
        let Some(word) = row.words.get(at) else { return false };
        let next = row.words.get(at + 1);
        if next.is_some_and(|next| next.text.starts_with(char::is_uppercase)) {
            return false;
        }
        let is_given = GAZETTEER.is_given_name(word.text) && !name_kind::is_place(word.text);
        is_given && row.is_name(at) && is_bounded(row, at, at) && !row.in_heading
    }

    fn note(
        &mut self,
        owner: usize,
        row: &Row<'_>,
        words: std::ops::Range<usize>,
        form: Form,
        doubtful: bool,
    ) {
        let is_person = self.known.get(owner).is_some_and(|known| known.is_person);
        let Some(spots) = row.words.get(words.clone()) else { return };
        let texts: Vec<&str> = spots.iter().map(|spot| spot.text).collect();
        let given = if is_person && form == Form::Full { given_words(&texts) } else { 0 };
        let spans: Vec<Span> = spots.iter().map(|spot| spot.span).collect();
        let whole = spans.iter().copied().reduce(Span::join).unwrap_or_default();
        let ending = row.words.get(words.end).zip(spots.last());
        let apostrophe = ending.filter(|(ending, last)| {
            ending.token == last.token
                && matches!(ending.text, "'" | "’")
                && ending.span.start == last.span.end
        });
        let place = NamePlace {
            words: spans,
            given,
            form,
            quoted: self.annotations.is_quoted(whole),
            in_heading: row.in_heading,
            doubtful,
            apostrophe: apostrophe.map(|(ending, _)| ending.span),
        };
        if let Some(places) = self.places.get_mut(owner).filter(|_| self.taken_until <= whole.start) {
            self.taken_until = whole.end;
            places.push(place);
        }
    }
}

impl Row<'_> {
    fn is_name(&self, at: usize) -> bool {
        self.in_heading
            || self.words.get(at).is_some_and(|word| word.tag.is_name() || !is_everyday(word.text))
    }
}

/// Whether the folded words of a form end at a word of the row.
fn is_written(row: &Row<'_>, at: usize, form: &[String]) -> bool {
    let Some(words) = (at + 1).checked_sub(form.len()).and_then(|start| row.words.get(start..=at)) else {
        return false;
    };
    // "will Moss" is no Will Moss.
    let has_capital = words.first().is_some_and(|word| word.text.starts_with(char::is_uppercase));
    has_capital && words.iter().zip(form).all(|(word, wanted)| fold(word.text) == *wanted)
}

/// Where a surname that ends at a word begins: at its particles, where they are written.
fn start_with_particles(row: &Row<'_>, at: usize, known: Option<&Known>) -> usize {
    let form = known.and_then(|known| known.forms.first());
    let Some(surname) = form.and_then(|form| form.get(given_words(form)..)) else { return at };
    let start = (at + 1).checked_sub(surname.len());
    let words = start.and_then(|start| row.words.get(start..=at)).unwrap_or_default();
    let is_whole = words.len() == surname.len()
        && words.iter().zip(surname).all(|(word, wanted)| fold(word.text) == *wanted);
    if is_whole { at + 1 - surname.len() } else { at }
}

/// Whether no neighbour makes the words `first..=last` a part of another, longer name.
fn is_bounded(row: &Row<'_>, first: usize, last: usize) -> bool {
    let own_last = row.words.get(last);
    let before = first.checked_sub(1).and_then(|at| row.words.get(at));
    let is_capital = |word: &&Spot<'_>| word.text.starts_with(char::is_uppercase) && word.tag.is_name();
    if row.in_heading {
        return !before.is_some_and(|word| GAZETTEER.is_given_name(word.text));
    }
    let part_of_longer = before.filter(is_capital).is_some_and(|word| {
        !is_title(word.text)
            && !Word::of_tagged(word.text, Tag::Name).is(Classes::ROLE)
            && !name_is_over(word)
    });
    // "the Marsh" is no Mr. Marsh.
    let is_thing = before.is_some_and(|word| word.tag == Tag::Determiner)
        && own_last.is_some_and(|own| is_everyday(own.text));
    let after_particle = before.is_some_and(|word| PARTICLES.contains(word.text) && word.tag.is_name());
    !part_of_longer && !is_thing && !goes_on(row, last) && !after_particle
}

/// Whether the word behind makes the one at `last` a part of a longer name: "the Oda Moss Foundation".
fn goes_on(row: &Row<'_>, last: usize) -> bool {
    let next = row.words.get(last + 1);
    let is_capital = next.is_some_and(|word| word.text.starts_with(char::is_uppercase) && word.tag.is_name());
    is_capital && !row.in_heading && !next.is_some_and(|word| name_is_over(word) || is_suffix(word.text))
}

/// Days and months are no part of a name beside them.
fn name_is_over(word: &Spot<'_>) -> bool {
    date::Weekday::of_name(word.text).is_some() || date::is_month(word.text)
}
