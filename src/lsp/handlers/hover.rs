//! `textDocument/hover`: what a finding asks, what the rule is that a mark names, and who stands behind a sentence.

mod sentence;

use crate::config::Config;
use crate::finding::Finding;
use crate::lsp::convert;
use crate::lsp::snapshot::Snapshot;
use crate::render::ledger;
use crate::rules::{self, AnyRule};
use crate::stet;
use crate::text::Span;
use tower_lsp::ls_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position, Range};

/// What there is to say about the place: first its findings, then the mark there, then its sentence.
pub fn hover(snapshot: &Snapshot, position: Position) -> Option<Hover> {
    let offset = snapshot.lines().offset(position);
    let style = Style { markdown: snapshot.client.shows_markdown };
    let mut parts = Vec::new();
    let mut range = None;
    for finding in snapshot.findings() {
        if finding.span.contains(offset) || finding.span == Span::at(offset) {
            range = range.or(Some(snapshot.lines().range(finding.span)));
            parts.push(about_finding(&finding, &snapshot.config, style));
            if snapshot.is_known(&finding) {
                parts.push("The baseline knows it: it fails no run.".to_owned());
            }
        }
    }
    if let Some((about, of_name)) = about_mark(snapshot, offset, style) {
        range = range.or(Some(of_name));
        parts.push(about);
    }
    if let Some((about, of_sentence)) = sentence::about(snapshot, offset, style) {
        range = range.or(of_sentence);
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
        if self.markdown { ledger::escaped(text) } else { text.to_owned() }
    }
}

fn about_finding(finding: &Finding, config: &Config, style: Style) -> String {
    let name = style.strong(finding.rule);
    let mut lines = vec![format!("{} ({name}, {})", style.draft(&finding.message), finding.level)];
    if !finding.fixes.is_empty() {
        lines.push(format!("\n{}", style.strong("A way out")));
        lines.extend(finding.fixes.iter().map(|fix| format!("- {}", style.draft(&fix.title))));
    }
    let mut parts = vec![lines.join("\n")];
    parts.extend(rules::find(finding.rule, config).into_iter().flat_map(|rule| about_rule(&rule, style)));
    parts.join("\n\n")
}

/// What the rule is that a stet mark names there, and where its name stands.
fn about_mark(snapshot: &Snapshot, offset: usize, style: Style) -> Option<(String, Range)> {
    let last = snapshot.last.as_ref()?;
    let name = stet::name_at(&last.checked.document, last.shift.backward(offset)?)?;
    let rule = rules::find(&name.text, &snapshot.config)?;
    let mut parts = vec![format!("{}: {}", style.strong(rule.name), rule.summary)];
    parts.extend(about_rule(&rule, style));
    Some((parts.join("\n\n"), snapshot.lines().range(last.shift.forward(name.span)?)))
}

/// The start of a rule's page, and the way to all of it.
fn about_rule(rule: &AnyRule<'_>, style: Style) -> Vec<String> {
    let page = convert::page(rule.name).filter(|_| style.markdown);
    let link = page.map(|page| format!("[The rule's page]({})", page.as_str()));
    excerpt(rule.page).into_iter().chain(link).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_the_opening_and_the_reason() {
        let page = "# Title\n\nOpening.\n\nMore.\n\n## Why it matters\n\nReason.\n\n## Flagged\n\nx\n";
        assert_eq!(excerpt(page), ["Opening.", "Reason."]);
    }
}
