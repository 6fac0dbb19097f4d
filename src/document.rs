//! A draft: its source, its prose, and its blocks.
//!
//! The *source* is what the writer's file holds. The *prose* is what a reader would read: markup,
//! entities and escapes resolved, hard-wrapped lines joined by one space, code replaced by U+FFFC,
//! blocks separated by a blank line. Everything that reads language works on the prose; the
//! [`SourceMap`] leads each span back to the source.

mod asciidoc;
mod cursor;
pub mod files;
mod format;
mod front_matter;
mod html;
mod latex;
mod lines;
mod markdown;
mod pairs;
pub mod paragraphs;
mod parser;
mod plain;
mod rst;
mod sections;
#[cfg(test)]
mod tests;
mod xml;
mod zones;

use crate::text::{LineIndex, SourceMap, Span};
pub use format::Format;
pub use front_matter::insertion::add_to_list as add_to_front_matter;
pub use sections::Section;
pub use zones::byline::is_title as is_title_under_byline;
pub use zones::dateline::is_hour;
pub use zones::is_title_case;
pub use zones::promotion::{Pitch, pitches};

use parser::Parser;
use std::sync::Arc;

/// A text of more bytes is no draft, whatever it is called: reading it would take the memory that others need.
pub const LONGEST: usize = 8 << 20;

/// What part of a draft a block is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BlockKind {
    /// The draft's title.
    Headline,
    /// A heading within the body.
    Subhead,
    /// "By Ana Ruiz".
    Byline,
    /// "LONDON, Dec. 19 (Reuters) -", before the first paragraph's text; a date on a line of its own.
    Dateline,
    /// Running text, the only kind in which claims are judged.
    Paragraph,
    /// A quotation set apart.
    BlockQuote,
    /// The words under a picture.
    Caption,
    /// One item of a list.
    ListItem,
    /// One cell of a table.
    TableCell,
    /// "Source: …", "Photo: …".
    CreditLine,
    /// A few lines about the writer at the end.
    AuthorNote,
    /// A few lines that sell something or ask the reader for something: "Subscribe to our channel!"
    Promotion,
    /// A question or an answer of an interview set down as a conversation: "Q: Is it bad?"
    Interview,
}

impl BlockKind {
    /// Whether the draft speaks to its reader here in sentences of its own.
    pub const fn is_body(self) -> bool {
        matches!(self, BlockKind::Paragraph)
    }
}

/// One block of prose. Code and front matter have no prose and are no blocks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    /// What part of the draft it is.
    pub kind: BlockKind,
    /// Where it stands in the prose.
    pub span: Span,
    /// How deep a heading is (1 to 6) and a block quote or list nested; 0 elsewhere.
    pub depth: u8,
}

/// A comment of the markup, or a bracketed `[stet …]` of plain text: where stet marks are looked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comment {
    /// The whole comment with its delimiters, in the source.
    pub span: Span,
    /// What stands between the delimiters, in the source.
    pub inner: Span,
}

/// One `key: value` of the front matter's top level, and of `stet:` in it as `stet.RULE`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FrontMatterEntry {
    /// The key as written.
    pub key: String,
    /// The value as text; a list's items joined by `, `.
    pub value: String,
    /// Where the key stands, in the source.
    pub span: Span,
}

/// A draft, immutable once parsed. What is as long as the text is shared by its copies.
#[derive(Clone, Debug)]
pub struct Document {
    /// What the file or the editor holds.
    pub source: Arc<str>,
    /// Its markup.
    pub format: Format,
    /// What a reader reads.
    pub prose: Arc<str>,
    /// From prose to source.
    pub map: Arc<SourceMap>,
    /// The blocks in order, not overlapping; their spans are of the prose.
    pub blocks: Vec<Block>,
    /// Comments in order, where stet marks are looked for.
    pub comments: Vec<Comment>,
    /// The front matter's entries in order.
    pub front_matter: Vec<FrontMatterEntry>,
    /// The whole front matter with its fences, in the source.
    pub front_matter_span: Option<Span>,
    /// Where a file's images stand, in the source.
    pub images: Vec<Span>,
    /// The source's lines.
    pub lines: Arc<LineIndex>,
}

impl Document {
    /// Reads a draft. Any text is a draft: what cannot be understood as markup is prose.
    pub fn parse(source: &str, format: Format) -> Self {
        let mut parser = Parser::new(source);
        front_matter::read(&mut parser);
        format.read(&mut parser);
        parser.finish(format)
    }

    /// The draft as if these were all its blocks.
    pub fn with_blocks(&self, blocks: Vec<Block>) -> Self {
        Self {
            source: Arc::clone(&self.source),
            format: self.format,
            prose: Arc::clone(&self.prose),
            map: Arc::clone(&self.map),
            blocks,
            comments: self.comments.clone(),
            front_matter: self.front_matter.clone(),
            front_matter_span: self.front_matter_span,
            images: self.images.clone(),
            lines: Arc::clone(&self.lines),
        }
    }

    /// The prose of a span.
    pub fn prose_of(&self, span: Span) -> &str {
        span.of(&self.prose)
    }

    /// The block in which a prose offset lies; the one that ends there if none does.
    pub fn block_at(&self, offset: usize) -> Option<usize> {
        let at = self.blocks.partition_point(|block| block.span.end < offset);
        self.blocks.get(at).filter(|block| block.span.start <= offset).map(|_| at)
    }

    /// The source of a block with the markup around it, in which no other block has a part.
    pub fn source_around(&self, block: usize) -> Span {
        let before = block.checked_sub(1).and_then(|before| self.blocks.get(before));
        let start = before.map_or(0, |before| self.map.behind(before.span.end));
        let next = self.blocks.get(block + 1);
        let end = next.map_or(self.source.len(), |next| self.map.before(next.span.start));
        Span::new(start, end.max(start))
    }

    /// Where front matter that is broken, so that it has no entries, seems to have a key.
    pub fn unreadable_key(&self, key: &str) -> Option<Span> {
        let whole = self.front_matter_span.filter(|_| self.front_matter.is_empty())?;
        let (first, last) = (self.lines.line(whole.start), self.lines.line(whole.end));
        (first..=last)
            .map(|line| self.lines.line_span(line))
            .take_while(|line| line.start < whole.end)
            .find_map(|line| {
                let text = line.of(&self.source);
                let (start, rest) = (text.get(..key.len())?, text.get(key.len()..)?);
                let is_key =
                    start.eq_ignore_ascii_case(key) && rest.trim_start().starts_with([':', '=', '.']);
                is_key.then(|| Span::new(line.start, line.start + key.len()))
            })
    }

    /// Where something is said that is about the whole draft, in the source: the headline, the first key of the front
    /// matter, or the place before the first block.
    pub fn top(&self) -> Span {
        let source_of = |block: &Block| self.map.to_source(block.span);
        let headline = self.blocks.iter().find(|block| block.kind == BlockKind::Headline).map(source_of);
        let key = self.front_matter.first().map(|entry| entry.span);
        let first = self.blocks.first().map(|block| Span::at(source_of(block).start));
        headline.or(key).or(first).unwrap_or(Span::at(0))
    }

    /// The value of a front matter key, without regard to case.
    pub fn front_matter(&self, key: &str) -> Option<&FrontMatterEntry> {
        self.front_matter.iter().find(|entry| entry.key.eq_ignore_ascii_case(key))
    }
}
