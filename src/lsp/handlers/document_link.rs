//! `textDocument/documentLink`: addresses of the web that stand bare in plain text and in Markdown.

use crate::document::{Document, Format};
use crate::lsp::snapshot::Snapshot;
use crate::lsp::view::View;
use crate::sentence::{Token, TokenKind};
use crate::text::Span;
use tower_lsp::ls_types::DocumentLink;

/// The bare addresses, in order. In HTML an address of the prose is no link, and links of the markup are the editor's.
pub fn links(snapshot: &Snapshot) -> Option<Vec<DocumentLink>> {
    let view = View::of(snapshot)?;
    let document = view.document();
    if document.format == Format::Html {
        return Some(Vec::new());
    }
    let opaque = view.annotations().text.tokens.iter().filter(|token| token.kind == TokenKind::Opaque);
    let link = |token: &Token| {
        let span = document.map.to_verbatim(token.span).filter(|span| !is_link_of_markup(document, *span))?;
        let target = address(document.prose_of(token.span))?.parse().ok()?;
        Some(DocumentLink {
            range: view.range_of_source(span)?,
            target: Some(target),
            tooltip: None,
            data: None,
        })
    };
    Some(opaque.filter_map(link).collect())
}

/// The address for a browser; `None` for what is none, as a handle or a file's name.
fn address(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        return Some(text.to_owned());
    }
    lower.starts_with("www.").then(|| format!("https://{text}"))
}

/// Whether it is the text of a Markdown link, which leads elsewhere.
fn is_link_of_markup(document: &Document, span: Span) -> bool {
    document.format == Format::Markdown
        && Span::new(span.end, document.source.len()).of(&document.source).starts_with("](")
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert_eq!(address("www.velm.example/a").as_deref(), Some("https://www.velm.example/a"));
        assert_eq!(address("HTTPS://velm.example").as_deref(), Some("HTTPS://velm.example"));
        assert_eq!([address("@velm"), address("notes.pdf"), address("a@velm.example")], [None, None, None]);
    }
}
