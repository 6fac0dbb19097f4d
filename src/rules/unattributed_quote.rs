//! A quotation of a clause or more that nobody speaks.

use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::{CueKind, Scope, name_kind};
use crate::finding::{Finding, Fix, Level, Safety};
use crate::syntax::Relation;
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    name: "unattributed-quote",
    summary: "A quotation without a speaker",
    page: include_str!("unattributed_quote.md"),
    family: Family::Quotes,
    level: Level::Error,
    core: true,
    question: Question::WhoSaysSo,
    reach: Reach::Draft,
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
            let statement = is_statement(context, orphan.sentence, span)
                && !has_speaker_near(context, span)
                && !follows_an_act(context, orphan.sentence);
            statement.then(|| {
                let message = "Whose words are these? Put the name within a sentence of the quotation.";
                context.finding(span, message).with_fix(leave_room(context, span))
            })
        })
        .collect()
}

/// Puts "TK said." behind a quotation that ends its paragraph or stands before a new sentence: a stop within its
/// marks becomes a comma, its words stay.
fn leave_room(context: &Context<'_>, quotation: Span) -> Option<Fix> {
    let prose = &context.document.prose;
    let text = quotation.of(prose);
    let words = text.trim_end_matches(['”', '"', '’', '»']);
    let is_closed = words.len() < text.len();
    let block = context.document.blocks.get(context.document.block_at(quotation.start)?)?.span;
    let behind = prose.get(quotation.end..block.end)?;
    if !is_closed || !behind.is_empty() && !behind.starts_with(' ') {
        return None;
    }
    let title = "Insert “TK said”";
    let stop = Span::new(quotation.start + words.len().checked_sub(1)?, quotation.start + words.len());
    match words.chars().next_back()? {
        '.' => {
            let mut fix = context.replace(stop, ",", title, Safety::Unsafe)?;
            fix.edits.extend(context.insert_behind(quotation.end, " TK said.", title, Safety::Unsafe).edits);
            Some(fix)
        }
        '?' | '!' | ',' => Some(context.insert_behind(quotation.end, " TK said.", title, Safety::Unsafe)),
        _ => None,
    }
}

/// Whether somebody speaks in a sentence of the quotation, or in its block or one beside it, so that a
/// reader may take the words for theirs.
fn has_speaker_near(context: &Context<'_>, span: Span) -> bool {
    let sentences = context.annotations.sentences();
    let Some(block) = context.document.block_at(span.start) else {
        return false;
    };
    let opens = opening_block(context, block);
    let first = sentences.partition_point(|sentence| sentence.block + 1 < opens);
    let Some(last) = sentences.partition_point(|sentence| sentence.block <= block + 1).checked_sub(1) else {
        return false;
    };
    context.annotations.attributions_of(first..last + 1).any(|(_, attribution)| {
        let speaks = attribution.cue.as_ref().is_some_and(|cue| cue.kind == CueKind::Communication);
        speaks && attribution.scope == Scope::Explicit
    })
}

/// The block in which a quotation begins that runs on over paragraphs into this one, or this one.
fn opening_block(context: &Context<'_>, block: usize) -> usize {
    let quotations = &context.annotations.quotations;
    let carries_on = |block: usize| {
        let first = quotations.partition_point(|quotation| quotation.block < block);
        let mut here = quotations.iter().skip(first).take_while(|quotation| quotation.block == block);
        here.any(|quotation| quotation.carries_on)
    };
    (0..block).rev().take_while(|before| carries_on(*before)).last().unwrap_or(block)
}

/// Whether the sentence before, in the same paragraph, is about somebody: "Ana Ruiz shook her head. “We …”".
fn follows_an_act(context: &Context<'_>, sentence: usize) -> bool {
    let Some(before) = sentence.checked_sub(1) else { return false };
    let sentences = context.annotations.sentences();
    let is_one_paragraph = match (sentences.get(before), sentences.get(sentence)) {
        (Some(one), Some(other)) => one.block == other.block,
        _ => false,
    };
    is_one_paragraph
        && context.annotations.trees.get(before).is_some_and(|tree| {
            (0..tree.len()).any(|word| {
                let is_subject = tree.relation(word) == Relation::Subject
                    && tree.head(word).is_some_and(|verb| tree.relation(verb) == Relation::Root);
                let span = tree.words().get(word).map_or(Span::default(), |word| word.span);
                is_subject && is_person(context, span)
            })
        })
}

/// Whether a word stands for a person: "he", "she", "they", a given name with a surname, or that surname alone.
fn is_person(context: &Context<'_>, word: Span) -> bool {
    let prose = &context.document.prose;
    if matches!(word.of(prose).to_lowercase().as_str(), "he" | "she" | "they") {
        return true;
    }
    let mut names = context.annotations.names.iter().map(|name| name.span);
    let Some(name) = names.clone().find(|name| name.covers(word)) else { return false };
    let ends_alike = |full: Span| full.of(prose).rsplit(' ').next() == name.of(prose).rsplit(' ').next();
    names.any(|full| {
        let words = full.of(prose).split_once(' ');
        ends_alike(full) && words.is_some_and(|(first, _)| name_kind::is_given_name(first))
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
