//! Turns of an interview set down as a conversation: "Q: Is it bad?", "Moreau: It is.", or a question to *you* on
//! a line of its own before an answer in the first person. Whoever the label names stands behind what follows it.

use super::{bare, has_at_most};
use crate::document::{Block, BlockKind};
use crate::lexicon::Terms;
use std::collections::HashSet;
use std::sync::LazyLock;

static LABELS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/interview_labels.txt")));

/// The longest label, in bytes and in words.
const LONGEST_LABEL: (usize, usize) = (24, 3);

/// The longest question, in words.
const LONGEST_QUESTION: usize = 40;

/// So many paragraphs between two turns belong to the first.
const LONGEST_TURN: usize = 4;

/// Marks the paragraphs of a draft that are turns, where it has several.
pub(super) fn mark(prose: &str, blocks: &mut [Block]) {
    let turns = turns(prose, blocks);
    for pair in turns.windows(2) {
        let [turn, next] = *pair else { continue };
        let end = if next - turn <= LONGEST_TURN { next } else { turn + 1 };
        for block in blocks.iter_mut().take(end).skip(turn) {
            block.kind = turned(block.kind);
        }
    }
    if let Some(block) = turns.last().and_then(|last| blocks.get_mut(*last)) {
        block.kind = turned(block.kind);
    }
}

fn turned(kind: BlockKind) -> BlockKind {
    if kind == BlockKind::Paragraph { BlockKind::Interview } else { kind }
}

/// The indices of the paragraphs that open a turn; none where there is no conversation.
fn turns(prose: &str, blocks: &[Block]) -> Vec<usize> {
    let paragraph = |at: usize| {
        blocks.get(at).filter(|block| block.kind == BlockKind::Paragraph).map(|block| block.span.of(prose))
    };
    let paragraphs = || (0..blocks.len()).filter_map(|at| Some((at, paragraph(at)?)));
    let labelled: Vec<(usize, String)> =
        paragraphs().filter_map(|(at, text)| Some((at, label(text)?))).collect();
    let mut seen = HashSet::new();
    let recurs = labelled.iter().any(|(_, label)| !seen.insert(label));
    if labelled.len() > 1 && (recurs || labelled.iter().any(|(_, label)| is_listed(label, "speaker"))) {
        return labelled.into_iter().map(|(at, _)| at).collect();
    }
    let asked: Vec<usize> = paragraphs()
        .filter(|(at, text)| is_question(text) && paragraph(at + 1).is_some_and(is_of_first_person))
        .map(|(at, _)| at)
        .collect();
    if asked.len() > 1 { asked.into_iter().flat_map(|at| [at, at + 1]).collect() } else { Vec::new() }
}

/// The label that opens a paragraph, in small letters: one of the list, or a name.
fn label(text: &str) -> Option<String> {
    let (bytes, words) = LONGEST_LABEL;
    let (label, rest) = text.split_once(':').filter(|(label, _)| label.len() <= bytes)?;
    let written_as_name = label.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let folded = label.to_lowercase();
    let holds = written_as_name
        && has_at_most(label, words)
        && rest.starts_with(char::is_whitespace)
        && !is_listed(&folded, "none");
    holds.then_some(folded)
}

fn is_listed(label: &str, kind: &str) -> bool {
    LABELS.get(label).is_some_and(|entry| entry.field(1) == kind)
}

/// A question to somebody, and nothing else.
fn is_question(text: &str) -> bool {
    text.ends_with('?') && has_at_most(text, LONGEST_QUESTION) && has_word(text, &["you", "your"])
}

fn is_of_first_person(text: &str) -> bool {
    has_word(text, &["i", "i’m", "i'm", "my", "me", "we", "our"])
}

fn has_word(text: &str, words: &[&str]) -> bool {
    text.split_whitespace().any(|word| words.iter().any(|other| bare(word).eq_ignore_ascii_case(other)))
}
