//! Reads the marks within the text of AsciiDoc.

use crate::document::cursor::Cursor;
use crate::document::html::tokens::entity;
use crate::document::pairs::{ends_with_word, starts_with_word};
use crate::document::parser::{OBJECT, Parser};
use crate::text::Span;
use std::collections::HashMap;

/// Adds the text of a span to the open block.
pub(super) fn read<'p, 'a>(
    parser: &'p mut Parser<'a>,
    span: Span,
    attributes: &'p HashMap<&'a str, &'a str>,
) {
    let mut reader = Reader { cursor: Cursor::over(parser, span), attributes };
    while let Some(sign) = reader.cursor.sign() {
        reader.next(sign);
    }
}

struct Reader<'p, 'a> {
    cursor: Cursor<'p, 'a>,
    attributes: &'p HashMap<&'a str, &'a str>,
}

/// Marks around words, the longer first: what opens and closes them is no text.
const AROUND: [&str; 7] = ["**", "__", "##", "*", "_", "#", "^"];

/// Macros of which the words in brackets are printed.
const WITH_WORDS: [&str; 4] = ["link:", "mailto:", "xref:", "indexterm2:"];

/// Macros that print what is no language, and those that print nothing here.
const OBJECTS: [&str; 8] = ["image:", "icon:", "kbd:", "btn:", "menu:", "stem:", "latexmath:", "pass:"];
const NOTHING: [&str; 4] = ["footnote:", "footnoteref:", "indexterm:", "anchor:"];

impl Reader<'_, '_> {
    fn next(&mut self, sign: char) {
        if let Some((length, printed)) = self.cursor.pairs.closing(self.cursor.at) {
            return self.cursor.put(printed, length);
        }
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
            _ if sign.is_alphabetic() && !ends_with_word(self.cursor.before()) => self.word(),
            _ => false,
        };
        if !done {
            self.words(sign.len_utf8());
        }
    }

    /// Adds the sign at hand and the words behind it as they stand.
    fn words(&mut self, first: usize) {
        // A word may be the start of an address or a macro only behind what is none.
        let in_word = ends_with_word(self.cursor.rest().get(..first).unwrap_or(""));
        self.cursor.words(first, |next| {
            next.is_whitespace() || "\\`+\"'*_#^{<[(&.-".contains(next) || !in_word && next.is_alphabetic()
        });
    }

    fn blank(&mut self) -> bool {
        let length = self.cursor.blanks();
        let (blank, behind) = self.cursor.rest().split_at(length);
        // A line that ends with a plus is broken there.
        if !blank.contains(['\n', '\r']) && (behind.starts_with("+\n") || behind.starts_with("+\r")) {
            self.cursor.at += length + 1;
        }
        self.cursor.blank();
        true
    }

    /// A backslash before a mark is none itself.
    fn escape(&mut self) -> bool {
        let behind = self.cursor.rest().get(1..).unwrap_or("");
        let Some(sign) = behind.chars().next().filter(|sign| "*_`#^~{<[(&+'\".-\\".contains(*sign)) else {
            return false;
        };
        self.cursor.at += 1;
        self.cursor.text(behind.len() - behind.trim_start_matches(sign).len());
        true
    }

    /// `code`, ``code``, +as it stands+.
    fn code(&mut self) -> bool {
        let marks: &[&'static str] =
            if self.cursor.rest().starts_with('`') { &["``", "`"] } else { &["+++", "++", "+"] };
        for mark in marks.iter().copied() {
            let Some(close) = self.closing(mark, mark) else { continue };
            let end = close + mark.len();
            if mark.starts_with('`') || mark == "+++" {
                self.cursor.put(OBJECT, end - self.cursor.at);
            } else {
                self.cursor.at += mark.len();
                self.cursor.text(close - self.cursor.at);
                self.cursor.at = end;
            }
            return true;
        }
        false
    }

    /// "`so`" and '`so`' are printed with curly marks.
    fn quotation(&mut self) -> bool {
        let (open, close, printed) = if self.cursor.rest().starts_with("\"`") {
            ("\"`", "`\"", ("“", "”"))
        } else if self.cursor.rest().starts_with("'`") {
            ("'`", "`'", ("‘", "’"))
        } else {
            return false;
        };
        let Some(at) = self.closing(open, close) else { return false };
        self.cursor.pairs.close_at(at, close.len(), printed.1);
        self.cursor.put(printed.0, open.len());
        true
    }

    fn around(&mut self) -> bool {
        for mark in AROUND {
            if let Some(close) = self.closing(mark, mark) {
                self.cursor.pairs.close_at(close, mark.len(), "");
                self.cursor.at += mark.len();
                return true;
            }
        }
        false
    }

    /// Where the mark closes that opens here, if it does. One sign opens before a word and closes behind one; two of
    /// them do so anywhere.
    fn closing(&mut self, open: &'static str, close: &'static str) -> Option<usize> {
        let behind = self.cursor.rest().strip_prefix(open)?;
        let is_free = open.len() > 1 && open == close || open == "^";
        if !is_free && (ends_with_word(self.cursor.before()) || behind.starts_with(char::is_whitespace)) {
            return None;
        }
        self.cursor.find(self.cursor.at + open.len(), close, |before, behind| {
            is_free || !before.ends_with(char::is_whitespace) && !starts_with_word(behind)
        })
    }

    fn attribute(&mut self) -> bool {
        let Some(name) =
            self.cursor.rest().get(1..).and_then(|rest| rest.split_once('}')).map(|(name, _)| name)
        else {
            return false;
        };
        if name.is_empty() || !name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-')) {
            return false;
        }
        let known = PRINTED.iter().find(|(known, _)| *known == name).map(|(_, printed)| *printed);
        let printed = known.or_else(|| self.attributes.get(name).copied()).unwrap_or(OBJECT);
        let length = name.len() + 2;
        self.cursor.put(printed, length);
        true
    }

    /// `<<anchor,words>>`, and addresses in angle brackets.
    fn reference(&mut self) -> bool {
        let rest = self.cursor.rest();
        if let Some(inner) =
            rest.strip_prefix("<<").and_then(|rest| near(rest).split_once(">>")).map(|(inner, _)| inner)
        {
            let length = inner.len() + 4;
            match inner.split_once(',') {
                Some((anchor, _)) => {
                    let close = self.cursor.at + 2 + inner.len();
                    self.cursor.pairs.close_at(close, 2, "");
                    self.cursor.at += 2 + anchor.len() + 1;
                }
                None => self.cursor.put(OBJECT, length),
            }
            return true;
        }
        let is_address = rest.starts_with("<http") || rest.starts_with("<mailto:");
        let Some(length) = near(rest).find('>').filter(|_| is_address) else { return false };
        self.cursor.put(OBJECT, length + 1);
        true
    }

    /// `[[anchor]]`, and the role in `[.small]#words#`.
    fn anchor(&mut self) -> bool {
        let rest = near(self.cursor.rest());
        let length = if rest.starts_with("[[") {
            rest.find("]]").map(|at| at + 2)
        } else {
            rest.find(']').map(|at| at + 1).filter(|length| {
                let behind = rest.get(*length..).unwrap_or("");
                behind.starts_with(['#', '*', '_'])
                    && !rest.get(1..*length).unwrap_or("").contains(char::is_whitespace)
            })
        };
        self.cursor.at += length.unwrap_or(0);
        length.is_some()
    }

    /// `((words))` are printed, `(((words)))` are not.
    fn index_term(&mut self) -> bool {
        let rest = near(self.cursor.rest());
        if rest.starts_with("(((") {
            let Some(length) = rest.find(")))") else { return false };
            self.cursor.at += length + 3;
            return true;
        }
        let Some(length) = rest.strip_prefix("((").and_then(|rest| rest.find("))")) else { return false };
        self.cursor.pairs.close_at(self.cursor.at + 2 + length, 2, "");
        self.cursor.at += 2;
        true
    }

    fn entity(&mut self) -> bool {
        let Some((length, printed)) = entity(self.cursor.rest()) else { return false };
        if printed.trim().is_empty() && printed != "\u{A0}" {
            self.cursor.parser.space(Span::new(self.cursor.at, self.cursor.at + length));
            self.cursor.at += length;
        } else {
            self.cursor.put(&printed, length);
        }
        true
    }

    /// Signs that are typed as several: dashes, dots, (C).
    fn typed(&mut self) -> bool {
        let rest = self.cursor.rest();
        let found = [("...", "…"), ("(C)", "©"), ("(R)", "®"), ("(TM)", "™")]
            .into_iter()
            .find(|(typed, _)| rest.starts_with(typed));
        if let Some((typed, printed)) = found {
            self.cursor.put(printed, typed.len());
            return true;
        }
        let is_dash =
            rest.starts_with("--") && !rest.starts_with("---") && !self.cursor.before().ends_with('-');
        let behind = rest.get(2..).unwrap_or("");
        let is_spaced = self.cursor.before().ends_with([' ', '\n'])
            && (behind.is_empty() || behind.starts_with([' ', '\n', '\r']));
        let is_joined = ends_with_word(self.cursor.before()) && starts_with_word(behind);
        if is_dash && (is_spaced || is_joined) {
            self.cursor.put("—", 2);
            return true;
        }
        false
    }

    /// Macros and addresses with their words in brackets; an address alone stays as it is.
    fn word(&mut self) -> bool {
        let rest = near(self.cursor.rest());
        let starts = |names: &[&str]| names.iter().any(|name| rest.starts_with(name));
        let is_address = starts(&["http://", "https://", "ftp://", "irc://"]);
        let (with_words, object, nothing) = (starts(&WITH_WORDS), starts(&OBJECTS), starts(&NOTHING));
        if !(is_address || with_words || object || nothing) {
            return false;
        }
        let end = rest.find(|c: char| c.is_whitespace() || c == '[').unwrap_or(rest.len());
        let Some(inner) = rest.get(end..).and_then(|rest| rest.strip_prefix('[')) else {
            if is_address {
                self.cursor.text(end);
            }
            return is_address;
        };
        let Some(length) = inner.find(']') else { return false };
        let whole = end + 1 + length + 1;
        let words = inner.get(..length).unwrap_or("").trim_end_matches('^');
        if nothing {
            self.cursor.at += whole;
        } else if object || words.is_empty() {
            self.cursor.put(OBJECT, whole);
        } else {
            let close = self.cursor.at + end + 1 + words.len();
            let closing = whole - end - 1 - words.len();
            self.cursor.pairs.close_at(close, closing, "");
            self.cursor.at += end + 1;
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
