//! A quotation of a clause or more that nobody speaks.

use super::{Context, Family, Question, Rule};
use crate::annotations::{CueKind, Scope};
use crate::finding::{Finding, Level};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    name: "unattributed-quote",
    summary: "A quotation without a speaker",
    page: include_str!("unattributed_quote.md"),
    family: Family::Quotes,
    level: Level::Error,
    core: true,
    question: Question::WhoSaysSo,
    check,
};

/// A quotation shorter than this, in words, is a term, a title or a slogan.
const SHORTEST: usize = 6;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let orphans = context.annotations.attributions.iter().filter(|attribution| {
        attribution.source.is_none() && attribution.cue.is_none() && attribution.scope == Scope::Explicit
    });
    orphans
        .filter_map(|orphan| {
            let span = *orphan.content.first()?;
            let statement = is_statement(context, orphan.sentence, span) && !has_speaker_near(context, span);
            statement.then(|| {
                context
                    .finding(span, "Whose words are these? Put the name within a sentence of the quotation.")
            })
        })
        .collect()
}

/// Whether somebody speaks in a sentence of the quotation, or in its block or one beside it, so that a
/// reader may take the words for theirs.
fn has_speaker_near(context: &Context<'_>, span: Span) -> bool {
    let sentences = context.annotations.sentences();
    let Some(block) = context.document.block_at(span.start) else {
        return false;
    };
    let near = block.saturating_sub(1)..=block + 1;
    context.annotations.explicit().any(|attribution| {
        let speaks = attribution.cue.as_ref().is_some_and(|cue| cue.kind == CueKind::Communication);
        speaks && sentences.get(attribution.sentence).is_some_and(|sentence| near.contains(&sentence.block))
    })
}

/// Whether a quotation is somebody's statement: in a paragraph, long enough, no title, and in a
/// sentence of which it is the whole.
fn is_statement(context: &Context<'_>, sentence: usize, span: Span) -> bool {
    let document = context.document;
    let sentence = &context.annotations.sentences()[sentence];
    let words: Vec<&str> = document.prose_of(span).split_whitespace().collect();
    let capitals = words
        .iter()
        .filter(|word| word.trim_start_matches(['“', '"', '‘', '\'']).starts_with(char::is_uppercase))
        .count();
    let title = capitals * 2 > words.len();
    let before = Span::new(sentence.span.start, span.start.max(sentence.span.start));
    let stands_alone = document.prose_of(before).trim().is_empty() && span.end + 2 >= sentence.span.end;
    document.blocks[sentence.block].kind.is_body() && words.len() >= SHORTEST && !title && stands_alone
}
