//! The genre of a draft, and what it leaves of the rules' levels.
//!
//! The table is `lexicon/genre_levels.txt`: a new rule's line goes there, unless that of its family will do.

use super::AnyRule;
use crate::config::{Config, Genre};
use crate::document::{Document, FrontMatterEntry};
use crate::finding::Level;
use crate::lexicon::{Entry, Terms};
use std::sync::LazyLock;

static LEVELS: LazyLock<Terms> = LazyLock::new(|| Terms::parse(include_str!("../lexicon/genre_levels.txt")));

/// The genre of a draft: what its front matter says, and else the settings. Nothing is guessed from its
/// words, and a genre that nobody knows changes nothing.
pub fn of(document: &Document, config: &Config) -> Genre {
    stated(document).and_then(|entry| Genre::named(&entry.value)).unwrap_or(config.genre)
}

/// Where the front matter says what kind of piece the draft is.
pub fn stated(document: &Document) -> Option<&FrontMatterEntry> {
    document.front_matter("genre").filter(|entry| !entry.value.trim().is_empty())
}

/// How loud a rule is in a genre where the settings say nothing.
pub fn level(rule: &AnyRule<'_>, genre: Genre) -> Level {
    let column = match genre {
        Genre::News => return rule.level,
        Genre::Analysis => 1,
        Genre::Opinion => 2,
        Genre::Review => 3,
        Genre::Live => 4,
        Genre::Sport => 5,
    };
    let line: Option<&Entry> = LEVELS.get(rule.name).or_else(|| LEVELS.get(rule.family.as_str()));
    let loudest = line.and_then(|line| line.field(column).parse().ok());
    loudest.map_or(rule.level, |loudest| rule.level.min(loudest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;
    use crate::rules;

    fn genre(source: &str, config: &Config) -> Genre {
        of(&Document::parse(source, Format::Markdown), config)
    }

    #[test]
    fn front_matter_wins_over_the_settings_and_what_nobody_knows_over_nothing() {
        let review = Config { genre: Genre::Review, ..Config::default() };
        assert_eq!(genre("A bridge fell.", &Config::default()), Genre::News);
        assert_eq!(genre("A bridge fell.", &review), Genre::Review);
        assert_eq!(genre("---\ngenre: news\n---\nA bridge fell.", &review), Genre::News);
        assert_eq!(genre("---\nGenre: Op-Ed\n---\nA bridge fell.", &review), Genre::Opinion);
        assert_eq!(genre("---\ngenre: [Kessmoor, Live blog]\n---\nA bridge fell.", &review), Genre::Live);
        assert_eq!(genre("+++\ngenre = \"sports\"\n+++\nA bridge fell.", &review), Genre::Sport);
        assert_eq!(genre("---\ngenre: villanelle\n---\nA bridge fell.", &review), Genre::Review);
        assert_eq!(genre("---\ngenre:\n---\nA bridge fell.", &review), Genre::Review);
    }

    #[test]
    fn a_genre_makes_no_rule_louder_and_news_changes_none() {
        for rule in rules::ALL {
            assert_eq!(level(rule, Genre::News), rule.level);
            for genre in Genre::ALL {
                assert!(level(rule, genre) <= rule.level, "{} in {genre}", rule.name);
            }
        }
    }

    #[test]
    fn the_table_holds_levels() {
        for line in LEVELS.iter() {
            for column in 1..=5 {
                let field = line.field(column);
                assert!(field.is_empty() || field.parse::<Level>().is_ok(), "{}: `{field}`", line.term);
            }
        }
    }

    #[test]
    fn every_line_of_the_table_is_of_a_rule_or_a_family() {
        let families: Vec<&str> = rules::ALL.iter().map(|rule| rule.family.as_str()).collect();
        let is_known =
            |term: &str| rules::find(term, &Config::default()).is_some() || families.contains(&term);
        let strangers: Vec<&str> =
            LEVELS.iter().map(|line| line.term).filter(|term| !is_known(term)).collect();
        assert!(strangers.is_empty(), "no rule and no family: {strangers:?}");
    }
}
