//! Research that is quoted without saying whose it is.

use super::passage;
use super::{Context, Family, Question, Rule};
use crate::annotations::Source;
use crate::finding::{Finding, Level, Safety};

pub(super) const RULE: Rule = Rule {
    name: "unnamed-study",
    summary: "A study, poll or report without an author",
    page: include_str!("unnamed_study.md"),
    family: Family::Claims,
    level: Level::Warning,
    core: true,
    question: Question::WhoIsThat,
    check,
};

/// Nouns for research whose author the reader wants to know.
const RESEARCH: &[&str] = &[
    "study",
    "studies",
    "research",
    "survey",
    "surveys",
    "poll",
    "polls",
    "polling",
    "experiment",
    "experiments",
    "analysis",
    "scientists",
    "researchers",
];

fn check(context: &Context<'_>) -> Vec<Finding> {
    passage::attributions(context)
        .filter_map(|(attribution, sentence)| {
            let loudest = passage::loudest(context, sentence)?;
            let source = attribution.source.as_ref()?;
            let unnamed = is_unnamed_research(context, source) && !is_named_next(context, attribution.sentence);
            unnamed.then(|| {
                let message = "Whose study is this? Name who did it, how many they looked at, when and where it appeared.";
                let template = "a TK (year) study by TK of TK (number) people";
                let title = "Replace by a template to fill in";
                let fix = context.replace(source.span, template, title, Safety::Unsafe);
                context.finding(source.span, message).at_most(loudest).with_fix(fix)
            })
        })
        .collect()
}

/// Whether a source is research of nobody: indefinite or a bare plural, without a name or an owner.
fn is_unnamed_research(context: &Context<'_>, source: &Source) -> bool {
    let text = context.document.prose_of(source.span);
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let first = words.first().map_or("", String::as_str);
    let definite =
        matches!(first, "the" | "this" | "that" | "these" | "those" | "its" | "his" | "her" | "their");
    let head = context.document.prose_of(source.head).to_lowercase();
    let research = head.split(' ').next_back().is_some_and(|word| RESEARCH.contains(&word));
    let named = text.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase))
        || text.contains("’s ")
        || text.contains("'s ")
        || text.chars().any(|character| character.is_ascii_digit());
    let owned = words.iter().any(|word| word == "by" || word == "of" || word == "at" || word == "from");
    research && !definite && !named && !owned
}

/// Whether the next sentence of the paragraph goes on with "the study" and a name.
fn is_named_next(context: &Context<'_>, sentence: usize) -> bool {
    let sentences = context.annotations.sentences();
    let (Some(here), Some(next)) = (sentences.get(sentence), sentences.get(sentence + 1)) else {
        return false;
    };
    let text = context.document.prose_of(next.span);
    let refers = [
        "the study",
        "the survey",
        "the poll",
        "the research",
        "the report",
        "it was",
        "published",
        "researchers at",
    ]
    .iter()
    .any(|word| text.to_lowercase().starts_with(word));
    here.block == next.block
        && refers
        && text.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase))
}
