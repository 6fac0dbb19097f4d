//! Idioms: what makes a word of the list of cue verbs no cue ("claimed 12 lives", "a noted scientist").

use super::clause::Clause;
use super::cue::VerbCue;
use super::word::Classes;
use crate::lexicon;
use crate::syntax::Relation;
use std::collections::HashMap;
use std::sync::LazyLock;

/// How many determiners, adjectives and numbers may stand between a verb and the words of an idiom.
const LONGEST_GAP: usize = 4;

/// Whether the words behind the verb make it something other than a cue. Words that start with a
/// preposition count only right behind it: "told on him", but not "told the court on Monday".
pub(super) fn is_idiom(clause: &Clause<'_>, cue: &VerbCue) -> bool {
    let Some(idioms) = IDIOMS.get(cue.verb.lemma) else {
        return false;
    };
    let after = cue.group.end;
    // "Said no", "said prayers": with a clause behind it, any of these words begins what is said.
    if clause
        .child(cue.head, &[Relation::ClausalComplement])
        .is_some_and(|below| below > cue.head && cue.verb.takes("bare"))
    {
        return false;
    }
    idioms.iter().any(|idiom| {
        if idiom.passive && !cue.passive {
            return false;
        }
        match idiom.words.as_slice() {
            ["<number>"] => clause.is(after, Classes::NUMBER) || clause.text(after) == "$",
            words => (after..after + LONGEST_GAP)
                .take_while(|at| *at == after || may_stand_between(clause, *at - 1))
                .filter(|at| *at == after || !clause.is(*at, Classes::PREPOSITION))
                .any(|at| words.iter().enumerate().all(|(n, word)| clause.reads(at + n, word))),
        }
    })
}

fn may_stand_between(clause: &Clause<'_>, at: usize) -> bool {
    let word = clause.word(at);
    let closed = Classes::COMMA
        | Classes::MARK
        | Classes::QUOTE
        | Classes::SUBORDINATOR
        | Classes::RELATIVE
        | Classes::PREPOSITION;
    word.is(Classes::DETERMINER | Classes::POSSESSIVE | Classes::NUMBER)
        || !word.is(closed) && !clause.tag(at).is_verb()
}

struct Idiom {
    passive: bool,
    words: Vec<&'static str>,
}

static IDIOMS: LazyLock<HashMap<&'static str, Vec<Idiom>>> = LazyLock::new(|| {
    let mut idioms: HashMap<&'static str, Vec<Idiom>> = HashMap::new();
    for entry in lexicon::entries(include_str!("../lexicon/idioms.txt")) {
        for alternative in entry.field(1).split('/') {
            let words: Vec<&str> = alternative.split_whitespace().collect();
            let (passive, words) = match words.split_first() {
                Some((&"<passive>", rest)) => (true, rest.to_vec()),
                _ => (false, words),
            };
            if !words.is_empty() {
                idioms.entry(entry.term).or_default().push(Idiom { passive, words });
            }
        }
    }
    idioms
});
