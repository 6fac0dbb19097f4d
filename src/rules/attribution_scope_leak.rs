//! A verdict in a clause that trails behind what somebody says and is no longer theirs.

use super::passage;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::word::{fold, plural, verb_forms};
use crate::annotations::{Attribution, Claim, Trigger};
use crate::finding::{Finding, Fix, Level, Safety};
use crate::lexicon::{self, Phrases};
use crate::sentence::Sentence;
use crate::syntax::{Relation, Tag, Tree};
use crate::text::Span;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "attribution-scope-leak",
    summary: "A verdict that trails behind what somebody says",
    page: include_str!("attribution_scope_leak.md"),
    family: Family::Attribution,
    level: Level::Warning,
    core: false,
    question: Question::WhoSaysSo,
    reach: Reach::Nearby,
    check,
};

/// Nouns and all forms of verbs, each with its part.
static VERDICTS: LazyLock<HashSet<(String, &'static str)>> = LazyLock::new(|| {
    let entries = lexicon::entries(include_str!("../lexicon/trailing_verdicts.txt"));
    entries
        .flat_map(|entry| {
            let part = entry.field(1);
            let forms = match part {
                "verb" => verb_forms(entry.term, entry.field(2)).into_iter().map(|(_, form)| form).collect(),
                _ => vec![entry.term.to_owned(), plural(entry.term)],
            };
            forms.into_iter().map(move |form| (form, part))
        })
        .collect()
});

static OPENERS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/trailing_openers.txt")));

fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = passage::attributions(context)
        .filter_map(|(attribution, sentence)| judge(context, attribution, sentence))
        .collect();
    findings.dedup_by_key(|finding| finding.span);
    findings
}

fn judge(context: &Context<'_>, attribution: &Attribution, sentence: &Sentence) -> Option<Finding> {
    let loudest = passage::loudest(context, sentence)?;
    let (source, cue) = (attribution.source.as_ref()?, attribution.cue.as_ref()?);
    if !passage::is_said(attribution) || context.annotations.is_quoted(cue.span) {
        return None;
    }
    let tree = context.annotations.trees.get(attribution.sentence)?;
    let tails = (0..tree.len()).filter_map(|at| trailing_clause(context, tree, attribution, at));
    let tails = tails.chain(introduced(context, tree, attribution, sentence));
    let (tail, verdict) = tails
        .filter(|tail| is_the_writers(context, attribution, tail))
        .find_map(|tail| Some((verdict(context, tree, attribution.sentence, &tail)?, tail)))
        .map(|(verdict, tail)| (tail, verdict))?;
    let message = "Who says this: your source, or you? What trails behind is yours; give it back, or a source of its own.";
    let related = context.related(source.span.join(cue.span), "What is said begins here");
    let finding = context.finding(verdict, message).at_most(loudest).with_related(related);
    Some(finding.with_fix(give_back(context, &tail)))
}

/// A clause or an apposition behind a comma, to the end of its sentence.
struct Tail {
    span: Span,
    /// Its words, of the tree.
    words: Range<usize>,
    /// Its head, for an apposition or a relative clause.
    head: Option<usize>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// "Which has bankrupted the city".
    Relative,
    /// "A crime that killed children".
    Apposition,
    /// "Given that it has bankrupted the city".
    Introduced,
}

/// The relative clause or apposition of which the word at `head` is the head, if it trails behind a comma and is
/// about something within what is said.
fn trailing_clause(
    context: &Context<'_>,
    tree: &Tree,
    attribution: &Attribution,
    head: usize,
) -> Option<Tail> {
    let prose = &context.document.prose;
    let cue = attribution.cue.as_ref()?;
    let kind = match tree.relation(head) {
        Relation::RelativeClause | Relation::AdverbialRelative => Kind::Relative,
        Relation::Apposition => Kind::Apposition,
        _ => return None,
    };
    let text = |at: usize| tree.words().get(at).map_or("", |word| word.span.of(prose));
    let described = tree.words().get(tree.head(head)?)?.span;
    let mut words = tree.subtree(head);
    if text(words.start) == "," {
        words.start += 1;
    }
    let opens = match kind {
        Kind::Relative => matches!(text(words.start), "which" | "who" | "whose"),
        _ => matches!(text(words.start), "a" | "an"),
    };
    let last = last_word(tree, prose)?;
    // "The firm, which has ruined two piers, | should pay": the clause had ended.
    let finite =
        |at: usize| matches!(tree.tag(at), Tag::Modal | Tag::Past | Tag::Present | Tag::PresentThird);
    let goes_on = (words.start..last).any(|at| text(at) == "," && finite(at + 1));
    let trails = opens
        && !goes_on
        && text(words.start.checked_sub(1)?) == ","
        && (words.end > last || tree.head(head) < Some(head) && words.end == last + 1)
        && described.start >= cue.span.end
        && attribution.content.iter().any(|content| content.covers(described));
    let span = tree.words().get(words.start)?.span.join(tree.words().get(last)?.span);
    trails.then_some(Tail { span, words: words.start..last + 1, head: Some(head), kind })
}

/// What "given that" and its like introduce behind a comma within what is said.
fn introduced(
    context: &Context<'_>,
    tree: &Tree,
    attribution: &Attribution,
    sentence: &Sentence,
) -> Option<Tail> {
    let prose = &context.document.prose;
    let cue = attribution.cue.as_ref()?;
    let last = last_word(tree, prose)?;
    let within = Span::new(cue.span.end, sentence.span.end.max(cue.span.end));
    let behind_comma = |opener: &Span| prose.get(..opener.start).is_some_and(|before| before.ends_with(", "));
    let (opener, _) = OPENERS.find(prose, within).find(|(opener, _)| behind_comma(opener))?;
    let start = tree.words().iter().position(|word| word.span.start >= opener.start)?;
    let end = tree.words().get(last)?.span;
    (start <= last).then(|| Tail {
        span: opener.join(end),
        words: start..last + 1,
        head: None,
        kind: Kind::Introduced,
    })
}

/// The last word of a sentence before its final marks.
fn last_word(tree: &Tree, prose: &str) -> Option<usize> {
    tree.words().iter().rposition(|word| word.span.of(prose).starts_with(char::is_alphanumeric))
}

/// Whether nothing in a tail says that it is somebody's: no cue, no quotation.
fn is_the_writers(context: &Context<'_>, attribution: &Attribution, tail: &Tail) -> bool {
    let annotations = context.annotations;
    let mut here = annotations.attributions_of(attribution.sentence..attribution.sentence + 1);
    let quoted = annotations.is_partly_quoted(tail.span);
    !quoted && !here.any(|(_, other)| other.cue.as_ref().is_some_and(|cue| tail.span.overlaps(cue.span)))
}

/// The words of a tail by which the writer judges, accuses, foretells or counts, if they stand in the writer's own
/// tense: "which has bankrupted" or "which bankrupted", not "which had bankrupted" or "which would bankrupt".
fn verdict(context: &Context<'_>, tree: &Tree, sentence: usize, tail: &Tail) -> Option<Span> {
    let prose = &context.document.prose;
    let listed = |at: usize, part: &'static str| {
        let word = tree.words().get(at)?.span;
        VERDICTS.contains(&(fold(word.of(prose)).into_owned(), part)).then_some(word)
    };
    let listed = match (tail.kind, tail.head) {
        (Kind::Apposition, Some(head)) => return listed(head, "noun"),
        (Kind::Relative, Some(head)) => {
            listed(head, "verb").filter(|_| tree.tag(head) == Tag::Past || is_present(tree, prose, head))
        }
        _ => {
            let mut verbs = tail.words.clone().filter(|at| tree.tag(*at).is_verb());
            verbs.find_map(|at| listed(at, "verb")).filter(|_| has_present(tree, prose, &tail.words))
        }
    };
    let in_present = match tail.head {
        Some(head) => is_present(tree, prose, head),
        None => has_present(tree, prose, &tail.words),
    };
    let claims = context.annotations.claims_in(tail.span);
    let mut claims = claims.filter(|claim| claim.sentence == sentence && tail.span.covers(claim.span));
    let weighty = || claims.find(|claim| in_present && is_weighty(context, claim)).map(|claim| claim.span);
    listed.or_else(weighty)
}

/// Whether a claim is more than a writer can say in passing. What is likely or expected is a schedule as often as a
/// forecast, and of figures only those that are told to the unit or the share want their source.
fn is_weighty(context: &Context<'_>, claim: &Claim) -> bool {
    let words = passage::words(context, claim.span);
    match claim.trigger {
        Trigger::Accusation | Trigger::Judgement | Trigger::Sweeping => true,
        Trigger::Forecast => !words.iter().any(|word| matches!(word.as_str(), "likely" | "expected" | "set")),
        Trigger::Figure => words.iter().any(|word| word.starts_with(|digit: char| digit.is_ascii_digit())),
        _ => false,
    }
}

/// Whether a verb or a predicate stands in the present, the perfect or the future.
fn is_present(tree: &Tree, prose: &str, head: usize) -> bool {
    let present = |at: usize| matches!(tree.tag(at), Tag::Present | Tag::PresentThird);
    let will = |at: usize| tree.words().get(at).is_some_and(|word| word.span.of(prose) == "will");
    let helps = |at: &&usize| {
        matches!(tree.relation(**at), Relation::Auxiliary | Relation::PassiveAuxiliary | Relation::Copula)
    };
    present(head) || tree.children(head).iter().filter(helps).any(|at| present(*at) || will(*at))
}

/// Whether the first finite verb among some words stands so.
fn has_present(tree: &Tree, prose: &str, words: &Range<usize>) -> bool {
    let finite =
        |at: &usize| matches!(tree.tag(*at), Tag::Present | Tag::PresentThird | Tag::Past | Tag::Modal);
    let first = words.clone().find(finite);
    first.is_some_and(|at| {
        matches!(tree.tag(at), Tag::Present | Tag::PresentThird)
            || tree.words().get(at).is_some_and(|word| word.span.of(prose) == "will")
    })
}

/// Says of the tail whose it is.
fn give_back(context: &Context<'_>, tail: &Tail) -> Option<Fix> {
    let prose = &context.document.prose;
    let start = tail.span.start;
    let insert =
        |place: usize, text: &str, title: &str| context.insert_behind(place, text, title, Safety::Unsafe);
    match tail.kind {
        Kind::Relative => {
            let pronoun = tail.span.of(prose).split(' ').next()?;
            if pronoun == "whose" {
                return None;
            }
            Some(insert(start + pronoun.len(), ", TK said,", "Insert “TK said”"))
        }
        Kind::Apposition => {
            let title = "Insert “what TK called”";
            Some(context.insert_before(start, "what TK called ", title, Safety::Unsafe))
        }
        Kind::Introduced => Some(insert(tail.span.end, ", TK said", "Insert “TK said”")),
    }
}
