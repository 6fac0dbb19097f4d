//! Words of a draft as they may be shown: a terminal must not obey them, nor turn the text around them.

/// A text of one line.
pub fn line(text: &str) -> String {
    text.chars().map(|mark| if is_hidden(mark) { char::REPLACEMENT_CHARACTER } else { mark }).collect()
}

/// A text of several lines, whose line ends and tabs stay.
pub fn lines(text: &str) -> String {
    let stays = |mark: char| matches!(mark, '\n' | '\r' | '\t') || !is_hidden(mark);
    text.chars().map(|mark| if stays(mark) { mark } else { char::REPLACEMENT_CHARACTER }).collect()
}

/// Control characters, and those that set the direction of what follows.
fn is_hidden(mark: char) -> bool {
    mark.is_control() || matches!(mark, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_or_steers_a_terminal_is_shown() {
        assert_eq!(line("a\u{202e}b\u{1b}[2J\nc"), "a\u{fffd}b\u{fffd}[2J\u{fffd}c");
        assert_eq!(lines("a\u{2066}b\r\n\tc\u{7}"), "a\u{fffd}b\r\n\tc\u{fffd}");
    }
}
