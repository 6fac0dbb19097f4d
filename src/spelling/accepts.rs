//! Words that no list holds because English makes them on the spot.

use super::Dictionary;
use super::entry::LOWER;
use super::key::{self, Case, Key};
use super::suggest;

/// What may stand before a word, with or without a hyphen.
const PREFIXES: [&str; 31] = [
    "anti", "bio", "co", "counter", "cyber", "eco", "geo", "hyper", "inter", "mega", "micro", "mid", "mini",
    "mis", "multi", "neo", "non", "out", "over", "post", "pre", "pro", "pseudo", "re", "semi", "sub",
    "super", "trans", "ultra", "un", "under",
];

/// What may stand before a hyphen only.
const HYPHENATED_PREFIXES: [&str; 20] = [
    "aero", "afro", "agro", "anglo", "crypto", "de", "e", "electro", "euro", "ex", "hydro", "narco", "neuro",
    "pan", "petro", "psycho", "quasi", "socio", "techno", "thermo",
];

/// What may close up behind a word.
const SUFFIXES: [&str; 8] = ["fold", "hood", "ism", "less", "like", "ness", "proof", "wide"];

/// Fewer letters behind a prefix make a word by accident.
const SHORTEST_BASE: usize = 4;

/// More letters than that beside a digit are a word with a slip of the finger.
const LONGEST_CODE: usize = 3;

/// More parts between hyphens are a string of words, not a compound.
const MOST_PARTS: usize = 8;

/// What may follow a number at once, in lower case.
const UNITS: &[&str] = &[
    "%", "am", "b", "bn", "c", "cm", "d", "f", "ft", "g", "gb", "ghz", "gw", "h", "hp", "hr", "hrs", "hz",
    "in", "k", "kb", "kg", "kgs", "km", "kms", "kph", "kw", "kwh", "l", "lb", "lbs", "m", "mb", "mg", "mhz",
    "min", "mins", "ml", "mm", "mph", "mw", "mwh", "nd", "oz", "p", "pc", "pm", "pp", "px", "rd", "s", "sec",
    "secs", "st", "t", "tb", "th", "tn", "v", "w", "x", "yd", "yds",
];

/// Whether an unlisted word is a derivation of listed ones.
pub fn is_derived(dictionary: &Dictionary, word: &str) -> bool {
    // The longest key bounds a single part; a compound may be longer.
    if word.len() > 160 {
        return false;
    }
    if is_of_other_script(word) {
        return true;
    }
    if word.contains(key::is_hyphen) {
        return is_compound(dictionary, word);
    }
    is_derived_part(dictionary, word)
        || key::without_possessive(word).is_some_and(|base| is_derived_part(dictionary, base))
}

/// Whether the word is written in another script than the dictionary's, so that
/// it cannot be judged.
fn is_of_other_script(word: &str) -> bool {
    // Latin letters end with the block Latin Extended-B; further blocks of Latin
    // hold phonetic signs, and ligatures of the print shop.
    word.chars().any(|char| {
        char.is_alphabetic()
            && char > '\u{024F}'
            && !matches!(char, '\u{02BC}' | '\u{1E00}'..='\u{1EFF}' | '\u{FB00}'..='\u{FB06}')
    })
}

/// Hyphens between parts each of which stands alone, or is a prefix: *long-range*,
/// *ex-minister*, *12-year-old*. A prefix may wait for its word: *pre- and post-war*.
fn is_compound(dictionary: &Dictionary, word: &str) -> bool {
    let parts: Vec<&str> = word.split(key::is_hyphen).collect();
    let Some((last, leading)) = parts.split_last() else {
        return false;
    };
    if parts.len() > MOST_PARTS {
        return false;
    }
    let stands = |part: &str| {
        dictionary.knows(part) || is_derived_part(dictionary, part) || {
            key::without_possessive(part).is_some_and(|base| is_derived_part(dictionary, base))
        }
    };
    // What is known without its hyphen is known with it: *co-operate*, *pre-empt*.
    if let [prefix, base] = parts[..]
        && is_prefix(prefix)
        && dictionary.knows(&format!("{prefix}{base}"))
    {
        return true;
    }
    let leads = |part: &&str| stands(part) || is_prefix(part);
    leading.iter().all(leads) && (stands(last) || last.is_empty() && leading.iter().any(is_some))
}

fn is_some(part: &&str) -> bool {
    !part.is_empty()
}

/// Whether the part of a compound before a hyphen is a prefix, which need be no word: *e-mail*.
pub fn is_prefix(part: &str) -> bool {
    let mut prefixes = PREFIXES.iter().chain(&HYPHENATED_PREFIXES);
    prefixes.any(|prefix| prefix.eq_ignore_ascii_case(part))
}

fn is_derived_part(dictionary: &Dictionary, word: &str) -> bool {
    is_number(word)
        || is_clipped(dictionary, word)
        || is_plural_acronym(dictionary, word)
        || is_affixed(dictionary, word)
}

/// Digits, with what belongs to them: *1,200*, *1990s*, *3rd*, *5km*, *4.2bn*,
/// *5pm*; and codes, which have no spelling: *G20*, *MP3s*, *4x100m*.
fn is_number(word: &str) -> bool {
    let is_digit = |char: char| char.is_ascii_digit();
    let rest = word.trim_start_matches(|char: char| is_digit(char) || ",.:".contains(char));
    let digits = &word[..word.len() - rest.len()];
    if !digits.starts_with(is_digit) || rest.contains(is_digit) {
        let mut runs = word.split(|char: char| !char.is_alphabetic());
        return word.contains(is_digit) && runs.all(|letters| letters.len() <= LONGEST_CODE);
    }
    let Some(unit) = Key::of(rest) else {
        return rest.is_empty();
    };
    match unit.as_str() {
        "st" | "nd" | "rd" | "th" => ordinal(digits) == unit.as_str(),
        "'s" => true,
        unit => UNITS.contains(&unit),
    }
}

/// The letters that make an ordinal of the digits.
fn ordinal(digits: &str) -> &'static str {
    if digits.ends_with("11") || digits.ends_with("12") || digits.ends_with("13") {
        return "th";
    }
    match digits.bytes().last() {
        Some(b'1') => "st",
        Some(b'2') => "nd",
        Some(b'3') => "rd",
        _ => "th",
    }
}

/// An apostrophe for what is left out in front or behind: *'90s*, *talkin'*.
fn is_clipped(dictionary: &Dictionary, word: &str) -> bool {
    if let Some(rest) = word.strip_prefix(key::is_apostrophe) {
        return is_number(rest) || dictionary.knows(rest);
    }
    word.strip_suffix(key::is_apostrophe)
        .filter(|base| base.ends_with("in"))
        .is_some_and(|base| dictionary.lists(&format!("{base}g")))
}

/// *NGOs*, of a listed *NGO*.
fn is_plural_acronym(dictionary: &Dictionary, word: &str) -> bool {
    let base = word.strip_suffix('s').filter(|base| base.len() > 1);
    base.is_some_and(|base| {
        base.bytes().all(|byte| byte.is_ascii_uppercase())
            && dictionary.value(&base.to_ascii_lowercase()).is_some_and(|value| value & LOWER == 0)
    })
}

/// A known word behind a prefix or before a suffix, with no hyphen.
fn is_affixed(dictionary: &Dictionary, word: &str) -> bool {
    let Some(key) = Key::of(word).filter(|key| key.case() != Case::Mixed) else {
        return false;
    };
    let text = key.as_str();
    let is_base = |base: &str| {
        base.len() >= SHORTEST_BASE && dictionary.value(base).is_some_and(|value| value & LOWER != 0)
    };
    let derived = PREFIXES.iter().any(|prefix| text.strip_prefix(prefix).is_some_and(is_base))
        || SUFFIXES.iter().any(|suffix| text.strip_suffix(suffix).is_some_and(is_base));
    // "untill" is no un-till, "coleague" no co-league and "supercede" no super-cede.
    derived && !suggest::is_likely_slip(dictionary, text)
}
