//! Which of several corrections fits the words beside the slip.

use crate::rules::forms::takes_plural;

/// Words before a noun of which there is one.
const ONE: [&str; 6] = ["a", "an", "another", "each", "every", "one"];

/// Words before the base form of a verb.
const BEFORE_VERB: [&str; 10] =
    ["to", "will", "would", "can", "could", "may", "might", "must", "should", "cannot"];

/// Verbs behind a noun of which there is one, and of which there are several.
const ONE_DOES: [&str; 3] = ["is", "was", "has"];
const SEVERAL_DO: [&str; 3] = ["are", "were", "have"];

/// The words before and behind a slip, in small letters; empty where none is.
pub(super) struct Beside {
    pub before: String,
    pub behind: String,
}

impl Beside {
    /// The corrections in their order, those last that the words beside speak against. Of two forms of one word the
    /// grammar decides; of two words only the article does.
    pub fn order(&self, slip: &str, mut corrections: Vec<String>) -> Vec<String> {
        if let Some(possessive) = self.possessive(slip, &corrections) {
            corrections.insert(0, possessive);
        }
        let all = corrections.clone();
        corrections.sort_by_key(|right| self.speaks_against(&right.to_lowercase(), &all));
        corrections
    }

    fn speaks_against(&self, right: &str, all: &[String]) -> bool {
        let has = |other: String| all.iter().any(|one| one.to_lowercase() == other);
        let is_plural = ["s", "es"]
            .iter()
            .any(|ending| right.strip_suffix(ending).is_some_and(|singular| has(singular.to_owned())))
            || right.strip_suffix("ies").is_some_and(|stem| has(format!("{stem}y")));
        let has_plural = has(format!("{right}s")) || has(format!("{right}es"));
        let is_past = ["d", "ed", "ing"].iter().any(|ending| {
            right.strip_suffix(ending).is_some_and(|stem| has(stem.to_owned()) || has(format!("{stem}e")))
        });
        let (before, behind) = (self.before.as_str(), self.behind.as_str());
        let is_one = ONE.contains(&before) || ONE_DOES.contains(&behind);
        let is_several = takes_plural(before) || SEVERAL_DO.contains(&behind);
        is_one && !is_several && is_plural
            || is_several && !is_one && has_plural
            || BEFORE_VERB.contains(&before) && (is_past || is_plural)
            || !agrees_with_article(before, right)
    }

    /// "one ferrys crew": of one, so that the ending is a lost apostrophe.
    fn possessive(&self, slip: &str, corrections: &[String]) -> Option<String> {
        let stem = slip.strip_suffix('s').filter(|stem| stem.ends_with('y'))?;
        let is_of_one = ONE.contains(&self.before.as_str())
            && self.behind.len() > 2
            && !ONE_DOES.contains(&self.behind.as_str());
        (is_of_one && corrections.iter().any(|right| right == stem)).then(|| format!("{stem}'s"))
    }
}

/// "an" stands before no consonant and "a" before no vowel; letters that may be either agree with both.
fn agrees_with_article(article: &str, word: &str) -> bool {
    let first = word.chars().next().unwrap_or(' ');
    match article {
        "a" => {
            !matches!(first, 'a' | 'i') && (first != 'e' || word.starts_with("eu")) && !word.starts_with("or")
        }
        "an" => matches!(first, 'a' | 'e' | 'i' | 'o' | 'u' | 'h') || !first.is_ascii_lowercase(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(before: &str, slip: &str, behind: &str, corrections: &[&str]) -> String {
        let beside = Beside { before: before.to_owned(), behind: behind.to_owned() };
        let corrections = corrections.iter().map(|right| (*right).to_owned()).collect();
        beside.order(slip, corrections).into_iter().next().unwrap_or_default()
    }

    #[test]
    fn the_words_beside_choose_among_forms() {
        let harbours = ["harbours", "harbour"];
        assert_eq!(first("the", "harboure", "was", &harbours), "harbour");
        assert_eq!(first("a", "harboure", "town", &harbours), "harbour");
        assert_eq!(first("these", "harboure", "lie", &["harbour", "harbours"]), "harbours");
        assert_eq!(first("to", "dredgd", "it", &["dredged", "dredge"]), "dredge");
        assert_eq!(first("one", "ferrys", "crew", &["ferries", "ferry"]), "ferry's");
        assert_eq!(first("the", "ferrys", "crew", &["ferries", "ferry"]), "ferries");
    }

    #[test]
    fn the_article_chooses_among_words() {
        assert_eq!(first("an", "eddy", "", &["teddy", "eddy"]), "eddy");
        assert_eq!(first("a", "nslet", "", &["islet", "inslet", "onslet"]), "onslet");
        assert_eq!(first("the", "islt", "", &["islet", "slit"]), "islet");
    }
}
