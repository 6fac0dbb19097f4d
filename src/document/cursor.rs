//! A place in a stretch of text whose marks are read from left to right, for formats with marks around words.

use super::pairs::Pairs;
use super::parser::Parser;
use crate::text::Span;

/// The place, and what is read so far.
pub(super) struct Cursor<'p, 'a> {
    pub(super) source: &'a str,
    pub(super) parser: &'p mut Parser<'a>,
    /// The offset in the source.
    pub(super) at: usize,
    /// The marks that are open.
    pub(super) pairs: Pairs,
    span: Span,
}

impl<'p, 'a> Cursor<'p, 'a> {
    /// The place at the start of a span of the source, whose text goes into the open block.
    pub(super) fn over(parser: &'p mut Parser<'a>, span: Span) -> Self {
        Self { source: parser.source, parser, at: span.start, pairs: Pairs::default(), span }
    }

    /// The sign at hand; `None` at the end.
    pub(super) fn sign(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// What is still to be read.
    pub(super) fn rest(&self) -> &'a str {
        self.behind(self.at)
    }

    /// What has been read.
    pub(super) fn before(&self) -> &'a str {
        Span::new(self.span.start, self.at).of(self.source)
    }

    /// What stands from an offset of the source on.
    pub(super) fn behind(&self, offset: usize) -> &'a str {
        Span::new(offset, self.span.end).of(self.source)
    }

    /// Where `close` stands from an offset of the source on, the first that `fits`.
    pub(super) fn find(
        &mut self,
        offset: usize,
        close: &'static str,
        fits: impl Fn(&str, &str) -> bool,
    ) -> Option<usize> {
        self.pairs.find(self.source, Span::new(offset, self.span.end), close, fits)
    }

    /// Adds the next bytes as they stand.
    pub(super) fn text(&mut self, length: usize) {
        self.parser.text(Span::new(self.at, self.at + length));
        self.at += length;
    }

    /// Puts what is printed in the place of the next bytes.
    pub(super) fn put(&mut self, printed: &str, length: usize) {
        self.parser.replaced(printed, Span::new(self.at, self.at + length));
        self.at += length;
    }

    /// Adds the first bytes of what is still to be read and the signs behind them as they stand, up to one that `ends`
    /// them or an open mark closes at.
    pub(super) fn words(&mut self, first: usize, ends: impl Fn(char) -> bool) {
        let rest = self.rest().get(first..).unwrap_or("");
        let mut length = first + rest.find(ends).unwrap_or(rest.len());
        while let Some(at) = (first..length).find(|at| self.pairs.closing(self.at + at).is_some()) {
            length = at;
        }
        self.text(length);
    }

    /// How many of the next bytes are white space.
    pub(super) fn blanks(&self) -> usize {
        self.rest().len() - self.rest().trim_start_matches([' ', '\t', '\n', '\r']).len()
    }

    /// Adds the white space at hand as one space.
    pub(super) fn blank(&mut self) {
        let span = Span::new(self.at, self.at + self.blanks());
        self.at = span.end;
        if span.of(self.source) == " " && !self.parser.is_after_blank() {
            self.parser.text(span);
        } else {
            self.parser.space(span);
        }
    }
}
