//! Deeds that a sentence denies, or of which it says who lays them to somebody's charge.

use super::super::clause::Clause;
use super::super::heading::Capitals;
use super::super::subject;
use super::super::word::{NEGATIONS, denies, fold, verb_forms};
use super::figure::LONGEST_WAY;
use crate::lexicon;
use crate::syntax::{Relation, Tag, Tree};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// How many words may stand between a deed and the verb that lays it to somebody's charge.
const FARTHEST: usize = 3;

/// Whether it is denied: "did not bribe them".
pub(super) fn is_denied(clause: &Clause<'_>, verb: usize) -> bool {
    let is_negation = |at: usize| denies(clause.text(at)) || NEGATIONS.contains(clause.folded(at));
    clause.children(verb).any(is_negation)
}

/// Whether it is laid to somebody's charge by whom the sentence names, or it is on record how it ended: "prosecutors
/// accused him of bribing them", "he was cleared of bribing them". Of "he is accused of bribing them" nobody knows by
/// whom.
pub(super) fn is_laid(clause: &Clause<'_>, deed: usize) -> bool {
    if clause.tag(deed) != Tag::Gerund {
        return false;
    }
    let mut heads = std::iter::successors(clause.head(deed), |word| clause.head(*word)).take(FARTHEST);
    let charge = heads.find_map(|word| Some((word, *CHARGES.get(clause.folded(word))?)));
    charge.is_some_and(|(verb, is_on_record)| is_on_record || has_accuser(clause, verb))
}

/// Whether a word belongs to a deed of which a charge or a verdict is on record: "guilty of stealing | $3 million |".
pub(super) fn is_settled(clause: &Clause<'_>, at: usize) -> bool {
    let mut heads = std::iter::successors(Some(at), |word| clause.head(*word)).take(LONGEST_WAY);
    heads.any(|word| clause.tag(word) == Tag::Gerund)
        && heads.take(FARTHEST).any(|word| clause.reads(word, "guilty") || is_on_record(clause.text(word)))
}

/// Whether somebody accuses: the verb is active, or has a "by" behind it.
fn has_accuser(clause: &Clause<'_>, verb: usize) -> bool {
    let is_passive = clause.child(verb, &[Relation::PassiveAuxiliary]).is_some()
        || clause.tag(verb) == Tag::Participle && clause.child(verb, &[Relation::Auxiliary]).is_none();
    let mut modifiers = clause.children(verb).flat_map(|child| clause.children(child));
    !is_passive || modifiers.any(|word| clause.reads(word, "by"))
}

/// Who does what a verb says, or suffers what a passive says, as the last word of who that is: also where another verb shares
/// or controls it.
pub fn subject_of(prose: &str, tree: &Tree, verb: usize) -> Option<usize> {
    let clause = Clause::new(prose, tree, &[], Capitals::default());
    let phrase = subject::of(&clause, verb)?;
    phrase.clone().find(|at| clause.is_top(*at, &phrase))
}

/// Whether a word tells of a charge or a verdict that is a matter of record: "charged", "convicted".
pub fn is_on_record(word: &str) -> bool {
    CHARGES.get(&*fold(word)).copied().unwrap_or(false)
}

/// By each form of the verb, whether it is a matter of record.
static CHARGES: LazyLock<FxHashMap<String, bool>> = LazyLock::new(|| {
    let entries = lexicon::entries(include_str!("../../lexicon/charge_verbs.txt"));
    let forms = entries.flat_map(|entry| {
        let is_on_record = entry.field(1) == "record";
        verb_forms(entry.term, entry.field(2)).into_iter().map(move |(_, form)| (form, is_on_record))
    });
    forms.collect()
});
