//! Where arguments, options, formulas and environments of LaTeX end; all of it in time linear in the text.

use crate::text::Span;
use memchr::memmem;

/// No formula or option that a person wrote is longer.
const FARTHEST: usize = 2000;

/// The braces of a source, each with its counterpart.
pub(super) struct Braces {
    /// Start of each group and the place behind it, in the order of the starts.
    pairs: Vec<(usize, usize)>,
}

impl Braces {
    /// The groups from `start` on; one that is never closed is none.
    pub(super) fn of(source: &str, start: usize) -> Self {
        let mut pairs = Vec::new();
        let mut open = Vec::new();
        let bytes = source.as_bytes();
        let mut at = start;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'\\' => at += 1,
                b'%' => at += memchr::memchr2(b'\n', b'\r', &bytes[at..]).unwrap_or(bytes.len() - at),
                b'{' => open.push(at),
                b'}' => pairs.extend(open.pop().map(|opened| (opened, at + 1))),
                _ => {}
            }
            at += 1;
        }
        pairs.sort_unstable();
        Self { pairs }
    }

    /// The place behind at most so many arguments in braces and the options between them, from `at` on.
    pub(super) fn behind_arguments(&self, source: &str, mut at: usize, most: usize) -> usize {
        for _ in 0..most {
            let Ok(found) = self.pairs.binary_search_by_key(&at, |pair| pair.0) else { break };
            at = self.pairs.get(found).map_or(at, |pair| pair.1);
            at = behind_options(source, at);
        }
        at
    }
}

/// The place behind `*` and options in square brackets.
pub(super) fn behind_options(source: &str, mut at: usize) -> usize {
    let rest = |at: usize| source.get(at..).unwrap_or("");
    at += usize::from(rest(at).starts_with('*'));
    while let Some(inner) = rest(at).strip_prefix('[') {
        let Some(length) = find_near(inner, "]") else { break };
        at += length + 2;
    }
    at
}

/// Where `mark` first stands in the paragraph that begins `text`, not behind a backslash unless it begins with one.
pub(super) fn find_near(text: &str, mark: &str) -> Option<usize> {
    let near = text.as_bytes().get(..FARTHEST).unwrap_or(text.as_bytes());
    let found = memmem::find_iter(near, mark).find(|at| {
        mark.starts_with('\\') || at.checked_sub(1).and_then(|before| near.get(before)) != Some(&b'\\')
    })?;
    (!has_blank_line(text.get(..found)?)).then_some(found)
}

/// Whether a blank line lies in a text.
pub(super) fn has_blank_line(text: &str) -> bool {
    let mut is_blank = false;
    let mut last = ' ';
    for sign in text.chars() {
        match sign {
            '\n' if last == '\r' => {}
            '\n' | '\r' if is_blank => return true,
            '\n' | '\r' => is_blank = true,
            _ => is_blank &= sign.is_whitespace(),
        }
        last = sign;
    }
    false
}

/// The name in `\begin{name}` or `\end{name}` and the length that the former has.
pub(super) fn environment(text: &str) -> Option<(&str, usize)> {
    let behind = text.strip_prefix(r"\begin").or_else(|| text.strip_prefix(r"\end"))?.strip_prefix('{')?;
    let near =
        behind.char_indices().take_while(|(_, sign)| !matches!(sign, '\n' | '\r' | '{' | '\\')).take(60);
    let length = near.last().map_or(0, |(at, sign)| at + sign.len_utf8());
    let name = behind.get(..length)?.split_once('}')?.0;
    Some((name, r"\begin{}".len() + name.len()))
}

/// The place behind the end of the environment of that name that begins at `at`, or the end of the source.
pub(super) fn environment_end(source: &str, at: usize, name: &str) -> usize {
    let mark = format!(r"\end{{{name}}}");
    let rest = Span::new(at, source.len()).of(source);
    memmem::find(rest.as_bytes(), mark.as_bytes()).map_or(source.len(), |found| at + found + mark.len())
}

/// The length of what stands behind `\verb`, its two equal marks with it.
pub(super) fn verbatim(text: &str) -> usize {
    let inner = text.strip_prefix('*').unwrap_or(text);
    let Some(mark) = inner.chars().next().filter(|mark| !mark.is_whitespace()) else { return 0 };
    let line = inner.split(['\n', '\r']).next().unwrap_or("");
    let closing = if mark == '{' { '}' } else { mark };
    let end = line.get(mark.len_utf8()..).and_then(|rest| rest.find(closing));
    end.map_or(0, |end| text.len() - inner.len() + mark.len_utf8() + end + closing.len_utf8())
}
