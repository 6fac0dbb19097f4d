//! A word that is in no dictionary, and has a close neighbour that is; and right words in the wrong place.

use super::{Context, Family, Question, Rule};
use crate::annotations::name::{is_title, without_possessive};
use crate::annotations::name_slip::is_known;
use crate::config::Dialect;
use crate::document::BlockKind;
use crate::finding::{Finding, Level, Safety};
use crate::lexicon::gazetteer::GAZETTEER;
use crate::lexicon::{Phrases, Terms};
use crate::sentence::{Token, TokenKind};
use crate::spelling::{Dictionary, is_one_edit, typing_distance};
use crate::text::Span;
use std::collections::HashMap;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "misspelling",
    summary: "A misspelled word, or one word in the place of another",
    page: include_str!("misspelling.md"),
    family: Family::Spelling,
    level: Level::Error,
    question: Question::Other,
    check,
};

static MISSPELLINGS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/misspellings.txt")));
static CONFUSABLES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/confusables.txt")));

static LOAN_WORDS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/loan_words.txt")));

/// A word that a draft uses this often is a term of its subject.
const USED_AS_TERM: usize = 3;

/// How many corrections are offered.
const MOST_FIXES: usize = 3;

/// The typing distance, in hundredths of an edit, up to which a word is surely a slip for another.
const SURE: u32 = 145;

/// The same for the commonest slips of all: two letters swapped, a letter doubled.
const SWAP: u32 = 70;

/// A capitalised word is taken for a slip only of words this common (1 to 5).
const COMMON: u8 = 4;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut uses: HashMap<&str, usize> = HashMap::new();
    for token in &context.annotations.text.tokens {
        *uses.entry(token.span.of(&context.document.prose)).or_default() += 1;
    }
    let mut findings = Vec::new();
    for (block, tokens) in context.annotations.blocks() {
        let kind = context.document.blocks.get(block).map(|block| block.kind);
        if matches!(kind, Some(BlockKind::Byline | BlockKind::Dateline | BlockKind::CreditLine)) {
            continue;
        }
        let line = Line { context, tokens, uses: &uses };
        findings.extend((0..tokens.len()).filter_map(|at| line.judge(at)));
    }
    findings.extend(confusables(context));
    findings
}

/// One block's tokens.
struct Line<'a> {
    context: &'a Context<'a>,
    tokens: &'a [Token],
    uses: &'a HashMap<&'a str, usize>,
}

impl Line<'_> {
    fn judge(&self, at: usize) -> Option<Finding> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
        let word = token.span.of(&self.context.document.prose);
        let is_small = !word.chars().any(char::is_uppercase);
        let lower = word.to_lowercase();
        if self.is_sic(at) {
            return None;
        }
        let listed = MISSPELLINGS.get(word);
        if let Some(entry) = listed.or_else(|| MISSPELLINGS.get(&lower).filter(|_| self.begins_sentence(at)))
        {
            let corrections: Vec<String> = entry.values(1).map(|right| in_case_of(word, right)).collect();
            let is_safe = corrections.len() == 1 && !self.context.annotations.is_quoted(token.span);
            return self.report(
                token.span,
                corrections,
                if is_safe { Safety::Safe } else { Safety::Unsafe },
                Level::Error,
            );
        }
        if word.chars().count() < 3 || !word.chars().all(is_of_a_word) || self.is_left_alone(at, word) {
            return None;
        }
        if is_small { self.small(token.span, word, at) } else { self.capitalised(token.span, word, at) }
    }

    /// A word in small letters that no dictionary accepts.
    fn small(&self, span: Span, word: &str, at: usize) -> Option<Finding> {
        if self.is_accepted(word) || self.is_among_strangers(at, word) {
            return None;
        }
        let dictionary = Dictionary::of(self.context.config.dialect);
        let corrections = corrections(dictionary, word);
        let is_sure = match word.contains('-') {
            false => is_slip(dictionary, word, corrections.first()?),
            true => self.has_slip_in_parts(dictionary, word),
        };
        is_sure.then(|| self.report(span, corrections, Safety::Unsafe, Level::Error))?
    }

    /// Whether every part of a compound that no dictionary accepts is a slip by itself.
    fn has_slip_in_parts(&self, dictionary: &Dictionary, word: &str) -> bool {
        let mut unknown =
            word.split('-').filter(|part| !part.is_empty() && !self.is_accepted(part)).peekable();
        let is_part_slip = |part: &str| {
            let proposals = corrections(dictionary, part);
            proposals.first().is_some_and(|right| part.len() > 4 && is_slip(dictionary, part, right))
        };
        unknown.peek().is_some() && unknown.all(is_part_slip)
    }

    /// A capitalised word: where a sentence gave it the capital and one edit makes it a common word, or
    /// where it stands among common words in a name ("the Central Harbuor Authority").
    fn capitalised(&self, span: Span, word: &str, at: usize) -> Option<Finding> {
        let lower = word.to_lowercase();
        let bare = without_possessive(word);
        let is_plain = bare.chars().skip(1).all(|letter| letter.is_lowercase());
        let is_repeated = self.uses.get(word).is_some_and(|uses| *uses > 1);
        let next_is_name = self.word(at + 1).is_some_and(|next| next.starts_with(char::is_uppercase));
        let takes_capital = self.begins_sentence(at) && !next_is_name;
        let shortest = if takes_capital { 4 } else { 7 };
        if !is_plain
            || is_repeated
            || lower.chars().count() < shortest
            || !(takes_capital || self.is_in_common_name(at))
        {
            return None;
        }
        if is_known(bare, self.context.config) || self.is_accepted(&lower) || self.is_accepted(word) {
            return None;
        }
        let is_name_slip =
            self.context.annotations.name_slips.iter().any(|slip| slip.span.start == span.start);
        let dictionary = Dictionary::of(self.context.config.dialect);
        let corrections = corrections(dictionary, &lower);
        let first = corrections.first()?;
        let is_common = dictionary.commonness(first).is_some_and(|band| band <= COMMON);
        let is_near = is_slip(dictionary, &lower, first) && (is_one_edit(&lower, first) || lower.len() > 8);
        if is_name_slip || !is_near || !(is_common || takes_capital && lower.len() > 6) {
            return None;
        }
        let corrections = corrections.iter().map(|right| in_case_of(word, right)).collect();
        self.report(
            span,
            corrections,
            Safety::Unsafe,
            if takes_capital { Level::Error } else { Level::Warning },
        )
    }

    /// Whether a capitalised neighbour is an everyday word and none is a given name or an initial.
    fn is_in_common_name(&self, at: usize) -> bool {
        let neighbours = [at.checked_sub(1), Some(at + 1)].map(|at| at.and_then(|at| self.word(at)));
        let capitalised =
            neighbours.into_iter().flatten().filter(|word| word.starts_with(char::is_uppercase));
        let mut is_common = false;
        for word in capitalised {
            let lower = word.to_lowercase();
            if GAZETTEER.is_given_name(word) || word.ends_with('.') || is_title(word) {
                return false;
            }
            is_common |= lower.len() > 3 && Dictionary::of(self.context.config.dialect).knows(&lower);
        }
        is_common
    }

    fn is_accepted(&self, word: &str) -> bool {
        let config = self.context.config;
        let either =
            [Dialect::EnUs, Dialect::EnGb].iter().any(|dialect| Dictionary::of(*dialect).accepts(word));
        let is_loan = || LOAN_WORDS.contains(word);
        either || is_loan() || config.words.iter().any(|known| known.to_lowercase() == word)
    }

    /// Terms of the draft, words that carry their own quotation marks, and what *[sic]* stands behind.
    fn is_left_alone(&self, at: usize, word: &str) -> bool {
        let is_mark = |at: Option<usize>, marks: &[&str]| {
            at.and_then(|at| self.mark(at)).is_some_and(|mark| marks.contains(&mark))
        };
        let before = is_mark(at.checked_sub(1), &["“", "‘", "\"", "'", "«", "''"]);
        let behind = is_mark(Some(at + 1), &["”", "’", "\"", "'", "»", "''"])
            || is_mark(Some(at + 1), &[",", "."]) && is_mark(Some(at + 2), &["”", "’", "\"", "'", "»", "''"]);
        let span = self.tokens.get(at).map(|token| token.span).unwrap_or_default();
        let is_beside = |text: Option<&str>, look: fn(&str) -> bool| text.is_some_and(look);
        // "[s]ailing", "ferr[ies]": an editor mended the word.
        let is_edited =
            is_beside(self.context.document.prose.get(..span.start), |before| before.ends_with(['[', ']']))
                || is_beside(self.context.document.prose.get(span.end..), |after| {
                    after.starts_with(['[', ']'])
                });
        let is_joined =
            self.tokens.get(at + 1).is_some_and(|next| !next.spaced && next.kind == TokenKind::Opaque)
                || is_mark(Some(at + 1), &["/", "@", "_"])
                || is_mark(at.checked_sub(1), &["/", "@", "_", "#"]);
        before && behind
            || is_edited
            || is_joined
            || self.uses.get(word).is_some_and(|uses| *uses >= USED_AS_TERM)
    }

    fn is_sic(&self, at: usize) -> bool {
        self.word(at + 2) == Some("sic") || self.word(at + 1) == Some("sic")
    }

    /// A passage of another language: the neighbours are unknown as well; of a short word, one of them.
    fn is_among_strangers(&self, at: usize, word: &str) -> bool {
        let is_strange = |at: Option<usize>| {
            let word = at.and_then(|at| self.word(at)).filter(|word| word.chars().all(is_of_a_word));
            word.is_some_and(|word| {
                !word.starts_with(char::is_uppercase) && word.len() > 1 && !self.is_accepted(word)
            })
        };
        let (before, behind) = (is_strange(at.checked_sub(1)), is_strange(Some(at + 1)));
        let is_short = word.chars().count() <= 4;
        before && behind
            || is_short && (before || behind)
            || before && is_strange(at.checked_sub(2))
            || behind && is_strange(Some(at + 2))
    }

    fn begins_sentence(&self, at: usize) -> bool {
        at == 0
            || self
                .mark(at - 1)
                .is_some_and(|mark| !matches!(mark, "," | ";" | "(" | "-" | "/" | "–" | "—" | "’" | "'"))
    }

    fn report(&self, span: Span, corrections: Vec<String>, safety: Safety, level: Level) -> Option<Finding> {
        let first = corrections.first()?;
        let word = span.of(&self.context.document.prose);
        let message = format!("“{word}” is in no dictionary. Is “{first}” meant?");
        let finding = self.context.finding(span, message).at_most(level);
        Some(corrections.into_iter().take(MOST_FIXES).fold(finding, |finding, right| {
            let title = format!("Change to “{right}”");
            finding.with_fix(self.context.replace(span, right, title, safety))
        }))
    }

    fn word(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
        Some(token.span.of(&self.context.document.prose))
    }

    fn mark(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Punctuation)?;
        Some(token.span.of(&self.context.document.prose))
    }
}

/// The dictionary's proposals, best first: two words for one only where one of them is a word that
/// builds sentences ("inthe"), and no compound that the slip is only a part of.
fn corrections(dictionary: &Dictionary, word: &str) -> Vec<String> {
    let proposals = dictionary.suggest(word, 2 * MOST_FIXES);
    let is_helpful = |right: &String| {
        (!right.contains(' ') || joins_sentence(right)) && right.contains('-') == word.contains('-')
    };
    let (mut helpful, others): (Vec<String>, Vec<String>) = proposals.into_iter().partition(is_helpful);
    helpful.extend(others);
    helpful.truncate(MOST_FIXES);
    helpful
}

/// Whether an unknown word is a slip for `right` rather than a word that the dictionary lacks.
fn is_slip(dictionary: &Dictionary, word: &str, right: &str) -> bool {
    if right.contains(' ') {
        return joins_sentence(right);
    }
    // Letter case is a matter of names, and the English dictionaries lack most words with accents.
    if right.to_lowercase() == word || !word.is_ascii() && !word.contains('’') {
        return false;
    }
    let is_one_off = is_one_edit(word, right) && dictionary.commonness(right).is_some();
    if is_compound(dictionary, word) && !is_one_off {
        return false;
    }
    let distance = typing_distance(word, right, 2 * SURE).unwrap_or(u32::MAX);
    if is_derivation(dictionary, word) && distance > SWAP {
        return false;
    }
    if word.contains(['\'', '’']) {
        return distance <= SURE && right.contains(['\'', '’']);
    }
    let letters = word.chars().count();
    // What a slip adds, leaves out or swaps leaves most of a long word; another letter makes another word.
    let is_replaced = is_substitution(word, right);
    let most = if is_replaced { 75 } else { 100 };
    let is_telling =
        letters >= if is_replaced { 9 } else { 6 } && distance <= most && is_one_edit(word, right);
    match dictionary.commonness(right) {
        Some(band) if letters <= 4 => band <= 2 && distance <= 100 && (letters > 3 || band == 1),
        Some(_) if letters >= 8 => distance <= 2 * SURE,
        Some(_) => distance <= SURE,
        None => is_telling,
    }
}

/// Two everyday words run together, as young words are made: "frontman", "takedown", "hotspots".
fn is_compound(dictionary: &Dictionary, word: &str) -> bool {
    let is_part = |part: Option<&str>| {
        part.is_some_and(|part| part.len() >= 3 && dictionary.commonness(part).is_some())
    };
    (3..word.len().saturating_sub(2)).any(|at| is_part(word.get(..at)) && is_part(word.get(at..)))
}

/// Two words for one, of which one is a word that builds sentences and is no particle of a compound:
/// "inthe", but not "lockdown" or "frontman".
fn joins_sentence(split: &str) -> bool {
    const FIRST: [&str; 20] = [
        "in", "on", "at", "of", "to", "for", "and", "the", "a", "is", "with", "or", "as", "it", "we", "that",
        "this", "so", "if", "from",
    ];
    const LAST: [&str; 17] = [
        "the", "a", "of", "to", "and", "is", "for", "with", "that", "are", "was", "it", "as", "or", "we",
        "he", "be",
    ];
    let Some((first, last)) = split.split_once(' ') else { return false };
    let long_enough = first.len() + last.len() > 5 || first.len() > 1 && last.len() > 1 && first != "a";
    long_enough && (FIRST.contains(&first) || LAST.contains(&last))
}

fn is_substitution(one: &str, other: &str) -> bool {
    let differing = one.chars().zip(other.chars()).filter(|(a, b)| a != b).count();
    one.chars().count() == other.chars().count() && differing == 1
}

/// A known word with a regular ending: "podcaster", "renewables", "defunding".
fn is_derivation(dictionary: &Dictionary, word: &str) -> bool {
    const ENDINGS: [&str; 17] = [
        "s", "er", "ers", "ing", "ings", "ed", "able", "ability", "ness", "ly", "ish", "ism", "ist", "ists",
        "ship", "ships", "ize",
    ];
    let is_stem = |stem: &str| stem.len() >= 3 && dictionary.knows(stem);
    ENDINGS.iter().any(|ending| {
        let Some(stem) = word.strip_suffix(ending) else { return false };
        let hisses = stem.ends_with(['s', 'x', 'z', 'o']) || stem.ends_with("ch") || stem.ends_with("sh");
        let takes_other_plural = hisses
            || stem.ends_with('y') && !stem.ends_with("ay") && !stem.ends_with("ey") && !stem.ends_with("oy");
        match *ending {
            "s" => !takes_other_plural && is_stem(stem),
            "ly" if stem.ends_with('s') => false,
            "ly" | "ness" | "ship" | "ships" => is_stem(stem) && !stem.ends_with('y'),
            _ if stem.ends_with(['c', 'g']) && ending.starts_with('a') => false,
            // A vowel that the ending drops, a consonant that it doubles.
            _ => {
                is_stem(stem) && !stem.ends_with('e') && !doubles(stem)
                    || is_stem(&format!("{stem}e"))
                    || undoubled(stem).is_some_and(is_stem)
            }
        }
    })
}

/// Whether a short stem doubles its last letter before a vowel: "run", but not "tower".
fn doubles(stem: &str) -> bool {
    let mut letters = stem.chars().rev();
    let is_vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u');
    let last = letters.next().is_some_and(|letter| !is_vowel(letter) && !matches!(letter, 'w' | 'x' | 'y'));
    last && letters.next().is_some_and(is_vowel) && letters.next().is_some_and(|letter| !is_vowel(letter))
}

fn undoubled(stem: &str) -> Option<&str> {
    let mut letters = stem.char_indices().rev();
    let ((at, last), (_, before)) = (letters.next()?, letters.next()?);
    stem.get(..at).filter(|undoubled| last == before && undoubled.len() <= 4)
}

/// Right words that stand for others: "could of".
fn confusables(context: &Context<'_>) -> Vec<Finding> {
    let prose = &context.document.prose;
    let mut findings = Vec::new();
    for block in &context.document.blocks {
        for (span, entry) in CONFUSABLES.find(prose, block.span) {
            let right = in_case_of(span.of(prose), entry.field(1));
            let message = format!("Is “{right}” meant?");
            let fix = context.replace(span, &right, format!("Change to “{right}”"), Safety::Unsafe);
            findings.push(context.finding(span, message).with_fix(fix));
        }
    }
    findings
}

fn is_of_a_word(letter: char) -> bool {
    letter.is_alphabetic() || matches!(letter, '\'' | '’' | '-')
}

/// The correction with the first letter's case of the slip.
fn in_case_of(slip: &str, right: &str) -> String {
    if !slip.starts_with(char::is_uppercase) {
        return right.to_owned();
    }
    let mut letters = right.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
