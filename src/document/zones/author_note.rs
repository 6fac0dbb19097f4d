//! The few lines about the writer at a draft's end.

use super::bare;
use crate::document::{Block, BlockKind};
use crate::lexicon::{Entry, Phrases, Terms};
use crate::text::Span;
use std::sync::LazyLock;

const LIST: &str = include_str!("../../lexicon/author_note.txt");
static WORDS: LazyLock<Terms> = LazyLock::new(|| Terms::parse(LIST));
static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(LIST));

/// A draft ends with no more notes and credit lines than this.
const MOST: usize = 8;

/// Marks the paragraphs about the writer: the last ones, credit lines between them left out. A
/// draft's only paragraph is none.
pub(super) fn mark(prose: &str, blocks: &mut [Block]) {
    for at in (1..blocks.len()).rev().take(MOST) {
        let (before, rest) = blocks.split_at_mut(at);
        let Some(block) = rest.first_mut() else { return };
        match block.kind {
            BlockKind::CreditLine | BlockKind::AuthorNote | BlockKind::Byline => {}
            BlockKind::Paragraph if is_author_note(prose, block.span, before) => {
                block.kind = BlockKind::AuthorNote;
            }
            _ => return,
        }
    }
}

/// Whether a paragraph is about the writer: it speaks of the report itself, or begins with a name that
/// the body does not know and says what that person writes.
fn is_author_note(prose: &str, span: Span, before: &[Block]) -> bool {
    if !before.iter().any(|block| block.kind == BlockKind::Paragraph) {
        return false;
    }
    let mut phrases = PHRASES.find(prose, span);
    if phrases.any(|(place, entry)| match entry.field(1) {
        "opening" => place.start == span.start,
        kind => kind == "phrase",
    }) {
        return true;
    }
    let text = span.of(prose);
    let Some(name) = leading_name(text) else { return false };
    let surname = bare(name.split_whitespace().next_back().unwrap_or(name));
    let mentions = |kind: BlockKind| {
        before.iter().any(|block| block.kind == kind && block.span.of(prose).contains(surname))
    };
    let says_role = says_role(text.get(name.len()..).unwrap_or(""));
    says_role && (mentions(BlockKind::Byline) || !mentions(BlockKind::Paragraph))
}

/// Two to four capitalised words at the start.
fn leading_name(text: &str) -> Option<&str> {
    let mut end = 0;
    let mut count = 0;
    for word in text.split(' ').take(4) {
        if !word.starts_with(char::is_uppercase) || word.ends_with([',', ';', ':']) {
            break;
        }
        end += word.len() + usize::from(count > 0);
        count += 1;
    }
    if count < 2 { None } else { text.get(..end) }
}

/// "is a talented author", "is the Lisbon correspondent", "covers courts".
fn says_role(rest: &str) -> bool {
    const FAR: usize = 8;
    let is = |word: &str, kind: &str| WORDS.get(word).is_some_and(|entry: &Entry| entry.field(1) == kind);
    let mut words = rest.split_whitespace();
    match words.next() {
        Some("is") => words.take(FAR).any(|word| is(&bare(word).to_lowercase(), "role")),
        Some("has") => words.next().is_some_and(|word| matches!(word, "covered" | "written" | "reported")),
        Some(word) => is(word, "verb"),
        None => false,
    }
}
