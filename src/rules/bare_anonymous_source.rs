//! A source of whom the reader learns nothing.

use super::{Context, Family, Question, Rule};
use crate::annotations::SourceClass;
use crate::finding::{Finding, Level};

pub(super) const RULE: Rule = Rule {
    name: "bare-anonymous-source",
    summary: "A source of whom the reader learns nothing",
    page: include_str!("bare_anonymous_source.md"),
    family: Family::Anonymity,
    level: Level::Warning,
    question: Question::WhoIsThat,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let sources =
        context.annotations.attributions.iter().filter_map(|attribution| attribution.source.as_ref());
    let bare = sources.filter(|source| source.class == SourceClass::Anonymous && !source.described);
    bare.map(|source| {
        context.finding(source.span, "Who is this, and how do they know? Say how many, what job, where.")
    })
    .collect()
}
