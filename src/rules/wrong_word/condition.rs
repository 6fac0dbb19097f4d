//! The conditions of `wrong_words.txt`: what stands around a word that is a slip.
//!
//! The head of the list tells how they are written.

use super::place::Place;
use crate::annotations::word::fold;
use crate::lexicon::{self, Entry};
use crate::syntax::Tag;
use rustc_hash::{FxHashMap, FxHashSet};

/// Where the word itself stands in a condition.
const HERE: &str = "_";

/// What must stand before a word and behind it.
pub(super) struct Condition {
    /// What each of its neighbours must be, the one first that has the fewest choices: it is met most seldom.
    steps: Vec<Step>,
}

/// What one neighbour must be, or must not be.
struct Step {
    /// Where it stands, counted from the word.
    offset: isize,
    negated: bool,
    words: FxHashSet<&'static str>,
    choices: Vec<Choice>,
}

/// What a neighbour may be but one of some words.
enum Choice {
    Ending(&'static str),
    Tag(Tag),
    /// Where a clause starts.
    Start,
    /// Where a clause ends.
    End,
}

/// The classes of a list, by name.
pub(super) type Classes = FxHashMap<&'static str, &'static str>;

/// Reads the lines that name classes.
pub(super) fn classes(list: &'static str) -> Classes {
    lexicon::entries(list).filter(is_class).map(|entry| (entry.term, entry.field(1))).collect()
}

/// Whether a line names a class rather than a word.
pub(super) fn is_class(entry: &Entry) -> bool {
    entry.term.starts_with('@')
}

impl Condition {
    pub(super) fn parse(text: &'static str, classes: &Classes) -> Self {
        let steps: Vec<&'static str> = text.split_whitespace().collect();
        let here = steps.iter().position(|step| *step == HERE).unwrap_or(steps.len());
        let before = (1..).zip(steps[..here].iter().rev()).map(|(away, step)| (-away, step));
        let after = (1..).zip(steps.iter().skip(here + 1));
        let mut steps: Vec<Step> =
            before.chain(after).map(|(offset, step)| Step::parse(offset, step, classes)).collect();
        steps.sort_by_key(|step| (step.negated, step.words.len() + step.choices.len()));
        Self { steps }
    }

    pub(super) fn holds(&self, place: &Place<'_>) -> bool {
        self.steps.iter().all(|step| step.holds(place))
    }
}

impl Step {
    fn parse(offset: isize, text: &'static str, classes: &Classes) -> Self {
        let (negated, text) = text.strip_prefix('!').map_or((false, text), |rest| (true, rest));
        let mut step = Self { offset, negated, words: FxHashSet::default(), choices: Vec::new() };
        for choice in text.split('/') {
            let members = classes.get(choice).copied().unwrap_or(choice);
            for member in members.split('/').map(str::trim) {
                match Choice::parse(member) {
                    Some(choice) => step.choices.push(choice),
                    None => _ = step.words.insert(member),
                }
            }
        }
        step
    }

    fn holds(&self, place: &Place<'_>) -> bool {
        let is_listed = || place.text(self.offset).is_some_and(|text| self.words.contains(&*fold(text)));
        let is_met = !self.words.is_empty() && is_listed()
            || self.choices.iter().any(|choice| choice.holds(place, self.offset));
        is_met != self.negated
    }
}

impl Choice {
    /// `None` for a word.
    fn parse(text: &'static str) -> Option<Self> {
        match text {
            "^" => Some(Self::Start),
            "$" => Some(Self::End),
            _ => match text.strip_prefix('*') {
                Some(ending) => Some(Self::Ending(ending)),
                None if text.starts_with(|first: char| first.is_ascii_uppercase()) => {
                    Tag::of_name(text).map(Self::Tag)
                }
                None => None,
            },
        }
    }

    /// Whether the token at `offset` is this.
    fn holds(&self, place: &Place<'_>, offset: isize) -> bool {
        match self {
            Self::Ending(ending) => place.word(offset).is_some_and(|word| word.ends_with(ending)),
            Self::Tag(tag) => place.tag(offset) == Some(*tag),
            Self::Start => place.is_start(offset),
            Self::End => place.is_end(offset),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotations::Annotations;
    use crate::config::Config;
    use crate::document::{Document, Format};

    /// The words of a sentence for which a condition holds.
    fn found(condition: &'static str, text: &str) -> Vec<String> {
        let classes = Classes::from_iter([("@modal", "could/would")]);
        let condition = Condition::parse(condition, &classes);
        let document = Document::parse(text, Format::Plain);
        let annotations = Annotations::of(&document, &Config::default());
        let (tokens, tree) = (&annotations.text.tokens, &annotations.trees[0]);
        let places = (0..tokens.len()).map(|at| Place { prose: &document.prose, tokens, tree, at });
        places
            .filter(|place| condition.holds(place))
            .filter_map(|place| place.word(0).map(str::to_owned))
            .collect()
    }

    #[test]
    fn neighbours_are_words_classes_and_endings() {
        assert_eq!(found("@modal _ been", "She could of been late, and would Have been."), ["of", "Have"]);
        assert_eq!(found("_ !been late", "He is late. She been late."), ["He"]);
        assert_eq!(found("*ed the _", "They painted the boat."), ["boat"]);
    }

    #[test]
    fn neighbours_are_tags_and_borders() {
        assert_eq!(found("^ _ MD", "You could go, they might not."), ["You"]);
        assert_eq!(found("to _ $", "She did not want to go."), ["go"]);
    }

    #[test]
    fn the_list_is_well_formed() {
        let list = include_str!("../../lexicon/wrong_words.txt");
        let classes = classes(list);
        for entry in lexicon::entries(list).filter(|entry| !is_class(entry)) {
            assert!(entry.values(2).next().is_some(), "{}: no condition", entry.term);
            for condition in entry.values(2) {
                let steps: Vec<&str> = condition.split_whitespace().collect();
                assert_eq!(
                    steps.iter().filter(|step| **step == HERE).count(),
                    1,
                    "{}: {condition}",
                    entry.term
                );
                let choices = steps.iter().flat_map(|step| step.trim_start_matches('!').split('/'));
                for choice in choices {
                    let is_class_or_word = match choice.chars().next() {
                        Some('@') => classes.contains_key(choice),
                        Some(first) if first.is_uppercase() => Tag::of_name(choice).is_some(),
                        first => first.is_some(),
                    };
                    assert!(is_class_or_word, "{}: {choice:?} in {condition}", entry.term);
                }
            }
        }
    }
}
