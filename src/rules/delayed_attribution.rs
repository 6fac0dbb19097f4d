//! Quoted or reported matter that runs on for sentences before the reader learns who says it.

use super::claims;
use super::passage;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::{Attribution, Quotation, Source, SourceClass};
use crate::document::Block;
use crate::finding::{Finding, Fix, Level, Safety};
use crate::lexicon::Phrases;
use crate::sentence::Sentence;
use crate::text::Span;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "delayed-attribution",
    summary: "Sentences of quotation or report before the reader learns who says it",
    page: include_str!("delayed_attribution.md"),
    family: Family::Attribution,
    level: Level::Info,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

static LOOKING_BACK: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/late_attributions.txt")));

/// So many sentences before the speaker are too many, if they are not a few words thrown in.
const SENTENCES: usize = 3;

/// So many words are soon read, in however many sentences: “I know. I know. Sit down.”
const SHORT: usize = 12;

/// More words than these, in two sentences or more, are too many.
const WORDS: usize = 40;

/// So many blocks before a quotation tell its reader who is speaking.
const REACH: usize = 2;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let quoted = passage::statements(context)
        .filter_map(|(attribution, sentence)| quoted(context, attribution, sentence));
    let reported = context.noted("reported", Reach::Nearby, |block| {
        let sentences = context.annotations.sentences_of(block).zip(context.annotations.sentences_in(block));
        sentences.filter_map(|(index, sentence)| reported(context, index, sentence)).collect()
    });
    let mut findings: Vec<Finding> = quoted.chain(reported.iter()).collect();
    findings.sort_by_key(|finding| finding.span.start);
    findings.dedup_by_key(|finding| finding.span);
    findings
}

/// A quotation that opens its paragraph and names its speaker only behind its last sentence.
fn quoted(context: &Context<'_>, attribution: &Attribution, sentence: &Sentence) -> Option<Finding> {
    let (source, cue) = (attribution.source.as_ref()?, attribution.cue.as_ref()?);
    let loudest = passage::loudest(context, sentence)?;
    let clause = source.span.join(cue.span);
    let (first, last) = quotation_before(context, attribution, clause, sentence)?;
    let sentences = context.annotations.sentences();
    let opening = context.annotations.text.at(first.inner.start)?;
    let count = attribution.sentence.checked_sub(opening)? + 1;
    let quotation = Span::new(first.span.start, last.span.end);
    let words = quotation.of(&context.document.prose).split_whitespace().count();
    let most_words = if count < SENTENCES { WORDS } else { SHORT };
    if count < 2 || words <= most_words || is_known(context, first.block, source) {
        return None;
    }
    let opening = sentences.get(opening)?.span;
    let message = "Who says this? Name the speaker here, behind the first sentence, and let the rest run on.";
    let fix = move_up(context, last, opening, clause, sentence).filter(|_| first.span == last.span);
    let finding = context.finding(opening, message).at_most(loudest).with_fix(fix);
    Some(finding.with_related(context.related(clause, "Only here does the reader learn who speaks")))
}

/// The first and the last paragraph's part of the quotation right before a reporting clause, if it opens a
/// paragraph.
fn quotation_before<'a>(
    context: &Context<'a>,
    attribution: &Attribution,
    clause: Span,
    sentence: &Sentence,
) -> Option<(&'a Quotation, &'a Quotation)> {
    let quotations = &context.annotations.quotations;
    let behind = quotations.partition_point(|quotation| quotation.span.start < clause.start);
    let at = quotations.get(..behind)?.iter().rposition(|quotation| quotation.depth == 0)?;
    let last = quotations.get(at)?;
    let touches = last.block == sentence.block
        && last.span.end <= clause.start
        && attribution.content.iter().any(|content| content.overlaps(last.span))
        && Span::new(last.span.end, clause.start).of(&context.document.prose).trim() == "";
    if !touches {
        return None;
    }
    let carries_on = |quotation: &&Quotation| quotation.carries_on && quotation.depth == 0;
    let first = quotations.get(..at)?.iter().rev().take_while(carries_on).last().unwrap_or(last);
    let opens = context.document.blocks.get(first.block)?.span.start == first.span.start;
    opens.then_some((first, last))
}

/// Whether the reader knows that speaker when the paragraph begins: one who is pointed back to, of whom the
/// paragraphs before speak, or whom the last of them introduces by a colon.
fn is_known(context: &Context<'_>, block: usize, source: &Source) -> bool {
    if source.class == SourceClass::Pronoun {
        return true;
    }
    let before = context.document.blocks.get(block.saturating_sub(REACH)..block).unwrap_or_default();
    let introduces = |block: &Block| context.document.prose_of(block.span).trim_end().ends_with(':');
    before.last().is_some_and(introduces) || before.iter().any(|block| speaks_of(context, block.span, source))
}

/// Whether a passage has the last word of a source's name or of the noun that stands for it.
fn speaks_of(context: &Context<'_>, passage: Span, source: &Source) -> bool {
    let name = passage::words(context, source.name.unwrap_or(source.head));
    let known = passage::words(context, passage);
    name.last().is_some_and(|last| {
        known.iter().any(|word| word.trim_end_matches(['s', '’', '\'']) == last.trim_end_matches('s'))
    })
}

/// Puts the reporting clause behind the first sentence of the quotation, where it is all that follows it.
fn move_up(
    context: &Context<'_>,
    quotation: &Quotation,
    opening: Span,
    clause: Span,
    sentence: &Sentence,
) -> Option<Fix> {
    let prose = &context.document.prose;
    let said = Span::new(quotation.span.end, sentence.span.end).of(prose).trim();
    let said = said.strip_suffix('.').filter(|said| *said == clause.of(prose))?;
    let open = Span::new(quotation.span.start, quotation.inner.start).of(prose);
    let close = Span::new(quotation.inner.end, quotation.span.end).of(prose);
    let gap = Span::new(opening.end.checked_sub(1)?, opening.end + 1);
    let stop = match prose.get(gap.range())? {
        ". " => ',',
        "? " => '?',
        "! " => '!',
        _ => return None,
    };
    let inner = quotation.inner.of(prose);
    let body = inner.strip_suffix(',').unwrap_or(inner);
    let last_stop = if body.len() < inner.len() { "." } else { "" };
    let tail = Span::new(quotation.inner.start + body.len(), sentence.span.end);
    let title = "Put the speaker behind the first sentence";
    let mut fix = context.replace(gap, format!("{stop}{close} {said}. {open}"), title, Safety::Unsafe)?;
    fix.edits.extend(context.replace(tail, format!("{last_stop}{close}"), title, Safety::Unsafe)?.edits);
    Some(fix)
}

/// A sentence that says of those before it whose they are: "All this was set out by an inspector."
fn reported(context: &Context<'_>, index: usize, sentence: &Sentence) -> Option<Finding> {
    let prose = &context.document.prose;
    let loudest = passage::loudest(context, sentence)?;
    let mut phrases = LOOKING_BACK.find(prose, sentence.span);
    let (phrase, _) = phrases.next().filter(|(span, _)| span.start == sentence.span.start)?;
    let sentences = context.annotations.sentences();
    let bare = |at: &usize| {
        sentences
            .get(*at)
            .is_some_and(|before| before.block == sentence.block && !has_source(context, before))
    };
    let first = (0..index).rev().take_while(bare).last()?;
    let opening = sentences.get(first)?;
    if index - first < 2 {
        return None;
    }
    let message = "Who says this? Name the source here, with the first of it.";
    let finding = context.finding(opening.span, message).at_most(loudest);
    let related = context.related(phrase, "Only here does the reader learn whose account it is");
    Some(finding.with_related(related).with_fix(claims::insert_source(context, first)))
}

/// Whether somebody is said to say something in a sentence.
fn has_source(context: &Context<'_>, sentence: &Sentence) -> bool {
    let mut touching = context.annotations.attributions_in(sentence.span);
    touching.any(|(_, attribution)| attribution.source.is_some() && passage::is_said(attribution))
}
