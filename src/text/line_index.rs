//! Byte offsets to lines and columns and back, in the three units that editors count columns in.

use super::Span;
use crate::choice::choice;

/// The unit in which a column is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, the default of the Language Server Protocol.
    #[default]
    Utf16,
    /// Code points.
    Utf32,
}

choice!(Encoding, "unit of columns", { Utf8: "utf-8", Utf16: "utf-16", Utf32: "utf-32" });

impl Encoding {
    /// How many units `text` has.
    pub fn width(self, text: &str) -> usize {
        match self {
            Encoding::Utf8 => text.len(),
            Encoding::Utf16 => text.chars().map(char::len_utf16).sum(),
            Encoding::Utf32 => text.chars().count(),
        }
    }
}

/// A line and a column, both counted from zero.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Position {
    /// Number of line ends before it.
    pub line: usize,
    /// Units between the start of the line and it.
    pub column: usize,
}

/// Where the lines of a text start. Line ends are LF, CR LF and a lone CR, as in LSP; nothing else is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
    length: usize,
}

impl LineIndex {
    /// Reads the line ends of `text`.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let carriage_return_of_a_pair = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
            if !carriage_return_of_a_pair {
                starts.push(at + 1);
            }
        }
        Self { starts, length: text.len() }
    }

    /// The number of lines; a text that ends in a line end has an empty last one.
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// The line in which `offset` lies.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset) - 1
    }

    /// The span of a line with its line end; the last line's for one that does not exist.
    pub fn line_span(&self, line: usize) -> Span {
        let line = line.min(self.starts.len() - 1);
        let end = self.starts.get(line + 1).copied().unwrap_or(self.length);
        Span::new(self.starts[line], end)
    }

    /// Line and column of `offset` in `text`, the text the index was made from. An offset beyond the
    /// end, or inside a character, counts as the last place before it.
    pub fn position(&self, text: &str, offset: usize, encoding: Encoding) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line(offset);
        let column = encoding.width(Span::new(self.starts[line], offset).of(text));
        Position { line, column }
    }

    /// The byte offset of `position` in `text`. As LSP asks, a column beyond the line's end means the
    /// line's end (before its line break), a line beyond the last the end of the text, and a column
    /// inside a character that character's start.
    pub fn offset(&self, text: &str, position: Position, encoding: Encoding) -> usize {
        if position.line >= self.starts.len() {
            return self.length;
        }
        let span = self.line_span(position.line);
        let line = span.of(text).trim_end_matches(['\n', '\r']);
        let mut left = position.column;
        for (at, character) in line.char_indices() {
            let mut buffer = [0; 4];
            let width = encoding.width(character.encode_utf8(&mut buffer));
            if left < width {
                return span.start + at;
            }
            left -= width;
        }
        span.start + line.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_count_in_the_chosen_unit() {
        let text = "é — 😀x\r\ny\rz";
        let index = LineIndex::new(text);
        let x = text.find('x').unwrap();
        let column = |encoding| index.position(text, x, encoding).column;
        assert_eq!(column(Encoding::Utf8), 11);
        assert_eq!(column(Encoding::Utf16), 6);
        assert_eq!(column(Encoding::Utf32), 5);
        assert_eq!(index.lines(), 3);
        assert_eq!(index.position(text, text.len(), Encoding::Utf16), Position { line: 2, column: 1 });
    }

    #[test]
    fn u2028_ends_no_line() {
        assert_eq!(LineIndex::new("a\u{2028}b").lines(), 1);
    }

    #[test]
    fn places_outside_are_clamped() {
        let text = "ab\ncd";
        let index = LineIndex::new(text);
        let offset = |line, column| index.offset(text, Position { line, column }, Encoding::Utf16);
        assert_eq!(offset(0, 99), 2);
        assert_eq!(offset(9, 0), 5);
        assert_eq!(index.offset("😀", Position { line: 0, column: 1 }, Encoding::Utf16), 0);
    }

    proptest! {
        #[test]
        fn there_and_back(text in "[a-zé😀\u{301}\r\n]{0,40}") {
            let index = LineIndex::new(&text);
            for (offset, _) in text.char_indices() {
                let within_pair = text[..offset].ends_with('\r') && text[offset..].starts_with('\n');
                for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                    let position = index.position(&text, offset, encoding);
                    if !within_pair {
                        prop_assert_eq!(index.offset(&text, position, encoding), offset);
                    }
                }
            }
        }
    }
}
