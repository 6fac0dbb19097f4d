//! Reads Markdown: CommonMark with tables, strikethrough, footnotes and task lists.

use super::parser::{OBJECT, Parser};
use super::{BlockKind, zones};
use crate::text::Span;
use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Tag, TagEnd};
use std::borrow::Cow;

pub(super) fn parse(parser: &mut Parser<'_>) {
    let source = parser.source;
    let body = parser.body;
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let text = with_line_feeds(source.get(body..).unwrap_or(""));
    let events = pulldown_cmark::Parser::new_ext(&text, options)
        .into_offset_iter()
        .map(|(event, range)| (event, Span::new(range.start + body, range.end + body)))
        .collect();
    let mut reader = Reader { parser, events, contexts: Vec::new(), lists: 0, has_headline: false };
    reader.read();
    zones::classify(parser);
}

/// The text with a line feed for each carriage return that stands alone, of which the library knows nothing. All stands
/// where it stood.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    if !memchr::memchr_iter(b'\r', bytes).any(|at| bytes.get(at + 1) != Some(&b'\n')) {
        return Cow::Borrowed(text);
    }
    let mut letters = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(letter) = letters.next() {
        out.push(if letter == '\r' && letters.peek() != Some(&'\n') { '\n' } else { letter });
    }
    Cow::Owned(out)
}

struct Reader<'p, 'a> {
    parser: &'p mut Parser<'a>,
    events: Vec<(Event<'p>, Span)>,
    /// The kind and depth of text in each open quotation, item, cell and footnote.
    contexts: Vec<(BlockKind, u8)>,
    lists: usize,
    has_headline: bool,
}

impl Reader<'_, '_> {
    fn read(&mut self) {
        let mut at = 0;
        // Whether the block before this one was a picture, whose caption may follow.
        let mut after_image = false;
        while let Some((event, span)) = self.events.get(at).cloned() {
            at = match event {
                Event::Start(Tag::Paragraph) => {
                    let (next, is_image) = self.start_paragraph(at, after_image);
                    after_image = is_image;
                    next
                }
                Event::Start(tag) if is_block(&tag) => {
                    after_image = false;
                    self.start_block(&tag, at, span)
                }
                Event::End(tag) => {
                    self.end(tag);
                    at + 1
                }
                event => self.inline(&event, at, span),
            };
        }
        self.parser.close();
    }

    /// Starts a paragraph; returns where to read on and whether it holds nothing but pictures, of
    /// which the text for those who cannot see them becomes a caption.
    fn start_paragraph(&mut self, at: usize, after_image: bool) -> (usize, bool) {
        let mut next = at + 1;
        let mut images = 0;
        while let Some(end) = self.line_of_images(next) {
            for event in next..end {
                match self.events.get(event) {
                    Some((Event::Start(Tag::Image { .. }), span)) => {
                        let span = *span;
                        self.parser.images.push(span);
                        self.parser.open(BlockKind::Caption, 0);
                    }
                    Some((event @ (Event::Text(_) | Event::Code(_) | Event::SoftBreak), span)) => {
                        let (event, span) = (event.clone(), *span);
                        self.inline(&event, at, span);
                    }
                    _ => {}
                }
            }
            images += 1;
            next = end;
            if !matches!(self.events.get(next), Some((Event::SoftBreak | Event::HardBreak, _))) {
                break;
            }
            next += 1;
        }
        self.open_context();
        let whole = self.whole_in(next);
        if images > 0 && matches!(self.events.get(next), Some((Event::End(TagEnd::Paragraph), _))) {
            return (next, true);
        }
        match whole {
            Some((Tag::Emphasis, _)) if images > 0 || after_image => self.parser.open(BlockKind::Caption, 0),
            // A line in bold is a subhead below all those with a depth of their own.
            Some((Tag::Strong, span)) if self.contexts.is_empty() => {
                let text = span.of(self.parser.source).trim_matches(['*', '_']);
                if zones::is_subhead(text) {
                    self.parser.open(BlockKind::Subhead, 6);
                }
            }
            _ => {}
        }
        (next, false)
    }

    /// Behind a picture that stands alone on its line from `at` on; a link around it counts with it.
    fn line_of_images(&self, at: usize) -> Option<usize> {
        let next = match self.events.get(at)?.0 {
            Event::Start(Tag::Image { .. }) => self.behind(at),
            Event::Start(Tag::Link { .. }) => {
                let image = at + 1;
                let is_image = matches!(self.events.get(image)?.0, Event::Start(Tag::Image { .. }));
                let end = is_image.then(|| self.behind(image))?;
                matches!(self.events.get(end)?.0, Event::End(TagEnd::Link)).then_some(end + 1)?
            }
            _ => return None,
        };
        let ends = matches!(
            self.events.get(next)?.0,
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph)
        );
        ends.then_some(next)
    }

    /// The element that holds all the rest of a paragraph.
    fn whole_in(&self, at: usize) -> Option<(Tag<'_>, Span)> {
        let (Event::Start(tag @ (Tag::Emphasis | Tag::Strong)), span) = self.events.get(at)? else {
            return None;
        };
        let end = self.behind(at);
        matches!(self.events.get(end)?.0, Event::End(TagEnd::Paragraph)).then(|| (tag.clone(), *span))
    }

    fn start_block(&mut self, tag: &Tag<'_>, at: usize, span: Span) -> usize {
        self.parser.close();
        match tag {
            Tag::Heading { level, .. } => {
                let is_headline = *level == HeadingLevel::H1 && !self.has_headline;
                self.has_headline |= is_headline;
                let kind = if is_headline { BlockKind::Headline } else { BlockKind::Subhead };
                self.parser.open(kind, *level as u8);
            }
            Tag::BlockQuote(_) => {
                let outer = self.contexts.iter().rev().find(|(kind, _)| *kind == BlockKind::BlockQuote);
                self.enter(BlockKind::BlockQuote, outer.map_or(1, |(_, depth)| depth.saturating_add(1)));
            }
            Tag::List(_) => self.lists += 1,
            Tag::Item => match self.contexts.last() {
                Some(&(BlockKind::BlockQuote, depth)) => self.enter(BlockKind::BlockQuote, depth),
                _ => self.enter(BlockKind::ListItem, u8::try_from(self.lists).unwrap_or(u8::MAX)),
            },
            // A note is set apart like a list at the end; its text is no part of the running draft.
            Tag::FootnoteDefinition(_) => self.enter(BlockKind::ListItem, 1),
            Tag::TableCell => self.enter(BlockKind::TableCell, 0),
            Tag::HtmlBlock => {
                self.html_comments(span);
                return self.behind(at);
            }
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => return self.behind(at),
            _ => {}
        }
        at + 1
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => self.open_context(),
            TagEnd::List(_) => {
                self.lists = self.lists.saturating_sub(1);
                self.open_context();
            }
            TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition | TagEnd::TableCell => {
                self.contexts.pop();
                self.open_context();
            }
            _ => {}
        }
    }

    /// Adds what stands in a line; returns where to read on.
    fn inline(&mut self, event: &Event<'_>, at: usize, span: Span) -> usize {
        match event {
            Event::Text(text) if span.of(self.parser.source) == &**text => self.parser.text(span),
            Event::Text(text) => self.parser.replaced(text, span),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.parser.replaced(OBJECT, span)
            }
            Event::SoftBreak | Event::HardBreak => self.parser.space(self.line_end(span)),
            Event::InlineHtml(html) if html.starts_with("<!--") => {
                self.parser.comment(span, "<!--".len(), "-->".len());
            }
            Event::InlineHtml(html) if html.get(..3).is_some_and(|tag| tag.eq_ignore_ascii_case("<br")) => {
                self.parser.space(span);
            }
            Event::Html(_) => self.html_comments(span),
            Event::Rule => self.open_context(),
            Event::Start(Tag::Image { .. }) => {
                self.parser.images.push(span);
                self.parser.replaced(OBJECT, span);
                return self.behind(at);
            }
            Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => {
                self.parser.replaced(OBJECT, span);
                return self.behind(at);
            }
            _ => {}
        }
        at + 1
    }

    /// A line end with the indentation behind it.
    fn line_end(&self, span: Span) -> Span {
        let rest = self.parser.source.get(span.end..).unwrap_or("");
        let indentation = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        Span::new(span.start, span.end + indentation)
    }

    fn html_comments(&mut self, span: Span) {
        let html = span.of(self.parser.source);
        let mut at = 0;
        while let Some(start) = html.get(at..).and_then(|rest| rest.find("<!--")).map(|found| at + found) {
            let close = html.get(start + 2..).and_then(|rest| rest.find("-->"));
            let end = close.map_or(html.len(), |close| start + 2 + close + "-->".len());
            let comment = Span::new(span.start + start, span.start + end);
            self.parser.comment(comment, "<!--".len(), if close.is_some() { "-->".len() } else { 0 });
            at = end;
        }
    }

    fn enter(&mut self, kind: BlockKind, depth: u8) {
        self.contexts.push((kind, depth));
        self.open_context();
    }

    fn open_context(&mut self) {
        let (kind, depth) = self.contexts.last().copied().unwrap_or((BlockKind::Paragraph, 0));
        self.parser.open(kind, depth);
    }

    /// Behind the end of the element that starts at `at`.
    fn behind(&self, at: usize) -> usize {
        let mut depth = 0_usize;
        for (index, (event, _)) in self.events.iter().enumerate().skip(at) {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return index + 1;
            }
        }
        self.events.len()
    }
}

/// Whether a tag begins a block, rather than marking words in one.
const fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}
