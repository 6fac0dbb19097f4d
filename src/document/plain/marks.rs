//! Finds `[stet …]` and `[stet-file …]`, the comments of plain text.

use crate::text::Span;
use memchr::memmem;

const OPENING: &str = "[stet";

/// The marks from `start` on, in order: each ends at the next `]` in its paragraph.
pub(in crate::document) fn find(source: &str, start: usize) -> Vec<Span> {
    let mut marks: Vec<Span> = Vec::new();
    let bytes = source.as_bytes();
    for found in memmem::find_iter(bytes.get(start..).unwrap_or(&[]), OPENING) {
        let at = start + found;
        if marks.last().is_some_and(|last| at < last.end) {
            continue;
        }
        let rest = source.get(at + OPENING.len()..).unwrap_or("");
        let rest = rest.strip_prefix("-file").unwrap_or(rest);
        if !rest.starts_with([' ', '\t', '\r', '\n', ':', ']']) {
            continue;
        }
        if let Some(length) = end_in_paragraph(rest) {
            marks.push(Span::new(at, source.len() - rest.len() + length));
        }
    }
    marks
}

/// The length up to and with the first `]`, if no blank line and no other bracket comes before it.
fn end_in_paragraph(rest: &str) -> Option<usize> {
    let mut line_is_blank = false;
    let mut last = ' ';
    for (at, c) in rest.char_indices() {
        match c {
            ']' => return Some(at + 1),
            '[' => return None,
            '\n' if last == '\r' => {}
            '\n' | '\r' if line_is_blank => return None,
            '\n' | '\r' => line_is_blank = true,
            _ => line_is_blank &= c.is_whitespace(),
        }
        last = c;
    }
    None
}
