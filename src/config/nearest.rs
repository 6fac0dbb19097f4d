//! The right word for a wrong one: what a message about a misspelt name proposes.

use crate::text::visible;

/// The candidate most like `word`, if one is like it enough to be what was meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_ascii_lowercase();
    let likeness = candidates.into_iter().map(|candidate| {
        let likeness = strsim::jaro_winkler(&word, &candidate.to_ascii_lowercase());
        (likeness, candidate)
    });
    let (likeness, best) = likeness.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (likeness >= LIKE_ENOUGH).then_some(best)
}

/// Below this, two names have little more than a few letters in common.
const LIKE_ENOUGH: f64 = 0.8;

/// How many right words a message lists where none is like the wrong one.
const LISTED: usize = 8;

/// How many characters of a wrong word are shown.
const SHOWN: usize = 80;

/// A sentence about a wrong word: what it should have been, or what there is to choose from.
pub fn unknown(what: &str, word: &str, candidates: &[&str]) -> String {
    let near = nearest(word, candidates.iter().copied());
    let word = visible::shortened(&visible::line(word), SHOWN);
    match near {
        Some(near) => format!("unknown {what} `{word}`; did you mean `{near}`?"),
        None if candidates.len() <= LISTED => {
            format!("unknown {what} `{word}`; take one of {}", candidates.join(", "))
        }
        None => format!("unknown {what} `{word}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_a_stranger_none() {
        let rules = ["bare-anonymous-source", "repeated-word", "single-anonymous-source"];
        assert_eq!(nearest("bare-anonymous-sources", rules), Some("bare-anonymous-source"));
        assert_eq!(nearest("Repeated_Word", rules), Some("repeated-word"));
        assert_eq!(nearest("xyzzy", rules), None);
    }

    #[test]
    fn few_words_are_listed_and_many_are_not() {
        assert_eq!(unknown("level", "loud", &["off", "hint"]), "unknown level `loud`; take one of off, hint");
        assert_eq!(unknown("level", "hin", &["off", "hint"]), "unknown level `hin`; did you mean `hint`?");
        assert_eq!(unknown("rule", "zzz", &["a"; 9]), "unknown rule `zzz`");
    }
}
