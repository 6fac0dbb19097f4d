//! Reads the marks within the text of AsciiDoc.

use crate::document::html::tokens::entity;
use crate::document::pairs::{Pairs, ends_with_word, starts_with_word};
use crate::document::parser::{OBJECT, Parser};
use crate::text::Span;
use std::collections::HashMap;

/// Adds the text of a span to the open block.
pub(super) fn read<'p, 'a>(
    parser: &'p mut Parser<'a>,
    span: Span,
    attributes: &'p HashMap<&'a str, &'a str>,
) {
    let mut reader =
        Reader { source: parser.source, parser, span, at: span.start, attributes, pairs: Pairs::default() };
    while reader.at < span.end {
        reader.next();
    }
}

struct Reader<'p, 'a> {
    source: &'a str,
    parser: &'p mut Parser<'a>,
    span: Span,
    at: usize,
    attributes: &'p HashMap<&'a str, &'a str>,
    pairs: Pairs,
}

/// Marks around words, the longer first: what opens and closes them is no text.
const AROUND: [&str; 7] = ["**", "__", "##", "*", "_", "#", "^"];

/// Macros of which the words in brackets are printed.
const WITH_WORDS: [&str; 4] = ["link:", "mailto:", "xref:", "indexterm2:"];

/// Macros that print what is no language, and those that print nothing here.
const OBJECTS: [&str; 8] = ["image:", "icon:", "kbd:", "btn:", "menu:", "stem:", "latexmath:", "pass:"];
const NOTHING: [&str; 4] = ["footnote:", "footnoteref:", "indexterm:", "anchor:"];

impl<'a> Reader<'_, 'a> {
    fn next(&mut self) {
        if let Some((length, printed)) = self.pairs.closing(self.at) {
            return self.put(printed, length);
        }
        let rest = self.rest();
        let Some(sign) = rest.chars().next() else {
            self.at = self.span.end;
            return;
        };
        let done = match sign {
            ' ' | '\t' | '\n' | '\r' => self.blank(),
            '\\' => self.escape(),
            '`' | '+' => self.code(),
            '"' | '\'' => self.quotation(),
            '*' | '_' | '#' | '^' => self.around(),
            '{' => self.attribute(),
            '<' => self.reference(),
            '[' => self.anchor(),
            '(' => self.index_term() || self.typed(),
            '&' => self.entity(),
            '.' | '-' => self.typed(),
            _ if sign.is_alphabetic() && !ends_with_word(self.before()) => self.word(),
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

    /// Adds the sign at hand and the words behind it as they stand.
    fn words(&mut self, first: usize) {
        let rest = self.rest().get(first..).unwrap_or("");
        // A word may be the start of an address or a macro only behind what is none.
        let in_word = ends_with_word(self.rest().get(..first).unwrap_or(""));
        let ends = |next: char| {
            next.is_whitespace() || "\\`+\"'*_#^{<[(&.-".contains(next) || !in_word && next.is_alphabetic()
        };
        let mut length = first + rest.find(ends).unwrap_or(rest.len());
        while let Some(at) = (first..length).find(|at| self.pairs.closing(self.at + at).is_some()) {
            length = at;
        }
        self.at += length;
        self.parser.text(Span::new(self.at - length, self.at));
    }

    /// Puts what is printed in the place of the next bytes.
    fn put(&mut self, printed: &str, length: usize) {
        self.parser.replaced(printed, Span::new(self.at, self.at + length));
        self.at += length;
    }

    fn blank(&mut self) -> bool {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
        let span = Span::new(self.at, self.at + length);
        let text = span.of(self.source);
        // A line that ends with a plus is broken there.
        let is_break = !text.contains(['\n', '\r'])
            && rest.get(length..).is_some_and(|rest| rest.starts_with("+\n") || rest.starts_with("+\r"));
        if is_break {
            self.at = span.end + 1;
            return self.blank();
        }
        if text == " " && !self.parser.is_after_blank() {
            self.parser.text(span);
        } else {
            self.parser.space(span);
        }
        self.at = span.end;
        true
    }

    /// A backslash before a mark is none itself.
    fn escape(&mut self) -> bool {
        let behind = self.rest().get(1..).unwrap_or("");
        let Some(sign) = behind.chars().next().filter(|sign| "*_`#^~{<[(&+'\".-\\".contains(*sign)) else {
            return false;
        };
        self.at += 1;
        let length = behind.len() - behind.trim_start_matches(sign).len();
        self.at += length;
        self.parser.text(Span::new(self.at - length, self.at));
        true
    }

    /// `code`, ``code``, +as it stands+.
    fn code(&mut self) -> bool {
        let marks: &[&'static str] =
            if self.rest().starts_with('`') { &["``", "`"] } else { &["+++", "++", "+"] };
        for mark in marks.iter().copied() {
            let Some(close) = self.closing(mark, mark) else { continue };
            let end = close + mark.len();
            if mark.starts_with('`') || mark == "+++" {
                self.put(OBJECT, end - self.at);
            } else {
                self.parser.text(Span::new(self.at + mark.len(), close));
                self.at = end;
            }
            return true;
        }
        false
    }

    /// "`so`" and '`so`' are printed with curly marks.
    fn quotation(&mut self) -> bool {
        let (open, close, printed) = if self.rest().starts_with("\"`") {
            ("\"`", "`\"", ("“", "”"))
        } else if self.rest().starts_with("'`") {
            ("'`", "`'", ("‘", "’"))
        } else {
            return false;
        };
        let Some(at) = self.closing(open, close) else { return false };
        self.pairs.close_at(at, close.len(), printed.1);
        self.put(printed.0, open.len());
        true
    }

    fn around(&mut self) -> bool {
        for mark in AROUND {
            if let Some(close) = self.closing(mark, mark) {
                self.pairs.close_at(close, mark.len(), "");
                self.at += mark.len();
                return true;
            }
        }
        false
    }

    /// Where the mark closes that opens here, if it does. One sign opens before a word and closes behind one; two of
    /// them do so anywhere.
    fn closing(&mut self, open: &'static str, close: &'static str) -> Option<usize> {
        let behind = self.rest().strip_prefix(open)?;
        let is_free = open.len() > 1 && open == close || open == "^";
        if !is_free && (ends_with_word(self.before()) || behind.starts_with(char::is_whitespace)) {
            return None;
        }
        let rest = Span::new(self.at + open.len(), self.span.end);
        self.pairs.find(self.source, rest, close, |before, behind| {
            is_free || !before.ends_with(char::is_whitespace) && !starts_with_word(behind)
        })
    }

    fn attribute(&mut self) -> bool {
        let Some(name) = self.rest().get(1..).and_then(|rest| rest.split_once('}')).map(|(name, _)| name)
        else {
            return false;
        };
        if name.is_empty() || !name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-')) {
            return false;
        }
        let known = PRINTED.iter().find(|(known, _)| *known == name).map(|(_, printed)| *printed);
        let printed = known.or_else(|| self.attributes.get(name).copied()).unwrap_or(OBJECT);
        let length = name.len() + 2;
        self.put(printed, length);
        true
    }

    /// `<<anchor,words>>`, and addresses in angle brackets.
    fn reference(&mut self) -> bool {
        let rest = self.rest();
        if let Some(inner) =
            rest.strip_prefix("<<").and_then(|rest| near(rest).split_once(">>")).map(|(inner, _)| inner)
        {
            let length = inner.len() + 4;
            match inner.split_once(',') {
                Some((anchor, _)) => {
                    let close = self.at + 2 + inner.len();
                    self.pairs.close_at(close, 2, "");
                    self.at += 2 + anchor.len() + 1;
                }
                None => self.put(OBJECT, length),
            }
            return true;
        }
        let is_address = rest.starts_with("<http") || rest.starts_with("<mailto:");
        let Some(length) = near(rest).find('>').filter(|_| is_address) else { return false };
        self.put(OBJECT, length + 1);
        true
    }

    /// `[[anchor]]`, and the role in `[.small]#words#`.
    fn anchor(&mut self) -> bool {
        let rest = near(self.rest());
        let length = if rest.starts_with("[[") {
            rest.find("]]").map(|at| at + 2)
        } else {
            rest.find(']').map(|at| at + 1).filter(|length| {
                let behind = rest.get(*length..).unwrap_or("");
                behind.starts_with(['#', '*', '_'])
                    && !rest.get(1..*length).unwrap_or("").contains(char::is_whitespace)
            })
        };
        self.at += length.unwrap_or(0);
        length.is_some()
    }

    /// `((words))` are printed, `(((words)))` are not.
    fn index_term(&mut self) -> bool {
        let rest = near(self.rest());
        if rest.starts_with("(((") {
            let Some(length) = rest.find(")))") else { return false };
            self.at += length + 3;
            return true;
        }
        let Some(length) = rest.strip_prefix("((").and_then(|rest| rest.find("))")) else { return false };
        self.pairs.close_at(self.at + 2 + length, 2, "");
        self.at += 2;
        true
    }

    fn entity(&mut self) -> bool {
        let Some((length, printed)) = entity(self.rest()) else { return false };
        if printed.trim().is_empty() && printed != "\u{A0}" {
            self.parser.space(Span::new(self.at, self.at + length));
            self.at += length;
        } else {
            self.put(&printed, length);
        }
        true
    }

    /// Signs that are typed as several: dashes, dots, (C).
    fn typed(&mut self) -> bool {
        let rest = self.rest();
        let found = [("...", "…"), ("(C)", "©"), ("(R)", "®"), ("(TM)", "™")]
            .into_iter()
            .find(|(typed, _)| rest.starts_with(typed));
        if let Some((typed, printed)) = found {
            self.put(printed, typed.len());
            return true;
        }
        let is_dash = rest.starts_with("--") && !rest.starts_with("---") && !self.before().ends_with('-');
        let behind = rest.get(2..).unwrap_or("");
        let is_spaced = self.before().ends_with([' ', '\n'])
            && (behind.is_empty() || behind.starts_with([' ', '\n', '\r']));
        let is_joined = ends_with_word(self.before()) && starts_with_word(behind);
        if is_dash && (is_spaced || is_joined) {
            self.put("—", 2);
            return true;
        }
        false
    }

    /// Macros and addresses with their words in brackets; an address alone stays as it is.
    fn word(&mut self) -> bool {
        let rest = near(self.rest());
        let starts = |names: &[&str]| names.iter().any(|name| rest.starts_with(name));
        let is_address = starts(&["http://", "https://", "ftp://", "irc://"]);
        let (with_words, object, nothing) = (starts(&WITH_WORDS), starts(&OBJECTS), starts(&NOTHING));
        if !(is_address || with_words || object || nothing) {
            return false;
        }
        let end = rest.find(|c: char| c.is_whitespace() || c == '[').unwrap_or(rest.len());
        let Some(inner) = rest.get(end..).and_then(|rest| rest.strip_prefix('[')) else {
            if is_address {
                self.at += end;
                self.parser.text(Span::new(self.at - end, self.at));
            }
            return is_address;
        };
        let Some(length) = inner.find(']') else { return false };
        let whole = end + 1 + length + 1;
        let words = inner.get(..length).unwrap_or("").trim_end_matches('^');
        if nothing {
            self.at += whole;
        } else if object || words.is_empty() {
            self.put(OBJECT, whole);
        } else {
            let close = self.at + end + 1 + words.len();
            let closing = whole - end - 1 - words.len();
            self.pairs.close_at(close, closing, "");
            self.at += end + 1;
        }
        true
    }
}

/// The part of a text in which a mark that opens at its start must close.
fn near(text: &str) -> &str {
    const FARTHEST: usize = 1000;
    let mut end = FARTHEST.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or("")
}

/// What the attributes print that are there from the start.
const PRINTED: &[(&str, &str)] = &[
    ("nbsp", "\u{A0}"),
    ("sp", " "),
    ("empty", ""),
    ("blank", ""),
    ("zwsp", "\u{200B}"),
    ("wj", "\u{2060}"),
    ("apos", "'"),
    ("quot", "\""),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("deg", "°"),
    ("plus", "+"),
    ("brvbar", "¦"),
    ("vbar", "|"),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("startsb", "["),
    ("endsb", "]"),
    ("caret", "^"),
    ("asterisk", "*"),
    ("tilde", "~"),
    ("backslash", "\\"),
    ("backtick", "`"),
];
