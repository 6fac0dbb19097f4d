//! Advertising, calls to the reader and praise of the writer inside a report.

use super::{Context, Family, Question, Reach, Rule};
use crate::document::{Block, BlockKind, Document, Pitch, pitches};
use crate::finding::{Finding, Fix, Level, Safety};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    name: "promotional-boilerplate",
    summary: "Advertising, a call to subscribe or praise of the writer in the text",
    page: include_str!("promotional_boilerplate.md"),
    family: Family::Provenance,
    level: Level::Info,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

/// Keys of the front matter by which a draft says that it is advertising.
const LABELS: [&str; 4] = ["sponsored", "sponsor", "advertorial", "advertisement"];

fn check(context: &Context<'_>) -> Vec<Finding> {
    let document = context.document;
    let noted = context.noted("pitches", Reach::Block, |block| {
        let block = document.blocks.get(block);
        block.map(|block| pitches(&document.prose, block.span).collect()).unwrap_or_default()
    });
    let blocks = || noted.by_block().filter_map(|(at, pitches)| Some((document.blocks.get(at)?, pitches)));
    if has_label_in_matter(document)
        || blocks().any(|(block, mut pitches)| pitches.any(|pitch| is_label(document, block, pitch)))
    {
        return Vec::new();
    }
    blocks().filter_map(|(block, pitches)| judge(context, block, pitches)).collect()
}

/// The finding about the first promotional phrase of a block, with the others beside it.
fn judge<'a>(
    context: &Context<'_>,
    block: &Block,
    pitches: impl Iterator<Item = (Span, &'a Pitch)>,
) -> Option<Finding> {
    let about_writer = block.kind == BlockKind::AuthorNote;
    let is_text = matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Promotion);
    if !about_writer && !is_text {
        return None;
    }
    let mut found = pitches.filter(|(span, pitch)| {
        let counts = match pitch {
            Pitch::Puff => about_writer,
            Pitch::Filler => is_text,
            Pitch::Call | Pitch::Advert => true,
            Pitch::Label => false,
        };
        counts && !context.annotations.is_quoted(*span)
    });
    let (first, pitch) = found.next()?;
    let message = match pitch {
        Pitch::Puff => "Who says so of the writer? Say what they cover, and leave the praise to others.",
        Pitch::Filler => "What is the news? Tell it, rather than the reader what you are going to tell.",
        _ => "Is this part of the report? Take it out, or set it apart as advertising.",
    };
    let fix = (block.kind == BlockKind::Promotion).then(|| take_out(context, block.span)).flatten();
    let finding = context.finding(first, message).with_fix(fix);
    Some(found.fold(finding, |finding, (span, _)| finding.with_related(context.related(span, "And here"))))
}

/// Whether the draft says in its front matter that it is advertising.
fn has_label_in_matter(document: &Document) -> bool {
    let in_matter = LABELS.iter().filter_map(|key| document.front_matter(key));
    let is_set = |value: &str| !matches!(value.trim(), "" | "false" | "no");
    in_matter.into_iter().any(|entry| is_set(&entry.value))
}

/// Whether the draft says that it is advertising in a line of its own.
fn is_label(document: &Document, block: &Block, (span, pitch): (Span, &Pitch)) -> bool {
    let text = document.prose_of(block.span).trim_matches(|mark: char| !mark.is_alphanumeric());
    *pitch == Pitch::Label && span.len() == text.len()
}

fn take_out(context: &Context<'_>, paragraph: Span) -> Option<Fix> {
    context.replace(paragraph, "", "Take the paragraph out", Safety::Unsafe)
}
