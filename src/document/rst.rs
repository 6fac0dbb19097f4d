//! Reads reStructuredText. Code, formulas, tables and what is included from elsewhere are left out.

mod inline;
mod marks;

use super::lines::{self, Line};
use super::parser::Parser;
use super::{BlockKind, zones};
use crate::text::Span;
use marks::{Directive, Explicit};

pub(super) fn parse(parser: &mut Parser<'_>) {
    let lines = lines::read(parser.source, parser.body);
    let mut reader = Reader { parser, lines, at: 0, levels: Vec::new(), open: Vec::new() };
    reader.read();
    zones::classify(parser);
}

/// What the text is that is indented so far.
#[derive(Clone, Copy)]
struct Open {
    indent: usize,
    kind: BlockKind,
    depth: u8,
}

struct Reader<'p, 'a> {
    parser: &'p mut Parser<'a>,
    lines: Vec<Line>,
    at: usize,
    /// The looks of headings, the highest first: their sign, and whether it stands above them, too.
    levels: Vec<(char, bool)>,
    /// The indented parts that are open, each deeper than the one before it.
    open: Vec<Open>,
}

impl Reader<'_, '_> {
    fn read(&mut self) {
        while let Some(line) = self.lines.get(self.at).copied() {
            if line.is_blank() {
                self.parser.close();
                self.at += 1;
            } else {
                self.indent_to(line);
                self.block(line);
            }
        }
        self.parser.close();
    }

    /// Closes the parts that a line is not indented enough for; one that is indented more than all begins a quotation.
    fn indent_to(&mut self, line: Line) {
        while self.open.pop_if(|open| open.indent > line.indent()).is_some() {}
        let top = self.top();
        if line.indent() > top.indent {
            let depth = if top.kind == BlockKind::BlockQuote { top.depth.saturating_add(1) } else { 1 };
            self.open.push(Open { indent: line.indent(), kind: BlockKind::BlockQuote, depth });
        }
    }

    fn top(&self) -> Open {
        self.open.last().copied().unwrap_or(Open { indent: 0, kind: BlockKind::Paragraph, depth: 0 })
    }

    /// Reads the block that begins with a line.
    fn block(&mut self, line: Line) {
        let text = line.text.of(self.parser.source);
        if let Some((title, lines, level)) = self.heading(line) {
            self.at += lines;
            let is_headline = level == 0;
            let kind = if is_headline { BlockKind::Headline } else { BlockKind::Subhead };
            self.parser.open(kind, u8::try_from(level + 1).unwrap_or(6).min(6));
            self.inline(title.text);
            self.parser.close();
        } else if marks::rule(text).is_some() || marks::is_table_rule(text) {
            self.rule_or_table(text);
        } else if let Some(explicit) = marks::explicit(text) {
            self.explicit(explicit, line);
        } else if let Some((name, length)) = marks::field(text) {
            self.field(name, length, line);
        } else if text.starts_with(">>> ") {
            self.at = self.end_of_paragraph(line).0;
        } else if let Some(length) = marks::item(text) {
            self.item(length, line);
        } else {
            self.paragraph(line, line.text.start);
        }
    }

    /// A line with a row of one sign below it, and perhaps above: the title, how many lines it takes, and its level.
    fn heading(&mut self, line: Line) -> Option<(Line, usize, usize)> {
        let source = self.parser.source;
        let sign_of =
            |at: usize| self.lines.get(at).and_then(|line| marks::rule(line.whole.of(source).trim_end()));
        let above = sign_of(self.at);
        let title = self.lines.get(self.at + usize::from(above.is_some())).copied()?;
        let below = sign_of(self.at + 1 + usize::from(above.is_some()))?;
        let under = self.lines.get(self.at + 1 + usize::from(above.is_some()))?;
        let is_wide = under.text.len() >= title.text.of(source).chars().count().min(4);
        if title.is_blank() || line.indent() > 0 || above.is_some_and(|sign| sign != below) || !is_wide {
            return None;
        }
        if above.is_none() && (title.indent() > 0 || marks::explicit(title.text.of(source)).is_some()) {
            return None;
        }
        let look = (below, above.is_some());
        let level = self.levels.iter().position(|known| *known == look).unwrap_or(self.levels.len());
        if level == self.levels.len() {
            self.levels.push(look);
        }
        // A second heading as high as the first makes both sections; the first alone is the headline.
        let has_headline = self.parser.blocks.iter().any(|block| block.kind == BlockKind::Headline);
        let level = if level == 0 && has_headline { 1 } else { level };
        Some((title, 2 + usize::from(above.is_some()), level))
    }

    /// A rule between paragraphs takes its line, a table all up to the next blank line behind its last rule.
    fn rule_or_table(&mut self, text: &str) {
        self.parser.close();
        if !marks::is_table_rule(text) {
            self.at += 1;
            return;
        }
        let is_grid = text.starts_with('+');
        let source = self.parser.source;
        let mut rules = 0;
        while let Some(line) = self.lines.get(self.at) {
            let text = line.text.of(source);
            let is_rule = marks::is_table_rule(text);
            rules += usize::from(is_rule);
            let next_is_blank = self.lines.get(self.at + 1).is_none_or(Line::is_blank);
            self.at += 1;
            if next_is_blank && (is_grid || is_rule && rules > 1) {
                return;
            }
        }
    }

    /// What begins with two dots.
    fn explicit(&mut self, explicit: Explicit, line: Line) {
        self.parser.close();
        let start = line.text.start;
        let end = self.end_of_indented(line);
        let last = self.lines.get(self.at..end).and_then(|lines| lines.iter().rfind(|line| !line.is_blank()));
        let whole = Span::new(start, last.map_or(line.text.end, |last| last.text.end));
        match explicit {
            Explicit::Comment => {
                self.parser.comment(whole, 2, 0);
                self.at = end;
            }
            Explicit::Hidden | Explicit::Directive(Directive::Hidden) => self.at = end,
            Explicit::Note(length) => self.item(length, line),
            Explicit::Directive(Directive::Text(argument)) => {
                self.directive(argument, BlockKind::Paragraph, line)
            }
            Explicit::Directive(Directive::Quote(argument)) => {
                self.directive(argument, BlockKind::BlockQuote, line)
            }
            Explicit::Directive(Directive::Image) => {
                self.parser.images.push(line.text);
                self.at += 1;
                self.options();
                self.at = self.at.max(end);
            }
            Explicit::Directive(Directive::Figure) => {
                self.parser.images.push(line.text);
                self.directive(line.text.len(), BlockKind::Caption, line);
            }
        }
    }

    /// A directive whose argument and content are text of that kind.
    fn directive(&mut self, argument: usize, kind: BlockKind, line: Line) {
        self.at += 1;
        let top = self.top();
        let (kind, depth) = match (kind, top.kind) {
            (BlockKind::Paragraph, _) => (top.kind, top.depth),
            (BlockKind::BlockQuote, _) => (kind, top.depth.max(1)),
            _ => (kind, 0),
        };
        if argument < line.text.len() {
            self.parser.open(kind, depth);
            let end = self.end_of_paragraph_from(self.at, line.indent() + 1);
            self.lines_of_text(line.text.start + argument, end);
        } else {
            self.options();
        }
        if let Some(next) = self.next_with_text().filter(|next| next.indent() > line.indent()) {
            self.open.push(Open { indent: next.indent(), kind, depth });
        }
    }

    /// Goes behind the options of a directive.
    fn options(&mut self) {
        while let Some(line) = self.lines.get(self.at) {
            if line.indent() == 0 || marks::field(line.text.of(self.parser.source)).is_none() {
                return;
            }
            self.at += 1;
        }
    }

    /// `:Author: Ana Ruiz` and `:Date:` at the top are printed below the headline; other fields are for machines.
    fn field(&mut self, name: &str, length: usize, line: Line) {
        let end = self.end_of_indented(line);
        let kind = match name.to_ascii_lowercase().as_str() {
            "author" | "authors" => Some(BlockKind::Byline),
            "date" => Some(BlockKind::Dateline),
            _ => None,
        };
        if let Some(kind) = kind {
            self.parser.open(kind, 0);
            self.inline(Span::new(line.text.start + length, line.text.end));
        }
        self.parser.close();
        self.at = end;
    }

    fn item(&mut self, length: usize, line: Line) {
        let lists = self.open.iter().filter(|open| open.kind == BlockKind::ListItem).count();
        let (kind, depth) = match self.top() {
            Open { kind: BlockKind::BlockQuote, depth, .. } => (BlockKind::BlockQuote, depth),
            _ => (BlockKind::ListItem, u8::try_from(lists + 1).unwrap_or(u8::MAX)),
        };
        // The text of a footnote may be indented less than its first line.
        let next =
            self.lines.get(self.at + 1).filter(|next| !next.is_blank() && next.indent() > line.indent());
        let indent = next.map_or(usize::MAX, Line::indent).min(line.indent() + length);
        self.open.push(Open { indent, kind, depth });
        self.paragraph(line, line.text.start + length);
    }

    /// A paragraph whose text begins at `start`, and the code behind it if it ends with two colons.
    fn paragraph(&mut self, line: Line, start: usize) {
        let top = self.top();
        let (end, is_term) = self.end_of_paragraph(line);
        let (kind, depth) = if is_term && top.kind == BlockKind::Paragraph {
            (BlockKind::ListItem, 1)
        } else {
            (top.kind, top.depth)
        };
        self.parser.open(kind, depth);
        self.at += 1;
        let is_before_code = self.lines_of_text(start, end);
        self.parser.close();
        if is_before_code {
            self.skip_code(line.indent());
        } else if is_term && let Some(next) = self.lines.get(self.at) {
            self.open.push(Open { indent: next.indent(), kind, depth });
        }
    }

    /// Adds text from `start` to the line before `end`; whether it ends with the two colons before code.
    fn lines_of_text(&mut self, start: usize, end: usize) -> bool {
        let last = self
            .lines
            .get(self.at.max(1) - 1..end)
            .and_then(|lines| lines.last())
            .map_or(start, |line| line.text.end);
        self.at = self.at.max(end);
        let span = Span::new(start, last.max(start));
        let text = span.of(self.parser.source);
        let Some(before) = text.strip_suffix("::") else {
            self.inline(span);
            return false;
        };
        // "as follows::" is printed with one colon, colons behind a space are not.
        let kept = if before.is_empty() || before.ends_with(char::is_whitespace) { 2 } else { 1 };
        self.inline(Span::new(span.start, span.end - kept));
        true
    }

    fn skip_code(&mut self, indent: usize) {
        let source = self.parser.source;
        let next = self.next_with_text();
        let quoted =
            next.filter(|next| next.indent() == indent).and_then(|next| marks::quoting(next.text.of(source)));
        while let Some(line) = self.lines.get(self.at) {
            let is_code = line.is_blank()
                || line.indent() > indent
                || quoted.is_some_and(|sign| line.text.of(source).starts_with(sign));
            if !is_code {
                return;
            }
            self.at += 1;
        }
    }

    fn next_with_text(&self) -> Option<Line> {
        self.lines.get(self.at..)?.iter().find(|line| !line.is_blank()).copied()
    }

    /// The line behind the paragraph that begins with the line at hand, and whether it is one line over an indented
    /// one: a term over its definition.
    fn end_of_paragraph(&self, line: Line) -> (usize, bool) {
        let next = self.lines.get(self.at + 1).filter(|next| !next.is_blank());
        let content = self.top().indent.max(line.indent());
        if next.is_some_and(|next| next.indent() > content)
            && marks::item(line.text.of(self.parser.source)).is_none()
        {
            return (self.at + 1, true);
        }
        (self.end_of_paragraph_from(self.at + 1, content), false)
    }

    /// The first line from `at` on that is blank or indented less.
    fn end_of_paragraph_from(&self, at: usize, indent: usize) -> usize {
        let rest = self.lines.get(at..).unwrap_or_default();
        let ends = |line: &Line| line.is_blank() || line.indent() < indent;
        at + rest.iter().position(ends).unwrap_or(rest.len())
    }

    /// The first line behind `line` with text that is indented no more than it.
    fn end_of_indented(&self, line: Line) -> usize {
        let rest = self.lines.get(self.at + 1..).unwrap_or_default();
        let ends = |other: &Line| !other.is_blank() && other.indent() <= line.indent();
        self.at + 1 + rest.iter().position(ends).unwrap_or(rest.len())
    }

    fn inline(&mut self, span: Span) {
        inline::read(self.parser, span);
    }
}
