//! Figures and what they count in: "40 percent", "$1.2 million", "five".

use crate::document::Document;
use crate::sentence::{Token, TokenKind};
use crate::text::Span;
use std::ops::Range;

/// What a figure counts in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// Hundredths: "%", "percent", "per cent".
    Percent,
    /// Money, by its sign.
    Money(char),
    /// What the next word says.
    Plain,
}

/// A figure in running text.
#[derive(Clone, PartialEq, Debug)]
pub struct Quantity {
    /// The figure with its sign and unit.
    pub span: Span,
    /// The figure alone.
    pub figure: Span,
    /// Its tokens, counted in the slice that was read.
    pub tokens: Range<usize>,
    /// What it comes to.
    pub value: f64,
    /// What it is multiplied by: 1,000,000 for "million".
    pub magnitude: f64,
    /// Half of what its last digit counts: as far as the exact value may lie from it.
    pub rounding: f64,
    /// What it counts in.
    pub unit: Unit,
}

/// The figures among some tokens, in order.
pub fn quantities(document: &Document, tokens: &[Token]) -> Vec<Quantity> {
    let reader = Reader { document, tokens };
    (0..tokens.len()).filter_map(|at| reader.quantity_at(at)).collect()
}

const NUMBER_WORDS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

struct Reader<'a> {
    document: &'a Document,
    tokens: &'a [Token],
}

impl Reader<'_> {
    fn quantity_at(&self, at: usize) -> Option<Quantity> {
        let token = self.tokens.get(at)?;
        let (number, last_digit) = match token.kind {
            TokenKind::Number => number(self.text(at))?,
            TokenKind::Word => (number_word(self.text(at))?, 1.0),
            TokenKind::Punctuation | TokenKind::Opaque => return None,
        };
        let sign = at.checked_sub(1).and_then(|before| self.text(before).chars().last());
        let money = sign.filter(|sign| matches!(sign, '$' | '£' | '€' | '¥') && !token.spaced);
        let mut end = at + 1;
        let magnitude = magnitude(self.text(end));
        end += usize::from(magnitude.is_some());
        let magnitude = magnitude.unwrap_or(1.0);
        let percent = self.percent_length(end);
        end += percent;
        let unit = match (money, percent) {
            (Some(sign), _) => Unit::Money(sign),
            (None, 0) => Unit::Plain,
            (None, _) => Unit::Percent,
        };
        let start = if money.is_some() { at - 1 } else { at };
        let span = self.tokens.get(start)?.span.join(self.tokens.get(end - 1)?.span);
        let (value, rounding) = (number * magnitude, last_digit * magnitude / 2.0);
        Some(Quantity { span, figure: token.span, tokens: start..end, value, magnitude, rounding, unit })
    }

    /// How many tokens say "percent".
    fn percent_length(&self, at: usize) -> usize {
        match self.text(at) {
            "%" | "percent" | "pct" => 1,
            "per" if self.text(at + 1) == "cent" => 2,
            _ => 0,
        }
    }

    fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| self.document.prose_of(token.span))
    }
}

/// A number in digits, and what its last digit counts.
fn number(text: &str) -> Option<(f64, f64)> {
    let plain = text.replace(',', "");
    let is_number = plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let value = plain.parse().ok().filter(|_| is_number)?;
    let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    Some((value, 0.1_f64.powi(i32::try_from(decimals).ok()?)))
}

fn number_word(word: &str) -> Option<f64> {
    let at = NUMBER_WORDS.iter().position(|number| number.eq_ignore_ascii_case(word))?;
    u32::try_from(at).ok().map(f64::from)
}

fn magnitude(word: &str) -> Option<f64> {
    match word {
        "thousand" => Some(1e3),
        "million" | "m" => Some(1e6),
        "billion" | "bn" => Some(1e9),
        "trillion" | "tn" => Some(1e12),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;
    use crate::sentence::Sentences;

    #[test]
    fn figures_are_read_with_their_units() {
        let text = "Five firms paid $1.2 million and 1,400 others 40 per cent, in the 1990s, 3-2 and 7%.";
        let document = Document::parse(text, Format::Plain);
        let found = quantities(&document, &Sentences::of(&document).tokens);
        let shown: Vec<(&str, f64, Unit)> =
            found.iter().map(|one| (document.prose_of(one.span), one.value, one.unit)).collect();
        assert_eq!(
            shown,
            [
                ("Five", 5.0, Unit::Plain),
                ("$1.2 million", 1_200_000.0, Unit::Money('$')),
                ("1,400", 1400.0, Unit::Plain),
                ("40 per cent", 40.0, Unit::Percent),
                ("7%", 7.0, Unit::Percent),
            ]
        );
        assert!((found[1].rounding - 50_000.0).abs() < 1.0);
    }
}
