//! What two spellings of one name have in common: accents, and the ways in which other scripts are
//! written in Latin letters.

use super::key;

/// The word in small letters without accents, apostrophes and hyphens: *Varnevičs*, *varnevics*.
pub fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase) {
        out.push_str(folded_letter(letter, &mut [0; 4]));
    }
    out
}

/// A small letter without its accent; nothing for what is no letter and no digit. `plain` is room for it.
fn folded_letter(letter: char, plain: &mut [u8; 4]) -> &str {
    match key::base_letters(letter) {
        Some(letters) => letters,
        None if letter.is_alphanumeric() => letter.encode_utf8(plain),
        None => "",
    }
}

/// What letters, or groups of them, are when writers choose differently among them. The longer come first.
const CLASSES: [(&str, &str); 42] = [
    ("shch", "$"),
    ("sch", "$"),
    ("tch", "%"),
    ("kh", "h"),
    ("gh", "g"),
    ("ch", "%"),
    ("sh", "$"),
    ("zh", "&"),
    ("ph", "f"),
    ("th", "t"),
    ("ts", "c"),
    ("tz", "c"),
    ("ck", "k"),
    ("cz", "%"),
    ("dzh", "j"),
    ("dj", "j"),
    ("č", "%"),
    ("ć", "%"),
    ("š", "$"),
    ("ş", "$"),
    ("ș", "$"),
    ("ž", "&"),
    ("ç", "%"),
    ("x", "ks"),
    ("qu", "k"),
    ("q", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ie", "i"),
    ("ei", "i"),
    ("ey", "i"),
    ("yi", "i"),
    ("iy", "i"),
    ("ii", "i"),
    ("yy", "i"),
    ("iu", "u"),
    ("yu", "u"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
    ("c", "k"),
];

/// The most letters of these.
const LONGEST_CLASS: usize = 4;

/// Endings that are made like others.
const ENDINGS: [(&str, &str); 6] =
    [("off", "ov"), ("of", "ov"), ("ev", "iv"), ("iev", "iv"), ("ski", "ski"), ("skii", "ski")];

/// The most letters of these.
const LONGEST_ENDING: usize = 4;

/// The sound of a name, roughly: two spellings of one foreign name have one skeleton far oftener than two names.
pub fn skeleton(word: &str) -> String {
    let lower: String = word.chars().flat_map(char::to_lowercase).collect();
    let mut out = String::with_capacity(lower.len());
    let mut rest = lower.as_str();
    while let Some(letter) = rest.chars().next() {
        let mut plain = [0; 4];
        let (taken, sound) = first_sound(rest, letter, &mut plain);
        // A doubled letter sounds like one.
        if !out.ends_with(sound) {
            out.push_str(sound);
        }
        rest = rest.get(taken..).unwrap_or("");
    }
    for (from, to) in ENDINGS {
        if let Some(stem) = out.strip_suffix(from) {
            return format!("{stem}{to}");
        }
    }
    out
}

/// Whether the skeleton of a word is `sound`. Of most words the first letter tells that it is not.
pub fn has_skeleton(word: &str, sound: &str) -> bool {
    let lower: String = word.chars().take(LONGEST_CLASS).flat_map(char::to_lowercase).collect();
    let mut plain = [0; 4];
    let first = lower.chars().next().map_or("", |letter| first_sound(&lower, letter, &mut plain).1);
    // An ending may take the place of all that a short word has.
    (sound.len() <= LONGEST_ENDING || sound.starts_with(first)) && skeleton(word) == sound
}

/// How many bytes of a text in small letters make its first sound, and which it is. `letter` is its first letter, `plain`
/// room for the sound.
fn first_sound<'a>(text: &str, letter: char, plain: &'a mut [u8; 4]) -> (usize, &'a str) {
    // Few classes begin like the text, and that is told by a byte.
    let first = text.bytes().next();
    let mut classes = CLASSES.iter().filter(|(letters, _)| letters.bytes().next() == first);
    match classes.find(|(letters, _)| text.starts_with(letters)) {
        Some((letters, sound)) => (letters.len(), sound),
        None => (letter.len_utf8(), folded_letter(letter, plain)),
    }
}

/// What was meant with the capitals of what stands there.
pub fn in_case_of(slip: &str, meant: &str) -> String {
    let capitals = slip.chars().filter(|letter| letter.is_uppercase()).count();
    let letters = slip.chars().filter(|letter| letter.is_alphabetic()).count();
    if capitals > 1 && capitals == letters {
        return meant.to_uppercase();
    }
    if capitals == 0 || !slip.starts_with(char::is_uppercase) {
        return meant.to_owned();
    }
    let mut letters = meant.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_sound_alike() {
        let pairs = [
            ("Varnevičs", "Varnevichs"),
            ("Petrenskyi", "Petrensky"),
            ("Petrenskiy", "Petrenskyy"),
            ("Qaroumi", "Karumi"),
            ("Ostrov", "Ostroff"),
            ("Kryger", "Kriger"),
            ("Brackendorf", "Brakkendorf"),
            ("Alexandru", "Aleksandru"),
            ("Tovell", "Towel"),
            ("Marash", "Maraš"),
            ("Heimler", "Hiemler"),
            ("O’Kerrin", "O'Kerin"),
        ];
        for (one, other) in pairs {
            assert_eq!(skeleton(one), skeleton(other), "{one}, {other}");
            assert!(has_skeleton(one, &skeleton(other)), "{one}, {other}");
        }
        assert_ne!(skeleton("Maria"), skeleton("Mario"));
        assert!(!has_skeleton("Maria", &skeleton("Mario")) && !has_skeleton("Karumi", &skeleton("Marumi")));
        assert!(has_skeleton("Ev", &skeleton("Iv")), "an ending is all there is");
        assert!(CLASSES.iter().all(|(letters, _)| letters.chars().count() <= LONGEST_CLASS));
        assert!(ENDINGS.iter().all(|(from, to)| from.len().max(to.len()) <= LONGEST_ENDING));
        assert_eq!(folded("Varnevičs"), "varnevics");
    }
}
