//! Forms of a word that are words themselves (plurals and singulars, participles and base forms), and which words want a plural
//! behind them.

use crate::annotations::word;
use crate::config::Dialect;
use crate::spelling::{Dictionary, irregular_participle};

/// Shorter words in *-s* are none that a verb makes.
const SHORTEST_THIRD_PERSON: usize = 4;

/// Whether a word in small letters tells that there are several of what is named behind it.
pub(super) fn counts_several(word: &str) -> bool {
    const COUNTING: [&str; 12] = [
        "several", "numerous", "various", "two", "three", "four", "five", "six", "seven", "eight", "nine",
        "ten",
    ];
    COUNTING.contains(&word)
}

/// Whether a noun in the plural comes behind a word in small letters.
pub(super) fn takes_plural(word: &str) -> bool {
    counts_several(word) || ["these", "those", "many", "few", "both"].contains(&word)
}

/// Whether either English knows a word.
pub(super) fn is_known(word: &str) -> bool {
    Dialect::ALL.into_iter().any(|dialect| Dictionary::of(dialect).knows(word))
}

/// Whether a word in small letters is a common one in either English.
pub(super) fn is_common(word: &str) -> bool {
    Dialect::ALL.into_iter().any(|dialect| Dictionary::of(dialect).commonness(word).is_some())
}

/// The plural of a noun in small letters: houses, parties, heroes, firemen.
pub(super) fn plural(noun: &str) -> Option<String> {
    let is_small = !noun.contains(char::is_uppercase);
    let of_man = noun.strip_suffix("man").map(|first| format!("{first}men"));
    let forms = [of_man, Some(word::plural(noun)), Some(format!("{noun}es"))];
    forms.into_iter().flatten().filter(|_| is_small).find(|form| is_known(form))
}

/// The singular of a noun in small letters, where it is a common word.
pub(super) fn singular(noun: &str) -> Option<String> {
    let stem = noun.strip_suffix('s').filter(|stem| !stem.ends_with(['s', 'u']))?;
    let before_y = stem.strip_suffix("ie").map(|stem| format!("{stem}y"));
    let forms = [before_y, Some(stem.to_owned()), stem.strip_suffix('e').map(str::to_owned)];
    forms.into_iter().flatten().find(|form| is_common(form) && plural(form).as_deref() == Some(noun))
}

/// A verb's participle: agreed, carried, planned, sent.
pub(super) fn participle(base: &str) -> Option<String> {
    if let Some(irregular) = irregular_participle(base) {
        return Some(irregular.to_owned());
    }
    let after_y = base.strip_suffix('y').map(|stem| format!("{stem}ied"));
    let doubled = base.chars().next_back().map(|last| format!("{base}{last}ed"));
    let forms = [after_y, Some(format!("{base}d")), Some(format!("{base}ed")), doubled];
    forms.into_iter().flatten().find(|form| is_known(form))
}

/// The base form of a verb in its third person: decide, carry.
pub(super) fn of_third_person(word: &str) -> Option<String> {
    if word.len() < SHORTEST_THIRD_PERSON || word.ends_with("ss") || word.ends_with("us") {
        return None;
    }
    let stem = word.strip_suffix('s')?;
    let after_y = stem.strip_suffix("ie").map(|stem| format!("{stem}y"));
    let forms = [after_y.as_deref(), stem.strip_suffix('e'), Some(stem)];
    let is_verb = |form: &&str| participle(form).is_some() && is_common(form);
    // "Dies" and "ties" have their *ie*, and "takes" its *e*.
    let longest = forms.into_iter().flatten().filter(is_verb).max_by_key(|form| form.len());
    longest.map(str::to_owned)
}

/// A verb's base form: recognize, plan, try.
pub(super) fn base(past: &str) -> Option<String> {
    let (stem, shorter) = (past.strip_suffix("ed")?, past.strip_suffix('d')?);
    let after_y = stem.strip_suffix('i').map(|stem| format!("{stem}y"));
    let single =
        stem.chars().rev().nth(1).filter(|letter| stem.ends_with(*letter)).and(stem.get(..stem.len() - 1));
    let forms = [after_y.as_deref(), Some(shorter), Some(stem), single];
    // *Passe* is a word, too, but *pass* is the common one.
    let rarity = |form: &&str| Dictionary::of(Dialect::EnUs).commonness(form).unwrap_or(u8::MAX);
    forms.into_iter().flatten().filter(|form| is_known(form)).min_by_key(rarity).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_and_singulars_are_words() {
        assert_eq!(
            ["house", "party", "church", "hero", "bus", "fireman", "human"].map(plural),
            ["houses", "parties", "churches", "heroes", "buses", "firemen", "humans"]
                .map(|form| Some(form.to_owned()))
        );
        assert_eq!(["Party", "advice"].map(plural), [None, None]);
        assert_eq!(
            ["houses", "parties", "churches"].map(singular),
            ["house", "party", "church"].map(|form| Some(form.to_owned()))
        );
        assert_eq!(["press", "bus", "lens", "Houses"].map(singular), [None, None, None, None]);
    }

    #[test]
    fn base_forms_are_words() {
        let bases: Vec<_> = ["recognized", "planned", "tried", "talked", "tied", "passed"].map(base).into();
        let bases: Vec<&str> = bases.iter().flatten().map(String::as_str).collect();
        assert_eq!(bases, ["recognize", "plan", "try", "talk", "tie", "pass"]);
    }

    #[test]
    fn third_persons_have_base_forms() {
        for (word, base) in
            [("decides", "decide"), ("carries", "carry"), ("faces", "face"), ("owns", "own"), ("dies", "die")]
        {
            assert_eq!(of_third_person(word).as_deref(), Some(base));
        }
        for word in ["always", "perhaps", "discuss", "focus", "this"] {
            assert_eq!(of_third_person(word), None, "{word}");
        }
    }

    #[test]
    fn participles_are_words() {
        for (base, right) in
            [("agree", "agreed"), ("carry", "carried"), ("permit", "permitted"), ("send", "sent")]
        {
            assert_eq!(participle(base).as_deref(), Some(right));
        }
    }
}
