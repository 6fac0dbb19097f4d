//! Reads AsciiDoc. Code, formulas, footnotes and what is included from elsewhere are left out.

mod inline;
mod marks;

use super::lines::{self, Line};
use super::parser::Parser;
use super::{BlockKind, zones};
use crate::text::Span;
use marks::{Delimiter, Macro, Style};
use std::collections::HashMap;

pub(super) fn parse(parser: &mut Parser<'_>) {
    let lines = lines::read(parser.source, parser.body);
    let mut reader = Reader {
        parser,
        lines,
        at: 0,
        open: Vec::new(),
        attributes: HashMap::new(),
        style: Style::None,
        in_list: None,
        is_titled: false,
        has_headline: false,
    };
    reader.read();
    zones::classify(parser);
}

struct Reader<'p, 'a> {
    parser: &'p mut Parser<'a>,
    lines: Vec<Line>,
    at: usize,
    /// The blocks that are open, each with the line that closes it.
    open: Vec<(&'a str, BlockKind, u8)>,
    /// What `{name}` stands for.
    attributes: HashMap<&'a str, &'a str>,
    /// What the line of attributes before a block says of it.
    style: Style,
    /// The depth of the list that an item may go on in.
    in_list: Option<u8>,
    /// Whether the block at hand has a title, which is printed in place of what describes a picture.
    is_titled: bool,
    has_headline: bool,
}

impl<'a> Reader<'_, 'a> {
    fn read(&mut self) {
        while let Some(line) = self.lines.get(self.at).copied() {
            self.at += 1;
            if line.is_blank() {
                self.is_titled = false;
                self.parser.close();
            } else if !self.mark(line) {
                self.paragraph(line);
            }
        }
        self.parser.close();
    }

    /// Reads a line that is no text of a paragraph; whether it was one.
    fn mark(&mut self, line: Line) -> bool {
        let text = line.whole.of(self.parser.source).trim_end();
        if let Some(comment) = marks::comment(text) {
            self.parser.comment(Span::new(line.text.start, line.text.end), comment, 0);
        } else if let Some(delimiter) = marks::delimiter(text) {
            self.delimiter(delimiter, text);
        } else if let Some((name, value)) = marks::attribute(text) {
            self.attribute(name, value, line);
        } else if let Some(style) = marks::style(text) {
            self.style = if style == Style::None { self.style } else { style };
        } else if let Some((found, arguments)) = marks::block_macro(text) {
            self.block_macro(found, arguments, line);
        } else if let Some(depth) = marks::heading(text) {
            self.heading(depth, line);
        } else if marks::is_separator(text) {
            self.in_list = self.in_list.filter(|_| text == "+");
        } else if let Some(title) = marks::title(text) {
            self.is_titled = true;
            self.parser.open(BlockKind::Caption, 0);
            self.inline(Span::new(line.text.start + title, line.text.end));
            self.parser.close();
        } else {
            return false;
        }
        true
    }

    fn delimiter(&mut self, delimiter: Delimiter, text: &'a str) {
        self.parser.close();
        let style = std::mem::take(&mut self.style);
        let kind = match delimiter {
            Delimiter::Opaque => return self.skip_to(text),
            Delimiter::Table => return self.table(text),
            Delimiter::Quote => BlockKind::BlockQuote,
            Delimiter::Container if style == Style::Opaque => return self.skip_to(text),
            Delimiter::Container if style == Style::Quote => BlockKind::BlockQuote,
            Delimiter::Container => BlockKind::Paragraph,
        };
        match self.open.iter().rposition(|(closing, ..)| *closing == text) {
            Some(at) => self.open.truncate(at),
            None => {
                let (around, depth) = self.around();
                let depth = match (kind, around) {
                    (BlockKind::BlockQuote, BlockKind::BlockQuote) => depth.saturating_add(1),
                    (BlockKind::BlockQuote, _) => 1,
                    _ => depth,
                };
                let kind = if kind == BlockKind::Paragraph { around } else { kind };
                self.open.push((text, kind, depth));
            }
        }
        self.in_list = None;
    }

    /// What text is between the open marks.
    fn around(&self) -> (BlockKind, u8) {
        self.open.last().map_or((BlockKind::Paragraph, 0), |(_, kind, depth)| (*kind, *depth))
    }

    /// Goes behind the line that closes a block without prose; one that is never closed goes to the end.
    fn skip_to(&mut self, closing: &str) {
        let source = self.parser.source;
        let rest = self.lines.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|line| line.whole.of(source).trim_end() == closing);
        self.at = length.map_or(self.lines.len(), |length| self.at + length + 1);
    }

    fn table(&mut self, closing: &str) {
        let start = self.at;
        self.skip_to(closing);
        for line in self.lines.get(start..self.at).unwrap_or_default().to_vec() {
            let text = line.text.of(self.parser.source);
            if text == closing || marks::comment(text).is_some() {
                continue;
            }
            let mut from = line.text.start;
            let bars =
                text.match_indices('|').filter(|(at, _)| !text.get(..*at).unwrap_or("").ends_with('\\'));
            for (at, _) in bars {
                let end = line.text.start + at;
                // What stands right before a bar may say how wide its cell is.
                let cell = Span::new(from, end).of(self.parser.source);
                self.inline(Span::new(from, end - marks::cell_format(cell)));
                from = end + 1;
                self.parser.open(BlockKind::TableCell, 0);
            }
            if self.parser.has_begun() {
                self.parser.space(Span::at(from));
            }
            self.inline(Span::new(from, line.text.end));
        }
        self.parser.close();
    }

    /// `:author: Ana Ruiz` is printed below the headline; others are kept for where they are named.
    fn attribute(&mut self, name: &'a str, value: &'a str, line: Line) {
        self.attributes.insert(name, value);
        let kind = match name {
            "author" | "authors" => BlockKind::Byline,
            "revdate" | "date" => BlockKind::Dateline,
            _ => return,
        };
        self.parser.open(kind, 0);
        self.inline(Span::new(line.text.end - value.len(), line.text.end));
        self.parser.close();
    }

    fn block_macro(&mut self, found: Macro, arguments: (usize, usize), line: Line) {
        self.parser.close();
        self.style = Style::None;
        if found == Macro::Image {
            self.parser.images.push(line.text);
        }
        if found == Macro::Image && !self.is_titled {
            self.parser.open(BlockKind::Caption, 0);
            self.inline(Span::new(line.text.start + arguments.0, line.text.start + arguments.1));
            self.parser.close();
        }
    }

    fn heading(&mut self, depth: usize, line: Line) {
        self.in_list = None;
        self.style = Style::None;
        let is_headline = depth == 1 && !self.has_headline;
        self.has_headline |= is_headline;
        let kind = if is_headline { BlockKind::Headline } else { BlockKind::Subhead };
        self.parser.open(kind, u8::try_from(depth).unwrap_or(6));
        let text = line.text.of(self.parser.source);
        let closing = format!(" {}", &text[..depth]);
        let end = line.text.end - if text.ends_with(&closing) { closing.len() } else { 0 };
        self.inline(Span::new(line.text.start + depth, end));
        self.parser.close();
        if is_headline {
            self.authors();
        }
    }

    /// The line below the headline names the writers, the one below it the revision.
    fn authors(&mut self) {
        let Some(line) = self.lines.get(self.at).copied() else { return };
        let text = line.text.of(self.parser.source);
        if line.is_blank() || line.indent() > 0 || !marks::is_author(text) {
            return;
        }
        self.at += 1;
        let mut start = line.text.start;
        for name in text.split(';') {
            let end = start + name.find('<').unwrap_or(name.len());
            self.parser.open(BlockKind::Byline, 0);
            self.parser.text(Span::new(start, end));
            start += name.len() + 1;
        }
        self.parser.close();
        let next = self.lines.get(self.at).map(|line| line.text.of(self.parser.source));
        self.at += usize::from(next.is_some_and(marks::is_revision));
    }

    /// A paragraph or an item from its first line on. An indented line begins code.
    fn paragraph(&mut self, first: Line) {
        let style = std::mem::take(&mut self.style);
        let text = first.text.of(self.parser.source);
        let (item, term) = (marks::item(text), marks::term(text));
        let last = self.last_of(first, item.is_some() || term.is_some());
        let mut start = first.text.start;
        match (item, term) {
            _ if style == Style::Opaque => return,
            (Some((length, depth)), _) => {
                start += length;
                self.open_item(depth);
            }
            (None, Some((length, marks, depth))) => {
                self.open_item(depth);
                self.inline(Span::new(start, start + length));
                self.open_item(depth);
                start += length + marks;
            }
            (None, None) if first.indent() > 0 => return,
            (None, None) => {
                self.in_list = self.in_list.filter(|_| self.follows_continuation(first));
                start += marks::admonition(text);
                match (style, self.in_list, self.around()) {
                    (Style::Quote, _, (_, depth)) => self.parser.open(BlockKind::BlockQuote, depth.max(1)),
                    (_, Some(depth), (BlockKind::Paragraph, _)) => {
                        self.parser.open(BlockKind::ListItem, depth)
                    }
                    (_, _, (kind, depth)) => self.parser.open(kind, depth),
                }
            }
        }
        self.text_to(start, first, last);
        self.parser.close();
    }

    fn open_item(&mut self, depth: u8) {
        self.in_list = Some(depth);
        match self.around() {
            (BlockKind::BlockQuote, depth) => self.parser.open(BlockKind::BlockQuote, depth),
            _ => self.parser.open(BlockKind::ListItem, depth),
        }
    }

    /// Adds the text from `start` to the end of the last line, without the comments between.
    fn text_to(&mut self, start: usize, first: Line, last: Line) {
        let mut from = start;
        let at = self.lines.partition_point(|line| line.whole.start <= first.whole.start);
        let lines = self.lines.get(at..self.at).unwrap_or_default().to_vec();
        for line in lines {
            if let Some(comment) = marks::comment(line.whole.of(self.parser.source)) {
                self.inline(Span::new(from, line.whole.start.max(from)));
                self.parser.comment(line.text, comment, 0);
                from = line.text.end;
            }
        }
        self.inline(Span::new(from, last.text.end.max(from)));
    }

    /// Whether the line before is a `+` that ties a block to an item.
    fn follows_continuation(&self, line: Line) -> bool {
        let at = self.lines.partition_point(|other| other.whole.start < line.whole.start);
        let before = at.checked_sub(1).and_then(|at| self.lines.get(at));
        before.is_some_and(|before| before.text.of(self.parser.source) == "+")
    }

    /// The last line of the paragraph that begins with `first`; goes behind it.
    fn last_of(&mut self, first: Line, in_list: bool) -> Line {
        let mut last = first;
        while let Some(line) = self.lines.get(self.at).copied() {
            let text = line.whole.of(self.parser.source).trim_end();
            let ends = line.is_blank()
                || marks::delimiter(text).is_some()
                || marks::style(text).is_some()
                || marks::block_macro(text).is_some()
                || in_list && (text == "+" || self.begins_item(line));
            if ends {
                break;
            }
            last = line;
            self.at += 1;
        }
        last
    }

    fn begins_item(&self, line: Line) -> bool {
        let text = line.text.of(self.parser.source);
        marks::item(text).is_some() || marks::term(text).is_some()
    }

    fn inline(&mut self, span: Span) {
        inline::read(self.parser, span, &self.attributes);
    }
}
