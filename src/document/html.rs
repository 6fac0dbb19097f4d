//! Reads HTML: the text a browser would show, in blocks, without what is no prose.

pub(super) mod elements;
pub(super) mod tokens;

use super::parser::{OBJECT, Parser};
use super::{BlockKind, zones};
use crate::text::Span;
use elements::{Element, Role};
use tokens::{Token, TokenKind};

pub(super) fn parse(parser: &mut Parser<'_>) {
    let body = Span::new(parser.body, parser.source.len());
    let tokens = tokens::tokens(parser.source, body);
    read(parser, tokens);
}

/// Reads tokens in the order of the source, whatever they were cut from.
pub(super) fn read(parser: &mut Parser<'_>, tokens: Vec<Token>) {
    let has_h1 = tokens.iter().any(
        |token| matches!(token.kind, TokenKind::Start { element, .. } if element.role() == Role::Heading(1)),
    );
    let mut reader = Reader::new(parser, !has_h1);
    for token in tokens {
        reader.token(token);
    }
    reader.close_all();
    zones::classify(parser);
}

/// An element that is open, and what its text is.
#[derive(Clone, Copy)]
struct Open {
    element: Element,
    start: usize,
    kind: BlockKind,
    depth: u8,
    skip: bool,
}

/// Words at the start of a block that are set apart within it: in bold, or by a class.
struct Lead {
    element: Element,
    kind: BlockKind,
    /// How many elements of the same name are open in it.
    inner: usize,
    /// Where it ended, in the prose.
    end: Option<usize>,
}

struct Reader<'p, 'a> {
    parser: &'p mut Parser<'a>,
    open: Vec<Open>,
    /// How many of each element are open, so that a stray end tag costs no search.
    counts: [usize; elements::COUNT],
    lead: Option<Lead>,
    /// Whether only white space came since the last `<br>`: a second one ends the paragraph.
    after_break: bool,
    title_counts: bool,
    has_headline: bool,
}

impl<'p, 'a> Reader<'p, 'a> {
    fn new(parser: &'p mut Parser<'a>, title_counts: bool) -> Self {
        Self {
            parser,
            open: Vec::new(),
            counts: [0; elements::COUNT],
            lead: None,
            after_break: false,
            title_counts,
            has_headline: false,
        }
    }

    fn token(&mut self, token: Token) {
        match token.kind {
            TokenKind::Text if self.top().skip => {}
            TokenKind::Text => self.text(token.span),
            TokenKind::Comment => {
                let closed = token.span.of(self.parser.source).ends_with("-->");
                self.parser.comment(token.span, "<!--".len(), if closed { "-->".len() } else { 0 });
            }
            TokenKind::Start { element, zone, self_closing } => {
                self.start(element, zone, self_closing, token.span);
            }
            TokenKind::End(element) => self.end(element, token.span),
        }
    }

    fn start(&mut self, element: Element, zone: Option<BlockKind>, self_closing: bool, span: Span) {
        let role = element.role();
        if self.top_role() == Some(Role::Head) && !matches!(role, Role::HeadItem | Role::Title | Role::Skip) {
            self.pop(span.start);
        }
        let top = self.top();
        match role {
            Role::HeadItem => {}
            Role::Image => self.parser.images.push(span),
            Role::Break => self.line_break(span),
            Role::Inline | Role::Strong => {
                let kind = if role == Role::Strong { Some(BlockKind::Subhead) } else { zone };
                self.start_lead(element, kind);
            }
            Role::Skip | Role::Object if self_closing => {}
            Role::Skip | Role::Head | Role::Object => self.push(element, Open { skip: true, ..top }, span),
            Role::Title => {
                // Pictures have titles too: the page's is the first, in the head or before any body.
                let in_head = self.open.len() < 3
                    && self.open.iter().all(|open| matches!(open.element.role(), Role::Head | Role::Block));
                let skip = !self.title_counts || !in_head;
                self.title_counts &= skip;
                self.end_block();
                self.push(element, Open { kind: BlockKind::Headline, depth: 1, skip, ..top }, span);
            }
            _ if top.skip && self.top_role() != Some(Role::Object) => self.push(element, top, span),
            Role::Rule => self.end_block(),
            _ => self.start_block(element, role, zone, span),
        }
    }

    fn start_block(&mut self, element: Element, role: Role, zone: Option<BlockKind>, span: Span) {
        while matches!(self.top_role(), Some(Role::Paragraph | Role::Object))
            || (matches!(role, Role::Heading(_)) && matches!(self.top_role(), Some(Role::Heading(_))))
        {
            self.pop(span.start);
        }
        match role {
            Role::Item => self.close_within(role, Role::List, span.start),
            Role::Cell | Role::Row => {
                self.close_within(Role::Cell, Role::Table, span.start);
            }
            _ => {}
        }
        self.end_block();
        let top = self.top();
        let in_quote = top.kind == BlockKind::BlockQuote;
        let (kind, depth) = match role {
            Role::Heading(1) if !self.has_headline => {
                self.has_headline = true;
                (BlockKind::Headline, 1)
            }
            Role::Heading(depth) => (BlockKind::Subhead, depth),
            Role::Quote => (BlockKind::BlockQuote, if in_quote { top.depth.saturating_add(1) } else { 1 }),
            Role::Caption => (BlockKind::Caption, 0),
            Role::Item if !in_quote => {
                let lists =
                    ["ul", "ol", "dl", "menu"].iter().filter_map(|name| elements::find(name.as_bytes()));
                let depth: usize = lists.map(|list| self.counts[list.index()]).sum();
                (BlockKind::ListItem, u8::try_from(depth.max(1)).unwrap_or(u8::MAX))
            }
            Role::Cell => (BlockKind::TableCell, 0),
            _ => zone.map_or((top.kind, top.depth), |kind| (kind, 0)),
        };
        self.push(element, Open { kind, depth, ..top }, span);
    }

    fn end(&mut self, element: Element, span: Span) {
        match element.role() {
            Role::Break => return self.line_break(span),
            Role::Inline | Role::Strong => return self.end_lead(element),
            _ => {}
        }
        if self.counts[element.index()] == 0 {
            return;
        }
        while let Some(open) = self.open.last().copied() {
            let found = open.element == element;
            self.pop(if found { span.end } else { span.start });
            if found {
                return;
            }
        }
    }

    fn push(&mut self, element: Element, open: Open, span: Span) {
        self.counts[element.index()] += 1;
        self.open.push(Open { element, start: span.start, ..open });
        if !open.skip {
            self.parser.open(open.kind, open.depth);
        }
    }

    /// Closes the innermost element, which ends at `end` of the source.
    fn pop(&mut self, end: usize) {
        let Some(closed) = self.open.pop() else { return };
        self.counts[closed.element.index()] -= 1;
        let top = self.top();
        match closed.element.role() {
            Role::Object if !top.skip => {
                self.after_break = false;
                self.parser.replaced(OBJECT, Span::new(closed.start, end));
            }
            _ if closed.skip => {}
            _ => {
                self.end_block();
                self.parser.open(top.kind, top.depth);
            }
        }
    }

    /// Closes elements up to the innermost of `role`, unless one of `barrier` holds it off. No page
    /// that a person wrote nests deeper between the two than the search goes.
    fn close_within(&mut self, role: Role, barrier: Role, end: usize) {
        const DEEPEST: usize = 64;
        let roles = self.open.iter().rev().take(DEEPEST).map(|open| open.element.role());
        let found = roles.take_while(|other| *other != barrier).position(|other| other == role);
        for _ in 0..found.map_or(0, |at| at + 1) {
            self.pop(end);
        }
    }

    fn close_all(&mut self) {
        let end = self.parser.source.len();
        while !self.open.is_empty() {
            self.pop(end);
        }
        self.end_block();
    }

    fn line_break(&mut self, span: Span) {
        if self.top().skip {
            return;
        }
        if self.after_break {
            self.end_block();
        } else {
            self.parser.space(span);
        }
        self.after_break = true;
    }

    fn start_lead(&mut self, element: Element, kind: Option<BlockKind>) {
        match (&mut self.lead, kind) {
            (Some(lead), _) if lead.element == element && lead.end.is_none() => lead.inner += 1,
            (None, Some(kind)) if !self.parser.has_begun() => {
                self.lead = Some(Lead { element, kind, inner: 0, end: None });
            }
            _ => {}
        }
    }

    fn end_lead(&mut self, element: Element) {
        let begun = self.parser.has_begun();
        match &mut self.lead {
            Some(lead) if lead.element != element || lead.end.is_some() => {}
            Some(lead) if lead.inner > 0 => lead.inner -= 1,
            Some(lead) if begun => lead.end = Some(self.parser.offset()),
            _ => self.lead = None,
        }
    }

    /// Ends the block of text: what it is follows from its element, or from words set apart in it.
    fn end_block(&mut self) {
        self.after_break = false;
        let lead = self.lead.take();
        if !self.parser.has_begun() {
            return;
        }
        self.parser.close();
        if let Some(lead) = lead {
            zones::apply_lead(self.parser, lead.kind, lead.end.unwrap_or(self.parser.offset()));
        }
    }

    fn text(&mut self, span: Span) {
        let source = self.parser.source;
        let bytes = span.of(source).as_bytes();
        let mut start = 0;
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at];
            if byte == b'&' {
                let Some((length, text)) = tokens::entity(Span::new(span.start + at, span.end).of(source))
                else {
                    at += 1;
                    continue;
                };
                self.verbatim(Span::new(span.start + start, span.start + at));
                self.entity(&text, Span::new(span.start + at, span.start + at + length));
                at += length;
                start = at;
            } else if is_blank(byte) {
                let end = at + bytes[at..].iter().take_while(|byte| is_blank(**byte)).count();
                if end - at > 1 || byte != b' ' || start == at {
                    self.verbatim(Span::new(span.start + start, span.start + at));
                    self.blank(Span::new(span.start + at, span.start + end));
                    start = end;
                }
                at = end;
            } else {
                at += 1;
            }
        }
        self.verbatim(Span::new(span.start + start, span.end));
    }

    fn verbatim(&mut self, span: Span) {
        if !span.is_empty() {
            self.after_break = false;
            self.parser.text(span);
        }
    }

    /// White space at the start of a text run or of several characters; one plain space stays as it is.
    fn blank(&mut self, span: Span) {
        if span.of(self.parser.source) == " " && !self.parser.is_after_blank() {
            self.parser.text(span);
        } else {
            self.parser.space(span);
        }
    }

    fn entity(&mut self, text: &str, span: Span) {
        if text.bytes().all(is_blank) {
            self.parser.space(span);
        } else {
            self.after_break = false;
            self.parser.replaced(text, span);
        }
    }

    fn top(&self) -> Open {
        self.open.last().copied().unwrap_or(Open {
            element: Element::default(),
            start: 0,
            kind: BlockKind::Paragraph,
            depth: 0,
            skip: false,
        })
    }

    fn top_role(&self) -> Option<Role> {
        self.open.last().map(|open| open.element.role())
    }
}

/// What a browser collapses.
const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0C')
}
