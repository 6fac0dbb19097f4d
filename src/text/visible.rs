//! Words of others as they may be shown, names of files among them: a terminal must not obey them, nor turn the text around
//! them, and none may fill it.

use std::path::Path;

/// A text of one line.
pub fn line(text: &str) -> String {
    text.chars().map(|mark| if is_hidden(mark) { char::REPLACEMENT_CHARACTER } else { mark }).collect()
}

/// A text of several lines, whose line ends and tabs stay.
pub fn lines(text: &str) -> String {
    let stays = |mark: char| matches!(mark, '\n' | '\r' | '\t') || !is_hidden(mark);
    text.chars().map(|mark| if stays(mark) { mark } else { char::REPLACEMENT_CHARACTER }).collect()
}

/// The name of a file or folder; the folder that all is seen from has one, too.
pub fn path(path: &Path) -> String {
    if path.as_os_str().is_empty() { ".".to_owned() } else { line(&path.display().to_string()) }
}

/// The first characters of a text that has more, with a mark for what is left out.
pub fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text).trim_end()),
        None => text.to_owned(),
    }
}

/// The same of a text on one line, with a blank for all white space.
pub fn excerpt(text: &str, most: usize) -> String {
    shortened(&text.split_whitespace().collect::<Vec<_>>().join(" "), most)
}

/// A message without the middle of what nobody reads to the end: of words that no language has, and of all that is so long.
pub fn message(text: String) -> String {
    if text.len() <= LONGEST_MESSAGE && text.split(' ').all(|word| word.len() <= LONGEST_WORD) {
        return text;
    }
    let words: Vec<String> = text.split(' ').map(|word| cut(word, LONGEST_WORD)).collect();
    cut(&words.join(" "), LONGEST_MESSAGE)
}

/// How many characters of a word, and of a whole message, are shown.
const LONGEST_WORD: usize = 80;
const LONGEST_MESSAGE: usize = 600;

/// The text with a mark in the place of its middle, where it has more characters; both ends tell what it is.
fn cut(text: &str, most: usize) -> String {
    let mut starts = text.char_indices().map(|(at, _)| at);
    let (Some(behind), Some(_)) = (starts.nth(most / 2), starts.nth(most / 2 - 1)) else {
        return text.to_owned();
    };
    let before = text.char_indices().rev().nth(most / 2 - 1).map_or(behind, |(at, _)| at);
    format!("{}…{}", text.get(..behind).unwrap_or(text), text.get(before..).unwrap_or(""))
}

/// Control characters, and those that set the direction of what follows.
pub fn is_hidden(mark: char) -> bool {
    mark.is_control() || matches!(mark, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_or_steers_a_terminal_is_shown() {
        assert_eq!(line("a\u{202e}b\u{1b}[2J\nc"), "a\u{fffd}b\u{fffd}[2J\u{fffd}c");
        assert_eq!(lines("a\u{2066}b\r\n\tc\u{7}"), "a\u{fffd}b\r\n\tc\u{fffd}");
        assert_eq!(path(Path::new("a\nb\u{1b}.md")), "a\u{fffd}b\u{fffd}.md");
        assert_eq!(path(Path::new("")), ".");
    }

    #[test]
    fn only_what_nobody_reads_is_cut() {
        let word = "ü".repeat(100_000);
        let cut = message(format!("Is “{word}” right?"));
        assert_eq!(cut, format!("Is “{}…{}” right?", "ü".repeat(39), "ü".repeat(39)));
        let long = message("word ".repeat(100_000));
        assert_eq!(long.chars().count(), LONGEST_MESSAGE + 1);
        let address = format!("Is {} there?", "w".repeat(LONGEST_WORD));
        assert_eq!(message(address.clone()), address);
        assert_eq!(shortened("The bridge is safe", 11), "The bridge…");
        assert_eq!(excerpt("The\n  bridge is safe", 11), "The bridge…");
    }
}
