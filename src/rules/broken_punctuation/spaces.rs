//! Spaces on the wrong side of brackets and quotation marks.

use super::super::Context;
use crate::document::{Block, BlockKind};
use crate::finding::{Finding, Safety};
use crate::text::Span;

/// A mark as a reader meets it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
}

/// The findings of one block. Straight quotation marks are not judged: the spaces tell which way they face.
pub(super) fn find(context: &Context<'_>, block: &Block) -> Vec<Finding> {
    let text = block.span.of(&context.document.prose);
    // In other languages this mark closes what „ opened.
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Interview) || text.contains('„') {
        return Vec::new();
    }
    let marks = text.char_indices().filter_map(|(at, mark)| {
        let side = match mark {
            '(' | '“' => Side::Opens,
            ')' | '”' => Side::Closes,
            _ => return None,
        };
        let (before, behind) = (text.get(..at)?, text.get(at + mark.len_utf8()..)?);
        let place = Span::new(block.span.start + at, block.span.start + at + mark.len_utf8());
        space_inside(context, side, place, before, behind)
            .or_else(|| no_space_outside(context, side, mark, place, before, behind))
    });
    marks.collect()
}

/// "( since 1911 )", "“ We sail ”".
fn space_inside(
    context: &Context<'_>,
    side: Side,
    mark: Span,
    before: &str,
    behind: &str,
) -> Option<Finding> {
    let is_word = |letter: char| letter.is_alphanumeric();
    let gap = match side {
        Side::Opens => {
            let is_stray = behind.strip_prefix(' ').is_some_and(|rest| rest.starts_with(is_word))
                && (before.is_empty() || before.ends_with(' '));
            is_stray.then(|| Span::new(mark.end, mark.end + 1))
        }
        Side::Closes => {
            let is_stray = before.strip_suffix(' ').is_some_and(|rest| rest.ends_with(is_word))
                && (behind.is_empty() || behind.starts_with([' ', ',', '.', ';']));
            is_stray.then(|| Span::new(mark.start - 1, mark.start))
        }
    }?;
    let text = mark.of(&context.document.prose);
    let fix = context.replace(gap.join(mark), text, "Close up the space", Safety::Safe);
    let what = if matches!(text, "(" | ")") { "bracket" } else { "quotation mark" };
    Some(context.finding(gap.join(mark), format!("A space stands inside the {what}.")).with_fix(fix))
}

/// "said“We sail”and": the mark and the word outside it run together. "“TK”s" is a plural.
fn no_space_outside(
    context: &Context<'_>,
    side: Side,
    mark: char,
    place: Span,
    before: &str,
    behind: &str,
) -> Option<Finding> {
    let is_stuck = match side {
        Side::Opens => before.ends_with(char::is_lowercase) && behind.starts_with(char::is_alphabetic),
        Side::Closes => {
            let letters = behind.chars().take_while(|letter| letter.is_alphabetic()).count();
            letters > 1 && before.ends_with(|last: char| last.is_alphabetic() || ",.!?".contains(last))
        }
    };
    if !is_stuck || matches!(mark, '(' | ')') {
        return None;
    }
    let text = match side {
        Side::Opens => format!(" {mark}"),
        Side::Closes => format!("{mark} "),
    };
    let fix = context.replace(place, text, "Put a space outside the mark", Safety::Safe);
    Some(context.finding(place, "No space stands outside the quotation mark.").with_fix(fix))
}
