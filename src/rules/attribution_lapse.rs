//! A draft that names its source once and then runs on for paragraphs in its own voice.

use super::claims;
use super::passage;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::{Attribution, Name, Source, SourceClass, Support, Trigger, name_kind};
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
    reach: Reach::Draft,
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
    /// Whether it names any outlet, under whatever form of its name.
    names_outlet: bool,
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
    let blanket = context.noted("blanket attributions", Reach::Block, |block| {
        let block = context.document.blocks.get(block);
        let found = block.map(|block| BLANKET.find(&context.document.prose, block.span));
        found.into_iter().flatten().map(|(span, _)| (span, ())).collect()
    });
    if !blanket.is_empty() {
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
        let named_again = paragraph.names_outlet || passage::words(context, paragraph.text).contains(&name);
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

/// The paragraphs of a draft, in order.
fn paragraphs<'a>(context: &Context<'a>) -> Vec<Paragraph<'a>> {
    let (document, annotations) = (context.document, context.annotations);
    let mut paragraphs: Vec<Option<Paragraph<'a>>> = document
        .blocks
        .iter()
        .enumerate()
        .map(|(number, block)| {
            let before = number.checked_sub(1).and_then(|before| document.blocks.get(before));
            let follows_on = before.is_some_and(|before| before.kind != BlockKind::Subhead);
            block.kind.is_body().then(|| Paragraph::new(block.span, follows_on))
        })
        .collect();
    for attribution in annotations.attributions.iter().filter(|attribution| passage::is_said(attribution)) {
        let sentence = annotations.sentences().get(attribution.sentence);
        if let Some(paragraph) = at(&mut paragraphs, sentence.map(|sentence| sentence.block)) {
            paragraph.add(attribution);
        }
        for content in &attribution.content {
            if let Some(paragraph) = at(&mut paragraphs, document.block_at(content.start)) {
                paragraph.is_attributed = true;
            }
        }
    }
    for quotation in &annotations.quotations {
        if let Some(paragraph) = at(&mut paragraphs, Some(quotation.block)) {
            paragraph.is_attributed = true;
        }
    }
    let outlets = context.noted("outlets", Reach::Block, |block| outlets(context, block));
    for (block, _) in outlets.by_block() {
        if let Some(paragraph) = at(&mut paragraphs, Some(block)) {
            paragraph.names_outlet = true;
        }
    }
    let unsupported = annotations.claims.iter().filter(|claim| claim.support == Support::None);
    for claim in unsupported.filter(|claim| TELLING_CLAIMS.contains(&claim.trigger)) {
        if let Some(paragraph) = at(&mut paragraphs, document.block_at(claim.span.start)) {
            paragraph.claim.get_or_insert(claim.span);
        }
    }
    paragraphs.into_iter().flatten().collect()
}

/// The names of outlets in a block.
fn outlets(context: &Context<'_>, block: usize) -> Vec<(Span, ())> {
    // The first word of a sentence may be an outlet's name by chance.
    let by_chance = |name: &&Name| name.begins_sentence && name.tokens.len() == 1;
    let names = context.annotations.names_in(block).iter().filter(|name| !by_chance(name));
    let outlets = names.filter(|name| {
        let text = name.span.of(&context.document.prose);
        name_kind::reports_news(text, false) || name_kind::is_outlet_name(text)
    });
    outlets.map(|name| (name.span, ())).collect()
}

/// The paragraph that the block of that number is, if it is one.
fn at<'p, 'a>(
    paragraphs: &'p mut [Option<Paragraph<'a>>],
    block: Option<usize>,
) -> Option<&'p mut Paragraph<'a>> {
    paragraphs.get_mut(block?)?.as_mut()
}

impl<'a> Paragraph<'a> {
    fn new(text: Span, follows_on: bool) -> Self {
        Self {
            follows_on,
            source: None,
            outlet: None,
            names_outlet: false,
            on_record: Vec::new(),
            is_attributed: false,
            claim: None,
            unnamed: None,
            text,
        }
    }

    /// Takes in who says something in it.
    fn add(&mut self, attribution: &'a Attribution) {
        self.is_attributed = true;
        let Some(source) = &attribution.source else { return };
        match source.class {
            SourceClass::SecondHand => self.outlet = self.outlet.or(Some(source)),
            SourceClass::NamedPerson
            | SourceClass::NamedOrganisation
            | SourceClass::Institution
            | SourceClass::Document => self.on_record.push(source),
            SourceClass::Anonymous | SourceClass::VagueCollective => {
                self.unnamed.get_or_insert(source.span);
            }
            SourceClass::Pronoun | SourceClass::None => {}
        }
        let reports = attribution.cue.as_ref().is_some_and(|cue| cue.reports);
        if reports && source.class != SourceClass::VagueCollective {
            self.source = Some(source);
        }
    }
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
