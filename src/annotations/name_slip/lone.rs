//! Words of names that stand for a famous name by their likeness alone: "Mr. Petrvo".

use super::{Evidence, NameSlip, Search};
use crate::annotations::name::{Name, is_derived, is_everyday, is_title, without_possessive};
use crate::annotations::name_kind;
use crate::annotations::word::{Classes, Word};
use crate::lexicon::gazetteer::GAZETTEER;
use crate::sentence::Token;
use crate::spelling::slip::is_function_word;
use crate::spelling::{Neighbours, folded, is_key_slip, is_one_edit, typing_distance};
use crate::text::Span;
use std::sync::LazyLock;

/// The typing distances of two letters swapped or one doubled, of a neighbouring key and of any other slip.
const SWAPPED: u32 = 60;
const NEIGHBOUR_KEY: u32 = 80;
const EDIT: u32 = 100;

/// Longer words have few neighbours of any kind.
const LONG: usize = 8;

/// Shorter words have too many neighbours.
const SHORTEST_ALONE: usize = 5;

static FAMOUS: LazyLock<(Vec<&'static str>, Neighbours)> = LazyLock::new(|| {
    let long_enough = |name: &&str| {
        let letters = name.chars().count();
        letters > SHORTEST_ALONE
            || letters == SHORTEST_ALONE && (is_well_known(name) || GAZETTEER.is_place(name))
    };
    let names: Vec<&str> = GAZETTEER.famous().filter(long_enough).collect();
    let index = Neighbours::of(names.iter().copied());
    (names, index)
});

impl Search<'_> {
    /// Words of names that are like a famous name.
    pub(super) fn like_famous_names(&self, names: &[Name]) -> Vec<NameSlip> {
        names.iter().flat_map(|name| name.tokens.clone().filter_map(|at| self.alone(name, at))).collect()
    }

    /// A word of a name that nothing knows, one edit from a famous name, where its neighbours in the name
    /// are no given names: "in Portugla", "Mr. Petrvo", "the Lisobn Treaty".
    fn alone(&self, name: &Name, at: usize) -> Option<NameSlip> {
        let token = self.token(at)?;
        let word = without_possessive(self.document.prose_of(token.span));
        let letters = word.chars().count();
        let is_plain = word.chars().all(char::is_alphabetic) && word.contains(char::is_lowercase);
        if name.in_heading || !is_plain || letters < SHORTEST_ALONE || self.vocabulary.knows(word) {
            return None;
        }
        if self.is_somebodys(name, at) || self.is_of_known(word, at) || self.is_of_other_tongue(at) {
            return None;
        }
        let neighbours =
            [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter(|at| name.tokens.contains(at));
        let mut neighbours =
            neighbours.filter_map(|at| self.token(at)).map(|token| self.document.prose_of(token.span));
        if !neighbours.all(|neighbour| self.is_no_given_name(neighbour)) {
            return None;
        }
        let begins_sentence = name.begins_sentence && at == name.tokens.start;
        let listed = self.famous_near(word, begins_sentence, self.is_reporter(at))?;
        if self.is_titled(at) && is_only_place(listed) || !word.is_ascii() && listed.is_ascii() {
            return None;
        }
        // "Dylann Ruiz" has that given name, and "Kessel Bank" is a firm of another name, unless a finger has slipped.
        let begins_longer = at + 1 < name.tokens.end && word.len() == token.span.len();
        let is_other_letter =
            letters == listed.chars().count() && !is_swap(word, listed) && !is_key_slip(word, listed);
        if begins_longer && (GAZETTEER.is_given_name(listed) || is_other_letter) {
            return None;
        }
        let span = Span::new(token.span.start, token.span.start + word.len());
        Some(NameSlip {
            span,
            right: listed.to_owned(),
            name: listed.to_owned(),
            role: None,
            evidence: Evidence::Likeness,
        })
    }

    /// Whether a word is the plural of a known name, or its possessive without the mark, of which another rule tells: "two
    /// Germanys", "Germanys economy".
    fn is_of_known(&self, word: &str, at: usize) -> bool {
        let is_plural =
            |before: &Token| Word::of(&self.document.prose, before).is(Classes::NUMBER | Classes::DETERMINER);
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        word.strip_suffix('s').is_some_and(|name| GAZETTEER.has_word(name))
            && (before.is_some_and(is_plural)
                || super::owns_next(self.document, self.text, self.sentence, at))
    }

    /// Whether what stands behind or before tells of a person, a firm of partners or a word that an editor mended: "Cornel
    /// West", "Gooding Jr.", "Sadis & Moss", "Pittsburg[h]".
    fn is_somebodys(&self, name: &Name, at: usize) -> bool {
        let text = |at: usize| self.token(at).map_or("", |token| self.document.prose_of(token.span));
        let (before, behind) = (at.checked_sub(1).map_or("", text), text(at + 1));
        let is_joined = self.token(at + 1).is_some_and(|next| !next.spaced);
        let is_surname =
            name.tokens.contains(&(at + 1)) && GAZETTEER.is_surname(behind) && !GAZETTEER.is_place(behind);
        is_surname
            || before == "&"
            || matches!(behind, "&" | "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III")
            || behind == "[" && is_joined
    }

    /// Whether a person's title stands right before the word: "Mr Kirundo".
    fn is_titled(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        before.is_some_and(|before| {
            let word = self.document.prose_of(before.span);
            is_title(word) && word != "The"
        })
    }

    /// Whether the next word says that it reports.
    fn is_reporter(&self, at: usize) -> bool {
        let next = self.token(at + 1).map(|next| Word::of(&self.document.prose, next));
        let lexeme = next.and_then(|next| next.lexeme);
        lexeme.is_some_and(|lexeme| lexeme.verbs.iter().any(|(verb, _)| verb.lemma == "report"))
    }

    /// "Bidean nam Bian": a word in small letters that is none of everyday English goes on with the name.
    fn is_of_other_tongue(&self, at: usize) -> bool {
        self.token(at + 1).zip(self.token(at + 2)).is_some_and(|(joint, next)| {
            let (joint, next) = (self.document.prose_of(joint.span), self.document.prose_of(next.span));
            joint.chars().all(char::is_lowercase)
                && !is_everyday(joint)
                && !is_function_word(joint)
                && next.starts_with(char::is_uppercase)
        })
    }

    fn is_no_given_name(&self, word: &str) -> bool {
        let is_everyday = || is_everyday(word) && !GAZETTEER.is_given_name(word);
        let has_digit = word.contains(|letter: char| letter.is_ascii_digit());
        has_digit || is_title(word) || GAZETTEER.is_place(without_possessive(word)) || is_everyday()
    }

    /// The one famous name that a word can be a slip for. Of a place and its people the nearer is meant.
    fn famous_near(&self, word: &str, begins_sentence: bool, reports: bool) -> Option<&'static str> {
        let (famous, index) = &*FAMOUS;
        let near = index
            .near(word)
            .into_iter()
            .filter_map(|number| famous.get(usize::try_from(number).ok()?).copied());
        // Another letter makes another name sooner than one too many or two swapped; of short names, and where the
        // sentence may have given the capital, only what fingers do is clear.
        let letters = word.chars().count();
        let is_likely = |distance: u32, listed: &str| {
            let is_replaced = letters == listed.chars().count() && !is_swap(word, listed);
            let is_short = letters.min(listed.chars().count()) == SHORTEST_ALONE;
            let most = match GAZETTEER.is_household_name(listed) {
                _ if listed.chars().count() == SHORTEST_ALONE && !is_well_known(listed) => SWAPPED,
                _ if is_short && begins_sentence => SWAPPED,
                true if is_short && GAZETTEER.is_leader(listed) => NEIGHBOUR_KEY,
                // "Sebelius" and "Austan" are other people.
                true if !GAZETTEER.is_leader(listed) && is_replaced => 0,
                true if !GAZETTEER.is_leader(listed) => SWAPPED,
                _ => u32::MAX,
            };
            distance <= most && (distance < EDIT || !is_replaced || letters >= LONG)
        };
        let has_inner_capital = |word: &str| word.chars().skip(1).any(char::is_uppercase);
        let mut near: Vec<(u32, &str)> = near
            .filter(|listed| is_one_edit(word, listed) && !is_derived(&folded(word), &folded(listed)))
            .filter(|listed| !has_inner_capital(word) || has_inner_capital(listed))
            .filter_map(|listed| Some((typing_distance(word, listed, 200)?, listed)))
            .filter(|(distance, listed)| is_likely(*distance, listed))
            .collect();
        // "Ruters reported": no university is meant.
        if reports && near.iter().any(|(_, listed)| name_kind::reports_news(listed, false)) {
            near.retain(|(_, listed)| name_kind::reports_news(listed, false));
        }
        near.sort_unstable();
        let (_, best) = *near.first()?;
        let is_same = |other: &str| {
            folded(other).starts_with(&folded(best)) || folded(best).starts_with(&folded(other))
        };
        let is_clear = near.iter().all(|(_, other)| is_same(other)) && folded(word) != folded(best);
        is_clear.then_some(best)
    }
}

/// Whether two words of one length differ in the order of two letters.
fn is_swap(one: &str, other: &str) -> bool {
    one.chars().zip(other.chars()).filter(|(a, b)| a != b).count() == 2
}

/// Whether nobody is called so whom the lists know.
fn is_only_place(name: &str) -> bool {
    GAZETTEER.is_place(name) && !GAZETTEER.is_leader(name) && !GAZETTEER.is_surname(name)
}

/// Whether everybody knows the name: a country, a capital or a household name.
fn is_well_known(name: &str) -> bool {
    GAZETTEER.is_capital_or_country(name) || GAZETTEER.is_household_name(name)
}
