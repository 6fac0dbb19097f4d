//! `textDocument/selectionRange`: from the word to the name, the clause, the quotation, what is attributed, the sentence,
//! the paragraph and the whole draft.

use crate::lsp::snapshot::Snapshot;
use crate::lsp::view::View;
use crate::syntax::{Relation, Tree};
use crate::text::Span;
use tower_lsp::ls_types::{Position, Range, SelectionRange};

/// The steps from each of the positions outwards, in their order.
pub fn selections(snapshot: &Snapshot, positions: &[Position]) -> Vec<SelectionRange> {
    positions.iter().map(|position| selection(snapshot, *position)).collect()
}

fn selection(snapshot: &Snapshot, position: Position) -> SelectionRange {
    let lines = snapshot.lines();
    let whole = lines.range(Span::new(0, snapshot.text.len()));
    // A position beyond the text counts as the nearest place inside.
    let position = lines.position(lines.offset(position));
    let mut ranges = View::of(snapshot).and_then(|view| steps(view, position)).unwrap_or_default();
    ranges.push(whole);
    let outwards = ranges.into_iter().rev().fold(None, |parent: Option<SelectionRange>, range| {
        if parent.as_ref().is_some_and(|parent| parent.range == range) {
            return parent;
        }
        Some(SelectionRange { range, parent: parent.map(Box::new) })
    });
    outwards.unwrap_or(SelectionRange { range: whole, parent: None })
}

/// The ranges around a position, each within the next.
fn steps(view: View<'_>, position: Position) -> Option<Vec<Range>> {
    let (document, annotations) = (view.document(), view.annotations());
    let offset = view.prose_at(position)?;
    let mut spans: Vec<Span> = Vec::new();
    let number = annotations.text.sentences.partition_point(|sentence| sentence.span.end < offset);
    if let Some(sentence) = annotations.sentences().get(number) {
        spans.push(sentence.span);
        spans.extend(annotations.tokens_of(sentence).iter().map(|token| token.span));
    }
    spans.extend(annotations.names.iter().map(|name| name.span));
    spans.extend(annotations.quotations.iter().flat_map(|quotation| [quotation.inner, quotation.span]));
    for (_, attribution) in annotations.attributions_around(Span::at(offset)) {
        spans.extend(attribution.content.iter().copied());
        spans.extend(attribution.source.as_ref().map(|source| source.span));
    }
    let block = document.block_at(offset).and_then(|block| document.blocks.get(block));
    spans.extend(block.map(|block| block.span));
    spans.retain(|span| span.start <= offset && offset <= span.end && !span.is_empty());
    // The grammar is a guess: where a clause crosses what is certain it is left out. Where it is the same but for a
    // mark it would be a step that nobody sees.
    let clauses = annotations.trees.get(number).map(|tree| clauses(tree, offset)).unwrap_or_default();
    let letters =
        |span: Span| document.prose_of(span).chars().filter(|letter| letter.is_alphanumeric()).count();
    let is_no_step = |clause: &Span| {
        spans.iter().any(|span| match span.covers(*clause) {
            true => letters(*span) == letters(*clause),
            false => !clause.covers(*span),
        })
    };
    let clauses: Vec<Span> = clauses.into_iter().filter(|clause| !is_no_step(clause)).collect();
    spans.extend(clauses);
    // Of two words that touch at the cursor the one behind it counts.
    spans.sort_unstable_by_key(|span| (span.len(), std::cmp::Reverse(span.start)));
    let mut nested: Vec<Span> = Vec::new();
    for span in spans {
        if nested.last().is_none_or(|inner| span.covers(*inner) && span != *inner) {
            nested.push(span);
        }
    }
    let ranges: Vec<Range> = nested.into_iter().filter_map(|span| view.range(span)).collect();
    Some(ranges)
}

/// The clauses of a sentence around an offset, without the marks at their ends.
fn clauses(tree: &Tree, offset: usize) -> Vec<Span> {
    let is_clause = |word: &usize| {
        matches!(
            tree.relation(*word),
            Relation::ClausalSubject
                | Relation::ClausalComplement
                | Relation::AdverbialClause
                | Relation::AdverbialRelative
                | Relation::NounClause
                | Relation::RelativeClause
                | Relation::Parataxis
        )
    };
    let is_mark = |word: &usize| tree.relation(*word) == Relation::Punctuation;
    let span_of = |word: usize| {
        let mut words = tree.subtree(word).filter(|word| !is_mark(word));
        let first = words.next()?;
        let span = |word: usize| tree.words().get(word).map(|word| word.span);
        Some(span(first)?.join(span(words.next_back().unwrap_or(first))?))
    };
    let spans = (0..tree.len()).filter(is_clause).filter_map(span_of);
    spans.filter(|span| span.start <= offset && offset <= span.end).collect()
}
