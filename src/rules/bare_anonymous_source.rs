//! A source of whom the reader learns nothing.

use super::passage::{self, singular};
use super::unnamed::{self, Unnamed};
use super::{Context, Family, Question, Rule};
use crate::annotations::word::{Classes, Word};
use crate::annotations::{Attribution, CueKind, Source, SourceClass};
use crate::finding::{Finding, Level, Safety};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    name: "bare-anonymous-source",
    summary: "A source of whom the reader learns nothing",
    page: include_str!("bare_anonymous_source.md"),
    family: Family::Anonymity,
    level: Level::Warning,
    core: true,
    question: Question::WhoIsThat,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    unnamed::of_class(context, SourceClass::Anonymous)
        .filter(|unnamed| !unnamed.source.described && speaks(unnamed.attribution))
        .filter_map(|unnamed| judge(context, &unnamed))
        .collect()
}

/// Whether they say something, or are said to believe it: "officials believe the fire was set".
fn speaks(attribution: &Attribution) -> bool {
    let believes = attribution.cue.as_ref().is_some_and(|cue| cue.kind == CueKind::Belief && !cue.agentless);
    passage::is_said(attribution) || believes
}

fn judge(context: &Context<'_>, unnamed: &Unnamed<'_>) -> Option<Finding> {
    let source = unnamed.source;
    let first = unnamed.words.first()?.as_str();
    if unnamed.is_pronoun()
        || unnamed.points_back
        || passage::counts_a_crowd(&unnamed.words)
        || !is_somebody(context, source)
    {
        return None;
    }
    let newcomer = unnamed.words.len() > 1 && !matches!(first, "one" | "another" | "other" | "some");
    let known = described_before(context, source);
    let message = if source.plural {
        "Who are they, and how do they know? Say how many, what job, where."
    } else {
        "Who is this, and how do they know? Say what job, where, and how close."
    };
    let finding = context.finding(source.span, message).with_fix(fix(context, source));
    let finding = match context.config.policy.require_source_description {
        Some(true) => context.raised(finding, Level::Error),
        Some(false) => finding.at_most(Level::Hint),
        None => finding,
    };
    let finding = finding.at_most(unnamed.loudest);
    let finding = match known {
        Some(earlier) if !newcomer => {
            let related = context.related(earlier, "Are they among these? Then say so.");
            finding.at_most(Level::Hint).with_related(related)
        }
        _ => finding,
    };
    Some(unnamed::with_other_uses(context, unnamed.index, finding))
}

/// "One official", not "one episode": the head is a role of people.
fn is_somebody(context: &Context<'_>, source: &Source) -> bool {
    let prose = &context.document.prose;
    let head = source.head.of(prose).to_lowercase();
    let tokens = context.annotations.text.tokens.iter().filter(|token| source.head.covers(token.span));
    let mut roles = tokens.map(|token| Word::of(prose, token).is(Classes::ROLE | Classes::NUMBER));
    roles.any(|role| role) || matches!(head.as_str(), "people" | "person" | "persons" | "man" | "woman")
}

/// Where the draft has already said of people of that role whose they are.
fn described_before(context: &Context<'_>, source: &Source) -> Option<Span> {
    let prose = &context.document.prose;
    let noun = source.head.of(prose).to_lowercase();
    let role = singular(noun.split(' ').next_back()?).to_owned();
    let earlier = context.annotations.explicit().filter_map(|attribution| attribution.source.as_ref());
    let mut earlier = earlier.filter(|other| other.span.end <= source.span.start && other.described);
    let as_source = earlier.find(|other| {
        let head = other.head.of(prose).to_lowercase();
        head.split(' ').next_back().is_some_and(|word| singular(word) == role)
    });
    as_source.map(|other| other.span).or_else(|| named_before(context, source, &role))
}

/// "Velm officials", "officials of the port": the role with a name beside it, earlier in the draft.
fn named_before(context: &Context<'_>, source: &Source, role: &str) -> Option<Span> {
    let prose = &context.document.prose;
    let tokens = &context.annotations.text.tokens;
    let behind = tokens.partition_point(|token| token.span.start < source.span.start);
    tokens.get(..behind)?.windows(3).find_map(|three| {
        let [before, noun, after] = three else { return None };
        let is_role = singular(&noun.span.of(prose).to_lowercase()) == role;
        let named = before.span.of(prose).starts_with(char::is_uppercase) && before.span.len() > 3
            || matches!(after.span.of(prose), "of" | "at" | "from");
        (is_role && named).then(|| before.span.join(noun.span))
    })
}

fn fix(context: &Context<'_>, source: &Source) -> Option<crate::finding::Fix> {
    let text = if source.plural {
        "TK (number) TK (role) at TK with direct knowledge of TK"
    } else {
        "a TK (role) at TK with direct knowledge of TK"
    };
    context.replace(source.span, text, "Leave room for who it is", Safety::Unsafe)
}
