//! Cuts the line around a passage down to what fits a terminal.

use super::super::places::Places;
use crate::text::Span;

/// A passage with as much of its line around it as there is room for.
pub(super) struct Excerpt {
    /// One line of text.
    pub text: String,
    /// Where the passage stands in it, in bytes.
    pub span: Span,
    /// The passage's line in the draft, from 1.
    pub line: usize,
    /// Its column there in code points, from 1.
    pub column: usize,
}

const CUT: char = '…';

impl Excerpt {
    /// The passage `span` of the source in an excerpt of at most `room` characters. A passage too long
    /// for that loses its middle.
    pub(super) fn of(places: &Places<'_>, span: Span, room: usize) -> Self {
        let source = places.source();
        let position = places.position(span.start);
        let line = places.line_around(span);
        let passage = shortened(span.of(source), room);
        let room = room.saturating_sub(passage.chars().count());
        let before = one_line(last_of(Span::new(line.start, span.start).of(source), window(room)));
        let behind = one_line(first_of(Span::new(span.end, line.end).of(source), window(room)));
        let behind_wanted = behind.trim_end().chars().count();
        let before_room = (room / 2).max(room.saturating_sub(behind_wanted));
        let before = end_of(before.trim_start(), before_room);
        let behind = start_of(behind.trim_end(), room.saturating_sub(before.chars().count()));
        let span = Span::new(before.len(), before.len() + passage.len());
        Self {
            text: format!("{before}{passage}{behind}"),
            span,
            line: position.line + 1,
            column: position.column + 1,
        }
    }
}

/// How many characters are looked at for an excerpt of `room`: what is over shows that there is more, and white
/// space may shrink. Without a bound, each finding on a long line would cost the whole of it.
fn window(room: usize) -> usize {
    room * 4 + 16
}

/// The first `count` characters of a text.
fn first_of(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// The last `count` characters of a text.
fn last_of(text: &str, count: usize) -> &str {
    let start = count.checked_sub(1).and_then(|back| text.char_indices().nth_back(back));
    start.and_then(|(at, _)| text.get(at..)).unwrap_or(text)
}

/// The text with each run of line ends and tabs as one space, and without the byte order mark.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars().filter(|character| *character != '\u{feff}') {
        match character {
            '\n' | '\r' | '\t' if out.ends_with(' ') => {}
            '\n' | '\r' | '\t' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

/// A passage on one line; a long one without its middle.
fn shortened(passage: &str, room: usize) -> String {
    let first = first_of(passage, window(room));
    let text = one_line(first);
    if first.len() == passage.len() && text.chars().count() <= room {
        return text;
    }
    let start = room * 2 / 3;
    let end = one_line(last_of(passage, window(room)));
    format!("{}{}", start_of(&text, start), end_of(&end, room - start).trim_start_matches(CUT))
}

/// The last words of a text that fit in `room` characters, behind a mark for the others.
fn end_of(text: &str, room: usize) -> String {
    let surplus = text.chars().count().saturating_sub(room);
    if surplus == 0 {
        return text.to_owned();
    }
    let cut = text.char_indices().nth(surplus + 1).map_or(text.len(), |(at, _)| at);
    let rest = text.get(cut..).unwrap_or("");
    let rest = rest.split_once(' ').map_or("", |(_, words)| words);
    format!("{CUT}{rest}")
}

/// The first words of a text that fit in `room` characters, before a mark for the others.
fn start_of(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    let cut = text.char_indices().nth(room.saturating_sub(1)).map_or(0, |(at, _)| at);
    let rest = text.get(..cut).unwrap_or("");
    let rest = rest.rsplit_once(' ').map_or("", |(words, _)| words);
    format!("{rest}{CUT}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Format};

    fn excerpt(source: &str, passage: &str, room: usize) -> String {
        let document = Document::parse(source, Format::Plain);
        let start = source.find(passage).unwrap();
        let excerpt = Excerpt::of(&Places::of(&document), Span::new(start, start + passage.len()), room);
        let (before, rest) = excerpt.text.split_at(excerpt.span.start);
        let (marked, behind) = rest.split_at(excerpt.span.len());
        assert!(excerpt.text.chars().count() <= room, "{}", excerpt.text);
        format!("{}:{}: {before}[{marked}]{behind}", excerpt.line, excerpt.column)
    }

    #[test]
    fn a_short_line_is_whole() {
        assert_eq!(excerpt("One.\r\nIn the the hall.\r\n", "the the", 40), "2:4: In [the the] hall.");
    }

    #[test]
    fn a_long_line_is_cut_between_words_on_both_sides() {
        let line = format!("{}the the{}", "seven ".repeat(100), " seven".repeat(100));
        assert_eq!(excerpt(&line, "the the", 40), "1:601: …seven seven [the the] seven seven seven…");
        let line = format!("{}the the hall.", "seven ".repeat(100));
        assert_eq!(excerpt(&line, "the the", 40), "1:601: …seven seven seven seven [the the] hall.");
    }

    #[test]
    fn a_passage_over_lines_is_one_line() {
        let shown = excerpt("He saw the\n\tthe hall.\n", "the\n\tthe", 60);
        assert_eq!(shown, "1:8: He saw [the the] hall.");
    }

    #[test]
    fn a_long_passage_loses_its_middle() {
        let passage = format!("Begin {}end.", "é ".repeat(200));
        let shown = excerpt(&passage, &passage, 30);
        assert!(
            shown.starts_with("1:1: [Begin é") && shown.contains('…') && shown.ends_with("end.]"),
            "{shown}"
        );
        let word = "x".repeat(300);
        assert!(excerpt(&word, &word, 30).contains('…'));
    }
}
