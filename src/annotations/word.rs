//! What the lists know of each token: its word classes, and the cue verbs and nouns it may be a form of.
//!
//! A token keeps all classes it may have; which one it has in its sentence is for the reader of the
//! clause to decide ([`super::clause`]).

mod forms;

pub use forms::{VerbForm, noun_terms, plural, verb_forms, verb_terms};

use super::cue::CueKind;
use crate::lexicon::{self, Entry, Terms};
use crate::sentence::{Token, TokenKind};
use crate::syntax::Tag;
use forms::noun_forms;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::BitOr;
use std::sync::LazyLock;

/// A set of word classes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Classes(u32);

impl Classes {
    /// The, a, this, my, each.
    pub const DETERMINER: Classes = Classes(1);
    /// My, his, their, and any word with a possessive ending.
    pub const POSSESSIVE: Classes = Classes(1 << 1);
    /// A pronoun that can be a subject.
    pub const SUBJECT: Classes = Classes(1 << 2);
    /// A pronoun that can only be an object, or a reflexive.
    pub const OBJECT: Classes = Classes(1 << 3);
    /// Who, which, that.
    pub const RELATIVE: Classes = Classes(1 << 4);
    /// Of, in, with.
    pub const PREPOSITION: Classes = Classes(1 << 5);
    /// Be, have, do and their forms.
    pub const AUXILIARY: Classes = Classes(1 << 6);
    /// Will, may, could.
    pub const MODAL: Classes = Classes(1 << 7);
    /// And, or, but.
    pub const COORDINATOR: Classes = Classes(1 << 8);
    /// That, because, when.
    pub const SUBORDINATOR: Classes = Classes(1 << 9);
    /// Also, still, and words in -ly.
    pub const ADVERB: Classes = Classes(1 << 10);
    /// Some, many, several.
    pub const QUANTITY: Classes = Classes(1 << 11);
    /// Monday, yesterday, last, March.
    pub const TIME: Classes = Classes(1 << 12);
    /// Starts with a capital letter.
    pub const CAPITALISED: Classes = Classes(1 << 13);
    /// A number in figures or words.
    pub const NUMBER: Classes = Classes(1 << 14);
    /// A person's role: official, critic, spokesman, minister.
    pub const ROLE: Classes = Classes(1 << 15);
    /// An institution that speaks as such: police, court, ministry.
    pub const INSTITUTION: Classes = Classes(1 << 16);
    /// A document that can be a source: report, poll.
    pub const DOCUMENT: Classes = Classes(1 << 17);
    /// An opening or closing quotation mark.
    pub const QUOTE: Classes = Classes(1 << 18);
    /// A comma.
    pub const COMMA: Classes = Classes(1 << 19);
    /// Any other mark.
    pub const MARK: Classes = Classes(1 << 20);

    /// Whether it has one of the classes of `other`.
    pub const fn has(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Classes {
    type Output = Classes;

    fn bitor(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

/// A verb of the list of cues.
#[derive(Debug)]
pub struct CueVerb {
    /// Its base form with its particles.
    pub lemma: &'static str,
    /// The words behind the inflected one ("out" of "point out").
    pub particles: Vec<&'static str>,
    /// What kind of act it reports.
    pub kind: CueKind,
    /// The frames in which it is a cue, by their names in the list.
    pub frames: Vec<&'static str>,
}

impl CueVerb {
    /// Whether it is a cue in that frame.
    pub fn takes(&self, frame: &str) -> bool {
        self.frames.contains(&frame)
    }

    /// Whether it is a cue in one of those frames.
    pub fn takes_any(&self, frames: &[&str]) -> bool {
        frames.iter().any(|frame| self.takes(frame))
    }
}

/// All that the lists know of one written form.
#[derive(Debug, Default)]
pub struct Lexeme {
    /// Its classes.
    pub classes: Classes,
    /// The cue verbs it may be a form of, those with most particles first.
    pub verbs: Vec<(&'static CueVerb, VerbForm)>,
    /// Its line in the list of cue nouns.
    pub noun: Option<&'static Entry>,
}

/// One token with what the lists know of it.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Its classes.
    pub classes: Classes,
    /// What the lists know, where they know the word.
    pub lexeme: Option<&'static Lexeme>,
}

impl Word {
    /// Looks a token up.
    pub fn of(prose: &str, token: &Token) -> Self {
        let text = token.span.of(prose);
        match token.kind {
            TokenKind::Number => Word { classes: Classes::NUMBER, lexeme: None },
            TokenKind::Opaque => Word { classes: Classes::default(), lexeme: None },
            TokenKind::Punctuation => Word { classes: mark(text), lexeme: None },
            TokenKind::Word => Self::of_text(text),
        }
    }

    /// Looks a word of a tree up, whose part of speech is known.
    pub fn of_tagged(text: &str, tag: Tag) -> Self {
        Self::of_folded(text, &fold(text), tag)
    }

    /// The same, where `lower` is what [`fold`] makes of the text.
    pub fn of_folded(text: &str, lower: &str, tag: Tag) -> Self {
        match tag {
            Tag::PossessiveEnding => Word { classes: Classes::POSSESSIVE, lexeme: None },
            Tag::Number | Tag::Currency => Word { classes: Classes::NUMBER, lexeme: None },
            _ if text.starts_with(char::is_alphanumeric) || text.ends_with(char::is_alphanumeric) => {
                Self::listed(text, lower)
            }
            _ => Word { classes: mark(text), lexeme: None },
        }
    }

    /// Looks a word up by itself.
    pub fn of_text(text: &str) -> Self {
        Self::listed(text, &fold(text))
    }

    fn listed(text: &str, lower: &str) -> Self {
        // Initials whose letters also make a pronoun: the US, the WHO, IT.
        if matches!(text, "US" | "WHO" | "IT") {
            return Word { classes: Classes::CAPITALISED, lexeme: None };
        }
        let (stem, possessive) = match lower.strip_suffix("'s").or_else(|| lower.strip_suffix("s'")) {
            Some(stem) if !LEXEMES.contains_key(lower) => (stem, true),
            _ => (lower, false),
        };
        let lexeme = LEXEMES.get(stem).filter(|_| !possessive);
        let ending = if possessive { Classes::POSSESSIVE } else { Classes::default() };
        let mut classes = lexeme.map_or(ending, |lexeme| lexeme.classes);
        if text.starts_with(char::is_uppercase) {
            classes = classes | Classes::CAPITALISED;
        } else if !possessive && classes == Classes::default() {
            classes = guess(stem);
        }
        Word { classes, lexeme }
    }

    /// Whether it has one of those classes.
    pub fn is(self, classes: Classes) -> bool {
        self.classes.has(classes)
    }
}

/// Lower case with straight apostrophes: the form in which lists are looked up.
pub fn fold(text: &str) -> Cow<'_, str> {
    // Most words are written so already.
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '’' | '‘' | 'ʼ' => out.push('\''),
            _ => out.extend(character.to_lowercase()),
        }
    }
    Cow::Owned(out)
}

fn mark(text: &str) -> Classes {
    match text.chars().next() {
        Some('"' | '“' | '”' | '«' | '»' | '„' | '‘' | '’' | '\'' | '`') => Classes::QUOTE,
        Some(',') => Classes::COMMA,
        _ => Classes::MARK,
    }
}

/// A word that no list holds, by its ending.
fn guess(lower: &str) -> Classes {
    if lower.ends_with("ly") && lower.len() > 4 { Classes::ADVERB } else { Classes::default() }
}

static VERBS: LazyLock<Vec<(CueVerb, &'static str)>> = LazyLock::new(|| {
    let list = include_str!("../lexicon/cue_verbs.txt");
    let verb = |entry: Entry| {
        let mut words = entry.term.split(' ');
        words.next();
        let verb = CueVerb {
            lemma: entry.term,
            particles: words.collect(),
            kind: entry.field(1).parse().unwrap_or(CueKind::Communication),
            frames: entry.field(2).split(' ').collect(),
        };
        (verb, entry.field(3))
    };
    lexicon::entries(list).map(verb).collect()
});

static NOUNS: LazyLock<Vec<Entry>> =
    LazyLock::new(|| lexicon::entries(include_str!("../lexicon/cue_nouns.txt")).collect());

static LEXEMES: LazyLock<FxHashMap<String, Lexeme>> = LazyLock::new(|| {
    let mut lexemes: FxHashMap<String, Lexeme> = FxHashMap::default();
    for entry in lexicon::entries(include_str!("../lexicon/function_words.txt")) {
        let lexeme = lexemes.entry(entry.term.to_owned()).or_default();
        for name in entry.field(1).split(' ') {
            lexeme.classes = lexeme.classes | function_class(name);
        }
    }
    for word in
        "one two three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands \
                 hundred thousand million billion trillion"
            .split_whitespace()
    {
        let lexeme = lexemes.entry(word.to_owned()).or_default();
        lexeme.classes = lexeme.classes | Classes::NUMBER;
    }
    for (list, class) in [
        (include_str!("../lexicon/source_roles.txt"), Classes::ROLE),
        (include_str!("../lexicon/institutions.txt"), Classes::INSTITUTION),
        (include_str!("../lexicon/documents.txt"), Classes::DOCUMENT),
    ] {
        for entry in lexicon::entries(list).filter(|entry| !entry.term.contains(' ')) {
            for form in noun_forms(&entry) {
                let lexeme = lexemes.entry(form).or_default();
                lexeme.classes = lexeme.classes | class;
            }
        }
    }
    for entry in NOUNS.iter() {
        for form in [entry.term.to_owned(), plural(entry.term)] {
            let lexeme = lexemes.entry(form).or_default();
            lexeme.noun = Some(entry);
        }
    }
    for (verb, irregular) in VERBS.iter() {
        for (form, text) in verb_forms(verb.lemma, irregular) {
            let lexeme = lexemes.entry(text).or_default();
            if !lexeme.verbs.iter().any(|(other, same)| other.lemma == verb.lemma && *same == form) {
                lexeme.verbs.push((verb, form));
            }
        }
    }
    for lexeme in lexemes.values_mut() {
        lexeme.verbs.sort_by_key(|(verb, _)| std::cmp::Reverse(verb.particles.len()));
    }
    lexemes
});

fn function_class(name: &str) -> Classes {
    match name {
        "determiner" => Classes::DETERMINER,
        "possessive" => Classes::POSSESSIVE | Classes::DETERMINER,
        "subject" => Classes::SUBJECT,
        "object" | "reflexive" => Classes::OBJECT,
        "relative" => Classes::RELATIVE,
        "preposition" => Classes::PREPOSITION,
        "auxiliary" => Classes::AUXILIARY,
        "modal" => Classes::MODAL,
        "coordinator" => Classes::COORDINATOR,
        "subordinator" => Classes::SUBORDINATOR,
        "adverb" => Classes::ADVERB,
        "quantity" => Classes::QUANTITY,
        "weekday" | "month" | "time" => Classes::TIME,
        _ => Classes::default(),
    }
}

/// Whether a word that stands with a verb denies it: "not", "never", "didn't".
pub fn denies(word: &str) -> bool {
    let word = fold(word);
    word.ends_with("n't") || NEGATIONS.is(&word, "verb")
}

/// Words by which a verb denies what it says, those for who does it and what is done, too.
pub static NEGATIONS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/negations.txt")));
