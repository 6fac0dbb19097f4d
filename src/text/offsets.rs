//! Byte offsets of one text in another unit, all of them for one pass over the text.

use super::Encoding;

/// The offsets of a text in one unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offsets {
    /// For each byte how many units begin before it, and one more for the end; `None` where a byte is a unit.
    units: Option<Vec<usize>>,
}

impl Offsets {
    /// Counts the units of `text`.
    pub fn new(text: &str, unit: Encoding) -> Self {
        if unit == Encoding::Utf8 || text.is_ascii() {
            return Self { units: None };
        }
        let mut units = Vec::with_capacity(text.len() + 1);
        let mut count = 0;
        for character in text.chars() {
            units.extend(std::iter::repeat_n(count, character.len_utf8()));
            let mut buffer = [0; 4];
            count += unit.width(character.encode_utf8(&mut buffer));
        }
        units.push(count);
        Self { units: Some(units) }
    }

    /// The offset of a byte, in units; one inside a character counts as its start, one beyond the end
    /// as the end.
    pub fn of(&self, byte: usize) -> usize {
        match &self.units {
            Some(units) => units.get(byte).or(units.last()).copied().unwrap_or(0),
            None => byte,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_unit_counts_its_own() {
        let text = "é😀x";
        let at = |unit| [0, 2, 6, 7].map(|byte| Offsets::new(text, unit).of(byte));
        assert_eq!(at(Encoding::Utf8), [0, 2, 6, 7]);
        assert_eq!(at(Encoding::Utf16), [0, 1, 3, 4]);
        assert_eq!(at(Encoding::Utf32), [0, 1, 2, 3]);
        assert_eq!(Offsets::new("abc", Encoding::Utf16).of(2), 2);
    }
}
