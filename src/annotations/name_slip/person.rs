//! Names of people of whom no list tells, one slip from a common name: "Davdi Holt", "Mr. Schmdit".

use super::{Evidence, NameSlip, Search};
use crate::annotations::name::{Name, is_derived, is_everyday, is_title, without_possessive};
use crate::lexicon::gazetteer::GAZETTEER;
use crate::spelling::{GIVEN_NAMES, SURNAMES, folded};
use crate::text::Span;

/// Shorter words have too many neighbours. In a given name of four letters only two that are swapped or one that is doubled are
/// clear.
const SHORTEST_GIVEN_NAME: usize = 4;
const SHORTEST_SURNAME: usize = 5;

/// Of so many of the commonest names any slip is likelier than a name that no register has: where a given name or a title
/// tells of a person, and where nothing does.
const COMMONEST: u64 = 2000;
const COMMONEST_ALONE: u64 = 500;

/// What names from elsewhere end in, of which the registers have few: only the commonest slips are clear. So it is with what
/// firms make of words: "Huntr".
const ENDINGS_ELSEWHERE: [&str; 8] = ["sen", "sson", "sons", "tr", "kr", "br", "dr", "gr"];

impl Search<'_> {
    /// Words of names that nobody has, and that are like a common name of people.
    pub(super) fn like_common_names(&self, names: &[Name]) -> Vec<NameSlip> {
        let names = names.iter().filter(|name| !name.in_heading);
        names.flat_map(|name| name.tokens.clone().filter_map(|at| self.nobodys(name, at))).collect()
    }

    /// A word that is nobody's name, in the place of a given name or of a surname.
    fn nobodys(&self, name: &Name, at: usize) -> Option<NameSlip> {
        let token = self.token(at)?;
        let word = without_possessive(self.document.prose_of(token.span));
        let is_in_form =
            word.chars().skip(1).all(char::is_lowercase) && word.chars().all(char::is_alphabetic);
        let is_listed = || GAZETTEER.has_word(word) || GIVEN_NAMES.has(word) || SURNAMES.has(word);
        let is_name = || is_listed() || self.vocabulary.knows(word);
        if !is_in_form || word.len() < SHORTEST_GIVEN_NAME || !self.may_be_persons(name, at) || is_name() {
            return None;
        }
        let right = self.given_name(name, at, word).or_else(|| self.surname(name, at, word))?;
        let is_same = is_derived(&folded(word), &folded(&right)) || folded(word) == folded(&right);
        // Letters of another language make a name of that language: "Bríd".
        let is_same = is_same || !word.is_ascii() && right.is_ascii();
        let span = Span::new(token.span.start, token.span.start + word.len());
        let name = right.clone();
        (!is_same).then_some(NameSlip { span, right, name, role: None, evidence: Evidence::Likeness })
    }

    /// Whether a given name or a surname may stand there: the one first, or behind a title, and not alone, the other last, and
    /// not alone where a sentence begins.
    fn may_be_persons(&self, name: &Name, at: usize) -> bool {
        let (is_first, is_last) = (at == name.tokens.start, at + 1 == name.tokens.end);
        match (is_first, is_last) {
            (true, true) => !name.begins_sentence,
            (false, false) => self.is_title(name, at - 1),
            _ => true,
        }
    }

    /// The given name that begins a name, or stands behind a title, before a surname.
    fn given_name(&self, name: &Name, at: usize, word: &str) -> Option<String> {
        let is_first = at == name.tokens.start || self.is_title(name, at.checked_sub(1)?);
        let next = self.behind_initials(name, at + 1)?;
        let is_given_name = is_first && is_surname(next);
        // "Velm Post" is a paper sooner than a slip for Velma.
        let commonest = if word.len() < SHORTEST_SURNAME { 0 } else { COMMONEST };
        is_given_name.then(|| GIVEN_NAMES.meant(word, commonest)).flatten()
    }

    /// The surname that ends a name: behind a given name, behind a title, or alone.
    fn surname(&self, name: &Name, at: usize, word: &str) -> Option<String> {
        if word.len() < SHORTEST_SURNAME || at + 1 != name.tokens.end {
            return None;
        }
        let is_of_elsewhere = ENDINGS_ELSEWHERE.iter().any(|ending| word.ends_with(ending));
        let commonest = if at == name.tokens.start {
            if name.begins_sentence {
                return None;
            }
            COMMONEST_ALONE
        } else if self.is_title(name, at - 1) || self.is_behind_given_name(name, at) {
            COMMONEST
        } else {
            return None;
        };
        SURNAMES.meant(word, if is_of_elsewhere { 0 } else { commonest })
    }

    /// The word at a place in a name, or behind the initials there.
    fn behind_initials(&self, name: &Name, at: usize) -> Option<&str> {
        let mut words = (at..name.tokens.end).map_while(|at| self.word(name, at));
        words.find(|word| !is_initial(word)).map(without_possessive)
    }

    fn is_behind_given_name(&self, name: &Name, at: usize) -> bool {
        let mut before = (name.tokens.start..at).rev().map_while(|at| self.word(name, at));
        before.find(|word| !is_initial(word)).is_some_and(is_given_name)
    }

    /// Whether a title stands there: "the" begins many a name that is no person's.
    fn is_title(&self, name: &Name, at: usize) -> bool {
        self.word(name, at).is_some_and(|word| is_title(word) && word != "The")
    }

    fn word(&self, name: &Name, at: usize) -> Option<&str> {
        let token = name.tokens.contains(&at).then(|| self.token(at))??;
        Some(self.document.prose_of(token.span))
    }
}

/// "J.", "J"
fn is_initial(word: &str) -> bool {
    word.trim_end_matches('.').chars().count() == 1
}

fn is_given_name(word: &str) -> bool {
    GAZETTEER.is_given_name(word) || GIVEN_NAMES.is_common(word) && !is_everyday(word)
}

/// Whether it is a surname before it is anything else: "College" is both.
fn is_surname(word: &str) -> bool {
    GAZETTEER.is_surname(word) || SURNAMES.is_common(word) || SURNAMES.has(word) && !is_everyday(word)
}
