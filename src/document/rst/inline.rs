//! Reads the marks within the text of reStructuredText.

use crate::document::cursor::Cursor;
use crate::document::pairs::{ends_with_word, starts_with_word};
use crate::document::parser::{OBJECT, Parser};
use crate::text::Span;

/// Adds the text of a span to the open block.
pub(super) fn read(parser: &mut Parser<'_>, span: Span) {
    let mut reader = Reader { cursor: Cursor::over(parser, span) };
    while let Some(sign) = reader.cursor.sign() {
        reader.next(sign);
    }
}

struct Reader<'p, 'a> {
    cursor: Cursor<'p, 'a>,
}

/// Roles of which the words are no language.
const OBJECTS: [&str; 20] = [
    "code", "math", "file", "command", "program", "option", "envvar", "samp", "kbd", "mod", "func", "raw",
    "class", "meth", "attr", "obj", "exc", "const", "data", "type",
];

impl Reader<'_, '_> {
    fn next(&mut self, sign: char) {
        if let Some((length, _)) = self.cursor.pairs.closing(self.cursor.at) {
            self.cursor.at += length;
            return;
        }
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
            let ends = |next: char| next.is_whitespace() || "\\*`:|[_<".contains(next);
            self.cursor.words(sign.len_utf8(), ends);
        }
    }

    /// White space, which goes with a note that it parts from its word: it must stand there and is not printed.
    fn blank(&mut self) -> bool {
        let behind = self.cursor.blanks();
        match note_length(self.cursor.rest().get(behind..).unwrap_or("")) {
            Some(length) => self.cursor.at += behind + length,
            None => self.cursor.blank(),
        }
        true
    }

    /// A backslash takes away the meaning of the sign behind it, and the blank itself.
    fn escape(&mut self) -> bool {
        let Some(sign) = self.cursor.rest().chars().nth(1) else { return false };
        self.cursor.at += 1;
        match sign.is_whitespace() {
            true => self.cursor.at += sign.len_utf8(),
            false => self.cursor.text(sign.len_utf8()),
        }
        true
    }

    fn around(&mut self, mark: &'static str) -> bool {
        let Some(close) = self.closing(mark) else { return false };
        self.cursor.pairs.close_at(close, mark.len(), "");
        self.cursor.at += mark.len();
        true
    }

    fn literal(&mut self) -> bool {
        let Some(close) = self.closing("``") else { return false };
        self.cursor.put(OBJECT, close + 2 - self.cursor.at);
        true
    }

    /// Words in backquotes, behind a role of that length: a title, or a link with its address.
    fn interpreted(&mut self, role: usize) -> bool {
        let open = self.cursor.at + role;
        let behind = self.cursor.behind(open).strip_prefix('`');
        if behind.is_none_or(|behind| behind.starts_with(char::is_whitespace)) {
            return false;
        }
        let close = self.cursor.find(open + 1, "`", |before, _| !before.ends_with('\\'));
        let Some(close) = close else { return false };
        let inner = Span::new(open + 1, close);
        let text = inner.of(self.cursor.source);
        let behind = self.cursor.behind(close + 1);
        let underscores = behind.len() - behind.trim_start_matches('_').len();
        let end = close + 1 + underscores.min(2);
        let address = text.rfind('<').filter(|at| *at > 0 && text.ends_with('>'));
        let words = address.map_or(text, |at| text.get(..at).unwrap_or("")).trim_end();
        self.cursor.pairs.close_at(inner.start + words.len(), end - inner.start - words.len(), "");
        self.cursor.at = inner.start;
        true
    }

    /// `:role:` before words in backquotes.
    fn role(&mut self) -> bool {
        let name = self.cursor.rest().get(1..).unwrap_or("");
        let length =
            name.find(|c: char| !c.is_ascii_alphanumeric() && !"-_.+".contains(c)).unwrap_or(name.len());
        let is_role = length > 0 && name.get(length..).is_some_and(|rest| rest.starts_with(":`"));
        if !is_role || ends_with_word(self.cursor.before()) {
            return false;
        }
        let is_object = OBJECTS.contains(&name.get(..length).unwrap_or(""));
        if !is_object {
            return self.interpreted(length + 2);
        }
        let inner = self.cursor.at + length + 3;
        let Some(close) = self.cursor.find(inner, "`", |_, _| true) else { return false };
        self.cursor.put(OBJECT, close + 1 - self.cursor.at);
        true
    }

    /// `|name|` stands for something else.
    fn substitution(&mut self) -> bool {
        let Some(close) = self.closing("|") else { return false };
        let behind = self.cursor.behind(close + 1);
        let underscores = behind.len() - behind.trim_start_matches('_').len();
        self.cursor.put(OBJECT, close + 1 + underscores - self.cursor.at);
        true
    }

    fn note(&mut self) -> bool {
        let length = note_length(self.cursor.rest());
        self.cursor.at += length.unwrap_or(0);
        length.is_some()
    }

    /// The underscore behind a word that is a link, and the one before a target in backquotes.
    fn reference(&mut self) -> bool {
        let behind = self.cursor.rest().trim_start_matches('_');
        let length = self.cursor.rest().len() - behind.len();
        let ends_word =
            self.cursor.before().ends_with(char::is_alphanumeric) && length <= 2 && !starts_with_word(behind);
        let begins_target = length == 1 && behind.starts_with('`') && !ends_with_word(self.cursor.before());
        if ends_word || begins_target {
            self.cursor.at += length;
        }
        ends_word || begins_target
    }

    /// Where the mark closes that opens here, if it does: it stands before a word, and its counterpart behind one.
    fn closing(&mut self, mark: &'static str) -> Option<usize> {
        let behind = self.cursor.rest().strip_prefix(mark)?;
        let is_around = |sign: char| sign.is_whitespace() || matches!(sign, '*' | '`' | '|');
        if behind.starts_with(is_around) && mark != "``"
            || behind.starts_with(char::is_whitespace)
            || ends_with_word(self.cursor.before())
        {
            return None;
        }
        self.cursor.find(self.cursor.at + mark.len(), mark, |before, behind| {
            !before.ends_with(char::is_whitespace)
                && !before.ends_with('\\')
                && !starts_with_word(behind.trim_start_matches('_'))
        })
    }
}

/// How long the pointer to a footnote is at the start of a text: `[1]_`.
fn note_length(text: &str) -> Option<usize> {
    const LONGEST: usize = 40;
    let inner = text.strip_prefix('[')?;
    let near = inner.char_indices().take(LONGEST).find(|(_, sign)| matches!(sign, ']' | ' ' | '\n'));
    let (length, ']') = near? else { return None };
    let behind = inner.get(length + 1..)?.strip_prefix('_')?;
    (!starts_with_word(behind)).then_some(length + "[]_".len())
}
