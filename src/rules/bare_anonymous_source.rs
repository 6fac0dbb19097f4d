//! A source of whom the reader learns nothing.

mod learned;

use super::passage::{self, singular};
use super::unnamed::{self, Unnamed};
use super::uses::Shapes;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::word::{Classes, Word};
use crate::annotations::{Attribution, CueKind, Source, SourceClass};
use crate::finding::{Finding, Level, Safety};
use crate::text::Span;
use std::cell::LazyCell;
use std::collections::{BTreeSet, HashMap};

pub(super) const RULE: Rule = Rule {
    name: "bare-anonymous-source",
    summary: "A source of whom the reader learns nothing",
    page: include_str!("bare_anonymous_source.md"),
    family: Family::Anonymity,
    level: Level::Warning,
    core: true,
    question: Question::WhoIsThat,
    reach: Reach::Draft,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let unnamed = unnamed::of_class(context, SourceClass::Anonymous);
    let bare = unnamed.filter(|unnamed| !unnamed.source.described && speaks(unnamed.attribution));
    let bare: Vec<Unnamed<'_>> = bare.collect();
    let introductions = LazyCell::new(|| Introductions::of(context, bare.iter().map(|bare| bare.source)));
    let asked = bare.iter().filter_map(|unnamed| judge(context, unnamed, &introductions));
    asked.chain(learned::find(context)).collect()
}

/// Whether they say something, or are said to believe it: "officials believe the fire was set".
fn speaks(attribution: &Attribution) -> bool {
    let believes = attribution.cue.as_ref().is_some_and(|cue| cue.kind == CueKind::Belief && !cue.agentless);
    passage::is_said(attribution) || believes
}

fn judge(
    context: &Context<'_>,
    unnamed: &Unnamed<'_>,
    introductions: &LazyCell<Introductions, impl FnOnce() -> Introductions>,
) -> Option<Finding> {
    let source = unnamed.source;
    let first = unnamed.words.first()?.as_str();
    if unnamed.is_pronoun()
        || unnamed.points_back
        || passage::counts_a_crowd(&unnamed.words)
        || !is_somebody(context, source)
        || announces(context, unnamed)
    {
        return None;
    }
    let newcomer = unnamed.words.len() > 1 && !matches!(first, "one" | "another" | "other" | "some");
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
    let is_office = is_office(unnamed);
    let soon = || passage::official_next(context, unnamed.attribution.sentence).filter(|_| is_office);
    let finding = match introductions.before(context, source).filter(|_| !newcomer).or_else(soon) {
        Some(earlier) => {
            let related = context.related(earlier, "Are they among these? Then say so.");
            finding.at_most(Level::Hint).with_related(related)
        }
        None => finding,
    };
    Some(unnamed::with_other_uses(context, unnamed.index, finding))
}

/// "The school board will lock up phones, officials announced": what is announced is said openly, by those whom the sentence
/// names.
fn announces(context: &Context<'_>, unnamed: &Unnamed<'_>) -> bool {
    let is_announced = unnamed.attribution.cue.as_ref().is_some_and(|cue| cue.lemma == "announce");
    let mut names = passage::names_in(context, unnamed.sentence);
    is_announced && is_office(unnamed) && names.any(|name| name.span.end <= unnamed.source.span.start)
}

/// Whether the office speaks, whoever in it does.
fn is_office(unnamed: &Unnamed<'_>) -> bool {
    matches!(unnamed.words.as_slice(), [word] if word == "officials")
}

/// "One official", not "one episode": the head is a role of people.
fn is_somebody(context: &Context<'_>, source: &Source) -> bool {
    let prose = &context.document.prose;
    let head = source.head.of(prose).to_lowercase();
    let tokens = passage::tokens_in(context, source.head).iter();
    let mut roles = tokens.map(|token| Word::of(prose, token).is(Classes::ROLE | Classes::NUMBER));
    roles.any(|role| role) || matches!(head.as_str(), "people" | "person" | "persons" | "man" | "woman")
}

/// Where a draft first says of people of each role whose they are.
struct Introductions {
    /// As sources that are described.
    described: HashMap<String, Span>,
    /// "Velm officials", "officials of the port": the role with a name beside it; with the words around them.
    named: HashMap<String, (Span, Span)>,
}

impl Introductions {
    /// The introductions of people of the roles that these sources have.
    fn of<'a>(context: &Context<'_>, sources: impl Iterator<Item = &'a Source>) -> Self {
        let roles: BTreeSet<String> = sources.map(|source| role_of(context, source)).collect();
        let mut described: HashMap<String, Span> = HashMap::new();
        let sources = context.annotations.explicit().filter_map(|attribution| attribution.source.as_ref());
        for source in sources.filter(|source| source.described) {
            let role = role_of(context, source);
            if roles.contains(&role) {
                let first = described.entry(role).or_insert(source.span);
                if source.span.end < first.end {
                    *first = source.span;
                }
            }
        }
        Self { described, named: named(context, &roles) }
    }

    /// Where the draft has already said of people of a source's role whose they are.
    fn before(&self, context: &Context<'_>, source: &Source) -> Option<Span> {
        let role = role_of(context, source);
        let described = self.described.get(&role).filter(|other| other.end <= source.span.start);
        described.copied().or_else(|| {
            let (named, around) = self.named.get(&role)?;
            (around.end <= source.span.start).then_some(*named)
        })
    }
}

/// For each of the roles where a name first stands beside it; with the words around them.
fn named(context: &Context<'_>, roles: &BTreeSet<String>) -> HashMap<String, (Span, Span)> {
    let prose = &context.document.prose;
    let shapes = Shapes::of(roles.iter().map(String::as_str), "s".len());
    let noted = context.noted_for(roles, "named", Reach::Block, |block| {
        let threes = context.annotations.tokens_in(block).windows(3);
        let named = threes.filter_map(|three| {
            let [before, noun, after] = three else { return None };
            let word = noun.span.of(prose);
            let role = shapes.may_have(word).then(|| word.to_lowercase())?;
            let role = roles.get(singular(&role))?;
            let is_named = before.span.of(prose).starts_with(char::is_uppercase) && before.span.len() > 3
                || matches!(after.span.of(prose), "of" | "at" | "from");
            let length = before.span.join(noun.span).len();
            is_named.then(|| (before.span.join(after.span), (role.clone(), length)))
        });
        named.collect()
    });
    let mut first = HashMap::new();
    for (around, (role, length)) in noted.iter() {
        let named = Span::new(around.start, around.start + length);
        first.entry(role.clone()).or_insert((named, around));
    }
    first
}

/// The last word of a source's head, in the singular and in small letters.
fn role_of(context: &Context<'_>, source: &Source) -> String {
    let noun = source.head.of(&context.document.prose).to_lowercase();
    singular(noun.rsplit(' ').next().unwrap_or("")).to_owned()
}

fn fix(context: &Context<'_>, source: &Source) -> Option<crate::finding::Fix> {
    let text = if source.plural {
        "TK (number) TK (role) at TK with direct knowledge of TK"
    } else {
        "a TK (role) at TK with direct knowledge of TK"
    };
    let text = passage::in_place_of(context, source.span, text);
    context.replace(source.span, text, "Leave room for who it is", Safety::Unsafe)
}
