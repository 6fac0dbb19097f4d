//! An abbreviation that a draft does not spell out, and one that it brings in for nothing.

use super::notes::Notes;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::acronym::{self, Initials};
use crate::annotations::name_kind;
use crate::annotations::word::{Classes, Word};
use crate::config::Dialect;
use crate::document::BlockKind;
use crate::finding::{Finding, Level, Safety};
use crate::lexicon::Terms;
use crate::lexicon::gazetteer::GAZETTEER;
use crate::sentence::{Token, TokenKind};
use crate::spelling::Dictionary;
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "undefined-acronym",
    summary: "An abbreviation in capitals that the draft does not spell out",
    page: include_str!("undefined_acronym.md"),
    family: Family::Names,
    level: Level::Info,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

/// Words around an abbreviation that say what it is.
static GLOSSES: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/acronym_glosses.txt")));

/// How many of its other places are shown.
const MOST_RELATED: usize = 5;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let (document, annotations) = (context.document, context.annotations);
    let noted = context.noted("abbreviations", Reach::Block, |block| {
        let words = annotations.tokens_in(block).iter().filter(|token| token.kind == TokenKind::Word);
        let letters = |token: &Token| {
            let letters = acronym::letters(document.prose_of(token.span))?;
            Some((token.span, letters.to_owned()))
        };
        words.filter_map(letters).collect()
    });
    let mut asked = Acronym::all(&noted);
    asked.retain(|acronym| !is_known(context, acronym.letters));
    if asked.is_empty() {
        return Vec::new();
    }
    let letters: Vec<&str> = asked.iter().map(|acronym| acronym.letters).collect();
    let spelled = context.noted_for(&letters, "spelled", Reach::Block, |block| {
        let initials = Initials::of(document, &annotations.text, block);
        let spelled = letters.iter().enumerate();
        spelled.filter_map(|(number, letters)| Some((initials.spell(letters)?, number))).collect()
    });
    let mut first_spelled = vec![None; letters.len()];
    for (words, number) in spelled.iter() {
        first_spelled[*number].get_or_insert(words);
    }
    let draft = Draft { context, tokens: &annotations.text.tokens };
    let findings = asked.iter().zip(first_spelled).filter_map(|(acronym, words)| match words {
        None => draft.ask_what(acronym),
        Some(words) => draft.ask_what_for(acronym, words),
    });
    findings.collect()
}

/// An abbreviation in capitals with all its places.
struct Acronym<'a> {
    /// Its letters, without stops, a plural's *s* and a possessive ending.
    letters: &'a str,
    /// The words that are it, in order.
    words: Vec<Span>,
}

impl<'a> Acronym<'a> {
    /// Those that were noted, in the order of their first places.
    fn all(noted: &'a Notes<(Span, String)>) -> Vec<Self> {
        let mut found: Vec<Self> = Vec::new();
        let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
        for (word, letters) in noted.iter() {
            let number = *numbers.entry(letters).or_insert(found.len());
            match found.get_mut(number) {
                Some(acronym) => acronym.words.push(word),
                None => found.push(Self { letters, words: vec![word] }),
            }
        }
        found
    }
}

/// Whether every reader, or every reader of the house, knows what it stands for, or the letters are a word or a number.
fn is_known(context: &Context<'_>, letters: &str) -> bool {
    let config = context.config;
    let mut of_house = config.known_names().chain(&config.own_title);
    let is_name_itself = || name_kind::organisation(letters).is_some_and(|entry| entry.term == letters);
    let is_word = || Dictionary::of(Dialect::EnUs).knows(&letters.to_lowercase());
    name_kind::is_known_acronym(letters)
        || is_roman(letters)
        || is_call_sign(letters)
        || is_place_or_person(letters)
        || name_kind::outlet(letters, true).is_some()
        || is_name_itself()
        || of_house.any(|name| name == letters)
        || context.annotations.vocabulary.accepts(letters)
        || is_word()
}

fn is_roman(letters: &str) -> bool {
    letters.bytes().all(|letter| b"IVXLCDM".contains(&letter))
}

/// An American station: KXYZ, WXYZ.
fn is_call_sign(letters: &str) -> bool {
    letters.len() == 4 && letters.starts_with(['K', 'W'])
}

/// A name in capitals, as datelines and the labels of speakers have them.
fn is_place_or_person(letters: &str) -> bool {
    let name: String =
        letters.chars().take(1).chain(letters.chars().skip(1).map(|c| c.to_ascii_lowercase())).collect();
    GAZETTEER.is_place(&name) || GAZETTEER.is_given_name(&name)
}

struct Draft<'a> {
    context: &'a Context<'a>,
    tokens: &'a [Token],
}

impl Draft<'_> {
    /// What does it stand for?
    fn ask_what(&self, acronym: &Acronym<'_>) -> Option<Finding> {
        let context = self.context;
        let tokens: Vec<usize> = acronym.words.iter().map(|word| self.token_at(*word)).collect();
        if tokens.iter().any(|at| self.is_explained_at(*at)) {
            return None;
        }
        let mut uses = tokens.into_iter().filter(|at| self.is_used_at(*at));
        let first = self.span(uses.next()?)?;
        let letters = acronym.letters;
        let message = format!(
            "What does “{letters}” stand for? Spell it out here, or say what it is, if a reader abroad would not know."
        );
        let first = Span::new(first.start, first.start + letters.len());
        let fix =
            context.replace(first, format!("TK ({letters})"), "Leave room for the full name", Safety::Unsafe);
        let others =
            uses.take(MOST_RELATED).filter_map(|at| Some(context.related(self.span(at)?, "here too")));
        let finding = others.fold(context.finding(first, message), Finding::with_related);
        Some(finding.with_fix(fix))
    }

    /// What is it for? A name, which stands at `full`, is given its abbreviation in brackets, which the draft then has no use
    /// for.
    fn ask_what_for(&self, acronym: &Acronym<'_>, full: Span) -> Option<Finding> {
        let context = self.context;
        let &[only] = acronym.words.as_slice() else { return None };
        let at = self.token_at(only);
        let bracket = self.span(at.checked_sub(1)?)?.join(self.span(at + 1)?);
        let between = Span::new(full.end, bracket.start);
        let stands_behind =
            full.end <= bracket.start && between.of(&context.document.prose).trim().is_empty();
        if !stands_behind || !acronym::is_bracketed(context.document, self.tokens, at) || !self.is_used_at(at)
        {
            return None;
        }
        let message = format!("Is “{}” used again? If not, the name is enough.", acronym.letters);
        let finding = context.finding(bracket, message).at_most(Level::Hint);
        let fix = context.replace(between.join(bracket), "", "Delete the bracket", Safety::Unsafe);
        Some(finding.with_related(context.related(full, "what it stands for")).with_fix(fix))
    }

    /// Whether it stands there in the draft's own running text as a word of its own.
    fn is_used_at(&self, at: usize) -> bool {
        let Some(span) = self.span(at) else { return false };
        let block =
            self.context.document.block_at(span.start).and_then(|at| self.context.document.blocks.get(at));
        let in_body = block.is_some_and(|block| matches!(block.kind, BlockKind::Paragraph));
        in_body
            && !self.context.annotations.is_quoted(span)
            && !self.is_part_of_name(at)
            && !self.is_part_of_code(at)
            && !self.is_shouted(at)
    }

    /// "PNW Holdings", "Tamsin PNW": a capital beside it that is no sentence's.
    fn is_part_of_name(&self, at: usize) -> bool {
        let is_name =
            |word: &str| word.starts_with(char::is_uppercase) && !GLOSSES.contains(&word.to_lowercase());
        let joins = |at: usize| self.tokens.get(at).is_some_and(|token| token.spaced);
        let begins = |at: usize| {
            let sentence = self.context.annotations.text.at(self.span(at).unwrap_or_default().start);
            let sentence = sentence.and_then(|sentence| self.context.annotations.sentences().get(sentence));
            sentence.is_some_and(|sentence| sentence.tokens.start == at)
        };
        let before = at.checked_sub(1).filter(|before| joins(at) && !begins(at) && !begins(*before));
        before
            .and_then(|at| self.word(at))
            .is_some_and(|word| is_name(word) && !word.ends_with("’s") && !word.ends_with("'s"))
            || joins(at + 1) && !begins(at + 1) && self.word(at + 1).is_some_and(is_name)
    }

    /// "PNW 204", "PNW-7", "NYSE: PNW", "@PNW", and who speaks next ("ABARA: Yes").
    fn is_part_of_code(&self, at: usize) -> bool {
        let joined = |at: usize| self.tokens.get(at).is_some_and(|token| !token.spaced);
        let before = at.checked_sub(1).map(|before| self.text(before)).unwrap_or("");
        let behind = self.text(at + 1);
        let is_number = |at: usize| self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
        is_number(at + 1)
            || before == ":" && at > 1 && acronym::letters(self.text(at - 2)).is_some()
            || joined(at) && matches!(before, "/" | "-" | "&" | "+" | "@" | "#" | "." | "$")
            || joined(at + 1) && matches!(behind, "/" | "-" | "&" | "+" | "@" | "_")
            || behind == ":"
    }

    /// Among words in capitals: "NO ENTRY TO PNW STAFF".
    fn is_shouted(&self, at: usize) -> bool {
        let is_loud = |word: &str| {
            word.len() > 1
                && word.bytes().all(|letter| letter.is_ascii_uppercase())
                && Dictionary::of(Dialect::EnUs).knows(&word.to_lowercase())
        };
        [at.checked_sub(1), Some(at + 1)].into_iter().flatten().any(|at| self.word(at).is_some_and(is_loud))
    }

    /// Whether the words around it say what it stands for or what it is.
    fn is_explained_at(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.word(at)).unwrap_or("");
        let behind = self.text(at + 1);
        let gloss = |word: &str, side: &str| {
            GLOSSES.get(&word.to_lowercase()).is_some_and(|entry| entry.field(1).contains(side))
        };
        let next = self.text(at + 2);
        acronym::is_bracketed(self.context.document, self.tokens, at)
            || behind == "(" && self.word(at + 3).is_some()
            || behind == "," && gloss(next, "apposed")
            || matches!(behind, "—" | "–" | "--")
            || gloss(before, "before")
            || gloss(behind, "behind")
            || self.tokens.get(at).is_some_and(|token| token.spaced)
                && (self.is_description(at.checked_sub(1)) || self.is_apposed(at))
    }

    /// "The regulator, PNW, said": what it is stands before a comma.
    fn is_apposed(&self, at: usize) -> bool {
        let Some(noun) = at.checked_sub(2).filter(|_| self.text(at - 1) == "," && self.text(at + 1) == ",")
        else {
            return false;
        };
        let before = noun.checked_sub(1).and_then(|at| self.tokens.get(at));
        let begins = |token: &Token| {
            let word = Word::of(&self.context.document.prose, token);
            word.is(Classes::DETERMINER | Classes::POSSESSIVE)
        };
        before.is_some_and(begins) && self.is_description(Some(noun))
    }

    /// "the insurer PNW": whether a word is a noun that says what something is.
    fn is_description(&self, at: Option<usize>) -> bool {
        let Some(before) = at.and_then(|at| self.tokens.get(at)) else { return false };
        let Some(sentence) = self.context.annotations.text.at(before.span.start) else { return false };
        let Some(tree) = self.context.annotations.trees.get(sentence) else { return false };
        let word = tree.words().iter().position(|word| word.span.overlaps(before.span));
        let is_noun = word.is_some_and(|word| tree.tag(word).is_noun())
            || Word::of(&self.context.document.prose, before).is(Classes::INSTITUTION | Classes::ROLE);
        is_noun && before.span.of(&self.context.document.prose).starts_with(char::is_lowercase)
    }

    /// The number of the token that begins where a word does.
    fn token_at(&self, word: Span) -> usize {
        self.tokens.partition_point(|token| token.span.start < word.start)
    }

    fn span(&self, at: usize) -> Option<Span> {
        self.tokens.get(at).map(|token| token.span)
    }

    fn text(&self, at: usize) -> &str {
        self.span(at).map_or("", |span| span.of(&self.context.document.prose))
    }

    fn word(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
        Some(token.span.of(&self.context.document.prose))
    }
}
