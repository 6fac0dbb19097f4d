//! Unnamed sources of whom the reader does not learn how many they are.

use super::unnamed::{self, Unnamed};
use super::{Context, Family, Question, Reach, Rule, passage};
use crate::annotations::word::{Classes, Word};
use crate::annotations::{CueKind, SourceClass};
use crate::finding::{Finding, Level, Safety};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    name: "indefinite-source-count",
    summary: "Unnamed sources without their number",
    page: include_str!("indefinite_source_count.md"),
    family: Family::Anonymity,
    level: Level::Info,
    core: false,
    question: Question::WhoIsThat,
    reach: Reach::Draft,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let anonymous = unnamed::of_class(context, SourceClass::Anonymous);
    let vague = unnamed::of_class(context, SourceClass::VagueCollective);
    let mut findings: Vec<Finding> =
        anonymous.chain(vague).filter_map(|unnamed| judge(context, &unnamed)).collect();
    findings.sort_by_key(|finding| finding.span);
    findings
}

fn judge(context: &Context<'_>, unnamed: &Unnamed<'_>) -> Option<Finding> {
    let believes = unnamed.attribution.cue.as_ref().is_some_and(|cue| cue.kind == CueKind::Belief);
    let speaks = passage::is_said(unnamed.attribution) || believes;
    if !speaks
        || !unnamed.source.plural
        || unnamed.points_back
        || unnamed::is_passer_by(context, unnamed)
        || unnamed::is_pinned_down(context, unnamed.source, unnamed.sentence)
    {
        return None;
    }
    let count = vague_count(context, unnamed);
    let place = count.or_else(|| bare_plural(context, unnamed))?;
    let message = "How many? Give their number; if it is one, say one.";
    let fix = match count {
        Some(count) => context.replace(count, "TK (number)", "Leave room for the number", Safety::Unsafe),
        None => {
            let start = unnamed.source.span.start;
            let first = place_of_first_letter(context, start);
            let letter = first.of(&context.document.prose).to_lowercase();
            let text = format!("TK (number) {letter}");
            context.replace(first, text, "Leave room for the number", Safety::Unsafe)
        }
    };
    let finding = context.finding(place, message).at_most(unnamed.loudest).with_fix(fix);
    // "Some traders said they would close. “I can't pay staff,” said Tim Moss": they have spoken in the open.
    let is_vague = unnamed.source.class == SourceClass::VagueCollective;
    let head = unnamed.source.head;
    let named = passage::named_next(context, unnamed.attribution.sentence, head).filter(|_| is_vague);
    let finding = match named {
        Some(named) => {
            finding.at_most(Level::Hint).with_related(context.related(named, "Is this one of them?"))
        }
        None => finding,
    };
    Some(unnamed::with_other_uses(context, unnamed.index, finding))
}

/// The first letter of a mention, which no longer begins a sentence behind a number.
fn place_of_first_letter(context: &Context<'_>, start: usize) -> Span {
    let first = context.document.prose.get(start..).and_then(|rest| rest.chars().next());
    Span::new(start, start + first.map_or(0, char::len_utf8))
}

/// "A number of", "several", before people who hold an office or know the matter. "Most" and "thousands of" tell
/// of a crowd, which nobody has asked one by one.
fn vague_count(context: &Context<'_>, unnamed: &Unnamed<'_>) -> Option<Span> {
    let prose = &context.document.prose;
    let count = unnamed::vague_count(context, unnamed.source)?;
    let text = count.of(prose).to_lowercase();
    let share =
        ["most", "majority", "minority", "all", "every", "hundreds", "thousands", "millions", "other"];
    let mut head = passage::tokens_in(context, unnamed.source.head).iter();
    let is_role = head.any(|token| Word::of(prose, token).is(Classes::ROLE));
    (is_role && !text.split(' ').any(|word| share.contains(&word))).then_some(count)
}

/// "People familiar with the talks", "aides close to the mayor": no number at all.
fn bare_plural(context: &Context<'_>, unnamed: &Unnamed<'_>) -> Option<Span> {
    let source = unnamed.source;
    let first = unnamed.words.first()?.as_str();
    let opens = source.head.start == source.span.start || first == "former" || first == "senior";
    let knows = unnamed::tells_knowledge(context, source);
    (source.class == SourceClass::Anonymous && opens && knows && !source.counted).then_some(source.head)
}
