//! Reads the marks of a draft: which rules each names, whether it gives a reason, and what it is for.

use crate::document::{BlockKind, Comment, Document, Format};
use crate::text::Span;
use std::ops::RangeInclusive;

/// One mark. Spans are of the source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    /// The whole comment, or the key in the front matter.
    pub span: Span,
    /// The rules it names, in order.
    pub names: Vec<Name>,
    /// Whether it says why.
    pub has_reason: bool,
    /// Whether words stand behind its last name without a colon between.
    pub lacks_colon: bool,
    /// What it is for.
    pub scope: Scope,
    is_comment: bool,
}

/// A rule's name in a mark, as written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Name {
    /// The name, of a rule or not.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// What a mark is for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Scope {
    /// The whole draft.
    File,
    /// Findings that start on these lines, counted from 0.
    Lines(RangeInclusive<usize>),
    /// Findings that start in this span.
    Block(Span),
    /// Nothing: a mark on a line of its own with no block behind it.
    Nothing,
}

impl Scope {
    /// Whether it takes in a finding that starts at this source offset, on this line (from 0).
    pub fn holds(&self, offset: usize, line: usize) -> bool {
        match self {
            Scope::File => true,
            Scope::Lines(lines) => lines.contains(&line),
            Scope::Block(span) => span.contains(offset),
            Scope::Nothing => false,
        }
    }
}

impl Mark {
    /// How a mark that names no rule should be written; `None` for a key in front matter that cannot be read.
    pub fn right_form(&self, document: &Document) -> Option<&'static str> {
        if self.is_comment {
            return Some("stet RULE: reason");
        }
        (!document.front_matter.is_empty()).then_some("stet: {RULE: reason}")
    }

    /// What to delete so that the name of that index goes: the whole mark for its only name. `None` in
    /// front matter, whose entries an edit by span would tear.
    pub fn removal(&self, document: &Document, index: usize) -> Option<Span> {
        if !self.is_comment {
            return None;
        }
        let name = self.names.get(index)?;
        if let Some(next) = self.names.get(index + 1) {
            return Some(Span::new(name.span.start, next.span.start));
        }
        if let Some(previous) = index.checked_sub(1).and_then(|before| self.names.get(before)) {
            return Some(Span::new(previous.span.end, name.span.end));
        }
        self.whole(document)
    }

    /// What to delete so that the whole mark goes; `None` in front matter, as above.
    pub fn whole(&self, document: &Document) -> Option<Span> {
        if !self.is_comment {
            return None;
        }
        let lines = line_span(document, self.span);
        let before = Span::new(lines.start, self.span.start).of(&document.source);
        let behind = Span::new(self.span.end, lines.end).of(&document.source);
        if before.trim().is_empty() && behind.trim().is_empty() {
            return Some(lines);
        }
        Some(Span::new(lines.start + before.trim_end().len(), self.span.end))
    }
}

/// All marks of a draft, those of the front matter first.
pub(super) fn marks(document: &Document) -> Vec<Mark> {
    let matter = document.front_matter.iter().filter_map(|entry| {
        let rule = entry.key.strip_prefix("stet.")?;
        Some(Mark {
            span: entry.span,
            names: vec![Name { text: rule.to_owned(), span: entry.span }],
            has_reason: !entry.value.trim().is_empty(),
            lacks_colon: false,
            scope: Scope::File,
            is_comment: false,
        })
    });
    // A key that names no rule, or one that cannot be read, lets nothing stand.
    let nameless = |span| Mark {
        span,
        names: Vec::new(),
        has_reason: false,
        lacks_colon: false,
        scope: Scope::Nothing,
        is_comment: false,
    };
    let bare = document.front_matter("stet").filter(|entry| !entry.value.trim().is_empty());
    let bare = bare.map(|entry| entry.span).or_else(|| document.unreadable_key("stet")).map(nameless);
    // Many marks may stand on one line, which is looked at once.
    let mut looked_at: Option<(Span, bool)> = None;
    let mut has_prose = |lines: Span| match looked_at {
        Some((same, has_prose)) if same == lines => has_prose,
        _ => looked_at.insert((lines, has_prose(document, lines))).1,
    };
    let comments =
        document.comments.iter().filter_map(|comment| of_comment(document, comment, &mut has_prose));
    matter.chain(bare).chain(comments).collect()
}

/// The mark in a comment; `None` for a comment that is none.
fn of_comment(
    document: &Document,
    comment: &Comment,
    has_prose: &mut impl FnMut(Span) -> bool,
) -> Option<Mark> {
    let source = &*document.source;
    let inner = trimmed(comment.inner, source);
    let word = inner.of(source).split(|c: char| c.is_whitespace() || c == ':').next()?;
    let for_file = match word {
        "stet" => false,
        "stet-file" => true,
        _ => return None,
    };
    let body = Span::new(inner.start + word.len(), inner.end);
    let colon = body.of(source).find(':').map(|at| body.start + at);
    let list = Span::new(body.start, colon.unwrap_or(body.end));
    let (names, lacks_colon) = names(list, source, colon.is_some());
    Some(Mark {
        span: comment.span,
        names,
        has_reason: colon.is_some_and(|at| !trimmed(Span::new(at + 1, body.end), source).is_empty()),
        lacks_colon,
        scope: if for_file { Scope::File } else { scope(document, comment, has_prose) },
        is_comment: true,
    })
}

/// The names of a list, and whether other words follow them. Before a colon all that stands between two
/// commas is a name, however odd; without a colon the first words that have no comma behind them end
/// the list, since they must be the reason.
fn names(list: Span, source: &str, before_colon: bool) -> (Vec<Name>, bool) {
    let mut names = Vec::new();
    let mut start = list.start;
    for piece in list.of(source).split(',') {
        let whole = trimmed(Span::new(start, start + piece.len()), source);
        start += piece.len() + 1;
        let word = whole.of(source).split_whitespace().next().unwrap_or("");
        let has_more = word.len() < whole.len() && !before_colon;
        let span = if has_more { Span::new(whole.start, whole.start + word.len()) } else { whole };
        if !span.is_empty() {
            names.push(Name { text: span.of(source).to_owned(), span });
        }
        if has_more {
            return (names, true);
        }
    }
    (names, false)
}

/// What a comment in the text is for: its lines where they hold prose, and else the next block.
fn scope(document: &Document, comment: &Comment, has_prose: &mut impl FnMut(Span) -> bool) -> Scope {
    let lines = line_span(document, comment.span);
    if has_prose(lines) {
        if let Some(block) = block_of_line(document, comment.span, lines) {
            return Scope::Block(block);
        }
        let last = comment.span.end.saturating_sub(1).max(comment.span.start);
        return Scope::Lines(document.lines.line(comment.span.start)..=document.lines.line(last));
    }
    let next = blocks_until(document, |block| block.end <= comment.span.end);
    block_with_its_dateline(document, next).map_or(Scope::Nothing, Scope::Block)
}

/// Where markup has several blocks on one line, as an export may have all of them, what a comment there is for: the part
/// on that line of the block in which it stands, else of the one behind it, else of the one before it. `None` where the
/// line is all of one block, and where lines mean something.
fn block_of_line(document: &Document, comment: Span, lines: Span) -> Option<Span> {
    let first = blocks_until(document, |block| block.end <= lines.start);
    let end = blocks_until(document, |block| block.start < lines.end);
    if !matches!(document.format, Format::Html | Format::Xml) || end - first < 2 {
        return None;
    }
    let next = blocks_until(document, |block| block.end <= comment.start);
    let is_inside = next < end
        && document.blocks.get(next).is_some_and(|block| {
            let block = document.map.to_source(block.span);
            block.start < comment.start
        });
    let is_behind =
        next > first && (next >= end || closes(Span::new(comment.end, lines.end).of(&document.source)));
    let own = if is_behind && !is_inside { next - 1 } else { next };
    let block = block_with_its_dateline(document, own)?;
    Some(Span::new(block.start.max(lines.start), block.end.min(lines.end)))
}

/// Whether the markup that follows, comments left out, ends an element.
fn closes(mut markup: &str) -> bool {
    loop {
        markup = markup.trim_start();
        let Some(comment) = markup.strip_prefix("<!--") else { return markup.starts_with("</") };
        markup = comment.split_once("-->").map_or("", |(_, rest)| rest);
    }
}

/// How many blocks there are until one whose place in the source is not such; they stand in the order of the source.
fn blocks_until(document: &Document, is_before: impl Fn(Span) -> bool) -> usize {
    document.blocks.partition_point(|block| is_before(document.map.to_source(block.span)))
}

/// Where a block stands in the source. A dateline is a block of its own, but to its writer the start of the paragraph
/// behind it.
fn block_with_its_dateline(document: &Document, index: usize) -> Option<Span> {
    let source_of = |index: usize| document.blocks.get(index).map(|block| document.map.to_source(block.span));
    let span = source_of(index)?;
    let is_dateline = document.blocks.get(index).is_some_and(|block| block.kind == BlockKind::Dateline);
    let paragraph = source_of(index + 1).filter(|_| is_dateline);
    Some(paragraph.map_or(span, |paragraph| span.join(paragraph)))
}

/// Whether a reader reads anything in a stretch of the source, comments left out.
fn has_prose(document: &Document, stretch: Span) -> bool {
    let first = document.comments.partition_point(|comment| comment.span.end <= stretch.start);
    let mut comments = document.comments.get(first..).unwrap_or_default().iter().peekable();
    stretch.of(&document.source).char_indices().any(|(at, character)| {
        let offset = stretch.start + at;
        while comments.next_if(|comment| comment.span.end <= offset).is_some() {}
        let in_comment = comments.peek().is_some_and(|comment| comment.span.contains(offset));
        !in_comment && !character.is_whitespace() && document.map.to_prose(offset).is_some()
    })
}

/// From the start of the line on which `span` starts to the end of the one on which it ends, with its
/// line end.
fn line_span(document: &Document, span: Span) -> Span {
    let last = span.end.saturating_sub(1).max(span.start);
    let first_line = document.lines.line_span(document.lines.line(span.start));
    first_line.join(document.lines.line_span(document.lines.line(last)))
}

fn trimmed(span: Span, source: &str) -> Span {
    let text = span.of(source);
    let start = span.start + (text.len() - text.trim_start().len());
    Span::new(start, start + text.trim().len())
}
