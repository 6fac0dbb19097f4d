//! What kind of piece a draft is: what is a fault in a report may be the point of a column.

use crate::lexicon::Terms;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

static WORDS: LazyLock<Terms> = LazyLock::new(|| Terms::parse(include_str!("../lexicon/genres.txt")));

/// The kind of a piece.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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
    /// All genres.
    pub const ALL: [Genre; 6] =
        [Genre::News, Genre::Analysis, Genre::Opinion, Genre::Review, Genre::Live, Genre::Sport];

    /// The genre that a setting or the front matter names, in any of the words newsrooms have for it; of several
    /// words the first that is known.
    pub fn named(value: &str) -> Option<Genre> {
        value.split(',').find_map(|word| {
            let word = word.trim().to_lowercase().replace(['-', '_'], " ");
            word.parse().ok().or_else(|| WORDS.get(&word)?.field(1).parse().ok())
        })
    }

    /// Its name in settings and front matter.
    pub const fn as_str(self) -> &'static str {
        match self {
            Genre::News => "news",
            Genre::Analysis => "analysis",
            Genre::Opinion => "opinion",
            Genre::Review => "review",
            Genre::Live => "live",
            Genre::Sport => "sport",
        }
    }
}

impl fmt::Display for Genre {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Genre {
    type Err = String;

    /// Reads a genre's name.
    ///
    /// # Errors
    /// A sentence that lists the genres, for any other word.
    fn from_str(name: &str) -> Result<Self, String> {
        Genre::ALL.into_iter().find(|genre| genre.as_str() == name).ok_or_else(|| {
            format!("`{name}` is no genre: take one of news, analysis, opinion, review, live, sport")
        })
    }
}

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
