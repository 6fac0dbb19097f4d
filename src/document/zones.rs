//! Tells a draft's parts by their words: byline, dateline, credit line, caption, author's note, promotion,
//! interview, and in text without markup headline and subheads.

mod author_note;
pub mod byline;
pub mod dateline;
mod interview;
mod label;
pub mod promotion;

use super::parser::Parser;
use super::{Block, BlockKind};
use crate::text::Span;

/// More words than this make a sentence or a paragraph, not a headline.
const HEADLINE_WORDS: usize = 15;

/// More words than this make a short paragraph, not a subhead.
const SUBHEAD_WORDS: usize = 12;

/// Gives paragraphs and subheads that are a byline, a credit line, a caption, an author's note or promotion their
/// kind, and sets datelines apart from their paragraphs. For all formats, once all blocks are there.
pub(super) fn classify(parser: &mut Parser<'_>) {
    parser.close();
    let prose = parser.builder.prose();
    let mut after_byline = false;
    for block in &mut parser.blocks {
        if matches!(block.kind, BlockKind::Paragraph | BlockKind::Subhead)
            && let Some(kind) = kind_of(block.span.of(prose), after_byline)
        {
            *block = Block { kind, depth: 0, ..*block };
        }
        after_byline = block.kind == BlockKind::Byline;
    }
    author_note::mark(prose, &mut parser.blocks);
    promotion::mark(prose, &mut parser.blocks);
    dateline::split(prose, &mut parser.blocks);
    interview::mark(prose, &mut parser.blocks);
}

/// Gives paragraphs of a text without markup that are headlines by their shape their kind; to be
/// called before [`classify`]. `is_apart` says of a block whether a blank line follows it.
///
/// The first of several blocks, a date above it left out, is the headline if it has at most 15 words, and
/// - does not end like a sentence, nor with a comma, semicolon or colon that leads on; or
/// - ends with a question or exclamation mark and a blank line follows; or
/// - ends with a full stop, a blank line follows, and it is set like a title: capitals at all its
///   long words. A short sentence with a full stop is otherwise a short lede, as "The bridge is
///   gone." is; over 15 words any first line is a lede.
///
/// A block that stands alone is one if it has no mark at its end and is set like a title.
///
/// Another block is a subhead if it stands between two others, is short, starts with no lower-case
/// letter and has no mark at its end, and the next does not continue it in lower case.
pub(super) fn shape_headings(parser: &mut Parser<'_>, is_apart: impl Fn(usize) -> bool) {
    parser.close();
    let prose = parser.builder.prose();
    let count = parser.blocks.len();
    let mut top = 0;
    for at in 0..count {
        let (Some(block), next) = (parser.blocks.get(at), parser.blocks.get(at + 1)) else { break };
        let text = block.span.of(prose);
        let goes_on = next.is_some_and(|next| next.span.of(prose).starts_with(char::is_lowercase));
        if at == top && dateline::is_date(text) {
            top += 1;
        }
        if block.kind != BlockKind::Paragraph || goes_on || kind_of(text, false).is_some() {
            continue;
        }
        let kind = if at == top && is_headline(text, is_apart(at)) && (next.is_some() || is_lone_title(text))
        {
            BlockKind::Headline
        } else if at > top && next.is_some() && is_subhead(text) {
            BlockKind::Subhead
        } else {
            continue;
        };
        if let Some(block) = parser.blocks.get_mut(at) {
            *block = Block { kind, depth: if kind == BlockKind::Headline { 1 } else { 2 }, ..*block };
        }
    }
}

/// Whether a line on its own reads as a subhead: short, no stop, no lower-case start.
pub(super) fn is_subhead(text: &str) -> bool {
    has_letter(text)
        && !text.starts_with(char::is_lowercase)
        && last_mark(text).is_none()
        && has_at_most(text, SUBHEAD_WORDS)
}

/// Judges words at the start of the last block that the markup sets apart, up to `end` in the prose:
/// the whole of a short block takes their kind, a dateline is cut off.
pub(super) fn apply_lead(parser: &mut Parser<'_>, kind: BlockKind, end: usize) {
    const LONGEST: usize = 30;
    let prose = parser.builder.prose();
    let Some(block) = parser.blocks.last_mut() else { return };
    let text = block.span.of(prose);
    if block.kind != BlockKind::Paragraph {
        return;
    }
    let is_whole = end >= block.span.end;
    let holds = match kind {
        BlockKind::Subhead => is_subhead(text),
        _ => has_at_most(text, LONGEST),
    };
    if is_whole && holds {
        *block = Block { kind, depth: if kind == BlockKind::Subhead { 6 } else { 0 }, ..*block };
    } else if !is_whole && kind == BlockKind::Dateline && end > block.span.start {
        let whole = parser.blocks.pop();
        parser.blocks.extend(whole.into_iter().flat_map(|whole| cut(prose, whole, end)));
    }
}

/// A paragraph's dateline, which ends at `end`, and the rest without the white space between.
fn cut(prose: &str, block: Block, end: usize) -> [Block; 2] {
    let rest = Span::new(end, block.span.end).of(prose);
    let start = block.span.end - rest.trim_start().len();
    [
        Block { kind: BlockKind::Dateline, span: Span::new(block.span.start, end), depth: 0 },
        Block { span: Span::new(start, block.span.end), ..block },
    ]
}

fn kind_of(text: &str, after_byline: bool) -> Option<BlockKind> {
    if byline::is_byline(text) || (after_byline && byline::is_title(text)) {
        return Some(BlockKind::Byline);
    }
    if dateline::is_date(text) {
        return Some(BlockKind::Dateline);
    }
    label::kind(text)
}

fn is_headline(text: &str, is_apart: bool) -> bool {
    let fits = match last_mark(text) {
        None => true,
        // A semicolon ends the first deck of a headline that has two.
        Some('?' | '!' | ';') => is_apart,
        Some('.') => is_apart && is_title_case(text),
        Some(_) => false,
    };
    fits && has_letter(text) && has_at_most(text, HEADLINE_WORDS)
}

fn is_lone_title(text: &str) -> bool {
    last_mark(text).is_none() && is_title_case(text)
}

/// Whether all long words, and more than one, start with a capital.
pub fn is_title_case(text: &str) -> bool {
    let long =
        || text.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 3);
    long().count() > 1
        && long().all(|word| {
            !word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_lowercase)
        })
}

/// The mark with which a text ends, closing quotation marks and brackets left out.
fn last_mark(text: &str) -> Option<char> {
    let closing = ['"', '\'', '”', '’', '»', ')', ']', '*', '_'];
    let last = text.trim_end_matches(closing).chars().next_back()?;
    matches!(last, '.' | '!' | '?' | '…' | ':' | ';' | ',').then_some(last)
}

/// Whether a text ends as a sentence does.
fn ends_sentence(text: &str) -> bool {
    matches!(last_mark(text), Some('.' | '!' | '?' | '…'))
}

fn has_letter(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Looks at no more of a text than it must: most are long.
fn has_at_most(text: &str, words: usize) -> bool {
    text.split_ascii_whitespace().nth(words).is_none()
}

/// A text up to a letter behind which so many bytes or fewer stand before it, the text's last letter left out.
fn head(text: &str, longest: usize) -> Option<&str> {
    let last = text.len().checked_sub(1)?;
    text.get(..text.floor_char_boundary(last.min(longest)))
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}
