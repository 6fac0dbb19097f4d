//! Cuts HTML into tags, text and comments with their places in the source.

use super::elements::{self, Element};
use crate::document::BlockKind;
use crate::text::Span;
use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use std::convert::Infallible;

/// A tag, a run of text or a comment.
#[derive(Clone, Copy, Debug)]
pub(in crate::document) struct Token {
    pub(in crate::document) kind: TokenKind,
    pub(in crate::document) span: Span,
}

#[derive(Clone, Copy, Debug)]
pub(in crate::document) enum TokenKind {
    /// The start tag of a known element; its class may say what part of a draft it holds.
    Start { element: Element, zone: Option<BlockKind>, self_closing: bool },
    /// The end tag of a known element.
    End(Element),
    /// Text, its entities not yet resolved.
    Text,
    /// `<!-- … -->`.
    Comment,
}

/// The tokens of a span of the source, in order.
pub(in crate::document) fn tokens(source: &str, body: Span) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start: Option<(Element, usize)> = None;
    let mut zone = None;
    let mut in_class = false;
    let emit = |event: CallbackEvent<'_>, place: html5gum::Span<usize>| -> Option<Infallible> {
        let span = Span::new(place.start + body.start, place.end + body.start);
        let kind = match event {
            CallbackEvent::OpenStartTag { name } => {
                start = elements::find(name).map(|element| (element, span.start));
                zone = None;
                return None;
            }
            CallbackEvent::AttributeName { name } => {
                in_class = name == b"class";
                return None;
            }
            CallbackEvent::AttributeValue { value } => {
                if in_class && start.is_some() {
                    zone = elements::zone(value);
                }
                return None;
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                let (element, at) = start.take()?;
                let kind = TokenKind::Start { element, zone, self_closing };
                tokens.push(Token { kind, span: Span::new(at, span.end) });
                return None;
            }
            CallbackEvent::EndTag { name } => TokenKind::End(elements::find(name)?),
            CallbackEvent::String { .. } => TokenKind::Text,
            CallbackEvent::Comment { .. } if span.of(source).starts_with("<!--") => TokenKind::Comment,
            _ => return None,
        };
        tokens.push(Token { kind, span });
        None
    };
    let mut emitter = CallbackEmitter::new(emit);
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(body.of(source), emitter).finish();
    tokens
}

/// The entity at the start of `text`: its length in bytes and what it stands for. `None` where the
/// ampersand is only an ampersand.
pub(in crate::document) fn entity(text: &str) -> Option<(usize, String)> {
    const LONGEST: usize = 40;
    let name = text.strip_prefix('&')?;
    let digits = name.strip_prefix('#').unwrap_or(name);
    let letters = digits.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    if letters == 0 {
        return None;
    }
    let mut length = text.len() - digits.len() + letters;
    length += usize::from(text.as_bytes().get(length) == Some(&b';'));
    let written = text.get(..length)?;
    let mut decoded = String::new();
    let emit = |event: CallbackEvent<'_>, _: html5gum::Span<()>| -> Option<Infallible> {
        if let CallbackEvent::String { value } = event {
            decoded.push_str(&String::from_utf8_lossy(value));
        }
        None
    };
    let Ok(()) = Tokenizer::new_with_emitter(written, CallbackEmitter::new(emit)).finish();
    if decoded == written {
        return None;
    }
    // Old entities hold without a semicolon and may run into a word ("&ampco"): that word stands at
    // the end of both texts. What the entity stands for is never empty and may itself be a semicolon.
    let first = decoded.chars().next()?.len_utf8();
    let tail = written
        .bytes()
        .rev()
        .zip(decoded.bytes().skip(first).rev())
        .take_while(|(written, decoded)| written == decoded)
        .count();
    decoded.truncate(decoded.len() - tail);
    Some((length - tail, decoded))
}
