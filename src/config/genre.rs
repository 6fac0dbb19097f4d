//! What kind of piece a draft is: what is a fault in a report may be the point of a column.

use crate::choice::choice;
use crate::lexicon::Terms;
use std::sync::LazyLock;

static WORDS: LazyLock<Terms> = LazyLock::new(|| Terms::parse(include_str!("../lexicon/genres.txt")));

/// The kind of a piece.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Genre {
    /// A report.
    #[default]
    News,
    /// A report that weighs what it reports, under its writer's name.
    Analysis,
    /// A column, a comment, an editorial.
    Opinion,
    /// A verdict on a book, a film, a meal.
    Review,
    /// Posts as things happen.
    Live,
    /// A match and those who play it.
    Sport,
}

impl Genre {
    /// The genre that a setting or the front matter names, in any of the words newsrooms have for it; of several
    /// words the first that is known.
    pub fn named(value: &str) -> Option<Genre> {
        value.split(',').find_map(|word| {
            let word = word.trim().to_lowercase().replace(['-', '_'], " ");
            word.parse().ok().or_else(|| WORDS.get(&word)?.field(1).parse().ok())
        })
    }
}

choice!(Genre, "genre", {
    News: "news",
    Analysis: "analysis",
    Opinion: "opinion",
    Review: "review",
    Live: "live",
    Sport: "sport",
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_holds_genres() {
        for line in WORDS.iter() {
            assert!(line.field(1).parse::<Genre>().is_ok(), "{}", line.term);
        }
    }
}
