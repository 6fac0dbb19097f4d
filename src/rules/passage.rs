//! Where rules about sources look, and what stands around a place there.

use super::Context;
use super::blocks::REACH;
use crate::annotations::word::{Classes, Word};
use crate::annotations::{Attribution, CueKind, Name, Source, SourceClass};
use crate::document::BlockKind;
use crate::finding::Level;
use crate::lexicon::Terms;
use crate::sentence::{Sentence, Token, TokenKind};
use crate::text::Span;
use std::sync::LazyLock;

/// How loud a finding about a source may be in a sentence: a headline and an item of a list have no room
/// for one. `None` where the draft does not speak in its own voice.
pub(super) fn loudest(context: &Context<'_>, sentence: &Sentence) -> Option<Level> {
    match context.document.blocks.get(sentence.block)?.kind {
        BlockKind::Paragraph => Some(Level::Error),
        BlockKind::Headline | BlockKind::Subhead | BlockKind::ListItem => Some(Level::Hint),
        _ => None,
    }
}

/// The attributions of a draft with the sentence each stands in, in order.
pub(super) fn attributions<'a>(
    context: &Context<'a>,
) -> impl Iterator<Item = (&'a Attribution, &'a Sentence)> + use<'a> {
    let sentences = context.annotations.sentences();
    let attributions = context.annotations.explicit();
    attributions.filter_map(move |attribution| Some((attribution, sentences.get(attribution.sentence)?)))
}

/// Those of them in which somebody says or writes something.
pub(super) fn statements<'a>(
    context: &Context<'a>,
) -> impl Iterator<Item = (&'a Attribution, &'a Sentence)> + use<'a> {
    attributions(context).filter(|(attribution, _)| is_said(attribution))
}

/// Whether somebody says or writes something there, rather than thinks or wants it.
pub(super) fn is_said(attribution: &Attribution) -> bool {
    let kind = attribution.cue.as_ref().map(|cue| cue.kind);
    matches!(kind, Some(CueKind::Communication | CueKind::Document))
}

/// Where somebody who speaks in one of the next sentences is named with their office, in this paragraph or the next: "a local
/// official said. … Ana Ruiz, the deputy mayor, said".
pub(super) fn official_next(context: &Context<'_>, sentence: usize) -> Option<Span> {
    const WITHIN: usize = 3;
    let block = context.annotations.sentences().get(sentence)?.block;
    let mut next = context.annotations.attributions_of(sentence + 1..sentence + 1 + WITHIN);
    let (_, named) = next.find(|(_, other)| {
        let is_near = context
            .annotations
            .sentences()
            .get(other.sentence)
            .is_some_and(|sentence| sentence.block <= block + 1);
        let source = other.source.as_ref();
        is_near
            && is_said(other)
            && other.class() == SourceClass::NamedPerson
            && source.is_some_and(|source| source.described)
    })?;
    named.source.as_ref().map(|source| source.span)
}

/// Whether another attribution gives `span` to a source that is more than a crowd.
pub(super) fn is_attributed(context: &Context<'_>, span: Span) -> bool {
    context.annotations.attributions_in(span).any(|(_, attribution)| {
        let source = !matches!(attribution.class(), SourceClass::None | SourceClass::VagueCollective);
        source && is_said(attribution) && attribution.content.iter().any(|content| content.overlaps(span))
    })
}

/// The words of a span, in small letters.
pub(super) fn words(context: &Context<'_>, span: Span) -> Vec<String> {
    let text = span.of(&context.document.prose).to_lowercase();
    text.split(|mark: char| !mark.is_alphanumeric() && !matches!(mark, '-' | '\'' | '’' | '.'))
        .map(|word| word.trim_matches('.').to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// The words and numbers of a sentence behind an offset, in order.
pub(super) fn tokens_behind<'a>(
    context: &Context<'a>,
    sentence: &Sentence,
    offset: usize,
) -> impl Iterator<Item = &'a Token> + use<'a> {
    context.annotations.tokens_of(sentence).iter().filter(move |token| token.span.start >= offset)
}

/// The last word of a sentence that ends at or before an offset, if nothing else stands between.
pub(super) fn word_before<'a>(
    context: &Context<'a>,
    sentence: &Sentence,
    offset: usize,
) -> Option<&'a Token> {
    let mut tokens = context.annotations.tokens_of(sentence).iter().rev();
    tokens.find(|token| token.span.end <= offset).filter(|token| token.kind == TokenKind::Word)
}

/// A text that takes the place of a span, with a capital where that has one.
pub(super) fn in_place_of(context: &Context<'_>, span: Span, text: &str) -> String {
    let begins = span.of(&context.document.prose).starts_with(char::is_uppercase);
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if begins => first.to_uppercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// A noun in the singular, as far as its ending tells.
pub(super) fn singular(noun: &str) -> &str {
    noun.strip_suffix('s').unwrap_or(noun)
}

/// Whether a mention counts more people than anybody talks to in confidence: "100,000 people".
pub(super) fn counts_a_crowd(words: &[String]) -> bool {
    words.iter().any(|word| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The names in a sentence, in order.
pub(super) fn names_in<'a>(
    context: &Context<'a>,
    sentence: &Sentence,
) -> impl Iterator<Item = &'a Name> + use<'a> {
    let names = &context.annotations.names;
    let first = names.partition_point(|name| name.span.start < sentence.span.start);
    let end = sentence.span.end;
    names.get(first..).unwrap_or_default().iter().take_while(move |name| name.span.end <= end)
}

/// Who of those whom a noun tells of speaks by name in the next sentence, or behind a quotation that begins there.
pub(super) fn named_next(context: &Context<'_>, sentence: usize, noun: Span) -> Option<Span> {
    let source = speaks_next(context, sentence)?;
    (may_be_one(context, source, noun) || has_two_sides(context, sentence)).then_some(source.span)
}

/// "Supporters say …; opponents say …": whoever speaks next, with an office too, is on one of the sides.
fn has_two_sides(context: &Context<'_>, sentence: usize) -> bool {
    const LONGEST: usize = 60;
    let Some(sentence) = context.annotations.sentences().get(sentence) else { return false };
    let tokens = context.annotations.tokens_of(sentence).iter().take(LONGEST);
    let voices: Vec<String> =
        tokens.map(|token| token.span.of(&context.document.prose).to_lowercase()).collect();
    ["for", "against"].iter().all(|side| voices.iter().any(|voice| VOICES.is(singular(voice), side)))
}

/// Whether somebody may be one of those whom a noun tells of. Who bears another office or does other work is not: "some
/// teachers said … Principal Nora Lund said". Of critics and experts other work is no bar, but an office before the name.
fn may_be_one(context: &Context<'_>, source: &Source, noun: Span) -> bool {
    let prose = &context.document.prose;
    let group = words(context, noun);
    let role = singular(group.last().map_or("", String::as_str));
    if words(context, source.span).iter().any(|word| singular(word) == role) {
        return true;
    }
    let name = source.name.unwrap_or(source.span);
    let is_role = |token: &&Token| !name.covers(token.span) && Word::of(prose, token).is(Classes::ROLE);
    let is_open = VOICES.contains(role) || !tokens_in(context, noun).iter().any(|token| is_role(&token));
    let mut roles = tokens_in(context, source.span).iter().filter(is_role);
    !roles.any(|token| {
        let is_title = token.span.start < name.start;
        !is_open || is_title && !LEARNED_TITLES.contains(&token.span.of(prose).to_lowercase())
    })
}

static VOICES: LazyLock<Terms> = LazyLock::new(|| Terms::parse(include_str!("../lexicon/vague_voices.txt")));

static LEARNED_TITLES: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/learned_titles.txt")));

/// Who speaks by name in the next sentence, or behind a quotation that begins there.
pub(super) fn speaks_next<'a>(context: &Context<'a>, sentence: usize) -> Option<&'a Source> {
    const LONGEST_QUOTATION: usize = 4;
    let sentences = context.annotations.sentences();
    let block = sentences.get(sentence)?.block;
    // A quotation may run on over more paragraphs than a rule sees.
    let near = sentences.get(sentence + 1..)?.iter().take_while(|next| next.block <= block + REACH);
    let near = near.take(LONGEST_QUOTATION + 1);
    let is_quoted = |next: &&Sentence| context.annotations.is_quoted(next.span);
    let quoted = near.clone().take(LONGEST_QUOTATION).take_while(is_quoted).count();
    let seen = near.count().min(quoted + 1);
    let mut next = context.annotations.attributions_of(sentence + 1..sentence + 1 + seen);
    let (_, named) = next.find(|(_, other)| {
        is_said(other) && matches!(other.class(), SourceClass::NamedPerson | SourceClass::NamedOrganisation)
    })?;
    named.source.as_ref()
}

/// Who of the same kind speaks by name in the sentence before, in the same paragraph or the one before: "…, said Ana Ruiz, a
/// parent. Some parents said …".
pub(super) fn named_before(context: &Context<'_>, sentence: usize, role: &str) -> Option<Span> {
    let before = sentence.checked_sub(1)?;
    let mut before = context.annotations.attributions_of(before..sentence);
    let (_, named) = before.find(|(_, other)| {
        let source = other.source.as_ref();
        let is_of_kind = source.is_some_and(|source| {
            words(context, source.span).iter().any(|word| singular(word) == singular(role))
        });
        is_of_kind && is_said(other) && other.class() == SourceClass::NamedPerson
    })?;
    named.source.as_ref().map(|source| source.span)
}

/// Whether one of some spans, which are in order and lie apart, has a part of another.
pub(super) fn overlaps_any(spans: &[Span], span: Span) -> bool {
    let before = spans.partition_point(|other| other.start < span.end);
    before.checked_sub(1).and_then(|last| spans.get(last)).is_some_and(|other| other.overlaps(span))
}

/// The tokens that lie wholly in a span, in order.
pub(super) fn tokens_in<'a>(context: &Context<'a>, span: Span) -> &'a [Token] {
    let tokens = &context.annotations.text.tokens;
    let first = tokens.partition_point(|token| token.span.start < span.start);
    let end = tokens.partition_point(|token| token.span.end <= span.end);
    tokens.get(first..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::annotations::Annotations;
    use crate::config::Config;
    use crate::document::{Document, Format};
    use crate::finding::Level;
    use crate::rules::run;

    #[test]
    fn an_office_before_the_name_sets_somebody_apart_from_experts() {
        let level = |speaker: &str| {
            let draft = format!("Analysts said the cut was too small. {speaker} called it “a first step.”");
            let (document, config) = (Document::parse(&draft, Format::Plain), Config::default());
            let findings = run(&document, &Annotations::of(&document, &config), &config);
            let of_crowd = findings.iter().find(|finding| finding.rule == "vague-collective");
            of_crowd.map(|finding| finding.level)
        };
        assert_eq!(level("Nora Lund, Dean of the Velm School of Trade,"), Some(Level::Hint));
        assert_eq!(level("Professor Nora Lund"), Some(Level::Hint));
        assert_eq!(level("Mayor Nora Lund"), Some(Level::Warning));
    }
}
