//! Findings for people at a terminal: the passage underlined, the question, related places, the fixes.
//!
//! A paragraph is often one line of several hundred columns, and a passage may run over several lines.
//! Each place is therefore shown as an excerpt of one line that fits the terminal, cut between words.

mod excerpt;

use crate::document::Document;
use crate::finding::{Finding, Level};
use annotate_snippets::{Annotation, AnnotationKind, Level as Loudness, Origin, Renderer, Snippet};
use excerpt::Excerpt;

/// How many of a finding's fixes are shown.
const FIXES_SHOWN: usize = 3;

/// Columns that the line number and the frame around an excerpt may take.
const FRAME: usize = 10;

/// The findings of one draft, with terminal colours, an empty line behind each. `width` is the
/// terminal's, in columns.
pub fn render(path: &str, document: &Document, findings: &[Finding], width: usize) -> String {
    let room = width.saturating_sub(FRAME).max(40);
    let renderer = Renderer::styled().term_width(width * 4);
    let mut out = String::new();
    for finding in findings {
        out.push_str(&render_one(path, document, finding, room, &renderer));
        out.push_str("\n\n");
    }
    out
}

fn render_one(
    path: &str,
    document: &Document,
    finding: &Finding,
    room: usize,
    renderer: &Renderer,
) -> String {
    let place = Excerpt::of(document, finding.span, room);
    let origin = Origin::path(path).line(place.line).char_column(place.column);
    let annotation = AnnotationKind::Primary.span(place.span.range());
    let message = visible(&finding.message);
    let mut group = loudness(finding.level)
        .primary_title(message)
        .id(finding.rule)
        .element(origin)
        .element(snippet(place, annotation));
    for related in &finding.related {
        let place = Excerpt::of(document, related.span, room);
        let annotation = AnnotationKind::Context.span(place.span.range()).label(visible(&related.message));
        group = group.element(snippet(place, annotation));
    }
    for fix in finding.fixes.iter().take(FIXES_SHOWN) {
        group = group.element(Loudness::HELP.with_name("fix").message(visible(&fix.title)));
    }
    renderer.render(&[group])
}

fn snippet(place: Excerpt, annotation: Annotation<'_>) -> Snippet<'_, Annotation<'_>> {
    Snippet::source(place.text).line_start(place.line).annotation(annotation)
}

fn loudness(level: Level) -> Loudness<'static> {
    match level {
        Level::Error => Loudness::ERROR,
        Level::Warning => Loudness::WARNING,
        Level::Info => Loudness::INFO,
        Level::Hint | Level::Off => Loudness::NOTE.with_name("hint"),
    }
}

/// A text of our own that may hold words of a draft, whose control characters the terminal must not obey.
fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}
