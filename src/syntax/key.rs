//! What tagger and parser see of a word's letters: numbers made of them, equal where the letters are.

/// A word as the vocabulary knows it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Key {
    /// Its letters in lower case, any digit as the same.
    pub form: u32,
    /// The last three of them.
    pub suffix: u32,
    /// Whether it has capitals, small letters, digits, hyphens: below [`SHAPES`].
    pub shape: u8,
}

/// How many shapes there are.
pub const SHAPES: usize = 32;

impl Key {
    /// The key of a written word.
    pub fn of(text: &str) -> Self {
        let mut last = [' '; 3];
        let mut form = START;
        let (mut first_upper, mut upper, mut lower, mut digit, mut hyphen) = (false, 0, 0, false, false);
        for (index, character) in text.chars().enumerate() {
            let small = fold(character);
            form = mix(form, small);
            first_upper |= index == 0 && character.is_uppercase();
            upper += usize::from(character.is_uppercase());
            lower += usize::from(character.is_lowercase());
            digit |= small == '0';
            hyphen |= small == '-';
            last = [last[1], last[2], small];
        }
        let shape = u8::from(first_upper)
            | u8::from(upper > 1) << 1
            | u8::from(lower > 0) << 2
            | u8::from(digit) << 3
            | u8::from(hyphen) << 4;
        Self { form: finish(form), suffix: finish(last.into_iter().fold(START, mix)), shape }
    }

    /// The key of the same word with a small first letter.
    pub fn uncapitalised(self) -> Self {
        Self { shape: self.shape & !FIRST_UPPER, ..self }
    }
}

/// The part of a shape that says that the first letter is a capital.
const FIRST_UPPER: u8 = 1;

const START: u64 = 0x9E37_79B9_7F4A_7C15;

fn fold(character: char) -> char {
    match character {
        '0'..='9' => '0',
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        '–' | '—' => '-',
        _ if character.is_ascii() => character.to_ascii_lowercase(),
        _ => character.to_lowercase().next().unwrap_or(character),
    }
}

fn mix(hash: u64, letter: char) -> u64 {
    (hash.rotate_left(5) ^ u64::from(letter)).wrapping_mul(0x517C_C1B7_2722_0A95)
}

fn finish(hash: u64) -> u32 {
    (hash >> 32) as u32
}
