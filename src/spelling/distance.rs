//! How far apart two spellings are for fingers on a keyboard and for an ear.

/// An ordinary slip: a letter missed, added or replaced.
pub const EDIT: u32 = 100;

/// Costs of the slips that are likelier than that, in hundredths of an edit.
const NEIGHBOUR_KEY: u32 = 80;
const VOWEL_FOR_VOWEL: u32 = 75;
const WEAK_VOWEL: u32 = 55;
const VOWEL_BESIDE_VOWEL: u32 = 80;
const LIKE_SOUND: u32 = 75;
const SWAPPED: u32 = 60;
const SWAPPED_IE: u32 = 45;
const DOUBLED: u32 = 55;
const MUTE: u32 = 75;
const FINAL_E: u32 = 45;
const MARK: u32 = 40;
const OTHER_CASE: u32 = 10;

/// What it adds that a letter stands for a mark, whose key is far away, or a mark for a letter.
const FAR_MARK: u32 = 40;

/// What it adds that the slip is in the first letter, which writers get right.
const AT_START: u32 = 40;

/// The keyboard-aware edit distance of two spellings, in hundredths of an edit, or
/// `None` when it is above `most`.
///
/// A transposition is one edit. Below a full edit are: two letters swapped, a
/// neighbouring key, a vowel for a vowel, letters of like sound, a doubled letter
/// written once or a single one twice, an *e* or *h* that may be mute, an
/// apostrophe, hyphen or space, a vowel beside another, and a letter in the other case.
pub fn typing_distance(a: &str, b: &str, most: u32) -> Option<u32> {
    if a == b {
        return Some(0);
    }
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    if u32::try_from(a.len().abs_diff(b.len())).ok()?.saturating_mul(MARK) > most {
        return None;
    }
    // Three rows of the table suffice: a transposition looks two rows back.
    let mut before = vec![0_u32; b.len() + 1];
    let mut above: Vec<u32> = Vec::with_capacity(b.len() + 1);
    above.push(0);
    for at in 0..b.len() {
        above.push(above[at].saturating_add(single(&b, at)));
    }
    let mut row = vec![0_u32; b.len() + 1];
    for (i, &from) in a.iter().enumerate() {
        let gone = single(&a, i);
        row[0] = above[0].saturating_add(gone);
        let mut least = row[0];
        for (j, &to) in b.iter().enumerate() {
            let is_weak =
                j > 0 && b.get(j + 1).is_some_and(|next| weakens(*next)) && a.get(i + 1) == b.get(j + 1);
            let mut cost = above[j].saturating_add(replaced(from, to, i == 0 && j == 0, is_weak));
            cost = cost.min(above[j + 1].saturating_add(gone));
            cost = cost.min(row[j].saturating_add(single(&b, j)));
            if i > 0 && j > 0 && from != to && from == b[j - 1] && to == a[i - 1] {
                cost = cost.min(before[j - 1].saturating_add(swapped(from, to, i == 1)));
            }
            row[j + 1] = cost;
            least = least.min(cost);
        }
        // A transposition reaches back past this row, hence the row above as well.
        if least > most && above.iter().all(|&cost| cost > most) {
            return None;
        }
        std::mem::swap(&mut before, &mut above);
        std::mem::swap(&mut above, &mut row);
    }
    above.last().copied().filter(|&cost| cost <= most)
}

/// The cost of a letter that only one of the spellings has.
fn single(word: &[char], at: usize) -> u32 {
    let char = word[at];
    if is_mark(char) {
        return MARK;
    }
    let doubles = |other: Option<&char>| other.is_some_and(|other| other == &char);
    if at > 0 && doubles(word.get(at - 1)) || doubles(word.get(at + 1)) {
        DOUBLED
    } else if at == 0 {
        EDIT + AT_START
    } else if lower(char) == 'e' && at + 1 == word.len() {
        FINAL_E
    } else if matches!(lower(char), 'e' | 'h') {
        MUTE
    } else if is_vowel(char) && (is_vowel_at(word, at.checked_sub(1)) || is_vowel_at(word, Some(at + 1))) {
        VOWEL_BESIDE_VOWEL
    } else {
        EDIT
    }
}

/// Whether the vowel before this letter is often too weak to be heard: *-ent* or *-ant*, *-er* or *-or*, *-able* or *-ible*.
fn weakens(letter: char) -> bool {
    matches!(letter, 'b' | 'l' | 'n' | 'r')
}

fn replaced(from: char, to: char, at_start: bool, is_weak: bool) -> u32 {
    if from == to {
        return 0;
    }
    let (from, to) = (lower(from), lower(to));
    if from == to {
        return OTHER_CASE;
    }
    let cost = if is_mark(from) && is_mark(to) {
        MARK
    } else if is_mark(from) || is_mark(to) {
        EDIT + FAR_MARK
    } else if is_vowel(from) && is_vowel(to) {
        if is_weak { WEAK_VOWEL } else { VOWEL_FOR_VOWEL }
    } else if are_neighbours(from, to) {
        NEIGHBOUR_KEY
    } else if sound_alike(from, to) {
        LIKE_SOUND
    } else {
        EDIT
    };
    if at_start { cost + AT_START } else { cost }
}

fn swapped(from: char, to: char, at_start: bool) -> u32 {
    let cost = match (lower(from), lower(to)) {
        ('i', 'e') | ('e', 'i') => SWAPPED_IE,
        _ => SWAPPED,
    };
    if at_start { cost + AT_START / 2 } else { cost }
}

fn lower(char: char) -> char {
    char.to_lowercase().next().unwrap_or(char)
}

fn is_mark(char: char) -> bool {
    super::key::is_apostrophe(char) || super::key::is_hyphen(char) || char == ' '
}

fn is_vowel(char: char) -> bool {
    matches!(char, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

fn is_vowel_at(word: &[char], at: Option<usize>) -> bool {
    at.and_then(|at| word.get(at)).is_some_and(|letter| is_vowel(*letter))
}

fn sound_alike(a: char, b: char) -> bool {
    const PAIRS: [(char, char); 7] =
        [('c', 'k'), ('c', 's'), ('s', 'z'), ('f', 'v'), ('g', 'j'), ('m', 'n'), ('d', 't')];
    PAIRS.contains(&(a, b)) || PAIRS.contains(&(b, a))
}

/// Whether one word is the other with a letter replaced by that of a key beside it.
pub fn is_key_slip(one: &str, other: &str) -> bool {
    let replaced = |(from, to): (char, char)| (from != to).then(|| are_neighbours(lower(from), lower(to)));
    let pairs: Vec<bool> = one.chars().zip(other.chars()).filter_map(replaced).collect();
    one.chars().count() == other.chars().count() && pairs == [true]
}

/// Whether the keys of two letters touch on an English keyboard.
fn are_neighbours(a: char, b: char) -> bool {
    const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    let place =
        |letter: char| ROWS.iter().enumerate().find_map(|(row, keys)| Some((row, keys.find(letter)?)));
    let (Some(a), Some(b)) = (place(a), place(b)) else {
        return false;
    };
    let (upper, lower) = if a.0 <= b.0 { (a, b) } else { (b, a) };
    match lower.0 - upper.0 {
        0 => upper.1.abs_diff(lower.1) == 1,
        // Each row is shifted to the right by half a key: a key touches the one
        // above it of the same number and of the next.
        1 => upper.1 == lower.1 || upper.1 == lower.1 + 1,
        _ => false,
    }
}
