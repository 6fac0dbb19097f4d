//! A statement whose source is another outlet, or a chain of them.

use super::passage;
use super::unnamed_study;
use super::{Context, Family, Question, Reach, Rule};
use crate::annotations::word::{Classes, Word};
use crate::annotations::{Attribution, CueKind, Name, Source, SourceClass, name_kind};
use crate::finding::{Finding, Fix, Level, Safety};
use crate::lexicon::Terms;
use crate::sentence::{Sentence, Token, TokenKind};
use crate::syntax::Relation;
use crate::text::Span;
use std::cell::LazyCell;
use std::collections::HashSet;
use std::sync::LazyLock;

pub(super) const RULE: Rule = Rule {
    name: "secondhand-attribution",
    summary: "A statement taken from another outlet",
    page: include_str!("secondhand_attribution.md"),
    family: Family::Attribution,
    level: Level::Warning,
    core: true,
    question: Question::Other,
    reach: Reach::Draft,
    check,
};

static VERIFICATION: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/verification_words.txt")));

fn check(context: &Context<'_>) -> Vec<Finding> {
    let pollsters = LazyCell::new(|| pollsters(context));
    let noted = context.noted("sentences", Reach::Nearby, |block| {
        let sentences = context.annotations.sentences_of(block).zip(context.annotations.sentences_in(block));
        let resting = sentences.filter(|(index, sentence)| may_rest_on_outlet(context, *index, sentence));
        resting.map(|(_, sentence)| (sentence.span, ())).collect()
    });
    let resting = noted.iter().filter_map(|(span, ())| {
        let index = context.annotations.text.at(span.start)?;
        Some((index, context.annotations.sentences().get(index)?))
    });
    resting.flat_map(|(index, sentence)| judge(context, &pollsters, index, sentence)).collect()
}

/// Whether a sentence names an outlet as one rests on it, or as the one to which something was said.
fn may_rest_on_outlet(context: &Context<'_>, index: usize, sentence: &Sentence) -> bool {
    let attributions = attributions_of(context, index);
    attributions.iter().any(|attribution| hop(context, attribution).is_some())
        || cited(context, sentence).is_some()
        || told(context, &attributions, sentence).is_some()
}

/// The attributions of a sentence in the order of their cues.
fn attributions_of<'a>(context: &Context<'a>, sentence: usize) -> Vec<&'a Attribution> {
    let here = context.annotations.attributions_of(sentence..sentence + 1);
    let mut attributions: Vec<&Attribution> = here.map(|(_, attribution)| attribution).collect();
    attributions.sort_by_key(|attribution| attribution.cue.as_ref().map_or(0, |cue| cue.span.start));
    attributions
}

/// The names before "poll", "survey" and the like, in small letters: what those outlets found they found themselves.
fn pollsters(context: &Context<'_>) -> HashSet<String> {
    let pollsters = context.noted("pollsters", Reach::Block, |block| {
        let own = context.annotations.tokens_of_block(block);
        let asks = |name: &&Name| {
            let behind = context.annotations.text.tokens.get(name.tokens.end);
            let behind = behind.filter(|_| own.contains(&name.tokens.end));
            behind.is_some_and(|token| unnamed_study::is_research(context, token))
        };
        let names = context.annotations.names_in(block).iter().filter(asks);
        names.map(|name| (name.span, key(name.span.of(&context.document.prose)))).collect()
    });
    pollsters.iter().map(|(_, name)| name.clone()).collect()
}

/// A name in small letters without its article.
fn key(name: &str) -> String {
    let name = name.to_lowercase();
    let bare = ["the ", "a ", "an "].iter().find_map(|article| name.strip_prefix(article));
    bare.map_or_else(|| name.clone(), str::to_owned)
}

/// One outlet that a sentence rests on.
struct Hop<'a> {
    source: Span,
    passage: Span,
    content: &'a [Span],
    /// Whether the sentence says that it found or showed something, as a poll does, rather than reported it.
    finds: bool,
}

impl Hop<'_> {
    /// Whether what it reports holds that place.
    fn relays(&self, place: Span) -> bool {
        self.content.iter().any(|content| content.covers(place))
    }
}

fn judge(
    context: &Context<'_>,
    pollsters: &LazyCell<HashSet<String>, impl FnOnce() -> HashSet<String>>,
    index: usize,
    sentence: &Sentence,
) -> Vec<Finding> {
    let Some(loudest) = passage::loudest(context, sentence) else {
        return Vec::new();
    };
    let attributions = attributions_of(context, index);
    let mut hops: Vec<Hop<'_>> =
        attributions.iter().filter_map(|attribution| hop(context, attribution)).collect();
    hops.dedup_by_key(|hop| hop.source);
    hops.retain(|hop| !hop.finds || !pollsters.contains(&key(hop.source.of(&context.document.prose))));
    if let Some(cited) = cited(context, sentence)
        && !hops.iter().any(|hop| hop.source.overlaps(cited.source))
    {
        hops.insert(0, cited);
    }
    // "According to Radio Nord, the Daily Post reported": the later outlet is the first that had it.
    if let [first, .., last] = hops.as_slice()
        && first.relays(last.source)
    {
        hops.reverse();
    }
    let findings: Vec<Finding> = match hops.as_slice() {
        [] => told(context, &attributions, sentence).into_iter().collect(),
        [first, .., last] if is_chain(context, first, last) => {
            vec![show_hops(context, chain(context, first, last, sentence), &hops, &attributions)]
        }
        each => each
            .iter()
            .map(|hop| {
                show_hops(context, single(context, hop, sentence), std::slice::from_ref(hop), &attributions)
            })
            .collect(),
    };
    if findings.is_empty() || is_checked(context, sentence) || is_confirmed(context, index) {
        return Vec::new();
    }
    findings.into_iter().map(|finding| finding.at_most(loudest)).collect()
}

/// Whether one outlet has it from the other, rather than each something of its own: "the Courier reported, while the
/// Gazette said".
fn is_chain(context: &Context<'_>, first: &Hop<'_>, last: &Hop<'_>) -> bool {
    let prose = &context.document.prose;
    let ends = first.passage.end.min(last.passage.end);
    let between = Span::new(ends, first.source.start.max(last.source.start).max(ends));
    let parts = |token: &Token| {
        Word::of(prose, token).is(Classes::COORDINATOR)
            || matches!(token.span.of(prose), "while" | "whereas" | ";")
    };
    let relays = first.content.is_empty() || first.relays(last.source) || last.relays(first.source);
    relays && !passage::tokens_in(context, between).iter().any(parts)
}

fn single(context: &Context<'_>, hop: &Hop<'_>, sentence: &Sentence) -> Finding {
    let tells_sources = cites(context, sentence).any(|cites| is_source_cited(context, cites));
    let message = if tells_sources {
        "It rests on another outlet: is it linked? Say whether you have checked."
    } else {
        "Who told this outlet? Say who its sources were, link it, and say whether you checked."
    };
    let finding = context.finding(hop.source, message).at_most(Level::Info);
    let room = (!tells_sources).then(|| citing(context, hop));
    finding.with_fix(unverified(context, sentence)).with_fix(room)
}

/// Shows who has it from whom, from the outlet next to the reader to those who spoke to the first one.
fn show_hops(
    context: &Context<'_>,
    finding: Finding,
    hops: &[Hop<'_>],
    attributions: &[&Attribution],
) -> Finding {
    let Some((first, _)) = hops.split_first() else { return finding };
    let sources = attributions.iter().filter_map(|attribution| {
        let source = attribution.source.as_ref().filter(|_| passage::is_said(attribution))?;
        let speaks = !matches!(source.class, SourceClass::SecondHand | SourceClass::Pronoun);
        (speaks && first.relays(source.span)).then_some(source)
    });
    let sources: Vec<&Source> = sources.collect();
    if hops.len() == 1 && sources.is_empty() {
        return finding;
    }
    let outlets = hops.iter().rev().enumerate().map(|(hop, outlet)| match hop {
        0 if hops.len() == 1 => context.related(outlet.source, "This outlet reports it"),
        0 => context.related(outlet.source, "This outlet passes it on"),
        _ => context.related(outlet.source, "which has it from this outlet"),
    });
    let people = sources.iter().map(|source| {
        let whom =
            if source.plural { "which has it from these people" } else { "which has it from this source" };
        context.related(source.span, whom)
    });
    outlets.chain(people).fold(finding, Finding::with_related)
}

/// The outlet on whose word an attribution rests; `None` where it speaks for itself.
fn hop<'a>(context: &Context<'_>, attribution: &'a Attribution) -> Option<Hop<'a>> {
    let (source, cue) = (attribution.source.as_ref()?, attribution.cue.as_ref()?);
    let relayed = source.class == SourceClass::SecondHand && passage::is_said(attribution);
    if !relayed || speaks_of_itself(context, attribution) || context.annotations.is_quoted(source.span) {
        return None;
    }
    let name = name_of(context, source);
    let finds = cue.kind == CueKind::Document;
    Some(Hop { source: name, passage: name.join(cue.span), content: &attribution.content, finds })
}

/// The outlet that another one cites: "citing the Daily Post".
fn cited(context: &Context<'_>, sentence: &Sentence) -> Option<Hop<'static>> {
    cites(context, sentence).find_map(|cites| {
        let source = outlet_behind(context, cites.end, sentence)?;
        Some(Hop { source, passage: cites.join(source), content: &[], finds: false })
    })
}

/// The words of a sentence by which an outlet tells whom it has something from.
fn cites<'a>(context: &'a Context<'a>, sentence: &'a Sentence) -> impl Iterator<Item = Span> + 'a {
    let tokens = context.annotations.tokens_of(sentence).iter();
    tokens.map(|token| token.span).filter(|span| {
        matches!(span.of(&context.document.prose), "citing" | "quoting")
            && !context.annotations.is_quoted(*span)
    })
}

/// Whether what is cited is a person, a role or a document: not "citing her health", which is a reason.
fn is_source_cited(context: &Context<'_>, cites: Span) -> bool {
    let annotations = context.annotations;
    let tree = annotations.text.at(cites.start).and_then(|sentence| annotations.trees.get(sentence));
    let Some(tree) = tree else { return false };
    let verb = tree.words().iter().position(|word| word.span.start == cites.start);
    let mut children = verb.map(|verb| tree.children(verb)).unwrap_or_default().iter();
    let object = children.find(|child| tree.relation(**child) == Relation::Object);
    let Some((at, object)) = object.and_then(|at| Some((*at, tree.words().get(*at)?))) else { return false };
    let is_source = |token: &Token| {
        Word::of(&context.document.prose, token).is(Classes::ROLE | Classes::DOCUMENT | Classes::INSTITUTION)
    };
    tree.tag(at).is_name() || passage::tokens_in(context, object.span).iter().any(is_source)
}

/// The outlet's name without what is said of it behind a comma.
fn name_of(context: &Context<'_>, source: &Source) -> Span {
    let text = source.span.of(&context.document.prose);
    let length = text.find(',').unwrap_or(text.len());
    Span::new(source.span.start, source.span.start + length)
}

/// "The Courier said it would close two offices".
fn speaks_of_itself(context: &Context<'_>, attribution: &Attribution) -> bool {
    let content =
        attribution.content.first().map(|content| passage::words(context, *content)).unwrap_or_default();
    let mut words = content.iter().filter(|word| *word != "that");
    words.next().is_some_and(|word| matches!(word.as_str(), "it" | "its"))
}

/// Whether the sentence says that somebody has checked.
fn is_checked(context: &Context<'_>, sentence: &Sentence) -> bool {
    passage::words(context, sentence.span).iter().any(|word| VERIFICATION.contains(word))
}

/// Whether the next sentence of the paragraph has another source stand for all of it: "The ministry confirmed it."
fn is_confirmed(context: &Context<'_>, index: usize) -> bool {
    const LONGEST: usize = 4;
    let sentences = context.annotations.sentences();
    let block = |index: usize| sentences.get(index).map(|sentence| sentence.block);
    let mut next = context.annotations.attributions_of(index + 1..index + 2);
    block(index) == block(index + 1)
        && next.any(|(_, attribution)| {
            let confirms = attribution.cue.as_ref().is_some_and(|cue| {
                passage::words(context, cue.span).iter().any(|word| VERIFICATION.contains(word))
            });
            let content = attribution.content.first().map(|content| passage::words(context, *content));
            let is_whole = content.is_some_and(|words| {
                let first = words.first().map_or("", String::as_str);
                words.len() <= LONGEST && matches!(first, "it" | "this" | "the" | "them" | "both" | "as")
            });
            let is_on_record = matches!(
                attribution.class(),
                SourceClass::NamedPerson | SourceClass::NamedOrganisation | SourceClass::Institution
            );
            confirms && is_whole && is_on_record
        })
}

fn chain(context: &Context<'_>, first: &Hop<'_>, last: &Hop<'_>, sentence: &Sentence) -> Finding {
    let name = first.source.of(&context.document.prose);
    let message = format!("Have you seen what {name} wrote? Go there, link it, and drop the go-between.");
    // The later hop goes with the comma before it, so that what is left still reads.
    let before = last.passage.start.saturating_sub(2);
    let comma = Span::new(before, last.passage.start).of(&context.document.prose) == ", ";
    let cut = comma.then(|| {
        let span = Span::new(before, last.passage.end);
        context.replace(span, "", format!("Credit {name} alone"), Safety::Unsafe)
    });
    context.finding(last.passage, message).with_fix(cut.flatten()).with_fix(unverified(context, sentence))
}

fn unverified(context: &Context<'_>, sentence: &Sentence) -> Option<Fix> {
    let own = context.config.own_title.first().map_or("TK", String::as_str);
    let text = format!(" {own} has not independently verified the report.");
    let fix =
        || context.insert_behind(sentence.span.end, &*text, "Say that you have not checked", Safety::Unsafe);
    (!context.has_behind(sentence.span.end, &text)).then(fix)
}

/// Room behind the outlet and its verb for those on whom it relies.
fn citing(context: &Context<'_>, hop: &Hop<'_>) -> Fix {
    let behind = context.document.prose.get(hop.passage.end..).unwrap_or("");
    let text = if behind.starts_with(' ') { ", citing TK," } else { ", citing TK" };
    context.insert_behind(hop.passage.end, text, "Leave room for its sources", Safety::Unsafe)
}

/// "She told the Courier": said to another outlet than the house's own.
fn told(context: &Context<'_>, attributions: &[&Attribution], sentence: &Sentence) -> Option<Finding> {
    let cues = attributions.iter().filter_map(|attribution| attribution.cue.as_ref());
    let mut outlets = cues
        .filter(|cue| cue.lemma == "tell")
        .filter_map(|cue| outlet_behind(context, cue.span.end, sentence));
    let outlet = outlets.find(|span| !context.annotations.is_quoted(*span))?;
    let message = "Said to another outlet: is it linked, and have you asked for yourself?";
    let finding = context.finding(outlet, message).at_most(Level::Hint);
    let teller = attributions.iter().find(|attribution| {
        let ends = attribution.cue.as_ref().map(|cue| cue.span.end);
        ends.is_some_and(|end| end <= outlet.start && outlet.start - end <= " the ".len())
    });
    let source = teller.and_then(|attribution| attribution.source.as_ref());
    Some(match source {
        Some(source) => {
            finding.with_related(context.related(source.span, "The outlet has it from this source"))
        }
        None => finding,
    })
}

/// The outlet whose name, with or without an article, stands right behind a place.
fn outlet_behind(context: &Context<'_>, place: usize, sentence: &Sentence) -> Option<Span> {
    let prose = &context.document.prose;
    let mut tokens: Vec<&Token> = passage::tokens_behind(context, sentence, place).collect();
    let article = tokens.first().is_some_and(|token| token.span.of(prose).eq_ignore_ascii_case("the"));
    let names = usize::from(article);
    let end = tokens.iter().skip(names).take_while(|token| is_capitalised(prose, token)).count();
    tokens.truncate(names + end);
    let (first, last) = (tokens.get(names)?, tokens.last()?);
    let name = first.span.join(last.span);
    let text = name.of(prose);
    let whole = tokens.first()?.span.join(last.span);
    let own = |title: &String| [text, whole.of(prose)].iter().any(|form| form.eq_ignore_ascii_case(title));
    let outlet = name_kind::reports_news(whole.of(prose), article)
        || name_kind::is_outlet_name(text) && (article || end > 1);
    (outlet && !context.config.own_title.iter().any(own)).then_some(whole)
}

fn is_capitalised(prose: &str, token: &Token) -> bool {
    token.kind == TokenKind::Word && token.span.of(prose).starts_with(char::is_uppercase)
}
