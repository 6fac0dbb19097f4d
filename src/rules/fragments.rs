//! What the rules about a few quoted words share: where they stand, and the fix that takes their marks off.

use super::Context;
use crate::annotations::Quotation;
use crate::annotations::word::fold;
use crate::finding::{Fix, Safety};
use crate::lexicon::Terms;
use crate::text::{Edit, Span};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

static MENTIONS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/word_mentions.txt")));

/// The index of the sentence of a paragraph in which a quotation stands as a part; `None` for one that is
/// part of another, is not closed, or reaches beyond the sentence.
pub(super) fn sentence_of_fragment(context: &Context<'_>, quotation: &Quotation) -> Option<usize> {
    let index = context.annotations.text.at(quotation.span.start)?;
    let sentence = context.annotations.sentences().get(index)?;
    let is_body = context.document.blocks.get(sentence.block)?.kind.is_body();
    let is_part = sentence.span.covers(quotation.span) && sentence.span != quotation.span;
    (is_body && is_part && quotation.depth == 0 && quotation.closed).then_some(index)
}

/// Leaves out the quotations, given with the sentences they stand in, of which these sentences speak as words.
pub(super) fn without_words_spoken_of<'a>(
    context: &Context<'_>,
    quotations: impl Iterator<Item = (&'a Quotation, usize)>,
) -> Vec<(&'a Quotation, usize)> {
    // A sentence may have many.
    let mut asked: FxHashMap<usize, bool> = FxHashMap::default();
    let mut is_spoken_of =
        |sentence: usize| *asked.entry(sentence).or_insert_with(|| speaks_of_words(context, sentence));
    quotations.filter(|(_, sentence)| !is_spoken_of(*sentence)).collect()
}

/// Whether a sentence speaks, outside quotation marks, of words, names or labels.
fn speaks_of_words(context: &Context<'_>, sentence: usize) -> bool {
    let sentence = context.annotations.sentences().get(sentence);
    let mut tokens = sentence.into_iter().flat_map(|sentence| context.annotations.tokens_of(sentence));
    tokens.any(|token| {
        let is_mention = MENTIONS.contains(&fold(token.span.of(&context.document.prose)));
        is_mention && !context.annotations.is_quoted(token.span)
    })
}

/// Takes the quotation marks off; what stands between them is the writer's from then on.
pub(super) fn without_marks(context: &Context<'_>, quotations: &[&Quotation]) -> Option<Fix> {
    let marks = quotations.iter().flat_map(|quotation| {
        let Span { start, end } = quotation.span;
        [Span::new(start, quotation.inner.start), Span::new(quotation.inner.end, end)]
    });
    let edit = |mark| context.edit(mark, "");
    let edits = marks.map(edit).collect::<Option<Vec<Edit>>>()?;
    Some(Fix { title: "Take the quotation marks off".to_owned(), edits, safety: Safety::Unsafe })
}
