//! A note about a correction that does not say what was wrong and what is right.

use super::passage;
use super::{Context, Family, Question, Reach, Rule};
use crate::document::{Block, BlockKind};
use crate::finding::{Finding, Level, Safety};
use crate::lexicon::Terms;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "vague-correction",
    summary: "A correction that does not say what was wrong and what is right",
    page: include_str!("vague_correction.md"),
    family: Family::Provenance,
    level: Level::Info,
    core: false,
    question: Question::Other,
    reach: Reach::Nearby,
    check,
};

static WORDS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/correction_words.txt")));

/// A note of more words says something.
const LONGEST: usize = 40;

fn check(context: &Context<'_>) -> Vec<Finding> {
    context.document.blocks.iter().filter_map(|block| judge(context, block)).collect()
}

fn judge(context: &Context<'_>, block: &Block) -> Option<Finding> {
    let may_hold_a_note = matches!(
        block.kind,
        BlockKind::Paragraph | BlockKind::CreditLine | BlockKind::AuthorNote | BlockKind::BlockQuote
    );
    let text = context.document.prose_of(block.span);
    if !may_hold_a_note || text.split_whitespace().nth(LONGEST).is_some() {
        return None;
    }
    let note = Note::read(&passage::words(context, block.span))?;
    let message = if note.admits_fault {
        "What was wrong, what is right, and when was it changed? Say all three here."
    } else {
        "What was changed here, and when? Say so, or leave the note out."
    };
    let room = " An earlier version said TK. It is TK. (TK date)";
    let fix = context.insert_behind(
        block.span.end,
        room,
        "Leave room for what was wrong, what is right and when",
        Safety::Unsafe,
    );
    Some(context.finding(block.span, message).with_fix(fix))
}

/// A note about a change that says nothing of it.
struct Note {
    admits_fault: bool,
}

impl Note {
    /// Reads a block's words as such a note; `None` for one that has any word of its own, and for one
    /// that only dates the draft ("Updated March 3").
    fn read(words: &[String]) -> Option<Self> {
        let mut kinds = Vec::with_capacity(words.len());
        for word in words {
            let is_number = word.starts_with(|first: char| first.is_ascii_digit());
            kinds.push(if is_number { "plain" } else { WORDS.get(word)?.field(1) });
        }
        let has = |kind: &str| kinds.contains(&kind);
        let is_labelled = kinds.first() == Some(&"label");
        let speaks_of_the_piece =
            words.iter().zip(&kinds).zip(kinds.iter().skip(1)).any(|((word, _), next)| {
                matches!(word.as_str(), "this" | "our" | "earlier" | "previous" | "original")
                    && *next == "piece"
            });
        let tells_of_change = has("change") || has("fault");
        let holds = tells_of_change && (is_labelled || speaks_of_the_piece);
        holds.then(|| Self {
            admits_fault: has("fault") || words.iter().any(|word| word.starts_with("correct")),
        })
    }
}
