//! A draft whose paragraphs somebody else has told apart: a line each, of a kind that is known.

use super::parser::Parser;
use super::{BlockKind, Document, Format, plain, zones};
use crate::text::Span;

/// What a line is: its kind and depth, or `None` where it is no prose.
pub type Kind = Option<(BlockKind, u8)>;

impl Document {
    /// Reads a draft of a paragraph a line. Lines end with LF; one without a kind of its own is a paragraph. Where no
    /// line is a heading, headings are told by their shape, as in plain text. Marks in brackets are comments.
    pub fn of_paragraphs(source: &str, kinds: &[Kind], format: Format) -> Self {
        let mut parser = Parser::new(source);
        let marks = plain::marks::find(source, 0);
        for mark in &marks {
            parser.comment(*mark, 1, 1);
        }
        let mut marks = marks.as_slice();
        let mut start = 0;
        for (number, line) in source.split('\n').enumerate() {
            let span = Span::new(start, start + line.len());
            start = span.end + 1;
            if let Some((kind, depth)) = kinds.get(number).copied().unwrap_or(Some((BlockKind::Paragraph, 0)))
            {
                parser.open(kind, depth);
                marks = plain::add(&mut parser, span, marks);
                parser.close();
            }
        }
        let is_heading = |kind: &Kind| matches!(kind, Some((BlockKind::Headline | BlockKind::Subhead, _)));
        if !kinds.iter().any(is_heading) {
            zones::shape_headings(&mut parser, |_| true);
        }
        zones::classify(&mut parser);
        parser.finish(format)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_of_its_kind() {
        let source =
            "Bridge to close\n\nThe the pier sank. [stet repeated-word: so it is]\ncode\nBy Ana Ruiz";
        let kinds = [Some((BlockKind::Headline, 1)), None, Some((BlockKind::Paragraph, 0)), None];
        let document = Document::of_paragraphs(source, &kinds, Format::Word);
        let shown: Vec<String> = document
            .blocks
            .iter()
            .map(|block| format!("{:?}: {}", block.kind, document.prose_of(block.span)))
            .collect();
        assert_eq!(
            shown,
            ["Headline: Bridge to close", "Paragraph: The the pier sank.", "Byline: By Ana Ruiz"]
        );
        assert_eq!(document.comments[0].inner.of(source), "stet repeated-word: so it is");
        let unstyled =
            Document::of_paragraphs("Bridge to close\nThe old pier sank on Monday.", &[], Format::Word);
        assert_eq!(unstyled.blocks[0].kind, BlockKind::Headline);
    }
}
