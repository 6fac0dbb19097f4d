//! A word or two in quotation marks that nobody near speaks.

use super::uses::Shapes;
use super::{Context, Family, Question, Reach, Rule};
use super::{fragments, passage};
use crate::annotations::word::{Word, fold};
use crate::annotations::{CueKind, Quotation};
use crate::finding::{Finding, Level};
use crate::lexicon::Terms;
use crate::sentence::{Token, TokenKind};
use crate::spelling::Dictionary;
use crate::syntax::{self, Relation, Tag};
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "scare-quotes",
    summary: "A word in quotation marks that is nobody's",
    page: include_str!("scare_quotes.md"),
    family: Family::Quotes,
    level: Level::Info,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

static DOUBTED: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/doubted_words.txt")));

fn check(context: &Context<'_>) -> Vec<Finding> {
    let noted = context.noted("doubts", Reach::Block, |block| {
        let quotations = context.annotations.quotations_in(block).iter();
        let doubts = quotations.filter(|quotation| doubt(context, quotation).is_some());
        doubts.map(|quotation| (quotation.span, ())).collect()
    });
    let quotations = noted.iter().filter_map(|(span, ())| context.annotations.quotation_at(span));
    let doubts = quotations.filter_map(|quotation| Some((quotation, doubt(context, quotation)?)));
    let doubts = fragments::without_words_spoken_of(context, doubts);
    if doubts.is_empty() {
        return Vec::new();
    }
    let terms = doubts.iter().map(|(quotation, _)| fold(quotation.inner.of(&context.document.prose)));
    let sentences: BTreeSet<usize> = doubts.iter().map(|(_, sentence)| *sentence).collect();
    let seen = sentences.into_iter().filter(|sentence| sees(context, *sentence)).collect();
    let draft = Draft { context, voices: voices(context), seen, uses: uses(context, &terms.collect()) };
    doubts.into_iter().filter_map(|(quotation, sentence)| draft.judge(quotation, sentence)).collect()
}

/// The sentence of a quotation that may be doubt: a plain word or two.
fn doubt(context: &Context<'_>, quotation: &Quotation) -> Option<usize> {
    let sentence = fragments::sentence_of_fragment(context, quotation)?;
    let words = passage::tokens_in(context, quotation.inner);
    let is_of_doubt = words.len() == 1 || words.len() == 2 && is_doubted(context, words);
    let is_plain = words.iter().all(|word| is_plain_word(context, word));
    (is_of_doubt && is_plain).then_some(sentence)
}

/// A draft with what is looked up for each quotation.
struct Draft<'a> {
    context: &'a Context<'a>,
    /// For each sentence, whose voice is in it.
    voices: Vec<Voice>,
    /// The sentences in which somebody named sees or says something.
    seen: FxHashSet<usize>,
    uses: FxHashMap<String, Uses>,
}

/// Whose voice is in a sentence beside the writer's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Voice {
    /// Nobody's.
    None,
    /// That of one who thinks or wants something, or whom the sentence does not name.
    Faint,
    /// That of a source who says something.
    Clear,
}

/// Where a draft has a word, or a pair of words.
#[derive(Default)]
struct Uses {
    /// How often in quotation marks.
    quoted: usize,
    /// Where it ends last without them.
    last_bare: usize,
}

impl Draft<'_> {
    fn judge(&self, quotation: &Quotation, sentence: usize) -> Option<Finding> {
        if self.somebody_speaks_near(sentence)
            || self.seen.contains(&sentence)
            || self.is_term(quotation, sentence)
        {
            return None;
        }
        let words = quotation.inner.of(&self.context.document.prose);
        let message = format!("Whose word is “{words}”? Name them; if it is nobody’s, take the marks off.");
        let fix = fragments::without_marks(self.context, &[quotation]);
        Some(self.context.finding(quotation.span, message).with_fix(fix))
    }

    /// Whether a voice is in a sentence, or somebody speaks beside it: the word may be theirs.
    fn somebody_speaks_near(&self, sentence: usize) -> bool {
        let near = sentence.saturating_sub(1)..=sentence + 1;
        near.into_iter().any(|index| match self.voices.get(index) {
            Some(Voice::Faint) => index == sentence,
            Some(Voice::Clear) => true,
            _ => false,
        })
    }

    /// Whether the marks bring in a term: it is explained or defined, or the draft has it again, in quotation
    /// marks or, as a noun, further on without them.
    fn is_term(&self, quotation: &Quotation, sentence: usize) -> bool {
        let prose = &self.context.document.prose;
        let uses = self.uses.get(&*fold(quotation.inner.of(prose)));
        let is_had_again = uses.is_some_and(|uses| {
            let goes_on = uses.last_bare > quotation.span.end;
            uses.quoted > 1 || goes_on && is_noun(self.context, quotation.inner, sentence)
        });
        is_had_again || is_explained(prose, quotation.span)
    }
}

/// A word in small letters that the dictionary knows: others are names, titles and terms.
fn is_plain_word(context: &Context<'_>, token: &Token) -> bool {
    let word = token.span.of(&context.document.prose);
    let dictionary = Dictionary::of(context.config.dialect);
    token.kind == TokenKind::Word && word.starts_with(char::is_lowercase) && dictionary.accepts(word)
}

/// Whether a pair of words claims something that marks may doubt: others are mostly terms of a trade.
fn is_doubted(context: &Context<'_>, pair: &[Token]) -> bool {
    pair.iter().any(|token| {
        let word = token.span.of(&context.document.prose);
        DOUBTED.contains(word) || word.ends_with("ly")
    })
}

/// Whether a term is glossed in brackets or in an apposition, one of two, or defined: "A “dry port” is a depot",
/// "in Velm a “press” is a cupboard".
fn is_explained(prose: &str, term: Span) -> bool {
    let before = prose.get(..term.start).unwrap_or("").trim_end();
    let behind = prose.get(term.end..).unwrap_or("").trim_start();
    let glosses = ["(", ")", ", a ", ", an ", ", or ", ", which ", ", the ", "or ", "— a"];
    let opens_with_article = ["A", "An", "a", "an"].iter().any(|article| {
        before.strip_suffix(article).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    });
    let is_one_of_two = before.ends_with(" or");
    is_one_of_two
        || glosses.iter().any(|gloss| behind.starts_with(gloss))
        || opens_with_article && ["is ", "was ", "means "].iter().any(|verb| behind.starts_with(verb))
}

/// Whether the last word of a span is a noun in its sentence.
fn is_noun(context: &Context<'_>, span: Span, sentence: usize) -> bool {
    context.annotations.trees.get(sentence).is_some_and(|tree| {
        let last = tree.words().iter().rposition(|word| span.covers(word.span));
        last.is_some_and(|last| matches!(tree.tag(last), Tag::Noun | Tag::Nouns))
    })
}

/// Whether somebody named sees or says something there, in whatever frame: "Tamm sees the risks “broadly balanced”".
fn sees(context: &Context<'_>, sentence: usize) -> bool {
    let prose = &context.document.prose;
    let Some(tree) = context.annotations.trees.get(sentence) else { return false };
    let speaks = |(verb, word): (usize, &syntax::Word)| {
        let lexeme = Word::of_text(word.span.of(prose)).lexeme.filter(|_| tree.tag(verb).is_verb());
        let kinds = [CueKind::Communication, CueKind::Perception, CueKind::Belief];
        let is_cue =
            lexeme.is_some_and(|lexeme| lexeme.verbs.iter().any(|(cue, _)| kinds.contains(&cue.kind)));
        let mut children = tree.children(verb).iter();
        let is_named =
            |child: &usize| tree.relation(*child) == Relation::Subject && tree.tag(*child).is_name();
        is_cue && !context.annotations.is_quoted(word.span) && children.any(is_named)
    };
    tree.words().iter().enumerate().any(speaks)
}

fn voices(context: &Context<'_>) -> Vec<Voice> {
    let text = &context.annotations.text;
    let mut voices = vec![Voice::None; text.sentences.len()];
    let attributions = context.annotations.attributions.iter();
    for attribution in attributions.filter(|one| one.source.is_some() || one.cue.is_some()) {
        let contents = attribution.content.iter();
        let ends = contents.filter_map(|content| text.at(content.end.saturating_sub(1)));
        let last = ends.max().unwrap_or(attribution.sentence).max(attribution.sentence);
        let first = text.at(attribution.start()).unwrap_or(attribution.sentence);
        let says = attribution.cue.is_none() || passage::is_said(attribution);
        let voice = if says && attribution.source.is_some() { Voice::Clear } else { Voice::Faint };
        for heard in voices.get_mut(first..=last).into_iter().flatten() {
            *heard = voice.max(*heard);
        }
    }
    voices
}

/// Where the draft has each of some terms of a word or two.
fn uses(context: &Context<'_>, terms: &BTreeSet<Cow<'_, str>>) -> FxHashMap<String, Uses> {
    let prose = &context.document.prose;
    let firsts: FxHashSet<&str> = terms.iter().filter_map(|term| term.split(' ').next()).collect();
    let shapes = Shapes::of(firsts.iter().copied(), "’".len() - "'".len());
    let noted = context.noted_for(terms, "uses", Reach::Block, |block| {
        let tokens = context.annotations.tokens_in(block);
        let begins = |word: &str| shapes.may_have(word) && firsts.contains(&*fold(word));
        let starts = (0..tokens.len()).filter(|at| begins(tokens[*at].span.of(prose)));
        let spans = starts.flat_map(|at| {
            let ends = tokens.iter().skip(at).take(2);
            ends.map(move |last| tokens[at].span.join(last.span))
        });
        let uses = spans.filter_map(|span| {
            let term = terms.get(&fold(span.of(prose)))?.clone().into_owned();
            Some((span, (term, context.annotations.is_quoted(span))))
        });
        uses.collect()
    });
    let mut uses: FxHashMap<String, Uses> = FxHashMap::default();
    for (span, (term, is_quoted)) in noted.iter() {
        let uses = uses.entry(term.clone()).or_default();
        if *is_quoted {
            uses.quoted += 1;
        } else {
            uses.last_bare = uses.last_bare.max(span.end);
        }
    }
    uses
}
