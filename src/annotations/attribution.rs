//! Attributions: the relation of a source, a cue and a content.

use super::cue::Cue;
use super::quotation::Quotation;
use super::source::{Source, SourceClass};
use crate::config::Config;
use crate::document::Document;
use crate::sentence::Sentences;
use crate::text::Span;

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

/// Finds the attributions of a document, in order of their first word.
pub fn recognise(
    _document: &Document,
    _text: &Sentences,
    _quotations: &[Quotation],
    _config: &Config,
) -> Vec<Attribution> {
    Vec::new()
}
