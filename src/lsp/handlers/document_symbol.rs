//! `textDocument/documentSymbol`: the headline and its sections, the sources with what rests on each.

use crate::annotations::{Annotations, Attribution, LedgerEntry, Scope, SourceClass, mentions};
use crate::document::Section;
use crate::lsp::snapshot::Snapshot;
use crate::lsp::view::View;
use crate::text::{Span, visible};
use tower_lsp::ls_types::{DocumentSymbol, DocumentSymbolResponse, Location, SymbolInformation, SymbolKind};

/// How many characters of a statement or a heading are shown.
const SHOWN: usize = 80;

/// The symbols of a draft, within each other where the editor shows that.
pub fn symbols(snapshot: &Snapshot) -> Option<DocumentSymbolResponse> {
    let view = View::of(snapshot)?;
    let mut symbols = sections(view, &view.document().sections());
    symbols.extend(view.annotations().ledger.entries.iter().filter_map(|entry| source(view, entry)));
    symbols.extend(without_source(view));
    if snapshot.client.nests_symbols {
        return Some(DocumentSymbolResponse::Nested(symbols));
    }
    let mut flat = Vec::new();
    flatten(snapshot, symbols, None, &mut flat);
    Some(DocumentSymbolResponse::Flat(flat))
}

/// The kind under which a source is shown.
pub fn kind_of(class: SourceClass) -> SymbolKind {
    match class {
        SourceClass::NamedPerson => SymbolKind::CLASS,
        SourceClass::NamedOrganisation => SymbolKind::MODULE,
        SourceClass::Institution => SymbolKind::INTERFACE,
        SourceClass::Document => SymbolKind::FILE,
        SourceClass::SecondHand => SymbolKind::PACKAGE,
        SourceClass::Anonymous | SourceClass::VagueCollective | SourceClass::Pronoun | SourceClass::None => {
            SymbolKind::VARIABLE
        }
    }
}

/// The headings, each with the deeper ones under it.
fn sections(view: View<'_>, sections: &[Section]) -> Vec<DocumentSymbol> {
    let mut symbols = Vec::new();
    let mut rest = sections;
    while let Some((section, behind)) = rest.split_first() {
        let inner = behind.iter().take_while(|inner| inner.depth > section.depth).count();
        let (within, next) = behind.split_at(inner);
        rest = next;
        let children = self::sections(view, within);
        let heading = view.document().blocks.get(section.heading).map(|block| block.span);
        let shown = heading.and_then(|heading| symbol(view, heading, section.span, SymbolKind::STRING, None));
        match shown {
            Some(symbol) => symbols.push(with_children(symbol, children)),
            None => symbols.extend(children),
        }
    }
    symbols
}

/// A source, at its first mention, with what rests on it.
fn source(view: View<'_>, entry: &LedgerEntry) -> Option<DocumentSymbol> {
    let (document, annotations) = (view.document(), view.annotations());
    let attributions = entry.attributions.iter().filter_map(|index| annotations.attributions.get(*index));
    let statements: Vec<DocumentSymbol> =
        attributions.filter_map(|attribution| statement(view, attribution)).collect();
    let first = annotations.attributions.get(*entry.attributions.first()?)?.source.as_ref()?;
    let count = match statements.len() {
        1 => "1 statement".to_owned(),
        count => format!("{count} statements"),
    };
    let place = mentions::words_of(document, first);
    let around = sentence_of(annotations, place);
    let detail = format!("{}, {count}", entry.class.in_words());
    let symbol = symbol(view, place, around, kind_of(entry.class), Some(detail))?;
    Some(with_children(DocumentSymbol { name: entry.name.clone(), ..symbol }, statements))
}

/// What is attributed to nobody, where there is such.
fn without_source(view: View<'_>) -> Option<DocumentSymbol> {
    let nobody = view.annotations().explicit().filter(|attribution| attribution.source.is_none());
    let statements: Vec<DocumentSymbol> =
        nobody.filter_map(|attribution| statement(view, attribution)).collect();
    let first = statements.first()?.clone();
    let group = DocumentSymbol {
        name: "No source".to_owned(),
        detail: Some("the draft does not say who stands behind this".to_owned()),
        kind: SymbolKind::NULL,
        ..first
    };
    Some(with_children(group, statements))
}

/// A statement, by its first words; `None` where only a cue is there.
fn statement(view: View<'_>, attribution: &Attribution) -> Option<DocumentSymbol> {
    let first = *attribution.content.first()?;
    let whole = attribution.content.iter().copied().fold(first, Span::join);
    let how = match (attribution.scope, &attribution.cue) {
        (Scope::Inherited(_), _) => "inherited",
        (Scope::Explicit, Some(cue)) => view.document().prose_of(cue.span),
        (Scope::Explicit, None) => "quoted",
    };
    symbol(view, first, whole, SymbolKind::FIELD, Some(how.to_owned()))
}

/// The symbol of some words, which name it, in what is `around` them; `None` where there is no word to show.
#[expect(deprecated, reason = "the type has no other constructor; the field stays empty")]
fn symbol(
    view: View<'_>,
    words: Span,
    around: Span,
    kind: SymbolKind,
    detail: Option<String>,
) -> Option<DocumentSymbol> {
    let name = visible::excerpt(view.document().prose_of(words), SHOWN);
    if name.is_empty() {
        return None;
    }
    Some(DocumentSymbol {
        name,
        detail,
        kind,
        tags: None,
        deprecated: None,
        range: view.range(around.join(words))?,
        selection_range: view.range(words)?,
        children: None,
    })
}

fn with_children(symbol: DocumentSymbol, children: Vec<DocumentSymbol>) -> DocumentSymbol {
    DocumentSymbol { children: (!children.is_empty()).then_some(children), ..symbol }
}

fn sentence_of(annotations: &Annotations, place: Span) -> Span {
    let sentence = annotations.text.at(place.start).and_then(|at| annotations.sentences().get(at));
    sentence.map_or(place, |sentence| sentence.span)
}

/// The symbols one after the other, each with the name of the one it was in.
#[expect(deprecated, reason = "the type has no other constructor; the field stays empty")]
fn flatten(
    snapshot: &Snapshot,
    symbols: Vec<DocumentSymbol>,
    container: Option<&str>,
    flat: &mut Vec<SymbolInformation>,
) {
    for symbol in symbols {
        flat.push(SymbolInformation {
            name: symbol.name.clone(),
            kind: symbol.kind,
            tags: None,
            deprecated: None,
            location: Location { uri: snapshot.uri.clone(), range: symbol.selection_range },
            container_name: container.map(str::to_owned),
        });
        flatten(snapshot, symbol.children.unwrap_or_default(), Some(&symbol.name), flat);
    }
}
