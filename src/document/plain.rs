//! Reads plain text: a paragraph a line, or hard-wrapped lines with blank lines between paragraphs.

use super::{Block, BlockKind, Parser};
use crate::text::Span;

pub(super) fn parse(parser: &mut Parser<'_>) {
    let source = parser.source;
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let text = line.trim();
        let at = start + (line.len() - line.trim_start().len());
        let span = Span::new(at, at + text.len());
        if !text.is_empty() {
            if !parser.blocks.is_empty() {
                parser.builder.replaced("\n\n", Span::at(at));
            }
            let begin = parser.builder.offset();
            parser.builder.verbatim(source, span);
            let kind = BlockKind::Paragraph;
            parser.blocks.push(Block { kind, span: Span::new(begin, parser.builder.offset()), depth: 0 });
        }
        start += line.len();
    }
}
