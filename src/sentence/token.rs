//! Cuts the prose of one block into tokens.

mod word;

use super::abbreviation::Ending;
use super::marks::{Mark, Role};
use super::{Token, TokenKind, opaque};
use crate::text::Span;

/// What a token means for the end of a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    /// A word, a number, an opaque token, a mark that says nothing here.
    Plain,
    /// A full stop of its own.
    Stop,
    /// `!` and `?`
    Call,
    /// `…`, `...` and `. . .`
    Ellipsis,
    /// A word that keeps its stop.
    Abbreviation(Ending),
    /// An opening quotation mark or bracket.
    Open(Pair),
    /// A closing quotation mark or bracket.
    Close(Pair),
}

/// What opens and closes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Pair {
    /// Quotation marks.
    Quote,
    /// Brackets.
    Bracket,
}

/// Adds the tokens of `block` and, beside each, its class.
pub(super) fn cut(
    prose: &str,
    block: Span,
    marks: &[Mark],
    tokens: &mut Vec<Token>,
    classes: &mut Vec<Class>,
) {
    let block = Span::new(block.start, block.end.min(prose.len()));
    if prose.get(block.range()).is_none() {
        return;
    }
    let mut cutter =
        Cutter { prose, block, marks, at: block.start, odd: Span::at(block.start), previous: ' ' };
    let mut spaced = true;
    while let Some(first) = cutter.char_at(cutter.at) {
        if first.is_whitespace() {
            spaced = true;
            cutter.previous = ' ';
            cutter.at += first.len_utf8();
            continue;
        }
        let (end, kind, class) = cutter.token(first);
        tokens.push(Token { span: Span::new(cutter.at, end), kind, spaced });
        classes.push(class);
        cutter.previous = first;
        cutter.at = end;
        spaced = false;
    }
}

struct Cutter<'a> {
    prose: &'a str,
    block: Span,
    marks: &'a [Mark],
    at: usize,
    /// The run of non-space in which `at` lies, if it may hold something opaque; empty if not.
    odd: Span,
    /// The first character of the token before, or a space.
    previous: char,
}

impl Cutter<'_> {
    /// The token that starts here: where it ends, what it is made of, what it means for sentences.
    fn token(&mut self, first: char) -> (usize, TokenKind, Class) {
        if let Some(end) = self.opaque() {
            return (end, TokenKind::Opaque, Class::Plain);
        }
        if is_word_char(first) || self.leads_word(first) {
            return self.word(first);
        }
        if let Some(mark) = self.mark_at(self.at) {
            let class = match mark.role {
                Role::Open => Class::Open(Pair::Quote),
                Role::Close => Class::Close(Pair::Quote),
            };
            return (mark.span.end, TokenKind::Punctuation, class);
        }
        let (end, class) = self.punctuation(first);
        (end, TokenKind::Punctuation, class)
    }

    fn opaque(&mut self) -> Option<usize> {
        if self.at >= self.odd.end {
            self.odd = self.run_of_non_space();
        }
        if self.odd.start != self.odd.end && !self.previous.is_alphanumeric() {
            let run = Span::new(self.at, self.odd.end);
            return opaque::length(run.of(self.prose)).map(|length| self.at + length);
        }
        None
    }

    /// The run of non-space from here on; one without any sign of an opaque token is marked by an empty
    /// span at its end.
    fn run_of_non_space(&self) -> Span {
        let mut odd = false;
        let mut end = self.block.end;
        for (offset, byte) in self.bytes_from(self.at).iter().enumerate() {
            match byte {
                b' ' | b'\t'..=b'\r' => {
                    end = self.at + offset;
                    break;
                }
                b'@' | b'#' | b'/' | b'_' | 0xEF => odd = true,
                b'.' => {
                    odd |= self
                        .bytes_from(self.at + offset + 1)
                        .first()
                        .is_some_and(|b| b.is_ascii_alphanumeric())
                }
                _ => {}
            }
        }
        if odd { Span::new(self.at, end) } else { Span::at(end) }
    }

    /// Whether a mark here belongs to the word behind it: `'em`, `-5`, `.5`
    fn leads_word(&self, first: char) -> bool {
        let next = self.char_at(self.at + first.len_utf8());
        match first {
            '\'' | '’' => self.mark_at(self.at).is_none() && next.is_some_and(char::is_alphanumeric),
            '-' | '−' | '+' | '.' => {
                matches!(self.previous, ' ' | '(' | '[') && next.is_some_and(|next| next.is_ascii_digit())
            }
            _ => false,
        }
    }

    fn punctuation(&self, first: char) -> (usize, Class) {
        let behind = self.at + first.len_utf8();
        let run_end = || {
            let rest = Span::new(behind, self.block.end).of(self.prose);
            behind + rest.len() - rest.trim_start_matches(first).len()
        };
        match first {
            '.' => self.stops(run_end()),
            '…' => {
                let rest = Span::new(behind, self.block.end).of(self.prose);
                (behind + rest.len() - rest.trim_start_matches(['…', '.']).len(), Class::Ellipsis)
            }
            '!' | '?' | '‼' | '⁉' | '‽' => (run_end(), Class::Call),
            '(' | '[' | '{' => (behind, Class::Open(Pair::Bracket)),
            ')' | ']' | '}' => (behind, Class::Close(Pair::Bracket)),
            '-' | '–' | '—' | '―' | '*' | '_' | '=' | '~' | '•' => (run_end(), Class::Plain),
            _ => (self.behind_modifiers(behind), Class::Plain),
        }
    }

    /// A run of stops, with those that follow each behind one space: `. . .` is one ellipsis.
    fn stops(&self, run_end: usize) -> (usize, Class) {
        if run_end - self.at > 1 {
            let is_ellipsis = run_end - self.at > 2;
            return (run_end, if is_ellipsis { Class::Ellipsis } else { Class::Stop });
        }
        let mut end = run_end;
        while Span::new(end, end + 2).of(self.prose) == " ." && end + 2 <= self.block.end {
            end += 2;
        }
        if end - run_end >= 4 { (end, Class::Ellipsis) } else { (run_end, Class::Stop) }
    }

    /// Emoji take their variation selectors, skin tones and joined parts along.
    fn behind_modifiers(&self, mut at: usize) -> usize {
        while let Some(next) = self.char_at(at) {
            let joins = next == '\u{200D}';
            if !joins
                && !matches!(next, '\u{FE00}'..='\u{FE0F}' | '\u{20E3}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{300}'..='\u{36F}')
            {
                break;
            }
            at += next.len_utf8();
            if joins
                && let Some(part) =
                    self.char_at(at).filter(|part| !part.is_whitespace() && !part.is_alphanumeric())
            {
                at += part.len_utf8();
            }
        }
        at
    }

    fn char_at(&self, at: usize) -> Option<char> {
        if at >= self.block.end {
            return None;
        }
        match self.prose.as_bytes().get(at) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.prose.get(at..).and_then(|rest| rest.chars().next()),
        }
    }

    fn bytes_from(&self, at: usize) -> &[u8] {
        self.prose.as_bytes().get(at..self.block.end).unwrap_or(&[])
    }

    fn mark_at(&self, at: usize) -> Option<&Mark> {
        let found = self.marks.partition_point(|mark| mark.span.start < at);
        self.marks.get(found).filter(|mark| mark.span.start == at)
    }
}

/// Letters, digits, and what only changes them: combining marks, joiners, soft hyphens.
fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c.is_alphanumeric()
        || matches!(c,
            '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{5BF}'
            | '\u{5C1}'..='\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{200B}'..='\u{200D}'
            | '\u{2060}' | '\u{FEFF}')
        || matches!(c, '\u{900}'..='\u{DFF}' if !matches!(c, '\u{964}' | '\u{965}' | '\u{970}'))
}
