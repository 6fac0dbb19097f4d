//! The words that grammar counts: tokens, with what is joined to them by an apostrophe as words of its own
//! ("do n't", "the mayor 's", "they 'll"), as treebanks count them.

use crate::sentence::{Token, TokenKind};
use crate::text::Span;

/// One word of a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Word {
    /// Where it stands, in the prose.
    pub span: Span,
    /// The index of its token in the sentence; two words may share one.
    pub token: usize,
}

/// Endings that are words. Of two that fit, the first holds.
const CLITICS: [&str; 7] = ["n't", "'s", "'re", "'ve", "'ll", "'d", "'m"];

/// The words of a sentence, in order.
pub fn of(prose: &str, tokens: &[Token]) -> Vec<Word> {
    let mut words = Vec::with_capacity(tokens.len() + 4);
    for (index, token) in tokens.iter().enumerate() {
        let cut = if token.kind == TokenKind::Punctuation { 0 } else { clitic(token.span.of(prose)) };
        let middle = token.span.end - cut;
        if cut > 0 {
            words.push(Word { span: Span::new(token.span.start, middle), token: index });
        }
        words.push(Word {
            span: Span::new(if cut > 0 { middle } else { token.span.start }, token.span.end),
            token: index,
        });
    }
    words
}

/// How many bytes at the end of a token are a word of their own; 0 where none are.
fn clitic(text: &str) -> usize {
    if text.len() < 2 || !text.bytes().any(|byte| byte == b'\'' || byte == 0xE2) {
        return if text.eq_ignore_ascii_case("cannot") { 3 } else { 0 };
    }
    let ending = |clitic: &str| {
        let curly = clitic.replace('\'', "’");
        [clitic, curly.as_str()].into_iter().find_map(|form| {
            let start = text.len().checked_sub(form.len())?;
            let fits = start > 0 && text.get(start..)?.eq_ignore_ascii_case(form);
            fits.then_some(form.len())
        })
    };
    let possessive = || {
        let bare = text.strip_suffix(['\'', '’'])?;
        bare.ends_with(['s', 'S']).then_some(text.len() - bare.len())
    };
    CLITICS.iter().find_map(|clitic| ending(clitic)).or_else(possessive).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Format};
    use crate::sentence::Sentences;

    /// The words of a text, parted by spaces.
    fn words(text: &str) -> String {
        let document = Document::parse(text, Format::Plain);
        let sentences = Sentences::of(&document);
        let words = of(&document.prose, &sentences.tokens);
        let words: Vec<&str> = words.iter().map(|word| word.span.of(&document.prose)).collect();
        words.join(" ")
    }

    #[test]
    fn clitics_are_words() {
        assert_eq!(words("Don't say she's late"), "Do n't say she 's late");
        assert_eq!(words("They’ll go, won’t they"), "They ’ll go , wo n’t they");
        assert_eq!(words("We've said I'm in and you'd be"), "We 've said I 'm in and you 'd be");
        assert_eq!(words("IT'S OVER, WE'RE OUT"), "IT 'S OVER , WE 'RE OUT");
        assert_eq!(words("She cannot come"), "She can not come");
    }

    #[test]
    fn possessors_part_from_their_ending() {
        assert_eq!(words("the mayor's boat"), "the mayor 's boat");
        assert_eq!(words("the divers’ boat"), "the divers ’ boat");
        assert_eq!(words("Mrs. Jones' boat"), "Mrs. Jones ' boat");
    }

    #[test]
    fn other_apostrophes_part_nothing() {
        assert_eq!(words("O’Brien sang rock 'n' roll"), "O’Brien sang rock 'n' roll");
        assert_eq!(words("naïve café – 3 o'clock"), "naïve café – 3 o'clock");
    }

    #[test]
    fn words_of_one_token_tell_so() {
        let prose = "She can't";
        let document = Document::parse(prose, Format::Plain);
        let words = of(prose, &Sentences::of(&document).tokens);
        let tokens: Vec<usize> = words.iter().map(|word| word.token).collect();
        assert_eq!(tokens, [0, 1, 1]);
        assert_eq!(words[1].span.end, words[2].span.start);
    }
}
