//! What the parsers of the formats share: they add blocks from the top of the source to its end.

use super::{Block, BlockKind, Comment, Document, Format, FrontMatterEntry};
use crate::text::{LineIndex, SourceMapBuilder, Span};
use std::sync::Arc;

/// What stands in the prose for a passage that is no language: code, an address.
pub(super) const OBJECT: &str = "\u{FFFC}";

/// A document in the making. A format's parser says where a block may begin ([`Parser::open`]) and
/// hands in its text and its white space; a block without text never comes to be, and none begins or
/// ends with white space.
pub(super) struct Parser<'a> {
    pub(super) source: &'a str,
    /// Where the body begins in the source: behind a byte order mark and the front matter.
    pub(super) body: usize,
    pub(super) blocks: Vec<Block>,
    pub(super) comments: Vec<Comment>,
    pub(super) front_matter: Vec<FrontMatterEntry>,
    pub(super) front_matter_span: Option<Span>,
    pub(super) images: Vec<Span>,
    pub(super) builder: SourceMapBuilder,
    kind: BlockKind,
    depth: u8,
    begin: Option<usize>,
    blanks: Vec<Blank>,
}

/// White space that becomes prose only once text follows it in the same block.
struct Blank {
    span: Span,
    /// What stands for it in the prose; `None` where it stays as it is.
    text: Option<char>,
}

impl<'a> Parser<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self {
            source,
            body: if source.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 },
            blocks: Vec::new(),
            comments: Vec::new(),
            front_matter: Vec::new(),
            front_matter_span: None,
            images: Vec::new(),
            builder: SourceMapBuilder::default(),
            kind: BlockKind::Paragraph,
            depth: 0,
            begin: None,
            blanks: Vec::new(),
        }
    }

    /// Ends the open block, if any; text from here on belongs to a new one of that kind.
    pub(super) fn open(&mut self, kind: BlockKind, depth: u8) {
        self.close();
        self.kind = kind;
        self.depth = depth;
    }

    /// Ends the open block; what follows begins another of the same kind.
    pub(super) fn close(&mut self) {
        self.blanks.clear();
        if let Some(begin) = self.begin.take() {
            let span = Span::new(begin, self.builder.offset());
            self.blocks.push(Block { kind: self.kind, span, depth: self.depth });
        }
    }

    /// Whether the open block has text.
    pub(super) fn has_begun(&self) -> bool {
        self.begin.is_some()
    }

    /// Whether white space waits for the text after it.
    pub(super) fn is_after_blank(&self) -> bool {
        !self.blanks.is_empty()
    }

    /// Adds a span of the source as it stands. White space at its ends counts only inside a block,
    /// and is one with white space before it unless both touch in the source.
    pub(super) fn text(&mut self, span: Span) {
        let text = span.of(self.source);
        let core_start = span.start + (text.len() - text.trim_start().len());
        let core_end = core_start.max(span.start + text.trim_end().len());
        let touches = self.blanks.last().is_none_or(|blank| blank.span.end == span.start);
        if core_start > span.start && self.has_begun() && touches {
            self.blanks.push(Blank { span: Span::new(span.start, core_start), text: None });
        }
        if core_start == core_end {
            return;
        }
        self.begin_at(core_start);
        self.builder.verbatim(self.source, Span::new(core_start, core_end));
        if core_end < span.end {
            self.blanks.push(Blank { span: Span::new(core_end, span.end), text: None });
        }
    }

    /// Adds `text` in the place of `span` of the source.
    pub(super) fn replaced(&mut self, text: &str, span: Span) {
        let Some(first) = text.chars().next() else { return };
        if !text.trim().is_empty() {
            self.begin_at(span.start);
            self.builder.replaced(text, span);
        } else if self.has_begun() {
            self.blanks.push(Blank { span, text: Some(first) });
        }
    }

    /// Adds one space in the place of `span`; white space just before it becomes one with it.
    pub(super) fn space(&mut self, span: Span) {
        if !self.has_begun() {
            return;
        }
        match self.blanks.last_mut() {
            Some(last) if last.text.is_none_or(|text| text == ' ') => {
                *last = Blank { span: last.span.join(span), text: Some(' ') };
            }
            _ => self.blanks.push(Blank { span, text: Some(' ') }),
        }
    }

    /// Length of the prose so far, white space that may yet come left out.
    pub(super) fn offset(&self) -> usize {
        self.builder.offset()
    }

    /// Adds a comment with its delimiters of that many bytes.
    pub(super) fn comment(&mut self, span: Span, before: usize, after: usize) {
        let inner = Span::new(span.start + before, span.end.saturating_sub(after));
        self.comments.push(Comment { span, inner });
    }

    pub(super) fn finish(mut self, format: Format) -> Document {
        self.close();
        let (prose, map) = self.builder.finish();
        Document {
            lines: Arc::new(LineIndex::new(self.source)),
            source: self.source.into(),
            format,
            prose: prose.into(),
            map: Arc::new(map),
            blocks: self.blocks,
            comments: self.comments,
            front_matter: self.front_matter,
            front_matter_span: self.front_matter_span,
            images: self.images,
        }
    }

    fn begin_at(&mut self, source: usize) {
        if self.begin.is_none() {
            if !self.blocks.is_empty() {
                self.builder.replaced("\n\n", Span::at(source));
            }
            self.begin = Some(self.builder.offset());
        }
        for blank in self.blanks.drain(..) {
            match blank.text {
                None => self.builder.verbatim(self.source, blank.span),
                Some(text) => self.builder.replaced(text.encode_utf8(&mut [0; 4]), blank.span),
            }
        }
    }
}
