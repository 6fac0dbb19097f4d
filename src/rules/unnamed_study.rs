//! Research that is quoted without saying whose it is.

use super::passage;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::word::{Classes, Word, fold, verb_forms};
use crate::annotations::{Attribution, SourceClass};
use crate::finding::{Finding, Fix, Level, Safety};
use crate::lexicon::{self, Phrases, Terms};
use crate::sentence::{Sentence, Token};
use crate::syntax::{Relation, Tag};
use crate::text::Span;
use std::collections::HashSet;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "unnamed-study",
    summary: "A study, poll or report without an author",
    page: include_str!("unnamed_study.md"),
    family: Family::Claims,
    level: Level::Warning,
    core: true,
    question: Question::WhoIsThat,
    reach: Reach::Draft,
    check,
};

static RESEARCH: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/research_nouns.txt")));

/// What a sentence begins with that goes on about a study.
static NEXT: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/research_references.txt")));

/// What stands behind a study before those who did or printed it.
static OWNERS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/research_owners.txt")));

/// All forms of the verbs by which researchers come upon something.
static DISCOVERIES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let verbs = lexicon::entries(include_str!("../lexicon/discovery_verbs.txt"));
    verbs.flat_map(|entry| verb_forms(entry.term, entry.field(1))).map(|(_, form)| form).collect()
});

/// Research, or those who do it, as a draft speaks of them.
struct Mention {
    span: Span,
    /// The noun that says what it is.
    head: Span,
    sentence: usize,
}

fn check(context: &Context<'_>) -> Vec<Finding> {
    let research = context.noted("research", Reach::Block, |block| {
        let tokens = context.annotations.tokens_in(block).iter();
        tokens.filter(|token| is_research(context, token)).map(|token| (token.span, ())).collect()
    });
    let first = research.iter().next().map(|(span, ())| span.start);
    let noted = context.noted("finders", Reach::Block, |block| {
        let sentences = context.annotations.sentences_of(block);
        let finders = sentences.flat_map(|sentence| finders(context, sentence));
        finders.map(|mention| (mention.span, ())).collect()
    });
    let sentences = noted.iter().filter_map(|(span, ())| context.annotations.text.at(span.start));
    let finders = sentences.flat_map(|sentence| finders(context, sentence));
    let mut findings: Vec<Finding> = passage::statements(context)
        .filter_map(|(attribution, _)| cited(context, attribution))
        // "Astronomers have found water, NASA said": whose find it is stands there.
        .chain(finders.filter(|mention| !passage::is_attributed(context, mention.span)))
        .filter_map(|mention| judge(context, first, &mention))
        .collect();
    findings.sort_by_key(|finding| finding.span);
    findings.dedup_by_key(|finding| finding.span);
    findings
}

/// The source of an attribution, unless it only tells where somebody stands.
fn cited(context: &Context<'_>, attribution: &Attribution) -> Option<Mention> {
    let source = attribution.source.as_ref().filter(|_| !is_standing_in_polls(context, attribution))?;
    Some(Mention { span: source.span, head: source.head, sentence: attribution.sentence })
}

/// Researchers who have come upon something in a sentence: "scientists have discovered a crab". What they hope or
/// may yet discover is no finding.
fn finders(context: &Context<'_>, sentence: usize) -> Vec<Mention> {
    let Some(tree) = context.annotations.trees.get(sentence) else { return Vec::new() };
    let prose = &*context.document.prose;
    let word = |at: usize| tree.words().get(at).map_or("", |word| word.span.of(prose)).to_lowercase();
    let found = |verb: &usize| {
        let still_open = |child: &usize| {
            matches!(tree.tag(*child), Tag::Modal | Tag::To)
                || tree.relation(*child) == Relation::PassiveAuxiliary
        };
        matches!(tree.tag(*verb), Tag::Past | Tag::Participle)
            && tree.relation(*verb) != Relation::RelativeClause
            && DISCOVERIES.contains(&word(*verb))
            && !tree.children(*verb).iter().any(still_open)
    };
    let finders = (0..tree.len()).filter(found).filter_map(|verb| {
        let mut children = tree.children(verb).iter();
        let noun = *children.find(|child| tree.relation(**child) == Relation::Subject)?;
        let people = RESEARCH.get(&word(noun)).is_some_and(|entry| entry.field(1) == "people");
        let words = tree.words().get(tree.subtree(noun))?;
        let span = words.first()?.span.join(words.last()?.span);
        people.then_some(Mention { span, head: tree.words().get(noun)?.span, sentence })
    });
    finders.collect()
}

/// `first` is where the draft first speaks of research: "the study" behind it is one that it knows.
fn judge(context: &Context<'_>, first: Option<usize>, mention: &Mention) -> Option<Finding> {
    let sentence = context.annotations.sentences().get(mention.sentence)?;
    let loudest = passage::loudest(context, sentence)?;
    let is_introduced = first.is_some_and(|first| first < mention.span.start);
    if !is_unnamed_research(context, mention, is_introduced)
        || context.annotations.is_quoted(mention.span)
        || is_told_by_a_crowd(context, mention.span)
        || is_named_beside(context, mention.span, sentence)
        || is_named_next(context, mention.sentence)
    {
        return None;
    }
    let message =
        "Whose study is this? Name who did it, how many they looked at, when and where it appeared.";
    let finding = context.finding(mention.span, message).at_most(loudest).with_fix(fix(context, mention));
    Some(match told_by_name(context, mention) {
        Some(one) => finding.at_most(Level::Hint).with_related(context.related(one, "Is this one of them?")),
        None => finding,
    })
}

/// "Experts say the evidence shows": the experts are asked for, not the evidence.
fn is_told_by_a_crowd(context: &Context<'_>, span: Span) -> bool {
    context.annotations.attributions_in(span).any(|(_, attribution)| {
        let crowd = attribution.class() == SourceClass::VagueCollective && passage::is_said(attribution);
        crowd && attribution.content.iter().any(|content| content.covers(span))
    })
}

/// "Other scientists urged caution. “…,” said Ana Ruiz, an astronomer": of people, one who speaks by name beside them is one.
fn told_by_name(context: &Context<'_>, mention: &Mention) -> Option<Span> {
    let head = mention.head.of(&context.document.prose).to_lowercase();
    let role = head.split(' ').next_back().unwrap_or("");
    let is_people = RESEARCH.get(role).is_some_and(|entry| entry.field(1) == "people");
    let next = || passage::named_next(context, mention.sentence, mention.head);
    let one = || next().or_else(|| passage::named_before(context, mention.sentence, role));
    is_people.then(one).flatten()
}

/// A template in place of the mention, in its number. Research has none: it is a study.
fn fix(context: &Context<'_>, mention: &Mention) -> Option<Fix> {
    let prose = &context.document.prose;
    let head = mention.head.of(prose).to_lowercase();
    let is_people = passage::tokens_in(context, mention.head)
        .iter()
        .any(|token| Word::of(prose, token).is(Classes::ROLE));
    let template = if is_people {
        format!("TK (number) {head} at TK")
    } else if passage::singular(&head) != head && !head.ends_with("sis") {
        format!("TK (number) {head} by TK of TK (number) people")
    } else {
        let noun = if matches!(head.as_str(), "research" | "evidence") { "study" } else { head.as_str() };
        format!("a TK (year) {noun} by TK of TK (number) people")
    };
    let text = passage::in_place_of(context, mention.span, &template);
    context.replace(mention.span, text, "Replace by a template to fill in", Safety::Unsafe)
}

/// Whether a mention is research of nobody: indefinite, a bare plural or the first that the draft speaks of,
/// without a name or an owner.
fn is_unnamed_research(context: &Context<'_>, mention: &Mention, is_introduced: bool) -> bool {
    let head = context.document.prose_of(mention.head);
    if !head.split(' ').next_back().is_some_and(|word| RESEARCH.contains(&fold(word))) {
        return false;
    }
    let text = context.document.prose_of(mention.span);
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let first = words.first().map_or("", String::as_str);
    let points_back =
        matches!(first, "this" | "that" | "these" | "those" | "its" | "his" | "her" | "their" | "our");
    let named = text.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase))
        || text.contains("’s ")
        || text.contains("'s ")
        || text.chars().any(|character| character.is_ascii_digit());
    let owned = words.iter().any(|word| matches!(word.as_str(), "by" | "of" | "at" | "from" | "for"));
    let known = points_back || first == "the" && is_introduced;
    !known && !named && !owned
}

/// Whether a word is a noun for research or for those who do it.
pub(super) fn is_research(context: &Context<'_>, token: &Token) -> bool {
    RESEARCH.contains(&fold(token.span.of(&context.document.prose)))
}

/// "Is ahead in national polls": where somebody stands, without a figure.
fn is_standing_in_polls(context: &Context<'_>, attribution: &Attribution) -> bool {
    let cue = attribution.cue.as_ref().map(|cue| cue.lemma.as_ref());
    let mut content = attribution.content.iter().map(|span| span.of(&context.document.prose));
    cue == Some("in a poll") && !content.any(|text| text.chars().any(|mark| mark.is_ascii_digit()))
}

/// Whether the sentence goes on to say whose it is: "a study, published in …", "polls, including one by …".
fn is_named_beside(context: &Context<'_>, span: Span, sentence: &Sentence) -> bool {
    let rest = Span::new(span.end, sentence.span.end.max(span.end));
    OWNERS.find(&context.document.prose, rest).next().is_some() || has_example(context, span, sentence)
}

/// "Polls show him ahead: an Alder survey put him on 40 percent": research that a name owns, as an example.
fn has_example(context: &Context<'_>, span: Span, sentence: &Sentence) -> bool {
    let opens = |token: &&Token| matches!(token.span.of(&context.document.prose), ":" | "including");
    let Some(opening) = passage::tokens_behind(context, sentence, span.end).find(opens) else { return false };
    let mut names = passage::names_in(context, sentence).filter(|name| name.span.start > opening.span.start);
    names.any(|name| {
        let behind = context.annotations.text.tokens.get(name.tokens.end);
        behind.is_some_and(|token| is_research(context, token) && is_noun(context, token.span))
    })
}

/// Whether the word is a noun by its grammar: not the verb of "Germans study longer".
fn is_noun(context: &Context<'_>, span: Span) -> bool {
    let sentence = context.annotations.text.at(span.start);
    let tree = sentence.and_then(|at| context.annotations.trees.get(at));
    tree.is_some_and(|tree| {
        let word = tree.words().iter().position(|word| word.span.start == span.start);
        word.is_some_and(|word| tree.tag(word).is_noun())
    })
}

/// Whether the next sentence names it: "The survey, by the Alder Institute, …", "The latest Alder poll …".
fn is_named_next(context: &Context<'_>, sentence: usize) -> bool {
    let Some(next) = context.annotations.sentences().get(sentence + 1) else {
        return false;
    };
    let text = context.document.prose_of(next.span);
    let reference = NEXT.find(&context.document.prose, next.span).next();
    let refers = reference.is_some_and(|(span, _)| span.start == next.span.start)
        || context.annotations.tokens_of(next).iter().any(|token| is_research(context, token));
    refers && text.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase))
}
