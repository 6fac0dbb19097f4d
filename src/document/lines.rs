//! The lines of a source, for formats whose blocks begin and end with lines.

use crate::text::Span;
use memchr::memchr2;

/// One line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Line {
    /// The line without its end.
    pub(super) whole: Span,
    /// The same without white space around it.
    pub(super) text: Span,
}

impl Line {
    /// White space before its text, in bytes.
    pub(super) const fn indent(&self) -> usize {
        self.text.start - self.whole.start
    }

    /// Whether it has no text.
    pub(super) const fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// The lines from `start` on. They end with LF, CR LF or CR.
pub(super) fn read(source: &str, start: usize) -> Vec<Line> {
    let bytes = source.as_bytes();
    let mut lines = Vec::new();
    let mut at = start;
    while at < bytes.len() {
        let end = memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |length| at + length);
        let whole = Span::new(at, end);
        let text = whole.of(source);
        let start = end - text.trim_start().len();
        lines.push(Line { whole, text: Span::new(start, start + text.trim().len()) });
        at = end + if bytes[end..].starts_with(b"\r\n") { 2 } else { 1 };
    }
    lines
}
