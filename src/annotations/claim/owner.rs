//! Whose figures are known in a sentence, since it or one before it says so.

use super::super::clause::Clause;
use super::super::word::fold;
use super::{decision, figure, price};
use crate::lexicon::Terms;
use crate::syntax::{Relation, Tag, Tree};
use std::sync::LazyLock;

/// Whose figures are known in a sentence since it, or one before it, says so.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Owners {
    /// A poll is named, or data that show something: shares are theirs.
    pub poll: bool,
    /// Somebody has given their accounts: profits and sales are theirs.
    pub accounts: bool,
    /// The exchange on which something is said to have moved: in the next sentence, what "they" moved by is its.
    pub exchange: bool,
    /// A sentence not far above has told of prices: the draft is a report from the market.
    pub market: bool,
}

/// How many sentences behind the one that names the owner of figures they reach.
pub const OWNERS_REACH: usize = 8;

/// How many sentences behind the one that tells of a price "it" and "they" may be what is traded.
const EXCHANGE_REACH: usize = 1;

impl Owners {
    /// What the last of these sentences knows by what they name.
    pub fn known_to_last(names: &[Self]) -> Self {
        let last_two = names.len().saturating_sub(EXCHANGE_REACH + 1)..;
        Self {
            poll: names.iter().any(|named| named.poll),
            accounts: names.iter().any(|named| named.accounts),
            exchange: names.get(last_two).unwrap_or_default().iter().any(|named| named.exchange),
            market: names.iter().any(|named| named.exchange),
        }
    }

    /// Whom a sentence of that tree names.
    pub fn in_sentence(prose: &str, tree: &Tree) -> Self {
        let mut owners = Self::default();
        for (at, word) in tree.words().iter().enumerate() {
            let text = word.span.of(prose);
            for kind in COUNTS.get(&fold(text)).into_iter().flat_map(|entry| entry.values(1)) {
                match kind {
                    "poll" => owners.poll = true,
                    // "The Office for National | Statistics |": what it gives out are its figures.
                    "data" if tree.tag(at).is_name() => owners.poll = true,
                    "data" => {
                        owners.poll |= has_owner(prose, tree, at) && is_subject_of(prose, tree, at, "show");
                    }
                    "journal" => owners.poll |= at + 1 < tree.len() && tree.tag(at + 1).is_name(),
                    "account" => {
                        owners.accounts |= is_given(prose, tree, at) || is_reported(prose, tree, at);
                    }
                    "books" => owners.accounts |= is_bare(tree, at) && has_moved(prose, tree, at),
                    _ => {}
                }
            }
            owners.accounts |= is_verb(prose, tree, at, "earn") && has_sum(prose, tree, at);
            owners.exchange |= price::is_traded(text) && has_moved(prose, tree, at);
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

/// Whether a noun is one that only accounts have: "adjusted | profit", "like-for-like | sales".
fn is_reported(prose: &str, tree: &Tree, noun: usize) -> bool {
    let is_kind = |child: usize| {
        tree.words().get(child).is_some_and(|word| COUNTS.is(&fold(word.span.of(prose)), "reported"))
    };
    tree.children(noun).iter().any(|child| *child < noun && is_kind(*child))
}

/// Whether a noun stands alone: "revenue", not "tax revenue" and "revenue from tolls".
fn is_bare(tree: &Tree, noun: usize) -> bool {
    let narrows =
        [Relation::Compound, Relation::Possessor, Relation::AdjectiveModifier, Relation::NounModifier];
    !tree.children(noun).iter().any(|child| narrows.contains(&tree.relation(*child)))
}

/// Whether it is told whose data they are: "the ministry's figures", "data from the mill", "Velm figures", "its data".
fn has_owner(prose: &str, tree: &Tree, data: usize) -> bool {
    let reads = |at: usize, text: &str| {
        tree.words().get(at).is_some_and(|word| word.span.of(prose).eq_ignore_ascii_case(text))
    };
    let is_owner = |owner: usize| match tree.relation(owner) {
        Relation::Possessor => tree.tag(owner).is_noun() || reads(owner, "its") || reads(owner, "their"),
        Relation::Compound => tree.tag(owner).is_name(),
        Relation::NounModifier => reads(data + 1, "from"),
        _ => false,
    };
    // "An analysis of the figures | by the mill |".
    let is_made = |at: usize| {
        reads(at, "by") && (at + 1..at + 3).any(|name| name < tree.len() && tree.tag(name).is_name())
    };
    tree.children(data).iter().copied().any(is_owner) || tree.subtree(data).any(is_made)
}

/// "Earned | $3 million |"; not "earned a reputation".
fn has_sum(prose: &str, tree: &Tree, verb: usize) -> bool {
    let objects = tree.children(verb).iter().filter(|child| tree.relation(**child) == Relation::Object);
    let mut words = objects.flat_map(|object| tree.subtree(*object));
    words.any(|at| {
        tree.tag(at) == Tag::Currency
            || tree.words().get(at).is_some_and(|word| figure::is_currency(word.span.of(prose)))
    })
}

/// Whether a noun is the subject of a verb of how prices move.
fn has_moved(prose: &str, tree: &Tree, noun: usize) -> bool {
    let verb = tree.head(noun).filter(|_| tree.relation(noun) == Relation::Subject);
    let word = verb.and_then(|verb| tree.words().get(verb));
    word.is_some_and(|word| price::moves(word.span.of(prose)))
}

/// Whether a noun is the subject of a verb of that kind, or one of several that are.
fn is_subject_of(prose: &str, tree: &Tree, noun: usize, kind: &str) -> bool {
    let is_conjunct = tree.relation(noun) == Relation::Conjunct;
    let first = tree.head(noun).filter(|_| is_conjunct).unwrap_or(noun);
    let verb = tree.head(first).filter(|_| tree.relation(first) == Relation::Subject);
    verb.is_some_and(|verb| is_verb(prose, tree, verb, kind))
}

fn is_verb(prose: &str, tree: &Tree, at: usize, kind: &str) -> bool {
    tree.tag(at).is_verb()
        && tree.words().get(at).is_some_and(|word| decision::is_verb(word.span.of(prose), kind))
}

/// Whether a word is of that kind of public count.
pub(super) fn has_count(clause: &Clause<'_>, at: usize, kind: &str) -> bool {
    COUNTS.is(clause.folded(at), kind)
}

static COUNTS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../../lexicon/public_counts.txt")));
