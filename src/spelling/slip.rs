//! Whether a word that no dictionary holds is a slip for another, and for which.

use super::irregular::irregular_pasts;
use super::sound::sound;
use super::{Dictionary, is_hyphen, is_one_edit, typing_distance};
use crate::lexicon::Terms;
use std::sync::LazyLock;

static FUNCTION_WORDS: LazyLock<Terms> =
    LazyLock::new(|| Terms::parse(include_str!("../lexicon/function_words.txt")));

/// The same for the commonest slips of all: two letters swapped, a letter doubled, a weak vowel mistaken.
const SWAP: u32 = 60;

/// The same for letters that are easily mistaken for each other.
const LIKE_LETTER: u32 = 75;

/// The typing distance, in hundredths of an edit, up to which a word is surely a slip for another.
const SURE: u32 = 145;

/// The same for a slip that is in a name.
const LIKE: u32 = 80;

/// A shorter word is near some name by chance.
const NAME: usize = 7;

/// From this length a word is near none by chance, though it be two slips away, at most so far in hundredths of an edit.
const LONG_NAME: usize = 8;
const FAR_NAME: u32 = 170;

/// A word this short has so many neighbours that the best of them may be the wrong one.
const SHORT: usize = 4;

/// A short word is taken for a slip only of words this common (1 to 5).
const COMMON: u8 = 4;

/// A word that few use makes no new one that is so near one of these (1 to 5).
const EVERYDAY: u8 = 3;

/// A stem this short makes new words only if it is in use, and a new adverb only if it is common.
const SHORT_STEM: usize = 4;

/// The dictionary's proposals, best first: two words for one only where one of them is a word that
/// builds sentences ("inthe"), and no compound that the slip is only a part of.
pub fn corrections(dictionary: &Dictionary, word: &str, most: usize) -> Vec<String> {
    let last = word.rsplit(is_hyphen).next().unwrap_or(word);
    let lead = word.strip_suffix(last).unwrap_or("");
    let irregular = irregular_pasts(last).iter().map(|past| format!("{lead}{past}"));
    let adverb = long_adverb(dictionary, word);
    let patterned: Vec<String> = without_drawl(dictionary, word)
        .into_iter()
        .chain(hyphenated_number(word))
        .chain(irregular)
        .chain(adverb)
        .collect();
    if !patterned.is_empty() {
        return patterned;
    }
    let proposals = dictionary.suggest(word, 2 * most);
    let is_helpful = |right: &String| {
        (!right.contains(' ') || joins_sentence(right))
            && right.contains(is_hyphen) == word.contains(is_hyphen)
    };
    let (mut helpful, others): (Vec<String>, Vec<String>) = proposals.into_iter().partition(is_helpful);
    helpful.extend(others);
    helpful.truncate(most);
    helpful
}

/// Whether a word that no dictionary holds may be a slip at all: one made of known words is none, unless a known word
/// is one edit away. Far quicker than [`corrections`], which searches two edits around.
pub fn may_be_slip(dictionary: &Dictionary, word: &str) -> bool {
    !(is_compound(dictionary, word) || derivation_stem(dictionary, word).is_some())
        || has_near(dictionary, word)
        || is_patterned(word)
}

/// Whether a listed word is one edit away, or two with a space between.
pub fn has_near(dictionary: &Dictionary, word: &str) -> bool {
    let is_split = |at: usize| joins_sentence(&format!("{} {}", &word[..at], &word[at..]));
    dictionary.has_near(word) || word.char_indices().skip(1).any(|(at, _)| is_split(at))
}

/// The same with the surest first, or `None` where the word is a slip for none. Of short words and of compounds any
/// may be the one meant; of others only the best.
pub fn sure_corrections(dictionary: &Dictionary, word: &str, most: usize) -> Option<Vec<String>> {
    let mut corrections = corrections(dictionary, word, most);
    // What lacks its capitals only is somebody's style: "i'm".
    if corrections.first().is_some_and(|right| right.to_lowercase() == word) {
        return None;
    }
    let is_open = word.len() <= SHORT || is_compound(dictionary, word);
    let asked = if is_open { corrections.len() } else { 1 };
    let surest = corrections.iter().take(asked).position(|right| is_slip(dictionary, word, right))?;
    corrections[..=surest].rotate_right(1);
    Some(corrections)
}

/// Whether an unknown word is a slip for `right` rather than a word that the dictionary lacks.
pub fn is_slip(dictionary: &Dictionary, word: &str, right: &str) -> bool {
    if right.contains(' ') {
        return word.is_ascii() && joins_sentence(right);
    }
    if has_drawl(word) || is_patterned(word) || is_plural_of_y(word, right) {
        return true;
    }
    // Letter case is a matter of names, and the English dictionaries lack most words with accents.
    let as_small = right.to_lowercase();
    if as_small == word || !word.is_ascii() && !word.contains('’') {
        return false;
    }
    // A name that lost its capital as well is one only where little else is wrong.
    if as_small != right {
        let is_near = |most: u32| typing_distance(word, &as_small, most).is_some();
        return word.len() >= NAME && is_one_edit(word, &as_small) && is_near(LIKE)
            || word.len() >= LONG_NAME && is_near(FAR_NAME);
    }
    let is_one_off = is_one_edit(word, right) && dictionary.is_current(right);
    if is_compound(dictionary, word) && !is_one_off {
        return is_without_seam(word, right);
    }
    let distance = typing_distance(word, right, 2 * SURE).unwrap_or(u32::MAX);
    // A slip in the ending leaves the stem: "governer", but "funders" is none for "finders".
    let kept = |stem: &str| stem.get(..stem.len() - 1).is_some_and(|kept| as_small.starts_with(kept));
    let is_everyday = dictionary.commonness(right).is_some_and(|band| band <= EVERYDAY);
    let is_in_ending = |stem: &str| kept(stem) && distance <= if is_everyday { LIKE_LETTER } else { SWAP };
    // Of a word that few use little is derived: "maching" is hardly of "mach".
    let is_nearer = || is_everyday && is_one_edit(word, right) && distance <= 100;
    let is_used = |stem: &str| stem.len() > SHORT_STEM || is_stem_in_use(dictionary, stem);
    let is_derived = |stem: &str| !is_in_ending(stem) && (is_used(stem) || !is_nearer());
    if derivation_stem(dictionary, word).is_some_and(is_derived) {
        return false;
    }
    if word.contains(['\'', '’']) {
        return distance <= SURE && right.contains(['\'', '’']);
    }
    if right.contains(['\'', '’']) && dictionary.is_current(right) {
        return distance <= SURE;
    }
    if distance > 2 * SURE {
        return sound(word).is_some() && sound(word) == sound(right);
    }
    let letters = word.chars().count();
    // What a slip adds, leaves out or swaps leaves most of a long word; another letter makes another word.
    let is_replaced = is_substitution(word, right);
    let most = if is_replaced { 75 } else { 100 };
    let is_telling = (letters >= if is_replaced { 9 } else { 6 } || letters >= 7 && distance <= SWAP)
        && distance <= most
        && is_one_edit(word, right);
    let is_common = dictionary.commonness(right).is_some_and(|band| band <= COMMON);
    match letters {
        ..=3 => is_common && distance <= 100,
        4 => is_common && (distance <= 100 || distance <= SURE && is_one_edit(word, right)),
        _ if !dictionary.is_current(right) => is_telling,
        5..=7 => distance <= SURE,
        _ => distance <= 2 * SURE,
    }
}

/// Two everyday words run together, as young words are made: "frontman", "takedown", "hotspots".
fn is_compound(dictionary: &Dictionary, word: &str) -> bool {
    let is_part = |part: Option<&str>| {
        part.is_some_and(|part| part.len() >= 3 && dictionary.commonness(part).is_some())
    };
    (3..word.len().saturating_sub(2)).any(|at| is_part(word.get(..at)) && is_part(word.get(at..)))
}

/// Two everyday words with the letters lost that should join them: "dealship" for "dealership", "saleman".
fn is_without_seam(word: &str, right: &str) -> bool {
    let lost = right.len().saturating_sub(word.len());
    let is_seam = |at: usize| match (word.get(..at), word.get(at..)) {
        (Some(first), Some(last)) => right.starts_with(first) && right.ends_with(last),
        _ => false,
    };
    matches!(lost, 1 | 2) && (3..word.len().saturating_sub(2)).any(is_seam)
}

/// Whether the word of a stem, which may have lost its last vowel, is in use.
fn is_stem_in_use(dictionary: &Dictionary, stem: &str) -> bool {
    dictionary.is_current(stem) || dictionary.is_current(&format!("{stem}e"))
}

/// Two words for one that no compound is made of: one that builds sentences and is no particle ("inthe", but not
/// "lockdown" or "frontman"), two of those ("ifyou"), or an adjective before its noun ("regionalhospitals").
fn joins_sentence(split: &str) -> bool {
    const FIRST: [&str; 34] = [
        "in", "on", "at", "of", "to", "for", "and", "the", "a", "is", "with", "or", "as", "it", "we", "that",
        "this", "so", "if", "from", "by", "not", "very", "are", "was", "were", "have", "has", "been",
        "their", "but", "his", "which", "these",
    ];
    const LAST: [&str; 27] = [
        "the", "a", "of", "to", "and", "is", "for", "with", "that", "are", "was", "it", "as", "or", "we",
        "he", "be", "about", "another", "than", "which", "their", "would", "from", "were", "been", "these",
    ];
    let Some((first, last)) = split.split_once(' ') else { return false };
    let long_enough = first.len() + last.len() > 5 || first.len() > 1 && last.len() > 1 && first != "a";
    long_enough && (FIRST.contains(&first) || LAST.contains(&last))
        || first.len() + last.len() > 5 && is_function_word(first) && is_function_word(last)
        || last.len() > 4 && is_adjective(first)
}

/// Whether the word builds sentences rather than names things.
pub fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(word)
}

/// Whether the word names a month, in whatever case.
pub fn is_month(word: &str) -> bool {
    let entry = FUNCTION_WORDS.get(&word.to_lowercase());
    entry.is_some_and(|entry| entry.field(1).split_whitespace().any(|class| class == "month"))
}

/// A long word that ends as only adjectives do: a compound has a noun for its first part.
fn is_adjective(word: &str) -> bool {
    word.len() > 5 && ["al", "ous", "ive", "ful", "less"].iter().any(|ending| word.ends_with(ending))
}

/// Whether a known word has the word by a regular ending: "sliming".
pub fn is_derived(dictionary: &Dictionary, word: &str) -> bool {
    derivation_stem(dictionary, word).is_some()
}

/// Whether a letter stands three times in a row, which no English word has.
pub fn has_drawl(word: &str) -> bool {
    word.as_bytes()
        .windows(3)
        .any(|run| matches!(run, [a, b, c] if a == b && b == c && a.is_ascii_alphabetic()))
}

/// The words that a drawn-out one may be, each run of a letter once or twice: "nooo", "bookkkeeper".
fn without_drawl(dictionary: &Dictionary, word: &str) -> Vec<String> {
    if !has_drawl(word) {
        return Vec::new();
    }
    let shortened = |most: usize| {
        let mut short = String::new();
        for letter in word.chars() {
            let run = short.chars().rev().take_while(|last| *last == letter).count();
            if run < most {
                short.push(letter);
            }
        }
        short
    };
    let mut known: Vec<String> =
        [2, 1].map(shortened).into_iter().filter(|word| dictionary.knows(word)).collect();
    known.sort_by_key(|word| dictionary.commonness(word).unwrap_or(u8::MAX));
    known
}

/// "factorys" for "factories".
fn is_plural_of_y(word: &str, right: &str) -> bool {
    word.strip_suffix("ys").is_some_and(|stem| right.strip_suffix("ies") == Some(stem))
}

/// Whether what is wrong with a word, whatever is near, is the way in which it was made.
fn is_patterned(word: &str) -> bool {
    hyphenated_number(word).is_some() || !irregular_pasts(word).is_empty() || word.ends_with("icly")
}

/// "dramaticly" for "dramatically".
fn long_adverb(dictionary: &Dictionary, word: &str) -> Option<String> {
    let stem = word.strip_suffix("icly")?;
    Some(format!("{stem}ically")).filter(|adverb| dictionary.knows(adverb))
}

/// "seventythree": a number that wants a hyphen.
fn hyphenated_number(word: &str) -> Option<String> {
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    const UNITS: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let tens = TENS.iter().find(|tens| word.starts_with(**tens))?;
    let units = word.strip_prefix(tens).filter(|units| UNITS.contains(units))?;
    Some(format!("{tens}-{units}"))
}

fn is_substitution(one: &str, other: &str) -> bool {
    let differing = one.chars().zip(other.chars()).filter(|(a, b)| a != b).count();
    one.chars().count() == other.chars().count() && differing == 1
}

/// What stands before the regular ending of a known word: of "podcaster", "renewables", "defunding".
fn derivation_stem<'a>(dictionary: &Dictionary, word: &'a str) -> Option<&'a str> {
    const ENDINGS: [&str; 19] = [
        "s", "er", "ers", "or", "ors", "ing", "ings", "ed", "able", "ability", "ness", "ly", "ish", "ism",
        "ist", "ists", "ship", "ships", "ize",
    ];
    let is_stem = |stem: &str| stem.len() >= 3 && dictionary.knows(stem) && !is_function_word(stem);
    ENDINGS.iter().find_map(|ending| {
        let stem = word.strip_suffix(ending)?;
        let hisses = stem.ends_with(['s', 'x', 'z', 'o']) || stem.ends_with("ch") || stem.ends_with("sh");
        let takes_other_plural = hisses
            || stem.ends_with('y') && !stem.ends_with("ay") && !stem.ends_with("ey") && !stem.ends_with("oy");
        let is_regular = match *ending {
            "s" => !takes_other_plural && is_stem(stem),
            // "Dramatically" and "studied" do not follow from the ending alone.
            "ly" if stem.ends_with('s') || stem.ends_with("ic") => false,
            "ed" | "er" | "ers" if ends_in_consonant_and_y(stem) => false,
            // "Validator", but no "speakor".
            "or" | "ors" => stem.ends_with("at") && is_stem(&format!("{stem}e")),
            "ly" if stem.len() <= SHORT_STEM && dictionary.commonness(stem).is_none() => false,
            // An office or a state of somebody: "gamership", but no "dealship".
            "ship" | "ships" => is_stem(stem) && names_people(stem),
            "ly" | "ness" => is_stem(stem) && !stem.ends_with('y'),
            _ if stem.ends_with(['c', 'g']) && ending.starts_with('a') => false,
            // A vowel that the ending drops, a consonant that it doubles.
            _ => {
                is_stem(stem) && !stem.ends_with('e') && !doubles(stem)
                    || is_stem(&format!("{stem}e"))
                    || undoubled(stem).is_some_and(is_stem)
            }
        };
        is_regular.then_some(stem)
    })
}

/// "study", whose endings begin with an *i*.
fn ends_in_consonant_and_y(stem: &str) -> bool {
    stem.strip_suffix('y').is_some_and(|rest| !rest.is_empty() && !rest.ends_with(['a', 'e', 'o', 'u']))
}

/// Whether the word ends as words for people do.
fn names_people(word: &str) -> bool {
    ["er", "or", "ist", "an", "ee", "ant", "ent"].iter().any(|ending| word.ends_with(ending))
}

/// Whether a short stem doubles its last letter before a vowel: "run", but not "tower".
fn doubles(stem: &str) -> bool {
    let mut letters = stem.chars().rev();
    let is_vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u');
    let last = letters.next().is_some_and(|letter| !is_vowel(letter) && !matches!(letter, 'w' | 'x' | 'y'));
    last && letters.next().is_some_and(is_vowel) && letters.next().is_some_and(|letter| !is_vowel(letter))
}

fn undoubled(stem: &str) -> Option<&str> {
    let mut letters = stem.char_indices().rev();
    let ((at, last), (_, before)) = (letters.next()?, letters.next()?);
    stem.get(..at).filter(|undoubled| last == before && undoubled.len() <= 4)
}
