//! Sources that are several in one place and one in another.

use super::passage::{self, singular};
use super::{Context, Family, Question, Rule};
use crate::annotations::word::{Classes, Word};
use crate::annotations::{Attribution, Source, SourceClass};
use crate::finding::{Finding, Level, Safety};
use crate::sentence::{Sentence, Token};
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    name: "source-plurality-mismatch",
    summary: "Sources that are several in one place and one in another",
    page: include_str!("source_plurality_mismatch.md"),
    family: Family::Anonymity,
    level: Level::Warning,
    core: false,
    question: Question::WhoIsThat,
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    passage::attributions(context)
        .filter(|(attribution, _)| passage::is_said(attribution))
        .filter_map(|(attribution, sentence)| judge(context, attribution, sentence))
        .collect()
}

/// "The executive" where the draft has spoken of executives alone, "the officials" where it has of one.
fn judge(context: &Context<'_>, attribution: &Attribution, sentence: &Sentence) -> Option<Finding> {
    let loudest = passage::loudest(context, sentence)?;
    let source = attribution.source.as_ref()?;
    let role = definite_role(context, source)?;
    let earlier = uses_before(context, &role, source.span.start);
    let (same, other): (Vec<Use>, Vec<Use>) =
        earlier.into_iter().partition(|one| one.plural == source.plural);
    // Two that were introduced one by one are several.
    let several = other.len() > 1 && source.plural;
    let spoke = other.iter().rev().find(|one| is_unnamed_source(context, one.span))?;
    let between = Span::new(spoke.span.end, source.span.start);
    if !same.is_empty()
        || several
        || names_somebody(context, between)
        || context.annotations.is_quoted(source.span)
    {
        return None;
    }
    let message = if source.plural {
        "Was it one or several? Earlier there is one: say which others, or keep to one."
    } else {
        "Was it one or several? Earlier there are several: say “one of the …”, or keep to the number."
    };
    let noun = source.head.of(&context.document.prose);
    let fix = (!source.plural).then(|| {
        let one = format!("one of the TK {}", plural_of(noun));
        let title = "Change to “one of the TK …”";
        context.replace(source.span, one, title, Safety::Unsafe)
    });
    let finding = context.finding(source.span, message).at_most(loudest).with_fix(fix.flatten());
    Some(finding.with_related(context.related(spoke.span, "The earlier mention")))
}

/// The role of "the executive" and "the executives", in the singular, where nothing else is said of them.
fn definite_role(context: &Context<'_>, source: &Source) -> Option<String> {
    let words = passage::words(context, source.span);
    let unnamed = matches!(source.class, SourceClass::Anonymous | SourceClass::Pronoun);
    let definite = words.len() == 2 && words[0] == "the" && unnamed && source.name.is_none();
    let role = words.get(1).map(|word| singular(word).to_owned())?;
    let prose = &context.document.prose;
    let mut head = context.annotations.text.tokens.iter().filter(|token| source.head.covers(token.span));
    let is_role = head.any(|token| Word::of(prose, token).is(Classes::ROLE));
    (definite && is_role && source.span.of(prose).ends_with(char::is_lowercase)).then_some(role)
}

/// One use of a role's noun before the mention.
struct Use {
    span: Span,
    plural: bool,
}

fn uses_before(context: &Context<'_>, role: &str, offset: usize) -> Vec<Use> {
    let tokens = &context.annotations.text.tokens;
    let behind = tokens.partition_point(|token| token.span.start < offset);
    let uses = tokens.iter().take(behind).filter_map(|token| {
        let word = without_possessive(context, token);
        (singular(&word) == role).then(|| Use { span: token.span, plural: word != role })
    });
    uses.collect()
}

fn without_possessive(context: &Context<'_>, token: &Token) -> String {
    let word = token.span.of(&context.document.prose).to_lowercase();
    word.trim_end_matches("’s").trim_end_matches("'s").to_owned()
}

/// Whether that use is part of the mention of somebody unnamed who says something.
fn is_unnamed_source(context: &Context<'_>, span: Span) -> bool {
    context.annotations.explicit().filter_map(|attribution| attribution.source.as_ref()).any(|source| {
        let unnamed = matches!(source.class, SourceClass::Anonymous | SourceClass::VagueCollective);
        unnamed && source.head.covers(span)
    })
}

/// Whether somebody by name speaks in between: "the expert" may be that one.
fn names_somebody(context: &Context<'_>, between: Span) -> bool {
    let mut sources = context.annotations.explicit().filter_map(|attribution| attribution.source.as_ref());
    sources.any(|source| source.class == SourceClass::NamedPerson && between.covers(source.span))
}

fn plural_of(noun: &str) -> String {
    format!("{noun}s")
}
