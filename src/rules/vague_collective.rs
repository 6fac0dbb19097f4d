//! A view that belongs to nobody in particular: critics, experts, many, some.

use super::passage::{self, singular};
use super::{Context, Family, Question, Rule};
use crate::annotations::word::{Classes, Word};
use crate::annotations::{Attribution, Source, SourceClass};
use crate::finding::{Finding, Fix, Level, Safety};
use crate::lexicon::Terms;
use crate::sentence::Sentence;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "vague-collective",
    summary: "A view that belongs to nobody in particular",
    page: include_str!("vague_collective.md"),
    family: Family::Anonymity,
    level: Level::Warning,
    core: true,
    question: Question::WhoIsThat,
    check,
};

static VOICES: LazyLock<Terms> = LazyLock::new(|| Terms::parse(include_str!("../lexicon/vague_voices.txt")));

/// Words that stand for people nobody has counted.
const CROWD: &[&str] = &["some", "many", "most", "others", "several", "few"];

fn check(context: &Context<'_>) -> Vec<Finding> {
    passage::attributions(context)
        .filter_map(|(attribution, sentence)| judge(context, attribution, sentence))
        .collect()
}

fn judge(context: &Context<'_>, attribution: &Attribution, sentence: &Sentence) -> Option<Finding> {
    let loudest = passage::loudest(context, sentence)?;
    let source = attribution.source.as_ref().filter(|source| source.class == SourceClass::VagueCollective)?;
    let words = passage::words(context, source.span);
    let crowd = words.first().is_some_and(|word| CROWD.contains(&word.as_str()));
    let crowd = crowd && is_of_people(context, source, &words);
    let noun = source.head.of(&context.document.prose).to_lowercase();
    let voice = VOICES.contains(singular(&noun)) && source.plural;
    let points_back =
        words.first().is_some_and(|word| matches!(word.as_str(), "the" | "these" | "those" | "both"));
    let speaks = passage::is_said(attribution);
    if context.annotations.is_quoted(source.span) || points_back || !(voice && speaks || crowd) {
        return None;
    }
    if is_pinned_down(context, source, sentence) {
        return None;
    }
    let message = "Who? If many say it, one of them will on the record: name one, or cut it.";
    let finding = context.finding(source.span, message).at_most(loudest).with_fix(fix(context, source));
    Some(match named_next(context, attribution.sentence).filter(|_| speaks) {
        Some(next) => {
            let related = context.related(next, "Is this one of them?");
            finding.at_most(Level::Hint).with_related(related)
        }
        None => finding,
    })
}

/// "Some", "many voters", "many Westerners"; not "many planets".
fn is_of_people(context: &Context<'_>, source: &Source, words: &[String]) -> bool {
    let prose = &context.document.prose;
    let tokens = context.annotations.text.tokens.iter();
    let mut head = tokens.filter(|token| source.head.covers(token.span));
    words.len() == 1 || head.any(|token| Word::of(prose, token).is(Classes::ROLE | Classes::CAPITALISED))
}

/// Whether the mention counts them, names one, or says whose they are.
fn is_pinned_down(context: &Context<'_>, source: &Source, sentence: &Sentence) -> bool {
    let prose = &context.document.prose;
    let tokens: Vec<_> = context
        .annotations
        .tokens_of(sentence)
        .iter()
        .filter(|token| source.span.covers(token.span))
        .collect();
    let counted = tokens.iter().any(|token| Word::of(prose, token).is(Classes::NUMBER));
    let rest = prose.get(source.span.end..).unwrap_or("").trim_start_matches([',', ' ', '(', '—', '–']);
    let named_behind =
        ["including", "among them", "such as", "like ", "led by"].iter().any(|word| rest.starts_with(word));
    let percentage =
        rest.split(['.', ';']).next().unwrap_or("").chars().take(12).any(|digit| digit.is_ascii_digit());
    let text = source.span.of(prose);
    let names_one =
        [" including ", " such as ", " like ", " led by "].iter().any(|words| text.contains(words));
    let coordinated =
        text.split(" and ").next().is_some_and(|first| first.len() < text.len() && is_name(first));
    let named_within = tokens.windows(2).any(|two| {
        let opens =
            matches!(two[0].span.of(prose), "at" | "from" | "with" | "including" | "within" | "the" | "like");
        opens && two[1].span.of(prose).starts_with(char::is_uppercase)
    });
    counted
        || names_one
        || coordinated
        || named_behind
        || percentage
        || named_within && !is_about(context, source)
}

/// Whether the words before an "and" end in a name: "the minister Ana Ruiz".
fn is_name(text: &str) -> bool {
    let mut words = text.split_whitespace().rev();
    let capitalised = |word: &str| word.starts_with(char::is_uppercase);
    match (words.next(), words.next()) {
        (Some(last), Some(_)) => capitalised(last),
        (Some(only), None) => capitalised(only) && !VOICES.contains(singular(&only.to_lowercase())),
        _ => false,
    }
}

/// "Critics of the Velm Act": the name is what they criticise, not where they belong.
fn is_about(context: &Context<'_>, source: &Source) -> bool {
    let words = passage::words(context, source.span);
    words.windows(2).any(|two| two[1] == "of" && VOICES.contains(singular(&two[0])))
}

/// Who speaks by name in the next sentence.
fn named_next(context: &Context<'_>, sentence: usize) -> Option<crate::text::Span> {
    let next = context.annotations.attributions.iter().find(|other| {
        other.sentence == sentence + 1
            && passage::is_said(other)
            && matches!(other.class(), SourceClass::NamedPerson | SourceClass::NamedOrganisation)
    })?;
    next.source.as_ref().map(|source| source.span)
}

fn fix(context: &Context<'_>, source: &Source) -> Option<Fix> {
    let end = crate::text::Span::at(source.span.end);
    let title = "Leave room for two of them by name";
    context.replace(end, ", including TK and TK,", title, Safety::Unsafe)
}
