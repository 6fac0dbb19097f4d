//! Hearsay without a cue: talk, doubts, criticism that go about by themselves ("talk had been mounting").

use super::clause::Clause;
use super::in_sentence::InSentence;
use super::word::{Classes, denies};
use crate::lexicon::Terms;
use crate::sentence::Sentences;
use crate::syntax::Relation;
use crate::text::Span;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

/// One place where something is about, and nobody is named whose it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hearsay {
    /// The noun, up to its verb where that is near.
    pub span: Span,
    /// The index of its sentence.
    pub sentence: usize,
}

/// How many words may stand between noun and verb for both to be shown as one.
const NEAR: usize = 4;

/// Finds the hearsay of a sentence by itself, in order.
pub(super) fn in_sentence(clause: &Clause<'_>) -> impl Iterator<Item = Span> {
    let places = (0..clause.len()).filter_map(|noun| goes_about(clause, noun));
    places.map(|range| clause.span(&range))
}

/// The hearsay of a document, in order.
pub(super) fn recognise(text: &Sentences, in_sentences: &[Arc<InSentence>]) -> Vec<Hearsay> {
    let sentences = text.sentences.iter().zip(in_sentences).enumerate();
    sentences.flat_map(|(index, (sentence, own))| own.hearsay(index, sentence.span.start)).collect()
}

/// The noun at `noun` with its verb, if both say that something is about and neither says whose it is.
fn goes_about(clause: &Clause<'_>, noun: usize) -> Option<Range<usize>> {
    let subject = matches!(clause.relation(noun), Relation::Subject | Relation::PassiveSubject);
    if !subject || clause.is_quoted(noun) || !NOUNS.contains(clause.folded(noun)) {
        return None;
    }
    let verb = clause.head(noun).filter(|verb| VERBS.contains(clause.folded(*verb)))?;
    let known = clause.children(noun).any(|child| is_owner(clause, child) || points_back(clause, child));
    if known || clause.children(verb).any(|child| is_owner(clause, child) || negates(clause, child)) {
        return None;
    }
    let near = noun < verb && verb <= noun + NEAR + 1;
    Some(if near { noun..verb + 1 } else { noun..noun + 1 })
}

/// Whose it is: "her fears", "doubts among teachers", "criticism from the left", "raised by two doctors".
fn is_owner(clause: &Clause<'_>, word: usize) -> bool {
    let first = clause.subtree(word).start;
    matches!(clause.relation(word), Relation::Possessor | Relation::Agent)
        || clause.is(word, Classes::POSSESSIVE)
        || clause.reads_any(first, &["among", "from", "by", "within", "inside", "between"])
}

/// "The questions": some that the draft has spoken of; "no doubts": there are none.
fn points_back(clause: &Clause<'_>, word: usize) -> bool {
    clause.reads_any(word, &["the", "this", "that", "these", "those", "such", "no", "any"])
}

fn negates(clause: &Clause<'_>, word: usize) -> bool {
    denies(clause.text(word))
        || clause.is(word, Classes::MODAL)
        || clause.reads_any(word, &["if", "whether", "unless"])
}

static NOUNS: LazyLock<Terms> = LazyLock::new(|| Terms::parse(include_str!("../lexicon/hearsay_nouns.txt")));

static VERBS: LazyLock<Terms> = LazyLock::new(|| Terms::parse(include_str!("../lexicon/hearsay_verbs.txt")));
