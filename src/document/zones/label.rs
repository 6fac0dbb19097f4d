//! Lines with a label: "Source: …", "Photo: …", "Editing by …".

use super::{ends_sentence, has_at_most, head};
use crate::document::BlockKind;
use crate::lexicon::Terms;
use std::sync::LazyLock;

static LABELS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/line_labels.txt")));

/// The longest label, in bytes; what has no label is seen after as many.
const LONGEST_LABEL: usize = 24;

/// A label without a colon has no more words.
const MOST_WORDS: usize = 3;

/// A label before a name without a colon opens a line of at most as many words.
const LONGEST_CREDIT: usize = 25;

/// A labelled picture line with more words that ends like a sentence says what the picture shows.
const LONGEST_PICTURE_CREDIT: usize = 8;

/// The kind of a line that begins with a label.
pub(super) fn kind(text: &str) -> Option<BlockKind> {
    let text = text.trim_start_matches(['(', '[', '—', '–', '-', ' ']);
    let (label, with_colon, rest) = split(text)?;
    let entry = LABELS.get(&label)?;
    if !with_colon && (entry.field(2) != "name" || !is_name_line(&label, rest)) {
        return None;
    }
    Some(match entry.field(1) {
        "caption" => BlockKind::Caption,
        "picture" if ends_sentence(rest) && !has_at_most(rest, LONGEST_PICTURE_CREDIT) => BlockKind::Caption,
        _ => BlockKind::CreditLine,
    })
}

/// The lower-case label, whether a colon stands behind it, and what follows.
fn split(text: &str) -> Option<(String, bool, &str)> {
    let head = head(text, LONGEST_LABEL)?;
    if let Some((label, _)) = head.split_once(':') {
        let rest = text.get(label.len() + 1..)?;
        return Some((label.trim_end().to_lowercase(), true, rest.trim_start()));
    }
    let ends = head.match_indices(' ').map(|(at, _)| at).take(MOST_WORDS);
    ends.filter_map(|end| {
        let label = text.get(..end)?.to_lowercase();
        LABELS.contains(&label).then_some((label, false, text.get(end..)?.trim_start()))
    })
    .last()
    .filter(|_| has_at_most(text, MOST_WORDS + LONGEST_CREDIT))
}

/// "Via Harbor Post" is a credit, "Via Marina is closed." is a sentence.
fn is_name_line(label: &str, rest: &str) -> bool {
    let starts_name = rest.starts_with(|c: char| c.is_uppercase() || c == '@');
    starts_name && has_at_most(rest, LONGEST_CREDIT) && (label.ends_with(" by") || !ends_sentence(rest))
}
