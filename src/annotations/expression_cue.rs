//! Expressions of a verb and more that are cues as a whole: "takes issue with", "made a point of".

use super::clause::Clause;
use super::cue::{self, CueKind};
use super::reading::Reading;
use super::subject;
use super::word::{Classes, plural, verb_forms};
use crate::lexicon::{self, Entry};
use crate::syntax::Tag;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// How many words may stand between two words of an expression.
const LONGEST_GAP: usize = 4;

/// Reads all of them, from left to right.
pub(super) fn read(clause: &Clause<'_>) -> Vec<Reading> {
    (0..clause.len()).filter_map(|at| expression_at(clause, at)).collect()
}

fn expression_at(clause: &Clause<'_>, verb: usize) -> Option<Reading> {
    if !clause.tag(verb).is_verb() || clause.is_quoted(verb) {
        return None;
    }
    let expressions = EXPRESSIONS.get(clause.folded(verb))?;
    let (expression, end) =
        expressions.iter().find_map(|expression| Some((expression, end_of(clause, expression, verb)?)))?;
    let source = subject::of(clause, verb)?;
    let behind = clause.subtree(verb).end;
    let stop = if behind > end { behind } else { clause.body_end() };
    let content = clause.trimmed(end..stop);
    // "Made it clear that he will stay" reports; "took issue with the plan" does not.
    let reports = content.clone().any(|at| clause.is_finite(at));
    let content = if content.is_empty() { Vec::new() } else { vec![content] };
    Some(Reading {
        cue: cue::group_start(clause, verb)..end,
        lemma: expression.entry.term.into(),
        kind: expression.entry.field(1).parse().unwrap_or(CueKind::Communication),
        source: Some(source),
        content,
        agentless: false,
        reports,
    })
}

/// Where the expression ends that begins with the verb at `verb`, if all of its words follow.
fn end_of(clause: &Clause<'_>, expression: &Expression, verb: usize) -> Option<usize> {
    let mut at = verb + 1;
    for word in &expression.words {
        at = (at..at + LONGEST_GAP)
            .take_while(|place| *place == at || may_stand_between(clause, *place - 1))
            .find(|place| reads(clause, *place, word))?
            + 1;
    }
    let last = expression.words.last()?;
    (*last != "that" || clause.tag(at - 1) == Tag::Preposition).then_some(at)
}

/// Whether a word of the draft is that word of an expression, or its plural.
fn reads(clause: &Clause<'_>, at: usize, word: &str) -> bool {
    clause.reads(at, word) || clause.tag(at) == Tag::Nouns && clause.reads(at, &plural(word))
}

fn may_stand_between(clause: &Clause<'_>, at: usize) -> bool {
    let reflexive = clause.is(at, Classes::OBJECT) && clause.text(at).to_ascii_lowercase().contains("sel");
    reflexive
        || matches!(
            clause.tag(at),
            Tag::Determiner
                | Tag::Possessive
                | Tag::Adjective
                | Tag::Comparative
                | Tag::Superlative
                | Tag::Adverb
                | Tag::AdverbComparative
                | Tag::Number
                | Tag::PossessiveEnding
        )
}

struct Expression {
    entry: Entry,
    /// The words behind the verb.
    words: Vec<&'static str>,
}

/// By each form of their verb, those of most words first.
static EXPRESSIONS: LazyLock<FxHashMap<String, Vec<Expression>>> = LazyLock::new(|| {
    let irregular: FxHashMap<&str, &str> = lexicon::entries(include_str!("../lexicon/irregular_verbs.txt"))
        .map(|entry| (entry.term, entry.field(1)))
        .collect();
    let mut expressions: FxHashMap<String, Vec<Expression>> = FxHashMap::default();
    for entry in lexicon::entries(include_str!("../lexicon/cue_expressions.txt")) {
        let mut words = entry.term.split(' ');
        let Some(verb) = words.next() else { continue };
        let words: Vec<&str> = words.collect();
        for (_, form) in verb_forms(verb, irregular.get(verb).copied().unwrap_or("")) {
            let list = expressions.entry(form).or_default();
            if !list.iter().any(|other| other.entry.term == entry.term) {
                list.push(Expression { entry: entry.clone(), words: words.clone() });
            }
        }
    }
    for list in expressions.values_mut() {
        list.sort_by_key(|expression| std::cmp::Reverse(expression.words.len()));
    }
    expressions
});
