//! Knows which stops belong to a word, and which words begin a sentence behind such a stop.

use crate::lexicon::Terms;
use std::sync::LazyLock;

/// When the stop of an abbreviation ends a sentence as well.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ending {
    /// Nearly never: `Mr.`, and the initial of a name.
    Never,
    /// When what follows looks like the start of a sentence: `U.S.`, `Inc.`
    Maybe,
    /// As `Maybe`, but names of days and time zones may follow as well: `p.m.`
    Clock,
    /// It is an abbreviation only before a number: `No.`
    BeforeNumber,
    /// Never before a number, otherwise as `Maybe`: `Sept.`
    Month,
}

/// What a word says about a stop before it, or about a closing quotation mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Opening {
    /// It opens a sentence with its subject: `The`, `She`.
    Subject,
    /// It begins a sentence: `In`, `But`.
    Start,
    /// It may follow a time of day: `Friday`, `Eastern`.
    Time,
    /// It names the act of a quotation's speaker: `asked`.
    Say,
}

static ABBREVIATIONS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/abbreviations.txt")));

static STARTS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/sentence_starts.txt")));

/// Listed abbreviations that are commoner as words: before a new sentence their stop is its own.
const WORDS_AS_WELL: [&str; 22] = [
    "sun.", "sat.", "ill.", "miss.", "mass.", "wash.", "ark.", "ore.", "mar.", "ed.", "min.", "max.", "sec.",
    "gal.", "wed.", "alas.", "pa.", "la.", "tex.", "fig.", "art.", "del.",
];

/// How `word`, written with its stop, is listed. A capital at the start of a sentence and words all in
/// capitals are looked up in small letters too.
pub(super) fn listed(word: &str) -> Option<Ending> {
    let entry = ABBREVIATIONS.get(word).or_else(|| {
        let first = word.chars().next().filter(|first| first.is_uppercase() && word.len() > 2)?;
        let small = word.to_lowercase();
        let rest = word.get(first.len_utf8()..)?;
        if rest.contains(char::is_lowercase) {
            return ABBREVIATIONS.get(&small);
        }
        ABBREVIATIONS.get(&format!("{first}{}", rest.to_lowercase()))
    });
    if word == "al." {
        return Some(Ending::Maybe);
    }
    Some(match entry?.field(1) {
        "never" => Ending::Never,
        "before-number" => Ending::BeforeNumber,
        "month" => Ending::Month,
        _ if matches!(word, "a.m." | "p.m." | "A.M." | "P.M.") => Ending::Clock,
        _ => Ending::Maybe,
    })
}

/// Whether the stop behind the last word of a sentence belongs to that word, too: `U.S.`, and what is a common word as
/// well where a comma stands before it ("Falmouth, Mass.").
pub fn keeps_its_stop(word: &str, behind_comma: bool) -> bool {
    let inner_stop = word.trim_end_matches('.').contains('.');
    inner_stop || ABBREVIATIONS.contains(word) && (behind_comma || !is_word_as_well(word))
}

/// Whether a listed abbreviation is a common word too.
pub(super) fn is_word_as_well(word: &str) -> bool {
    WORDS_AS_WELL.iter().any(|listed| word.eq_ignore_ascii_case(listed))
}

/// What a word's place behind a stop means; `None` for a word that tells nothing.
pub(super) fn opening(word: &str) -> Option<Opening> {
    Some(match STARTS.get(word)?.field(1) {
        "subject" => Opening::Subject,
        "start" => Opening::Start,
        "time" => Opening::Time,
        _ => Opening::Say,
    })
}

/// Whether a word begins a sentence where a name would be as likely.
pub(super) fn begins_sentence(word: &str) -> bool {
    matches!(opening(word), Some(Opening::Subject | Opening::Start))
}

/// Whether `text` begins with a number, a Roman numeral or a single letter: what `No.` and `Vol.` number.
pub(super) fn begins_with_number(text: &str) -> bool {
    let text = text.trim_start().trim_start_matches(['#', '(']);
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len().min(8));
    let word = text.get(..end).unwrap_or("");
    let roman = !word.is_empty() && word.bytes().all(|byte| b"IVXLCDM".contains(&byte));
    let letter = word.len() == 1 && !matches!(word, "I" | "A" | "a");
    text.starts_with(|c: char| c.is_ascii_digit()) || (roman && word != "I") || letter
}
