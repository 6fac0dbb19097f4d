//! `textDocument/hover`: what a finding asks, and who stands behind an attribution.

use crate::annotations::{Attribution, Scope};
use crate::finding::Finding;
use crate::lsp::pages;
use crate::lsp::snapshot::{Checked, Last, Snapshot};
use crate::rules;
use crate::text::Span;
use tower_lsp::ls_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position, Range};

/// How many of a source's statements are listed, and how many characters of each.
const LISTED: usize = 5;
const SHOWN: usize = 80;

/// What there is to say about the place: first its findings, then its attribution.
pub fn hover(snapshot: &Snapshot, position: Position) -> Option<Hover> {
    let offset = snapshot.lines().offset(position);
    let style = Style { markdown: snapshot.client.shows_markdown };
    let mut parts = Vec::new();
    let mut range = None;
    for finding in snapshot.findings() {
        if finding.span.contains(offset) || finding.span == Span::at(offset) {
            range = range.or(Some(snapshot.lines().range(finding.span)));
            parts.push(about_finding(&finding, style));
        }
    }
    if let Some((about, of_source)) = about_attribution(snapshot, offset, style) {
        range = range.or(of_source);
        parts.push(about);
    }
    if parts.is_empty() {
        return None;
    }
    let kind = if style.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    let value = parts.join(if style.markdown { "\n\n---\n\n" } else { "\n\n" });
    Some(Hover { contents: HoverContents::Markup(MarkupContent { kind, value }), range })
}

/// Whether text carries marks, and how draft text is kept from reading as marks.
#[derive(Clone, Copy)]
struct Style {
    markdown: bool,
}

impl Style {
    fn strong(self, text: &str) -> String {
        if self.markdown { format!("**{text}**") } else { text.to_owned() }
    }

    fn draft(self, text: &str) -> String {
        let mut out = String::new();
        for character in text.chars() {
            if self.markdown && r"\`*_[]<>#|~&".contains(character) {
                out.push('\\');
            }
            out.push(character);
        }
        out
    }
}

fn about_finding(finding: &Finding, style: Style) -> String {
    let name = style.strong(finding.rule);
    let mut lines = vec![format!("{} ({name}, {})", style.draft(&finding.message), finding.level)];
    lines.extend(finding.fixes.iter().map(|fix| format!("- {}", style.draft(&fix.title))));
    let mut parts = vec![lines.join("\n")];
    if let Some(rule) = rules::find(finding.rule) {
        parts.extend(excerpt(rule.page));
    }
    if style.markdown
        && let Some(page) = pages::address(finding.rule)
    {
        parts.push(format!("[The rule's page]({})", page.as_str()));
    }
    parts.join("\n\n")
}

/// A page's first paragraph, and its reason.
fn excerpt(page: &str) -> Vec<String> {
    let mut sections = page.split("\n## ");
    let opening = sections.next().unwrap_or_default();
    let opening =
        opening.split("\n\n").map(str::trim).find(|text| !text.is_empty() && !text.starts_with('#'));
    let reason = sections.find_map(|section| section.strip_prefix("Why it matters"));
    [opening, reason.map(str::trim)]
        .into_iter()
        .flatten()
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Who stands behind the words at `offset` of the present text, and the range of their mention.
fn about_attribution(snapshot: &Snapshot, offset: usize, style: Style) -> Option<(String, Option<Range>)> {
    let last = snapshot.last.as_ref()?;
    let checked = &*last.checked;
    let place = checked.document.map.to_prose(last.shift.backward(offset)?)?;
    let attributions = &checked.annotations.attributions;
    let index = innermost(attributions, place)?;
    let attribution = attributions.get(index)?;

    let mut lines = vec![who(checked, attribution, style)];
    if let Scope::Inherited(_) = attribution.scope {
        lines.push("Inherited: the sentence names no source of its own.".to_owned());
    }
    lines.extend(what_rests(checked, index, style));
    let mention = attribution.source.as_ref().map(|source| source.span);
    Some((lines.join("\n\n"), mention.and_then(|mention| range_of(snapshot, last, mention))))
}

/// The attribution whose source or cue is at `place`, else the one with the shortest content there.
fn innermost(attributions: &[Attribution], place: usize) -> Option<usize> {
    let size = |attribution: &Attribution| {
        let source = attribution.source.as_ref().map(|source| source.span);
        let cue = attribution.cue.as_ref().map(|cue| cue.span);
        if source.into_iter().chain(cue).any(|span| span.contains(place)) {
            return Some(0);
        }
        attribution.content.iter().filter(|span| span.contains(place)).map(|span| span.len()).min()
    };
    let sized =
        attributions.iter().enumerate().filter_map(|(index, attribution)| Some((size(attribution)?, index)));
    sized.min().map(|(_, index)| index)
}

fn who(checked: &Checked, attribution: &Attribution, style: Style) -> String {
    let Some(source) = &attribution.source else {
        return style.strong("No source: the draft does not say who stands behind this.");
    };
    let name = style.draft(checked.document.prose_of(source.span));
    let mut who = format!("{}: {name} ({})", style.strong("Source"), source.class.in_words());
    if let Some(cue) = &attribution.cue {
        who += &format!(", by “{}”", style.draft(checked.document.prose_of(cue.span)));
    }
    who
}

/// What else rests on the attribution's source, statement by statement.
fn what_rests(checked: &Checked, attribution: usize, style: Style) -> Option<String> {
    let entry = checked.annotations.ledger.entry_of(attribution)?;
    let document = &checked.document;
    let all = entry.attributions.iter().filter_map(|index| checked.annotations.attributions.get(*index));
    let statements: Vec<Span> = all.filter_map(|attribution| attribution.content.first().copied()).collect();
    let mut lines = vec![format!("{} on {}:", count(statements.len()), style.draft(&entry.name))];
    for statement in statements.iter().take(LISTED) {
        let line = document.lines.line(document.map.to_source(*statement).start) + 1;
        lines.push(format!("- line {line}: {}", style.draft(&shortened(document.prose_of(*statement)))));
    }
    if statements.len() > LISTED {
        lines.push(format!("- and {} more", statements.len() - LISTED));
    }
    Some(lines.join("\n"))
}

fn count(statements: usize) -> String {
    if statements == 1 { "1 statement rests".to_owned() } else { format!("{statements} statements rest") }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text).trim_end()),
        None => text.to_owned(),
    }
}

fn range_of(snapshot: &Snapshot, last: &Last, prose: Span) -> Option<Range> {
    let source = last.checked.document.map.to_source(prose);
    Some(snapshot.lines().range(last.shift.forward(source)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotations::{Annotations, Cue, CueKind, Ledger, LedgerEntry, Source, SourceClass};
    use crate::config::files::Lists;
    use crate::document::{Document, Format};
    use crate::lsp::session::Client;
    use crate::lsp::settings::View;
    use crate::lsp::snapshot::Shift;
    use crate::text::{Edit, LineIndex};
    use std::sync::Arc;

    const DRAFT: &str = "The ferry was late, Oda Moss said. The *crew* slept, she said.";

    fn span(words: &str) -> Span {
        let start = DRAFT.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    fn attribution(source: &str, class: SourceClass, content: &str) -> Attribution {
        let source = Source {
            span: span(source),
            head: span(source),
            name: None,
            class,
            plural: false,
            described: true,
            counted: true,
        };
        let cue = Cue {
            span: span("said"),
            lemma: "say".to_owned(),
            kind: CueKind::Communication,
            agentless: false,
            reports: true,
        };
        Attribution {
            source: Some(source),
            cue: Some(cue),
            content: vec![span(content)],
            scope: Scope::Explicit,
            sentence: 0,
        }
    }

    /// The draft as checked, with `typed` in front of it since.
    fn snapshot(typed: &str) -> Snapshot {
        let entry = LedgerEntry {
            name: "Oda Moss".to_owned(),
            class: SourceClass::NamedPerson,
            mentions: vec![span("Oda Moss"), span("she")],
            attributions: vec![0, 1],
        };
        let annotations = Annotations {
            attributions: vec![
                attribution("Oda Moss", SourceClass::NamedPerson, "The ferry was late"),
                attribution("she", SourceClass::Pronoun, "The *crew* slept"),
            ],
            ledger: Ledger::of_entries(vec![entry]),
            ..Annotations::default()
        };
        let document = Document::parse(DRAFT, Format::Plain);
        let mut shift = Shift::default();
        shift.push(&Edit { span: Span::at(0), text: typed.to_owned() });
        let text = format!("{typed}{DRAFT}");
        Snapshot {
            uri: "untitled:1".parse().unwrap(),
            version: 2,
            revision: 2,
            lines: Arc::new(LineIndex::new(&text)),
            text: text.into(),
            config: Arc::default(),
            lists: Lists::default(),
            client: Arc::new(Client { shows_markdown: true, ..Client::default() }),
            view: View::default(),
            last: Some(Last {
                checked: Arc::new(Checked { document, annotations, findings: Vec::new() }),
                shift,
            }),
        }
    }

    fn shown(snapshot: &Snapshot, line: u32, column: u32) -> Option<(String, Option<Range>)> {
        let hover = hover(snapshot, Position::new(line, column))?;
        let HoverContents::Markup(content) = hover.contents else { panic!("plain or Markdown") };
        Some((content.value, hover.range))
    }

    #[test]
    fn a_source_is_named_with_its_class_and_what_rests_on_it() {
        let (text, range) = shown(&snapshot(""), 0, 20).unwrap();
        assert!(text.starts_with("**Source**: Oda Moss (a person by name), by “said”"), "{text}");
        assert!(text.contains("2 statements rest on Oda Moss:"), "{text}");
        assert!(text.contains("- line 1: The \\*crew\\* slept"), "{text}");
        assert_eq!(range, Some(Range::new(Position::new(0, 20), Position::new(0, 28))));
    }

    #[test]
    fn an_attribution_moves_with_the_text() {
        let moved = snapshot("😀\nNew. ");
        assert_eq!(shown(&moved, 0, 0), None);
        let (text, range) = shown(&moved, 1, 10).unwrap();
        assert!(text.contains("Oda Moss"), "{text}");
        assert_eq!(range, Some(Range::new(Position::new(1, 25), Position::new(1, 33))));
    }

    #[test]
    fn an_excerpt_is_the_opening_and_the_reason() {
        let page = "# Title\n\nOpening.\n\nMore.\n\n## Why it matters\n\nReason.\n\n## Flagged\n\nx\n";
        assert_eq!(excerpt(page), ["Opening.", "Reason."]);
    }
}
