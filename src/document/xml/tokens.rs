//! Cuts the XML of a wire into the tokens that the reader of HTML takes, without what no reader sees.

use super::elements::{self, Role};
use crate::document::BlockKind;
use crate::document::html::elements::{self as html, Element};
use crate::document::html::tokens::{self as fragment, Token, TokenKind};
use crate::text::Span;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The elements at the top of NITF and of NewsML-G2, whose namespaces begin alike.
const ROOTS: [&str; 6] = ["nitf", "newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem"];
const NAMESPACES: &str = "http://iptc.org/std/";

/// Whether a text is NITF or NewsML-G2 by the element at its top.
pub(in crate::document) fn is_news(source: &str) -> bool {
    let start = source.len() - source.trim_start_matches('\u{FEFF}').len();
    let root = Events::of(source, Span::new(start, source.len())).find_map(|(event, _)| match event {
        Event::Start(start) | Event::Empty(start) => Some(start),
        _ => None,
    });
    root.is_some_and(|root| is_root(&root))
}

/// The tokens of a span of the source, in order; none where it is no news. What is broken ends them.
pub(super) fn tokens(source: &str, body: Span) -> Vec<Token> {
    let start = body.end - body.of(source).trim_start_matches('\u{FEFF}').len();
    let body = Span::new(start, body.end);
    let has_headline = Events::of(source, body).any(|(event, _)| {
        matches!(event, Event::Start(start) if elements::is_headline(&name(start.local_name().as_ref())))
    });
    let mut cutter = Cutter { source, has_headline, open: Vec::new(), tokens: Vec::new() };
    for (event, span) in Events::of(source, body) {
        match event {
            Event::Start(start) if cutter.open.is_empty() && !is_root(&start) => return Vec::new(),
            Event::Start(start) => cutter.start(&start, span),
            Event::Empty(start) => cutter.empty(&start, span),
            Event::End(end) => cutter.end(&name(end.local_name().as_ref()), span),
            Event::Text(_) | Event::GeneralRef(_) => cutter.text(span),
            Event::CData(_) => cutter.fragment(span),
            Event::Comment(_) => cutter.tokens.push(Token { kind: TokenKind::Comment, span }),
            _ => {}
        }
    }
    cutter.tokens
}

fn is_root(start: &BytesStart<'_>) -> bool {
    let is_news = |value: &[u8]| value.starts_with(NAMESPACES.as_bytes());
    ROOTS.contains(&name(start.local_name().as_ref()).as_str())
        || start
            .attributes()
            .flatten()
            .any(|attribute| attribute.key.as_ref().starts_with(b"xmlns") && is_news(&attribute.value))
}

fn name(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The events of a span of the source with their places, up to its end or to what is no XML.
struct Events<'a> {
    reader: Reader<&'a [u8]>,
    offset: usize,
}

impl<'a> Events<'a> {
    fn of(source: &'a str, span: Span) -> Self {
        let mut reader = Reader::from_str(span.of(source));
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Self { reader, offset: span.start }
    }

    fn place(&self) -> usize {
        self.offset + usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }
}

impl<'a> Iterator for Events<'a> {
    type Item = (Event<'a>, Span);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.place();
        match self.reader.read_event() {
            Ok(Event::Eof) | Err(_) => None,
            Ok(event) => Some((event, Span::new(start, self.place()))),
        }
    }
}

/// Whether text is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shown {
    /// Not here, but in elements within that say so.
    NotYet,
    Yes,
    /// As plain text, a blank line between paragraphs.
    Plain,
    Never,
}

struct Open {
    name: String,
    /// The element of HTML that was opened for it.
    like: Option<Element>,
    shown: Shown,
}

struct Cutter<'a> {
    source: &'a str,
    has_headline: bool,
    open: Vec<Open>,
    tokens: Vec<Token>,
}

impl Cutter<'_> {
    fn start(&mut self, start: &BytesStart<'_>, span: Span) {
        let name = name(start.local_name().as_ref());
        let (like, zone, shown) = self.meaning(&name, start);
        if let Some(element) = like {
            self.push(TokenKind::Start { element, zone, self_closing: false }, span);
        }
        self.open.push(Open { name, like, shown });
    }

    fn empty(&mut self, start: &BytesStart<'_>, span: Span) {
        let (like, zone, _) = self.meaning(&name(start.local_name().as_ref()), start);
        let Some(element) = like else { return };
        self.push(TokenKind::Start { element, zone, self_closing: true }, span);
        if element.role().holds_text() {
            self.push(TokenKind::End(element), Span::at(span.end));
        }
    }

    /// Ends the innermost element of that name; one that nobody opened ends nothing. No feed nests deeper between the
    /// two than the search goes.
    fn end(&mut self, name: &str, span: Span) {
        const DEEPEST: usize = 64;
        let found = self.open.iter().rev().take(DEEPEST).position(|open| open.name == name);
        let Some(count) = found.map(|above| above + 1) else { return };
        for closed in self.open.split_off(self.open.len() - count).into_iter().rev() {
            if let Some(element) = closed.like {
                self.push(TokenKind::End(element), span);
            }
        }
    }

    fn text(&mut self, span: Span) {
        match self.shown() {
            Shown::Yes => self.push(TokenKind::Text, span),
            Shown::Plain => self.plain_text(span),
            Shown::NotYet | Shown::Never => {}
        }
    }

    fn plain_text(&mut self, span: Span) {
        let mut start = span.start;
        let text = span.of(self.source);
        for (at, _) in text.match_indices('\n') {
            let rest = text.get(at + 1..).unwrap_or("");
            let behind = rest.len() - rest.trim_start_matches([' ', '\t', '\r']).len();
            if rest.get(behind..).is_some_and(|rest| rest.starts_with('\n')) {
                self.push(TokenKind::Text, Span::new(start, span.start + at));
                start = span.start + at;
                self.paragraph(Span::at(start));
            }
        }
        self.push(TokenKind::Text, Span::new(start, span.end));
    }

    fn paragraph(&mut self, place: Span) {
        if let Some(element) = html::find(b"p") {
            self.push(TokenKind::Start { element, zone: None, self_closing: false }, place);
        }
    }

    /// What stands in a CDATA section is HTML at a wire, or plain text that reads alike.
    fn fragment(&mut self, span: Span) {
        let inner = Span::new(span.start + "<![CDATA[".len(), span.end.saturating_sub("]]>".len()));
        match self.shown() {
            Shown::Yes => self.tokens.extend(fragment::tokens(self.source, inner)),
            Shown::Plain if !inner.of(self.source).contains("</") => self.plain_text(inner),
            Shown::Plain => self.tokens.extend(fragment::tokens(self.source, inner)),
            Shown::NotYet | Shown::Never => {}
        }
    }

    fn meaning(&self, name: &str, start: &BytesStart<'_>) -> (Option<Element>, Option<BlockKind>, Shown) {
        let around = self.shown();
        if around == Shown::Never {
            return (None, None, Shown::Never);
        }
        match elements::role(name, self.has_headline) {
            Role::Shown(element, kind) => (Some(element), kind.or_else(|| zone(start)), Shown::Yes),
            Role::Within(element) if around == Shown::Yes => (Some(element), zone(start), around),
            Role::Within(_) | Role::AsAround => (None, None, around),
            Role::PlainText => (html::find(b"div"), None, Shown::Plain),
            Role::Description if is_caption(start) => (html::find(b"figcaption"), None, Shown::Yes),
            Role::Description | Role::Hidden => (None, None, Shown::Never),
        }
    }

    fn shown(&self) -> Shown {
        self.open.last().map_or(Shown::NotYet, |open| open.shown)
    }

    fn push(&mut self, kind: TokenKind, span: Span) {
        self.tokens.push(Token { kind, span });
    }
}

/// What part of a draft an element's class names.
fn zone(start: &BytesStart<'_>) -> Option<BlockKind> {
    html::zone(&start.try_get_attribute("class").ok()??.value)
}

/// `role="drol:caption"`.
fn is_caption(start: &BytesStart<'_>) -> bool {
    let role = start.try_get_attribute("role").ok().flatten();
    role.is_some_and(|role| role.value.ends_with(b"caption"))
}
