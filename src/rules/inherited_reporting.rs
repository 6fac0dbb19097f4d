//! A rewrite that keeps the first reporter's word for work that somebody else did.

use super::passage;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::word::{Classes, Word};
use crate::annotations::{SourceClass, name_kind};
use crate::document::BlockKind;
use crate::finding::{Finding, Fix, Level, Related, Safety};
use crate::lexicon::{Entry, Phrases};
use crate::sentence::Sentence;
use crate::text::Span;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "inherited-reporting",
    summary: "An interview or a find told as our own in a piece after another outlet's",
    page: include_str!("inherited_reporting.md"),
    family: Family::Provenance,
    level: Level::Warning,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

static WORK: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/own_reporting.txt")));

/// Keys of the front matter that name the piece after which this one is written.
const BASED_ON: [&str; 4] = ["based_on", "based-on", "original", "original_source"];

/// A piece is written after another outlet's if it credits one in so many of its first paragraphs.
const OPENING: usize = 3;

/// How many words behind "in an interview" it is said with whom.
const REACH: usize = 5;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let Some(original) = stated_original(context).or_else(|| credited_original(context)) else {
        return Vec::new();
    };
    let prose = &context.document.prose;
    let work = context.noted("work", Reach::Block, |block| {
        let sentences = context.annotations.sentences_in(block).iter();
        sentences.flat_map(|sentence| WORK.find(prose, sentence.span)).collect()
    });
    work.iter().filter_map(|(span, entry)| judge(context, span, entry, &original)).collect()
}

/// The piece after which a draft is written: where the draft shows it.
struct Original {
    place: Related,
    /// Whether the draft says outright that it is written after it.
    is_stated: bool,
}

/// What the front matter or a source line says.
fn stated_original(context: &Context<'_>) -> Option<Original> {
    let stated = |span: Span| Original {
        place: Related { span, message: "Written after this".to_owned() },
        is_stated: true,
    };
    let document = context.document;
    let in_matter = BASED_ON.iter().filter_map(|key| document.front_matter(key)).next();
    if let Some(entry) = in_matter.filter(|entry| !entry.value.trim().is_empty()) {
        return Some(stated(entry.span));
    }
    let lines = document.blocks.iter().filter(|block| block.kind == BlockKind::CreditLine);
    let mut lines = lines.filter(|block| {
        let line = document.prose_of(block.span).to_lowercase();
        ["source:", "sources:", "original source:", "via "].iter().any(|label| line.starts_with(label))
    });
    lines.next().map(|line| stated(document.map.to_source(line.span)))
}

/// An outlet on which the draft's opening rests.
fn credited_original(context: &Context<'_>) -> Option<Original> {
    let document = context.document;
    let opening: Vec<usize> = (0..document.blocks.len())
        .filter(|at| document.blocks.get(*at).is_some_and(|block| block.kind.is_body()))
        .take(OPENING)
        .collect();
    let mut outlets = passage::attributions(context).filter(|(attribution, sentence)| {
        opening.contains(&sentence.block)
            && attribution.class() == SourceClass::SecondHand
            && passage::is_said(attribution)
    });
    let source = outlets.find_map(|(attribution, _)| attribution.source.as_ref())?;
    let place = context.related(source.span, "Written after this outlet's report?");
    Some(Original { place, is_stated: false })
}

fn judge(context: &Context<'_>, work: Span, entry: &Entry, original: &Original) -> Option<Finding> {
    let index = context.annotations.text.at(work.start)?;
    let sentence = context.annotations.sentences().get(index)?;
    let loudest = passage::loudest(context, sentence)?;
    let is_credited = match entry.field(1) {
        "interview" => says_with_whom(context, sentence, work),
        // "Told us" may well be our own, beside what another outlet found.
        "seen" => !original.is_stated || !is_ours(context, sentence, work),
        "we" => !original.is_stated,
        _ => false,
    };
    if is_credited || context.annotations.is_quoted(work) || names_an_outlet(context, index, sentence) {
        return None;
    }
    let message = "Whose work is this? If it was not ours, name the outlet here, where the fact is.";
    let fix = (entry.field(1) == "interview").then(|| name_the_outlet(context, work)).flatten();
    let finding = context.finding(work, message).at_most(loudest);
    Some(finding.with_related(original.place.clone()).with_fix(fix))
}

/// Whether the sentence names an outlet, ours or another: then it says whose work it is.
fn names_an_outlet(context: &Context<'_>, index: usize, sentence: &Sentence) -> bool {
    let prose = &context.document.prose;
    let attributions = &context.annotations.attributions;
    let first = attributions.partition_point(|attribution| attribution.sentence < index);
    let mut here = attributions.iter().skip(first).take_while(|attribution| attribution.sentence == index);
    let is_outlet = |name: &str| name_kind::reports_news(name, true) || name_kind::is_outlet_name(name);
    here.any(|attribution| attribution.class() == SourceClass::SecondHand)
        || passage::names_in(context, sentence).any(|name| is_outlet(name.span.of(prose)))
        || context.config.own_title.iter().any(|title| sentence.span.of(prose).contains(title.as_str()))
}

/// "With", "to" or "on" somebody, "published", "broadcast" soon behind the interview.
fn says_with_whom(context: &Context<'_>, sentence: &Sentence, interview: Span) -> bool {
    let prose = &context.document.prose;
    let behind: Vec<_> = passage::tokens_behind(context, sentence, interview.end).take(REACH).collect();
    behind.iter().enumerate().any(|(at, token)| match token.span.of(prose) {
        "with" | "to" | "for" | "by" | "published" | "broadcast" | "aired" | "posted" | "conducted" => true,
        "on" => behind.get(at + 1).is_some_and(|next| !Word::of(prose, next).is(Classes::TIME)),
        _ => false,
    })
}

/// "Seen by us", "obtained by this newspaper".
fn is_ours(context: &Context<'_>, sentence: &Sentence, seen: Span) -> bool {
    let mut behind = passage::tokens_behind(context, sentence, seen.end);
    let first = behind.next().map(|token| token.span.of(&context.document.prose));
    matches!(first, Some("us" | "this" | "our"))
}

fn name_the_outlet(context: &Context<'_>, interview: Span) -> Option<Fix> {
    let title = "Leave room for the outlet";
    Some(context.insert_behind(interview.end, " with TK (outlet)", title, Safety::Unsafe))
}
