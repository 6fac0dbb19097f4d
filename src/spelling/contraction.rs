//! Contractions whose apostrophe went astray: *do'nt*, *I'ts*, *youv'e*.

use super::Dictionary;
use super::key::is_apostrophe;

/// No contraction takes more bytes.
const LONGEST: usize = 16;

/// The common contraction of the same letters, in small letters, of a word that has its apostrophe elsewhere.
pub fn contraction_of(dictionary: &Dictionary, word: &str) -> Option<String> {
    if word.len() > LONGEST {
        return None;
    }
    let (at, apostrophe) = word.char_indices().find(|(_, letter)| is_apostrophe(*letter))?;
    let letters: String =
        word.chars().filter(|letter| !is_apostrophe(*letter)).collect::<String>().to_lowercase();
    let is_plain = letters.bytes().all(|letter| letter.is_ascii_lowercase());
    if !is_plain || word.chars().filter(|letter| is_apostrophe(*letter)).count() != 1 {
        return None;
    }
    let moved = (1..letters.len()).filter(|place| *place != at).map(|place| {
        let (before, behind) = letters.split_at(place);
        format!("{before}{apostrophe}{behind}")
    });
    moved.into_iter().find(|contraction| dictionary.commonness(contraction).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Dialect;

    #[test]
    fn an_apostrophe_goes_back_to_its_place() {
        let meant = |word| contraction_of(Dictionary::of(Dialect::EnUs), word);
        assert_eq!(meant("do'nt").as_deref(), Some("don't"));
        assert_eq!(meant("I’ts").as_deref(), Some("it’s"));
        assert_eq!(meant("Youv'e").as_deref(), Some("you've"));
        assert_eq!(meant("dont'").as_deref(), Some("don't"));
        for word in ["it's", "Jame's", "O'Neil", "'tis", "dont", "rock'n'roll", "ca't"] {
            assert_eq!(meant(word), None, "{word}");
        }
    }
}
