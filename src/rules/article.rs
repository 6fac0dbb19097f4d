//! Whether a draft is a whole article, and what it says of itself.

use crate::document::{Block, BlockKind, Document, Format, is_hour};
use crate::lexicon::{Entry, Terms};
use std::sync::LazyLock;

static MARKS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/publication_marks.txt")));

static NOBODY: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/nobodys_bylines.txt")));

/// A headline or front matter with fewer paragraphs under it may be a passage or a try.
const FEWEST_PARAGRAPHS: usize = 3;

/// In markup that many paragraphs are an article, whatever stands above them. Plain text is no file by
/// its look: it may be what somebody has cut out of one.
const AN_ARTICLES_PARAGRAPHS: usize = 8;

/// Whether a draft is an article rather than a passage.
pub(super) fn is_whole(document: &Document) -> bool {
    let paragraphs = document.blocks.iter().filter(|block| block.kind.is_body()).count();
    let has_head = !document.front_matter.is_empty() || first(document, BlockKind::Headline).is_some();
    has_head && paragraphs >= FEWEST_PARAGRAPHS
        || document.format != Format::Plain && paragraphs >= AN_ARTICLES_PARAGRAPHS
}

/// Whether it starts with a dateline that has a date or names an agency.
pub(super) fn has_full_dateline(document: &Document) -> bool {
    first(document, BlockKind::Dateline).is_some_and(|block| {
        let text = document.prose_of(block.span);
        text.contains('(') || has_day(text)
    })
}

/// Whether the draft says who wrote it, or when: in its front matter, in the head of its page or in a line.
pub(super) fn says(document: &Document, what: &str) -> bool {
    let marks = || MARKS.iter().filter(|mark| mark.field(1) == what);
    let in_key = |mark: &Entry| {
        document
            .front_matter(mark.term)
            .is_some_and(|entry| !NOBODY.contains(&entry.value.to_lowercase()) && !entry.value.is_empty())
    };
    let in_page = |mark: &Entry| {
        matches!(document.format, Format::Html | Format::Xml) && document.source.contains(mark.term)
    };
    marks().any(|mark| if mark.field(2) == "key" { in_key(mark) } else { in_page(mark) })
        || document.blocks.iter().any(|block| line_says(document, block, what))
}

fn line_says(document: &Document, block: &Block, what: &str) -> bool {
    let text = document.prose_of(block.span);
    match (what, block.kind) {
        ("who", BlockKind::AuthorNote) => true,
        ("who", BlockKind::Byline) => {
            let name = text.to_lowercase();
            !NOBODY.contains(name.trim_start_matches("by ").trim())
        }
        ("when", BlockKind::Byline | BlockKind::CreditLine | BlockKind::Dateline) => has_day(text),
        _ => false,
    }
}

/// Whether a line has a figure that may be of a day: the hour of a post is none.
fn has_day(text: &str) -> bool {
    text.contains(|digit: char| digit.is_ascii_digit()) && !is_hour(text)
}

/// The first block of a kind.
pub(super) fn first(document: &Document, kind: BlockKind) -> Option<&Block> {
    document.blocks.iter().find(|block| block.kind == kind)
}
