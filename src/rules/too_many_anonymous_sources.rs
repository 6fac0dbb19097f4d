//! More unnamed sources in a story than the house allows.

use super::unnamed;
use super::{Context, Family, Question, Reach, Rule};
use crate::finding::{Finding, Level};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    name: "too-many-anonymous-sources",
    summary: "More unnamed sources than the house allows",
    page: include_str!("too_many_anonymous_sources.md"),
    family: Family::Anonymity,
    level: Level::Warning,
    core: false,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let Some(most) = context.config.policy.max_anonymous_sources else {
        return Vec::new();
    };
    let sources = sources(context);
    let Some(beyond) = sources.get(most) else {
        return Vec::new();
    };
    let allowed = match most {
        0 => "no unnamed source".to_owned(),
        1 => "one unnamed source".to_owned(),
        most => format!("{most} unnamed sources"),
    };
    let message = format!(
        "Who of them can go on the record? The house allows {allowed} in a story, and this one has {}.",
        sources.len()
    );
    let finding = context.finding(*beyond, message);
    let others = sources.iter().filter(|span| *span != beyond);
    vec![others.fold(finding, |finding, span| finding.with_related(context.related(*span, "Unnamed too")))]
}

/// The first mention of each unnamed source that speaks in the body, in order; passers-by were promised nothing
/// and do not count.
fn sources(context: &Context<'_>) -> Vec<Span> {
    let mut firsts: Vec<Span> = unnamed::speakers(context)
        .filter(|unnamed| unnamed.loudest > Level::Hint)
        .filter(|unnamed| !unnamed.is_pronoun() && !unnamed::is_passer_by(context, unnamed))
        .map(|unnamed| unnamed::first_mention(context, &unnamed))
        .collect();
    firsts.sort();
    firsts.dedup();
    firsts
}
