//! A source of whom the reader learns nothing.

use super::passage::{self, singular};
use super::{Context, Family, Question, Rule};
use crate::annotations::{Attribution, Source, SourceClass};
use crate::finding::{Finding, Level, Safety};
use crate::sentence::Sentence;
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    name: "bare-anonymous-source",
    summary: "A source of whom the reader learns nothing",
    page: include_str!("bare_anonymous_source.md"),
    family: Family::Anonymity,
    level: Level::Warning,
    core: true,
    question: Question::WhoIsThat,
    check,
};

/// First words that point back to somebody the draft has spoken of.
const POINTS_BACK: &[&str] =
    &["the", "this", "that", "these", "those", "both", "same", "his", "her", "its", "their", "our"];

fn check(context: &Context<'_>) -> Vec<Finding> {
    passage::attributions(context)
        .filter_map(|(attribution, sentence)| judge(context, attribution, sentence))
        .collect()
}

fn judge(context: &Context<'_>, attribution: &Attribution, sentence: &Sentence) -> Option<Finding> {
    let loudest = passage::loudest(context, sentence)?;
    let source = attribution.source.as_ref()?;
    let bare = source.class == SourceClass::Anonymous && !source.described;
    if !bare || !passage::is_said(attribution) || context.annotations.is_quoted(source.span) {
        return None;
    }
    let words = passage::words(context, source.span);
    let first = words.first()?.as_str();
    let of_known = words.windows(2).any(|pair| pair[0] == "of" && POINTS_BACK.contains(&pair[1].as_str()));
    // "If one adds the islands": one stands for anybody.
    if words.len() == 1 && first == "one"
        || POINTS_BACK.contains(&first)
        || of_known
        || passage::counts_a_crowd(&words)
    {
        return None;
    }
    let newcomer = words.len() > 1 && !matches!(first, "one" | "another" | "other" | "some");
    let known = described_before(context, source);
    let message = if source.plural {
        "Who are they, and how do they know? Say how many, what job, where."
    } else {
        "Who is this, and how do they know? Say what job, where, and how close."
    };
    let finding = context.finding(source.span, message).at_most(loudest).with_fix(fix(context, source));
    Some(match known {
        Some(earlier) if !newcomer => {
            let related = context.related(earlier, "Are they among these? Then say so.");
            finding.at_most(Level::Hint).with_related(related)
        }
        _ => finding,
    })
}

/// Where the draft has already said of people of that role whose they are.
fn described_before(context: &Context<'_>, source: &Source) -> Option<Span> {
    let prose = &context.document.prose;
    let noun = source.head.of(prose).to_lowercase();
    let role = singular(noun.split(' ').next_back()?).to_owned();
    let earlier = context.annotations.explicit().filter_map(|attribution| attribution.source.as_ref());
    let mut earlier = earlier.filter(|other| other.span.end <= source.span.start && other.described);
    let as_source = earlier.find(|other| {
        let head = other.head.of(prose).to_lowercase();
        head.split(' ').next_back().is_some_and(|word| singular(word) == role)
    });
    as_source.map(|other| other.span).or_else(|| named_before(context, source, &role))
}

/// "Velm officials", "officials of the port": the role with a name beside it, earlier in the draft.
fn named_before(context: &Context<'_>, source: &Source, role: &str) -> Option<Span> {
    let prose = &context.document.prose;
    let tokens = &context.annotations.text.tokens;
    let behind = tokens.partition_point(|token| token.span.start < source.span.start);
    tokens.get(..behind)?.windows(3).find_map(|three| {
        let [before, noun, after] = three else { return None };
        let is_role = singular(&noun.span.of(prose).to_lowercase()) == role;
        let named = before.span.of(prose).starts_with(char::is_uppercase) && before.span.len() > 3
            || matches!(after.span.of(prose), "of" | "at" | "from");
        (is_role && named).then(|| before.span.join(noun.span))
    })
}

fn fix(context: &Context<'_>, source: &Source) -> Option<crate::finding::Fix> {
    let text = if source.plural {
        "TK (number) TK (role) at TK with direct knowledge of TK"
    } else {
        "a TK (role) at TK with direct knowledge of TK"
    };
    context.replace(source.span, text, "Leave room for who it is", Safety::Unsafe)
}
