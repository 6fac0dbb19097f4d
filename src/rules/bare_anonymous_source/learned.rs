//! What an outlet says it has learned, without from whom: "the Velm Courier has learned that the bridge will close".

use super::super::{Context, Reach, passage};
use crate::annotations::{Attribution, SourceClass, name_kind};
use crate::finding::{Finding, Safety};
use crate::sentence::{Sentence, TokenKind};
use crate::syntax::{Relation, Tag};
use crate::text::Span;

/// The findings, in order.
pub(super) fn find<'a>(context: &'a Context<'a>) -> impl Iterator<Item = Finding> + 'a {
    let noted = context.noted("learned", Reach::Block, |block| {
        let learned = context.annotations.sentences_of(block).filter_map(|index| learned(context, index));
        learned.map(|learned| (learned, ())).collect()
    });
    let learned: Vec<Span> = noted.iter().map(|(learned, ())| learned).collect();
    learned.into_iter().filter_map(|learned| {
        let index = context.annotations.text.at(learned.start)?;
        let sentence = context.annotations.sentences().get(index)?;
        let loudest = passage::loudest(context, sentence)?;
        let is_open = is_fact(context, sentence, learned)
            && !context.annotations.is_quoted(learned)
            && !is_told(context, index, learned);
        is_open.then(|| {
            let message =
                "From whom? Say how many told you, what job, where, or which document you have seen.";
            let room =
                context.insert_behind(learned.end, " from TK", "Leave room for who told you", Safety::Unsafe);
            context.finding(learned, message).at_most(loudest).with_fix(Some(room))
        })
    })
}

/// The verb with its auxiliary, if an outlet is its subject: "has learned".
fn learned(context: &Context<'_>, sentence: usize) -> Option<Span> {
    let prose = &*context.document.prose;
    let tree = context.annotations.trees.get(sentence)?;
    let text = |at: usize| tree.words().get(at).map_or("", |word| word.span.of(prose));
    let verb = (0..tree.len())
        .find(|at| matches!(text(*at), "learned" | "learnt") && tree.tag(*at) == Tag::Participle)?;
    let has = verb.checked_sub(1).filter(|has| matches!(text(*has), "has" | "have"))?;
    let child =
        |relation| tree.children(verb).iter().copied().find(|child| tree.relation(*child) == relation);
    let subject = tree.words().get(tree.subtree(child(Relation::Subject)?))?;
    let subject = subject.first()?.span.join(subject.last()?.span).of(prose);
    let span = tree.words().get(has)?.span.join(tree.words().get(verb)?.span);
    is_outlet(context, subject).then_some(span)
}

/// One of the lists or of the house, or a name that ends as names of outlets do.
fn is_outlet(context: &Context<'_>, name: &str) -> bool {
    let is_own = |title: &String| title.eq_ignore_ascii_case(name);
    context.config.own_title.iter().any(is_own)
        || name_kind::reports_news(name, true)
        || (name.starts_with(char::is_uppercase) || name.starts_with("the "))
            && name_kind::is_outlet_name(name)
}

/// Whether it is a fact that has been learned: "has learned that the yard …", "…, the Courier has learned."; not "has learned
/// a lesson", "has learned that lesson", "has learned that it must".
fn is_fact(context: &Context<'_>, sentence: &Sentence, learned: Span) -> bool {
    let prose = &context.document.prose;
    let mut behind = passage::tokens_behind(context, sentence, learned.end)
        .map(|token| (token.kind, token.span.of(prose)));
    match behind.next() {
        None | Some((TokenKind::Punctuation, _)) => true,
        Some((_, "that")) => behind.next().is_some_and(|(_, word)| {
            matches!(word, "the" | "a" | "an" | "two" | "three") || word.starts_with(char::is_uppercase)
        }),
        Some(_) => false,
    }
}

/// Whether somebody else in the sentence says so.
fn is_told(context: &Context<'_>, index: usize, learned: Span) -> bool {
    let is_source = |attribution: &Attribution| {
        attribution.cue.as_ref().is_some_and(|cue| cue.reports && !cue.span.overlaps(learned))
            && attribution.source.is_some()
            && attribution.class() != SourceClass::SecondHand
    };
    let mut here = context.annotations.attributions_of(index..index + 1);
    here.any(|(_, attribution)| is_source(attribution))
}
