//! Sources that are several in one place and one in another.

use super::passage::{self, singular};
use super::uses::Uses;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::word::{Classes, Word};
use crate::annotations::{Scope, Source, SourceClass};
use crate::finding::{Finding, Level, Safety};
use crate::sentence::Sentence;
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    name: "source-plurality-mismatch",
    summary: "Sources that are several in one place and one in another",
    page: include_str!("source_plurality_mismatch.md"),
    family: Family::Anonymity,
    level: Level::Warning,
    core: false,
    question: Question::WhoIsThat,
    reach: Reach::Draft,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let noted = context.noted("roles", Reach::Nearby, |block| {
        let roles = context.annotations.sentences_of(block).flat_map(|sentence| roles(context, sentence));
        roles.map(|(source, _, role)| (source.span, role)).collect()
    });
    if noted.is_empty() {
        return Vec::new();
    }
    let mut sentences: Vec<usize> =
        noted.iter().filter_map(|(span, _)| context.annotations.text.at(span.start)).collect();
    sentences.dedup();
    let roles: Vec<(&Source, &Sentence, String)> =
        sentences.into_iter().flat_map(|sentence| roles(context, sentence)).collect();
    let uses = Uses::of(context, roles.iter().map(|(_, _, role)| role.clone()));
    roles
        .iter()
        .filter_map(|(source, sentence, role)| judge(context, &uses, (source, role), sentence))
        .collect()
}

/// The sources of a sentence that are called by their role alone, with the role.
fn roles<'a>(
    context: &Context<'a>,
    sentence: usize,
) -> impl Iterator<Item = (&'a Source, &'a Sentence, String)> {
    let here = context.annotations.attributions_of(sentence..sentence + 1);
    let here =
        here.filter(|(_, attribution)| attribution.scope == Scope::Explicit && passage::is_said(attribution));
    here.filter_map(move |(_, attribution)| {
        let source = attribution.source.as_ref()?;
        let sentence = context.annotations.sentences().get(sentence)?;
        Some((source, sentence, definite_role(context, source)?))
    })
}

/// "The executive" where the draft has spoken of executives alone, "the officials" where it has of one.
fn judge(
    context: &Context<'_>,
    uses: &Uses,
    (source, role): (&Source, &str),
    sentence: &Sentence,
) -> Option<Finding> {
    let loudest = passage::loudest(context, sentence)?;
    let before = |plural| uses.before(role, plural, source.span.start);
    let other = before(!source.plural);
    // Two that were introduced one by one are several.
    let several = other.len() > 1 && source.plural;
    if !before(source.plural).is_empty() || several {
        return None;
    }
    let spoke = *other.iter().rev().find(|noun| is_unnamed_source(context, **noun))?;
    let between = Span::new(spoke.end, source.span.start);
    if names_somebody(context, between) || context.annotations.is_quoted(source.span) {
        return None;
    }
    let message = if source.plural {
        "Was it one or several? Earlier there is one: say which others, or keep to one."
    } else {
        "Was it one or several? Earlier there are several: say “one of the …”, or keep to the number."
    };
    let noun = source.head.of(&context.document.prose);
    let fix = (!source.plural).then(|| {
        let one = format!("one of the TK {}", plural_of(noun));
        let title = "Change to “one of the TK …”";
        context.replace(source.span, one, title, Safety::Unsafe)
    });
    let finding = context.finding(source.span, message).at_most(loudest).with_fix(fix.flatten());
    Some(finding.with_related(context.related(spoke, "The earlier mention")))
}

/// The role of "the executive" and "the executives", in the singular, where nothing else is said of them.
fn definite_role(context: &Context<'_>, source: &Source) -> Option<String> {
    if !matches!(source.class, SourceClass::Anonymous | SourceClass::Pronoun) || source.name.is_some() {
        return None;
    }
    let words = passage::words(context, source.span);
    let definite = words.len() == 2 && words[0] == "the";
    let role = words.get(1).map(|word| singular(word).to_owned())?;
    let prose = &context.document.prose;
    let mut head = passage::tokens_in(context, source.head).iter();
    let is_role = head.any(|token| Word::of(prose, token).is(Classes::ROLE));
    // "The people" are no more than one by their ending.
    let has_singular = !source.plural || words.get(1) != Some(&role);
    (definite && is_role && has_singular && source.span.of(prose).ends_with(char::is_lowercase))
        .then_some(role)
}

/// Whether that use is part of the mention of somebody unnamed who says something.
fn is_unnamed_source(context: &Context<'_>, span: Span) -> bool {
    let near = context.annotations.attributions_around(span);
    near.filter_map(|(_, attribution)| attribution.source.as_ref()).any(|source| {
        let unnamed = matches!(source.class, SourceClass::Anonymous | SourceClass::VagueCollective);
        unnamed && source.head.covers(span)
    })
}

/// Whether somebody by name speaks in between: "the expert" may be that one.
fn names_somebody(context: &Context<'_>, between: Span) -> bool {
    let mut sources = context.annotations.explicit().filter_map(|attribution| attribution.source.as_ref());
    sources.any(|source| source.class == SourceClass::NamedPerson && between.covers(source.span))
}

fn plural_of(noun: &str) -> String {
    format!("{noun}s")
}
