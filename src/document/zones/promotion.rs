//! Paragraphs that sell something or call the reader to do something, and the phrases by which they do.

use super::has_at_most;
use crate::document::{Block, BlockKind};
use crate::lexicon::Phrases;
use crate::text::Span;
use std::sync::LazyLock;

static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../../lexicon/promotion.txt")));

/// A paragraph of more words has something to tell beside the call in it.
const LONGEST: usize = 40;

/// So does one with more words before the call.
const LONGEST_LEAD: usize = 8;

/// What a promotional phrase does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Pitch {
    /// Asks the reader for something: *subscribe to our*.
    Call,
    /// Sells: *limited-time offer*.
    Advert,
    /// Speaks of the text instead of telling it: *in this article, we*.
    Filler,
    /// Praises whoever wrote it: *a must-read*.
    Puff,
    /// Says that this is advertising: *sponsored content*.
    Label,
}

impl Pitch {
    fn of_name(name: &str) -> Option<Self> {
        match name {
            "call" => Some(Pitch::Call),
            "advert" => Some(Pitch::Advert),
            "filler" => Some(Pitch::Filler),
            "puff" => Some(Pitch::Puff),
            "label" => Some(Pitch::Label),
            _ => None,
        }
    }
}

/// The promotional phrases in a span of the prose, in order.
pub fn pitches(prose: &str, within: Span) -> impl Iterator<Item = (Span, Pitch)> {
    PHRASES.find(prose, within).filter_map(move |(span, entry)| {
        let before = Span::new(within.start, span.start).of(prose);
        let holds = entry.field(2) != "start" || opens_sentence(before);
        Pitch::of_name(entry.field(1)).filter(|_| holds).map(|pitch| (span, pitch))
    })
}

/// Gives short paragraphs that are a call or an advert their kind, so that nothing in them is taken for
/// the report's. One with quotation marks may quote it.
pub(super) fn mark(prose: &str, blocks: &mut [Block]) {
    for block in blocks.iter_mut().filter(|block| block.kind == BlockKind::Paragraph) {
        let text = block.span.of(prose);
        let is_short = !has_quotation_mark(text) && has_at_most(text, LONGEST);
        let opens = |(span, pitch): (Span, Pitch)| {
            let lead = Span::new(block.span.start, span.start).of(prose);
            matches!(pitch, Pitch::Call | Pitch::Advert) && has_at_most(lead, LONGEST_LEAD)
        };
        if is_short && pitches(prose, block.span).any(opens) {
            block.kind = BlockKind::Promotion;
        }
    }
}

fn has_quotation_mark(text: &str) -> bool {
    // Most texts have none of the bytes with which the marks begin, and bytes are looked for several at once.
    let [curly, pointed] = ["“", "«"].map(|mark| mark.as_bytes()[0]);
    memchr::memchr3(b'"', curly, pointed, text.as_bytes()).is_some()
        && text.contains(['“', '”', '"', '«', '»'])
}

/// Whether what stands before a phrase in its block leaves it the start of a sentence.
fn opens_sentence(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with(['.', '!', '?', '…', ':', '>', '»', '—', '–'])
}
