//! Reads LaTeX: what is printed of it, in blocks. Footnotes, formulas and listings are left out; what a command prints
//! that is not known here is one mark.

mod commands;
mod doing;
mod environments;
mod places;
mod signs;

use super::parser::{OBJECT, Parser};
use super::{BlockKind, zones};
use crate::text::Span;
use places::Braces;

pub(super) fn parse(parser: &mut Parser<'_>) {
    let source = parser.source;
    let mut reader = Reader {
        braces: Braces::of(source, parser.body),
        at: parser.body,
        open: vec![Frame { skip: source.contains(r"\begin{document}"), ..Frame::default() }],
        lists: 0,
        in_single_quotes: false,
        label_end: 0,
        parser,
    };
    reader.read();
    zones::classify(parser);
}

/// Words as LaTeX prints them as they stand.
pub(super) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for sign in words.chars() {
        match sign {
            '\\' => out.push_str(r"\textbackslash{}"),
            '~' => out.push_str(r"\textasciitilde{}"),
            '^' => out.push_str(r"\textasciicircum{}"),
            '%' | '&' | '$' | '#' | '_' | '{' | '}' => out.extend(['\\', sign]),
            _ => out.push(sign),
        }
    }
    out
}

/// A group or an environment that is open, and what its text is.
#[derive(Clone, Copy)]
struct Frame {
    is_environment: bool,
    kind: BlockKind,
    depth: u8,
    /// Whether it is no prose.
    skip: bool,
    /// Whether its text is a block of its own.
    is_block: bool,
    /// Whether it is a list, and whether it has cells.
    is_list: bool,
    has_cells: bool,
    /// What is printed where it ends.
    closing: &'static str,
}

impl Default for Frame {
    fn default() -> Self {
        Self {
            is_environment: false,
            kind: BlockKind::Paragraph,
            depth: 0,
            skip: false,
            is_block: false,
            is_list: false,
            has_cells: false,
            closing: "",
        }
    }
}

struct Reader<'p, 'a> {
    parser: &'p mut Parser<'a>,
    braces: Braces,
    /// Where to read on.
    at: usize,
    /// The open frames; the first is the draft's own.
    open: Vec<Frame>,
    lists: u8,
    /// Whether a single quotation mark waits for its closing one in this block.
    in_single_quotes: bool,
    /// Where the bracket stands that ends an item's label; 0 where none does.
    label_end: usize,
}

impl Reader<'_, '_> {
    fn read(&mut self) {
        while let Some(next) = self.rest().chars().next() {
            let start = self.at;
            match next {
                '\\' => self.command(),
                '%' => self.comment(),
                '$' => self.formula(),
                '{' => {
                    self.enter(1, Frame { is_environment: false, is_block: false, closing: "", ..self.top() })
                }
                '}' => self.leave_group(),
                '&' if self.top().has_cells => {
                    self.at += 1;
                    self.open_block();
                }
                ']' if self.at == self.label_end => self.at += 1,
                '~' => self.sign("\u{A0}", 1),
                '-' | '`' | '\'' => self.mark(),
                next if next.is_whitespace() => self.blank(),
                _ => self.words(),
            }
            // Nothing above stays where it is; if it did, the sign would be a word.
            if self.at <= start {
                self.at = start + next.len_utf8();
                self.text(Span::new(start, self.at));
            }
        }
        self.parser.close();
    }

    fn rest(&self) -> &str {
        self.parser.source.get(self.at..).unwrap_or("")
    }

    fn top(&self) -> Frame {
        self.open.last().copied().unwrap_or_default()
    }

    fn words(&mut self) {
        let is_special = |next: char| {
            next.is_whitespace()
                || matches!(next, '\\' | '%' | '$' | '{' | '}' | '&' | '~' | '-' | '`' | '\'' | ']')
        };
        let length = self.rest().find(is_special).unwrap_or(self.rest().len()).max(1);
        self.at += length;
        self.text(Span::new(self.at - length, self.at));
    }

    fn blank(&mut self) {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start().len();
        let span = Span::new(self.at, self.at + length);
        self.at = span.end;
        if places::has_blank_line(span.of(self.parser.source)) {
            self.end_paragraph();
        } else if span.of(self.parser.source) == " " && !self.parser.is_after_blank() {
            self.text(span);
        } else if !self.top().skip {
            self.parser.space(span);
        }
    }

    /// A comment takes the line end and the indentation behind it with it, but no blank line.
    fn comment(&mut self) {
        let line = self.rest().find(['\n', '\r']).unwrap_or(self.rest().len());
        self.parser.comment(Span::new(self.at, self.at + line), 1, 0);
        self.at += line;
        let rest = self.rest();
        let behind = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r'])).unwrap_or(rest);
        if !behind.trim_start_matches([' ', '\t']).starts_with(['\n', '\r']) {
            self.at += rest.len() - behind.trim_start_matches([' ', '\t']).len();
        }
    }

    fn formula(&mut self) {
        let mark = if self.rest().starts_with("$$") { "$$" } else { "$" };
        let inner = self.rest().get(mark.len()..).unwrap_or("");
        match places::find_near(inner, mark) {
            Some(length) => self.object(mark.len() * 2 + length),
            None => self.words(),
        }
    }

    /// Dashes and quotation marks, which are typed as several signs.
    fn mark(&mut self) {
        let rest = self.rest();
        let typed = [("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("`", "‘")];
        if let Some((typed, printed)) = typed.into_iter().find(|(typed, _)| rest.starts_with(typed)) {
            self.in_single_quotes |= typed == "`";
            return self.sign(printed, typed.len());
        }
        let is_apostrophe = rest.chars().nth(1).is_some_and(char::is_alphanumeric);
        if rest.starts_with('\'') && self.in_single_quotes && !is_apostrophe {
            self.in_single_quotes = false;
            return self.sign("’", 1);
        }
        self.at += 1;
        self.text(Span::new(self.at - 1, self.at));
    }

    fn enter_environment(&mut self, frame: Frame) {
        let is_list = frame.is_list;
        self.open.push(Frame { is_environment: true, is_block: true, closing: "", is_list, ..frame });
        self.open_block();
    }

    /// What a group has of the text around it.
    fn of_group(&self) -> Frame {
        Frame { is_environment: false, is_block: false, is_list: false, closing: "", ..self.top() }
    }

    /// Enters the argument that stands next, if one does.
    fn enter_argument(&mut self, frame: Frame) {
        let rest = self.rest();
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if rest.get(blanks..).is_some_and(|rest| rest.starts_with('{')) {
            self.enter(blanks + 1, frame);
        }
    }

    fn enter(&mut self, length: usize, frame: Frame) {
        self.at += length;
        self.open.push(Frame { is_list: false, ..frame });
        if frame.is_block {
            self.open_block();
        }
    }

    fn leave_group(&mut self) {
        self.at += 1;
        if self.open.len() < 2 || self.top().is_environment {
            return;
        }
        let Some(closed) = self.open.pop() else { return };
        if closed.is_block {
            self.open_block();
        } else if !closed.closing.is_empty() && !closed.skip {
            self.parser.replaced(closed.closing, Span::new(self.at - 1, self.at));
        }
    }

    /// Ends the block; what follows is of the kind that the open frame has.
    fn open_block(&mut self) {
        self.in_single_quotes = false;
        let top = self.top();
        self.parser.open(top.kind, top.depth);
    }

    fn end_paragraph(&mut self) {
        self.in_single_quotes = false;
        self.parser.close();
    }

    fn text(&mut self, span: Span) {
        if !self.top().skip {
            self.parser.text(span);
        }
    }

    /// Adds what the next bytes print.
    fn sign(&mut self, printed: &str, length: usize) {
        let span = Span::new(self.at, self.at + length);
        self.at = span.end;
        if !self.top().skip {
            self.parser.replaced(printed, span);
        }
    }

    fn object(&mut self, length: usize) {
        self.sign(OBJECT, length);
    }

    /// A mark for what stands among words; alone on its line it may print nothing.
    fn object_if_within(&mut self, length: usize) {
        let behind = self.rest().get(length..).unwrap_or("");
        let ends_line =
            behind.trim_start_matches([' ', '\t']).starts_with(['\n', '\r', '%', '}']) || behind.is_empty();
        if self.parser.has_begun() || !ends_line {
            self.object(length);
        } else {
            self.at += length;
        }
    }

    fn skip_options(&mut self) {
        self.at = places::behind_options(self.parser.source, self.at);
    }

    fn skip_arguments(&mut self, most: u8) {
        self.at = self.braces.behind_arguments(self.parser.source, self.at, usize::from(most));
    }

    /// How long a command with a name of that length is with its options and at most so many arguments.
    fn length_with(&self, name: usize, most: usize) -> usize {
        let source = self.parser.source;
        let options = places::behind_options(source, self.at + name);
        self.braces.behind_arguments(source, options, most) - self.at
    }
}
