//! Misdeeds: acts of somebody named that are a crime or discredit them by what they are done to: "beat his wife",
//! "dumped waste", "knew about the fraud".

use super::super::clause::Clause;
use super::super::subject;
use super::super::word::{fold, verb_forms};
use super::wording::acts;
use super::{Found, Trigger};
use crate::lexicon::{self, Terms};
use crate::syntax::Relation;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The misdeeds of a sentence, in order.
pub(super) fn misdeeds<'a>(clause: &'a Clause<'_>) -> impl Iterator<Item = Found> + 'a {
    let verbs = (0..clause.len()).filter(move |verb| is_misdeed(clause, *verb));
    verbs.map(|verb| (verb..verb + 1, Trigger::Accusation))
}

/// Whether a sentence is about a film or a novel, of whose people nobody is accused.
pub(super) fn tells_story(clause: &Clause<'_>) -> bool {
    (0..clause.len()).any(|at| FICTION.contains(&fold(clause.text(at))))
}

fn is_misdeed(clause: &Clause<'_>, verb: usize) -> bool {
    let Some(deeds) = DEEDS.get(&*fold(clause.text(verb))).filter(|_| clause.tag(verb).is_verb()) else {
        return false;
    };
    let passive = clause.child(verb, &[Relation::PassiveAuxiliary]).is_some();
    if passive || !acts(clause, verb) || !is_done_by_name(clause, verb) {
        return false;
    }
    let done_to = done_to(clause, verb);
    deeds.iter().any(|deed| {
        let object = clause.child(verb, &[Relation::Object]).is_some();
        *deed == "any" && object || deed.split(' ').all(|word| done_to.iter().any(|other| other == word))
    })
}

/// Whether whoever does it has a name in the sentence; "Lang, who beat his wife" and "Lang met him and lied" count.
fn is_done_by_name(clause: &Clause<'_>, verb: usize) -> bool {
    subject::of(clause, verb).is_some_and(|who| {
        who.clone().any(|at| {
            clause.tag(at).is_name()
                && clause.head(at).is_none_or(|head| head == verb || !who.contains(&head))
        }) || who.clone().next().is_some_and(|first| clause.tag(first).is_name())
    })
}

/// What a verb is done to, in small letters: what stands behind it and, one step further, what the object's own
/// preposition brings ("money | from the owner") and whom a clause is about.
fn done_to(clause: &Clause<'_>, verb: usize) -> Vec<String> {
    let behind = clause.children(verb).filter(|child| *child > verb);
    let further = behind.clone().flat_map(|child| {
        let wanted = match clause.relation(child) {
            Relation::ClausalComplement => Some(Relation::Subject),
            Relation::Object => Some(Relation::NounModifier),
            _ => None,
        };
        clause.children(child).filter(move |word| Some(clause.relation(*word)) == wanted)
    });
    behind.chain(further).map(|word| fold(clause.text(word)).into_owned()).collect()
}

static FICTION: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/fiction_words.txt")));

/// By each form of the verb, what makes it a misdeed.
static DEEDS: LazyLock<FxHashMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let mut deeds: FxHashMap<String, Vec<&'static str>> = FxHashMap::default();
    for entry in lexicon::entries(include_str!("../../lexicon/misdeeds.txt")) {
        for (_, form) in verb_forms(entry.term, entry.field(2)) {
            deeds.entry(form).or_default().extend(entry.values(1));
        }
    }
    deeds
});
