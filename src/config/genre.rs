//! What kind of piece a draft is: what is a fault in a report may be the point of a column.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

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
