//! Bylines: "By Ana Ruiz and JO BELL, Staff Writer".

use super::{bare, has_at_most};
use crate::lexicon::Terms;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static WORDS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/byline_words.txt")));

/// The first words of openings, by which most lines are told to have none.
static FIRST_OF_OPENINGS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let openings = WORDS.iter().filter(|entry| entry.field(1) == "lead");
    let first = openings.filter_map(|entry| entry.term.split_whitespace().next());
    first.map(|word| word.trim_end_matches(':')).collect()
});

const LONGEST: usize = 25;

/// The most words before the name: "Reported and written by".
const LONGEST_OPENING: usize = 3;

/// The most words that an office has.
const LONGEST_OFFICE: usize = 3;

/// Whether a line names who wrote the draft: an opening, a name of two words or more (or a desk), and
/// then only names, titles and places; or an office that signs with no name: "The Editorial Board".
pub(super) fn is_byline(text: &str) -> bool {
    if has_at_most(text, LONGEST_OFFICE) && is_a(&text.to_lowercase(), "office") {
        return true;
    }
    let Some(rest) = after_opening(text) else { return false };
    if !has_at_most(rest, LONGEST) || ends_with_stop(rest) {
        return false;
    }
    if is_a(&rest.to_lowercase(), "desk") {
        return true;
    }
    let mut name_words = 0;
    let mut in_first_name = true;
    for word in rest.split_whitespace() {
        let lower = bare(word).to_lowercase();
        if in_first_name && (is_a(&lower, "link") || word == "|" || word == "&") {
            in_first_name = false;
        } else if in_first_name && starts_name(word) {
            if name_words == 0 && is_a(&lower, "never") {
                return false;
            }
            name_words += 1;
        } else if !may_follow(word, &lower) {
            return false;
        }
        in_first_name &= !word.ends_with([',', ';']);
    }
    name_words > 1
}

/// Whether a line under a byline is the writer's title: "Staff Writer", "Lisbon correspondent".
pub fn is_title(text: &str) -> bool {
    const LONGEST_TITLE: usize = 6;
    if !has_at_most(text, LONGEST_TITLE) || ends_with_stop(text) {
        return false;
    }
    let has_role = text.split_whitespace().any(|word| is_a(&bare(word).to_lowercase(), "role"));
    has_role && text.split_whitespace().all(|word| may_follow(word, &bare(word).to_lowercase()))
}

fn after_opening(text: &str) -> Option<&str> {
    let first = text.split_whitespace().next()?.to_lowercase();
    if !FIRST_OF_OPENINGS.contains(first.trim_end_matches(':')) {
        return None;
    }
    let mut at = 0;
    for word in text.split_whitespace().take(LONGEST_OPENING) {
        let place = at + text.get(at..)?.find(word)?;
        at = place + word.len();
        let opening = text.get(..at)?.to_lowercase();
        // Some open a byline only with their colon: "Interview: Ana Ruiz".
        if is_a(&opening, "lead") || is_a(opening.trim_end_matches(':'), "lead") {
            return text.get(at..).map(str::trim).filter(|rest| !rest.is_empty());
        }
    }
    None
}

fn may_follow(word: &str, lower: &str) -> bool {
    starts_name(word)
        || word
            .starts_with(|c: char| c.is_ascii_digit() || matches!(c, '@' | '|' | '&' | '—' | '–' | '-' | '•'))
        || word.contains('@')
        || ["particle", "link", "role"].iter().any(|kind| is_a(lower, kind))
}

fn starts_name(word: &str) -> bool {
    word.trim_start_matches(['(', '“', '"']).starts_with(|c: char| c.is_uppercase() || is_caseless_letter(c))
}

fn is_caseless_letter(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// A full stop ends a sentence unless it belongs to "Jr." or to an initial.
fn ends_with_stop(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or("");
    text.ends_with(['!', '?', '…']) || (text.ends_with('.') && last.chars().count() > 3)
}

fn is_a(term: &str, kind: &str) -> bool {
    WORDS.get(term).is_some_and(|entry| entry.field(1) == kind)
}
