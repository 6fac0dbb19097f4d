//! A whole article that does not say who wrote it, or when.

use super::{Context, Family, Question, Rule};
use crate::document::{Block, BlockKind, Document, Format};
use crate::finding::{Finding, Fix, Level, Safety};
use crate::lexicon::{Entry, Terms};
use crate::text::{Edit, Span};
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "missing-dateline",
    summary: "An article that does not say who wrote it, or when",
    page: include_str!("missing_dateline.md"),
    family: Family::Provenance,
    level: Level::Info,
    core: false,
    question: Question::Other,
    check,
};

static MARKS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/publication_marks.txt")));

static NOBODY: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/nobodys_bylines.txt")));

/// A headline or front matter with fewer paragraphs under it may be a passage or a try.
const FEWEST_PARAGRAPHS: usize = 3;

/// In markup that many paragraphs are an article, whatever stands above them. Plain text is no file by
/// its look: it may be what somebody has cut out of one.
const AN_ARTICLES_PARAGRAPHS: usize = 8;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let document = context.document;
    if !is_whole(document) || has_full_dateline(document) {
        return Vec::new();
    }
    let (who, when) = (says(document, "who"), says(document, "when"));
    let message = match (who, when) {
        (true, true) => return Vec::new(),
        (true, false) => "When was this written? Give the date.",
        (false, true) => "Who wrote this? Give the name.",
        (false, false) => "Who wrote this, and when? Give the name and the date.",
    };
    // Where text without markup goes, somebody else may know.
    let is_text_alone = document.format == Format::Plain && document.front_matter.is_empty();
    let loudest = if is_text_alone { Level::Hint } else { Level::Info };
    let finding = context.finding_in_source(place(document), message).at_most(loudest);
    vec![finding.with_fix(leave_room(document, who, when))]
}

/// Whether a draft is an article rather than a passage.
fn is_whole(document: &Document) -> bool {
    let paragraphs = document.blocks.iter().filter(|block| block.kind.is_body()).count();
    let has_head = !document.front_matter.is_empty() || first(document, BlockKind::Headline).is_some();
    has_head && paragraphs >= FEWEST_PARAGRAPHS
        || document.format != Format::Plain && paragraphs >= AN_ARTICLES_PARAGRAPHS
}

/// Whether it starts with a dateline that has a date or names an agency.
fn has_full_dateline(document: &Document) -> bool {
    first(document, BlockKind::Dateline).is_some_and(|block| {
        let text = document.prose_of(block.span);
        text.contains('(') || text.contains(|digit: char| digit.is_ascii_digit())
    })
}

/// Whether the draft says who wrote it, or when: in its front matter, in the head of its page or in a line.
fn says(document: &Document, what: &str) -> bool {
    let marks = || MARKS.iter().filter(|mark| mark.field(1) == what);
    let in_key = |mark: &Entry| {
        document
            .front_matter(mark.term)
            .is_some_and(|entry| !NOBODY.contains(&entry.value.to_lowercase()) && !entry.value.is_empty())
    };
    let in_page = |mark: &Entry| document.format == Format::Html && document.source.contains(mark.term);
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
        ("when", BlockKind::Byline | BlockKind::CreditLine | BlockKind::Dateline) => {
            text.contains(|digit: char| digit.is_ascii_digit())
        }
        _ => false,
    }
}

/// The headline, the first key of the front matter, or the place before the first paragraph; of the source.
fn place(document: &Document) -> Span {
    let headline = first(document, BlockKind::Headline).map(|block| document.map.to_source(block.span));
    let key = document.front_matter.first().map(|entry| entry.span);
    let top = document.blocks.first().map(|block| Span::at(document.map.to_source(block.span).start));
    headline.or(key).or(top).unwrap_or(Span::at(0))
}

fn first(document: &Document, kind: BlockKind) -> Option<&Block> {
    document.blocks.iter().find(|block| block.kind == kind)
}

/// Front matter with what is missing, where a draft of Markdown or plain text has none. Front matter that
/// is there may be of any form, and is left to the writer.
fn leave_room(document: &Document, who: bool, when: bool) -> Option<Fix> {
    if document.front_matter_span.is_some() || document.format == Format::Html {
        return None;
    }
    let author = if who { "" } else { "author: TK\n" };
    let date = if when { "" } else { "date: TK\n" };
    let top = if document.source.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let text = format!("---\n{author}{date}---\n\n");
    Some(Fix {
        title: "Leave room for it in front matter".to_owned(),
        edits: vec![Edit { span: Span::at(top), text }],
        safety: Safety::Unsafe,
    })
}
