//! Which of many words lie one edit from a given one, without comparing it with each.

/// More words than this with one letter left out alike are no near misses but a pattern.
const LARGEST_BUCKET: usize = 64;

/// Words by what remains of them when one letter is left out: two words that are one letter, or one
/// swap, apart have such a remainder in common.
#[derive(Clone, Debug, Default)]
pub struct Neighbours {
    /// The hash of a remainder and the number of its word, sorted.
    by_remainder: Vec<(u64, u32)>,
}

impl Neighbours {
    /// Indexes `words`, in the order in which [`Self::near`] numbers them.
    pub fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut by_remainder = Vec::new();
        for (number, word) in (0_u32..).zip(words) {
            by_remainder.extend(remainders(word).into_iter().map(|remainder| (remainder, number)));
        }
        by_remainder.sort_unstable();
        Self { by_remainder }
    }

    /// For each of `words` the numbers of those that may be within one edit of it, itself among them, in ascending order.
    /// Some are farther, up to two edits: measure before you trust them.
    pub fn of_each_other<'a>(words: impl IntoIterator<Item = &'a str> + Clone) -> Vec<Vec<u32>> {
        let mut near: Vec<Vec<u32>> = words.clone().into_iter().map(|_| Vec::new()).collect();
        let index = Self::of(words);
        for bucket in
            index.by_remainder.chunk_by(|one, other| one.0 == other.0).filter(|bucket| bucket.len() > 1)
        {
            for (_, number) in bucket {
                let near = usize::try_from(*number).ok().and_then(|number| near.get_mut(number));
                let others = bucket.iter().take(LARGEST_BUCKET).map(|(_, other)| *other);
                near.into_iter().for_each(|near| near.extend(others.clone()));
            }
        }
        for numbers in &mut near {
            numbers.sort_unstable();
            numbers.dedup();
        }
        near
    }

    /// The numbers of the indexed words that may be within one edit of `word`, itself among them, in
    /// ascending order. Some are farther, up to two edits: measure before you trust them.
    pub fn near(&self, word: &str) -> Vec<u32> {
        let mut numbers: Vec<u32> = Vec::new();
        for remainder in remainders(word) {
            let from = self.by_remainder.partition_point(|(other, _)| *other < remainder);
            let bucket = self.by_remainder.iter().skip(from).take_while(|(other, _)| *other == remainder);
            numbers.extend(bucket.take(LARGEST_BUCKET).map(|(_, number)| *number));
        }
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}

/// Whether one letter more, less or other, or one swap of two, makes the one word the other.
pub fn is_one_edit(one: &str, other: &str) -> bool {
    let (one, other) = without_common_ends(one, other);
    match (first_letters(one), first_letters(other)) {
        ([Some(_), None, _], [_, None, _]) | ([None, ..], [Some(_), None, _]) => true,
        ([Some(a), Some(b), None], [Some(c), Some(d), None]) => a == d && b == c,
        _ => false,
    }
}

/// What is left of two words without the letters that they begin and end with alike.
fn without_common_ends<'a>(one: &'a str, other: &'a str) -> (&'a str, &'a str) {
    let start = alike(one.chars().zip(other.chars()));
    let (one, other) = (one.get(start..).unwrap_or(""), other.get(start..).unwrap_or(""));
    let end = alike(one.chars().rev().zip(other.chars().rev()));
    (one.get(..one.len() - end).unwrap_or(""), other.get(..other.len() - end).unwrap_or(""))
}

/// How many bytes the letters have that are alike, up to the first that are not.
fn alike(letters: impl Iterator<Item = (char, char)>) -> usize {
    letters.take_while(|(one, other)| one == other).map(|(letter, _)| letter.len_utf8()).sum()
}

/// The first letters of a word, as many as tell whether it has one, two or more.
fn first_letters(word: &str) -> [Option<char>; 3] {
    let mut letters = word.chars();
    [letters.next(), letters.next(), letters.next()]
}

/// The word itself and the word without each of its letters, hashed.
fn remainders(word: &str) -> Vec<u64> {
    let mut out = vec![hash(word, "")];
    for (at, letter) in word.char_indices() {
        let (before, after) =
            (word.get(..at).unwrap_or(""), word.get(at + letter.len_utf8()..).unwrap_or(""));
        out.push(hash(before, after));
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The same for every split of one text: FNV-1a.
fn hash(before: &str, after: &str) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325;
    before
        .bytes()
        .chain(after.bytes())
        .fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_edit_is_near() {
        let words = ["york", "delhi", "orleans"];
        let index = Neighbours::of(words);
        for slip in ["yotk", "yrok", "yrk", "yorkk", "york"] {
            assert_eq!(index.near(slip), [0], "{slip}");
        }
        assert!(index.near("bern").is_empty());
    }

    #[test]
    fn edits_are_counted() {
        for slip in ["yotk", "yrok", "yrk", "yorkk", "ork", "ayork"] {
            assert!(is_one_edit(slip, "york") && is_one_edit("york", slip), "{slip}");
        }
        for other in ["york", "yokr s", "yk", "kory", ""] {
            assert!(!is_one_edit(other, "york"), "{other}");
        }
    }
}
