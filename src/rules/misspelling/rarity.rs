//! How often a draft may have a word that is a slip: what it has again and again is meant.

use super::Line;
use crate::annotations::doubtful;
use crate::annotations::word::fold;
use crate::finding::Finding;
use crate::rules::Context;
use crate::rules::notes::{Note, Notes, Way};
use crate::spelling::is_one_edit;
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// A word that a draft uses this often is a term of its subject.
const USED_AS_TERM: usize = 3;

/// How often a draft may have a word of its kind for it to be a slip.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Rarity {
    /// As often as it likes: a list says what is meant.
    Any,
    /// Too seldom to be a term.
    Rare,
    /// Once, and no other name that is spelt nearly so: it may be a name.
    Once,
}

/// What a block by itself says of a word.
#[derive(Clone, Debug)]
pub(super) struct Slip {
    word: Span,
    finding: Finding,
    rarity: Rarity,
}

/// The same where it stands now.
pub(super) struct Placed<'a> {
    word: Span,
    slip: &'a Slip,
    way: Way,
}

impl Note for Slip {
    type Here<'a> = Placed<'a>;

    fn here(&self, way: Way) -> Placed<'_> {
        Placed { word: way.of(self.word), slip: self, way }
    }
}

impl Line<'_> {
    /// The finding about a word as a slip.
    pub(super) fn slip(&self, at: usize, rarity: Rarity, finding: Option<Finding>) -> Option<Slip> {
        Some(Slip { word: self.span(at), finding: finding?, rarity })
    }
}

/// The slips of a draft, in order.
pub(super) fn findings(context: &Context<'_>, slips: &Notes<Slip>) -> Vec<Finding> {
    if slips.is_empty() {
        return Vec::new();
    }
    let prose = &context.document.prose;
    // The capitals of a dateline or of a sentence's start make no other word.
    let mut uses: FxHashMap<Cow<'_, str>, usize> =
        slips.iter().map(|slip| (fold(slip.word.of(prose)), 0)).collect();
    // As a word of the prose it is doubtful wherever it stands.
    let doubtful =
        context.annotations.doubtful.iter().filter_map(|at| context.annotations.text.tokens.get(*at));
    for token in doubtful {
        if let Some(uses) = uses.get_mut(&fold(token.span.of(prose))) {
            *uses += 1;
        }
    }
    let is_slip = |placed: &Placed<'_>| {
        let word = placed.word.of(prose);
        let uses = uses.get(&fold(word)).copied().unwrap_or_default();
        match placed.slip.rarity {
            Rarity::Any => true,
            Rarity::Rare => uses < USED_AS_TERM,
            Rarity::Once => uses < 2 && !is_like_other_name(context, word),
        }
    };
    slips.iter().filter(is_slip).map(|placed| placed.slip.finding.here(placed.way)).collect()
}

/// Whether the draft has a name of nearly that form, which no dictionary knows either: what is right is another rule's to
/// ask.
fn is_like_other_name(context: &Context<'_>, word: &str) -> bool {
    let tokens = context.annotations.text.tokens.iter();
    let mut others = tokens.map(|token| token.span.of(&context.document.prose));
    others.any(|other| {
        other.starts_with(char::is_uppercase)
            && other != word
            && is_one_edit(word, other)
            && !doubtful::is_accepted(&other.to_lowercase(), &context.annotations.vocabulary)
    })
}
