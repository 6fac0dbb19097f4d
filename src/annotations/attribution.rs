//! Attributions: the relation of a source, a cue and a content.

use super::anonymity;
use super::clause::Clause;
use super::cue::Cue;
use super::quotation::Quotation;
use super::reading::{self, Reading};
use super::running;
use super::source::{self, Source, SourceClass};
use super::subject;
use crate::config::Config;
use crate::document::{BlockKind, Document};
use crate::sentence::Sentences;
use crate::text::Span;

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

    /// Where it starts: the first byte of any of its parts.
    pub fn start(&self) -> usize {
        let parts = self.content.iter().copied();
        let parts = parts.chain(self.cue.as_ref().map(|cue| cue.span));
        let parts = parts.chain(self.source.as_ref().map(|source| source.span));
        parts.map(|span| span.start).min().unwrap_or(0)
    }
}

/// Finds the attributions of a document, in order of their sentences.
pub fn recognise(
    document: &Document,
    text: &Sentences,
    clauses: &[Clause<'_>],
    quotations: &[Quotation],
    config: &Config,
) -> Vec<Attribution> {
    let mut attributions = Vec::new();
    for (index, sentence) in text.sentences.iter().enumerate() {
        let kind = document.blocks[sentence.block].kind;
        if matches!(kind, BlockKind::CreditLine | BlockKind::Byline | BlockKind::Dateline) {
            continue;
        }
        let Some(clause) = clauses.get(index) else { continue };
        for reading in reading::read(clause, kind == BlockKind::Headline) {
            attributions.push(attribution(clause, &reading, index, config));
        }
        anonymity::apply(document, clause, (index, sentence.span), config, &mut attributions);
    }
    running::extend(document, text, quotations, &mut attributions);
    attributions
}

fn attribution(clause: &Clause<'_>, reading: &Reading, sentence: usize, config: &Config) -> Attribution {
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
        sentence,
    }
}
