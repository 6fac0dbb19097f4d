//! Which mentions mean one source.

use crate::annotations::source::{Source, SourceClass};
use crate::annotations::word::fold;
use crate::document::Document;
use crate::sentence::Sentences;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// How many sentences back a pronoun may reach.
const REACH: usize = 2;

/// One mention, as it is compared with others.
#[derive(Clone, Debug)]
pub(super) struct Mention<'a> {
    /// How it reads, without what follows a relative pronoun.
    pub shown: &'a str,
    /// The same folded, without article and possessive ending.
    key: Cow<'a, str>,
    class: SourceClass,
    /// The folded words of a name, titles left out.
    name: Vec<Cow<'a, str>>,
    /// The folded role or other head noun.
    role: Cow<'a, str>,
    plural: bool,
    /// Whether it points back: the, this, that, both, her.
    definite: bool,
    sentence: usize,
    block: usize,
    /// Where the mention starts: two that start at one place are one.
    start: usize,
}

impl<'a> Mention<'a> {
    /// A source's mention in the sentence of that index.
    pub fn of(document: &'a Document, text: &Sentences, source: &Source, sentence: usize) -> Self {
        let whole = document.prose_of(source.span);
        let relative = |word: &str| matches!(word, "who" | "which" | "that" | "whose");
        let mut later = whole.match_indices(' ').map(|(at, _)| (at, whole.get(at + 1..).unwrap_or("")));
        let relative = later.find(|(_, rest)| rest.split(' ').next().is_some_and(relative));
        let shown = relative.and_then(|(at, _)| whole.get(..at)).unwrap_or(whole);
        let shown = shown.trim_end_matches([',', ' ']);
        let folded = fold(shown);
        let first = folded.split(' ').next().unwrap_or("");
        let definite = matches!(
            first,
            "the" | "this" | "that" | "these" | "those" | "both" | "his" | "her" | "its" | "their"
        );
        Self {
            key: within(folded, |folded| bare(folded.strip_prefix("the ").unwrap_or(folded))),
            class: source.class,
            name: source.name.map_or_else(Vec::new, |name| name_words(document.prose_of(name))),
            role: fold(document.prose_of(source.head)),
            plural: source.plural,
            definite,
            sentence,
            block: text.sentences.get(sentence).map_or(0, |sentence| sentence.block),
            start: source.span.start,
            shown,
        }
    }

    /// Whether it tells the reader more of the source than that name of that class does.
    pub fn tells_more_than(&self, name: &str, class: SourceClass) -> bool {
        let rank = |class: SourceClass| usize::from(class != SourceClass::Pronoun);
        let named = !self.name.is_empty();
        rank(self.class) > rank(class)
            || named && class == self.class && self.name.len() > 1 && name.split(' ').count() < 2
    }

    fn is_person(&self) -> bool {
        match self.class {
            SourceClass::NamedPerson => true,
            SourceClass::Anonymous => !self.plural,
            SourceClass::Institution => self.role.contains("spokes"),
            SourceClass::Pronoun => !self.role.is_empty() && self.definite,
            _ => false,
        }
    }
}

/// The folded words of a name without titles and possessive ending.
fn name_words(name: &str) -> Vec<Cow<'_, str>> {
    let words = name.split(' ').filter(|word| !word.ends_with('.') || word.len() == 2);
    words.map(|word| within(fold(word), bare)).collect()
}

/// A folded word without a possessive ending.
fn bare(word: &str) -> &str {
    word.trim_end_matches("'s").trim_end_matches('\'')
}

/// A part of a text, which is a copy only if the text is one.
fn within<'a>(text: Cow<'a, str>, part: impl Fn(&str) -> &str) -> Cow<'a, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(part(text)),
        Cow::Owned(text) => Cow::Owned(part(&text).to_owned()),
    }
}

/// The mentions so far, each with the number of its entry.
#[derive(Default)]
pub(super) struct Resolver<'a> {
    known: Vec<(usize, Mention<'a>)>,
    /// The last entry for each key in one number.
    by_key: FxHashMap<(Cow<'a, str>, bool), usize>,
    /// The entry for each place where a mention starts.
    by_start: FxHashMap<usize, usize>,
    /// The mentions of each surname, as indices of `known`.
    by_surname: FxHashMap<Cow<'a, str>, Vec<usize>>,
    /// The mentions of each role by its last word, as indices of `known`.
    by_role: FxHashMap<Cow<'a, str>, Vec<usize>>,
    /// The pronouns by which each entry is known to be meant.
    pronouns: FxHashMap<usize, Vec<&'static str>>,
}

impl<'a> Resolver<'a> {
    /// The entry that a mention means, if one before it is certain.
    pub fn find(&self, mention: &Mention<'_>) -> Option<usize> {
        match &*mention.key {
            "he" | "she" | "his" | "her" | "him" => return self.person(mention),
            "they" | "their" | "them" => {
                return self.last(mention, |other| other.plural && other.class != SourceClass::Pronoun);
            }
            "it" | "its" => return self.last(mention, is_thing),
            "who" | "which" | "that" => return None,
            _ => {}
        }
        if let Some(surname) = mention.name.last() {
            let same = |other: &Mention<'_>| agree(&other.name, &mention.name);
            return self.latest(self.by_surname.get(surname), same).or_else(|| self.by_key(mention));
        }
        let singular_indefinite =
            mention.class == SourceClass::Anonymous && !mention.plural && !mention.definite;
        if singular_indefinite {
            return self.by_start.get(&mention.start).copied();
        }
        self.by_key(mention).or_else(|| self.by_role(mention))
    }

    /// Remembers a mention of that entry.
    pub fn note(&mut self, number: usize, mention: Mention<'a>) {
        if let Some(pronoun) = pronoun_of(&mention.key, mention.shown) {
            let pronouns = self.pronouns.entry(number).or_default();
            if !pronouns.contains(&pronoun) {
                pronouns.push(pronoun);
            }
        }
        let index = self.known.len();
        self.by_key.insert((mention.key.clone(), mention.plural), number);
        self.by_start.insert(mention.start, number);
        if let Some(surname) = mention.name.last() {
            self.by_surname.entry(surname.clone()).or_default().push(index);
        }
        self.by_role.entry(within(mention.role.clone(), last_word)).or_default().push(index);
        self.known.push((number, mention));
    }

    /// The entry of the last of some mentions that fits.
    fn latest(&self, among: Option<&Vec<usize>>, fits: impl Fn(&Mention<'_>) -> bool) -> Option<usize> {
        let mentions = among.into_iter().flatten().rev().filter_map(|index| self.known.get(*index));
        mentions.filter(|(_, other)| fits(other)).map(|(number, _)| *number).next()
    }

    fn by_key(&self, mention: &Mention<'_>) -> Option<usize> {
        self.by_key.get(&(mention.key.clone(), mention.plural)).copied()
    }

    /// "The minister" after "Prime Minister Jana Novak", "the official" after "a senior official".
    fn by_role(&self, mention: &Mention<'_>) -> Option<usize> {
        let role = &*mention.role;
        let same = |other: &Mention<'_>| {
            let head = other.role.strip_suffix(role);
            let fits = head.is_some_and(|before| before.is_empty() || before.ends_with(' '));
            fits && other.plural == mention.plural && other.key != mention.key
        };
        let among = self.by_role.get(last_word(role));
        among
            .filter(|_| mention.definite && !role.is_empty())
            .and_then(|among| self.latest(Some(among), same))
    }

    /// The only person whom "he" or "she" right behind can mean.
    fn person(&self, mention: &Mention<'_>) -> Option<usize> {
        let wanted = pronoun_of(&mention.key, "")?;
        let fits = |number: usize| {
            self.pronouns.get(&number).is_none_or(|known| known.iter().all(|pronoun| *pronoun == wanted))
        };
        let near = self.known.iter().rev().take_while(|(_, other)| {
            mention.sentence.saturating_sub(other.sentence) <= REACH
                && mention.block.saturating_sub(other.block) <= 1
        });
        near.filter(|(number, other)| (other.is_person() || is_he_or_she(&other.key)) && fits(*number))
            .map(|(number, _)| *number)
            .next()
    }

    fn last(&self, mention: &Mention<'_>, fits: impl Fn(&Mention<'_>) -> bool) -> Option<usize> {
        let (number, other) = self.known.last()?;
        let near = mention.sentence.saturating_sub(other.sentence) <= REACH
            && mention.block.saturating_sub(other.block) <= 1;
        let same = other.key == mention.key;
        (near && (fits(other) || same)).then_some(*number)
    }
}

fn last_word(role: &str) -> &str {
    role.rsplit(' ').next().unwrap_or("")
}

fn is_he_or_she(key: &str) -> bool {
    matches!(key, "he" | "she" | "his" | "her" | "him")
}

fn is_thing(mention: &Mention<'_>) -> bool {
    !mention.plural
        && matches!(
            mention.class,
            SourceClass::NamedOrganisation
                | SourceClass::Institution
                | SourceClass::Document
                | SourceClass::SecondHand
        )
}

/// Whether two names can be of one person: one has but the surname, or their given names are the same or
/// one is the other's initial.
fn agree(one: &[Cow<'_, str>], other: &[Cow<'_, str>]) -> bool {
    match (one, other) {
        ([_], _) | (_, [_]) => true,
        ([first, ..], [second, ..]) => first.starts_with(&**second) || second.starts_with(&**first),
        _ => false,
    }
}

/// He or she, by a pronoun itself or a title.
fn pronoun_of(key: &str, shown: &str) -> Option<&'static str> {
    match key {
        "he" | "his" | "him" => return Some("he"),
        "she" | "her" => return Some("she"),
        _ => {}
    }
    match shown.split(' ').next()? {
        "Mr." | "Mr" | "Sir" | "Lord" => Some("he"),
        "Mrs." | "Mrs" | "Ms." | "Ms" | "Miss" | "Lady" | "Dame" => Some("she"),
        _ => None,
    }
}
