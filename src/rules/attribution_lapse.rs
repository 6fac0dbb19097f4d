//! A draft that names its source once and then runs on for paragraphs in its own voice.

use super::claims;
use super::passage;
use super::{Context, Family, Question, Rule};
use crate::annotations::{Attribution, Source, SourceClass, Support, Trigger};
use crate::document::BlockKind;
use crate::finding::{Finding, Level};
use crate::lexicon::Phrases;
use crate::text::Span;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "attribution-lapse",
    summary: "Paragraphs that relay a source without naming it again",
    page: include_str!("attribution_lapse.md"),
    family: Family::Attribution,
    level: Level::Warning,
    core: false,
    question: Question::Other,
    check,
};

static BLANKET: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/blanket_attributions.txt")));

/// So many paragraphs in a row without their source make a lapse.
const PARAGRAPHS: usize = 3;

/// A piece is written after an outlet's if it credits it in so many of its first paragraphs.
const OPENING: usize = 2;

/// Fewer places than these that want a source are background.
const TELLING: usize = 2;

/// A paragraph of the draft, as far as it says where what it tells comes from.
struct Paragraph<'a> {
    /// Whether the paragraph before it is of the same section.
    follows_on: bool,
    /// The last source in it that says something.
    source: Option<&'a Source>,
    /// The outlet on which it rests.
    outlet: Option<&'a Source>,
    /// Who speaks in it by name or office.
    on_record: Vec<&'a Source>,
    /// Whether anybody says anything in it, or is quoted.
    is_attributed: bool,
    /// What in it wants a source and has none.
    claim: Option<Span>,
    /// An unnamed source in it.
    unnamed: Option<Span>,
    text: Span,
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let prose = &context.document.prose;
    if BLANKET.find(prose, Span::new(0, prose.len())).next().is_some() {
        return Vec::new();
    }
    let paragraphs = paragraphs(context);
    let after_sources = || (0..paragraphs.len()).find_map(|at| after_source(&paragraphs, at));
    let lapse = after_outlet(context, &paragraphs).or_else(after_sources);
    lapse.and_then(|lapse| report(context, &lapse)).into_iter().collect()
}

/// A source and the places behind it that want it again.
struct Lapse<'a> {
    source: &'a Source,
    places: Vec<Span>,
}

/// A piece after an outlet's: credited at the top, and then for paragraphs neither named again nor joined by
/// anybody on the record.
fn after_outlet<'a>(context: &Context<'_>, paragraphs: &[Paragraph<'a>]) -> Option<Lapse<'a>> {
    let mut opening = paragraphs.iter().take(OPENING).enumerate();
    let (at, outlet) = opening.find_map(|(at, paragraph)| Some((at, paragraph.outlet?)))?;
    let name = last_word(context, outlet)?;
    // Who speaks in the opening is whom the outlet's report is about; anybody else may have spoken to us.
    let opening = passage::words(context, paragraphs.get(at)?.text);
    let is_new = |source: &&Source| last_word(context, source).is_none_or(|word| !opening.contains(&word));
    let is_silent = |paragraph: &&Paragraph<'_>| {
        let named_again = passage::words(context, paragraph.text).contains(&name);
        paragraph.outlet.is_none() && !named_again && !paragraph.on_record.iter().any(is_new)
    };
    let run: Vec<&Paragraph<'_>> = paragraphs.get(at + 1..)?.iter().take_while(is_silent).collect();
    let places: Vec<Span> =
        run.iter().filter_map(|paragraph| paragraph.claim.or(paragraph.unnamed)).collect();
    let lapses = run.len() >= PARAGRAPHS && places.len() >= TELLING;
    lapses.then_some(Lapse { source: outlet, places })
}

/// Paragraphs behind the one at `at`, which has a source: each tells what wants one, and none has any.
fn after_source<'a>(paragraphs: &[Paragraph<'a>], at: usize) -> Option<Lapse<'a>> {
    let source = paragraphs.get(at)?.source?;
    let behind = paragraphs.get(at + 1..)?.iter();
    let places: Vec<Span> = behind
        .take_while(|paragraph| paragraph.follows_on && !paragraph.is_attributed)
        .map_while(|paragraph| paragraph.claim)
        .collect();
    (places.len() >= PARAGRAPHS).then_some(Lapse { source, places })
}

fn report(context: &Context<'_>, lapse: &Lapse<'_>) -> Option<Finding> {
    let (first, others) = lapse.places.split_first()?;
    let message = "Whose account is this? The source was last named paragraphs ago: if it is still theirs, say so here.";
    let sentence = context.annotations.text.at(first.start)?;
    let finding = context
        .finding(*first, message)
        .with_related(context.related(lapse.source.span, "The source was last named here"))
        .with_fix(claims::insert_source(context, sentence));
    Some(others.iter().fold(finding, |finding, other| {
        finding.with_related(context.related(*other, "And here: still the same source?"))
    }))
}

fn last_word(context: &Context<'_>, source: &Source) -> Option<String> {
    passage::words(context, source.name.unwrap_or(source.head)).pop()
}

fn paragraphs<'a>(context: &Context<'a>) -> Vec<Paragraph<'a>> {
    let annotations = context.annotations;
    let blocks = context.document.blocks.iter().enumerate().filter(|(_, block)| block.kind.is_body());
    blocks
        .map(|(number, block)| {
            let here = || annotations.attributions_in(block.span).map(|(_, attribution)| attribution);
            let said = || here().filter(|attribution| passage::is_said(attribution));
            let reports =
                |attribution: &&Attribution| attribution.cue.as_ref().is_some_and(|cue| cue.reports);
            let reported = || said().filter(reports).filter_map(|attribution| attribution.source.as_ref());
            let sources = || said().filter_map(|attribution| attribution.source.as_ref());
            let before = number.checked_sub(1).and_then(|before| context.document.blocks.get(before));
            let on_record = |source: &&Source| {
                matches!(
                    source.class,
                    SourceClass::NamedPerson
                        | SourceClass::NamedOrganisation
                        | SourceClass::Institution
                        | SourceClass::Document
                )
            };
            let unnamed = |source: &&Source| {
                matches!(source.class, SourceClass::Anonymous | SourceClass::VagueCollective)
            };
            let claims = annotations.claims.iter();
            let mut claims =
                claims.filter(|claim| block.span.covers(claim.span) && claim.support == Support::None);
            Paragraph {
                follows_on: before.is_some_and(|before| before.kind != BlockKind::Subhead),
                source: reported().filter(|source| source.class != SourceClass::VagueCollective).last(),
                outlet: sources().find(|source| source.class == SourceClass::SecondHand),
                on_record: sources().filter(on_record).collect(),
                is_attributed: said().next().is_some()
                    || annotations.quotations.iter().any(|quotation| quotation.block == number),
                claim: claims.find(|claim| TELLING_CLAIMS.contains(&claim.trigger)).map(|claim| claim.span),
                unnamed: sources().find(unnamed).map(|source| source.span),
                text: block.span,
            }
        })
        .collect()
}

/// What somebody must have told or found out. Verdicts and forecasts may be a writer's own.
const TELLING_CLAIMS: [Trigger; 6] = [
    Trigger::Figure,
    Trigger::Mind,
    Trigger::Cause,
    Trigger::Accusation,
    Trigger::Sweeping,
    Trigger::PrivateTalk,
];
