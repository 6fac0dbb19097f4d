//! Compiles one spelling dictionary and the project's own word lists into a map
//! from every word to its spellings and frequency.
//!
//! Out come three files: `words-<dialect>.fst`, an `fst::Map` whose values are laid
//! out as `entry` says, and `mixed-<dialect>.txt`, the words whose capitals follow
//! no pattern, with the spellings of one word on one line; and `sounds-<dialect>.fst`,
//! an `fst::Set` of the words in use by what they sound like.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use crate::affix::Affixes;
use crate::entry::{BAND, CURRENT_BAND, LAST_BAND, LOWER, MIXED, MIXED_AT, NO_SUGGEST, TITLE, UPPER};
use crate::sound::sound;

/// Where the ingredients are and where the maps go.
pub struct Paths {
    /// The folder of `<dialect>.aff`, `<dialect>.dic` and the lists beside them.
    pub dictionaries: PathBuf,
    /// `word | band` a line.
    pub common_words: PathBuf,
    /// A word a line, known in every dialect; fields after it are of no matter
    /// here. The list may be missing.
    pub news_words: PathBuf,
    /// The folder for what is written.
    pub out: PathBuf,
}

/// What is known of a key: the flags of its value, and its mixed spellings.
#[derive(Default)]
struct Word {
    flags: u64,
    band: u64,
    mixed: Vec<String>,
}

type Words = BTreeMap<String, Word>;

/// Writes the map and the mixed spellings of one dialect (`en-US`, `en-GB`).
pub fn compile(dialect: &str, paths: &Paths) -> Result<(), Box<dyn Error>> {
    let affixes = format!("{dialect}.aff");
    let affixes = Affixes::parse(&fs::read_to_string(paths.dictionaries.join(affixes))?)?;
    let bands = read_bands(&paths.common_words)?;
    let mut words = Words::new();
    let stems = paths.dictionaries.join(format!("{dialect}.dic"));
    inflect(&fs::read_to_string(stems)?, &affixes, &bands, &mut words);
    let news_words = read_list(&paths.news_words)?;
    for term in &news_words {
        add(&mut words, term, 0);
    }
    let common = fs::read_to_string(paths.dictionaries.join("common.txt"))?;
    for word in common.lines().chain(news_words.iter().map(String::as_str)) {
        if let Some(entry) = words.get_mut(word) {
            entry.band = CURRENT_BAND;
        }
    }
    rank(&affixes, &bands, &mut words);
    write_sounds(dialect, &paths.out, &words)?;
    write(dialect, &paths.out, words)
}

/// Writes `rare.fst`, the set of words too rare for a dictionary of daily use.
pub fn compile_rare(paths: &Paths) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(paths.dictionaries.join("rare.txt"))?;
    let words: BTreeSet<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let mut set = fst::SetBuilder::new(BufWriter::new(File::create(paths.out.join("rare.fst"))?))?;
    set.extend_iter(words)?;
    set.finish()?;
    Ok(())
}

/// Writes `<list>.fst`, a map from the names of a list to their ranks: those above its empty line are common, the
/// commonest first; all others have the rank 0.
pub fn compile_names(list: &str, paths: &Paths) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(paths.dictionaries.join(format!("{list}.txt")))?;
    let (common, others) =
        text.split_once("\n\n").ok_or_else(|| format!("{list}: an empty line was expected"))?;
    let others = others.lines().map(|name| (name, 0));
    let names: BTreeMap<&str, u64> = common.lines().zip(1..).chain(others).collect();
    let mut map = fst::MapBuilder::new(BufWriter::new(File::create(paths.out.join(format!("{list}.fst")))?))?;
    map.extend_iter(names)?;
    map.finish()?;
    Ok(())
}

/// Frequency bands, by word in lower case.
fn read_bands(path: &Path) -> Result<HashMap<String, u64>, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let mut bands = HashMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let wrong = || format!("{}: `word | band` was expected: {line}", path.display());
        let (word, band) = line.split_once(" | ").ok_or_else(wrong)?;
        let band: u64 = band.trim().parse().map_err(|_| wrong())?;
        if !(1..=LAST_BAND).contains(&band) {
            return Err(wrong().into());
        }
        bands.insert(word.to_lowercase(), band);
    }
    Ok(bands)
}

/// The first fields of a word list, without terms of several words: the map holds
/// words, and each of theirs is to be correct by itself.
fn read_list(path: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    let text = fs::read_to_string(path)?;
    let terms = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('|').next())
        .map(|term| term.trim().replace('\u{2019}', "'"))
        .filter(|term| !term.is_empty() && !term.contains(char::is_whitespace));
    Ok(terms.collect())
}

/// Adds every form of every stem of the text of a `.dic` file.
fn inflect(stems: &str, affixes: &Affixes, bands: &HashMap<String, u64>, words: &mut Words) {
    // The first line holds the number of stems.
    for line in stems.lines().skip(1) {
        let (stem, flags) = line.split_once('/').unwrap_or((line, ""));
        // Numbers are read by rule, not from a list.
        if stem.is_empty() || stem.starts_with(|char: char| char.is_ascii_digit()) {
            continue;
        }
        let no_suggest = if affixes.is_no_suggest(flags) { NO_SUGGEST } else { 0 };
        affixes.inflect(stem, flags, |form| {
            if !is_plain_possessive(form, bands) {
                add(words, form, no_suggest);
            }
        });
    }
}

/// Gives each listed word its band, and its inflections the next one unless they
/// are listed themselves. The dictionary's own flags do not tell inflections,
/// because it keeps many of them (*interesting*) as stems.
fn rank(affixes: &Affixes, bands: &HashMap<String, u64>, words: &mut Words) {
    for (word, &band) in bands {
        let inherited = (band + 1).min(LAST_BAND);
        // English doubles a last consonant (*committed*) where the affix rules do not.
        let is_vowel = |letter: &char| "aeiou".contains(*letter);
        let last = word.chars().last().filter(|last| !is_vowel(last));
        let doubled: String = word.chars().chain(last).collect();
        let forms = affixes.suffixed(word).chain(affixes.suffixed(&doubled));
        // The shortest words have no forms that are not listed: *mes* is none of *me*.
        for form in forms.filter(|form| word.len() > 2 && !bands.contains_key(form)) {
            if let Some(entry) = words.get_mut(&form) {
                entry.band = if entry.band == 0 { inherited } else { entry.band.min(inherited) };
            }
        }
        // The list ranks words; whether they are correct is the dictionary's say.
        if let Some(entry) = words.get_mut(word) {
            entry.band = band;
        }
    }
}

/// Whether the form is a word with `'s`. The reader strips that by rule, so that
/// keeping such forms would double the map for nothing; contractions (`it's`,
/// `let's`) stand in the list of common words and are kept.
fn is_plain_possessive(form: &str, bands: &HashMap<String, u64>) -> bool {
    form.ends_with("'s") && !bands.contains_key(&form.to_lowercase())
}

fn add(words: &mut Words, text: &str, no_suggest: u64) {
    let key = text.to_lowercase();
    let capitals = text.chars().filter(|char| char.is_uppercase()).count();
    let letters = text.chars().filter(|char| char.is_alphabetic()).count();
    let word = words.entry(key).or_default();
    word.flags |= no_suggest;
    word.flags |= if capitals == 0 {
        LOWER
    } else if capitals == 1 && text.starts_with(char::is_uppercase) {
        TITLE
    } else if capitals == letters {
        UPPER
    } else {
        if !word.mixed.iter().any(|known| known == text) {
            word.mixed.push(text.to_owned());
        }
        MIXED
    };
}

/// Writes `sounds-<dialect>.fst`, the set of the words in use behind their sounds and a space.
fn write_sounds(dialect: &str, out: &Path, words: &Words) -> Result<(), Box<dyn Error>> {
    let in_use = words.iter().filter(|(_, word)| word.flags & LOWER != 0 && word.band != 0);
    let sounds = in_use.filter_map(|(key, _)| Some(format!("{} {key}", sound(key)?)));
    let sorted: BTreeSet<String> = sounds.collect();
    let file = BufWriter::new(File::create(out.join(format!("sounds-{dialect}.fst")))?);
    let mut set = fst::SetBuilder::new(file)?;
    set.extend_iter(sorted)?;
    set.finish()?;
    Ok(())
}

fn write(dialect: &str, out: &Path, words: Words) -> Result<(), Box<dyn Error>> {
    let file = BufWriter::new(File::create(out.join(format!("words-{dialect}.fst")))?);
    let mut map = fst::MapBuilder::new(file)?;
    let mut mixed = String::new();
    for (key, word) in words {
        let mut value = word.flags | (word.band & BAND);
        if !word.mixed.is_empty() {
            value |= (mixed.len() as u64) << MIXED_AT;
            mixed.push_str(&word.mixed.join(" "));
            mixed.push('\n');
        }
        map.insert(key, value)?;
    }
    map.finish()?;
    fs::write(out.join(format!("mixed-{dialect}.txt")), mixed)?;
    Ok(())
}
