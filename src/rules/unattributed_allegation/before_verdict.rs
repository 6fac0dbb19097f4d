//! A defendant who is called guilty while the trial goes on: "the murderer listened without expression".

use super::super::misused_alleged::CULPRITS;
use super::super::{Context, Reach, law, passage};
use crate::finding::Finding;
use crate::lexicon::Entry;
use crate::sentence::Sentence;
use crate::text::Span;
use std::collections::BTreeSet;

/// So many different words of a trial tell of one: "a trial of the new lock" has one.
const WORDS_OF_TRIAL: usize = 2;

/// The findings, in order: none where the draft tells of no trial, or of a conviction.
pub(super) fn find(context: &Context<'_>) -> Vec<Finding> {
    let labels = context.noted("labels", Reach::Block, |block| {
        let sentences = context.annotations.sentences_in(block).iter();
        sentences.flat_map(|sentence| labels(context, sentence)).map(|span| (span, ())).collect()
    });
    if labels.is_empty() {
        return Vec::new();
    }
    let stages = context.noted("stages", Reach::Block, |block| {
        let sentences = context.annotations.sentences_in(block).iter();
        sentences.flat_map(|sentence| stages(context, sentence)).collect()
    });
    let mut of_trial = BTreeSet::new();
    for (_, stage) in stages.iter() {
        match stage {
            Stage::Trial(word) => of_trial.insert(*word),
            Stage::Verdict => return Vec::new(),
        };
    }
    if of_trial.len() < WORDS_OF_TRIAL {
        return Vec::new();
    }
    let own = labels.iter().map(|(span, ())| span).filter(|span| !passage::is_attributed(context, *span));
    let message = "Is there a verdict? Until then say “the defendant”, or who calls them so.";
    own.map(|span| context.finding(span, message)).collect()
}

/// How far a trial has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// It goes on, or is to come: by that word.
    Trial(&'static str),
    Verdict,
}

/// "The murderer", in the body and outside quotation marks.
fn labels(context: &Context<'_>, sentence: &Sentence) -> Vec<Span> {
    let prose = &context.document.prose;
    let is_body = context.document.blocks.get(sentence.block).is_some_and(|block| block.kind.is_body());
    let words = context.annotations.tokens_of(sentence).windows(2).filter(|_| is_body);
    let labels = words.filter(|two| {
        two[0].span.of(prose).eq_ignore_ascii_case("the") && CULPRITS.is(two[1].span.of(prose), "guilt")
    });
    labels
        .map(|two| two[0].span.join(two[1].span))
        .filter(|span| !context.annotations.is_quoted(*span))
        .collect()
}

/// The stages that a sentence tells of; "not guilty" is a plea.
fn stages(context: &Context<'_>, sentence: &Sentence) -> Vec<(Span, Stage)> {
    let is_denied = |word: Span| {
        let before = passage::word_before(context, sentence, word.start);
        before.is_some_and(|before| before.span.of(&context.document.prose).eq_ignore_ascii_case("not"))
    };
    let stage = |(word, entry): (Span, &'static Entry)| {
        if law::is(entry, "trial") {
            return Some(Stage::Trial(entry.term));
        }
        (law::is(entry, "verdict") && !is_denied(word)).then_some(Stage::Verdict)
    };
    law::words(context, sentence.span).filter_map(stage).map(|stage| (sentence.span, stage)).collect()
}
