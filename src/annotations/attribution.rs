//! Attributions: the relation of a source, a cue and a content.

use super::anonymity;
use super::clause::Clause;
use super::cue::Cue;
use super::in_sentence::InSentence;
use super::quotation::Quotation;
use super::reading::{self, Reading};
use super::running;
use super::source::{self, Source, SourceClass};
use super::subject;
use crate::config::Config;
use crate::document::{BlockKind, Document};
use crate::sentence::Sentences;
use crate::text::Span;
use std::sync::Arc;

/// How many sentences an attribution may be away from words that it reaches: no quotation runs on for longer.
pub const REACH: usize = 64;

/// How an attribution reaches its content.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// By a cue or quotation marks of its own.
    Explicit,
    /// By standing between or after attributed sentences; holds the index of the attribution it
    /// inherits its source from.
    Inherited(usize),
}

/// Who stands behind what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attribution {
    /// Who; `None` where the draft does not say.
    pub source: Option<Source>,
    /// The linking words; `None` where only quotation marks or neighbourhood link.
    pub cue: Option<Cue>,
    /// What is attributed, in order; more than one span where the cue splits it or it runs on.
    pub content: Vec<Span>,
    /// How it reaches its content.
    pub scope: Scope,
    /// The index of the sentence its cue stands in, or its content starts in.
    pub sentence: usize,
}

impl Attribution {
    /// The class of its source, [`SourceClass::None`] where there is none.
    pub fn class(&self) -> SourceClass {
        self.source.as_ref().map_or(SourceClass::None, |source| source.class)
    }

    /// Whether its cue or its content shares a byte with `span`.
    pub fn touches(&self, span: Span) -> bool {
        self.content.iter().any(|content| content.overlaps(span))
            || self.cue.as_ref().is_some_and(|cue| cue.span.overlaps(span))
    }

    /// The same attribution where the text around it, which stood at the offset `from`, stands at `to`, in the
    /// sentence of that number.
    pub(super) fn moved(&self, from: usize, to: usize, sentence: usize) -> Self {
        Self {
            source: self.source.as_ref().map(|source| source.moved(from, to)),
            cue: self.cue.as_ref().map(|cue| cue.moved(from, to)),
            content: self.content.iter().map(|content| content.moved(from, to)).collect(),
            scope: self.scope,
            sentence,
        }
    }

    /// Where it starts: the first byte of any of its parts.
    pub fn start(&self) -> usize {
        let parts = self.content.iter().copied();
        let parts = parts.chain(self.cue.as_ref().map(|cue| cue.span));
        let parts = parts.chain(self.source.as_ref().map(|source| source.span));
        parts.map(|span| span.start).min().unwrap_or(0)
    }
}

/// Finds the attributions of a sentence by itself, which stands in a block of that kind. Their sentence counts as the
/// first.
pub(super) fn in_sentence(
    document: &Document,
    clause: &Clause<'_>,
    kind: BlockKind,
    sentence: Span,
    config: &Config,
) -> Vec<Attribution> {
    let readings = reading::read(clause, kind == BlockKind::Headline);
    let mut attributions = readings.iter().map(|reading| attribution(clause, reading, config)).collect();
    anonymity::apply(document, clause, sentence, config, &mut attributions);
    attributions
}

/// The attributions of a document, in order of their sentences: what its sentences have, and what runs on.
pub(super) fn recognise(
    document: &Document,
    text: &Sentences,
    quotations: &[Quotation],
    in_sentences: &[Arc<InSentence>],
) -> Vec<Attribution> {
    let sentences = text.sentences.iter().zip(in_sentences).enumerate();
    let mut attributions =
        sentences.flat_map(|(index, (sentence, own))| own.attributions(index, sentence.span.start)).collect();
    running::extend(document, text, quotations, &mut attributions);
    attributions
}

fn attribution(clause: &Clause<'_>, reading: &Reading, config: &Config) -> Attribution {
    let content = reading.content.iter().map(|range| clause.trimmed(range.clone()));
    let source = reading.source.clone().map(|range| subject::bare(clause, range));
    Attribution {
        source: source.map(|range| source::describe(clause, &range, config)),
        cue: Some(Cue {
            span: clause.span(&reading.cue),
            lemma: reading.lemma.clone(),
            kind: reading.kind,
            agentless: reading.agentless,
            reports: reading.reports,
        }),
        content: content.filter(|range| !range.is_empty()).map(|range| clause.span(&range)).collect(),
        scope: Scope::Explicit,
        sentence: 0,
    }
}
