//! A word that is in no dictionary, and has a close neighbour that is.

use super::{Context, Family, Question, Rule};
use crate::annotations::name::{is_title, without_possessive};
use crate::annotations::name_slip::is_known;
use crate::config::Dialect;
use crate::document::BlockKind;
use crate::finding::{Finding, Level, Safety};
use crate::lexicon::gazetteer::GAZETTEER;
use crate::lexicon::Terms;
use crate::sentence::{Token, TokenKind};
use crate::spelling::slip::{corrections, has_near, is_slip, may_be_slip};
use crate::spelling::{Dictionary, is_one_edit};
use crate::text::Span;
use std::collections::HashMap;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "misspelling",
    summary: "A misspelled word",
    page: include_str!("misspelling.md"),
    family: Family::Spelling,
    level: Level::Error,
    core: true,
    question: Question::Other,
    check,
};

static MISSPELLINGS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/misspellings.txt")));

static LOAN_WORDS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/loan_words.txt")));

/// A word that a draft uses this often is a term of its subject.
const USED_AS_TERM: usize = 3;

/// How many corrections are offered.
const MOST_FIXES: usize = 3;

/// A capitalised word is taken for a slip only of words this common (1 to 5).
const COMMON: u8 = 4;

/// A longer capitalised word may be two edits from the one it was meant to be.
const FAR: usize = 8;

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
        if !word.contains('-') && !may_be_slip(dictionary, word) {
            return None;
        }
        let corrections = corrections(dictionary, word, MOST_FIXES);
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
            let proposals = corrections(dictionary, part, MOST_FIXES);
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
        if is_name_slip || !(lower.len() > FAR || has_near(dictionary, &lower)) {
            return None;
        }
        let corrections = corrections(dictionary, &lower, MOST_FIXES);
        let first = corrections.first()?;
        let is_common = dictionary.commonness(first).is_some_and(|band| band <= COMMON);
        let is_near = is_slip(dictionary, &lower, first) && (is_one_edit(&lower, first) || lower.len() > FAR);
        if !is_near || !(is_common || takes_capital && lower.len() > 6) {
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
