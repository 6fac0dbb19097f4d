//! A person who comes in by surname alone.

use super::notes::Notes;
use super::{Context, Family, Question, Reach, Rule, article};
use crate::annotations::date::Weekday;
use crate::annotations::name::{Name, without_possessive};
use crate::annotations::name_kind;
use crate::annotations::word::{Classes, Word, fold};
use crate::annotations::{CueKind, SourceClass};
use crate::config::Dialect;
use crate::document::{BlockKind, Format};
use crate::finding::{Finding, Fix, Level, Safety};
use crate::lexicon::gazetteer::GAZETTEER;
use crate::sentence::TokenKind;
use crate::spelling::{Dictionary, is_one_edit};
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};

pub(super) const RULE: Rule = Rule {
    name: "missing-first-reference",
    summary: "A person who comes in by surname alone",
    page: include_str!("missing_first_reference.md"),
    family: Family::Names,
    level: Level::Warning,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

/// How many sentences a headline and the line under it may be.
const HEADLINE_SENTENCES: usize = 2;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let named = context.noted("names", Reach::Block, |block| named(context, block));
    let headline = may_be_headline(context);
    let in_headline = named.iter().take_while(|(name, _)| name.end <= headline).count();
    let order = context.derived("order", &(in_headline, &*named), || Order::of(&named, in_headline));
    let draft = Draft { context, names: named.iter().collect(), order: &order };
    order.first_alone.iter().filter_map(|number| draft.ask(*number)).collect()
}

/// A name that may bring somebody in.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum Named {
    /// Of several words; they and their parts, folded.
    Full { words: Vec<String>, in_heading: bool },
    /// By a surname alone in running text, behind a courtesy title at most; the surname folded.
    Alone { surname: String, is_quoted: bool },
}

/// The order in which a draft's names come, by their numbers.
struct Order {
    /// The names of several words by each word in them.
    full: FxHashMap<String, Vec<usize>>,
    /// Where a surname first stands alone of which no full name came before.
    first_alone: Vec<usize>,
}

impl Order {
    /// The first names, so many of them, may stand in a headline.
    fn of(named: &Notes<(Span, Named)>, in_headline: usize) -> Self {
        let mut full: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mut first_alone = Vec::new();
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        for (number, (_, named)) in named.iter().enumerate() {
            match named {
                Named::Full { words, .. } => {
                    words.iter().for_each(|word| full.entry(word.clone()).or_default().push(number));
                }
                Named::Alone { surname, is_quoted: false } if number >= in_headline => {
                    if !full.contains_key(surname) && seen.insert(surname) {
                        first_alone.push(number);
                    }
                }
                Named::Alone { .. } => {}
            }
        }
        Self { full, first_alone }
    }
}

struct Draft<'a> {
    context: &'a Context<'a>,
    /// Its names by their numbers.
    names: Vec<(Span, &'a Named)>,
    order: &'a Order,
}

/// A surname that stands alone, behind a courtesy title at most.
struct Bare<'a> {
    word: &'a str,
    span: Span,
    has_title: bool,
}

impl Draft<'_> {
    /// Asks for the full name of the surname that has that number.
    fn ask(&self, number: usize) -> Option<Finding> {
        let context = self.context;
        let (place, Named::Alone { surname, .. }) = self.names.get(number)? else { return None };
        let name = context.annotations.name_at(*place)?;
        let bare = bare(context, name)?;
        let mut full = self.order.full.get(surname).into_iter().flatten();
        let later = full.find_map(|full| self.person(*full, bare.word));
        let is_of_person = bare.has_title || later.is_some() || may_speak(context, &bare);
        if !is_of_person
            || is_known(bare.word)
            || !stands_alone(context, name, &bare)
            || self.is_slip_of_introduced(surname, number)
        {
            return None;
        }
        let word = bare.word;
        let message =
            format!("Who is {word}? Give the full name and the role here; after that the surname will do.");
        let finding = context.finding(bare.span, message);
        let finding = match later {
            Some(full) => finding.with_related(context.related(full, "the full name comes here")),
            None => finding,
        };
        Some(finding.with_fix(give_name(context, name, &bare, later)))
    }

    /// The name of several words that has that number, if it is of a person of that surname.
    fn person(&self, number: usize, surname: &str) -> Option<Span> {
        match self.names.get(number)? {
            (span, Named::Full { in_heading: false, .. }) => {
                is_person(span.of(&self.context.document.prose), surname).then_some(*span)
            }
            _ => None,
        }
    }

    /// Whether a surname is one letter off one that has come in with its full name: another rule asks which is right.
    fn is_slip_of_introduced(&self, surname: &str, number: usize) -> bool {
        let mut full = self.order.full.iter().filter(|(known, _)| is_one_edit(surname, known));
        full.any(|(_, names)| names.first().is_some_and(|first| *first < number))
    }
}

/// Up to which place of the prose text without markup and without a headline may be the headline and the line under it.
fn may_be_headline(context: &Context<'_>) -> usize {
    let is_plain = context.document.format == Format::Plain;
    if !is_plain || article::first(context.document, BlockKind::Headline).is_some() {
        return 0;
    }
    let mut first = context.annotations.sentences().iter().take(HEADLINE_SENTENCES);
    first.next_back().map_or(0, |sentence| sentence.span.end)
}

/// The names in a block that may bring somebody in.
fn named(context: &Context<'_>, block: usize) -> Vec<(Span, Named)> {
    let prose = &context.document.prose;
    let is_running =
        context.document.blocks.get(block).is_some_and(|block| block.kind == BlockKind::Paragraph);
    let named = context.annotations.names_in(block).iter().filter_map(|name| {
        let named = match bare(context, name) {
            None => {
                let words = name.span.of(prose).split(' ').map(without_possessive);
                let parts = words.flat_map(|word| {
                    let parts = word.split(['-', '/']).filter(move |part| *part != word);
                    std::iter::once(word).chain(parts)
                });
                let words = parts.map(|part| fold(part).into_owned()).collect();
                Named::Full { words, in_heading: name.in_heading }
            }
            Some(bare) if is_running => {
                let is_quoted = context.annotations.is_quoted(name.span);
                Named::Alone { surname: fold(bare.word).into_owned(), is_quoted }
            }
            Some(_) => return None,
        };
        Some((name.span, named))
    });
    named.collect()
}

/// The surname of a name that has nothing else but "Mr." or its like.
fn bare<'a>(context: &Context<'a>, name: &Name) -> Option<Bare<'a>> {
    let prose: &'a str = &context.document.prose;
    let tokens = context.annotations.text.tokens.get(name.tokens.clone())?;
    let (title, token) = match tokens {
        [token] => (None, token),
        [title, token] => (Some(title), token),
        _ => return None,
    };
    let is_courtesy = |word: &str| matches!(word.trim_end_matches('.'), "Mr" | "Mrs" | "Ms" | "Miss");
    let has_title = title.is_some();
    let word = without_possessive(token.span.of(prose));
    let span = Span::new(token.span.start, token.span.start + word.len());
    title.is_none_or(|title| is_courtesy(title.span.of(prose))).then_some(Bare { word, span, has_title })
}

/// Whether a name of several words is of a person of that surname.
fn is_person(name: &str, surname: &str) -> bool {
    let mut words = name.split(' ').map(without_possessive);
    let ends = words.clone().next_back() == Some(surname);
    let is_listed = name_kind::organisation(name).is_some() || name_kind::outlet(name, true).is_some();
    ends && !is_listed && words.any(|word| word != surname && name_kind::is_given_name(word))
}

/// Whether a surname that the list knows is somebody's who says something.
fn may_speak(context: &Context<'_>, bare: &Bare<'_>) -> bool {
    name_kind::is_only_surname(bare.word)
        && context.annotations.attributions_around(bare.span).any(|(_, attribution)| {
            let source = attribution.source.as_ref();
            let is_speaker = source.is_some_and(|source| source.span == bare.span);
            let speaks = attribution.cue.as_ref().is_some_and(|cue| cue.kind == CueKind::Communication);
            is_speaker && speaks && attribution.class() == SourceClass::NamedPerson
        })
}

/// Whether everybody knows who is meant, or the word may name something else.
fn is_known(word: &str) -> bool {
    let lower = word.to_lowercase();
    let is_plain = word.chars().skip(1).any(char::is_lowercase);
    !is_plain
        || Weekday::of_name(word).is_some()
        || GAZETTEER.is_household_name(word)
        || GAZETTEER.is_famous(word)
        || GAZETTEER.is_given_name(word)
        || GAZETTEER.is_place(word)
        || name_kind::organisation(word).is_some()
        || name_kind::outlet(word, true).is_some()
        || Dictionary::of(Dialect::EnUs).knows(&lower)
}

/// Whether nothing beside it says who it is, or makes it the name of something else: "the striker Abara", "Abara,
/// a nurse", "the Abara report", "Ana “Bo” Abara".
fn stands_alone(context: &Context<'_>, name: &Name, bare: &Bare<'_>) -> bool {
    let prose = &context.document.prose;
    let tokens = &context.annotations.text.tokens;
    let Some(sentence) = context.annotations.text.at(bare.span.start) else { return false };
    let Some(tree) = context.annotations.trees.get(sentence) else { return false };
    let first = context.annotations.sentences().get(sentence).map_or(0, |sentence| sentence.tokens.start);
    let before = name.tokens.start.checked_sub(1).filter(|at| *at >= first).and_then(|at| tokens.get(at));
    let tag = |span: Span| {
        let word = tree.words().iter().position(|word| word.span.overlaps(span));
        word.map(|word| tree.tag(word))
    };
    let is_led = before.is_some_and(|token| {
        let word = Word::of(prose, token);
        let is_noun = tag(token.span).is_some_and(|tag| tag.is_noun());
        is_noun || word.is(Classes::ROLE | Classes::DETERMINER)
    });
    // “Bo” Abara has a first name; “He left,” Abara said has none.
    let mark = |back: usize| {
        let at = name.tokens.start.checked_sub(back).filter(|at| *at >= first);
        at.and_then(|at| tokens.get(at)).map_or("", |token| token.span.of(prose))
    };
    let is_named_in_marks = matches!(mark(1), "”" | "\"" | "’" | "'" | ")" | "]")
        && !matches!(mark(2), "," | "." | "?" | "!" | "…" | "—");
    let behind = tokens.get(name.tokens.end);
    let is_followed = behind.is_some_and(|token| {
        let is_mark = matches!(token.span.of(prose), "," | "(" | "-" | "–" | "—" | "/" | "&" | "’" | ":");
        let is_noun = tag(token.span).is_some_and(|tag| tag.is_noun());
        // "Mr. Abara is a nurse in Velm."
        let says_who = token.span.of(prose) == "is";
        is_mark
            || is_noun
            || says_who
            || token.kind == TokenKind::Number
            || !token.spaced && token.kind == TokenKind::Word
    });
    !is_led && !is_followed && !is_named_in_marks
}

/// The full name that the draft or the house knows, or room for it.
fn give_name(context: &Context<'_>, name: &Name, bare: &Bare<'_>, later: Option<Span>) -> Option<Fix> {
    let of_draft = later.map(|full| without_possessive(full.of(&context.document.prose)).to_owned());
    let of_house = || {
        let ends = |known: &&String| known.contains(' ') && known.split(' ').next_back() == Some(bare.word);
        context.config.known_names().find(ends).cloned()
    };
    let place = Span::new(name.span.start, bare.span.end);
    let (text, title) = match of_draft.or_else(of_house) {
        Some(full) => {
            let title = format!("Change to “{full}”");
            (full, title)
        }
        None => (format!("TK {}", bare.word), "Leave room for the full name".to_owned()),
    };
    context.replace(place, text, title, Safety::Unsafe)
}
