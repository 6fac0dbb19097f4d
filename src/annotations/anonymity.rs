//! What a draft itself says of somebody it does not name: "who declined to give her last name".

use super::attribution::{Attribution, Scope};
use super::clause::Clause;
use super::cue::{Cue, CueKind};
use super::source::{self, Source, SourceClass};
use super::subject;
use crate::config::Config;
use crate::document::Document;
use crate::lexicon::Phrases;
use crate::text::Span;
use std::sync::LazyLock;

/// Makes the sources of a sentence anonymous that says so of somebody: those known only by a pronoun, an
/// office or one name. Where it names no source that could be meant, whoever the statement is about is one: "the
/// graduates, who spoke on condition of anonymity".
pub(super) fn apply(
    document: &Document,
    clause: &Clause<'_>,
    sentence: Span,
    config: &Config,
    attributions: &mut Vec<Attribution>,
) {
    let statements = statements(&document.prose, sentence);
    let Some((statement, at)) = statements.filter_map(|span| Some((span, first_word(clause, span)?))).next()
    else {
        return;
    };
    let mut is_told = false;
    for source in attributions.iter_mut().filter_map(|attribution| attribution.source.as_mut()) {
        if is_half_known(document, source) {
            source.class = SourceClass::Anonymous;
        }
        is_told |= matches!(source.class, SourceClass::Anonymous | SourceClass::VagueCollective);
    }
    if is_told {
        return;
    }
    let about = whom_it_is_about(clause, at, statement, config);
    let is_known = |span: Span| {
        let mut sources = attributions.iter().filter_map(|attribution| attribution.source.as_ref());
        sources.any(|source| source.span.overlaps(span))
    };
    let about = about.filter(|new| new.source.as_ref().is_some_and(|source| !is_known(source.span)));
    attributions.extend(about);
}

/// The statements in a span of the prose that somebody stays unnamed, in order.
pub fn statements(prose: &str, within: Span) -> impl Iterator<Item = Span> {
    STATEMENTS.find(prose, within).map(|(span, _)| span)
}

/// The first word of a statement outside quotations.
fn first_word(clause: &Clause<'_>, statement: Span) -> Option<usize> {
    let begins = |at: &usize| clause.span(&(*at..*at + 1)).start >= statement.start;
    (0..clause.len()).find(begins).filter(|at| !clause.is_quoted(*at))
}

/// The attribution by which somebody speaks without a name, its content being elsewhere.
fn whom_it_is_about(clause: &Clause<'_>, at: usize, statement: Span, config: &Config) -> Option<Attribution> {
    let verb = (0..=at).rev().take(LONGEST_WAY).find(|word| clause.tag(*word).is_verb())?;
    let who = subject::of(clause, verb)?;
    let source = Source { class: SourceClass::Anonymous, ..source::describe(clause, &who, config) };
    let lemma = "speak without a name".into();
    let cue = Cue { span: statement, lemma, kind: CueKind::Communication, agentless: false, reports: false };
    Some(Attribution {
        source: Some(source),
        cue: Some(cue),
        content: Vec::new(),
        scope: Scope::Explicit,
        sentence: 0,
    })
}

/// How many words may stand between a statement and its verb: "spoke to reporters | on condition of anonymity".
const LONGEST_WAY: usize = 7;

fn is_half_known(document: &Document, source: &Source) -> bool {
    let names = document.prose_of(source.head).split(' ').count();
    match source.class {
        SourceClass::Pronoun | SourceClass::Institution => true,
        SourceClass::NamedPerson => names == 1 && source.head.start == source.span.start,
        _ => false,
    }
}

pub(super) static STATEMENTS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::parse(include_str!("../lexicon/anonymity_statements.txt")));
