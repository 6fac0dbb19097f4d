//! Nouns that are cues: "the claim that", "his promise to", "took a decision to", "criticism from".

use super::clause::Clause;
use super::cue::CueKind;
use super::reading::Reading;
use super::subject;
use super::word::{Classes, verb_terms};
use crate::lexicon::Terms;
use crate::syntax::{Relation, Tag};
use std::ops::Range;
use std::sync::LazyLock;

/// Reads all of them, from left to right, but those that a cue read before has as a part of itself or as the
/// head of its content.
pub(super) fn read(clause: &Clause<'_>, before: &[Reading]) -> Vec<Reading> {
    let is_taken = |at: usize| {
        before.iter().any(|reading| {
            reading.cue.contains(&at)
                || clause.head(at).is_some_and(|verb| reading.cue.contains(&verb))
                    && clause.relation(at) == Relation::Object
        })
    };
    (0..clause.len())
        .filter(|at| !clause.is_quoted(*at) && !is_taken(*at))
        .filter_map(|at| noun_at(clause, at))
        .collect()
}

fn noun_at(clause: &Clause<'_>, at: usize) -> Option<Reading> {
    let noun = clause.word(at).lexeme?.noun?;
    if !clause.tag(at).is_noun() || clause.relation(at) == Relation::Compound {
        return None;
    }
    let takes = |frame: &str| noun.field(2).split(' ').any(|name| name == frame);
    let (mut named, mut content) = (None, None);
    for below in clause.children(at).filter(|below| *below > at) {
        let start = clause.subtree(below).start;
        let word = clause.text(start).to_ascii_lowercase();
        let names = word == "by" && takes("by") || word == "from" || word == "among";
        if names && named.is_none() {
            named = Some(subject::phrase(clause, below));
            continue;
        }
        let fits = match word.as_str() {
            "that" => takes("that") && clause.relation(below) != Relation::RelativeClause,
            "to" => takes("to"),
            "of" => takes("of"),
            "for" => takes("for"),
            "about" | "on" | "over" => takes("about"),
            "against" | "toward" | "towards" | "with" => takes("against"),
            _ => false,
        };
        if fits && content.is_none() {
            content = Some(clause.subtree(below));
        }
    }
    let owner = clause.child(at, &[Relation::Possessor]).map(|owner| subject::phrase(clause, owner));
    let kind = noun.field(1).parse().unwrap_or(CueKind::Communication);
    let source = named.or(owner).or_else(|| doer(clause, at, kind));
    let content = content.or_else(|| behind_copula(clause, at, &takes))?;
    let first =
        if at > 0 && clause.is(at - 1, Classes::DETERMINER) && source.is_none() { at - 1 } else { at };
    Some(Reading {
        cue: first..at + 1,
        lemma: noun.term.into(),
        kind,
        source,
        content: vec![content],
        agentless: false,
        reports: false,
    })
}

/// "The hope is | that he will stay", "her aim was | to stay".
fn behind_copula(clause: &Clause<'_>, noun: usize, takes: &impl Fn(&str) -> bool) -> Option<Range<usize>> {
    let is_subject = matches!(clause.relation(noun), Relation::Subject | Relation::OuterSubject);
    let end = clause.subtree(noun).end;
    let links = |at: &usize| {
        clause.reads_any(*at, &["is", "was", "are", "were", "has", "had", "have", "been", "'s", "’s"])
    };
    let start = (end..clause.len()).find(|at| !links(at)).filter(|start| is_subject && *start > end)?;
    let fits = clause.reads(start, "that") && takes("that")
        || clause.tag(start) == Tag::To && clause.tag(start + 1) == Tag::Base && takes("to");
    let told = clause.head(start).filter(|told| *told > start && fits)?;
    Some(start..clause.subtree(told).end)
}

/// Who "made" a promise or "has" a plan: the subject of a verb that only helps the noun; and of any verb, who acts
/// "in the hope that".
fn doer(clause: &Clause<'_>, noun: usize, kind: CueKind) -> Option<Range<usize>> {
    let verb = clause.head(noun)?;
    let verb_helps = LIGHT_VERBS.contains(clause.folded(verb));
    let moves = kind.is_of_the_mind() && clause.reads_any(clause.subtree(noun).start, &["in", "with"]);
    let whose = match clause.relation(noun) {
        Relation::Object => verb_helps,
        Relation::Oblique => moves,
        _ => false,
    };
    whose.then(|| subject::of(clause, verb)).flatten()
}

static LIGHT_VERBS: LazyLock<Terms> =
    LazyLock::new(|| verb_terms(include_str!("../lexicon/light_verbs.txt"), 1));
