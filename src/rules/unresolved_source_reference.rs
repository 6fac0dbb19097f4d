//! A later mention of a source that may be one of several, or that nothing before it explains.

use super::passage::{self, singular};
use super::uses::Uses;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::source::BARE_ROLES;
use crate::annotations::word::{Classes, Word};
use crate::annotations::{Attribution, CueKind, Source, SourceClass};
use crate::finding::{Finding, Level, Safety};
use crate::lexicon::Terms;
use crate::syntax::{Relation, Tag};
use crate::text::{Span, capitalised};
use std::cell::LazyCell;
use std::collections::HashSet;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "unresolved-source-reference",
    summary: "A “they” or “the source” that may be one of several, or nobody before it",
    page: include_str!("unresolved_source_reference.md"),
    family: Family::Attribution,
    level: Level::Info,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

static NEVER_NAMED: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/never_named.txt")));

fn check(context: &Context<'_>) -> Vec<Finding> {
    let known = LazyCell::new(|| Known::of(context));
    let attributions = passage::attributions(context);
    let mut findings: Vec<Finding> =
        attributions.filter_map(|(attribution, _)| judge(context, &known, attribution)).collect();
    findings.dedup_by_key(|finding| finding.span);
    findings
}

fn judge(
    context: &Context<'_>,
    known: &LazyCell<Known, impl FnOnce() -> Known>,
    attribution: &Attribution,
) -> Option<Finding> {
    let source = attribution.source.as_ref()?;
    let sentence = context.annotations.sentences().get(attribution.sentence)?;
    let loudest = passage::loudest(context, sentence)?;
    let quoted = context.annotations.is_quoted(source.span);
    let reference = Reference::of(context, source).filter(|_| !quoted && speaks_or_thinks(attribution))?;
    let finding = match &reference {
        Reference::Noun { noun, plural, same } if *same || NEVER_NAMED.contains(noun) => {
            nobody_before(context, known, source, noun, *plural)
        }
        _ => None,
    };
    let opens = context.document.blocks.get(sentence.block)?.span.start == source.span.start;
    let several = || one_of_several(context, source, &reference, sentence.block);
    let finding = if opens { finding.or_else(several) } else { finding };
    finding.map(|finding| finding.at_most(loudest))
}

/// Whether somebody says or thinks something there: a view, too, wants to be known whose it is.
fn speaks_or_thinks(attribution: &Attribution) -> bool {
    let kind = attribution.cue.as_ref().map(|cue| cue.kind);
    passage::is_said(attribution) || kind == Some(CueKind::Belief)
}

/// A mention that points back.
#[derive(PartialEq, Eq)]
enum Reference {
    They,
    /// "The official", "the same sources".
    Noun {
        noun: String,
        plural: bool,
        same: bool,
    },
}

impl Reference {
    fn of(context: &Context<'_>, source: &Source) -> Option<Self> {
        const FIRST_WORDS: [&str; 6] = ["they", "the", "this", "that", "these", "those"];
        let text = source.span.of(&context.document.prose);
        let first = text.split(|mark: char| !mark.is_alphanumeric()).find(|word| !word.is_empty())?;
        if !FIRST_WORDS.iter().any(|word| word.eq_ignore_ascii_case(first)) {
            return None;
        }
        let words = passage::words(context, source.span);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["they"] => Some(Reference::They),
            ["the" | "this" | "that" | "these" | "those", noun] | ["the", "same", noun] => {
                let singular = singular(noun);
                let listed = BARE_ROLES.contains(singular) || NEVER_NAMED.contains(singular);
                let noun_of = || (singular.to_owned(), singular != *noun, words.len() == 3);
                listed.then(noun_of).map(|(noun, plural, same)| Reference::Noun { noun, plural, same })
            }
            _ => None,
        }
    }

    /// Whether it may mean that source.
    fn may_mean(&self, context: &Context<'_>, source: &Source) -> bool {
        match self {
            Reference::They => source.plural,
            Reference::Noun { noun, plural, .. } => {
                let head = source.head.of(&context.document.prose).to_lowercase();
                let same = head.split(' ').next_back().is_some_and(|word| singular(word) == noun);
                same && source.plural == *plural
            }
        }
    }
}

/// What a draft has spoken of, for all references.
struct Known {
    uses: Uses,
    /// Where the first mention of somebody unnamed ends.
    first_unnamed: Option<usize>,
    /// The same, of one only.
    first_single: Option<usize>,
}

impl Known {
    fn of(context: &Context<'_>) -> Self {
        let sources = context.annotations.explicit().filter_map(|attribution| attribution.source.as_ref());
        let unnamed: Vec<&Source> = sources.filter(|source| source.class == SourceClass::Anonymous).collect();
        let is_single = |source: &&&Source| {
            let one_of_them =
                || passage::words(context, source.span).first().is_some_and(|word| word == "one");
            !source.plural || one_of_them()
        };
        let sources = context.annotations.explicit().filter_map(|attribution| attribution.source.as_ref());
        let nouns = sources.filter_map(|source| match Reference::of(context, source)? {
            Reference::Noun { noun, .. } => Some(noun),
            Reference::They => None,
        });
        Self {
            uses: Uses::of(context, nouns),
            first_unnamed: unnamed.iter().map(|source| source.span.end).min(),
            first_single: unnamed.iter().filter(is_single).map(|source| source.span.end).min(),
        }
    }

    /// Whether somebody unnamed speaks before, under whatever name, of whom "the source" may be said.
    fn introduces(&self, source: &Source, plural: bool) -> bool {
        let first = if plural { self.first_unnamed } else { self.first_single };
        first.is_some_and(|end| end <= source.span.start)
    }
}

/// "The source" in a draft that has spoken of no source, or only of several.
fn nobody_before(
    context: &Context<'_>,
    known: &Known,
    source: &Source,
    noun: &str,
    plural: bool,
) -> Option<Finding> {
    let before = |plural| known.uses.before(noun, plural, source.span.start);
    if known.introduces(source, plural) || !before(false).is_empty() {
        return None;
    }
    match before(true).first() {
        None => {
            let message = "Which one? The draft speaks of none before: say who this is, and how they know.";
            Some(context.finding(source.span, message))
        }
        Some(several) if !plural => {
            let message = "Which of them? The draft speaks only of several before: say which one this is.";
            let related = context.related(*several, "One of these?");
            Some(context.finding(source.span, message).with_related(related))
        }
        Some(_) => None,
    }
}

/// A reference that opens a paragraph, where several in the paragraph before have spoken whom it may mean.
fn one_of_several(
    context: &Context<'_>,
    source: &Source,
    reference: &Reference,
    block: usize,
) -> Option<Finding> {
    let before = block
        .checked_sub(1)
        .filter(|before| context.document.blocks.get(*before).is_some_and(|block| block.kind.is_body()))?;
    let mut candidates = speakers(context, reference, before);
    if *reference == Reference::They && !candidates.is_empty() {
        // "Teachers" and "the teachers" are one group, and so is one that both speaks and stands as a subject.
        let mut nouns = HashSet::new();
        let groups = people(context, before).into_iter();
        let others: Vec<Span> =
            groups.filter(|group| !candidates.iter().any(|speaker| speaker.overlaps(*group))).collect();
        candidates.extend(others);
        candidates.retain(|candidate| nouns.insert(passage::words(context, *candidate).pop()));
        candidates.sort_by_key(|candidate| candidate.start);
    }
    if candidates.len() < 2 {
        return None;
    }
    let rest = context.document.prose.get(source.span.end..).unwrap_or("");
    if rest.trim_start().starts_with('(') {
        return None;
    }
    let message = "Who is that? Several have spoken just before: name the one you mean.";
    let finding = context.finding(source.span, message);
    Some(candidates.iter().fold(finding, |finding, candidate| {
        let name = candidate.of(&context.document.prose);
        let title = format!("Change to “{name}”");
        finding.with_related(context.related(*candidate, "Is it these?")).with_fix(context.replace(
            source.span,
            capitalised(name),
            title,
            Safety::Unsafe,
        ))
    }))
}

/// The sources that speak or think in a block and that a reference may mean, each at its first mention there.
fn speakers(context: &Context<'_>, reference: &Reference, block: usize) -> Vec<Span> {
    let annotations = context.annotations;
    let mut entries = HashSet::new();
    let mut speakers: Vec<Span> = annotations
        .attributions_of(annotations.sentences_of(block))
        .filter_map(|(index, attribution)| {
            let source = attribution.source.as_ref().filter(|source| reference.may_mean(context, source))?;
            let named = source.class != SourceClass::Pronoun && !annotations.is_quoted(source.span);
            let speaks = named && attribution.cue.is_some();
            let entry = annotations.ledger.number_of(index).filter(|_| speaks)?;
            entries.insert(entry).then_some(source.span)
        })
        .collect();
    speakers.sort_by_key(|speaker| speaker.start);
    speakers
}

/// The groups of people of whom the sentences of a block tell something: "former ministers disagree".
fn people(context: &Context<'_>, block: usize) -> Vec<Span> {
    let annotations = context.annotations;
    let prose = &context.document.prose;
    let here = annotations.trees.get(annotations.sentences_of(block)).unwrap_or_default();
    here.iter()
        .filter_map(|tree| {
            let root = (0..tree.len()).find(|at| tree.relation(*at) == Relation::Root)?;
            let mut children = tree.children(root).iter();
            let subject = *children.find(|child| tree.relation(**child) == Relation::Subject)?;
            let noun = tree.words().get(subject)?.span;
            let is_group = tree.tag(subject) == Tag::Nouns
                && Word::of_tagged(noun.of(prose), tree.tag(subject)).is(Classes::ROLE)
                && !annotations.is_quoted(noun);
            let first = tree.words().get(tree.subtree(subject).start)?.span;
            is_group.then(|| first.join(noun))
        })
        .collect()
}
