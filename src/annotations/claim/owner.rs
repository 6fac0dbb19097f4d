//! Whose figures are known in a sentence, since it or one before it says so.

use super::super::clause::Clause;
use super::super::word::fold;
use super::{decision, price};
use crate::lexicon::Terms;
use crate::syntax::{Relation, Tree};
use std::sync::LazyLock;

/// Whose figures are known in a sentence since it, or one before it, says so.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Owners {
    /// A poll is named, or data that show something: shares are theirs.
    pub poll: bool,
    /// Somebody has given their accounts: profits and sales are theirs.
    pub accounts: bool,
    /// Prices of what is traded are told: what "they" rose by is theirs.
    pub prices: bool,
}

/// How many sentences behind the one that names the owner of figures they reach.
pub const OWNERS_REACH: usize = 8;

impl Owners {
    /// Of two sentences together.
    pub fn or(self, other: Self) -> Self {
        Self {
            poll: self.poll || other.poll,
            accounts: self.accounts || other.accounts,
            prices: self.prices || other.prices,
        }
    }

    /// Whom a sentence of that tree names.
    pub fn in_sentence(prose: &str, tree: &Tree) -> Self {
        let mut owners = Self::default();
        for (at, word) in tree.words().iter().enumerate() {
            let text = word.span.of(prose);
            match COUNTS.get(&fold(text)).map(|entry| entry.field(1)) {
                Some("poll") => owners.poll = true,
                Some("data") => owners.poll |= is_subject_of(prose, tree, at, "show"),
                Some("account") => owners.accounts |= is_given(prose, tree, at),
                _ => {}
            }
            owners.accounts |= tree.tag(at).is_verb() && decision::is_verb(text, "earn");
            owners.prices |= price::is_traded(text) && tree.relation(at) == Relation::Subject;
        }
        owners
    }
}

/// Whether a noun is what a firm reports: "posted a loss", "sales beat forecasts".
fn is_given(prose: &str, tree: &Tree, noun: usize) -> bool {
    let reported = tree.head(noun).filter(|_| tree.relation(noun) == Relation::Object);
    reported.is_some_and(|verb| is_verb(prose, tree, verb, "report"))
        || is_subject_of(prose, tree, noun, "beat")
}

/// Whether a noun is the subject of a verb of that kind, or one of several that are.
fn is_subject_of(prose: &str, tree: &Tree, noun: usize, kind: &str) -> bool {
    let is_conjunct = tree.relation(noun) == Relation::Conjunct;
    let first = tree.head(noun).filter(|_| is_conjunct).unwrap_or(noun);
    let verb = tree.head(first).filter(|_| tree.relation(first) == Relation::Subject);
    verb.is_some_and(|verb| is_verb(prose, tree, verb, kind))
}

fn is_verb(prose: &str, tree: &Tree, at: usize, kind: &str) -> bool {
    tree.words().get(at).is_some_and(|word| decision::is_verb(word.span.of(prose), kind))
}

/// Whether a word is of that kind of public count.
pub(super) fn has_count(clause: &Clause<'_>, at: usize, kind: &str) -> bool {
    COUNTS.get(&fold(clause.text(at))).is_some_and(|entry| entry.values(1).any(|value| value == kind))
}

static COUNTS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/public_counts.txt")));
