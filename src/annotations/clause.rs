//! One sentence as a row of words, and the noun phrases that can be read off it without a parser.
//!
//! All ranges are of the sentence's own tokens, half-open. The reading is shallow: a noun phrase goes
//! as far as words go that may belong to one, and stops at a verb, a mark or a word that opens a clause.

use super::quotation::Quotation;
use super::word::{Classes, Word};
use crate::sentence::{Sentence, Sentences, Token};
use crate::text::Span;
use std::ops::Range;

/// How many words an apposition or a relative clause between commas may have.
const LONGEST_INSERTION: usize = 28;

/// One sentence with what is known of its words.
#[derive(Debug)]
pub struct Clause<'a> {
    prose: &'a str,
    tokens: &'a [Token],
    words: Vec<Word>,
    quoted: Vec<bool>,
}

impl<'a> Clause<'a> {
    /// Reads a sentence. `quotations` are those of the whole document, in order.
    pub fn new(prose: &'a str, text: &'a Sentences, sentence: &Sentence, quotations: &[Quotation]) -> Self {
        let tokens = text.tokens_of(sentence);
        let words = tokens.iter().map(|token| Word::of(prose, token)).collect();
        let first = quotations.partition_point(|quotation| quotation.span.end <= sentence.span.start);
        let near = quotations[first.saturating_sub(4)..]
            .iter()
            .take_while(|quotation| quotation.span.start < sentence.span.end);
        let near: Vec<Span> =
            near.filter(|quotation| quotation.depth == 0).map(|quotation| quotation.span).collect();
        let quoted = tokens.iter().map(|token| near.iter().any(|span| span.covers(token.span))).collect();
        Self { prose, tokens, words, quoted }
    }

    /// The number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// What is known of a token; of one that does not exist, that it is a mark.
    pub fn word(&self, index: usize) -> Word {
        self.words.get(index).copied().unwrap_or(Word { classes: Classes::MARK, lexeme: None })
    }

    /// Whether a token has one of those classes.
    pub fn is(&self, index: usize, classes: Classes) -> bool {
        self.word(index).is(classes)
    }

    /// A token's text; empty for one that does not exist.
    pub fn text(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| token.span.of(self.prose))
    }

    /// Whether a token reads so, in either case of its ASCII letters.
    pub fn reads(&self, index: usize, text: &str) -> bool {
        self.text(index).eq_ignore_ascii_case(text)
    }

    /// Whether a token reads as one of those words.
    pub fn reads_any(&self, index: usize, texts: &[&str]) -> bool {
        texts.iter().any(|text| self.reads(index, text))
    }

    /// Whether a token lies inside a quotation, marks included.
    pub fn is_quoted(&self, index: usize) -> bool {
        self.quoted.get(index).copied().unwrap_or(false)
    }

    /// The span of a range of tokens in the prose.
    pub fn span(&self, range: &Range<usize>) -> Span {
        match self.tokens.get(range.clone()) {
            Some([first, .., last]) => Span::new(first.span.start, last.span.end),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// The index behind the last token that is not the sentence's final mark or closing quotation mark.
    pub fn body_end(&self) -> usize {
        let mut end = self.len();
        while end > 0 && self.is(end - 1, Classes::MARK) && !self.is_quoted(end - 1) {
            end -= 1;
        }
        end
    }

    /// The range without commas, coordinators and other marks at its ends (quotation marks stay).
    pub fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = range;
        while start < end && (self.is(start, Classes::COMMA | Classes::MARK)) {
            start += 1;
        }
        while start < end && self.is(end - 1, Classes::COMMA | Classes::MARK) && !self.is_quoted(end - 1) {
            end -= 1;
        }
        start..end
    }

    /// The first index at or behind `from` that is no adverb.
    pub fn behind_adverbs(&self, from: usize) -> usize {
        let mut at = from;
        while at < self.len() && self.is(at, Classes::ADVERB) && !self.is(at, Classes::PREPOSITION) {
            at += 1;
        }
        at
    }

    /// Whether a token may be a finite verb or belong to one.
    pub fn may_be_verb(&self, index: usize) -> bool {
        self.is(index, Classes::AUXILIARY | Classes::MODAL | Classes::CUE_VERB | Classes::OTHER_VERB)
            && !self.is(index, Classes::CAPITALISED)
    }

    /// The noun phrase that ends just before `end`: the subject of a verb group that starts there.
    /// Appositions and relative clauses between commas are part of it.
    pub fn noun_phrase_before(&self, end: usize) -> Option<Range<usize>> {
        let floor = 0;
        if end == 0 {
            return None;
        }
        let last = end - 1;
        if self.is(last, Classes::SUBJECT) && !self.is(last, Classes::QUANTITY | Classes::DETERMINER) {
            return Some(last..end);
        }
        if self.is(last, Classes::COMMA) || matches!(self.text(last), ")" | "—" | "–" | "--") {
            let head = self.insertion_before(last, floor)?;
            return Some(head.start..end);
        }
        let start = self.phrase_start(end, floor);
        self.has_head(&(start..end)).then_some(start..end)
    }

    /// The noun phrase before the insertion that ends with the mark at `close`.
    fn insertion_before(&self, close: usize, floor: usize) -> Option<Range<usize>> {
        let open_mark = match self.text(close) {
            ")" => "(",
            text => text,
        };
        let mut at = close;
        for _ in 0..3 {
            let open = (floor..at)
                .rev()
                .take_while(|open| close - open <= LONGEST_INSERTION)
                .find(|open| self.text(*open) == open_mark)?;
            if open == floor || self.is_quoted(open - 1) {
                return None;
            }
            let start = self.phrase_start(open, floor);
            let head = start..open;
            let opens_insertion = self
                .is(open + 1, Classes::DETERMINER | Classes::RELATIVE | Classes::NUMBER)
                || self.is(open + 1, Classes::ROLE | Classes::INSTITUTION | Classes::CAPITALISED)
                || open_mark != ",";
            if self.has_head(&head)
                && (self.names(&head) || opens_insertion)
                && !self.starts_adverbially(&head)
            {
                return Some(head);
            }
            at = open;
        }
        None
    }

    /// Where the noun phrase that ends at `end` starts.
    fn phrase_start(&self, end: usize, floor: usize) -> usize {
        let mut start = end;
        while start > floor {
            let at = start - 1;
            let word = self.word(at);
            if self.is_quoted(at) || word.is(Classes::COMMA | Classes::MARK | Classes::QUOTE) {
                break;
            }
            if word.is(Classes::SUBJECT | Classes::OBJECT)
                && !word.is(Classes::DETERMINER | Classes::QUANTITY)
            {
                break;
            }
            if word.is(Classes::AUXILIARY | Classes::MODAL) && !word.is(Classes::CAPITALISED) {
                match self.relative_before(at, floor) {
                    Some(relative) => start = relative,
                    None => break,
                }
                continue;
            }
            let opens_clause = word.is(Classes::SUBORDINATOR | Classes::RELATIVE)
                && !word.is(Classes::PREPOSITION)
                && !(word.is(Classes::DETERMINER) && at + 1 < end && !self.reads(at, "that"));
            if opens_clause {
                break;
            }
            if self.is_verb_in_phrase(at, end) {
                match self.relative_before(at, floor) {
                    Some(relative) => start = relative,
                    None => break,
                }
                continue;
            }
            start = at;
        }
        self.behind_openers(start, end)
    }

    /// A relative pronoun a few words before the verb at `at`, with the noun it belongs to before it.
    fn relative_before(&self, at: usize, floor: usize) -> Option<usize> {
        let near = at.saturating_sub(6).max(floor + 1);
        (near..at)
            .rev()
            .take_while(|index| !self.is(*index, Classes::COMMA | Classes::MARK | Classes::QUOTE))
            .find(|index| self.reads_any(*index, &["who", "whose", "which"]))
    }

    /// Whether a token inside a would-be noun phrase is rather the verb before its object.
    fn is_verb_in_phrase(&self, at: usize, end: usize) -> bool {
        if !self.may_be_verb(at) || at + 1 == end && self.is(at, Classes::ROLE | Classes::DOCUMENT) {
            return false;
        }
        let modifies = at > 0
            && (self.is(
                at - 1,
                Classes::DETERMINER | Classes::POSSESSIVE | Classes::PREPOSITION | Classes::NUMBER,
            ) && !self.reads(at - 1, "to"));
        if modifies
            || self.is(at, Classes::ROLE | Classes::INSTITUTION | Classes::DOCUMENT | Classes::CUE_NOUN)
        {
            return false;
        }
        true
    }

    /// Skips what stands before a phrase without belonging to it: coordinators, adverbs and
    /// prepositions.
    fn behind_openers(&self, start: usize, end: usize) -> usize {
        let mut at = start;
        while at + 1 < end {
            let word = self.word(at);
            let opener = word.is(Classes::COORDINATOR)
                || word.is(Classes::ADVERB) && !word.is(Classes::QUANTITY)
                || word.is(Classes::SUBORDINATOR) && !word.is(Classes::DETERMINER)
                || word.is(Classes::PREPOSITION);
            if !opener {
                break;
            }
            at += 1;
        }
        at
    }

    /// The noun phrase that starts at `start`, with its appositions: the source behind "according to"
    /// or an inverted verb.
    pub fn noun_phrase_after(&self, start: usize) -> Option<Range<usize>> {
        if self.is(start, Classes::SUBJECT) && !self.is(start, Classes::QUANTITY | Classes::DETERMINER) {
            return Some(start..start + 1);
        }
        let mut end = self.phrase_end(start);
        if !self.has_head(&(start..end)) {
            return None;
        }
        while self.is(end, Classes::COMMA) || self.reads(end, "(") {
            match self.insertion_after(end) {
                Some(behind) => end = behind,
                None => break,
            }
        }
        Some(start..end)
    }

    fn phrase_end(&self, start: usize) -> usize {
        let limit = self.len();
        let mut end = start;
        while end < limit {
            let word = self.word(end);
            if self.is_quoted(end) || word.is(Classes::COMMA | Classes::MARK | Classes::QUOTE) {
                break;
            }
            if end > start && self.starts_adjunct(end) {
                break;
            }
            if word.is(Classes::RELATIVE) && end > start {
                return self.relative_end(end);
            }
            let finite = word.is(Classes::AUXILIARY | Classes::MODAL) && !word.is(Classes::CAPITALISED);
            if finite
                || end > start
                    && word.is(Classes::SUBJECT | Classes::SUBORDINATOR)
                    && !word.is(Classes::DETERMINER | Classes::QUANTITY)
            {
                break;
            }
            end += 1;
        }
        let dangles = |at: usize| {
            let alone = at == start && self.is(at, Classes::QUANTITY);
            self.is(at, Classes::PREPOSITION | Classes::COORDINATOR | Classes::DETERMINER) && !alone
        };
        while end > start && dangles(end - 1) {
            end -= 1;
        }
        end
    }

    /// The end of a relative clause without commas: the next mark.
    fn relative_end(&self, from: usize) -> usize {
        (from..self.len())
            .find(|at| self.is(*at, Classes::COMMA | Classes::MARK | Classes::QUOTE) || self.is_quoted(*at))
            .unwrap_or(self.len())
    }

    /// Where the apposition or relative clause ends that the mark at `open` may open; at the
    /// sentence's end, or behind the mark that closes it.
    fn insertion_after(&self, open: usize) -> Option<usize> {
        let parenthesis = self.reads(open, "(");
        let first = self.word(open + 1);
        let appositive = first.is(Classes::RELATIVE) && !self.reads(open + 1, "that")
            || first.is(Classes::NUMBER)
            || self.reads_any(open + 1, &["a", "an", "the", "one", "both", "now", "president", "director"])
            || first.is(Classes::ROLE)
            || parenthesis;
        if !appositive || self.is_quoted(open + 1) {
            return None;
        }
        let close = (open + 1..self.len()).find(|at| {
            if parenthesis {
                self.reads(*at, ")")
            } else {
                self.is(*at, Classes::COMMA) || self.is_final(*at)
            }
        })?;
        let clause_inside = (open + 1..close).any(|at| self.is(at, Classes::AUXILIARY | Classes::MODAL))
            && !first.is(Classes::RELATIVE);
        if close - open > LONGEST_INSERTION || clause_inside && !parenthesis {
            return None;
        }
        Some(if parenthesis { close + 1 } else { close })
    }

    fn is_final(&self, index: usize) -> bool {
        self.is(index, Classes::MARK) && matches!(self.text(index), "." | "!" | "?" | ";" | ":" | "—" | "–")
    }

    /// Whether a phrase of time or place that belongs to the verb starts here.
    pub fn starts_adjunct(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        if self.is(at, Classes::TIME) && !self.is(at, Classes::MODAL) {
            return true;
        }
        match self.text(at).to_ascii_lowercase().as_str() {
            "on" | "last" | "earlier" | "during" | "after" | "before" | "when" | "while" | "as" | "via" => {
                true
            }
            "in" => {
                next.is(Classes::NUMBER | Classes::TIME)
                    || self.reads_any(at + 1, &["a", "an", "response", "his", "her", "their", "its", "court"])
            }
            "at" => self.reads_any(at + 1, &["a", "an", "the"]),
            _ => false,
        }
    }

    /// Whether a phrase has a word that can be its head.
    pub fn has_head(&self, range: &Range<usize>) -> bool {
        range.clone().any(|at| {
            let word = self.word(at);
            let closed = Classes::DETERMINER
                | Classes::PREPOSITION
                | Classes::COORDINATOR
                | Classes::AUXILIARY
                | Classes::MODAL
                | Classes::COMMA
                | Classes::MARK
                | Classes::QUOTE
                | Classes::ADVERB
                | Classes::SUBORDINATOR;
            !word.is(closed)
                || word.is(Classes::CAPITALISED) && !word.is(closed)
                || word.is(Classes::QUANTITY | Classes::SUBJECT)
        })
    }

    /// Whether a phrase holds a capitalised word behind its first, or is one.
    fn names(&self, range: &Range<usize>) -> bool {
        range.clone().any(|at| {
            self.is(at, Classes::CAPITALISED) && !self.is(at, Classes::DETERMINER | Classes::PREPOSITION)
        })
    }

    fn starts_adverbially(&self, range: &Range<usize>) -> bool {
        self.is(range.start, Classes::PREPOSITION | Classes::SUBORDINATOR)
            || self.is(range.start, Classes::TIME)
    }
}
