//! Tests of the parsers: tables of drafts with their blocks, and properties of any text.

mod asciidoc;
mod blocks;
mod latex;
mod markup;
mod properties;
mod rst;
mod speed;
mod xml;

use super::{Document, Format};
use crate::text::Span;

/// The blocks of a draft as lines "Kind: text".
fn blocks(source: &str, format: Format) -> Vec<String> {
    let document = Document::parse(source, format);
    let line = |block: &super::Block| format!("{:?}: {}", block.kind, document.prose_of(block.span));
    document.blocks.iter().map(line).collect()
}

#[track_caller]
fn assert_blocks(source: &str, format: Format, expected: &[&str]) {
    assert_eq!(blocks(source, format), expected, "of {source:?}");
}

/// What stands in the source for some words of the prose, where they first stand.
fn source_of<'a>(document: &'a Document, words: &str) -> &'a str {
    let start = document.prose.find(words).unwrap();
    document.map.to_source(Span::new(start, start + words.len())).of(&document.source)
}
