//! A name of the draft, taken apart into its words.

use crate::annotations::Name;
use crate::annotations::name::{PARTICLES, is_title, without_possessive};
use crate::rules::Context;
use crate::rules::notes::{Note, Saying, Way};
use crate::sentence::TokenKind;
use crate::spelling::slip::is_function_word;
use crate::spelling::{folded, is_one_edit, skeleton};
use crate::text::Span;
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

/// The words of a name without particles, titles, initials and what begins a sentence before it.
#[derive(Debug)]
pub(super) struct TakenApart {
    /// The token of the last mark before it, when it was noted: what follows one mark is one clause.
    last_mark: Option<usize>,
    pub begins_sentence: bool,
    pub parts: Vec<Part>,
}

/// The same where it stands now.
#[derive(Clone, Copy)]
pub(super) struct Placed<'a> {
    pub begins_sentence: bool,
    pub parts: &'a [Part],
    way: Way,
}

/// A word of a name, without a possessive ending.
#[derive(Debug)]
pub(super) struct Part {
    /// Where it stood when it was noted.
    span: Span,
    pub text: String,
    pub is_possessive: bool,
    pub is_quoted: bool,
    pub has_article: bool,
    /// Whether it is one that a name in the draft may be spelt like: not in capitals, of letters, none that an editor
    /// mended, and no near miss of a name that the lists know.
    pub is_plain: bool,
    /// The words that are spelt nearly so in other names of its clause, of as many words: "Rossi passed Rosso".
    pub beside: Vec<String>,
    /// Whether the draft says that this is not the name: "Wojcik, not Wojick".
    pub is_denied: bool,
    traits: OnceLock<Traits>,
}

/// What is found out of a word once, however long the draft is edited.
#[derive(Debug)]
pub(super) struct Traits {
    /// By what it is compared with others.
    pub folded: String,
    pub skeleton: String,
    /// What lists and dictionaries say of it, once somebody has asked.
    pub is_known: OnceLock<bool>,
    pub is_everyday: OnceLock<bool>,
}

impl Note for TakenApart {
    type Here<'a> = Placed<'a>;

    fn here(&self, way: Way) -> Placed<'_> {
        Placed { begins_sentence: self.begins_sentence, parts: &self.parts, way }
    }
}

impl Saying for TakenApart {
    fn says(&self) -> impl Hash {
        (self.begins_sentence, &self.parts)
    }
}

/// Of what it says: where it stands is left out.
impl Hash for Part {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.text.hash(hasher);
        self.beside.hash(hasher);
        [self.is_possessive, self.is_quoted, self.has_article, self.is_plain, self.is_denied].hash(hasher);
    }
}

impl Placed<'_> {
    /// Where one of its parts is.
    pub fn span(self, part: &Part) -> Span {
        self.way.of(part.span)
    }
}

impl TakenApart {
    pub fn of(context: &Context<'_>, name: &Name) -> Self {
        let tokens = context.annotations.text.tokens.get(name.tokens.clone()).unwrap_or(&[]);
        let words = tokens.iter().map(|token| {
            let whole = context.document.prose_of(token.span);
            let bare = without_possessive(whole);
            // "Ruiz- and Adu-style" waits for its second part.
            (token.span, bare.trim_end_matches('-'), bare.len() < whole.len())
        });
        let mut words: Vec<(Span, &str, bool)> = words.collect();
        if name.begins_sentence && words.len() > 1 && is_function_word(&words[0].1.to_lowercase()) {
            words.remove(0);
        }
        words.retain(|(_, word, _)| {
            !PARTICLES.contains(word) && !is_title(word) && !is_initial(word) && !is_affiliation(word)
        });
        let prose = &context.document.prose;
        let parts = words.into_iter().map(|(span, word, is_possessive)| {
            let span = Span::new(span.start, span.start + word.len());
            let is_shouted = word.chars().filter(|letter| letter.is_uppercase()).count() > 2;
            Part {
                span,
                is_possessive,
                is_quoted: context.annotations.is_quoted(span),
                has_article: has_article(context, name.block, span),
                is_plain: !is_shouted
                    && !prose.get(span.end..).is_some_and(|behind| behind.starts_with('['))
                    && !context.annotations.is_name_slip(span)
                    && word.chars().all(is_of_a_name),
                is_denied: is_denied(before(context, name.block, span)),
                text: word.to_owned(),
                beside: Vec::new(),
                traits: OnceLock::new(),
            }
        });
        let before = context.annotations.tokens_of_block(name.block).start..name.tokens.start;
        let is_mark = |at: &usize| {
            let token = context.annotations.text.tokens.get(*at);
            token.is_some_and(|token| token.kind == TokenKind::Punctuation)
        };
        let last_mark = before.rev().take(LONGEST_CLAUSE).find(is_mark);
        Self { last_mark, begins_sentence: name.begins_sentence, parts: parts.collect() }
    }
}

/// The tokens of a clause, and its names, that are looked at: a row without marks costs no more than a sentence.
const LONGEST_CLAUSE: usize = 60;
const MOST_NAMES: usize = 8;

/// Notes, of the names of one block, which words are like others of their clause: whoever names both there means two
/// things.
pub(super) fn note_neighbours(names: &mut [TakenApart]) {
    for at in 0..names.len() {
        let (before, rest) = names.split_at_mut(at);
        let Some(name) = rest.first_mut() else { continue };
        let (last_mark, words) = (name.last_mark, name.parts.len());
        let near = before.iter_mut().rev().take(MOST_NAMES);
        let same = near.take_while(|other| other.last_mark == last_mark);
        for other in same.filter(|other| other.parts.len() == words) {
            for (one, two) in name.parts.iter_mut().zip(&mut other.parts) {
                if one.text != two.text && is_like(&one.text, &two.text) {
                    one.beside.push(two.text.clone());
                    two.beside.push(one.text.clone());
                }
            }
        }
    }
}

fn is_like(one: &str, other: &str) -> bool {
    is_one_edit(one, other) || skeleton(one) == skeleton(other)
}

impl Part {
    /// What is found out of the word.
    pub fn traits(&self) -> &Traits {
        self.traits.get_or_init(|| Traits {
            folded: folded(&self.text),
            skeleton: skeleton(&self.text),
            is_known: OnceLock::new(),
            is_everyday: OnceLock::new(),
        })
    }
}

fn is_initial(word: &str) -> bool {
    word.ends_with('.') && word.chars().count() == 2
}

/// "R-Velm": a party and a place.
fn is_affiliation(word: &str) -> bool {
    word.split_once('-')
        .is_some_and(|(party, place)| party.len() == 1 && place.starts_with(char::is_uppercase))
}

fn has_article(context: &Context<'_>, block: usize, span: Span) -> bool {
    let tokens = context.annotations.tokens_in(block);
    let at = tokens.partition_point(|token| token.span.end <= span.start);
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let before = before.map(|token| context.document.prose_of(token.span));
    before.is_some_and(|before| ["the", "a", "an"].iter().any(|article| before.eq_ignore_ascii_case(article)))
}

/// The words of a block before one of them.
fn before<'a>(context: &Context<'a>, block: usize, word: Span) -> &'a str {
    let start = context.document.blocks.get(block).map_or(0, |block| block.span.start);
    context.document.prose.get(start..word.start).unwrap_or("")
}

/// Whether a name that stands behind these words is said not to be the one.
fn is_denied(before: &str) -> bool {
    /// So many characters of one name may stand before a surname.
    const LONGEST_NAME: usize = 60;
    let from = before.char_indices().rev().nth(LONGEST_NAME).map_or(0, |(at, _)| at);
    let mut words = before.get(from..).unwrap_or("").split_whitespace().rev();
    words.find(|word| !word.starts_with(char::is_uppercase)) == Some("not")
}

fn is_of_a_name(letter: char) -> bool {
    letter.is_alphabetic() || matches!(letter, '-' | '\'' | '’')
}
