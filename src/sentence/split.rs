//! Decides where in a block one sentence ends and the next begins.

use super::abbreviation::{self, Ending, Opening};
use super::token::{Class, Pair};
use super::{Token, TokenKind};
use crate::document::BlockKind;

/// Words of a quotation or bracket, with its marks, up to which it is kept together.
const LONGEST_KEPT: usize = 9;

/// Tokens behind which a sentence is cut at the next word. No writer gets so far; what is read of a sentence may
/// then compare its words with each other without a bound of its own.
const LONGEST: usize = 1000;

/// Names that end in an exclamation mark.
const CALLING_NAMES: [&str; 4] = ["Yahoo", "Jeopardy", "Jeb", "Oklahoma"];

/// The indices of the tokens that begin a sentence; 0 first, nothing for a block without tokens.
/// `classes` holds a class for each of `tokens`.
pub(super) fn starts(prose: &str, kind: BlockKind, tokens: &[Token], classes: &[Class]) -> Vec<usize> {
    let is_title = matches!(kind, BlockKind::Headline | BlockKind::Subhead);
    let splitter = Splitter { prose, is_title, tokens, classes };
    let mut starts = Vec::new();
    if tokens.is_empty() {
        return starts;
    }
    starts.push(0);
    let mut at = 0;
    while at < tokens.len() {
        let mut start = starts.last().copied().unwrap_or(0);
        let at_word = tokens.get(at).is_some_and(|token| token.spaced && token.kind == TokenKind::Word);
        if at - start >= LONGEST && at_word {
            starts.push(at);
            start = at;
        }
        if let Some(behind) = splitter.kept_together(start, at) {
            at = behind;
            continue;
        }
        let Some(end) = splitter.end_at(at) else {
            at += 1;
            continue;
        };
        if end.next < tokens.len() && splitter.is_boundary(start, at, &end) {
            starts.push(end.next);
        }
        at = end.next;
    }
    starts
}

struct Splitter<'a> {
    prose: &'a str,
    is_title: bool,
    tokens: &'a [Token],
    classes: &'a [Class],
}

/// A stop, with all that belongs to it: further stops, closing quotation marks and brackets.
struct End {
    /// What weighs most of it.
    stop: Class,
    closes_quote: bool,
    closes_bracket: bool,
    /// The index of the token behind it.
    next: usize,
}

impl Splitter<'_> {
    /// The possible end of a sentence that begins with the stop at `at`.
    fn end_at(&self, at: usize) -> Option<End> {
        let mut end = End { stop: self.class(at), closes_quote: false, closes_bracket: false, next: at + 1 };
        if !matches!(end.stop, Class::Stop | Class::Call | Class::Ellipsis | Class::Abbreviation(_)) {
            return None;
        }
        loop {
            match self.class(end.next) {
                Class::Close(Pair::Quote) => end.closes_quote = true,
                Class::Close(Pair::Bracket) => end.closes_bracket = true,
                // A call outweighs a full stop, both outweigh an ellipsis, and that an abbreviation.
                Class::Call => end.stop = Class::Call,
                Class::Stop if end.stop != Class::Call => end.stop = Class::Stop,
                Class::Ellipsis if matches!(end.stop, Class::Abbreviation(_)) => end.stop = Class::Ellipsis,
                Class::Stop | Class::Ellipsis => {}
                _ => return Some(end),
            }
            end.next += 1;
        }
    }

    fn is_boundary(&self, start: usize, at: usize, end: &End) -> bool {
        let mut word = end.next;
        let mut opens = None;
        while let Class::Open(pair) = self.class(word) {
            opens = Some(pair);
            word += 1;
        }
        let Some(look) = self.look(word) else { return false };
        let is_joined = self.tokens.get(end.next).is_some_and(|next| !next.spaced);
        if is_joined && !self.is_missing_space(at, word, opens) {
            return false;
        }
        match end.stop {
            Class::Abbreviation(ending) => self.abbreviation_ends(ending, end, word, look, opens),
            Class::Ellipsis => self.ellipsis_ends(start, at, end, word, look, opens),
            Class::Call => {
                let is_name = !end.closes_quote && at > start && CALLING_NAMES.contains(&self.text(at - 1));
                look != Look::Small
                    && !(end.closes_quote && self.is_reporting(end.next))
                    && (!is_name || abbreviation::begins_sentence(self.text(word)))
            }
            _ => look != Look::Small && !self.is_item_number(start, at),
        }
    }

    fn abbreviation_ends(
        &self,
        ending: Ending,
        end: &End,
        word: usize,
        look: Look,
        opens: Option<Pair>,
    ) -> bool {
        let begins = look == Look::Capital && abbreviation::begins_sentence(self.text(word));
        match ending {
            Ending::Never | Ending::BeforeNumber => false,
            _ if self.is_title || look == Look::Small => false,
            _ if look == Look::Capital && (end.closes_quote || opens == Some(Pair::Quote)) => true,
            Ending::Clock => {
                let word = self.text(word).trim_end_matches('.');
                look == Look::Capital && abbreviation::opening(word) != Some(Opening::Time)
            }
            Ending::Month | Ending::Maybe => begins,
        }
    }

    /// An ellipsis ends a sentence unless it may stand for words left out of one.
    fn ellipsis_ends(
        &self,
        start: usize,
        at: usize,
        end: &End,
        word: usize,
        look: Look,
        opens: Option<Pair>,
    ) -> bool {
        let attached = self.tokens.get(at).is_some_and(|ellipsis| !ellipsis.spaced);
        let closes = end.closes_quote || end.closes_bracket || opens.is_some();
        let sure = attached || closes || abbreviation::begins_sentence(self.text(word));
        at > start && self.class(at - 1) != Class::Open(Pair::Quote) && look != Look::Small && sure
    }

    /// The token behind a kept quotation or bracket that opens at `at`: one of a few words, behind which
    /// the sentence goes on. Brackets that begin a sentence hold sentences of their own.
    fn kept_together(&self, start: usize, at: usize) -> Option<usize> {
        let Class::Open(pair) = self.class(at) else { return None };
        if pair == Pair::Bracket && at == start {
            return None;
        }
        let mut depth = 0_usize;
        for behind in at..(at + LONGEST_KEPT).min(self.tokens.len()) {
            match self.class(behind) {
                Class::Open(other) if other == pair => depth += 1,
                Class::Close(other) if other == pair => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return self.goes_on(behind + 1).then_some(behind + 1);
            }
        }
        None
    }

    /// Whether the token at `next` continues a sentence: a word in small letters, or a comma and the like.
    fn goes_on(&self, next: usize) -> bool {
        self.classes.get(next).is_some_and(|class| *class == Class::Plain)
            && self.look(next) == Some(Look::Small)
    }

    /// `1.` or `b.` alone at the start of a sentence numbers what follows.
    fn is_item_number(&self, start: usize, at: usize) -> bool {
        let first = self.text(start);
        at == start + 1
            && (self
                .tokens
                .get(start)
                .is_some_and(|token| token.kind == TokenKind::Number && first.len() < 3)
                || first.len() == 1
                || (!first.is_empty() && first.bytes().all(|byte| byte.is_ascii() && b"IVX".contains(&byte))))
    }

    /// `said.The` and `said.“The` are two sentences; `him.as` is a slip within one, and so is `3.The`.
    fn is_missing_space(&self, at: usize, word: usize, opens: Option<Pair>) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.text(before));
        let after = self.text(word);
        let mut letters = after.chars();
        let capital = letters.next().is_some_and(char::is_uppercase)
            && (letters.next().is_some_and(char::is_lowercase) || abbreviation::begins_sentence(after));
        let word_before = before.len() > 2 && before.ends_with(|c: char| c.is_lowercase() || c.is_numeric());
        capital && opens != Some(Pair::Bracket) && (word_before || before.is_empty() || opens.is_some())
    }

    /// `Lind asked.` and `Oda Lind shouted at them` behind a quotation.
    fn is_reporting(&self, next: usize) -> bool {
        let mut verb = next;
        while verb < next + 5
            && self.look(verb) == Some(Look::Capital)
            && self.kind(verb) == Some(TokenKind::Word)
        {
            if abbreviation::begins_sentence(self.text(verb)) {
                return false;
            }
            verb += 1;
        }
        if verb == next {
            return false;
        }
        verb = self.behind_apposition(verb).unwrap_or(verb);
        if abbreviation::opening(self.text(verb)) != Some(Opening::Say) {
            return false;
        }
        let behind = self.text(verb + 1);
        let mut letters = behind.chars();
        let capital = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>());
        let opens_clause = capital.is_some_and(|word| abbreviation::opening(&word) == Some(Opening::Subject));
        !opens_clause && self.look(verb + 1) != Some(Look::Capital)
    }

    /// Behind what is said of a name between commas: "Lena Marsh, who runs a bakery, | said".
    fn behind_apposition(&self, comma: usize) -> Option<usize> {
        const LONGEST: usize = 14;
        let is_comma = |at: &usize| self.text(*at) == ",";
        let mut within = comma + 1..comma + LONGEST;
        let close = within.find(is_comma).filter(|_| is_comma(&comma))?;
        let stops = |at: usize| matches!(self.text(at), "." | "!" | "?" | ":" | ";");
        (!(comma..close).any(stops)).then_some(close + 1)
    }

    /// How the sentence that would begin with the token looks; `None` behind the last one.
    fn look(&self, at: usize) -> Option<Look> {
        let token = self.tokens.get(at)?;
        let text = token.span.of(self.prose);
        Some(match token.kind {
            TokenKind::Number => Look::Digit,
            TokenKind::Opaque => Look::Digit,
            TokenKind::Word => look_of_word(text),
            TokenKind::Punctuation => match text.chars().next()? {
                '$' | '€' | '£' | '¥' if self.kind(at + 1) == Some(TokenKind::Number) => Look::Digit,
                '¿' | '¡' => Look::Capital,
                '—' | '–' | '•' | '·' | '-' if self.is_lead_in(at) => Look::Digit,
                _ => Look::Small,
            },
        })
    }

    /// A bullet, or a dash that touches the capital behind it, begins an item or a line of dialogue; a
    /// dash between spaces rather adds to what was said.
    fn is_lead_in(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| {
            let is_bullet = matches!(self.text(at), "•" | "·");
            let capital = next.kind == TokenKind::Word && look_of_word(self.text(at + 1)) == Look::Capital;
            capital && (is_bullet || !next.spaced)
        })
    }

    fn class(&self, at: usize) -> Class {
        self.classes.get(at).copied().unwrap_or(Class::Plain)
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.prose))
    }
}

/// What a sentence would begin with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Look {
    /// A capital, or a letter of a script that has none.
    Capital,
    /// A number, a link, a handle.
    Digit,
    /// A small letter or a mark that continues a sentence.
    Small,
}

/// A word in small letters with a capital inside is a brand, and may begin a sentence: `iPhone`.
fn look_of_word(word: &str) -> Look {
    let mut letters = word.trim_start_matches(['\'', '’']).chars();
    match letters.next() {
        Some(first) if first.is_lowercase() => {
            let is_brand = letters.take(4).any(char::is_uppercase);
            if is_brand { Look::Capital } else { Look::Small }
        }
        _ => Look::Capital,
    }
}
