//! Findings for people at a terminal: the passage underlined, the question, related places, the fixes.
//!
//! A paragraph is often one line of several hundred columns, and a passage may run over several lines.
//! Each place is therefore shown as an excerpt of one line that fits the terminal, cut between words.

mod excerpt;

use super::places::Places;
use super::{CheckedDraft, Run};
use crate::document::Document;
use crate::finding::{Finding, Level};
use crate::text::visible;
use annotate_snippets::{Annotation, AnnotationKind, Level as Loudness, Origin, Renderer, Snippet};
use excerpt::Excerpt;

/// How many of a finding's fixes are shown.
const FIXES_SHOWN: usize = 3;

/// Columns that the line number and the frame around an excerpt may take.
const FRAME: usize = 10;

/// Findings for people, and the sum of them.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// The terminal's width in columns.
    pub width: usize,
    /// The address of a rule's page, which its name leads to; `None` where none can be shown.
    pub page: fn(&str) -> Option<String>,
}

impl super::Renderer for Terminal {
    fn draft(&self, draft: &CheckedDraft<'_>) -> String {
        render(draft.path, draft.document, draft.findings, self)
    }

    fn end(&self, run: &Run<'_>) -> String {
        match run.drafts {
            0 => String::new(),
            drafts => run.summary.sentence(drafts, run.lowest) + "\n",
        }
    }
}

/// The findings of one draft, with terminal colours, an empty line behind each.
pub fn render(path: &str, document: &Document, findings: &[Finding], terminal: &Terminal) -> String {
    let renderer = Renderer::styled().term_width(terminal.width * 4);
    let places = Places::of(document);
    let mut out = String::new();
    for finding in findings {
        let rendered = render_one(path, &places, finding, terminal, &renderer);
        for line in rendered.lines().filter(|line| !announces_no_file(line)) {
            out.push_str(line);
            out.push('\n');
        }
        out.push('\n');
    }
    out
}

fn render_one(
    path: &str,
    places: &Places<'_>,
    finding: &Finding,
    terminal: &Terminal,
    renderer: &Renderer,
) -> String {
    let room = terminal.width.saturating_sub(FRAME);
    let place = Excerpt::of(places, finding.span, room);
    let origin = Origin::path(visible::line(path)).line(place.line).char_column(place.column);
    let annotation = AnnotationKind::Primary.span(place.span.range());
    let message = visible::line(&finding.message);
    let mut title = loudness(finding.level).primary_title(message).id(finding.rule);
    if let Some(page) = (terminal.page)(finding.rule) {
        title = title.id_url(page);
    }
    let mut group = title.element(origin).element(snippet(place, annotation));
    for related in &finding.related {
        let place = Excerpt::of(places, related.span, room);
        let annotation =
            AnnotationKind::Context.span(place.span.range()).label(visible::line(&related.message));
        group = group.element(snippet(place, annotation));
    }
    for fix in finding.fixes.iter().take(FIXES_SHOWN) {
        group = group.element(Loudness::HELP.with_name("fix").message(visible::line(&fix.title)));
    }
    renderer.render(&[group])
}

/// The library announces each excerpt behind the first by its file, of which ours have none. A line of a
/// draft cannot be mistaken for it, since its number stands before it.
fn announces_no_file(line: &str) -> bool {
    anstream::adapter::strip_str(line).to_string().trim() == ":::"
}

fn snippet(place: Excerpt, annotation: Annotation<'_>) -> Snippet<'_, Annotation<'_>> {
    Snippet::source(place.text).path(None::<&str>).line_start(place.line).annotation(annotation)
}

fn loudness(level: Level) -> Loudness<'static> {
    match level {
        Level::Error => Loudness::ERROR,
        Level::Warning => Loudness::WARNING,
        Level::Info => Loudness::INFO,
        Level::Hint | Level::Off => Loudness::NOTE.with_name("hint"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;
    use crate::finding::{Fix, Related, Safety};
    use crate::text::Span;

    #[test]
    fn an_excerpt_fits_the_terminal_however_narrow() {
        let source = format!("{} Ida Foss left. {}\n", "It rained. ".repeat(20), "It rained. ".repeat(20));
        let document = Document::parse(&source, Format::Plain);
        let start = source.find("Foss").unwrap();
        let (span, rule, message) = (Span::new(start, start + 4), "misspelled-name", String::new());
        let finding =
            Finding { rule, level: Level::Hint, span, message, related: Vec::new(), fixes: Vec::new() };
        for width in [40, 60, 100] {
            let shown = render(
                "a.txt",
                &document,
                std::slice::from_ref(&finding),
                &Terminal { width, page: |_| None },
            );
            let plain = anstream::adapter::strip_str(&shown).to_string();
            let excerpt = plain.lines().find(|line| line.contains("Ida Foss left")).unwrap();
            assert!((width - 20..=width).contains(&excerpt.chars().count()), "{width}: {excerpt}");
        }
    }

    #[test]
    fn a_finding_shows_place_question_related_places_and_fixes() {
        let source = format!("Ida Voss spoke.\n\n{} Ida Foss left.\n", "It rained on the quay.".repeat(20));
        let document = Document::parse(&source, Format::Plain);
        let start = source.find("Foss").unwrap();
        let finding = Finding {
            rule: "misspelled-name",
            level: Level::Hint,
            span: Span::new(start, start + 4),
            message: "Is this “Voss”\u{1b}?".into(),
            related: vec![Related { span: Span::new(4, 8), message: "first named here".into() }],
            fixes: vec![Fix {
                title: "Change to “Voss”".into(), edits: Vec::new(), safety: Safety::Unsafe
            }],
        };
        let terminal = |page| Terminal { width: 60, page };
        let linked = render(
            "quay.txt",
            &document,
            std::slice::from_ref(&finding),
            &terminal(|rule| Some(format!("file:///{rule}"))),
        );
        assert!(linked.contains("\u{1b}]8;;file:///misspelled-name\u{1b}\\"), "{linked:?}");
        let styled = render("quay.txt", &document, &[finding], &terminal(|_| None));
        assert_eq!(
            anstream::adapter::strip_str(&linked).to_string(),
            anstream::adapter::strip_str(&styled).to_string()
        );
        let plain = anstream::adapter::strip_str(&styled).to_string();
        insta::assert_snapshot!(plain, @r"
        hint[misspelled-name]: Is this “Voss”�?
         --> quay.txt:3:446
          |
        3 | …the quay.It rained on the quay. Ida Foss left.
          |                                      ^^^^
          |
        1 | Ida Voss spoke.
          |     ---- first named here
          |
          = fix: Change to “Voss”
        ");
    }
}
