//! Reads the marks within the text of reStructuredText.

use crate::document::pairs::{Pairs, ends_with_word, starts_with_word};
use crate::document::parser::{OBJECT, Parser};
use crate::text::Span;

/// Adds the text of a span to the open block.
pub(super) fn read(parser: &mut Parser<'_>, span: Span) {
    let mut reader = Reader { source: parser.source, parser, span, at: span.start, pairs: Pairs::default() };
    while reader.at < span.end {
        reader.next();
    }
}

struct Reader<'p, 'a> {
    source: &'a str,
    parser: &'p mut Parser<'a>,
    span: Span,
    at: usize,
    pairs: Pairs,
}

/// Roles of which the words are no language.
const OBJECTS: [&str; 20] = [
    "code", "math", "file", "command", "program", "option", "envvar", "samp", "kbd", "mod", "func", "raw",
    "class", "meth", "attr", "obj", "exc", "const", "data", "type",
];

impl<'a> Reader<'_, 'a> {
    fn next(&mut self) {
        if let Some((length, _)) = self.pairs.closing(self.at) {
            self.at += length;
            return;
        }
        let Some(sign) = self.rest().chars().next() else {
            self.at = self.span.end;
            return;
        };
        let done = match sign {
            ' ' | '\t' | '\n' | '\r' => self.blank(),
            '\\' => self.escape(),
            '*' => self.around("**") || self.around("*"),
            '`' => self.literal() || self.interpreted(0),
            ':' => self.role(),
            '|' => self.substitution(),
            '[' => self.note(),
            '_' => self.reference(),
            _ => false,
        };
        if !done {
            self.words(sign.len_utf8());
        }
    }

    fn rest(&self) -> &'a str {
        Span::new(self.at, self.span.end).of(self.source)
    }

    fn before(&self) -> &'a str {
        Span::new(self.span.start, self.at).of(self.source)
    }

    fn words(&mut self, first: usize) {
        let rest = self.rest().get(first..).unwrap_or("");
        let ends = |next: char| next.is_whitespace() || "\\*`:|[_<".contains(next);
        let mut length = first + rest.find(ends).unwrap_or(rest.len());
        while let Some(at) = (first..length).find(|at| self.pairs.closing(self.at + at).is_some()) {
            length = at;
        }
        self.at += length;
        self.parser.text(Span::new(self.at - length, self.at));
    }

    fn object(&mut self, length: usize) {
        self.parser.replaced(OBJECT, Span::new(self.at, self.at + length));
        self.at += length;
    }

    fn blank(&mut self) -> bool {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
        let span = Span::new(self.at, self.at + length);
        self.at = span.end;
        if span.of(self.source) == " " && !self.parser.is_after_blank() {
            self.parser.text(span);
        } else {
            self.parser.space(span);
        }
        true
    }

    /// A backslash takes away the meaning of the sign behind it, and the blank itself.
    fn escape(&mut self) -> bool {
        let Some(sign) = self.rest().chars().nth(1) else { return false };
        self.at += 1;
        let length = sign.len_utf8();
        self.at += length;
        if !sign.is_whitespace() {
            self.parser.text(Span::new(self.at - length, self.at));
        }
        true
    }

    fn around(&mut self, mark: &'static str) -> bool {
        let Some(close) = self.closing(mark) else { return false };
        self.pairs.close_at(close, mark.len(), "");
        self.at += mark.len();
        true
    }

    fn literal(&mut self) -> bool {
        let Some(close) = self.closing("``") else { return false };
        self.object(close + 2 - self.at);
        true
    }

    /// Words in backquotes, behind a role of that length: a title, or a link with its address.
    fn interpreted(&mut self, role: usize) -> bool {
        let open = self.at + role;
        let rest = Span::new(open + 1, self.span.end);
        let is_open = Span::new(open, self.span.end)
            .of(self.source)
            .strip_prefix('`')
            .is_some_and(|rest| !rest.starts_with(char::is_whitespace));
        let close = if is_open {
            self.pairs.find(self.source, rest, "`", |before, _| !before.ends_with('\\'))
        } else {
            None
        };
        let Some(close) = close else { return false };
        let inner = Span::new(open + 1, close);
        let text = inner.of(self.source);
        let behind = Span::new(close + 1, self.span.end).of(self.source);
        let underscores = behind.len() - behind.trim_start_matches('_').len();
        let end = close + 1 + underscores.min(2);
        let address = text.rfind('<').filter(|at| *at > 0 && text.ends_with('>'));
        let words = address.map_or(text, |at| text.get(..at).unwrap_or("")).trim_end();
        self.pairs.close_at(inner.start + words.len(), end - inner.start - words.len(), "");
        self.at = inner.start;
        true
    }

    /// `:role:` before words in backquotes.
    fn role(&mut self) -> bool {
        let name = self.rest().get(1..).unwrap_or("");
        let length =
            name.find(|c: char| !c.is_ascii_alphanumeric() && !"-_.+".contains(c)).unwrap_or(name.len());
        let is_role = length > 0 && name.get(length..).is_some_and(|rest| rest.starts_with(":`"));
        if !is_role || ends_with_word(self.before()) {
            return false;
        }
        let is_object = OBJECTS.contains(&name.get(..length).unwrap_or(""));
        if !is_object {
            return self.interpreted(length + 2);
        }
        let inner = Span::new(self.at + length + 3, self.span.end);
        let Some(close) = self.pairs.find(self.source, inner, "`", |_, _| true) else { return false };
        self.object(close + 1 - self.at);
        true
    }

    /// `|name|` stands for something else.
    fn substitution(&mut self) -> bool {
        let Some(close) = self.closing("|") else { return false };
        let behind = Span::new(close + 1, self.span.end).of(self.source);
        let underscores = behind.len() - behind.trim_start_matches('_').len();
        self.object(close + 1 + underscores - self.at);
        true
    }

    /// `[1]_` points to a footnote.
    fn note(&mut self) -> bool {
        const LONGEST: usize = 40;
        let rest = self.rest();
        let near = rest.char_indices().take(LONGEST).find(|(_, sign)| matches!(sign, ']' | ' ' | '\n'));
        let Some((length, ']')) = near else { return false };
        if !rest
            .get(length + 1..)
            .is_some_and(|behind| behind.starts_with('_') && !starts_with_word(&behind[1..]))
        {
            return false;
        }
        self.at += length + 2;
        true
    }

    /// The underscore behind a word that is a link, and the one before a target in backquotes.
    fn reference(&mut self) -> bool {
        let behind = self.rest().trim_start_matches('_');
        let length = self.rest().len() - behind.len();
        let ends_word =
            self.before().ends_with(char::is_alphanumeric) && length <= 2 && !starts_with_word(behind);
        let begins_target = length == 1 && behind.starts_with('`') && !ends_with_word(self.before());
        if ends_word || begins_target {
            self.at += length;
        }
        ends_word || begins_target
    }

    /// Where the mark closes that opens here, if it does: it stands before a word, and its counterpart behind one.
    fn closing(&mut self, mark: &'static str) -> Option<usize> {
        let behind = self.rest().strip_prefix(mark)?;
        let is_around = |sign: char| sign.is_whitespace() || matches!(sign, '*' | '`' | '|');
        if behind.starts_with(is_around) && mark != "``"
            || behind.starts_with(char::is_whitespace)
            || ends_with_word(self.before())
        {
            return None;
        }
        let rest = Span::new(self.at + mark.len(), self.span.end);
        self.pairs.find(self.source, rest, mark, |before, behind| {
            !before.ends_with(char::is_whitespace)
                && !before.ends_with('\\')
                && !starts_with_word(behind.trim_start_matches('_'))
        })
    }
}
