//! Reads words and numbers: which marks between letters belong to a word, and which stops behind it.

use super::{Class, Cutter, is_word_char};
use crate::sentence::abbreviation::{self, Ending};
use crate::sentence::{TokenKind, opaque};
use crate::text::Span;

impl Cutter<'_> {
    /// The word or number that starts here, with the stop that belongs to it.
    pub(super) fn word(&self, first: char) -> (usize, TokenKind, Class) {
        let start = self.at;
        let mut at = start + first.len_utf8();
        let mut class = Class::Plain;
        while let Some(next) = self.char_at(at) {
            if is_word_char(next) {
                at += next.len_utf8();
                continue;
            }
            match self.joint(start, at, next) {
                Joint::Goes(end) => at = end,
                Joint::Ends(end) => {
                    at = end;
                    break;
                }
                Joint::Stops(end, ending) => {
                    at = end;
                    class = Class::Abbreviation(ending);
                    break;
                }
            }
        }
        (at, kind_of(Span::new(start, at).of(self.prose)), class)
    }

    /// What a character that is no letter or digit means for the word `start..at` before it.
    fn joint(&self, start: usize, at: usize, next: char) -> Joint {
        let behind = at + next.len_utf8();
        let after = self.char_at(behind);
        let before = Span::new(start, at).of(self.prose).chars().next_back().unwrap_or(' ');
        let between_digits = before.is_ascii_digit() && after.is_some_and(|after| after.is_ascii_digit());
        let letter_follows = after.is_some_and(is_word_char);
        match next {
            '.' => self.stop(start, at, between_digits, after),
            ',' | ':' | '/' if between_digits => Joint::Goes(behind),
            '-' | '\u{2010}' | '\u{2011}' if letter_follows => Joint::Goes(behind),
            '-' if self.is_hanging(behind) && before.is_alphabetic() => Joint::Ends(behind),
            '\'' | '’' if self.mark_at(at).is_some() || (next == '\'' && between_digits) => Joint::Ends(at),
            '\'' | '’' if letter_follows => Joint::Goes(behind),
            '\'' | '’' if before.is_alphabetic() => Joint::Ends(behind),
            _ => Joint::Ends(at),
        }
    }

    /// `two-` in "two- and three-year terms".
    fn is_hanging(&self, behind: usize) -> bool {
        let rest = Span::new(behind, self.block.end).of(self.prose);
        rest.starts_with(", ") || [" and ", " or ", " to "].iter().any(|word| rest.starts_with(word))
    }

    /// What a stop at `at` means for the word `start..at` before it.
    fn stop(&self, start: usize, at: usize, between_digits: bool, after: Option<char>) -> Joint {
        let start = self.start_behind_hyphen(start, at);
        let word = Span::new(start, at).of(self.prose);
        let with_stop = Span::new(start, at + 1).of(self.prose);
        let piece = word.rsplit('.').next().unwrap_or(word);
        let is_letter = piece.len() == 1 && piece.starts_with(|c: char| c.is_ascii_alphabetic());
        let is_acronym = is_letter && is_of_letters(word);
        if between_digits {
            return Joint::Goes(at + 1);
        }
        if let Some(digits) = self.clock_digits(word, at) {
            return Joint::Ends(start + digits);
        }
        match after {
            Some('.') if !(is_acronym && self.char_at(at + 2) != Some('.')) => Joint::Ends(at),
            Some(after) if is_word_char(after) => self.inner_stop(start, at, is_letter),
            Some('-') if is_acronym && self.char_at(at + 2).is_some_and(is_word_char) => Joint::Goes(at + 1),
            Some('\'' | '’') if is_letter && self.is_possessive(at + 1) => Joint::Goes(at + 1),
            _ => match self.ending(at + 1, with_stop, is_acronym) {
                Some(ending) => Joint::Stops(at + 1, ending),
                None => Joint::Ends(at),
            },
        }
    }

    /// Where the last part of a compound starts: that of `D-Calif.` is an abbreviation. Longer parts are
    /// none, so that only a few letters are looked at.
    fn start_behind_hyphen(&self, start: usize, at: usize) -> usize {
        let word = self.prose.as_bytes().get(start..at).unwrap_or(&[]);
        word.iter().rev().take(12).position(|byte| *byte == b'-').map_or(start, |length| at - length)
    }

    /// A stop between letters: inside `U.S`, `Ph.D`, `Amazon.com`; behind the initial in `J.Burns`; a
    /// missing space in `him.The`.
    fn inner_stop(&self, start: usize, at: usize, is_letter: bool) -> Joint {
        let rest = self.bytes_from(at + 1);
        let count = rest.iter().take(6).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let label = Span::new(at + 1, at + 1 + count).of(self.prose);
        if is_letter && count == 1 {
            return Joint::Goes(at + 1);
        }
        let dots =
            rest.iter().take(10).take_while(|byte| byte.is_ascii_alphabetic() || **byte == b'.').count();
        let whole = Span::new(start, at + 1 + dots).of(self.prose);
        let whole = whole.get(..=whole.rfind('.').unwrap_or(0)).unwrap_or("");
        if whole.len() <= 16 && whole.len() > at + 1 - start && abbreviation::listed(whole).is_some() {
            return Joint::Goes(at + 1);
        }
        let word = Span::new(start, at).of(self.prose);
        if word.len() > 2 && word.starts_with(char::is_uppercase) && opaque::is_domain_of_name(label) {
            return Joint::Goes(at + 1);
        }
        if is_letter && is_of_letters(word) {
            return Joint::Stops(at + 1, Ending::Maybe);
        }
        if is_letter && word.starts_with(char::is_uppercase) && label.starts_with(char::is_uppercase) {
            return Joint::Stops(at + 1, Ending::Never);
        }
        Joint::Ends(at)
    }

    /// Whether a word keeps its stop, with which it is `with_stop` and ends at `behind`, and how that ends
    /// a sentence.
    fn ending(&self, behind: usize, with_stop: &str, is_acronym: bool) -> Option<Ending> {
        let rest = self.prose.get(behind..self.block.end).unwrap_or("");
        let next = rest.trim_start();
        if let Some(ending) = abbreviation::listed(with_stop) {
            let goes_on = !next.is_empty() && !abbreviation::begins_sentence(first_word(next));
            return match ending {
                Ending::BeforeNumber => abbreviation::begins_with_number(rest).then_some(ending),
                _ if abbreviation::is_word_as_well(with_stop) => {
                    (goes_on && self.is_abbreviated_here(ending, next)).then_some(ending)
                }
                _ => Some(ending),
            };
        }
        if is_acronym {
            return Some(Ending::Maybe);
        }
        let is_lone_capital =
            behind == self.at + 2 && with_stop.starts_with(|c: char| c.is_ascii_uppercase());
        (is_lone_capital && self.is_initial(with_stop, next, rest)).then_some(Ending::Never)
    }

    /// `Ill.` behind a comma or before one, `Mar.` before a number: no common word stands there.
    fn is_abbreviated_here(&self, ending: Ending, next: &str) -> bool {
        let before = Span::new(self.block.start, self.at).of(self.prose).trim_end();
        let is_place = before.ends_with([',', '(']) || next.starts_with([',', ')', ';']);
        let is_date = ending == Ending::Month && next.starts_with(|c: char| c.is_ascii_digit());
        is_place || is_date || next.starts_with(|c: char| c.is_lowercase())
    }

    /// Whether a lone capital with a stop is the initial of a name rather than the end of "plan B."
    fn is_initial(&self, with_stop: &str, next: &str, rest: &str) -> bool {
        let before = Span::new(self.block.start, self.at).of(self.prose).trim_end();
        let last = before.rsplit([' ', '\n', '(', '“', '"']).next().unwrap_or("");
        let after_name = last.starts_with(char::is_uppercase) && !last.ends_with(['!', '?', ':', ';', ',']);
        let follows = first_word(next);
        if follows.is_empty() && !next.starts_with('(') {
            return false;
        }
        if rest.starts_with([',', ')']) || next.starts_with('(') || next.starts_with(char::is_lowercase) {
            return after_name;
        }
        let name_follows = next.starts_with(char::is_uppercase) && !abbreviation::begins_sentence(follows);
        name_follows && (with_stop != "I." || after_name || follows.len() == 1)
    }

    /// In `5p.m.` the digits are a number of their own: how many bytes they take.
    fn clock_digits(&self, word: &str, at: usize) -> Option<usize> {
        let digits = word.strip_suffix(['a', 'p', 'A', 'P'])?;
        let follows = self.bytes_from(at + 1).first().is_some_and(|byte| matches!(byte, b'm' | b'M'));
        let ends = !self.char_at(at + 2).is_some_and(char::is_alphanumeric);
        let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
        (follows && ends && all).then_some(digits.len())
    }

    fn is_possessive(&self, apostrophe: usize) -> bool {
        let rest = Span::new(apostrophe, self.block.end).of(self.prose);
        let letter = rest.strip_prefix(['\'', '’']).and_then(|rest| rest.strip_prefix('s'));
        self.mark_at(apostrophe).is_none()
            && letter.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    }
}

enum Joint {
    /// The word goes on there.
    Goes(usize),
    /// It ends there.
    Ends(usize),
    /// It ends there with a stop of its own.
    Stops(usize, Ending),
}

/// A number begins with a digit (`1,200`, `1990s`, `5pm`) and has no word behind a hyphen.
fn kind_of(word: &str) -> TokenKind {
    let body = word.trim_start_matches(['\'', '’', '-', '−', '+', '.']);
    if !body.starts_with(|c: char| c.is_ascii_digit()) {
        return if word.contains(char::is_alphanumeric) { TokenKind::Word } else { TokenKind::Punctuation };
    }
    let mut pieces = body.split(['-', '\u{2010}', '\u{2011}']);
    let is_number = pieces.all(|piece| piece.starts_with(|c: char| c.is_ascii_digit()));
    if is_number { TokenKind::Number } else { TokenKind::Word }
}

/// A few single letters with stops between them; longer ones are none, which keeps the work linear.
fn is_of_letters(word: &str) -> bool {
    word.len() < 24 && word.contains('.') && word.split('.').all(|piece| piece.len() == 1)
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !is_word_char(c) && !matches!(c, '\'' | '’')).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}
