//! The lines of a plain text, and which of them a line end was put into only to wrap a paragraph.

use crate::text::Span;
use memchr::memchr2;

/// A longer line that holds a space was not wrapped, and neither is its text; in characters.
const WIDEST: usize = 100;

/// Nobody wraps at fewer characters: lines that are all shorter are paragraphs.
const NARROWEST: usize = 40;

/// How a line begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Start {
    /// With its text.
    Text,
    /// With the mark of a list's item.
    Item,
    /// With that many `>`.
    Quote(u8),
}

/// One line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Its text without white space around it and without the mark it begins with.
    pub(super) text: Span,
    pub(super) start: Start,
    /// The same with that mark.
    pub(super) whole: Span,
    /// White space before its text, in bytes.
    indent: usize,
    /// Its length in characters, marks of the writer left out.
    width: usize,
    /// Whether it has no words: blank, a rule, or only a mark.
    separates: bool,
}

impl Line {
    /// Whether blocks end at it.
    pub(super) const fn is_separator(&self) -> bool {
        self.separates
    }
}

/// The lines from `start` on. They end with LF, CR LF or CR.
pub(super) fn read(source: &str, start: usize, marks: &[Span]) -> Vec<Line> {
    let bytes = source.as_bytes();
    let mut lines = Vec::new();
    let mut marks = marks;
    let mut at = start;
    while at < bytes.len() {
        let end = memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |length| at + length);
        while marks.first().is_some_and(|mark| mark.end <= at) {
            marks = &marks[1..];
        }
        lines.push(line(source, Span::new(at, end), marks));
        at = end + if bytes[end..].starts_with(b"\r\n") { 2 } else { 1 };
    }
    lines
}

/// The width at which the text was wrapped, in characters; `None` if it was not.
///
/// Wrapping fills each line as far as the next word allows, so it shows in lines that are full and
/// break off within a sentence. Lines that are full by chance end like sentences: more than a third of
/// the full ones must not.
pub(super) fn wrap_width(source: &str, lines: &[Line]) -> Option<usize> {
    let words = || lines.iter().filter(|line| !line.separates);
    let is_wide = |line: &&Line| line.width > WIDEST && line.text.of(source).contains(' ');
    if words().any(|line| is_wide(&line)) {
        return None;
    }
    let width = words().map(|line| line.width).filter(|width| *width <= WIDEST).max()?;
    if width < NARROWEST {
        return None;
    }
    let (mut full, mut broken) = (0, 0);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        if !line.separates
            && !next.separates
            && next.start != Start::Item
            && is_full(source, line, next, width)
        {
            full += 1;
            broken += usize::from(!ends_sentence(line.text.of(source)));
        }
    }
    (broken * 3 > full).then_some(width)
}

/// Whether `next` goes on with the paragraph of `line`: the line was full, or it breaks off and the
/// next goes on in lower case. An indented line after one that is not begins a paragraph.
pub(super) fn continues(source: &str, line: &Line, next: &Line, width: Option<usize>) -> bool {
    let Some(width) = width else { return false };
    let same_quote = match (line.start, next.start) {
        (Start::Quote(depth), Start::Quote(other)) => depth == other,
        (_, Start::Quote(_)) | (Start::Quote(_), _) => false,
        _ => true,
    };
    let is_full = is_full(source, line, next, width);
    // A dash may stand first in a wrapped line, but not first in one that follows an item.
    if !same_quote || (next.start == Start::Item && (!is_full || line.start == Start::Item)) {
        return false;
    }
    if next.indent > line.indent && line.start == Start::Text {
        return false;
    }
    let breaks_off = !ends_sentence(line.text.of(source));
    is_full || (breaks_off && next.text.of(source).starts_with(char::is_lowercase))
}

/// Whether a line end stands behind the hyphen of a compound, where no space belongs; "pre- and
/// post-war" keeps its space.
pub(super) fn breaks_at_hyphen(source: &str, line: &Line, next: &Line) -> bool {
    let Some(head) = line.text.of(source).strip_suffix('-') else { return false };
    let first = first_word(next.text.of(source));
    head.ends_with(char::is_alphanumeric)
        && first.starts_with(char::is_alphanumeric)
        && !matches!(first, "and" | "or" | "to")
}

fn line(source: &str, line: Span, marks: &[Span]) -> Line {
    let trimmed = trim(source, line);
    let (start, length) = beginning(trimmed.of(source));
    let text = trim(source, Span::new(trimmed.start + length, trimmed.end));
    let marks = marks
        .iter()
        .take_while(|mark| mark.start < text.end)
        .map(|mark| Span::new(mark.start.max(text.start), mark.end.min(text.end)));
    let (mut bare, mut end) = (0, text.start);
    let mut separates = true;
    let mut add = |span: Span| {
        let part = span.of(source);
        bare += part.chars().count();
        separates &= is_rule(part.trim());
    };
    for mark in marks {
        add(Span::new(end, mark.start));
        end = mark.end;
    }
    add(trim(source, Span::new(end, text.end)));
    let width = bare + source.get(trimmed.start..text.start).unwrap_or("").chars().count();
    let whole = Span::new(trimmed.start, text.end);
    Line { text, start, whole, indent: trimmed.start - line.start, width, separates }
}

fn trim(source: &str, span: Span) -> Span {
    let text = span.of(source);
    let start = span.start + (text.len() - text.trim_start().len());
    Span::new(start, start + text.trim().len())
}

/// Nothing, or a run of one sign that draws a rule between blocks or under a heading.
fn is_rule(text: &str) -> bool {
    let mut signs = text.chars().filter(|c| !c.is_whitespace());
    let Some(first) = signs.next() else { return true };
    matches!(first, '-' | '*' | '_' | '=' | '~' | '#' | '—')
        && text.len() > 2
        && signs.all(|sign| sign == first)
}

/// The mark at a line's start, and its length in bytes.
fn beginning(text: &str) -> (Start, usize) {
    let mut depth = 0_u8;
    let mut length = 0;
    for (at, c) in text.char_indices() {
        match c {
            '>' => {
                depth = depth.saturating_add(1);
                length = at + 1;
            }
            ' ' if depth > 0 => {}
            _ => break,
        }
    }
    if depth > 0 {
        return (Start::Quote(depth), length);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = text.get(digits..).unwrap_or("");
    if (1..=3).contains(&digits) && (behind.starts_with(". ") || behind.starts_with(") ")) {
        return (Start::Item, digits + 2);
    }
    let bullet = ["- ", "* ", "• ", "•\t", "-\t", "*\t"].into_iter().find(|bullet| text.starts_with(bullet));
    bullet.map_or((Start::Text, 0), |bullet| (Start::Item, bullet.len()))
}

fn is_full(source: &str, line: &Line, next: &Line, width: usize) -> bool {
    line.width + 1 + first_word(next.text.of(source)).chars().count() > width
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or("")
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', ')', ']']).ends_with(['.', '!', '?', '…', ':'])
}
