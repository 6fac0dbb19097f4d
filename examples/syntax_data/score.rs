//! How often a model is right on a treebank.

use crate::treebank;
use copydesk::syntax::model::Model;
use copydesk::syntax::{Relation, parser, tagger};

/// A line with the share of right tags, heads, and heads with their relations; marks count for the first only.
pub fn score(file: &str, model: &Model) -> String {
    let (mut words, mut tags, mut arcs, mut heads, mut both) = (0, 0, 0, 0, 0);
    let (mut tagging, mut parsing) = (model.tagger.run(), model.parser.run());
    for sentence in treebank::read(file) {
        let entries: Vec<_> = sentence.keys.iter().map(|key| model.vocabulary.entry(*key)).collect();
        let guessed = tagger::tag(&entries, &mut tagging);
        words += guessed.len();
        tags += guessed.iter().zip(&sentence.tags).filter(|(one, other)| one == other).count();
        let guessed = parser::parse(&entries, &guessed, &mut parsing);
        for (guess, truth) in guessed.iter().zip(&sentence.arcs) {
            if truth.1 != Relation::Punctuation {
                arcs += 1;
                heads += usize::from(guess.0 == truth.0);
                both += usize::from(guess == truth);
            }
        }
    }
    let percent = |part: usize, all: usize| 100.0 * part as f64 / all.max(1) as f64;
    format!(
        "{file}: {words} words, tags {:.2}, heads {:.2}, heads and relations {:.2}",
        percent(tags, words),
        percent(heads, arcs),
        percent(both, arcs)
    )
}
