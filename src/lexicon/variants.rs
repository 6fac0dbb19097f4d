//! Groups of accepted spellings of one term, looked up by any inflected form of any of them.

use super::entries;
use crate::text::capitalised;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::LazyLock;

/// The list as it ships.
pub static VARIANTS: LazyLock<Variants> = LazyLock::new(|| Variants::parse(include_str!("variants.txt")));

/// The second field of a line: which uses of a form count, and how it inflects.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Guard {
    /// With the regular forms of a verb.
    Verb,
    /// As a noun, with its plural; two words that may be a verb and its particle do not count.
    Noun,
    /// In any use, with a plural.
    Spelling,
    /// A name or an abbreviation, letter for letter.
    Exact,
    /// Letter for letter, save that a form in small letters may begin a sentence: names and abbreviations among words.
    Written,
}

/// One line of the list.
#[derive(Debug)]
pub struct Group {
    /// Its accepted forms, uninflected.
    pub forms: Vec<&'static str>,
    /// Which uses count.
    pub guard: Guard,
    /// A remark for people, by which rules know a few special cases.
    pub note: &'static str,
    /// Each form with its inflections in one order: `inflected[form][inflection]`.
    inflected: Vec<Vec<String>>,
}

impl Group {
    /// The given inflection of a form, as the list writes it.
    pub fn spelling(&self, form: usize, inflection: usize) -> Option<&str> {
        self.inflected.get(form)?.get(inflection).map(String::as_str)
    }
}

/// What a passage of text is in the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Variant {
    /// The index of its group.
    pub group: usize,
    /// The index of its form within the group.
    pub form: usize,
    /// The index of its inflection.
    pub inflection: usize,
}

/// The list, looked up by form.
#[derive(Debug)]
pub struct Variants {
    /// The groups in the order of the list.
    pub groups: Vec<Group>,
    by_form: FxHashMap<String, Vec<Variant>>,
    first_words: FxHashSet<String>,
    /// No spelling has more words and marks.
    pub longest: usize,
}

impl Variants {
    /// Reads a list.
    pub fn parse(list: &'static str) -> Self {
        let groups: Vec<Group> = entries(list)
            .map(|entry| {
                let forms: Vec<&str> = entry.term.split(';').map(str::trim).collect();
                let note = entry.field(2);
                let guard = match entry.field(1) {
                    "verb" => Guard::Verb,
                    "noun" => Guard::Noun,
                    "abbr" | "place" | "person" => Guard::Exact,
                    "written" => Guard::Written,
                    _ => Guard::Spelling,
                };
                let inflected = forms.iter().map(|form| inflect(form, guard, note)).collect();
                Group { forms, guard, note, inflected }
            })
            .collect();
        let mut by_form: FxHashMap<String, Vec<Variant>> = FxHashMap::default();
        let mut first_words = FxHashSet::default();
        let mut longest = 0;
        for (group, line) in groups.iter().enumerate() {
            for (form, spellings) in line.inflected.iter().enumerate() {
                for (inflection, spelling) in spellings.iter().enumerate() {
                    let lower = spelling.to_lowercase();
                    let is_mark = |letter: char| !letter.is_alphanumeric() && !letter.is_whitespace();
                    let marks = spelling.chars().filter(|letter| is_mark(*letter)).count();
                    longest = longest.max(spelling.split_whitespace().count() + marks);
                    first_words.insert(first_word(&lower).to_owned());
                    by_form.entry(lower).or_default().push(Variant { group, form, inflection });
                }
            }
        }
        Self { groups, by_form, first_words, longest }
    }

    /// Whether some form begins with the letters with which `lower` begins.
    pub fn may_start_with(&self, text: &str) -> bool {
        self.first_words.contains(&*lower(first_word(text)))
    }

    /// What `text` is. Names and abbreviations match letter for letter; of forms that differ in letter
    /// case alone the one that is written so; all others in any case.
    pub fn get(&self, text: &str) -> Option<Variant> {
        let candidates = self.by_form.get(&*lower(text))?;
        let exact = candidates.iter().find(|variant| self.spelling(variant) == Some(text));
        let only_one = candidates.len() == 1;
        exact.or_else(|| candidates.first().filter(|variant| only_one && self.may_be(variant, text))).copied()
    }

    fn spelling(&self, variant: &Variant) -> Option<&str> {
        self.groups.get(variant.group)?.spelling(variant.form, variant.inflection)
    }

    /// Whether a spelling may be written in these letters, which are its own in another case.
    fn may_be(&self, variant: &Variant, text: &str) -> bool {
        match self.groups.get(variant.group).map(|group| group.guard) {
            None | Some(Guard::Exact) => false,
            Some(Guard::Written) => self.spelling(variant).is_some_and(|form| capitalised(form) == text),
            Some(Guard::Verb | Guard::Noun | Guard::Spelling) => true,
        }
    }
}

/// Small letters, which most words are written in.
fn lower(text: &str) -> Cow<'_, str> {
    let is_small = text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_small { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase()) }
}

/// The letters and digits before the first other character.
fn first_word(text: &str) -> &str {
    text.split(|character: char| !character.is_alphanumeric()).next().unwrap_or("")
}

/// A form with its regular inflections, in an order that is the same for all forms of a guard.
fn inflect(form: &str, guard: Guard, note: &str) -> Vec<String> {
    let is_fixed =
        note.contains("past tense") || form.ends_with('.') || matches!(guard, Guard::Exact | Guard::Written);
    let mut out = vec![form.to_owned()];
    if is_fixed {
        return out;
    }
    let ends_in_y = form.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    let hisses = form.ends_with('s')
        || form.ends_with('x')
        || form.ends_with('z')
        || form.ends_with("ch")
        || form.ends_with("sh");
    out.push(match ends_in_y {
        Some(stem) => format!("{stem}ies"),
        None if hisses => format!("{form}es"),
        None => format!("{form}s"),
    });
    if guard == Guard::Verb {
        let silent = form.strip_suffix('e').filter(|stem| !stem.ends_with(['e', 'o', 'y']));
        out.push(match (ends_in_y, form.ends_with('e')) {
            (Some(stem), _) => format!("{stem}ied"),
            (None, true) => format!("{form}d"),
            (None, false) => format!("{form}ed"),
        });
        out.push(format!("{}ing", silent.unwrap_or(form)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_inflect_side_by_side() {
        let variants =
            Variants::parse("organize; organise | verb\nKyiv; Kiev | place\nInternet; internet | spelling\n");
        let found = variants.get("Organising").unwrap();
        assert_eq!(variants.groups[found.group].spelling(0, found.inflection), Some("organizing"));
        assert_eq!(variants.get("Internet").map(|variant| variant.form), Some(0));
        assert_eq!(variants.get("internet").map(|variant| variant.form), Some(1));
        assert!(variants.get("kyiv").is_none() && variants.get("Kyiv").is_some());
        let mixed = Variants::parse("e.g.; for example | written\nCovid; COVID | written\n");
        assert_eq!(mixed.get("For example").map(|variant| variant.form), Some(1));
        assert_eq!(mixed.get("E.g.").map(|variant| variant.form), Some(0));
        assert!(["FOR EXAMPLE", "for examples", "covid"].iter().all(|text| mixed.get(text).is_none()));
        assert!(variants.may_start_with("kiev-based") && !variants.may_start_with("kievan"));
    }

    #[test]
    fn the_list_is_sound() {
        for group in &VARIANTS.groups {
            assert!(group.forms.len() > 1, "{:?} is alone", group.forms);
        }
    }
}
