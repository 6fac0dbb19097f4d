//! What a draft itself says of somebody it does not name: "who declined to give her last name".

use super::attribution::Attribution;
use super::quotation::Quotation;
use super::source::{Source, SourceClass};
use crate::document::Document;
use crate::lexicon::Phrases;
use crate::text::Span;
use std::sync::LazyLock;

/// Makes the sources of a sentence anonymous that says so of somebody: those known only by a pronoun, an
/// office or one name.
pub(super) fn apply(
    document: &Document,
    sentence: Span,
    quotations: &[Quotation],
    attributions: &mut [Attribution],
) {
    let is_quoted = |span: Span| quotations.iter().any(|quotation| quotation.span.covers(span));
    if !STATEMENTS.find(&document.prose, sentence).any(|(span, _)| !is_quoted(span)) {
        return;
    }
    for source in attributions.iter_mut().filter_map(|attribution| attribution.source.as_mut()) {
        if is_half_known(document, source) {
            source.class = SourceClass::Anonymous;
        }
    }
}

fn is_half_known(document: &Document, source: &Source) -> bool {
    let names = document.prose_of(source.head).split(' ').count();
    match source.class {
        SourceClass::Pronoun | SourceClass::Institution => true,
        SourceClass::NamedPerson => names == 1 && source.head.start == source.span.start,
        _ => false,
    }
}

static STATEMENTS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/anonymity_statements.txt")));
