//! What a word sounds like, roughly: its consonants. Shared by the build script, which lists common words by it, and
//! the module that looks them up. It finds what fingers do not explain: *filosofer*, *kwestion*.

/// Letters that sound alike, the longer groups first; `-` stands for silence.
const SOUNDS: [(&str, &str); 27] = [
    ("sch", "sk"),
    ("tch", "C"),
    ("tion", "Sn"),
    ("sion", "Sn"),
    ("cian", "Sn"),
    ("tious", "Ss"),
    ("cious", "Ss"),
    ("tu", "C"),
    ("ch", "C"),
    ("sh", "S"),
    ("ph", "f"),
    ("gh", "-"),
    ("kn", "n"),
    ("wr", "r"),
    ("ck", "k"),
    ("ce", "s"),
    ("ci", "s"),
    ("cy", "s"),
    ("qu", "k"),
    ("q", "k"),
    ("c", "k"),
    ("x", "ks"),
    ("z", "s"),
    ("h", "-"),
    ("w", "-"),
    ("y", "-"),
    ("d", "t"),
];

/// Fewer sounds are shared by too many words to tell anything.
const FEWEST: usize = 4;

/// The consonants of a word in small letters, a vowel in front as `a`; `None` for words that have few.
pub fn sound(word: &str) -> Option<String> {
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let group = SOUNDS.iter().find(|(letters, _)| rest.starts_with(letters));
        let plain = rest.get(..1).unwrap_or("");
        let (taken, sounds) = match group {
            Some((letters, sounds)) => (letters.len(), *sounds),
            None if "aeiou".contains(letter) => (1, if out.is_empty() { "a" } else { "-" }),
            None => (1, plain),
        };
        // A doubled letter sounds like one.
        for sound in sounds.chars().filter(|sound| *sound != '-') {
            if !out.ends_with(sound) {
                out.push(sound);
            }
        }
        rest = rest.get(taken..).unwrap_or("");
    }
    (out.len() >= FEWEST).then_some(out)
}
