//! Where the offsets of one draft stand, in lines and columns.

use crate::document::Document;
use crate::text::{Encoding, Offsets, Position, Span};

/// The places of one draft. Its columns are counted once: a draft may be one long line with many findings.
pub(super) struct Places<'a> {
    document: &'a Document,
    columns: Offsets,
}

impl<'a> Places<'a> {
    /// The places of a draft.
    pub(super) fn of(document: &'a Document) -> Self {
        Self { document, columns: Offsets::new(&document.source, Encoding::Utf32) }
    }

    /// The draft's source.
    pub(super) fn source(&self) -> &'a str {
        &self.document.source
    }

    /// The line and the column in code points of a byte of the source. A mark of the byte order is no column: no editor
    /// shows it.
    pub(super) fn position(&self, byte: usize) -> Position {
        let line = self.document.lines.line(byte);
        let start = self.document.lines.line_span(line).start;
        let mark = usize::from(line == 0 && self.document.source.starts_with('\u{FEFF}'));
        Position { line, column: (self.columns.of(byte) - self.columns.of(start)).saturating_sub(mark) }
    }

    /// The line of a byte of the source, and how many bytes of it stand before.
    pub(super) fn line_and_byte(&self, byte: usize) -> (usize, usize) {
        let line = self.document.lines.line(byte);
        (line, byte - self.document.lines.line_span(line).start)
    }

    /// The lines on which a span of the source stands.
    pub(super) fn line_around(&self, span: Span) -> Span {
        let lines = &self.document.lines;
        let last = lines.line(span.end.saturating_sub(1).max(span.start));
        Span::new(lines.line_span(lines.line(span.start)).start, lines.line_span(last).end)
    }
}
