//! Finds the signs of a block that may be quotation marks.

use super::Family;
use crate::text::Span;

/// A character that may be a quotation mark, with what stands around the run of such it is in.
#[derive(Clone, Copy)]
pub(super) struct Sign {
    pub(super) span: Span,
    pub(super) family: Family,
    pub(super) lean: Lean,
    pub(super) before: Option<char>,
    pub(super) after: Option<char>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lean {
    Open,
    Close,
    Either,
}

impl Sign {
    pub(super) fn can_open(&self) -> bool {
        let free = self.before.is_none_or(|before| {
            before.is_whitespace() || matches!(before, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '¿' | '¡')
        });
        free && self.after.is_some_and(|after| !after.is_whitespace())
    }

    pub(super) fn can_close(&self) -> bool {
        self.before.is_some_and(|before| !before.is_whitespace() && !matches!(before, '(' | '[' | '{'))
            && self.after.is_none_or(|after| !after.is_alphanumeric())
    }

    pub(super) fn is_in_word(&self) -> bool {
        self.before.is_some_and(char::is_alphanumeric) && self.after.is_some_and(char::is_alphanumeric)
    }
}

/// Finds all signs of a block, in one pass over its bytes.
pub(super) fn signs(prose: &str, block: Span) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::new();
    let mut run = 0;
    let mut at = block.start;
    let bytes = prose.as_bytes();
    while at < block.end {
        let Some(found) = bytes.get(at..block.end).and_then(next_candidate) else { break };
        at += found;
        let Some((family, lean, length)) = sign_at(Span::new(at, block.end).of(prose)) else {
            at += prose.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            continue;
        };
        let span = Span::new(at, at + length);
        if signs.last().is_none_or(|last| last.span.end != at) {
            close_run(prose, block, &mut signs, run);
            run = signs.len();
        }
        let before = Span::new(block.start, at).of(prose).chars().next_back();
        signs.push(Sign { span, family, lean, before, after: None });
        at = span.end;
    }
    close_run(prose, block, &mut signs, run);
    signs
}

/// The next byte that can begin a sign: an ASCII mark, or the lead byte of « », or of ‘ “ ‹ and the like.
fn next_candidate(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|byte| matches!(byte, b'"' | b'\'' | b'`' | 0xC2 | 0xE2))
}

/// Marks that touch share what stands around all of them: in `'"So` both follow the white space.
fn close_run(prose: &str, block: Span, signs: &mut [Sign], run: usize) {
    let Some(touching) = signs.get_mut(run..) else { return };
    let before = touching.first().and_then(|first| first.before);
    let after = touching.last().and_then(|last| Span::new(last.span.end, block.end).of(prose).chars().next());
    for sign in touching {
        sign.before = before;
        sign.after = after;
    }
}

fn sign_at(text: &str) -> Option<(Family, Lean, usize)> {
    Some(match text.chars().next()? {
        '"' => (Family::Straight, Lean::Either, 1),
        '\'' if is_typed_double(text) => (Family::Typed, Lean::Either, 2),
        '\'' => (Family::SingleStraight, Lean::Either, 1),
        '`' if text.starts_with("``") => (Family::Typed, Lean::Open, 2),
        '“' | '„' | '‟' => (Family::Curly, Lean::Open, 3),
        '”' => (Family::Curly, Lean::Close, 3),
        '‘' | '‚' | '‛' => (Family::SingleCurly, Lean::Open, 3),
        '’' => (Family::SingleCurly, Lean::Close, 3),
        '«' => (Family::Guillemets, Lean::Open, 2),
        '»' => (Family::Guillemets, Lean::Close, 2),
        '‹' => (Family::SingleGuillemets, Lean::Open, 3),
        '›' => (Family::SingleGuillemets, Lean::Close, 3),
        _ => return None,
    })
}

/// Two apostrophes are one mark; of three, the first is single if they close a quotation within one.
fn is_typed_double(text: &str) -> bool {
    let count = text.bytes().take_while(|byte| *byte == b'\'').take(4).count();
    count == 2 || count == 4 || (count == 3 && text[3..].starts_with(char::is_alphanumeric))
}
