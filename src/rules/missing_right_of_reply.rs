//! An accusation of somebody named in a draft that nowhere shows that they were asked.

use super::{Context, Family, Question, Rule};
use crate::annotations::name::{is_title, without_possessive};
use crate::annotations::word::{Classes, Word};
use crate::annotations::{Attribution, Name, Trigger, name_kind};
use crate::finding::{Finding, Fix, Level, Safety};
use crate::lexicon::gazetteer::GAZETTEER;
use crate::lexicon::{Phrases, Terms};
use crate::sentence::Sentence;
use crate::syntax::Tag;
use crate::text::Span;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "missing-right-of-reply",
    summary: "An accusation without a sign that the accused was asked",
    page: include_str!("missing_right_of_reply.md"),
    family: Family::Claims,
    level: Level::Warning,
    core: false,
    question: Question::Other,
    check,
};

static SIGNS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/reply_signs.txt")));

static ACCUSING: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/accusation_cues.txt")));

/// At most so many words stand between a verb of accusation and the name of its object: "blamed the owner, Hollis".
const NEAR: usize = 5;

/// One accusation that nobody has answered in the draft.
struct Accusation<'a> {
    /// The words that accuse.
    words: Span,
    accused: &'a Name,
    is_person: bool,
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut open: Vec<Accusation<'_>> = accusations(context)
        .filter(|accusation| !is_of_record(context, accusation) && !is_answered(context, accusation.accused))
        .collect();
    open.sort_by_key(|accusation| accusation.words.start);
    open.dedup_by_key(|accusation| accusation.accused.span);
    let Some((first, others)) = open.split_first() else { return Vec::new() };
    let message = "Have they been asked? Give the answer, or say when you asked and that none came.";
    let loudest = if open.iter().any(|one| one.is_person) { Level::Warning } else { Level::Info };
    let finding = context.finding(first.words, message).at_most(loudest).with_fix(leave_room(context, first));
    vec![others.iter().fold(finding, |finding, other| {
        finding.with_related(context.related(other.words, "And here: have they been asked?"))
    })]
}

/// All accusations of somebody named: by a verb that accuses, and of an act that discredits.
fn accusations<'a>(context: &Context<'a>) -> impl Iterator<Item = Accusation<'a>> {
    let context = *context;
    let sentences = context.annotations.sentences();
    let by_verb = context.annotations.explicit().filter_map(move |attribution| {
        let sentence = sentences.get(attribution.sentence)?;
        let (words, accused) = accused_by_verb(&context, attribution, sentence)?;
        accusation(&context, words, accused, sentence)
    });
    let claims = context.annotations.claims.iter().filter(|claim| claim.trigger == Trigger::Accusation);
    let by_act = claims.filter_map(move |claim| {
        let sentence = sentences.get(claim.sentence)?;
        let doer =
            names_in(&context, sentence).take_while(|name| name.span.end <= claim.span.start).last()?;
        accusation(&context, claim.span, doer, sentence)
    });
    by_verb.chain(by_act)
}

fn accusation<'a>(
    context: &Context<'a>,
    words: Span,
    accused: &'a Name,
    sentence: &Sentence,
) -> Option<Accusation<'a>> {
    let in_body = context.document.blocks.get(sentence.block)?.kind.is_body();
    let name = accused.span.of(&context.document.prose);
    let is_first_word = accused.begins_sentence && accused.tokens.len() == 1;
    if is_first_word && !is_named_elsewhere(context, accused) {
        return None;
    }
    // States, peoples and parties accuse each other daily, and answer elsewhere.
    let is_group = accused.tokens.len() == 1 && is_plural(context, accused);
    let can_be_asked = !is_group
        && in_body
        && !name_kind::is_place(without_possessive(name))
        && !context.annotations.is_quoted(words);
    can_be_asked.then(|| Accusation { words, accused, is_person: is_private_person(context, accused) })
}

/// Whether a word with a capital at the start of a sentence is a name: it stands in another, or is a given one.
fn is_named_elsewhere(context: &Context<'_>, word: &Name) -> bool {
    let prose = &context.document.prose;
    let text = word.span.of(prose);
    let mut others =
        context.annotations.names.iter().filter(|name| !name.begins_sentence || name.tokens.len() > 1);
    name_kind::is_given_name(text) || others.any(|name| is_part_of(text, name.span.of(prose)))
}

/// The words of a verb that accuses and whom it accuses: its object, or the subject of its passive.
fn accused_by_verb<'a>(
    context: &Context<'a>,
    attribution: &'a Attribution,
    sentence: &Sentence,
) -> Option<(Span, &'a Name)> {
    let cue = attribution.cue.as_ref().filter(|cue| ACCUSING.contains(&cue.lemma))?;
    let is_passive = cue.agentless || {
        let words = super::passage::words(context, cue.span);
        words
            .iter()
            .any(|word| matches!(word.as_str(), "is" | "are" | "was" | "were" | "been" | "being" | "be"))
    };
    let mut names = names_in(context, sentence);
    let accused = if is_passive {
        names.take_while(|name| name.span.end <= cue.span.start).last()
    } else {
        names
            .find(|name| name.span.start >= cue.span.end)
            .filter(|name| is_object(context, sentence, cue.span, name))
    };
    accused.map(|accused| (cue.span, accused))
}

/// Whether a name is all or the last of what follows a verb: nothing but a description of it stands between, and it
/// owns nothing ("accused Rade's firm").
fn is_object(context: &Context<'_>, sentence: &Sentence, verb: Span, name: &Name) -> bool {
    let prose = &context.document.prose;
    let between = super::passage::tokens_behind(context, sentence, verb.end);
    let between = between.take_while(|token| token.span.start < name.span.start);
    let breaks = Classes::PREPOSITION
        | Classes::SUBORDINATOR
        | Classes::COORDINATOR
        | Classes::RELATIVE
        | Classes::QUOTE;
    let words: Vec<Word> = between.map(|token| Word::of(prose, token)).collect();
    let text = name.span.of(prose);
    words.len() <= NEAR && !words.iter().any(|word| word.is(breaks)) && without_possessive(text) == text
}

fn names_in<'a>(context: &Context<'a>, sentence: &Sentence) -> impl Iterator<Item = &'a Name> + use<'a> {
    let names = &context.annotations.names;
    let first = names.partition_point(|name| name.span.start < sentence.span.start);
    let end = sentence.span.end;
    names.get(first..).unwrap_or_default().iter().take_while(move |name| name.span.end <= end)
}

/// Whether a name's last word is a plural: "Republicans".
fn is_plural(context: &Context<'_>, name: &Name) -> bool {
    let Some(sentence) = context.annotations.text.at(name.span.start) else { return false };
    let Some(tree) = context.annotations.trees.get(sentence) else { return false };
    let last = tree.words().iter().rposition(|word| name.span.covers(word.span));
    last.is_some_and(|last| matches!(tree.tag(last), Tag::Names | Tag::Nouns))
}

/// A person by given name and surname who holds no office as far as the words before the name tell.
fn is_private_person(context: &Context<'_>, name: &Name) -> bool {
    let words: Vec<&str> = name.span.of(&context.document.prose).split_whitespace().collect();
    let holds_no_office =
        words.first().is_some_and(|first| !is_title(first) && name_kind::is_given_name(first));
    let is_famous = |word: &&str| GAZETTEER.famous().any(|name| name == *word);
    holds_no_office && (2..=3).contains(&words.len()) && !words.last().is_some_and(is_famous)
}

/// Whether the accusation is reported from a court or a parliament.
fn is_of_record(context: &Context<'_>, accusation: &Accusation<'_>) -> bool {
    let Some(sentence) = context.annotations.text.at(accusation.words.start) else { return false };
    let Some(sentence) = context.annotations.sentences().get(sentence) else { return false };
    signs(context, sentence.span).any(|(_, kind)| kind == "record")
}

/// Whether the draft shows that the accused was asked: they speak in it, or a sign of a reply is theirs.
fn is_answered(context: &Context<'_>, accused: &Name) -> bool {
    let prose = &context.document.prose;
    let shares = |text: &str| text.split_whitespace().any(|word| is_part_of(word, accused.span.of(prose)));
    let speaks = context.annotations.ledger.entries.iter().any(|entry| shares(&entry.name));
    let mentions: Vec<&Name> =
        context.annotations.names.iter().filter(|name| shares(name.span.of(prose))).collect();
    speaks
        || context.annotations.sentences().iter().any(|sentence| {
            let replies = signs(context, sentence.span).any(|(_, kind)| kind == "reply");
            let near = || mentions.iter().any(|name| name.block.abs_diff(sentence.block) <= 1);
            replies
                && (near()
                    || names_in(context, sentence).all(|name| name.begins_sentence && name.tokens.len() == 1))
        })
}

/// Whether a word is one of a name's own, its small words and titles left out.
fn is_part_of(word: &str, name: &str) -> bool {
    const SHORTEST: usize = 3;
    let word = without_possessive(word.trim_matches(|mark: char| !mark.is_alphanumeric()));
    let is_telling = word.len() >= SHORTEST && word.starts_with(char::is_uppercase) && !is_title(word);
    is_telling && name.split_whitespace().any(|part| without_possessive(part) == word)
}

fn signs(context: &Context<'_>, within: Span) -> impl Iterator<Item = (Span, &'static str)> {
    SIGNS.find(&context.document.prose, within).map(|(span, entry)| (span, entry.field(1)))
}

/// A sentence for the answer, at the end of the paragraph.
fn leave_room(context: &Context<'_>, accusation: &Accusation<'_>) -> Option<Fix> {
    let block = context.document.blocks.get(accusation.accused.block)?;
    let text = " TK did not respond to a request for comment sent on TK.";
    context.replace(Span::at(block.span.end), text, "Leave room for the reply", Safety::Unsafe)
}
