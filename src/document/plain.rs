//! Reads plain text: hard-wrapped lines with blank lines between paragraphs, or a paragraph a line.

mod lines;
pub(super) mod marks;

use super::parser::Parser;
use super::{BlockKind, zones};
use crate::text::Span;
use lines::{Line, Start};

pub(super) fn parse(parser: &mut Parser<'_>) {
    let source = parser.source;
    let marks = marks::find(source, parser.body);
    for mark in &marks {
        parser.comment(*mark, 1, 1);
    }
    let lines = lines::read(source, parser.body, &marks);
    let width = lines::wrap_width(source, &lines);
    let mut marks = marks.as_slice();
    let mut apart = Vec::new();
    let mut last: Option<&Line> = None;
    for line in &lines {
        if line.is_separator() {
            if last.take().is_some() {
                parser.close();
                note(&mut apart, parser.blocks.len());
            }
            continue;
        }
        let mut text = line.text;
        match last.filter(|last| lines::continues(source, last, line, width)) {
            Some(last) => {
                // What looks like an item's mark within a paragraph is a dash or a number of it.
                text = if line.start == Start::Item { line.whole } else { text };
                if !lines::breaks_at_hyphen(source, last, line) {
                    parser.space(Span::new(last.text.end, text.start));
                }
            }
            None => {
                let (kind, depth) = match line.start {
                    Start::Quote(depth) => (BlockKind::BlockQuote, depth),
                    Start::Item => (BlockKind::ListItem, 1),
                    Start::Text => (BlockKind::Paragraph, 0),
                };
                parser.open(kind, depth);
            }
        }
        marks = add(parser, text, marks);
        last = Some(line);
    }
    zones::shape_headings(parser, |block| apart.get(block).copied().unwrap_or(false));
    zones::classify(parser);
}

/// Notes that a blank line follows the last of `count` blocks.
fn note(apart: &mut Vec<bool>, count: usize) {
    apart.resize(count, false);
    if let Some(last) = apart.last_mut() {
        *last = true;
    }
}

/// Adds a line without the marks in it; returns the marks that may stand in later lines.
pub(super) fn add<'m>(parser: &mut Parser<'_>, line: Span, mut marks: &'m [Span]) -> &'m [Span] {
    let mut start = line.start;
    while let Some((mark, rest)) = marks.split_first() {
        if mark.start >= line.end {
            break;
        }
        parser.text(Span::new(start, mark.start));
        start = start.max(mark.end);
        if mark.end > line.end {
            break;
        }
        marks = rest;
    }
    if start < line.end {
        parser.text(Span::new(start, line.end));
    }
    marks
}
