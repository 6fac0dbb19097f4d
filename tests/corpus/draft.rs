//! A draft made of blocks as they stand, without a format that could read them otherwise.

use copydesk::Document;
use copydesk::document::{Block, BlockKind, Format};
use copydesk::text::Span;

/// A draft of these blocks, an empty line between two.
pub fn of_blocks<'a>(blocks: impl IntoIterator<Item = (BlockKind, &'a str)>) -> Document {
    let mut document = Document::parse("", Format::Plain);
    let mut prose = String::new();
    for (kind, text) in blocks {
        if !prose.is_empty() {
            prose.push_str("\n\n");
        }
        let start = prose.len();
        prose.push_str(text);
        document.blocks.push(Block { kind, span: Span::new(start, prose.len()), depth: 0 });
    }
    document.prose = prose.into();
    document
}
