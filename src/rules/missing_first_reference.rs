//! A person who comes in by surname alone.

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
use std::sync::Arc;

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
    let noted = context.noted("full names", Reach::Block, |block| full_names(context, block));
    let mut full: FxHashMap<&str, Vec<Full>> = FxHashMap::default();
    for (span, FoldedName { words, in_heading }) in noted.iter() {
        for word in words.iter() {
            full.entry(word).or_default().push(Full { span: *span, in_heading: *in_heading });
        }
    }
    let mut draft = Draft { context, full, seen: FxHashSet::default() };
    context.annotations.names.iter().filter_map(|name| draft.ask(name)).collect()
}

/// A surname that stands alone, behind a courtesy title at most.
struct Bare<'a> {
    word: &'a str,
    span: Span,
    has_title: bool,
}

/// A name of several words.
#[derive(Clone, Copy)]
struct Full {
    span: Span,
    in_heading: bool,
}

/// What is noted of a name of several words.
#[derive(Clone)]
struct FoldedName {
    /// Its words and their parts, folded.
    words: Arc<[String]>,
    in_heading: bool,
}

struct Draft<'a> {
    context: &'a Context<'a>,
    /// The names of several words by each word in them, in order.
    full: FxHashMap<&'a str, Vec<Full>>,
    /// The surnames that have stood alone.
    seen: FxHashSet<String>,
}

impl<'a> Draft<'a> {
    /// Asks for the full name where a surname comes first.
    fn ask(&mut self, name: &Name) -> Option<Finding> {
        let context = self.context;
        let block = context.document.blocks.get(name.block)?;
        let in_body = block.kind == BlockKind::Paragraph && !may_be_headline(context, name);
        let bare = bare(context, name).filter(|_| in_body)?;
        let folded = fold(bare.word);
        let full: &[Full] = self.full.get(&*folded).map_or(&[], Vec::as_slice);
        let is_introduced = full.first().is_some_and(|full| full.span.start < name.span.start);
        if is_introduced
            || context.annotations.is_quoted(name.span)
            || !self.seen.insert(folded.clone().into_owned())
        {
            return None;
        }
        let later = full.iter().copied().find(|full| is_person(context, *full, bare.word));
        let is_of_person = bare.has_title || later.is_some() || may_speak(context, &bare);
        if !is_of_person
            || is_known(bare.word)
            || !stands_alone(context, name, &bare)
            || self.is_slip_of_introduced(&folded, name.span)
        {
            return None;
        }
        let word = bare.word;
        let message =
            format!("Who is {word}? Give the full name and the role here; after that the surname will do.");
        let finding = context.finding(bare.span, message);
        let finding = match later {
            Some(full) => finding.with_related(context.related(full.span, "the full name comes here")),
            None => finding,
        };
        Some(finding.with_fix(give_name(context, name, &bare, later)))
    }
}

impl Draft<'_> {
    /// Whether a surname is one letter off one that has come in with its full name: another rule asks which is right.
    fn is_slip_of_introduced(&self, surname: &str, place: Span) -> bool {
        let mut full = self.full.iter().filter(|(known, _)| is_one_edit(surname, known));
        full.any(|(_, names)| names.first().is_some_and(|name| name.span.start < place.start))
    }
}

/// Whether a name stands in the first sentences of text without markup and without a headline: they may be the
/// headline and the line under it.
fn may_be_headline(context: &Context<'_>, name: &Name) -> bool {
    let is_plain = context.document.format == Format::Plain;
    let mut first = context.annotations.sentences().iter().take(HEADLINE_SENTENCES);
    is_plain
        && article::first(context.document, BlockKind::Headline).is_none()
        && first.any(|sentence| sentence.span.covers(name.span))
}

/// The names of several words in a block.
fn full_names(context: &Context<'_>, block: usize) -> Vec<(Span, FoldedName)> {
    let names = context.annotations.names_in(block).iter().filter(|name| bare(context, name).is_none());
    let full = names.map(|name| {
        let words = name.span.of(&context.document.prose).split(' ').map(without_possessive);
        let parts = words.flat_map(|word| {
            let parts = word.split(['-', '/']).filter(move |part| *part != word);
            std::iter::once(word).chain(parts)
        });
        let words = parts.map(|part| fold(part).into_owned()).collect();
        (name.span, FoldedName { words, in_heading: name.in_heading })
    });
    full.collect()
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
fn is_person(context: &Context<'_>, name: Full, surname: &str) -> bool {
    let text = name.span.of(&context.document.prose);
    let mut words = text.split(' ').map(without_possessive);
    let ends = words.clone().next_back() == Some(surname);
    let is_listed = name_kind::organisation(text).is_some() || name_kind::outlet(text, true).is_some();
    ends && !is_listed
        && !name.in_heading
        && words.any(|word| word != surname && name_kind::is_given_name(word))
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
fn give_name(context: &Context<'_>, name: &Name, bare: &Bare<'_>, later: Option<Full>) -> Option<Fix> {
    let of_draft = later.map(|full| without_possessive(full.span.of(&context.document.prose)).to_owned());
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
