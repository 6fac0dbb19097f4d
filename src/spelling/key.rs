//! From a word as written to the key under which a dictionary lists it, and its
//! pattern of capitals.

use std::borrow::Cow;

/// Keys hold at most so many bytes. The longest word of the dictionaries takes 23,
/// so that nothing longer is worth a look-up.
const CAPACITY: usize = 64;

/// Bytes of the longest character.
const LONGEST_CHARACTER: usize = 4;

/// A word in lower case with plain apostrophes and hyphens, on the stack: a draft
/// is looked up word by word, and an allocation would cost as much as the look-up.
#[derive(Clone, Copy)]
pub struct Key {
    bytes: [u8; CAPACITY],
    len: usize,
    case: Case,
}

/// A word's pattern of capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// `house`; also what has no letters with case.
    Lower,
    /// `House`
    Title,
    /// `A`: one letter, which is as much [`Self::Title`] as [`Self::Upper`].
    Initial,
    /// `HOUSE`
    Upper,
    /// `McDonald`
    Mixed,
}

impl Key {
    /// The key of a word, or `None` if it is empty or too long to be listed.
    pub fn of(word: &str) -> Option<Self> {
        let mut key = Self { bytes: [0; CAPACITY], len: 0, case: Case::Lower };
        let mut counts = Counts::default();
        // Before anything reads the word: parts of a long one are looked up one by one.
        if word.len() > CAPACITY * LONGEST_CHARACTER {
            return None;
        }
        if word.is_ascii() {
            if word.len() > CAPACITY {
                return None;
            }
            for (slot, byte) in key.bytes.iter_mut().zip(word.bytes()) {
                *slot = byte.to_ascii_lowercase();
                counts.see(byte.is_ascii_uppercase(), byte.is_ascii_lowercase());
            }
            key.len = word.len();
        } else {
            for char in word.chars().map(plain) {
                counts.see(char.is_uppercase(), char.is_lowercase());
                char.to_lowercase().try_for_each(|lower| key.push(lower))?;
            }
        }
        key.case = counts.case();
        (key.len > 0).then_some(key)
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        // Only whole characters are ever pushed, so that this cannot fail.
        str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }

    /// The pattern of capitals of the word as written.
    pub fn case(&self) -> Case {
        self.case
    }

    /// The key without accents and with ligatures resolved; `None` if that
    /// changes nothing.
    pub fn without_accents(&self) -> Option<Self> {
        let text = self.as_str();
        if text.is_ascii() {
            return None;
        }
        let mut key = Self { bytes: [0; CAPACITY], len: 0, case: self.case };
        for char in text.chars() {
            match base_letters(char) {
                Some(letters) => letters.chars().try_for_each(|letter| key.push(letter))?,
                None => key.push(char)?,
            }
        }
        (key.as_str() != text).then_some(key)
    }

    fn push(&mut self, char: char) -> Option<()> {
        let end = self.len + char.len_utf8();
        char.encode_utf8(self.bytes.get_mut(self.len..end)?);
        self.len = end;
        Some(())
    }
}

/// The word without its possessive ending (*driver's*, *drivers'*), or `None` if
/// it has none.
pub fn without_possessive(word: &str) -> Option<&str> {
    let is_s = |char: char| matches!(char, 's' | 'S');
    let base = match word.strip_suffix(is_s) {
        Some(base) => base.strip_suffix(is_apostrophe)?,
        None => word.strip_suffix(is_apostrophe).filter(|base| base.ends_with(is_s))?,
    };
    (!base.is_empty()).then_some(base)
}

/// The word with `'` for every kind of apostrophe.
pub fn with_plain_apostrophes(word: &str) -> Cow<'_, str> {
    if word.is_ascii() { Cow::Borrowed(word) } else { word.chars().map(plain).collect() }
}

/// Whether the character is used as an apostrophe.
pub fn is_apostrophe(char: char) -> bool {
    matches!(char, '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{FF07}')
}

/// Whether the character is a hyphen within a word.
pub fn is_hyphen(char: char) -> bool {
    matches!(char, '-' | '\u{2010}' | '\u{2011}')
}

fn plain(char: char) -> char {
    match char {
        char if is_apostrophe(char) => '\'',
        char if is_hyphen(char) => '-',
        char => char,
    }
}

/// What is seen of a word's capitals, letter by letter.
#[derive(Default)]
struct Counts {
    seen: usize,
    upper: usize,
    lower: usize,
    first_is_upper: bool,
}

impl Counts {
    fn see(&mut self, upper: bool, lower: bool) {
        self.first_is_upper |= self.seen == 0 && upper;
        self.seen += 1;
        self.upper += usize::from(upper);
        self.lower += usize::from(lower);
    }

    fn case(&self) -> Case {
        match (self.upper, self.lower) {
            (0, _) => Case::Lower,
            (1, 0) if self.first_is_upper => Case::Initial,
            (1, _) if self.first_is_upper => Case::Title,
            (_, 0) => Case::Upper,
            _ => Case::Mixed,
        }
    }
}

/// The plain letters for which a lower-case letter with an accent, or a ligature,
/// stands; `None` for any other character. The dictionaries are without accents.
pub fn base_letters(char: char) -> Option<&'static str> {
    Some(match char {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ť' | 'ţ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        // Accents that are characters of their own, and the soft hyphen.
        '\u{0300}'..='\u{036F}' | '\u{00AD}' => "",
        _ => return None,
    })
}
